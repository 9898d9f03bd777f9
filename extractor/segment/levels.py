"""How deep each heading lies: by its number, by what it stands between, and by how all that are set alike lie."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from extractor.segment import wording
from extractor.segment.judge import Heading
from extractor.segment.looks import Look
from extractor.segment.settings import Setting, indent, settings

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
_STEP = 12.0
# What a group's name may lack in looks against the headings of its group, if it has no text of its own.
_NAMED = 1.0
# The share of a setting's headings that must lie in another setting, of the share that lies in its most usual one.
_USUAL = 0.5
_SEVERAL = 4
# The share of headings that lie in one which is a title over all.
_COVER = 0.75
_TOP = 5

# Which settings the headings of a setting lie in, and how often; None is the document itself.
Usual = dict[Setting, Counter[Setting | None]]


class Frame(NamedTuple):
    """A heading that is open, the `at`-th of all; `sight` is how much it catches the eye.

    `holds` says whether others may lie in it.
    """

    at: int
    heading: Heading
    setting: Setting
    sight: float
    holds: bool


class Outline(NamedTuple):
    """All headings, and those as frames; `numbering` are the sequences most of whose numbers are headings."""

    found: tuple[Heading, ...]
    frames: tuple[Frame, ...]
    numbering: frozenset[int]


def levels(found: tuple[Heading, ...], body: Look) -> tuple[tuple[int, int | None], ...]:
    """The level of each of `found`, and the index of the heading it lies in.

    They are stacked twice: first by what each heading says by itself, then so that those set alike lie in the same.
    """
    numbering = frozenset(_numbering(found))
    frames = tuple(
        Frame(at, heading, setting, _sight(heading, setting, body), _may_hold(heading, numbering))
        for at, (heading, setting) in enumerate(zip(found, settings(found), strict=True))
    )
    all_ = _without_cover(Outline(found, frames, numbering))
    parents = [parent for _, parent in _stacked(all_, {})]
    return tuple(_stacked(all_, _usual(all_.frames, parents)))


def _without_cover(all_: Outline) -> Outline:
    """`all_`, where a heading that would hold nearly all others holds none: it is a title over the whole record."""
    parents = [parent for _, parent in _stacked(all_, {})]
    held = Counter(_tops(parents))
    for at, count in held.items():
        frame = all_.frames[at]
        is_only = sum(other.setting == frame.setting for other in all_.frames) < 2 or _holds_a_sequence(
            at, parents, all_
        )
        if count > max(_SEVERAL, _COVER * len(parents)) and is_only and _is_cover(frame):
            frames = tuple(one._replace(holds=one.holds and one.at != at) for one in all_.frames)
            return all_._replace(frames=frames)
    return all_


def _holds_a_sequence(at: int, parents: list[int | None], all_: Outline) -> bool:
    """Whether most of what lies right in a heading is one sequence of numbers."""
    within = [all_.found[of].candidate.place for of, parent in enumerate(parents) if parent == at]
    counts = Counter(id(place.sequence) for place in within if place is not None)
    return max(counts.values(), default=0) > max(_SEVERAL, len(within) // 2)


def _tops(parents: list[int | None]) -> Iterator[int]:
    """For each heading, the outermost that it lies in: itself, if it lies in none."""
    found: list[int] = []
    for at, parent in enumerate(parents):
        found.append(at if parent is None else found[parent])
        yield found[-1]


def _is_cover(frame: Frame) -> bool:
    """Whether a heading has neither a number nor a name that items have."""
    return frame.heading.candidate.place is None and not _is_bound_in(frame.heading)


def without_title(found: tuple[Heading, ...], body: Look) -> tuple[Heading, ...]:
    """`found` without a first one that is set larger than all others: it is the document's title."""
    if len(found) < _SEVERAL or found[0].at > _TOP or found[0].candidate.opening.number is not None:
        return found
    title = found[0].candidate.title
    if found[0].candidate.is_known and not wording.says("of-title", title):
        return found
    first, *others = (_sight(one, setting, body) for one, setting in zip(found, settings(found), strict=True))
    return found[1:] if first > max(others) + _SEEN else found


