"""Files -> files: what was read of each is written into one of its own, whole or not at all."""

import errno
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from sqlite_utils import Database

from extractor.bulk import forms
from extractor.bulk.forms import Form
from extractor.bulk.walk import meant, shown
from extractor.errors import OutputError
from extractor.store.columns import Row
from extractor.store.noting import columns, note_document
from models import Minutes

OWN = ".minutebook"  # the folder, in that of the outputs, where the ledger is, and what is being written
_LIKE_OUTPUT = re.compile(r".*\.(?:jsonl|json|csv)~*", re.IGNORECASE | re.DOTALL)
_LONGEST = 200  # bytes of a file's name, so that there is room for an ending
# What will be wrong with the next file, too.
_LASTING = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO}


class Outputs:
    """Outputs in `folder`, under the names that their files have below `root`, with an ending more: a.pdf.jsonl.

    So no two files have one output, and it is the same whatever else is converted. In CSV an output is a folder.
    """

    is_shared = False

    def __init__(self, folder: Path, root: str, form: Form) -> None:
        self._folder, self._root, self._form = folder, root, form
        self.settings: Mapping[str, object] = {"to": form, "root": shown(root)}
        self._columns: dict[str, list[str]] = {}

    def is_kept(self, path: str) -> bool:
        """Whether there is an output of the file at `path`."""
        return self.place(path).exists()

    def keep(self, db: Database, paths: Sequence[str], records: Sequence[bytes], reading: Row) -> None:
        """Write the output of each of `paths`, and into the ledger that they were read."""
        first = Minutes.model_validate_json(records[0])
        note_document(db, first.document, first.kind, reading)
        self._columns = self._columns or columns(db, forms.TABLES)
        for path in paths:
            with told(self.place(path)):
                self._put(path, records)

    def drop(self, path: str) -> None:
        """Take away the output of the file at `path`, if there is one."""
        with told(self.place(path)):
            clear(self.place(path), self._part("old"))

    def place(self, path: str) -> Path:
        """Where the output of the file at `path`, as the ledger has it, is."""
        *folders, name = Path(os.path.relpath(meant(path), self._root)).parts
        return Path(self._folder, *map(_apart, folders), f"{_short(name)}.{self._form}")

    def _put(self, path: str, records: Sequence[bytes]) -> None:
        place, new = self.place(path), self._part("new")
        place.parent.mkdir(parents=True, exist_ok=True)
        if self._form == "csv":
            clear(new, new)
            new.mkdir()
            for name, content in forms.csv_files(records, path, self._columns):
                _write(new / name, content)
            clear(place, self._part("old"))
        else:
            whole = forms.whole(records, path)
            _write(new, forms.json_lines(whole) if self._form == "jsonl" else forms.json_array(whole))
        new.replace(place)

    def _part(self, name: str) -> Path:
        return self._folder / OWN / name


def _apart(folder: str) -> str:
    """The name of a folder, changed if it could be that of an output."""
    return f"{folder}~" if _LIKE_OUTPUT.fullmatch(folder) else folder


def _short(name: str) -> str:
    """The name of a file, cut if an ending would make it too long, with digits that keep it apart from others."""
    signs = os.fsencode(name)
    if len(signs) <= _LONGEST:
        return name
    return f"{signs[: _LONGEST - 20].decode('utf-8', 'ignore')}~{sha256(signs).hexdigest()[:16]}"


def _write(path: Path, content: bytes) -> None:
    """Write a file so that it is on the disk before it gets its name: a power cut leaves no half of it."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def clear(place: Path, aside: Path) -> None:
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
        said = f"{place}: can't be written: {error.strerror}; what was converted before stands"
        raise OutputError(said) from error
