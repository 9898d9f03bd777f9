"""The rows of a catalogue -> the files that they are of."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from sqlite_utils import Database

from extractor.bulk.catalogue import read, refuse
from extractor.bulk.remote import is_url
from extractor.bulk.walk import absolute, files, shown
from extractor.store import files as ledger
from extractor.store import put_catalogue
from models import CatalogueEntry

_FEW = 3


def take_catalogue(db: Database, catalogue: Path, paths: Iterable[str], leave_out: Path | str) -> list[CatalogueEntry]:
    """Keep what a catalogue says of files that are there, or were; the entries that name no path, but a digest.

    A path of the catalogue is one from its own folder, from what is imported at `paths`, from the folder that this is
    in or from the present one; or else the end of just one path below `paths` or in the ledger. Raises CatalogueError,
    before anything is kept, if a row names no file, or may name several, or one that another names.
    """
    entries = read(catalogue)
    named = [entry for entry in entries if entry.named is not None]
    found = {entry.line: _at_once(db, entry.named or "", catalogue, paths) for entry in named}
    missing = [entry for entry in named if not found[entry.line]]
    if missing:
        found |= _by_ending(missing, chain(map(shown, files(paths, leave_out=leave_out)), ledger.paths(db)))
    refuse(catalogue, [*_unmatched(named, found), *_twice(named, found)])
    put_catalogue(db, [(min(found.get(one.line, ()), default=None), one) for one in entries], str(catalogue))
    return [entry for entry in entries if entry.named is None]


def unmet(db: Database, entries: Iterable[CatalogueEntry]) -> Iterator[CatalogueEntry]:
    """The entries whose digest no file has that was seen."""
    for entry in entries:
        if db.conn.execute("SELECT 1 FROM files WHERE sha256 = ? LIMIT 1", [entry.sha256]).fetchone() is None:
            yield entry


def _at_once(db: Database, named: str, catalogue: Path, paths: Iterable[str]) -> set[str]:
    """The files that a path of the catalogue may be from where it may be counted, as the ledger writes them."""
    plain = named.replace("\\", "/")
    if is_url(plain) or plain.startswith("/"):
        tried = {named, plain}
    else:
        roots = (str(catalogue.parent), *paths, *(path.rstrip("/").rpartition("/")[0] or "." for path in paths), ".")
        tried = {f"{root.rstrip('/')}/{form}" for root in roots for form in (named, plain)}
    return {shown(path) for path in map(absolute, tried) if _is_known(db, path)}


def _is_known(db: Database, path: str) -> bool:
    if ledger.held(db, shown(path)) is not None:
        return True
    return not is_url(path) and Path(path).is_file()


def _by_ending(entries: Iterable[CatalogueEntry], paths: Iterable[str]) -> dict[int, set[str]]:
    """The paths that end as each entry says, by its line; without regard to case, and to how accents are written."""
    wanted = defaultdict[str, list[tuple[str, int]]](list)
    for entry in entries:
        ending = "/" + _plain(entry.named or "").lstrip("./")
        wanted[ending.rpartition("/")[2]].append((ending, entry.line))
    found = defaultdict[int, set[str]](set)
    for path in paths:
        plain = _plain(path)
        for ending, line in wanted.get(plain.rpartition("/")[2], ()):
            if plain.endswith(ending):
                found[line].add(path)
    return found


def _plain(path: str) -> str:
    return unicodedata.normalize("NFC", path.replace("\\", "/")).casefold()


def _unmatched(named: Iterable[CatalogueEntry], found: Mapping[int, set[str]]) -> Iterator[str]:
    for entry in named:
        paths = sorted(found.get(entry.line, ()))
        if not paths:
            yield (
                f"line {entry.line}: there is no file {entry.named!r}, neither beside the catalogue nor below what is "
                "imported, and none was imported before"
            )
        elif len(paths) > 1:
            yield f"line {entry.line}: {entry.named!r} may be {' or '.join(paths[:_FEW])}; give more of its path"


def _twice(named: Iterable[CatalogueEntry], found: Mapping[int, set[str]]) -> Iterator[str]:
    seen = dict[str, int]()
    for entry in named:
        for path in found.get(entry.line, ()):
            if path in seen:
                yield f"line {entry.line}: is of the same file as line {seen[path]}: {path}"
            seen.setdefault(path, entry.line)
