"""One document in a process of its own: read it, or say why not."""

import logging
import math
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, cast

from extractor.bulk import media, memory
from extractor.collector import unhurried
from extractor.errors import MinutebookError, OutOfMemoryError, UnreadableError
from models import AS_USUAL, Minutes, Reading

# Beyond these signs of a traceback nobody reads on.
_LONGEST_TRACEBACK = 10_000
_ORPHANED = 10.0  # seconds after which a process whose job took too long, and that nobody ended, is alone


class Job(NamedTuple):
    """A file to read, and the digest it had when it was looked at: nothing if it was not.

    `address` is where it was fetched from, if it was.
    """

    path: str
    sha256: str = ""
    address: str = ""


Extract = Callable[[Path, Reading], Iterator[Minutes]]


class Outcome(NamedTuple):
    """What came of reading a file: its records as JSON, or the class of what went wrong with a message.

    Of the records of a minute book only the first holds the document's text. `memory` is the most that the process held
    while it read, in bytes; 0 if that is not known. `media_type` is None if it could not be told.
    """

    records: tuple[bytes, ...] = ()
    class_: str | None = None
    message: str | None = None
    traceback: str | None = None
    seconds: float = 0.0
    memory: int = 0
    media_type: str | None = None
    pages: int = 0


def serve(pipe: Connection, seconds: float, most: int, reading: Reading, extract: Extract | None) -> None:
    """Read what is asked for through `pipe` until it is closed; say None when a job is begun, then what came of it.

    None is said, too, whenever a page was recognised (OCR). `most` is what may be taken of memory, in bytes, `seconds`
    what a job may take: whoever asks ends the process then, and the system does if they are no longer there. `reading`
    says how documents are to be read, `extract` by what: None is Minutebook's own.
    """
    _settle(most)
    telling = _tell_of_pages(pipe, seconds + _ORPHANED)
    with unhurried():
        import_module("extractor.pipeline")  # which takes a while, and is no document's fault
    while (job := _next(pipe)) is not None:
        telling.say()
        found = outcome(job, reading, extract)
        telling.rest()
        try:
            pipe.send(found)
        except OSError:
            return


def _next(pipe: Connection) -> Job | None:
    """The next job, waited for; None if whoever asks is done, or no longer there."""
    asking = parent_process()
    ready = wait([pipe] if asking is None else [pipe, asking.sentinel])
    try:
        return cast("Job", pipe.recv()) if pipe in ready else None
    except (EOFError, OSError):
        return None


def outcome(job: Job, reading: Reading = AS_USUAL, extract: Extract | None = None) -> Outcome:
    """What comes of reading the file of `job`; nothing that goes wrong with a file gets out."""
    started = time.monotonic()
    memory.forget()
    with _plainly_named(job.path) as path:
        found = _outcome(path, job.sha256, reading, extract)
    return found._replace(seconds=max(0.001, round(time.monotonic() - started, 3)), memory=memory.most_held())


def _outcome(path: Path, sha256: str, reading: Reading, extract: Extract | None) -> Outcome:
    try:
        return _read(path, sha256, reading, extract)
    except MemoryError:
        return _failed(OutOfMemoryError("reading it takes more memory than is allowed"), path)
    except MinutebookError as error:
        return _failed(error, path)._replace(media_type=media.exact(path))
    except Exception as error:  # noqa: BLE001 - a fault of ours in one document is written down, and the run goes on
        return fault(error)._replace(media_type=media.exact(path))


def _read(path: Path, sha256: str, reading: Reading, extract: Extract | None) -> Outcome:
    from extractor import pipeline

    records, first = list[bytes](), None
    for record in (extract or pipeline.extract)(path, reading):
        if record.document.sha256 != (sha256 or record.document.sha256):
            raise UnreadableError("it changed while it was being read")
        records.append((record if first is None else _without_text(record)).model_dump_json().encode())
        first = first or record.document
    if first is None:
        return Outcome()
    return Outcome(tuple(records), media_type=first.media_type, pages=first.pages or 0)


def _without_text(record: Minutes) -> Minutes:
    bare = {"text": "", "repairs": (), "marginalia": (), "links": (), "outline": ()}
    return record.model_copy(update={"document": record.document.model_copy(update=bare)})


@contextmanager
def _plainly_named(path: str) -> Iterator[Path]:
    """A path to the same file that can be written in UTF-8, which not every file's name can."""
    try:
        path.encode()
    except UnicodeEncodeError:
        with TemporaryDirectory(prefix="minutebook-") as folder:
            link = Path(folder) / "document"
            link.symlink_to(path)
            yield link
    else:
        yield Path(path)


def _failed(error: MinutebookError, path: Path) -> Outcome:
    """The message doesn't name the file, which may be one of several copies."""
    said = str(error).removeprefix(f"{path}: ").replace(str(path), "this file")
    return Outcome(class_=error.ledger_class, message=said)


def fault(error: Exception) -> Outcome:
    """What is written down of a fault of ours."""
    said = traceback.format_exception(error)
    return Outcome(
        class_=MinutebookError.ledger_class,
        message=said[-1].strip().splitlines()[0],
        traceback="".join(said)[-_LONGEST_TRACEBACK:],
    )


class _Telling(logging.Handler):
    """Says None when a job is begun, and for each thing that is logged: there is something to wait for."""

    def __init__(self, pipe: Connection, seconds: float) -> None:
        super().__init__()
        self._pipe, self._seconds = pipe, math.ceil(seconds)

    def say(self) -> None:
        """Say so, and be ended by the system if nobody else does it in time."""
        if hasattr(signal, "alarm"):
            signal.alarm(self._seconds)
        self._pipe.send(None)

    def rest(self) -> None:
        """Wait for a job for as long as it takes."""
        if hasattr(signal, "alarm"):
            signal.alarm(0)

    def emit(self, record: logging.LogRecord) -> None:
        """Say so."""
        del record
        self.say()


def _tell_of_pages(pipe: Connection, seconds: float) -> _Telling:
    """Let each page that is recognised (OCR) give the job as long again."""
    telling, pages = _Telling(pipe, seconds), logging.getLogger("extractor.read.ocr")
    pages.addHandler(telling)
    pages.setLevel(logging.INFO)
    return telling


def _settle(most: int) -> None:
    """Make the process one that says nothing, takes no more than `most` bytes, and can be ended with all it started."""
    if hasattr(os, "setsid"):
        os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    logging.getLogger().addHandler(logging.NullHandler())
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    memory.limit(most)