def _numbering(found: tuple[Heading, ...]) -> Iterator[int]:
    """The ids of sequences that number headings; in the others a heading here and there is one of many paragraphs."""
    counts = Counter(id(h.candidate.place.sequence) for h in found if h.candidate.place is not None)
    for heading in found:
        place = heading.candidate.place
        if place is not None and 2 * counts[id(place.sequence)] > len(place.sequence.at):
            yield id(place.sequence)


def _usual(frames: tuple[Frame, ...], parents: list[int | None]) -> Usual:
    usual: Usual = defaultdict(Counter)
    for frame, parent in zip(frames, parents, strict=True):
        usual[frame.setting][frames[parent].setting if parent is not None else None] += 1
    return usual


def _stacked(all_: Outline, usual: Usual) -> Iterator[tuple[int, int | None]]:
    """The level and parent of each heading, one after another on a stack of those that are open."""
    stack: list[Frame] = []
    depths: dict[int, int] = {}
    for frame in all_.frames:
        del stack[_depth(frame, stack, depths, usual, all_) :]
        yield len(stack) + 1, stack[-1].at if stack else None
        if frame.heading.candidate.place is not None:
            depths.setdefault(id(frame.heading.candidate.place.sequence), len(stack))
        stack.append(frame)


def _depth(frame: Frame, stack: list[Frame], depths: dict[int, int], usual: Usual, all_: Outline) -> int:
    """How many of the open headings `frame` lies in: a number goes where its sequence began."""
    place = frame.heading.candidate.place
    if _is_bound_in(frame.heading):
        return 0
    if place is not None and id(place.sequence) in depths:
        return min(depths[id(place.sequence)], len(stack))
    locked = _locked(frame, stack, all_)
    if place is None and locked == 0 and _is_outermost(frame.heading) and not _is_in_table_below(frame, stack):
        return 0
    siblings = (depth for depth in range(locked, len(stack)) if stack[depth].setting == frame.setting)
    by_usual = _by_usual(stack, locked, usual.get(frame.setting, Counter()))
    return next(siblings, _by_sight(frame, stack, locked) if by_usual is None else by_usual)


def _locked(one: Frame, stack: list[Frame], all_: Outline) -> int:
    """How many open headings surely hold this one: by its number, or since their numbers go on after it."""
    later = all_.found[one.at + 1 :]
    ahead = {id(other.candidate.place.sequence) for other in later if other.candidate.place is not None}
    locked = 0
    for depth, frame in enumerate(stack, start=1):
        place = frame.heading.candidate.place
        if place is None:
            continue
        is_group = one.sight >= frame.sight - _SEEN and _is_over_items(one.heading, later)
        is_ahead = id(place.sequence) in ahead and id(place.sequence) in all_.numbering
        if _is_part(one.heading, frame.heading) or (is_ahead and not is_group):
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


def _by_usual(stack: list[Frame], locked: int, usual: Counter[Setting | None]) -> int | None:
    """In the last open heading of a setting that those set alike usually lie in; None if they usually lie in none."""
    least = _USUAL * max(usual.values(), default=0)
    for depth in range(len(stack), locked, -1):
        if usual[stack[depth - 1].setting] > least:
            return depth
    return locked if usual[None] > least else None


def _by_sight(one: Frame, stack: list[Frame], locked: int) -> int:
    """In the last open heading that is set larger; never out of what is locked."""
    for depth in range(len(stack), locked, -1):
        if stack[depth - 1].holds and _outranks(stack[depth - 1], one):
            return depth
    return locked


def _outranks(upper: Frame, lower: Frame) -> bool:
    """Whether `lower` may lie in `upper`."""
    one, other = upper.heading, lower.heading
    if lower.setting.level is not None and lower.setting.form is None and upper.setting.form is None:
        return upper.setting.level is not None and upper.setting.level < lower.setting.level
    if _is_left_of(one, other) is not None:
        return upper.sight >= lower.sight - _SEEN if _is_left_of(one, other) else False
    if upper.setting.is_bullet and lower.setting.away < upper.setting.away:
        return False
    if _is_name_of_group(upper, lower):
        return True
    if _is_bound_in(one) or _is_name_of_list(one, other) or (_is_small(other) and not _is_small(one)):
        return upper.sight >= lower.sight - _SEEN
    return upper.sight > lower.sight + _SEEN


