"""The archive's catalogue: kept, and laid over what was found."""

import json
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from sqlite_utils import Database

from extractor.dates import days
from extractor.store.bodies import Told
from extractor.store.columns import Row
from extractor.store.keys import fold_name, series_name
from extractor.store.ledger import now
from extractor.store.sealing import closable, mark_unopened, settle_access, unseal_all
from extractor.store.writing import mark_for_joining, upsert
from models import CatalogueEntry

_COLUMNS = ("reference", "series", "title", "body", "date", "date_end", "access", "closed_until", "conditions", "line")


class Laid(NamedTuple):
    """Minutes as the catalogue has them, and where these differ from what was found: rows of their table."""

    told: list[Told]
    differences: list[Row]


class Described(NamedTuple):
    """What the catalogue says of the body and the date of a document."""

    body: str | None
    date: str | None
    date_end: str | None


def put_catalogue(db: Database, entries: Iterable[tuple[str | None, CatalogueEntry]], source: str) -> int:
    """Keep what a catalogue says of files, each given with its path as in `files`; how many rows are new or changed.

    What is closed by it is closed from then on, and what it opens is open.
    """
    rows = [_row(path, entry, source) for path, entry in entries]
    with db.atomic():
        changed = [row for row in rows if _is_news(db, row)]
        upsert(db, "catalogue", changed)
        settle_all(db)
        for document in {one for row in changed for one in _documents(db, str(row["key"]))}:
            mark_for_joining(db, document)
    return len(changed)


def settle(db: Database, document: str) -> None:
    """Let a document be as open, and as described, as the catalogue has it."""
    if is_catalogued(db):
        settle_access(db, document)
        describe(db, document)
        mark_for_joining(db, document)


def settle_all(db: Database, day: str | None = None) -> None:
    """Let every document be as open, and as described, as the catalogue has it on `day`, today's if not given."""
    with db.atomic():
        for document in closable(db):
            settle_access(db, document, day)
            describe(db, document)
        mark_unopened(db, day)


def open_all(db: Database) -> None:
    """Let every document be open, whatever the catalogue says: for a copy that only those see who may."""
    with db.atomic():
        for document in unseal_all(db):
            describe(db, document)


def is_catalogued(db: Database) -> bool:
    """Whether there is any catalogue."""
    return bool(db.conn.execute("SELECT EXISTS (SELECT 1 FROM catalogue)").fetchone()[0])


def describe(db: Database, document: str) -> None:
    """Let the minutes of a document belong to the series of the body that the catalogue names, or else their own."""
    if not is_catalogued(db):
        return
    given = _described(db, document)
    for key, body, series in db.conn.execute(_SERIES, [document]).fetchall():
        meant = fold_name(given.body) if given and given.body else _own_series(db, key, body)
        if meant != series:
            mark_for_joining(db, document)
            db.conn.execute("UPDATE minutes SET series = ? WHERE key = ?", [meant, key])
            mark_for_joining(db, document)


def laid_over(db: Database, told: Sequence[Told], of_series: str) -> Laid:
    """The minutes of a series with the body and date that the catalogue gives, in place of what was found in them.

    A date that was found within the catalogue's is more exact, and stays, as do those of the parts of a minute book,
    which the catalogue dates as a whole.
    """
    if not is_catalogued(db):
        return Laid(list(told), [])
    laid, differences = list[Told](), list[Row]()
    for one in told:
        given = _described(db, one.document)
        laid.append(one if given is None else _laid(one, given))
        for field, found, meant in _different(db, one, given):
            row: Row = {"minutes": one.key, "field": field, "found": found, "catalogued": meant, "series": of_series}
            differences.append(row)
    return Laid(laid, differences)


def _laid(one: Told, given: Described) -> Told:
    date = one.date if one.part is not None else _date(one.date, given)
    return one._replace(body=given.body or one.body, date=date)


def _date(found: str | None, given: Described) -> str | None:
    """The date that was found if it is within the catalogue's, else that, as far as all its days have it in common."""
    if given.date is None or (found is not None and _is_within(found, given)):
        return found
    if given.date_end is None:
        return given.date
    both = zip(given.date.split("-"), given.date_end.split("-"), strict=False)
    return "-".join(first for first, _ in takewhile(lambda pair: pair[0] == pair[1], both)) or None


def _is_within(found: str, given: Described) -> bool:
    first, last = days(given.date or found)[0], days(given.date_end or given.date or found)[1]
    return first <= days(found)[0] and days(found)[1] <= last


def _different(db: Database, one: Told, given: Described | None) -> Iterable[tuple[str, str, str]]:
    """Where the catalogue says something else than was found: the field, what was found, what the catalogue has."""
    if given is None:
        return
    if (
        given.body
        and one.body
        and fold_name(given.body) not in {fold_name(one.body), _own_series(db, one.key, one.body)}
    ):
        yield "body", one.body, given.body
    if given.date and one.date and not _may_be(one.date, given):
        yield "date", one.date, given.date + (f"/{given.date_end}" if given.date_end else "")


def _may_be(found: str, given: Described) -> bool:
    first, last = days(given.date or found)[0], days(given.date_end or given.date or found)[1]
    return days(found)[0] <= last and first <= days(found)[1]


def _row(path: str | None, entry: CatalogueEntry, source: str) -> Row:
    said: Row = entry.model_dump(include=set(_COLUMNS))
    whole = json.dumps(dict(entry.entry), ensure_ascii=False)
    key = path if path is not None else entry.sha256
    return {"key": key, "path": path, "sha256": entry.sha256, **said, "entry": whole, "source": source, "given": now()}


def _is_news(db: Database, row: Row) -> bool:
    held = next(iter(db.query("SELECT * FROM catalogue WHERE key = ?", [row["key"]])), None)
    return held is None or {**held, "given": None} != {**row, "given": None}


def _documents(db: Database, key: str) -> list[str]:
    """The documents that the entry with the key may describe."""
    found = db.conn.execute(_OF_KEY, {"key": key}).fetchall()
    return sorted({str(document) for (document,) in found})


def _described(db: Database, document: str) -> Described | None:
    found = db.conn.execute(_DESCRIBED, {"document": document}).fetchone()
    return None if found is None else Described(*found)


def _own_series(db: Database, key: str, body: str | None) -> str:
    expanded = db.conn.execute("SELECT short, long FROM abbreviations WHERE minutes = ?", [key])
    return series_name(key, body, ((str(short), str(long)) for short, long in expanded.fetchall()))


_OF_KEY = """
SELECT document FROM files WHERE document = :key
UNION SELECT document FROM files WHERE path = :key AND document IS NOT NULL
"""
_SERIES = "SELECT key, body, series FROM minutes WHERE document = ? ORDER BY key"
# Of copies that are catalogued, the one that is there, first in the alphabet; what names the digest comes after.
_DESCRIBED = """
SELECT catalogue.body, catalogue.date, catalogue.date_end
FROM files JOIN catalogue ON catalogue.key = files.path OR catalogue.key = :document
WHERE files.document = :document
ORDER BY catalogue.path IS NULL, files.gone IS NOT NULL, catalogue.key LIMIT 1
"""
