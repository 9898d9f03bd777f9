"""One document in a process of its own: read it, or say why not."""

import logging
import os
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from extractor.errors import MinutebookError, OutOfMemoryError, UnreadableError
from models import AS_USUAL, Minutes, Reading

# Beyond these signs of a traceback nobody reads on.
_LONGEST_TRACEBACK = 10_000


class Job(NamedTuple):
    """A file to read, and the digest it had when it was looked at: nothing if it was not."""

    path: str
    sha256: str = ""


class Outcome(NamedTuple):
    """What came of reading a file: its records as JSON, or the class of what went wrong with a message.

    Of the records of a minute book only the first holds the document's text. `memory` is the most that the process has
    held so far, in bytes; 0 if that is not known.
    """

    records: tuple[bytes, ...] = ()
    class_: str | None = None
    message: str | None = None
    traceback: str | None = None
    seconds: float = 0.0
    memory: int = 0


def serve(pipe: Connection, memory: int, reading: Reading = AS_USUAL) -> None:
    """Read what is asked for through `pipe` until it is closed; say None when a job is begun, then what came of it.

    None is said, too, whenever a page was recognised (OCR). `memory` is the most that may be taken, in bytes; `reading`
    says how documents are to be read.
    """
    _settle(memory)
    _tell_of_pages(pipe)
    while True:
        try:
            job: Job = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(None)
        pipe.send(outcome(job, reading))


def outcome(job: Job, reading: Reading = AS_USUAL) -> Outcome:
    """What comes of reading the file of `job`; nothing that goes wrong with a file gets out."""
    started = time.monotonic()
    with _plainly_named(job.path) as path:
        found = _outcome(path, job.sha256, reading)
    return found._replace(seconds=round(time.monotonic() - started, 3), memory=_most_held())


def _outcome(path: Path, sha256: str, reading: Reading) -> Outcome:
    try:
        return Outcome(tuple(_records(path, sha256, reading)))
    except MemoryError:
        return _failed(OutOfMemoryError("reading it takes more memory than is allowed"), path)
    except MinutebookError as error:
        return _failed(error, path)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one document is written down, and the run goes on
        return fault(error)


def _records(path: Path, sha256: str, reading: Reading) -> Iterator[bytes]:
    from extractor.pipeline import extract

    for number, record in enumerate(extract(path, reading)):
        if record.document.sha256 != (sha256 or record.document.sha256):
            raise UnreadableError("it changed while it was being read")
        yield (record if number == 0 else _without_text(record)).model_dump_json().encode()


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
    """Says None for each thing that is logged: there is something to wait for."""

    def __init__(self, pipe: Connection) -> None:
        super().__init__()
        self._pipe = pipe

    def emit(self, record: logging.LogRecord) -> None:
        """Say so."""
        del record
        self._pipe.send(None)


def _tell_of_pages(pipe: Connection) -> None:
    """Let each page that is recognised (OCR) give the job as long again."""
    pages = logging.getLogger("extractor.read.ocr")
    pages.addHandler(_Telling(pipe))
    pages.setLevel(logging.INFO)


def _most_held() -> int:
    with suppress(ImportError):
        import resource

        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    return 0


def _settle(memory: int) -> None:
    """Make the process one that says nothing, takes no more than `memory`, and can be ended with all it started."""
    if hasattr(os, "setsid"):
        os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    logging.getLogger().addHandler(logging.NullHandler())
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    with suppress(ImportError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (memory if most < 0 else min(memory, most), most))