def _is_name_of_group(upper: Frame, lower: Frame) -> bool:
    """Whether `upper` has no number and no text of its own, and `lower` comes next, otherwise set and little larger."""
    is_next = upper.heading.candidate.place is None and lower.heading.at == upper.heading.at + 1
    return is_next and lower.setting != upper.setting and upper.sight >= lower.sight - _NAMED


def _is_left_of(one: Heading, other: Heading) -> bool | None:
    """Whether the first of two numbered, bulleted or plain headings stands further left; None where it says nothing."""
    kinds = {h.candidate.opening.number.kind if h.candidate.opening.number else "" for h in (one, other)}
    is_plain = not one.candidate.stands_out and not other.candidate.stands_out
    away = indent(other) - indent(one)
    if one.candidate.place is not None and other.candidate.place is not None:
        return True if away > _STEP else None
    if one.candidate.place or other.candidate.place or not (kinds == {"bullet"} or (kinds == {""} and is_plain)):
        return None
    return away > 0 if abs(away) > _STEP else None


def _is_name_of_list(one: Heading, other: Heading) -> bool:
    """Whether `one` has no text of its own and `other` comes next, the first of a sequence."""
    place = other.candidate.place
    is_first = place is not None and place.sequence.at[0] == other.candidate.opening.at
    return one.candidate.place is None and is_first and other.at == one.at + 1


def _is_bound_in(heading: Heading) -> bool:
    """Whether a heading names an annex: what comes after it lies in it, up to the next."""
    number = heading.candidate.opening.number
    return number is not None and number.kind == "annex"


def _is_small(heading: Heading) -> bool:
    """Whether a heading is numbered as parts of items are: a, iv, 5.1."""
    place, number = heading.candidate.place, heading.candidate.opening.number
    if place is None or number is None:
        return False
    return place.sequence.depth > 1 or (number.kind in {"letter", "roman"} and number.printed.islower())


def _sight(heading: Heading, setting: Setting, body: Look) -> float:
    """How much a heading catches the eye."""
    opening = heading.candidate.opening
    shown = 2.0 * setting.bold + 1.5 * setting.underline + 1.0 * setting.caps + 0.4 * setting.italic
    shown += max(0.0, opening.look.size - body.size) - 0.6 * (opening.line.depth or 0) - 0.8 * setting.is_run_in
    if setting.mark is not None:
        shown += 8.0 - len(setting.mark)
    return shown - 0.5 * setting.is_bullet


def _may_hold(heading: Heading, numbering: frozenset[int]) -> bool:
    """Whether other headings can lie in it: not in the words 'Agenda' or 'Minutes', nor in a list of names."""
    place, title = heading.candidate.place, heading.candidate.title
    if place is not None:
        return id(place.sequence) in numbering
    is_over_record = wording.says("of-record", title) and not wording.says("items-holding", title)
    is_over_names = wording.says("attendance-labels", heading.candidate.label)
    return not (wording.says("of-agenda-list", title) or is_over_record or is_over_names)


def _is_in_table_below(one: Frame, stack: list[Frame]) -> bool:
    """Whether a heading stands in a table, below a heading outside of it or one that has no text of its own."""
    if one.heading.candidate.opening.line.cell is None or not stack:
        return False
    is_banner = stack[-1].holds and stack[-1].heading.at + 1 == one.heading.at
    return is_banner or any(f.holds and f.heading.candidate.opening.line.cell is None for f in stack)


def _is_outermost(heading: Heading) -> bool:
    title = heading.candidate.title
    return wording.kind_of(title) in _OUTERMOST or wording.says("closing", title) or wording.says("bound-in", title)
