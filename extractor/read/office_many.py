"""Many files for LibreOffice at once: nearly all of a conversion is its start, so one call is given as many as wait.

What comes of a call is kept in the cache, where the readers look first. What doesn't come (LibreOffice fell over one of
the files, or took too long) is converted again by itself when it is read, which tells whose fault it was.
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from extractor.errors import NeedsToolError
from extractor.read import cache, office

# In seconds: what a call may take to start, and for each file.
_START, _EACH = 60.0, 10.0
# In bytes: larger files are converted by themselves.
_MOST = 20 << 20
_OLE, _RTF, _DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", "WordDocument".encode("utf-16-le")
# An OpenDocument text says so at the beginning of the zip (OpenDocument 1.3, part 2, 3.3).
_ODT, _ODT_AT = b"mimetypeapplication/vnd.oasis.opendocument.text", 30


class Waiting(NamedTuple):
    """A file that waits to be converted: its content, and the ending that says what this is."""

    content: bytes
    named: str


def waiting(path: Path) -> Waiting | None:
    """The file at `path`, if it is one for LibreOffice that was not converted yet; else None.

    Only its first bytes are looked at, and whether a name of Word's is in it: the rest may do harm.
    """
    with suppress(OSError):
        if cache.folder() is None or not path.is_file() or not 0 < path.stat().st_size <= _MOST:
            return None
        content = path.read_bytes()
        if _is_for_office(content):
            found = Waiting(content, office.ending(content, path))
            with suppress(NeedsToolError):
                return found if office.held(*found) is None else None
    return None


def _is_for_office(content: bytes) -> bool:
    is_doc = content.startswith(_OLE) and _DOC in content
    return is_doc or content.startswith(_RTF) or content[_ODT_AT:].startswith(_ODT)


class Call:
    """A call of LibreOffice that is converting `files`, each taking no more than `memory` bytes."""

    def __init__(self, files: Sequence[Waiting], memory: int) -> None:
        self._files = files
        self._folder = TemporaryDirectory(prefix="minutebook-", ignore_cleanup_errors=True)
        self._ends = time.monotonic() + _START + _EACH * len(files)
        self._process = self._begun(Path(self._folder.name), memory)

    def _begun(self, folder: Path, memory: int) -> "subprocess.Popen[bytes] | None":
        """The process; None if LibreOffice is not there or can't be run, which whoever reads the files is told."""
        copies = [folder / f"{number}{each.named}" for number, each in enumerate(self._files)]
        with suppress(NeedsToolError, OSError):
            for copy, each in zip(copies, self._files, strict=True):
                copy.write_bytes(each.content)
            process = subprocess.Popen(  # noqa: S603 - a program found on the path, with arguments of ours
                office.command(office.program(), folder, copies),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            _bound(process.pid, memory)
            return process
        return None

    @property
    def is_done(self) -> bool:
        """Whether it has ended, or its time is over."""
        return self._process is None or self._process.poll() is not None or time.monotonic() > self._ends

    def wait(self, seconds: float) -> None:
        """Wait until it is done, but no longer than so many seconds."""
        if self._process is not None:
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(seconds)

    def finish(self) -> int:
        """Keep what came of it, which is ended if it isn't yet: of how many files something did."""
        self._end_process()
        count = sum(map(self._keep, range(len(self._files))))
        self._folder.cleanup()
        return count

    def end(self) -> None:
        """End it, done or not, and keep nothing."""
        self._end_process()
        self._folder.cleanup()

    def _end_process(self) -> None:
        if self._process is not None:
            office.end_all(self._process)
            self._process.wait()

    def _keep(self, number: int) -> bool:
        with suppress(OSError, BadZipFile):
            made = (Path(self._folder.name) / "out" / f"{number}.docx").read_bytes()
            with ZipFile(BytesIO(made)) as whole:
                is_whole = whole.testzip() is None
            if is_whole and not office.is_taken_for_text(made):
                office.keep(*self._files[number], made)
                return True
        return False


def _bound(pid: int, memory: int) -> None:
    """Let the process `pid`, and what it starts, take no more than so many bytes, where the system can do that."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not everywhere

        with suppress(OSError, ValueError):
            resource.prlimit(pid, resource.RLIMIT_AS, (memory, memory))
