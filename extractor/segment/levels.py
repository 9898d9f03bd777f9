"""How deep each heading lies, by its number, by how it is set, and by what it stands between."""

from typing import NamedTuple

from extractor.segment import wording
from extractor.segment.judge import Heading
from extractor.segment.looks import Look

_OUTERMOST = (
    "apologies",
    "minutes_of_last_meeting",
    "matters_arising",
    "next_meeting",
    "any_other_business",
    "closed_session",
    "attendance",
)
_SEEN = 0.4
_SEVERAL = 4
_STEP = 12.0
_TOP = 5


class Frame(NamedTuple):
    """A heading that is open, the `at`-th of all; `holds` says whether others may lie in it."""

    at: int
    heading: Heading
    holds: bool


def levels(found: tuple[Heading, ...], body: Look) -> tuple[tuple[int, int | None], ...]:
    """The level of each of `found`, and the index of the heading it lies in."""
    stack: list[Frame] = []
    depths: dict[int, int] = {}
    out: list[tuple[int, int | None]] = []
    for at, heading in enumerate(found):
        del stack[_depth(heading, stack, found[at + 1 :], depths, body) :]
        out.append((len(stack) + 1, stack[-1].at if stack else None))
        if heading.candidate.place is not None:
            depths.setdefault(id(heading.candidate.place.sequence), len(stack))
        stack.append(Frame(at, heading, _may_hold(heading)))
    return tuple(out)


def without_title(found: tuple[Heading, ...], body: Look) -> tuple[Heading, ...]:
    """`found` without a first one that is set larger than all others: it is the document's title."""
    if len(found) < _SEVERAL or found[0].at > _TOP or found[0].candidate.opening.number is not None:
        return found
    first, *others = (_sight(heading, body) for heading in found)
    return found[1:] if first > max(others) + _SEEN else found


def _depth(heading: Heading, stack: list[Frame], later: tuple[Heading, ...], depths: dict[int, int], body: Look) -> int:
    """How many of the open headings `heading` lies in: a number goes where its sequence began."""
    place, number = heading.candidate.place, heading.candidate.opening.number
    if number is not None and number.kind == "annex":
        return 0
    if place is not None and id(place.sequence) in depths:
        return min(depths[id(place.sequence)], len(stack))
    locked = _locked(heading, stack, later, body)
    if place is None and locked == 0 and _is_outermost(heading):
        return 0
    return _by_sight(heading, stack, locked, body)


def _locked(heading: Heading, stack: list[Frame], later: tuple[Heading, ...], body: Look) -> int:
    """How many open headings surely hold this one: by its number, or since their numbers go on after it."""
    ahead = {id(other.candidate.place.sequence) for other in later if other.candidate.place is not None}
    locked = 0
    for depth, frame in enumerate(stack, start=1):
        place = frame.heading.candidate.place
        if place is None:
            continue
        is_far = _is_over_items(heading, later) and _sight(heading, body) >= _sight(frame.heading, body) - _SEEN
        if _is_part(heading, frame.heading) or (id(place.sequence) in ahead and not is_far):
            locked = depth
    return locked


def _is_over_items(heading: Heading, later: tuple[Heading, ...]) -> bool:
    """Whether a heading without number has no text of its own, but goes before a numbered one as its group's name."""
    following = later[0] if later else None
    return (
        heading.candidate.place is None
        and following is not None
        and following.at == heading.at + 1
        and following.candidate.place is not None
    )


def _is_part(one: Heading, other: Heading) -> bool:
    """Whether the number of `one` says that it is a part of `other`: 97.1 of 97."""
    mine, its = one.candidate.place, other.candidate.place
    if mine is None or its is None:
        return False
    return len(mine.path) > len(its.path) and mine.path[: len(its.path)] == its.path


def _by_sight(heading: Heading, stack: list[Frame], locked: int, body: Look) -> int:
    """Beside the open heading that is set alike, else in the last that is set larger; never out of what is locked."""
    for depth in range(locked, len(stack)):
        if _setting(heading) == _setting(stack[depth].heading):
            return depth
    for depth in range(len(stack), locked, -1):
        if stack[depth - 1].holds and _outranks(stack[depth - 1].heading, heading, body):
            return depth
    return locked


