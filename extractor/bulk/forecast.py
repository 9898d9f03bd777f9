"""What a run would read, and about how long that would take: nothing is opened, nothing written."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath
from typing import Literal, NamedTuple

from sqlite_utils import Database

from extractor.bulk.again import Wanted
from extractor.bulk.keeping import Keeping
from extractor.bulk.taking import settled
from extractor.bulk.walk import look, shown
from extractor.errors import UnreadableError
from extractor.store import files, ledger

Why = Literal["new", "changed", "again"]
# Seconds that a document takes where the ledger has read too few of its kind, by the ending of its name: what those of
# a few pages took on one core of a server of 2026. Scans take three seconds a page and more, which no name tells.
_USUAL = {"pdf": 0.4, "docx": 0.15, "doc": 0.6, "odt": 0.6, "rtf": 0.6, "": 0.1}
_ENOUGH = 5  # documents of a kind, so that what they took says something of the next
_DIGEST = 400e6  # bytes that are read through in a second, to take their digest


class Meant(NamedTuple):
    """A file that would be read, its bytes, and why: it is new, was changed since it was read, or is read again."""

    path: str
    bytes: int
    why: Why


class OfKind(NamedTuple):
    """Files that would be read, by the ending of their names: how many, their bytes, and seconds of one process.

    `is_measured` says that the seconds are what the ledger says of others like them.
    """

    files: int = 0
    bytes: int = 0
    seconds: float = 0.0
    is_measured: bool = False


class Forecast(NamedTuple):
    """What a run would read, by kind and by why; and the files that it would leave as they are."""

    kinds: Mapping[str, OfKind]
    whys: Mapping[str, int]
    unchanged: int
    unreadable: int
    seconds: float


def forecast(
    paths: Iterator[str], db: Database | None, wanted: Wanted, keeping: Keeping, tell: Callable[[Meant], None]
) -> Forecast:
    """What reading the files at `paths` would come to; `tell` is told of each that would be read.

    `db` is the database as it is now; None if there is none yet. `seconds` of the whole are of one process.
    """
    rates = {} if db is None else _measured(db)
    kinds, whys = defaultdict[str, OfKind](OfKind), defaultdict[str, int](int)
    unchanged, unreadable, through = 0, 0, 0
    for path in paths:
        try:
            size, modified = look(path)
        except UnreadableError:
            unreadable += 1
            continue
        why = _why(db, shown(path), (size, modified), wanted, keeping)
        through += size if why is not None or wanted.is_content_checked else 0
        if why is None:
            unchanged += 1
            continue
        tell(Meant(shown(path), size, why))
        kind = PurePath(path).suffix.lower().removeprefix(".")
        whys[why] += 1
        kinds[kind] = _with(kinds[kind], size, rates.get(kind), _USUAL.get(kind, _USUAL[""]))
    seconds = sum(each.seconds for each in kinds.values()) + through / _DIGEST
    return Forecast(dict(kinds), dict(whys), unchanged, unreadable, seconds)


def _with(kind: OfKind, size: int, measured: float | None, usual: float) -> OfKind:
    seconds = usual if measured is None else measured
    return OfKind(kind.files + 1, kind.bytes + size, kind.seconds + seconds, measured is not None)


def _why(db: Database | None, path: str, seen: tuple[int, int], wanted: Wanted, keeping: Keeping) -> Why | None:
    """Why the file at `path` would be read; None if it would not. Of one that was only touched, no more is known."""
    held = None if db is None else files.held(db, path)
    if db is None or held is None or held.document is None:
        return "new"
    if (held.bytes, held.modified) != seen or held.state != "done":
        return "changed" if held.state == "done" else "new"
    return None if settled(db, path, held, wanted, keeping) else "again"


def _measured(db: Database) -> dict[str, float]:
    """Seconds that a document of each kind took, by the ending of its name."""
    seconds = defaultdict[str, list[float]](list)
    for path, taken in ledger.taken(db):
        seconds[PurePath(path).suffix.lower().removeprefix(".")].append(taken)
    return {kind: sum(each) / len(each) for kind, each in seconds.items() if len(each) >= _ENOUGH}
