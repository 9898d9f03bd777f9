"""One file -> its rows in the ledger, and in the tables if it could be read."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from sqlite_utils import Database

from extractor import __version__, rules
from extractor.bulk.walk import digest, shown
from extractor.bulk.worker import Job, Outcome, fault
from extractor.errors import UnreadableError
from extractor.store import ledger, write_document, write_failure
from extractor.store.columns import Row
from extractor.store.ledger import Event, Known
from models import Minutes

# What may go better the next time: these are tried again, though neither the file nor Minutebook has changed; and
# a scan that was not read for want of OCR, when it is on.
_TRIED_AGAIN = frozenset({"needs_tool", "timeout", "memory", "crash"})


class Done(NamedTuple):
    """What became of one file; for one that failed, why."""

    path: str
    result: Literal["imported", "unchanged", "failed"]
    class_: str | None = None
    message: str | None = None


class Entry:
    """The entries of one run in the ledger."""

    def __init__(self, db: Database, run: int, *, has_ocr: bool) -> None:
        self._db, self._run, self._has_ocr = db, run, has_ocr
        self._waiting: dict[str, list[str]] = {}
        self._as_before = 0

    def look_at(self, path: str) -> Job | Done | None:
        """The job of reading the file at `path`, or what became of it if known; None if a copy is being read."""
        try:
            sha256 = digest(path)
        except UnreadableError as error:
            return self._unreadable(path, error)
        if sha256 in self._waiting:
            self._waiting[sha256].append(path)
            return None
        known = ledger.known(self._db, sha256)
        if known is None or not _is_current(known, has_ocr=self._has_ocr):
            self._waiting[sha256] = [path]
            return Job(path, sha256)
        with self._db.atomic():
            return self._put(path, sha256, known.class_, known.message)

    def enter(self, job: Job, outcome: Outcome) -> Iterator[Done]:
        """Write down what came of a job, in one transaction, and what became of each file with that content."""
        paths = self._waiting.pop(job.sha256)
        known = ledger.known(self._db, job.sha256)
        with self._db.atomic():
            outcome = self._write(job, outcome, known)
            done = [self._put(path, job.sha256, outcome.class_, outcome.message) for path in paths]
            if known is not None and not _is_same(known, outcome):
                failure = _why(outcome.class_, outcome.traceback or outcome.message)
                event = Event("metadata extraction", sha256=job.sha256, failure=failure)
                ledger.add_event(self._db, self._run, event)
                done = [one._replace(result="imported") if one.result == "unchanged" else one for one in done]
        yield from done

    def close(self, counts: Row, *, is_interrupted: bool) -> None:
        """Write down how the run ended."""
        with self._db.atomic():
            if self._as_before:
                detail = f"{self._as_before} files have the digest they had"
                ledger.add_event(self._db, self._run, Event("fixity check", detail=detail))
            ledger.end_run(self._db, self._run, "interrupted" if is_interrupted else "finished", counts)

    def _unreadable(self, path: str, error: UnreadableError) -> Done:
        class_, message = error.ledger_class, str(error)
        with self._db.atomic():
            if ledger.put_file(self._db, self._run, shown(path), None, {"class": class_, "message": message}):
                event = Event("ingestion", shown(path), failure=_why(class_, message))
                ledger.add_event(self._db, self._run, event)
        return Done(shown(path), "failed", class_, message)

    def _put(self, path: str, sha256: str, class_: str | None, message: str | None) -> Done:
        is_news = ledger.put_file(self._db, self._run, shown(path), sha256)
        if is_news:
            event = Event("ingestion", shown(path), sha256, failure=_why(class_, message))
            ledger.add_event(self._db, self._run, event)
        else:
            self._as_before += 1
        result: Literal["imported", "unchanged"] = "imported" if is_news else "unchanged"
        return Done(shown(path), "failed" if class_ else result, class_, message)

    def _write(self, job: Job, outcome: Outcome, known: Known | None) -> Outcome:
        """Store what was read; what can't be stored is a fault. A reading that was good is not given up for one."""
        reading: Row = {"version": __version__, "read_at": ledger.now(), "seconds": outcome.seconds}
        if outcome.class_ is None:
            try:
                records = [Minutes.model_validate_json(record) for record in outcome.records]
                write_document(self._db, records, reading)
            except sqlite3.OperationalError:
                raise
            except Exception as error:  # noqa: BLE001 - a fault of ours in one document; the run goes on
                outcome = fault(error)
        if outcome.class_ is not None and (known is None or (known.class_ and not _is_same(known, outcome))):
            write_failure(self._db, job.sha256, _failure(job, outcome), reading)
        return outcome


def _is_current(known: Known, *, has_ocr: bool) -> bool:
    """Whether reading the content again could give nothing else."""
    if known.class_ == "no_text" and has_ocr:
        return False
    is_ours = (known.version, known.rules_version) == (__version__, rules.version())
    return is_ours and known.class_ not in _TRIED_AGAIN


def _is_same(known: Known, outcome: Outcome) -> bool:
    return known[:3] == (__version__, rules.version(), outcome.class_)


def _failure(job: Job, outcome: Outcome) -> Row:
    return {
        "class": outcome.class_,
        "message": outcome.message,
        "traceback": outcome.traceback,
        "bytes": Path(job.path).stat().st_size if Path(job.path).exists() else 0,
        "rules_version": rules.version(),
    }


def _why(class_: str | None, message: str | None) -> str | None:
    return None if class_ is None else f"{class_}: {message}"
