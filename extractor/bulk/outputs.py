"""Files -> files: what was read of each is written into one of its own, whole or not at all."""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from sqlite_utils import Database

from extractor.bulk import forms
from extractor.bulk.forms import Form
from extractor.bulk.remote import is_url
from extractor.bulk.shelves import Here, Shelf, There
from extractor.bulk.walk import meant, shown
from extractor.store.columns import Row
from extractor.store.noting import columns, note_document
from models import Minutes

_LIKE_OUTPUT = re.compile(r".*\.(?:jsonl|json|csv)~*", re.IGNORECASE | re.DOTALL)
_LONGEST = 200  # bytes of a file's name, so that there is room for an ending


class Outputs:
    """Outputs in `folder`, under the names that their files have below `root`, with an ending more: a.pdf.jsonl.

    So no two files have one output, and it is the same whatever else is converted. In CSV an output is a folder.
    `folder` may be an address. `save_ledger` is called after each, and may put the ledger there, too.
    """

    is_shared = False

    def __init__(
        self, folder: str | Path, root: str, form: Form, save_ledger: Callable[[], None] = lambda: None
    ) -> None:
        self._shelf: Shelf = There(str(folder)) if is_url(str(folder)) else Here(Path(folder))
        self._root, self._form, self._save_ledger = root, form, save_ledger
        self.settings: Mapping[str, object] = {"to": form, "root": shown(root)}
        self._columns: dict[str, list[str]] = {}

    def is_kept(self, path: str) -> bool:
        """Whether there is an output of the file at `path`."""
        return self._shelf.has(self.name(path), is_folder=self._form == "csv")

    def keep(self, db: Database, paths: Sequence[str], records: Sequence[bytes], reading: Row) -> None:
        """Write the output of each of `paths`, and into the ledger that they were read."""
        first = Minutes.model_validate_json(records[0])
        note_document(db, first.document, first.kind, reading)
        self._columns = self._columns or columns(db, forms.TABLES)
        for path in paths:
            self._put(path, records)
        self._save_ledger()

    def drop(self, path: str) -> None:
        """Take away the output of the file at `path`, if there is one."""
        self._shelf.drop(self.name(path), is_folder=self._form == "csv")

    def clear_up(self) -> None:
        """Take away what a run that was killed left half written."""
        self._shelf.clear_up()

    def name(self, path: str) -> str:
        """Where the output of the file at `path`, as the ledger has it, is below the folder of all."""
        *folders, name = Path(os.path.relpath(meant(path), self._root)).parts
        return "/".join([*map(_apart, folders), f"{_short(name)}.{self._form}"])

    def _put(self, path: str, records: Sequence[bytes]) -> None:
        name = self.name(path)
        if self._form == "csv":
            self._shelf.put_folder(name, list(forms.csv_files(records, path, self._columns)))
            return
        whole = forms.whole(records, path)
        self._shelf.put(name, forms.json_lines(whole) if self._form == "jsonl" else forms.json_array(whole))


def _apart(folder: str) -> str:
    """The name of a folder, changed if it could be that of an output."""
    return f"{folder}~" if _LIKE_OUTPUT.fullmatch(folder) else folder


def _short(name: str) -> str:
    """The name of a file, cut if an ending would make it too long, with digits that keep it apart from others."""
    signs = os.fsencode(name)
    if len(signs) <= _LONGEST:
        return name
    return f"{signs[: _LONGEST - 20].decode('utf-8', 'ignore')}~{sha256(signs).hexdigest()[:16]}"
