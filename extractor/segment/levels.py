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


class Frame(NamedTuple):
    """A heading that is open, the `at`-th of all: those that follow may lie in it."""

    at: int
    level: int
    heading: Heading


def levels(found: tuple[Heading, ...], body: Look) -> tuple[tuple[int, int | None], ...]:
    """The level of each of `found`, and the index of the heading it lies in."""
    stack: list[Frame] = []
    out: list[tuple[int, int | None]] = []
    for index, heading in enumerate(found):
        del stack[_depth(heading, stack, found[index + 1 :], body) :]
        level = stack[-1].level + 1 if stack else 1
        out.append((level, stack[-1].at if stack else None))
        if _may_hold(heading):
            stack.append(Frame(index, level, heading))
    return tuple(out)


def _depth(heading: Heading, stack: list[Frame], later: tuple[Heading, ...], body: Look) -> int:
    """How many of the open headings `heading` lies in."""
    if heading.candidate.opening.number is not None and heading.candidate.opening.number.kind == "annex":
        return 0
    locked = _locked(heading, stack, later, body)
    for depth in range(locked, len(stack)):
        if _is_sibling(heading, stack[depth].heading):
            return depth
    if heading.candidate.place is None and locked == 0 and _is_outermost(heading):
        return 0
    for depth in range(len(stack), locked, -1):
        if _outranks(stack[depth - 1].heading, heading, body):
            return depth
    return locked


def _locked(heading: Heading, stack: list[Frame], later: tuple[Heading, ...], body: Look) -> int:
    """How many open headings go on after this one: it stands between two numbers of their sequence."""
    mine = heading.candidate.place
    locked = 0
    for depth, frame in enumerate(stack, start=1):
        its = frame.heading.candidate.place
        if its is None or (mine is not None and mine.sequence is its.sequence):
            continue
        goes_on = any(h.candidate.place is not None and h.candidate.place.sequence is its.sequence for h in later)
        is_part = mine is not None and mine.path[: len(its.path)] == its.path and len(mine.path) > len(its.path)
        if is_part or (goes_on and prominence(heading, body) < prominence(frame.heading, body) + 1.5):
            locked = depth
    return locked


def _is_sibling(one: Heading, other: Heading) -> bool:
    """Whether the two are numbered and set alike."""
    mine, its = one.candidate.place, other.candidate.place
    if mine is not None and its is not None:
        return mine.sequence is its.sequence or (
            mine.sequence.form == its.sequence.form
            and mine.sequence.prefix[:-1] == its.sequence.prefix[:-1]
            and one.candidate.opening.look[:3] == other.candidate.opening.look[:3]
            and len(mine.path) > 1
        )
    return mine is its and _setting(one) == _setting(other)


def _setting(heading: Heading) -> tuple[object, ...]:
    opening = heading.candidate.opening
    number = opening.number
    return opening.look, opening.lead is not None, number is not None and number.is_bullet, opening.line.depth


def _outranks(one: Heading, other: Heading, body: Look) -> bool:
    """Whether `other` may lie in `one`."""
    mine, its = prominence(one, body), prominence(other, body)
    if other.candidate.place is not None and one.candidate.place is None:
        return mine > its + 0.4
    if other.candidate.place is not None and one.candidate.place is not None:
        return mine > its - 0.1 and other.candidate.place.sequence is not one.candidate.place.sequence
    return mine > its + 0.4


def prominence(heading: Heading, body: Look) -> float:
    """How much a heading catches the eye."""
    opening = heading.candidate.opening
    look = opening.look
    shown = (
        2.0 * look.bold + 1.5 * look.underline + 1.0 * look.caps + 0.4 * look.italic + max(0.0, look.size - body.size)
    )
    if look.level is not None:
        shown = max(shown, 9.0 - look.level)
    deep = 0.6 * (opening.line.depth or 0) + (0.5 if opening.number is not None and opening.number.is_bullet else 0.0)
    return shown - (0.8 if opening.lead is not None else 0.0) - deep


def _may_hold(heading: Heading) -> bool:
    """Whether other headings can lie in it: not in the words 'Agenda' or 'Minutes', nor in a list of names."""
    title = heading.candidate.title
    if heading.candidate.place is not None:
        return True
    return not (
        wording.says("of-agenda-list", title)
        or (wording.says("of-record", title) and not wording.says("items-holding", title))
        or wording.kind_of(title) == "attendance"
    )


def _is_outermost(heading: Heading) -> bool:
    title = heading.candidate.title
    return wording.kind_of(title) in _OUTERMOST or wording.says("closing", title) or wording.says("bound-in", title)
