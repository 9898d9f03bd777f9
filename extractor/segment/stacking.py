"""Headings put into one another, one after another, on a stack of those that are open."""

import re
from collections import Counter
from collections.abc import Iterator

from extractor.segment import wording
from extractor.segment.groups import in_money, is_in_group, is_late, is_put_lower
from extractor.segment.judge import Heading
from extractor.segment.ranks import NAMED, SEEN, Frame, Outline, is_bound_in, is_in_table_below, is_outermost, outranks
from extractor.segment.sequences import Place
from extractor.segment.settings import Setting

# The share of a setting's headings that must lie in another setting, of the share that lies in its most usual one.
_USUAL = 0.5

# A number put in among others: "6b".
_INSERTED = re.compile(r"[0-9]+[a-z]+")

# Which settings the headings of a setting lie in, and how often; None is the document itself.
Usual = dict[Setting, Counter[Setting | None]]


def stacked(all_: Outline, usual: Usual) -> Iterator[tuple[int, int | None]]:
    """The level and parent of each heading, one after another on a stack of those that are open."""
    stack: list[Frame] = []
    depths: dict[int, int] = {}
    ends: dict[tuple[int, ...], int] = {}
    for frame in all_.frames:
        place = frame.heading.candidate.place
        before = ends.get((*place.path[:-1], place.path[-1] - 1)) if place is not None else None
        if place is not None and before is not None and _goes_on(place):
            depths.setdefault(id(place.sequence), before)
        del stack[_depth(frame, stack, depths, usual, all_) :]
        yield len(stack) + 1, stack[-1].at if stack else None
        if place is not None:
            depths.setdefault(id(place.sequence), len(stack))
            ends[place.path] = len(stack)
        stack.append(frame)


def _goes_on(place: Place) -> bool:
    """Whether a sequence of counting numbers begins where another may have ended: 5) after 4."""
    return place.sequence.values[0] > 1 and place.sequence.form.startswith("number-decimal")


def _depth(frame: Frame, stack: list[Frame], depths: dict[int, int], usual: Usual, all_: Outline) -> int:
    """How many of the open headings `frame` lies in: a number goes where its sequence began."""
    place = frame.heading.candidate.place
    if is_bound_in(frame.heading):
        return 0
    if place is not None and id(place.sequence) in depths:
        return min(depths[id(place.sequence)], len(stack))
    beside = _inserted_after(frame, stack)
    if beside is not None:
        return beside
    money = in_money(frame, stack)
    if money is not None:
        return money
    locked = _locked(frame, stack, all_)
    is_free = place is None and locked == 0 and not is_put_lower(frame, stack, all_)
    is_free = is_free and not is_in_table_below(frame, stack) and not _is_of_item(frame, stack, all_)
    if is_free and is_outermost(frame.heading):
        return 0
    siblings = (
        depth + is_in_group(frame, stack[depth], all_)
        for depth in range(locked, len(stack))
        if stack[depth].setting == frame.setting
    )
    by_usual = _by_usual(frame, stack, locked, usual.get(frame.setting, Counter()), all_)
    otherwise = _by_sight(frame, stack, locked, all_) if by_usual is None else by_usual
    return next(siblings, max(otherwise, _by_file(frame, stack)))


def _inserted_after(frame: Frame, stack: list[Frame]) -> int | None:
    """The depth of the item that a number with a letter was put in after: 6b after 6 or 5, where there is no 6a."""
    place, number = frame.heading.candidate.place, frame.heading.candidate.opening.number
    if place is None or number is None or _INSERTED.fullmatch(number.printed) is None:
        return None
    item = place.path[:-1]
    for depth, over in enumerate(stack):
        its = over.heading.candidate.place
        if its is not None and len(its.path) == len(item) and its.path[:-1] == item[:-1]:
            is_before = its.path[-1] == item[-1] - 1
            return depth if is_before or (its.path == item and place.sequence.values[0] > 1) else None
    return None


