"""What is to be imported: paths, folders and patterns -> files, each with its digest."""

import os
from collections.abc import Container, Iterable, Iterator, Sequence
from glob import glob, has_magic
from hashlib import file_digest
from pathlib import Path

from extractor.errors import NothingToDoError, UnreadableError

_LOCK_FILE = "~$"  # how the name begins of what Word leaves beside a document that is open
# How browsers and Word call the folder of what a page shows, which they save beside it, after the page's own name.
_PARTS_OF_PAGE = ("_files", ".fld", "-Dateien", "_fichiers", "_archivos")


def files(paths: Iterable[str], *, leave_out: Path | None = None) -> Iterator[str]:
    """Every file at or below `paths`, each once; below a folder in alphabetical order.

    A pattern ("minutes/*.pdf") stands for what matches it. Below a folder, hidden files and folders, the lock files of
    Office and the folders of what a saved page shows are left out, and everywhere the database `leave_out`. What can't
    be looked into is given like a file.
    """
    seen = set[str]()
    for path in _expanded(paths):
        for file in map(os.path.abspath, _below(path) if Path(path).is_dir() else (path,)):
            if file not in seen and not _belongs_to(leave_out, file):
                seen.add(file)
                yield file


def count(paths: Sequence[str], *, leave_out: Path | None = None) -> int:
    """How many files there are at or below `paths`. Raises NothingToDoError if there are none."""
    if not any(os.path.lexists(path) for path in _expanded(paths)):
        raise NothingToDoError(f"{', '.join(paths)}: no such file or folder")
    found = sum(1 for _ in files(paths, leave_out=leave_out))
    if not found:
        raise NothingToDoError(f"{', '.join(paths)}: there are no files in it")
    return found


def shown(path: str) -> str:
    r"""`path` as it can be written down: bytes of a name that are not UTF-8 are spelt out (\xe9)."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def digest(path: str) -> str:
    """The SHA-256 digest of the file at `path`. Raises UnreadableError if it can't be read."""
    try:
        if Path(path).exists() and not Path(path).is_file():
            raise UnreadableError("not an ordinary file, or a folder that can't be looked into")
        with Path(path).open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableError(f"can't be opened: {error.strerror or error}") from error


def _expanded(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        is_pattern = has_magic(path) and not os.path.lexists(path)
        yield from sorted(glob(path, recursive=True)) or [path] if is_pattern else [path]  # noqa: PTH207 - of any root


def _below(folder: str) -> Iterator[str]:
    unseen: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=unseen.append):
        pages = {Path(name).stem for name in names if name.lower().endswith((".htm", ".html"))}
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is_of_page(name, pages))
        yield from (os.path.join(root, name) for name in sorted(names) if not name.startswith((".", _LOCK_FILE)))  # noqa: PTH118
        yield from (str(error.filename) for error in unseen)
        unseen.clear()
    yield from (str(error.filename) for error in unseen)


def _is_of_page(folder: str, pages: Container[str]) -> bool:
    """Whether `folder` holds what one of the saved `pages` beside it shows: pictures, style sheets, frames."""
    return any(folder.removesuffix(ending) in pages for ending in _PARTS_OF_PAGE if folder.endswith(ending))


def _belongs_to(database: Path | None, file: str) -> bool:
    if database is None:
        return False
    own = str(database.absolute())
    return file in {own, *(f"{own}-{beside}" for beside in ("wal", "shm", "lock", "journal"))}
