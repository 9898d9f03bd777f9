"""What is to be imported: paths, folders and patterns -> files, as they are met; nothing holds the whole list."""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from glob import has_magic, iglob
from hashlib import file_digest
from pathlib import Path
from typing import IO

from extractor.bulk import remote
from extractor.bulk.given import ALL, Choice, Paths, literal
from extractor.bulk.remote import is_url
from extractor.errors import NothingToDoError, UnreadableError

_LOCK_FILE = "~$"  # how the name begins of what Word leaves beside a document that is open
# How browsers and Word call the folder of what a page shows, which they save beside it, after the page's own name.
_PARTS_OF_PAGE = ("_files", ".fld", "-Dateien", "_fichiers", "_archivos")
_PAGES = (".htm", ".html", ".HTM", ".HTML")
_SPELT_OUT = re.compile(r"\\x([89a-f][0-9a-f])")
_BESIDE = ("-wal", "-shm", "-lock", "-journal", "-new")


def files(paths: Iterable[str], choice: Choice = ALL, *, leave_out: Path | str | None = None) -> Iterator[str]:
    """Every file of `choice` at or below `paths`, in no certain order; one that is reached in two ways is given twice.

    A pattern ("minutes/*.pdf") stands for what matches it. Below a folder, hidden files and folders, the lock files of
    Office and the folders of what a saved page shows are left out, and everywhere `leave_out`, which is a database or a
    folder, or the address of one. What can't be looked into is given like a file.
    """
    own = absolute(str(leave_out)) if leave_out is not None else None
    for path in _expanded(paths):
        for file in _chosen(path, choice):
            if own is None or not (file == own or file.removeprefix(own) in _BESIDE or file.startswith(f"{own}/")):
                yield file


def _chosen(path: str, choice: Choice) -> Iterator[str]:
    here = absolute(path)
    if is_url(here):
        yield from _chosen_there(here, choice)
        return
    if not Path(here).is_dir():
        yield from [here] if choice.wants(os.path.basename(here)) else ()  # noqa: PTH119 - of a name in bytes, too
    elif choice.is_all:
        yield from _below(here, choice, 0)
    else:
        start = len(here.rstrip("/")) + 1
        yield from (file for file in _below(here, choice, start) if choice.wants(file[start:]))


def _chosen_there(address: str, choice: Choice) -> Iterator[str]:
    """The files at an address. Raises NothingToDoError if they can't be listed: none of them is then taken as gone."""
    root = f"{address.rstrip('/')}/"
    try:
        for file in remote.listed(address):
            if choice.wants(file.removeprefix(root) if file.startswith(root) else file.rpartition("/")[2]):
                yield file
    except UnreadableError as error:
        raise NothingToDoError(f"{address}: {error}") from error


def folders(paths: Iterable[str]) -> Iterator[str]:
    """The folders among `paths`, whose files are all met by a walk."""
    for path in map(absolute, _expanded(paths)):
        with suppress(UnreadableError):
            if remote.is_folder(path) if is_url(path) else Path(path).is_dir():
                yield path


def require(paths: Iterable[str], choice: Choice = ALL, *, leave_out: Path | str | None = None) -> None:
    """Raise NothingToDoError if no file of `choice` is at or below `paths`."""
    if next(iter(paths), None) is None:
        raise NothingToDoError(f"{', '.join(said(paths))}: names no file")
    if all(is_gone(absolute(path)) for path in _expanded(paths)):
        raise NothingToDoError(f"{', '.join(said(paths))}: no such file or folder")
    if next(files(paths, choice, leave_out=leave_out), None) is None:
        which = "there are no files in it" if choice.is_all else "no file in it is one that you chose"
        raise NothingToDoError(f"{', '.join(said(paths))}: {which}")


def said(paths: Iterable[str]) -> tuple[str, ...]:
    """`paths` as they can be written down: a list by its name."""
    return tuple(map(shown, paths.said if isinstance(paths, Paths) else paths))


