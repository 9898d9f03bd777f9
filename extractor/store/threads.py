"""Actions -> threads: one task over the meetings of a body, its history, and how it stands."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile
from typing import Literal, NamedTuple

from extractor.store.keys import fold
from extractor.store.likeness import Heard, content, likeness
from extractor.store.recalling import Recalled

Happened = Literal["opened", "carried", "updated", "closed", "listed", "reopened"]
Change = Literal["owner", "due", "words"]


class Told(NamedTuple):
    """What a meeting says of a task: what happened, what has changed, and how many meetings before were silent."""

    heard: Heard
    event: Happened
    changes: tuple[Change, ...]
    silent_before: int


class Thread(NamedTuple):
    """A task with all that is told of it, in order; `is_from_before` if it was set before the first meeting here."""

    told: tuple[Told, ...]
    state: str
    silent: int
    is_from_before: bool


def threads(meetings: Sequence[str], told: Iterable[Heard]) -> list[Thread]:
    """The tasks that a body's meetings, given in order of date, tell of; `told` is in that order too.

    Each telling goes to the task that it is most like, one to one; what is like none sets a task. The same words twice
    in one meeting, to the same owners as far as both name any, are one task. At the end a task is `closed`, `ongoing`
    or `open` as last told; `unreported` if no meeting after the one that set it says anything.
    """
    tasks: list[list[Heard]] = []
    before = Recalled()
    for _, at_meeting in groupby(told, key=lambda one: one.meeting):
        tellings, now = list(at_meeting), list[tuple[int, Heard]]()
        taken = _assigned(before, tasks, tellings)
        for at, one in enumerate(tellings):
            number = taken[at] if at in taken else _said_already(tasks, sorted({of for of, _ in now}), one)
            if number == len(tasks):
                tasks.append([])
            tasks[number].append(one)
            now.append((number, one))
        for number, one in now:
            before.add(number, one)
    places = {meeting: at for at, meeting in enumerate(meetings)}
    return [_thread(task, places) for task in tasks]


def _assigned(before: Recalled, tasks: Sequence[Sequence[Heard]], tellings: Sequence[Heard]) -> dict[int, int]:
    """The task of each telling that is of one, both by their places; no two tellings have the same."""
    found: dict[int, int] = {}
    given = set[int]()
    for _, at, task in sorted(_pairs(before, tasks, tellings)):
        if at not in found and task not in given:
            found[at] = task
            given.add(task)
    return found


def _pairs(
    before: Recalled, tasks: Sequence[Sequence[Heard]], tellings: Sequence[Heard]
) -> Iterator[tuple[tuple[float, ...], int, int]]:
    """Every telling with every task that it may be of: the likest first, then the one heard of last."""
    for at, one in enumerate(tellings):
        for number, told in before.like(one).items():
            is_over = _status(tasks[number]) == "closed"
            likest = max(filter(None, (likeness(each, one, is_over=is_over) for each in told)), default=None)
            if likest is not None:
                yield (-likest[0], -likest[1], int(is_over), -likest[2], -number), at, number


def _said_already(tasks: Sequence[Sequence[Heard]], now: Sequence[int], one: Heard) -> int:
    """The number of the task, of those told `now`, that `one` tells a second time; else that of a new one."""
    return next((number for number in now if _is_said_twice(tasks[number], one)), len(tasks))


def _is_said_twice(task: Sequence[Heard], one: Heard) -> bool:
    last = task[-1]
    if last.meeting != one.meeting or fold(last.text) != fold(one.text):
        return False
    return not last.owners or not one.owners or not last.owners.isdisjoint(one.owners)


def _status(task: Sequence[Heard]) -> str | None:
    """The status told last; the same meeting may tell a task twice, and say only once how it stands."""
    at_last = takewhile(lambda one: one.meeting == task[-1].meeting, reversed(task))
    return next((one.status for one in at_last if one.status is not None), None)


def _thread(task: Sequence[Heard], places: dict[str, int]) -> Thread:
    silent = len(places) - 1 - places[task[-1].meeting]
    state = _status(task) or "open"
    if state == "open" and silent and task[0].meeting == task[-1].meeting:
        state = "unreported"
    history = tuple(_history(task, places))
    return Thread(history, state, 0 if state == "closed" else silent, history[0].event != "opened")


def _history(task: Sequence[Heard], places: dict[str, int]) -> Iterator[Told]:
    """What became of the task at each meeting; what one meeting says in several places happened once."""
    before: list[Heard] = []
    for meeting, group in groupby(task, key=lambda one: one.meeting):
        told = list(group)
        changes = tuple(_changes(before, told))
        event = _event(_status(before) if before else None, told, changes, is_first=not before)
        silent = places[meeting] - places[before[-1].meeting] - 1 if before else 0
        yield from (Told(one, event, changes, silent) for one in told)
        before += told


def _event(last: str | None, told: Sequence[Heard], changes: Sequence[Change], *, is_first: bool) -> Happened:
    status = _status(told)
    if status == "closed":
        return "listed" if last == "closed" else "closed"
    if last == "closed":
        return "reopened"
    if is_first:
        return "carried" if any(one.is_old for one in told) else "opened"
    return "updated" if changes else "carried"


def _changes(before: Sequence[Heard], told: Sequence[Heard]) -> Iterator[Change]:
    """What is told otherwise than before; what is left out now has not changed."""
    if not before:
        return
    owners, owned = _last_owners(before), _last_owners(told)
    if owners and owned and owners.isdisjoint(owned):
        yield "owner"
    due = _last_due(told)
    if due is not None and due != _last_due(before):
        yield "due"
    if content(before[-1]) != content(told[0]):
        yield "words"


def _last_due(told: Sequence[Heard]) -> str | None:
    return next((one.due for one in reversed(told) if one.due), None)


def _last_owners(told: Sequence[Heard]) -> frozenset[str]:
    return next((one.owners for one in reversed(told) if one.owners), frozenset())
