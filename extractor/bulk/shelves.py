"""Where outputs are put: a folder of this machine, or an address; either holds an output whole or not at all."""

import errno
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from extractor.bulk import remote
from extractor.bulk.forms import TABLES
from extractor.bulk.walk import shown
from extractor.errors import OutputError, UnreadableError

OWN = ".minutebook"  # the folder, in that of the outputs, where the ledger is, and what is being written
# What will be wrong with the next file, too.
_LASTING = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO}
_GO_ON = "what was converted before stands, and the same command goes on"
MARK = f"{TABLES[0]}.csv"  # is in every output that is a folder

Parts = Sequence[tuple[str, bytes]]


class Shelf(Protocol):
    """A place for outputs, which are files or folders of files, under names such as 2021/may.pdf.jsonl.

    Raises OutputError where it can't be written to.
    """

    def has(self, name: str, *, is_folder: bool) -> bool:
        """Whether there is an output of this name."""

    def put(self, name: str, content: bytes) -> None:
        """Put an output that is a file there, in place of what has its name."""

    def put_folder(self, name: str, parts: Parts) -> None:
        """Put an output that is a folder there; one of `parts` is MARK."""

    def drop(self, name: str, *, is_folder: bool) -> None:
        """Take an output away, if there is one."""

    def clear_up(self) -> None:
        """Take away what is half written."""


class Here:
    """A folder of this machine. What is written gets its name when all of it is on the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def has(self, name: str, *, is_folder: bool) -> bool:
        """Whether there is an output of this name."""
        del is_folder
        return (self._folder / name).exists()

    def put(self, name: str, content: bytes) -> None:
        """Write an output that is a file."""
        place, new = self._folder / name, self._part("new")
        with told(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            _write(new, content)
            new.replace(place)

    def put_folder(self, name: str, parts: Parts) -> None:
        """Write an output that is a folder."""
        place, new = self._folder / name, self._part("new")
        with told(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            _clear(new, new)
            new.mkdir()
            for part, content in parts:
                _write(new / part, content)
            _clear(place, self._part("old"))
            new.replace(place)

    def drop(self, name: str, *, is_folder: bool) -> None:
        """Take an output away, if there is one; a folder at once."""
        del is_folder
        with told(self._folder / name):
            _clear(self._folder / name, self._part("old"))

    def clear_up(self) -> None:
        """Take away what is half written."""
        with told(self._folder):
            for left in ("new", "old"):
                _clear(self._part(left), self._part(left))

    def _part(self, name: str) -> Path:
        return self._folder / OWN / name


class There:
    """An address. An object is there when all of it has come in; a folder, when MARK is in it, which comes last."""

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")
        self._listed = ("", frozenset[str]())  # a folder, and the names in it: outputs are asked for folder by folder

    def has(self, name: str, *, is_folder: bool) -> bool:
        """Whether there is an output of this name."""
        with told_of_address(self._address):
            if is_folder:
                return remote.is_there(f"{self._at(name)}/{MARK}")
            folder, _, last = self._at(name).rpartition("/")
            if self._listed[0] != folder:
                self._listed = (folder, remote.names(folder))
            return last in self._listed[1]

    def put(self, name: str, content: bytes) -> None:
        """Write an output that is a file."""
        with told_of_address(self._at(name)):
            remote.write(content, self._at(name))

    def put_folder(self, name: str, parts: Parts) -> None:
        """Write an output that is a folder."""
        self.drop(name, is_folder=True)
        for part, content in sorted(parts, key=lambda part: part[0] == MARK):
            self.put(f"{name}/{part}", content)

    def drop(self, name: str, *, is_folder: bool) -> None:
        """Take an output away, if there is one: of a folder MARK first."""
        place = self._at(name)
        with told_of_address(place):
            for one in (f"{place}/{MARK}", *remote.listed(place)) if is_folder else (place,):
                if remote.is_there(one):
                    remote.remove(one)

    def clear_up(self) -> None:
        """Nothing is ever half written."""

    def _at(self, name: str) -> str:
        return f"{self._address}/{shown(name)}"


def _write(path: Path, content: bytes) -> None:
    """Write a file so that it is on the disk before it gets its name: a power cut leaves no half of it."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _clear(place: Path, aside: Path) -> None:
    """Take away what is at `place`, a folder at once, by way of `aside`."""
    if not place.is_dir():
        place.unlink(missing_ok=True)
        return
    if place != aside:
        shutil.rmtree(aside, ignore_errors=True)
        place.replace(aside)
    shutil.rmtree(aside)


@contextmanager
def told(place: Path) -> Iterator[None]:
    """Says of what will go wrong with the next file, too, that `place` can't be written: raises OutputError."""
    try:
        yield
    except OSError as error:
        if error.errno not in _LASTING:
            raise
        raise OutputError(f"{place}: can't be written: {error.strerror}; {_GO_ON}") from error


@contextmanager
def told_of_address(place: str) -> Iterator[None]:
    """Says of whatever goes wrong there that `place` can't be written: raises OutputError."""
    try:
        yield
    except UnreadableError as error:
        said = str(error).removeprefix("can't be opened: ")
        raise OutputError(f"{place}: can't be written: {said}; {_GO_ON}") from error