def absolute(path: str) -> str:
    """`path` from the root, without "..": names stay what they are in bytes. An address in its plain form."""
    here = remote.plain(path) if is_url(path) else path
    return here if is_url(here) else os.path.abspath(here)  # noqa: PTH100 - Path has nothing that doesn't follow links


def shown(path: str) -> str:
    r"""`path` as it can be written down: bytes of a name that are not UTF-8 are spelt out (\xe9)."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def meant(path: str) -> str:
    r"""The path that is written down as `path`: where no file has that very name, spelt out bytes are put back."""
    if "\\x" not in path or is_url(path) or os.path.lexists(path):
        return path
    return _SPELT_OUT.sub(lambda found: os.fsdecode(bytes.fromhex(found[1])), path)


def look(path: str) -> tuple[int, int]:
    """Size in bytes, and when it was changed in nanoseconds, of the file at `path`.

    Raises UnreadableError if it can't be looked at, or is no ordinary file.
    """
    if is_url(path):
        return remote.look(path)
    try:
        found = os.stat(path)  # noqa: PTH116 - a Path for each of 100,000 files costs more than the question
    except OSError as error:
        raise UnreadableError(f"can't be opened: {error.strerror or error}") from error
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableError(_what_else(found.st_mode))
    return found.st_size, found.st_mtime_ns


def _what_else(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "not a file, but a folder that can't be looked into"
    kinds = ((stat.S_ISFIFO, "a named pipe"), (stat.S_ISSOCK, "a socket"))
    what = next((name for is_kind, name in kinds if is_kind(mode)), "a device")
    return f"not an ordinary file, but {what}"


def is_gone(path: str) -> bool:
    """Whether there is surely nothing at `path`: what can't be looked into may hold it."""
    if is_url(path):
        return remote.is_gone(path)
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def digest(path: str) -> str:
    """The SHA-256 digest of the file at `path`. Raises UnreadableError if it can't be read."""
    try:
        with opened(path) as file:
            return file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type] # what it asks for, both have
    except OSError as error:
        raise UnreadableError(f"can't be opened: {error.strerror or error}") from error


def opened(path: str) -> AbstractContextManager[IO[bytes]]:
    """The file at `path`, to be read.

    Raises OSError, or UnreadableError of an address or of what is no ordinary file: a pipe would be waited for, and a
    device may have no end.
    """
    if is_url(path):
        return remote.opened(path)
    look(path)
    return Path(path).open("rb", buffering=0)


def _expanded(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        if is_url(path) or not has_magic(path) or os.path.lexists(path):
            yield path
            continue
        found = iglob(path, recursive=True)  # noqa: PTH207 - a pattern may begin at any root
        first = next(found, literal(path))
        yield first
        yield from found


def _below(folder: str, choice: Choice, start: int) -> Iterator[str]:
    """The files below `folder`; a folder that can't be looked into is given itself.

    A folder that `choice` doesn't enter is left out; it is asked about the path from its sign `start` on.
    """
    unseen = [folder]
    while unseen:
        here, inner = unseen.pop(), list[str]()
        try:
            with os.scandir(here) as entries:
                yield from _files_in(entries, inner)
        except OSError:
            yield here
        unseen.extend(path for path in inner if choice.enters(path[start:]) and not _is_of_page(path))


def _files_in(entries: Iterable[os.DirEntry[str]], inner: list[str]) -> Iterator[str]:
    """The files among `entries`; the folders go into `inner`. A link to a folder is neither."""
    for entry in entries:
        if entry.name.startswith((".", _LOCK_FILE)):
            continue
        if entry.is_dir(follow_symlinks=False):
            inner.append(entry.path)
        elif not _leads_to_folder(entry):
            yield entry.path


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    """Whether `entry` is a link to a folder; one that leads in a circle, or where nobody may look, leads to none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_of_page(folder: str) -> bool:
    """Whether `folder` holds what a saved page beside it shows: pictures, style sheets, frames."""
    names = (folder.removesuffix(ending) for ending in _PARTS_OF_PAGE if folder.endswith(ending))
    return any(os.path.lexists(name + ending) for name in names for ending in _PAGES)
