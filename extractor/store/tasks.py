"""A body's actions -> the rows of its tasks: threads and their history."""

from collections.abc import Iterator, Sequence

from sqlite_utils import Database

from extractor.store.columns import Row
from extractor.store.keys import fold
from extractor.store.meetings import Held
from extractor.store.threads import Heard, Thread, threads


def task_rows(db: Database, body: str | None, held: Sequence[Held]) -> Iterator[tuple[str, Row]]:
    """The rows of the tasks that a body's meetings set, from the record of each alone.

    A meeting whose date isn't known can't be told to be before or after another: its tasks stand by themselves.
    """
    dated = [meeting for meeting in held if meeting.date is not None]
    undated = [[meeting] for meeting in held if meeting.date is None]
    for group in (dated, *undated):
        heard = [one for meeting in group for one in _heard(db, meeting)]
        for thread in threads([meeting.key for meeting in group], heard):
            yield from _rows(body, thread)


def _heard(db: Database, meeting: Held) -> Iterator[Heard]:
    record = meeting.versions[0].key
    owners: dict[str, set[str]] = {}
    for action, owner in db.execute("SELECT action, owner FROM action_owners WHERE minutes = ?", [record]):
        owners.setdefault(action, set()).add(fold(owner))
    for key, text, due, status in db.execute(_ACTIONS, [record]):
        yield Heard(key, meeting.key, text, due, status, frozenset(owners.get(key, ())))


def _rows(body: str | None, thread: Thread) -> Iterator[tuple[str, Row]]:
    first, last = thread.told[0], thread.told[-1]
    dues = [one.due for one in thread.told if one.due is not None]
    yield (
        "action_threads",
        {
            "key": first.key,
            "body": body,
            "last": last.key,
            "text": first.text,
            "owned": next((one.key for one in thread.told if one.owners), first.key),
            "due": dues[-1] if dues else None,
            "state": thread.state,
            "opened": first.meeting,
            "last_heard": last.meeting,
            "closed": last.meeting if thread.state == "closed" else None,
            "silent": thread.silent,
        },
    )
    for one in thread.told:
        row: Row = {"action": one.key, "thread": first.key, "meeting": one.meeting, "status": one.status}
        yield "action_history", row


_ACTIONS = "SELECT key, text, due, status FROM actions WHERE minutes = ? ORDER BY position"
