"""What came of a job -> its rows in the ledger, and in the tables if it could be read."""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sqlite_utils import Database

from extractor import __version__, rules
from extractor.bulk import media
from extractor.bulk.again import MOST_TRIES, STOPS_READER, is_current
from extractor.bulk.keeping import Keeping
from extractor.bulk.taking import Done, Intake
from extractor.bulk.walk import look, shown
from extractor.bulk.worker import Job, Outcome, fault
from extractor.errors import OutputError, UnreadableError
from extractor.store import files, ledger, write_failure
from extractor.store.columns import Row
from extractor.store.ledger import Event, Known

# What says that a content can't be what it claims to be; all else says that reading it failed.
_NOT_SOUND = frozenset({"unsupported", "empty", "corrupt", "encrypted", "too_large"})


def enter(db: Database, run: int, intake: Intake, job: Job, outcome: Outcome) -> Iterator[Done]:
    """Write down what came of a job, in one transaction, and what became of each file with that content."""
    with db.atomic():
        if outcome.class_ == UnreadableError.ledger_class:
            files.put_back(db, job.sha256, run)
            done = [intake.unopened(shown(job.address or job.path), UnreadableError(outcome.message))]
        else:
            done = _entered(db, run, intake, job, outcome)
    yield from done


def _entered(db: Database, run: int, intake: Intake, job: Job, outcome: Outcome) -> list[Done]:
    known, paths = ledger.known(db, job.sha256), list(files.being_read(db, job.sha256, run))
    reading = _reading(run, outcome, _tries(known))
    if outcome.class_ is None:
        outcome = _kept(db, intake.keeping, paths, outcome, reading)
    if outcome.class_ is not None and (known is None or known.class_ is not None):
        write_failure(db, job.sha256, _failure(job, outcome), reading)
    for event in _events(job.sha256, outcome, _tries(known)):
        ledger.add_event(db, run, event)
    done = [intake.settle(path, job.sha256, outcome.class_, outcome.message) for path in paths]
    first = done[0]._replace(pages=outcome.pages, seconds=outcome.seconds)
    if known is not None and outcome.class_ is None:
        return [one._replace(result="imported") for one in (first, *done[1:])]
    return [first, *done[1:]]


def _kept(db: Database, keeping: Keeping, paths: list[str], outcome: Outcome, reading: Row) -> Outcome:
    """Keep what was read; what can't be kept is a fault. A reading that was good is not given up for one."""
    try:
        keeping.keep(db, paths, outcome.records, reading)
    except (sqlite3.OperationalError, OutputError):
        raise
    except Exception as error:  # noqa: BLE001 - a fault of ours in one document; the run goes on
        return fault(error)
    return outcome


def _tries(known: Known | None) -> int:
    """How often the content has been read by this Minutebook with these rules, now included."""
    return 1 if known is None or not is_current(known) else known.attempts + 1


def _reading(run: int, outcome: Outcome, tries: int) -> Row:
    how: Row = {"seconds": outcome.seconds, "memory": outcome.memory or None}
    return {"version": __version__, "read_at": ledger.now(), "run": run, "attempts": tries, **how}


def _failure(job: Job, outcome: Outcome) -> Row:
    size = 0
    with suppress(UnreadableError):
        size, _ = look(job.path)
    return {
        "class": outcome.class_,
        "message": outcome.message,
        "traceback": outcome.traceback,
        "bytes": size,
        "media_type": outcome.media_type or media.by_signature(Path(job.path)),
        "rules_version": rules.version(),
    }


def _events(sha256: str, outcome: Outcome, tries: int) -> Iterator[Event]:
    """What happened to the content: whether it is sound, whether its rows were made, whether it is now left alone."""
    failure = None if outcome.class_ is None else f"{outcome.class_}: {outcome.message}"
    if outcome.class_ in _NOT_SOUND:
        yield Event("validation", sha256=sha256, failure=failure)
        return
    if failure is None:
        yield Event("validation", sha256=sha256, detail=outcome.media_type)
    yield Event("metadata extraction", sha256=sha256, failure=failure)
    if outcome.class_ in STOPS_READER and tries == MOST_TRIES:
        yield Event("quarantine", sha256=sha256, detail=f"left alone after {tries} tries, until --again asks for it")
