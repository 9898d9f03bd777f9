"""A body's actions -> the rows of its tasks: threads and their history."""

import json
from collections.abc import Iterator, Mapping, Sequence

from sqlite_utils import Database

from extractor.store.columns import Row
from extractor.store.likeness import Heard
from extractor.store.meetings import Held
from extractor.store.threads import Thread, threads

Owners = Mapping[str, frozenset[str]]


def task_rows(db: Database, body: str | None, held: Sequence[Held], owners: Owners) -> Iterator[tuple[str, Row]]:
    """The rows of the tasks that a body's meetings set, from the record of each alone.

    `owners` says of each action whom it names. A meeting whose date isn't known can't be told to be before or after
    another: its tasks stand by themselves.
    """
    dated = [meeting for meeting in held if meeting.date is not None]
    undated = [[meeting] for meeting in held if meeting.date is None]
    for group in (dated, *undated):
        heard = [one for meeting in group for one in _heard(db, meeting, owners)]
        for thread in threads([meeting.key for meeting in group], heard):
            yield from _rows(body, thread)


def _heard(db: Database, meeting: Held, owners: Owners) -> Iterator[Heard]:
    for key, text, due, status, ref, due_text, carried_from in db.execute(_ACTIONS, [meeting.versions[0].key]):
        is_old = status in {"ongoing", "closed"} or carried_from is not None
        named = owners.get(key, frozenset())
        yield Heard(key, meeting.key, text, due, status, named, ref, due_text, is_old)


def _rows(body: str | None, thread: Thread) -> Iterator[tuple[str, Row]]:
    heard = [one.heard for one in thread.told]
    first, last = heard[0], heard[-1]
    dues = [one.due for one in heard if one.due is not None]
    yield (
        "action_threads",
        {
            "key": first.key,
            "body": body,
            "last": last.key,
            "text": first.text,
            "owned": next((one.key for one in reversed(heard) if one.owners), last.key),
            "due": dues[-1] if dues else None,
            "state": thread.state,
            "opened": first.meeting,
            "is_from_before": int(thread.is_from_before),
            "last_heard": last.meeting,
            "closed": _closed(thread),
            "silent": thread.silent,
        },
    )
    for one in thread.told:
        row: Row = {"action": one.heard.key, "thread": first.key, "meeting": one.heard.meeting}
        told: Row = {"event": one.event, "status": one.heard.status, "changes": json.dumps(one.changes)}
        yield "action_history", {**row, **told, "silent_before": one.silent_before}


def _closed(thread: Thread) -> str | None:
    """The meeting that closed a closed task, and not one that only lists it afterwards."""
    if thread.state != "closed":
        return None
    return next(one.heard.meeting for one in reversed(thread.told) if one.event == "closed")


_ACTIONS = """
SELECT key, text, due, status, ref, due_text, carried_from FROM actions WHERE minutes = ? ORDER BY position
"""
