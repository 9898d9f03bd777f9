"""The ledger's log: what each run did, what happened to files and documents, and what is known of a content."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

from sqlite_utils import Database

from extractor.store.columns import Row

Command = Literal["import", "convert", "merge", "verify"]
EventType = Literal[
    "ingestion", "replacement", "validation", "metadata extraction", "quarantine", "deaccession", "fixity check"
]


class Event(NamedTuple):
    """What happened to a file or a document: `failure` says why it failed, `detail` what else is to be said."""

    type: EventType
    path: str | None = None
    sha256: str | None = None
    failure: str | None = None
    detail: str | None = None


class Known(NamedTuple):
    """What the ledger knows of a content.

    `version` and `rules_version` say by which Minutebook and rules it was read, `attempts` how often they tried, `run`
    in which run last, `seconds` how long it took; `class_` and `message` why it failed, if it did.
    """

    version: str
    rules_version: str
    class_: str | None
    message: str | None
    attempts: int
    seconds: float | None
    run: int | None


def now() -> str:
    """The time in UTC, as the ledger has it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def begin_run(
    db: Database, command: Command, paths: Sequence[str], settings: Mapping[str, Any], versions: tuple[str, str]
) -> int:
    """The number of the run that starts now; `versions` are Minutebook's and that of its rules."""
    row: Row = {"started": now(), "command": command, "paths": json.dumps(paths), "settings": json.dumps(settings)}
    db.table("runs").insert({**row, "version": versions[0], "rules_version": versions[1]})
    return int(db.execute("SELECT max(id) FROM runs").fetchone()[0])


def end_run(db: Database, run: int, outcome: str, counts: Row) -> None:
    """Write down how the run ended; `counts` says how many files were imported, unchanged, failed and gone."""
    db.table("runs").update(run, {"ended": now(), "outcome": outcome, **counts})


def add_event(db: Database, run: int, event: Event) -> None:
    """Write down what happened to a file or a document."""
    outcome = "success" if event.failure is None else "failure"
    said = (run, now(), event.type, event.path, event.sha256, outcome, event.failure or event.detail)
    db.conn.execute(
        "INSERT INTO events (run, at, type, path, sha256, outcome, detail) VALUES (?, ?, ?, ?, ?, ?, ?)", said
    )


def taken(db: Database) -> Iterator[tuple[str, float]]:
    """The paths of all files that were read well, and the seconds that it took."""
    yield from db.execute(
        "SELECT path, seconds FROM files JOIN documents ON documents.sha256 = document "
        "WHERE outcome = 'imported' AND seconds IS NOT NULL"
    )


def known(db: Database, sha256: str) -> Known | None:
    """What the ledger knows of the content `sha256`; None if it was never read."""
    columns = "version, rules_version, class, message, attempts, seconds, run"
    found = db.execute(f"SELECT {columns} FROM documents WHERE sha256 = ?", [sha256]).fetchone()
    return None if found is None else Known(*found)
