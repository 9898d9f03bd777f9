"""Where outputs go: a folder keeps what was converted from below one other folder."""

import os
import re
from collections.abc import Callable, Iterable
from glob import escape, has_magic
from itertools import takewhile
from pathlib import Path

from sqlite_utils import Database

from extractor.bulk.forms import Form
from extractor.bulk.given import literal
from extractor.bulk.outputs import Outputs
from extractor.bulk.remote import is_folder, is_url
from extractor.bulk.walk import absolute, meant, shown
from extractor.errors import OutputError
from extractor.store.noting import first_settings

_MAGIC = re.compile(r"[*?[]")


def outputs_in(
    folder: str | Path, db: Database, paths: Iterable[str], form: Form, save_ledger: Callable[[], None] = lambda: None
) -> Outputs:
    """The outputs of `paths` in `folder`, whose ledger `db` is, and which nobody else may be writing to.

    `folder` may be an address. What a run that was killed left half written is taken away.
    """
    outputs = Outputs(folder, root_of(db, folder, paths), form, save_ledger)
    outputs.clear_up()
    return outputs


def root_of(db: Database, folder: str | Path, paths: Iterable[str]) -> str:
    """The folder below which all files converted into `folder` are: that of the first run.

    Raises OutputError if `paths` lead elsewhere: two files of one name could have one output.
    """
    now, before = common_folder(paths), first_settings(db, "convert").get("root")
    root = now if before is None else meant(str(before))
    if not (now == root or now.startswith(root.rstrip("/") + "/")):
        raise OutputError(f"{folder}: holds what was converted from {shown(root)}; give another folder with --out")
    return root


def common_folder(paths: Iterable[str]) -> str:
    """The folder that all of `paths` lie in, or are: of a pattern, what stands before its first sign."""
    found: str | None = None
    for path in paths:
        folder = _folder_of(path)
        found = folder if found is None else _common(found, folder)
    return found or absolute(".")


def _common(one: str, other: str) -> str:
    """The folder that holds both. Raises OutputError if there is none."""
    pairs = zip(one.split("/"), other.split("/"), strict=False)
    found = "/".join(part for part, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    if is_url(found) or (one.startswith("/") and other.startswith("/")):
        return found or "/"
    raise OutputError(f"{shown(one)} and {shown(other)} lie in no folder together; convert them one by one")


def _folder_of(path: str) -> str:
    """The folder that a path is or lies in; of a pattern, the one above its first part with signs."""
    if is_url(path):
        return absolute(path) if is_folder(path) else absolute(path).rpartition("/")[0]
    if has_magic(path) and not os.path.lexists(path):
        path = literal(path) if escape(literal(path)) == path else _MAGIC.split(path)[0] + "*"
    here = absolute(path)
    return here if Path(here).is_dir() else os.path.dirname(here)  # noqa: PTH120
