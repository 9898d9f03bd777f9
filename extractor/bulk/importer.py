"""Files -> database: what is new is read, what is known is left, and the ledger says what became of each."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from sqlite_utils import Database

from extractor import __version__, rules
from extractor.bulk.again import Wanted
from extractor.bulk.ahead import converted_ahead
from extractor.bulk.cataloguing import take_catalogue, unmet
from extractor.bulk.entering import enter
from extractor.bulk.given import ALL, Choice
from extractor.bulk.keeping import InTables, Keeping
from extractor.bulk.stopping import stoppable
from extractor.bulk.taking import Done, Intake
from extractor.bulk.walk import files, folders, is_gone, meant, said, shown
from extractor.bulk.workers import Limits, read_all
from extractor.errors import DatabaseError
from extractor.store import files as held_files
from extractor.store import join, ledger, settle_all
from extractor.store.ledger import Event

_COUNTED = ("imported", "unchanged", "failed", "gone")

Tell = Callable[[Done], None]
Read = Callable[[Database, int, Intake, "Run", Callable[[], bool]], None]


def read_here(db: Database, run: int, intake: Intake, how: "Run", is_stopped: Callable[[], bool]) -> None:
    """Read until nothing waits: of several copies, one that vanished leaves the others to be read."""
    is_over = False
    while not is_over:
        jobs = converted_ahead(intake.jobs(how.tell, is_stopped), how.limits.memory, is_stopped)
        with closing(jobs), closing(read_all(jobs, how.limits)) as outcomes:
            for job, outcome in outcomes:
                for done in enter(db, run, intake, job, outcome):
                    how.tell(done)
                intake.spool.drop(job.path)
        is_over = is_stopped() or not intake.is_waiting()


class Summary(NamedTuple):
    """What a run did: files imported, left unchanged, that could not be read, and that are gone; failures by class.

    `undescribed` are the lines of the catalogue that give a digest which no file has.
    """

    imported: int
    unchanged: int
    failed: int
    gone: int
    classes: dict[str, int]
    is_interrupted: bool
    undescribed: tuple[int, ...] = ()


class Run(NamedTuple):
    """How an import is to be done: what each document may take, what is read again, and who is told of what.

    `tell` is told of each file as soon as it is done, `say_stopping` when the run is asked to stop. `catalogue` is the
    file of an archive's catalogue, which is taken in first. `choice` says which of the files are wanted, and `keeping`
    where what was read is kept. `read` is who reads what waits, by default workers on this machine; `is_joined` says
    that what is joined is made at the end.
    """

    limits: Limits
    tell: Tell
    wanted: Wanted = Wanted()
    say_stopping: Callable[[], None] = lambda: None
    catalogue: Path | None = None
    choice: Choice = ALL
    keeping: Keeping = InTables()
    command: ledger.Command = "import"
    read: Read = read_here
    is_joined: bool = True


def import_files(db: Database, paths: Iterable[str], how: Run, leave_out: Path | str) -> Summary:
    """Import every file at or below `paths`, which are gone through more than once, but for the database `leave_out`.

    Ctrl-C ends it in good order: the documents in hand are finished. Raises DatabaseError if it can't be written.
    """
    counts, classes = Counter[str](), Counter[str]()
    rules.use(how.limits.reading.own)
    try:
        settle_all(db)
        digests = [] if how.catalogue is None else take_catalogue(db, how.catalogue, paths, leave_out)
        with stoppable(how.say_stopping) as is_stopped:
            run, intake = _begun(db, paths, how, leave_out)

            def count(done: Done) -> None:
                counts[done.result] += 1
                classes.update([done.class_] if done.class_ is not None else [])
                how.tell(done._replace(of=intake.met))

            with closing(intake.spool):
                how.read(db, run, intake, how._replace(tell=count), is_stopped)
            if intake.is_walked and not is_stopped():
                _mark_gone(db, run, paths, count)
            if how.is_joined:
                join(db)
            _end(db, run, intake, counts, is_interrupted=is_stopped())
            is_interrupted = is_stopped()
    except sqlite3.OperationalError as error:
        said = (
            f"{leave_out}: can't be written to ({error}); what was imported before stands, and the same command goes on"
        )
        raise DatabaseError(said) from error
    imported, unchanged, failed, gone = (counts[name] for name in _COUNTED)
    undescribed = () if is_interrupted else tuple(entry.line for entry in unmet(db, digests))
    return Summary(imported, unchanged, failed, gone, dict(classes), is_interrupted, undescribed)


def _begun(db: Database, paths: Iterable[str], how: Run, leave_out: Path | str) -> tuple[int, Intake]:
    limits = how.limits
    wanted = how.wanted._replace(has_ocr=limits.reading.ocr != "off", seconds=limits.seconds)
    run = ledger.begin_run(db, how.command, said(paths), _settings(how, wanted), (__version__, rules.version()))
    return run, Intake(db, run, wanted, files(paths, how.choice, leave_out=leave_out), how.keeping)


def _end(db: Database, run: int, intake: Intake, counts: Mapping[str, int], *, is_interrupted: bool) -> None:
    outcome = "interrupted" if is_interrupted else "finished"
    with db.atomic():
        if intake.as_before:
            detail = f"{intake.as_before} files have the digest they had"
            ledger.add_event(db, run, Event("fixity check", detail=detail))
        ledger.end_run(db, run, outcome, {name: counts[name] for name in _COUNTED})


def _settings(how: Run, wanted: Wanted) -> dict[str, object]:
    limits, choice = how.limits, how.choice
    return {
        **how.keeping.settings,
        "workers": limits.workers,
        "timeout": limits.seconds,
        "memory": limits.memory,
        **limits.reading.model_dump(mode="json", exclude={"own"}),
        "again": wanted.again,
        "check_content": wanted.is_content_checked,
        **({} if choice.is_all else {"include": choice.include, "exclude": choice.exclude}),
    }


def _mark_gone(db: Database, run: int, paths: Iterable[str], tell: Tell) -> None:
    """Mark the files that the ledger has below the folders that were walked, and that are there no more."""
    for folder in folders(paths):
        for path in held_files.not_met(db, shown(folder)):
            if is_gone(meant(path)):
                with db.atomic():
                    held_files.put_gone(db, run, path)
                tell(Done(path, "gone"))
