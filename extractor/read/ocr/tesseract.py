"""Tesseract: where it is, what it can, and one page given to it."""

import os
import re
import shutil
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path

from extractor.errors import NeedsToolError
from extractor.read.ocr.picture import Picture

# In seconds: the most that one page may take.
PAGE_LIMIT = 90.0
CURE = (
    "install Tesseract (Debian, Ubuntu: tesseract-ocr; elsewhere tesseract-ocr.github.io), or set MINUTEBOOK_TESSERACT"
)
_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+)+")
_QUARTERS = re.compile(
    r"^Rotate: (?P<degrees>[0-9]+)$.*^Orientation confidence: (?P<sure>[0-9.]+)$", re.MULTILINE | re.DOTALL
)
# Tesseract's own measure: an orientation it is less sure of than this is a guess.
_SURE = 2.0


def program() -> str:
    """The path of Tesseract. Raises NeedsToolError if it is not installed."""
    named = os.environ.get("MINUTEBOOK_TESSERACT")
    found = shutil.which(named or "tesseract")
    if found is None:
        raise NeedsToolError(f"Tesseract is needed to read scans (OCR), and {named or 'it'} was not found: {CURE}")
    return found


def version() -> str:
    """Tesseract and its version, such as "Tesseract 5.3.0", as far as it says. Raises NeedsToolError."""
    return _version(program())


def languages() -> frozenset[str]:
    """The names of the languages that it can read here. Raises NeedsToolError."""
    return _languages(program())


def check(language: str) -> None:
    """Raise NeedsToolError if Tesseract or one of the languages, joined by "+", is not installed."""
    here = languages()
    missing = [name for name in language.split("+") if name not in here]
    if missing:
        package = f"tesseract-ocr-{missing[0].replace('_', '-').lower()}"
        raise NeedsToolError(
            f"Tesseract can't read {', '.join(missing)} here, only {', '.join(sorted(here - {'osd'}))}: install the "
            f"language (Debian, Ubuntu: {package}; elsewhere {missing[0]}.traineddata), or give another --ocr-language"
        )


class Job:
    """A page that Tesseract is reading. Raises OSError if it can't be begun."""

    def __init__(self, arguments: list[str], picture: Picture) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="minutebook-")
        self._out = Path(self._folder.name) / "out"
        try:
            self._process = self._begun(arguments, picture)
        except OSError:
            self._folder.cleanup()
            raise
        self._ends = time.monotonic() + PAGE_LIMIT

    def _begun(self, arguments: list[str], picture: Picture) -> "subprocess.Popen[bytes]":
        page = Path(self._folder.name) / "page.pgm"
        page.write_bytes(picture.pgm())
        with self._out.open("wb") as out:
            return subprocess.Popen(  # noqa: S603 - a program found on the path, with arguments of ours
                [program(), str(page), "stdout", "--dpi", str(round(picture.dpi)), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )

    def said(self) -> bytes:
        """What it has written when it is done. Raises OSError if it failed or took too long."""
        try:
            code = self._process.wait(max(0.0, self._ends - time.monotonic()))
            if code:
                raise OSError(f"Tesseract failed ({code})")
            return self._out.read_bytes()
        except subprocess.TimeoutExpired:
            raise OSError(f"Tesseract took longer than {PAGE_LIMIT:g} seconds") from None
        finally:
            self.end()

    def end(self) -> None:
        """End it, done or not, and take away what it has written."""
        self._process.kill()
        self._process.wait()
        self._folder.cleanup()


def begin(picture: Picture, language: str, *, is_block: bool = False) -> Job:
    """The reading of `picture`, begun; it will say hOCR. `is_block` says that it is one block of lines, and no page."""
    return Job(["-l", language, "--psm", "6" if is_block else "3", "hocr"], picture)


def quarters(picture: Picture) -> int:
    """How many quarter turns clockwise make `picture` upright; 0 if that can't be told."""
    if "osd" not in languages():
        return 0
    try:
        said = Job(["-l", "osd", "--psm", "0"], picture).said()
    except OSError:
        return 0  # it says so, too, of a page with too few letters
    found = _QUARTERS.search(said.decode("utf-8", "replace"))
    return int(found["degrees"]) // 90 % 4 if found is not None and float(found["sure"]) >= _SURE else 0


@cache
def _version(path: str) -> str:
    found = _VERSION.search(_asked(path, "--version"))
    return f"Tesseract {found.group()}" if found else "Tesseract"


@cache
def _languages(path: str) -> frozenset[str]:
    return frozenset(line.strip() for line in _asked(path, "--list-langs").splitlines()[1:] if line.strip())


def _asked(path: str, question: str) -> str:
    """What Tesseract answers. Raises NeedsToolError if it can't be run."""
    try:
        said = subprocess.run(  # noqa: S603 - as above
            [path, question], stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NeedsToolError(f"Tesseract is needed to read scans (OCR), and {path} can't be run ({error})") from error
    return (said.stdout + said.stderr).decode("utf-8", "replace")