def _setting(heading: Heading) -> tuple[object, ...]:
    """How a heading is set and numbered; a sequence that begins anew is like the one before it."""
    opening, place = heading.candidate.opening, heading.candidate.place
    form = (place.sequence.form, place.sequence.depth) if place is not None else None
    kind = opening.number.kind if opening.number is not None and form is None else None
    mark = opening.number.printed if kind == "mark" and opening.number is not None else None
    deep = round((opening.line.indent or 0.0) / _STEP) if kind == "bullet" else None
    return form, kind, mark, opening.look, opening.lead is not None, opening.line.depth, deep


def _outranks(one: Heading, other: Heading, body: Look) -> bool:
    """Whether `other` may lie in `one`."""
    upper, lower = one.candidate.opening.look.level, other.candidate.opening.look.level
    if lower is not None and other.candidate.place is None and one.candidate.place is None:
        return upper is not None and upper < lower
    mine, its = _sight(one, body), _sight(other, body)
    if _is_left_of(one, other) is not None:
        return mine >= its - _SEEN if _is_left_of(one, other) else False
    if _is_name_of_list(one, other):
        return mine >= its - _SEEN
    return mine >= its - _SEEN if _is_small(other) and not _is_small(one) else mine > its + _SEEN


def _is_left_of(one: Heading, other: Heading) -> bool | None:
    """Whether the first of two bulleted or plain headings stands further left; None where that says nothing."""
    kinds = {h.candidate.opening.number.kind if h.candidate.opening.number else "" for h in (one, other)}
    mine, its = one.candidate.opening.line, other.candidate.opening.line
    is_plain = not one.candidate.stands_out and not other.candidate.stands_out
    if one.candidate.place or other.candidate.place or not (kinds == {"bullet"} or (kinds == {""} and is_plain)):
        return None
    away = (its.indent or 0.0) - (mine.indent or 0.0) + _STEP * ((its.depth or 0) - (mine.depth or 0))
    return away > 0 if abs(away) > _STEP else None


def _is_name_of_list(one: Heading, other: Heading) -> bool:
    """Whether `one` has no text of its own and `other` comes next, the first of a sequence."""
    place = other.candidate.place
    is_first = place is not None and place.sequence.at[0] == other.candidate.opening.at
    return one.candidate.place is None and is_first and other.at == one.at + 1


def _is_small(heading: Heading) -> bool:
    """Whether a heading is numbered as parts of items are: a, iv, 5.1."""
    place, number = heading.candidate.place, heading.candidate.opening.number
    if place is None or number is None:
        return False
    return place.sequence.depth > 1 or (number.kind in {"letter", "roman"} and number.printed.islower())


def _sight(heading: Heading, body: Look) -> float:
    """How much a heading catches the eye."""
    opening = heading.candidate.opening
    look, number = opening.look, opening.number
    shown = 2.0 * look.bold + 1.5 * look.underline + 1.0 * look.caps + 0.4 * look.italic
    shown += max(0.0, look.size - body.size) - 0.6 * (opening.line.depth or 0) - 0.8 * (opening.lead is not None)
    if number is not None and number.kind == "mark":
        shown += 8.0 - len(number.printed)
    return shown - (0.5 if number is not None and number.is_bullet else 0.0)


def _may_hold(heading: Heading) -> bool:
    """Whether other headings can lie in it: not in the words 'Agenda' or 'Minutes', nor in a list of names."""
    title = heading.candidate.title
    if heading.candidate.place is not None:
        return True
    is_over_record = wording.says("of-record", title) and not wording.says("items-holding", title)
    is_over_names = wording.says("attendance-labels", heading.candidate.label)
    return not (wording.says("of-agenda-list", title) or is_over_record or is_over_names)


def _is_outermost(heading: Heading) -> bool:
    title = heading.candidate.title
    return wording.kind_of(title) in _OUTERMOST or wording.says("closing", title) or wording.says("bound-in", title)
