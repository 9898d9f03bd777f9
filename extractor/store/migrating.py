"""A database of an older version -> the present one: its rows, in a new file that takes its place."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from extractor.errors import DatabaseError
from extractor.store.database import make_new, schema
from extractor.store.joining import join_all

# The parts of the schema that hold what can't be made anew from other rows.
_KEPT = ("ledger", "found")
_TABLE = re.compile(r"^CREATE TABLE (?P<name>\w+)", re.MULTILINE)
# What stands in a column that the older version had not, by table: SQL over a row of the old table.
_NEW_COLUMNS = {
    "runs": {"command": "'import'", "settings": "'{}'"},
    "files": {
        "state": "'done'",
        "sha256": "document",
        "attempts": "class IS NOT NULL",
        "run": "(SELECT max(id) FROM old.runs)",
        "seen": "coalesce((SELECT min(at) FROM old.events WHERE events.path = files.path), "
        "(SELECT min(started) FROM old.runs))",
    },
}


def bring_up_to_date(path: Path) -> None:
    """Put the rows of the database at `path` into the present schema. Until all is done the old one stands.

    Raises DatabaseError if its rows don't fit.
    """
    new = path.with_name(path.name + "-new")
    new.unlink(missing_ok=True)
    try:
        with closing(make_new(new)) as db:
            _copy(db, path)
            join_all(db)
        with closing(sqlite3.connect(path)) as old:
            old.execute("PRAGMA journal_mode = DELETE")
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _copy(db: Database, path: Path) -> None:
    db.conn.execute("PRAGMA foreign_keys = OFF")
    db.conn.execute("ATTACH ? AS old", [str(path)])
    with db.atomic():
        for part in _KEPT:
            for found in _TABLE.finditer(schema()[part]):
                _copy_table(db, found["name"])
    db.conn.execute("DETACH old")
    db.conn.execute("PRAGMA foreign_keys = ON")
    if db.conn.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise DatabaseError(f"{path}: its rows don't belong together; import into a new file with --db")


def _copy_table(db: Database, table: str) -> None:
    now, before = _columns(db, "main", table), _columns(db, "old", table)
    if not before:
        return
    values = {column: column for column in now if column in before}
    values |= {name: sql for name, sql in _NEW_COLUMNS.get(table, {}).items() if name not in before}
    into, taken = (", ".join(f'"{name}"' for name in values), ", ".join(_quoted(sql, now) for sql in values.values()))
    db.conn.execute(f"INSERT INTO main.{table} ({into}) SELECT {taken} FROM old.{table} AS {table}")


def _quoted(sql: str, columns: list[str]) -> str:
    return f'"{sql}"' if sql in columns else sql


def _columns(db: Database, room: str, table: str) -> list[str]:
    return [str(row[1]) for row in db.conn.execute(f"PRAGMA {room}.table_info({table})")]
