"""Files that are not on this machine: listed, looked at and fetched through fsspec, by their address."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from extractor.errors import MinutebookError, NothingToDoError, TooLargeError, UnreadableError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_ADDRESS = re.compile(r"(?P<protocol>[a-z][a-z0-9+.-]+)://", re.IGNORECASE)
_CHUNK = 1 << 20  # bytes
# The extra of Minutebook that brings what an address needs.
_EXTRAS = {"s3": "s3", "s3a": "s3", "http": "http", "https": "http"}
# Where an address is one file: what it lists, if anything, are links of a page.
_SINGLE = frozenset({"http", "https"})
# Where objects have names and there are no folders to make: what "makes" one there may make a bucket.
_STORES = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "oss", "memory"})
_TIMES = ("LastModified", "last_modified", "mtime", "updated", "created")
_UNSEEN = (".", "~$")
_last_listed: dict[str, dict[str, Any]] = {}  # the file that was listed last, which is looked at next


def is_url(path: str) -> bool:
    """Whether `path` is an address (s3://bucket/minutes), and no path of this machine's."""
    return _ADDRESS.match(path) is not None


def plain(address: str) -> str:
    """An address in the one form in which the ledger has it; a path, if it is one of this machine's (file://)."""
    system, path = _at(address)
    return path if _protocol(address) == "file" else str(system.unstrip_protocol(path.rstrip("/")))


def listed(address: str) -> Iterator[str]:
    """The files below an address, in no certain order; the address itself if it is one of a file, or of nothing.

    What can't be looked into is given like a file. A pattern stands for what matches it.
    """
    with _translated(address):
        system, path = _at(address)
        if _protocol(address) in _SINGLE:
            yield address
        elif any(sign in path for sign in "*?["):
            yield from map(system.unstrip_protocol, sorted(map(str, system.glob(path))))
        elif system.isdir(path):
            yield from _below(system, path)
        else:
            yield str(system.unstrip_protocol(path))


def is_folder(address: str) -> bool:
    """Whether there are files below an address."""
    with _translated(address):
        system, path = _at(address)
        return _protocol(address) not in _SINGLE and bool(system.isdir(path))


def look(address: str) -> tuple[int, int]:
    """Size in bytes, and when it was changed in nanoseconds, of the file at an address.

    Where that is not told it is now: a file of which nothing is known has always changed. Raises UnreadableError.
    """
    known = _last_listed.pop(address, None)
    with _translated(address):
        system, path = _at(address)
        info: dict[str, Any] = known or system.info(path)
    if info.get("type") == "directory":
        raise UnreadableError("not a file, but a folder that can't be looked into")
    return int(info.get("size") or 0), _changed(info)


def is_gone(address: str) -> bool:
    """Whether there is surely nothing at an address: what can't be asked may hold it."""
    with suppress(MinutebookError), _translated(address):
        system, path = _at(address)
        try:
            system.info(path)  # `exists` of some file systems says no to every failure
        except FileNotFoundError:
            return True
    return False


def is_there(address: str) -> bool:
    """Whether there is a file at an address. Raises UnreadableError if that can't be asked."""
    with _translated(address):
        system, path = _at(address)
        try:
            return bool(system.info(path)["type"] == "file")
        except FileNotFoundError:
            return False


def names(address: str) -> frozenset[str]:
    """The names of all that is right below an address. Raises UnreadableError if that can't be asked."""
    with _translated(address):
        system, path = _at(address)
        try:
            return frozenset(str(found).rstrip("/").rpartition("/")[2] for found in system.ls(path, detail=False))
        except FileNotFoundError:
            return frozenset()


@contextmanager
def opened(address: str) -> Iterator[IO[bytes]]:
    """The file at an address, to be read. Raises UnreadableError."""
    with _translated(address):
        system, path = _at(address)
        with system.open(path, "rb") as file:
            yield file


def fetch(address: str, to: Path, most: int) -> str:
    """The SHA-256 digest of the file at an address, which is written to `to` as it comes in.

    Raises TooLargeError as soon as it is more than `most` bytes, UnreadableError if it can't be read; then nothing is
    left at `to`.
    """
    digest = sha256()
    try:
        with opened(address) as source, to.open("wb") as out:
            for chunk in _chunks(source, most):
                digest.update(chunk)
                out.write(chunk)
    except BaseException:
        to.unlink(missing_ok=True)
        raise
    return digest.hexdigest()


def _chunks(source: IO[bytes], most: int) -> Iterator[bytes]:
    size = 0
    while chunk := source.read(_CHUNK):
        size += len(chunk)
        if size > most:
            raise TooLargeError(f"larger than {most >> 20} megabytes; split it into volumes")
        yield chunk


def put(path: Path, address: str) -> None:
    """Write the file at `path` to an address, or to a path of this machine: the whole of it, or nothing.

    What is there already is replaced. An object in a store is there when all of it has come in; elsewhere it is written
    beside its place and moved there. Raises UnreadableError if it can't be written.
    """
    with _translated(address):
        system, to = _at(address)
        _make_folder_of(address)
        if _protocol(address) != "file":
            system.put_file(str(path), to)
            return
        beside = f"{to}.{os.getpid()}-part"
        system.put_file(str(path), beside)
        os.replace(beside, to)  # noqa: PTH105 - both are on one disk, and one path is as good as the other


def write(content: bytes, address: str) -> None:
    """Write a file at an address, as `put` does."""
    with _translated(address):
        system, to = _at(address)
        _make_folder_of(address)
        system.pipe_file(to, content)


def remove(address: str) -> None:
    """Remove the file at an address. Raises UnreadableError if that can't be."""
    with _translated(address):
        system, path = _at(address)
        system.rm_file(path)


def _make_folder_of(address: str) -> None:
    if _protocol(address) not in _STORES:
        system, path = _at(address)
        system.makedirs(path.rpartition("/")[0], exist_ok=True)


def _below(system: "AbstractFileSystem", folder: str) -> Iterator[str]:
    def give_up(error: OSError) -> None:
        raise error

    for here, folders, files in system.walk(folder, detail=True, on_error=give_up):
        for name in [name for name in folders if name.startswith(_UNSEEN)]:
            del folders[name]
        for name, info in sorted(files.items()):
            if name and not name.startswith(_UNSEEN):
                address = str(system.unstrip_protocol(f"{str(here).rstrip('/')}/{name}"))
                _last_listed.clear()
                _last_listed[address] = info
                yield address


def _changed(info: dict[str, Any]) -> int:
    for name in _TIMES:
        at = info.get(name)
        if isinstance(at, datetime):
            return int(at.timestamp() * 1e9)
        if isinstance(at, (int, float)):
            return int(at * 1e9)
    return time.time_ns()


def _protocol(address: str) -> str:
    found = _ADDRESS.match(address)
    return found["protocol"].lower() if found else "file"


def _at(address: str) -> tuple["AbstractFileSystem", str]:
    """The file system that an address is of, and its path there. Raises NothingToDoError if it is not installed."""
    system = _system(_protocol(address))
    return system, str(system._strip_protocol(address))


@cache
def _system(protocol: str) -> "AbstractFileSystem":
    try:
        import fsspec

        return fsspec.filesystem(protocol, **({} if protocol in {"file", "memory"} else {"use_listings_cache": False}))
    except ImportError as error:
        raise NothingToDoError(f"{protocol}://: {_how(protocol)}") from error
    except ValueError as error:
        raise NothingToDoError(f"{protocol}://: there is nothing known by that name; is it a path?") from error


def _how(protocol: str) -> str:
    if protocol in _EXTRAS:
        return f'files there need an optional part: pip install "minutebook[{_EXTRAS[protocol]}]"'
    return f'files there need fsspec with what it has for {protocol}: pip install "fsspec[{protocol}]"'


@contextmanager
def _translated(address: str) -> Iterator[None]:
    """Whatever a file system has to say becomes an UnreadableError: each has errors of its own."""
    try:
        yield
    except MinutebookError:
        raise
    except FileNotFoundError as error:
        raise UnreadableError("can't be opened: there is no such file") from error
    except Exception as error:
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise UnreadableError(f"can't be opened: {said.replace(address, 'it')}") from error
