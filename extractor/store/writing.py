"""Rows -> tables: each row is replaced, or left as it is."""

from collections.abc import Sequence
from functools import cache

from sqlite_utils import Database

from extractor.store.columns import Row

# The rows of a document in each table of found rows: by the document itself, or else by its minutes.
OF_DOCUMENT = dict.fromkeys(("pages", "minutes"), "document = :document")
OF_MINUTES = "minutes IN (SELECT key FROM minutes WHERE document = :document)"


def forget_document(db: Database, sha256: str) -> None:
    """Take a document's found rows out, those that are packed away, too, and let the next joining know."""
    forget_rows(db, sha256)
    db.execute("DELETE FROM sealed WHERE document = ?", [sha256])


def forget_rows(db: Database, sha256: str) -> None:
    """Take a document's found rows out of their tables, and let the next joining know."""
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


def delete_others(db: Database, table: str, sha256: str, keys: list[str]) -> None:
    """Delete the document's rows that were not found again."""
    scope = OF_DOCUMENT.get(table, OF_MINUTES)
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
