"""Files -> database: what is new is read, what is known is left, and the ledger says what became of each."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from sqlite_utils import Database

from extractor import __version__, rules
from extractor.bulk.entering import Done, Entry
from extractor.bulk.walk import files, shown
from extractor.bulk.worker import Job
from extractor.bulk.workers import Limits, read_all
from extractor.errors import DatabaseError
from extractor.store import join, ledger

Tell = Callable[[Done], None]


class Summary(NamedTuple):
    """What a run did: how many files it imported, left unchanged and could not read, and the last by class."""

    imported: int
    unchanged: int
    failed: int
    classes: dict[str, int]
    is_interrupted: bool


def import_files(db: Database, paths: Sequence[str], limits: Limits, tell: Tell, leave_out: Path) -> Summary:
    """Import every file at or below `paths`, but for the database `leave_out`, and tell of each as soon as it is done.

    Ctrl-C ends it in good order: what was read by then is in the database. Raises DatabaseError if it can't be written.
    """
    counts, classes = Counter[str](), Counter[str]()

    def count(done: Done) -> None:
        counts[done.result] += 1
        classes.update([done.class_] if done.class_ is not None else [])
        tell(done)

    try:
        run = ledger.begin_run(db, [shown(path) for path in paths], __version__, rules.version())
        entry = Entry(db, run, has_ocr=limits.reading.ocr != "off")
        is_interrupted = not _went_through(entry, files(paths, leave_out=leave_out), limits, count)
        join(db)
        entry.close({name: counts[name] for name in ("imported", "unchanged", "failed")}, is_interrupted=is_interrupted)
    except sqlite3.OperationalError as error:
        raise DatabaseError(f"can't be written to ({error}); what was imported before stands") from error
    return Summary(counts["imported"], counts["unchanged"], counts["failed"], dict(classes), is_interrupted)


def _went_through(entry: Entry, paths: Iterator[str], limits: Limits, tell: Tell) -> bool:
    """Whether all files were done before Ctrl-C was pressed."""
    try:
        with closing(read_all(_jobs(entry, paths, tell), limits)) as outcomes:
            for job, outcome in outcomes:
                for done in entry.enter(job, outcome):
                    tell(done)
    except KeyboardInterrupt:
        return False
    return True


def _jobs(entry: Entry, paths: Iterator[str], tell: Tell) -> Iterator[Job]:
    """The files that have to be read; the others are done as they are met."""
    for path in paths:
        found = entry.look_at(path)
        if isinstance(found, Job):
            yield found
        elif found is not None:
            tell(found)
