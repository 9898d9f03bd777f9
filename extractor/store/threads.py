"""Actions -> threads: one task over the meetings of a body, and how it stands."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.store.keys import fold


class Heard(NamedTuple):
    """An action as one meeting tells it."""

    key: str
    meeting: str
    text: str
    due: str | None
    status: str | None
    owners: frozenset[str]


class Thread(NamedTuple):
    """A task with all that is told of it, in order."""

    told: tuple[Heard, ...]
    state: str
    silent: int


def threads(meetings: Sequence[str], told: Iterable[Heard]) -> list[Thread]:
    """The tasks that a body's meetings, given in order of date, tell of; `told` is in that order too.

    The same words told again, to the same owners as far as both name any, are the same task, unless it was closed
    before. At the end it is `closed`, `ongoing` or `open` as last told; `unreported` if no meeting after the one that
    set it says anything.
    """
    tasks: dict[str, list[list[Heard]]] = {}
    for one in told:
        of_words = tasks.setdefault(fold(one.text), [])
        task = next((task for task in of_words if _goes_on(task, one)), None)
        if task is None:
            of_words.append([one])
        else:
            task.append(one)
    places = {meeting: at for at, meeting in enumerate(meetings)}
    return [_thread(task, places) for of_words in tasks.values() for task in of_words]


def _goes_on(task: Sequence[Heard], one: Heard) -> bool:
    last = task[-1]
    is_over = _status(task) == "closed" and last.meeting != one.meeting
    return not is_over and (not last.owners or not one.owners or not last.owners.isdisjoint(one.owners))


def _status(task: Sequence[Heard]) -> str | None:
    """The status told last; the same meeting may tell a task twice, and say only once how it stands."""
    at_last = [one.status for one in task if one.meeting == task[-1].meeting and one.status is not None]
    return at_last[-1] if at_last else None


def _thread(task: Sequence[Heard], places: dict[str, int]) -> Thread:
    silent = len(places) - 1 - places[task[-1].meeting]
    state = _status(task) or "open"
    if state == "open" and silent and task[0].meeting == task[-1].meeting:
        state = "unreported"
    return Thread(tuple(task), state, 0 if state == "closed" else silent)
