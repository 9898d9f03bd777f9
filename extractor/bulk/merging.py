"""Shards, wherever they are -> one database, joined once at the end."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from sqlite_utils import Database

from extractor import __version__, rules
from extractor.bulk.remote import is_url
from extractor.bulk.spool import Spool
from extractor.bulk.walk import files, said
from extractor.errors import DatabaseError, NothingToDoError, UnreadableError
from extractor.store import join, ledger, merge
from extractor.store.columns import Row

_ENDING = ".db"


class Merged(NamedTuple):
    """What merging a shard came to: its files, those of them that were news, or why it could not be merged."""

    shard: str
    files: int = 0
    news: int = 0
    failure: str | None = None


def merge_all(db: Database, shards: Iterable[str], leave_out: Path, tell: Callable[[Merged], None]) -> bool:
    """Merge the databases at `shards`: files, addresses, and folders with all that end in .db; whether all could be.

    Each is merged whole or not at all, and those that can't be are told of and left out. Raises NothingToDoError if
    there are none.
    """
    shards = tuple(shards)
    run = ledger.begin_run(db, "merge", said(shards), {}, (__version__, rules.version()))
    counts: Row = {"imported": 0, "unchanged": 0, "failed": 0, "gone": 0}
    failed, number = 0, 0
    with closing(Spool()) as spool:
        for number, path in enumerate(_databases(shards, leave_out), start=1):  # noqa: B007 - how many there were
            merged = _merged(db, run, spool, path)
            failed += merged.failure is not None
            counts["imported"] = int(counts["imported"] or 0) + merged.news
            counts["unchanged"] = int(counts["unchanged"] or 0) + merged.files - merged.news
            tell(merged)
    join(db)
    ledger.end_run(db, run, "finished", counts)
    if not number:
        raise NothingToDoError(f"{', '.join(said(shards))}: there are no databases in it")
    return not failed


def _databases(shards: Iterable[str], leave_out: Path) -> Iterator[str]:
    for given in shards:
        for path in files([given], leave_out=leave_out):
            if path.endswith(_ENDING) or not (path.startswith(f"{given}/") or Path(given).is_dir()):
                yield path


def _merged(db: Database, run: int, spool: Spool, path: str) -> Merged:
    counts = Counter[bool]()
    try:
        here = spool.fetch_any(path).path if is_url(path) else path
        merge(db, Path(here), run, (__version__, rules.version()), lambda one: counts.update([one.is_news]))
    except (DatabaseError, UnreadableError) as error:
        return Merged(path, failure=str(error).removeprefix(f"{path}: "))
    spool.drop(here)
    return Merged(path, counts.total(), counts[True])
