"""Rows -> tables: one document at a time, each row replaced or left as it is."""

from collections.abc import Sequence
from functools import cache

from sqlite_utils import Database

from extractor.store.columns import Row
from extractor.store.rows import TABLES, document_row, rows
from models import DocumentRecord, Minutes

_OF_DOCUMENT = dict.fromkeys(("pages", "minutes"), "document = :document")
_OF_MINUTES = "minutes IN (SELECT key FROM minutes WHERE document = :document)"
_NOT_FAILED: Row = dict.fromkeys(("class", "message", "traceback"))
_NOT_READ: Row = dict.fromkeys({*DocumentRecord.model_fields, "kind"} - {"path", "rules_version", "bytes"})


def write_document(db: Database, records: Sequence[Minutes], reading: Row) -> None:
    """Store what was found in one document, its records in order, in place of what stood there.

    `reading` holds what the ledger says of the reading: `version`, `read_at`, `seconds`.
    A row that was found before keeps its place. Writing the same again changes nothing.
    """
    document = records[0].document
    found = rows(records)
    values = {**document_row(document, records[0].kind), "outcome": "imported", **_NOT_FAILED, **reading}
    with db.atomic():
        mark_for_joining(db, document.sha256)
        upsert(db, "documents", [values])
        for table in reversed(TABLES):
            _delete_others(db, table, document.sha256, [str(row["key"]) for row in found[table]])
        for table in TABLES:
            upsert(db, table, found[table])
        mark_for_joining(db, document.sha256)


def write_failure(db: Database, sha256: str, failure: Row, reading: Row) -> None:
    """Store that a document could not be read, and why; what was found in it before goes."""
    with db.atomic():
        forget_document(db, sha256)
        upsert(db, "documents", [{**_NOT_READ, **failure, **reading, "sha256": sha256, "outcome": "failed"}])


def forget_document(db: Database, sha256: str) -> None:
    """Take a document's found rows out, and let the next joining know."""
    mark_for_joining(db, sha256)
    db.execute("DELETE FROM minutes WHERE document = ?", [sha256])
    db.execute("DELETE FROM pages WHERE document = ?", [sha256])


def mark_for_joining(db: Database, sha256: str) -> None:
    """Note the series that a document's minutes belong to, so that they are joined anew."""
    db.execute("INSERT OR IGNORE INTO to_join SELECT series FROM minutes WHERE document = ?", [sha256])


def upsert(db: Database, table: str, found: Sequence[Row]) -> None:
    """Insert rows, or change those that are there and differ. All have the same columns."""
    if found:
        db.conn.executemany(_upsert_statement(table, tuple(found[0])), found)


def _delete_others(db: Database, table: str, sha256: str, keys: list[str]) -> None:
    """Delete the document's rows that were not found again."""
    scope = _OF_DOCUMENT.get(table, _OF_MINUTES)
    held = [str(key) for (key,) in db.execute(f"SELECT key FROM {table} WHERE {scope}", {"document": sha256})]
    gone = set(held) - set(keys)
    db.conn.executemany(f"DELETE FROM {table} WHERE key = ?", [(key,) for key in sorted(gone)])


def insert(db: Database, table: str, found: Sequence[Row]) -> None:
    """Insert rows that are not there. All have the same columns."""
    if found:
        names, places = _columns(tuple(found[0]))
        db.conn.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", found)


def _columns(columns: tuple[str, ...]) -> tuple[str, str]:
    return ", ".join(f'"{name}"' for name in columns), ", ".join(f":{name}" for name in columns)


@cache
def _upsert_statement(table: str, columns: tuple[str, ...]) -> str:
    """A row that is the same is not written: no trigger fires, nothing grows."""
    names, places = _columns(columns)
    changes = ", ".join(f'"{name}" = excluded."{name}"' for name in columns)
    differs = " OR ".join(f'{table}."{name}" IS NOT excluded."{name}"' for name in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({places}) ON CONFLICT DO UPDATE SET {changes} WHERE {differs}"