def _is_of_item(frame: Frame, stack: list[Frame], all_: Outline) -> bool:
    """Whether "Actions" are those of one item: it stands in a larger one, whose other parts go on below."""
    if not stack or wording.kind_of(frame.heading.candidate.title) != "actions":
        return False
    later = {one.setting for one in all_.frames[frame.at + 1 :] if not is_outermost(one.heading)}
    return len(stack) > 1 and stack[-1].setting in later and stack[-2].sight > frame.sight + SEEN


def _by_file(frame: Frame, stack: list[Frame]) -> int:
    """In the heading right before, if by the file it is of a higher level, and it is over no names; else in none."""
    level, is_next = frame.setting.level, bool(stack) and stack[-1].at + 1 == frame.at
    if level is None or not is_next or not stack[-1].holds:
        return 0
    above = stack[-1].setting.level if not wording.is_over_names(stack[-1].heading.candidate.label) else None
    return len(stack) if above is not None and above < level else 0


def _locked(one: Frame, stack: list[Frame], all_: Outline) -> int:
    """How many open headings surely hold this one: by its number, or since their numbers go on after it."""
    later = all_.found[one.at + 1 :]
    ahead = {id(other.candidate.place.sequence) for other in later if other.candidate.place is not None}
    locked = 0
    for depth, frame in enumerate(stack, start=1):
        place = frame.heading.candidate.place
        if place is None:
            continue
        is_told = all_.found[frame.at + 1].at > frame.heading.at + 1
        is_over = _is_over_items(one.heading, later)
        is_item = is_over or (is_told and _is_called_as_items(one.heading))
        is_seen = one.sight >= frame.sight - (NAMED if is_over else SEEN)
        is_group = is_seen and is_item and not _is_one_of_several(one.at, all_)
        is_ahead = id(place.sequence) in ahead and id(place.sequence) in all_.numbering
        if _is_part(one.heading, frame.heading) or (is_ahead and not is_group):
            locked = depth
    return locked


def _is_over_items(heading: Heading, later: tuple[Heading, ...]) -> bool:
    """Whether a heading without number has no text of its own, but goes before a numbered one as its group's name."""
    following = later[0] if later else None
    return (
        heading.candidate.place is None
        and heading.candidate.rest == 0
        and following is not None
        and following.at == heading.at + 1
        and following.candidate.place is not None
    )


def _is_one_of_several(at: int, all_: Outline) -> bool:
    """Whether a heading without number, with text of its own, stands beside others set like it: parts of an item."""
    settings = [all_.frames[other].setting for other in (at - 1, at + 1) if 0 <= other < len(all_.frames)]
    one = all_.found[at]
    is_told = one.candidate.rest > 0 or at + 1 == len(all_.found) or all_.found[at + 1].at > one.at + 1
    return one.candidate.place is None and is_told and all_.frames[at].setting in settings


def _is_called_as_items(heading: Heading) -> bool:
    """Whether a heading without number has the name of an item, and is no report or list of tasks in one."""
    one = heading.candidate
    return one.place is None and one.is_known and wording.kind_of(one.title) not in {"report", "actions"}


def _is_part(one: Heading, other: Heading) -> bool:
    """Whether the number of `one` says that it is a part of `other`: 97.1 of 97."""
    mine, its = one.candidate.place, other.candidate.place
    if mine is None or its is None:
        return False
    return len(mine.path) > len(its.path) and mine.path[: len(its.path)] == its.path


def _by_usual(
    frame: Frame, stack: list[Frame], locked: int, usual: Counter[Setting | None], all_: Outline
) -> int | None:
    """In the last open heading of a setting that those set alike usually lie in; None if they usually lie in none."""
    least = _USUAL * max(usual.values(), default=0)
    for depth in range(len(stack), locked, -1):
        if usual[stack[depth - 1].setting] > least and not is_late(stack[depth - 1], frame, all_):
            return depth
    return locked if usual[None] > least else None


def _by_sight(one: Frame, stack: list[Frame], locked: int, all_: Outline) -> int:
    """In the last open heading that is set larger; never out of what is locked."""
    for depth in range(len(stack), locked, -1):
        upper = stack[depth - 1]
        is_over = outranks(upper, one) or (upper.setting, one.setting) in all_.enclosed
        if upper.holds and is_over and not is_late(upper, one, all_):
            return depth
    return locked
