"""The ledger: which files were seen, what became of them, and what each run did."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal, NamedTuple

from sqlite_utils import Database

from extractor.store.columns import Row
from extractor.store.writing import forget_document, upsert

EventType = Literal["ingestion", "replacement", "metadata extraction", "deaccession", "fixity check"]


class Event(NamedTuple):
    """What happened to a file or a document: `failure` says why it failed, `detail` what else is to be said."""

    type: EventType
    path: str | None = None
    sha256: str | None = None
    failure: str | None = None
    detail: str | None = None


class Known(NamedTuple):
    """What the ledger knows of a content: by which Minutebook and rules it was read, and why it failed, if it did."""

    version: str
    rules_version: str
    class_: str | None
    message: str | None


def now() -> str:
    """The time in UTC, as the ledger has it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def begin_run(db: Database, paths: Sequence[str], version: str, rules_version: str) -> int:
    """The number of the run that starts now."""
    row: Row = {"started": now(), "version": version, "rules_version": rules_version, "paths": json.dumps(paths)}
    db.table("runs").insert(row)
    return int(db.execute("SELECT max(id) FROM runs").fetchone()[0])


def end_run(db: Database, run: int, outcome: str, counts: Row) -> None:
    """Write down how the run ended; `counts` says how many files were imported, unchanged and failed."""
    db.table("runs").update(run, {"ended": now(), "outcome": outcome, **counts})


def add_event(db: Database, run: int, event: Event) -> None:
    """Write down what happened to a file or a document."""
    outcome = "success" if event.failure is None else "failure"
    row: Row = {"run": run, "at": now(), "type": event.type, "path": event.path, "sha256": event.sha256}
    db.table("events").insert({**row, "outcome": outcome, "detail": event.failure or event.detail})


def known(db: Database, sha256: str) -> Known | None:
    """What the ledger knows of the content `sha256`; None if it was never read."""
    found = db.execute(
        "SELECT version, rules_version, class, message FROM documents WHERE sha256 = ?", [sha256]
    ).fetchone()
    return None if found is None else Known(*found)


def held_at(db: Database, path: str) -> tuple[str | None, str | None] | None:
    """The digest and the failure's class that the ledger has for `path`; None if it was never seen."""
    found = db.execute("SELECT document, class FROM files WHERE path = ?", [path]).fetchone()
    return None if found is None else (found[0], found[1])


def put_file(db: Database, run: int, path: str, sha256: str | None, failure: Row | None = None) -> bool:
    """Let `path` hold the content `sha256`, or, if it could not be opened, the `failure`; whether that is news.

    A content that no path holds any more goes.
    """
    row: Row = {"path": path, "document": sha256, "class": None, "message": None, **(failure or {})}
    before = held_at(db, path)
    if before == (row["document"], row["class"]):
        return False
    upsert(db, "files", [row])
    if before is not None and before[0] is not None:
        add_event(db, run, Event("replacement", path, sha256, detail=f"in place of {before[0]}"))
        _deaccession(db, run, before[0])
    return True


def _deaccession(db: Database, run: int, sha256: str) -> None:
    if db.execute("SELECT 1 FROM files WHERE document = ?", [sha256]).fetchone() is None:
        forget_document(db, sha256)
        db.execute("DELETE FROM documents WHERE sha256 = ?", [sha256])
        add_event(db, run, Event("deaccession", sha256=sha256, detail="no file holds it any more"))
