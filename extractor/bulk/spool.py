"""Where files that are not on this machine wait to be read: fetched, with their digest taken as they come in."""

from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

from extractor.bulk import remote
from extractor.bulk.walk import digest, look
from extractor.read.limits import LIMITS

_LONGEST_NAME = 100
_NO_END = 1 << 60


class Fetched(NamedTuple):
    """A file to be read: where it lies on this machine, its digest, and its size in bytes."""

    path: str
    sha256: str
    size: int


class Spool:
    """A folder for files that were fetched, each until it has been read; it goes with all in it when it is closed."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None
        self._number = 0

    def fetch(self, path: str) -> Fetched:
        """The file at a path of this machine, which stays where it is, or at an address.

        Raises UnreadableError, or TooLargeError as soon as more comes in than is ever read.
        """
        if not remote.is_url(path):
            return Fetched(path, digest(path), look(path)[0])
        return self.fetch_any(path, LIMITS.file)

    def fetch_any(self, address: str, most: int = _NO_END) -> Fetched:
        """The file at an address, of at most so many bytes. Raises as `fetch` does."""
        self._folder = self._folder or TemporaryDirectory(prefix="minutebook-")
        self._number += 1
        to = Path(self._folder.name) / f"{self._number}-{_name(address)}"
        sha256 = remote.fetch(address, to, most)
        return Fetched(str(to), sha256, to.stat().st_size)

    def drop(self, path: str) -> None:
        """Remove a file that was fetched; one that was not stays."""
        if self._folder is not None and Path(path).parent == Path(self._folder.name):
            Path(path).unlink(missing_ok=True)

    def close(self) -> None:
        """Remove all that was fetched."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def _name(address: str) -> str:
    """A name by which what is fetched can be told, with the ending by which some kinds of text are known."""
    name = PurePosixPath(address.partition("?")[0].rstrip("/")).name
    return "".join(sign if sign.isalnum() or sign in ".-_ " else "_" for sign in name)[-_LONGEST_NAME:]
