"""What is to be imported: paths, folders and patterns -> files, as they are met; nothing holds the whole list."""

import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from glob import has_magic, iglob
from hashlib import file_digest
from pathlib import Path

from extractor.errors import NothingToDoError, UnreadableError

_LOCK_FILE = "~$"  # how the name begins of what Word leaves beside a document that is open
# How browsers and Word call the folder of what a page shows, which they save beside it, after the page's own name.
_PARTS_OF_PAGE = ("_files", ".fld", "-Dateien", "_fichiers", "_archivos")
_PAGES = (".htm", ".html", ".HTM", ".HTML")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_SPELT_OUT = re.compile(r"\\x([89a-f][0-9a-f])")
_BESIDE = ("-wal", "-shm", "-lock", "-journal", "-new")


def files(paths: Iterable[str], *, leave_out: Path | None = None) -> Iterator[str]:
    """Every file at or below `paths`, in no certain order; one that is reached in two ways is given twice.

    A pattern ("minutes/*.pdf") stands for what matches it. Below a folder, hidden files and folders, the lock files of
    Office and the folders of what a saved page shows are left out, and everywhere the database `leave_out`. What can't
    be looked into is given like a file.
    """
    own = str(leave_out.absolute()) if leave_out is not None else None
    for path in _expanded(paths):
        for file in _below(absolute(path)) if Path(path).is_dir() else (absolute(path),):
            if own is None or (file != own and file.removeprefix(own) not in _BESIDE):
                yield file


def is_url(path: str) -> bool:
    """Whether `path` is an address (s3://bucket/minutes), and no path of this machine's."""
    return _ADDRESS.match(path) is not None


def folders(paths: Iterable[str]) -> Iterator[str]:
    """The folders among `paths`, whose files are all met by a walk."""
    yield from (absolute(path) for path in _expanded(paths) if Path(path).is_dir())


def require(paths: Sequence[str], *, leave_out: Path | None = None) -> None:
    """Raise NothingToDoError if there is nothing at or below `paths`."""
    if not any(os.path.lexists(path) for path in _expanded(paths)):
        raise NothingToDoError(f"{', '.join(paths)}: no such file or folder")
    if next(files(paths, leave_out=leave_out), None) is None:
        raise NothingToDoError(f"{', '.join(paths)}: there are no files in it")


def absolute(path: str) -> str:
    """`path` from the root, without "..": names stay what they are in bytes."""
    return path if is_url(path) else os.path.abspath(path)  # noqa: PTH100 - Path has nothing that doesn't follow links


def shown(path: str) -> str:
    r"""`path` as it can be written down: bytes of a name that are not UTF-8 are spelt out (\xe9)."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def meant(path: str) -> str:
    r"""The path that is written down as `path`: where no file has that very name, spelt out bytes are put back."""
    if os.path.lexists(path) or "\\x" not in path:
        return path
    return _SPELT_OUT.sub(lambda found: os.fsdecode(bytes.fromhex(found[1])), path)


def look(path: str) -> tuple[int, int]:
    """Size in bytes, and when it was changed in nanoseconds, of the file at `path`.

    Raises UnreadableError if it can't be looked at, or is no ordinary file.
    """
    try:
        found = os.stat(path)  # noqa: PTH116 - a Path for each of 100,000 files costs more than the question
    except OSError as error:
        raise UnreadableError(f"can't be opened: {error.strerror or error}") from error
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableError("not an ordinary file, or a folder that can't be looked into")
    return found.st_size, found.st_mtime_ns


def is_gone(path: str) -> bool:
    """Whether there is surely nothing at `path`: what can't be looked into may hold it."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def digest(path: str) -> str:
    """The SHA-256 digest of the file at `path`. Raises UnreadableError if it can't be read."""
    look(path)
    try:
        with Path(path).open("rb", buffering=0) as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableError(f"can't be opened: {error.strerror or error}") from error


def _expanded(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        if not has_magic(path) or os.path.lexists(path):
            yield path
            continue
        found = iglob(path, recursive=True)  # noqa: PTH207 - a pattern may begin at any root
        first = next(found, path)
        yield first
        yield from found


def _below(folder: str) -> Iterator[str]:
    """The files below `folder`; a folder that can't be looked into is given itself."""
    unseen = [folder]
    while unseen:
        here, inner = unseen.pop(), list[str]()
        try:
            with os.scandir(here) as entries:
                yield from _files_in(entries, inner)
        except OSError:
            yield here
        unseen.extend(path for path in inner if not _is_of_page(path))


def _files_in(entries: Iterable[os.DirEntry[str]], inner: list[str]) -> Iterator[str]:
    """The files among `entries`; the folders go into `inner`. A link to a folder is neither."""
    for entry in entries:
        if entry.name.startswith((".", _LOCK_FILE)):
            continue
        if entry.is_dir(follow_symlinks=False):
            inner.append(entry.path)
        elif not entry.is_dir():
            yield entry.path


def _is_of_page(folder: str) -> bool:
    """Whether `folder` holds what a saved page beside it shows: pictures, style sheets, frames."""
    names = (folder.removesuffix(ending) for ending in _PARTS_OF_PAGE if folder.endswith(ending))
    return any(os.path.lexists(name + ending) for name in names for ending in _PAGES)
