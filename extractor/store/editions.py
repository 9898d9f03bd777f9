"""The database as one may see it: without what is closed, or with it, as it stands on a day."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlite_utils import Database

from extractor.errors import DatabaseError
from extractor.store.catalogue import open_all, settle_all
from extractor.store.database import open_readable
from extractor.store.joining import join
from extractor.store.sealing import has_closed, is_due, today


def open_to_read(path: Path, *, closed: bool = False, day: str | None = None) -> Database:
    """The database at `path`, which nothing is written to; also from a folder or disk that can't be written to.

    What is under closed access is left out of it, unless it is `closed` that is asked for; what opens on `day`, today
    if not given, is in it. Where that is not what the file itself holds it is a copy, which goes when it is closed.
    Raises DatabaseError if it isn't there or isn't one of ours.
    """
    db, on = open_readable(path), day or today()
    if (closed and has_closed(db)) or is_due(db, on):
        with closing(db):
            return _edition(db, path, on, closed=closed)
    return db


def write_edition(path: Path, out: Path, day: str | None = None) -> None:
    """Write a copy of the database at `path` to the file `out` that has nothing of what is closed on `day`.

    Not even the names of closed files are in it, nor what the catalogue says of them, nor what became of contents that
    are in it no more, nor pages of the file that they were once written on. It is written whole or not at all. Raises
    DatabaseError if `out` is there or can't be written.
    """
    if out.exists():
        raise DatabaseError(f"{out}: is there already; give another name")
    beside = out.with_name(f".{out.name}-{os.getpid()}-part")
    with closing(open_readable(path)) as db, closing(_edition(db, path, day or today(), closed=False)) as copy:
        try:
            copy.conn.execute("PRAGMA query_only = OFF")
            _forget_closed(copy)
            copy.conn.execute("VACUUM INTO ?", [str(beside)])
            beside.rename(out)
        except (sqlite3.OperationalError, OSError) as error:
            said = f"{out}: can't be written ({error}); see that its folder is there, and has room"
            raise DatabaseError(said) from error
        finally:
            with suppress(OSError):
                beside.unlink()


def _edition(db: Database, path: Path, day: str, *, closed: bool) -> Database:
    """A private copy of a database, in a file without a name, as it is to be seen."""
    try:
        copy = Database(sqlite3.connect(""), execute_plugins=False)
        db.conn.backup(copy.conn)
        copy.conn.execute("PRAGMA foreign_keys = ON")
        open_all(copy) if closed else settle_all(copy, day)
        join(copy)
        copy.conn.execute("PRAGMA query_only = ON")
    except sqlite3.Error as error:
        raise DatabaseError(f"{path}: no copy of it can be made to be read ({error})") from error
    return copy


def _forget_closed(db: Database) -> None:
    (stays,) = db.conn.execute("SELECT sql FROM sqlite_master WHERE name = 'events_stay'").fetchone()
    with db.atomic():
        db.conn.execute("DROP TRIGGER events_stay")
        for statement in _FORGET:
            db.conn.execute(statement)
        db.conn.execute(stays)
        for index in ("minutes", "sections", "actions", "decisions"):
            db.conn.execute(f"INSERT INTO {index}_fts({index}_fts) VALUES ('rebuild')")


_CLOSED = "(SELECT sha256 FROM files WHERE is_closed AND sha256 IS NOT NULL UNION SELECT document FROM sealed)"
_CATALOGUED_FILES = "SELECT 1 FROM files WHERE catalogue.key IN (files.path, files.document)"
_FORGET = (
    f"DELETE FROM catalogue WHERE path IN (SELECT path FROM files WHERE is_closed) OR sha256 IN {_CLOSED}",
    f"DELETE FROM catalogue WHERE access = 'closed' AND NOT EXISTS ({_CATALOGUED_FILES})",
    "CREATE TEMP TABLE going AS SELECT DISTINCT document FROM files WHERE is_closed AND document IS NOT NULL",
    "DELETE FROM files WHERE is_closed",
    "DELETE FROM sealed",
    "DELETE FROM documents WHERE sha256 IN (SELECT document FROM going)",
    "DROP TABLE going",
    # What is no longer here may have been closed when it was.
    "DELETE FROM events WHERE path IS NOT NULL AND path NOT IN (SELECT path FROM files)",
    "DELETE FROM events WHERE sha256 IS NOT NULL AND sha256 NOT IN (SELECT sha256 FROM documents)",
    "UPDATE events SET detail = NULL WHERE type = 'replacement'",  # which names what was there before
    "UPDATE runs SET paths = '[]', settings = '{}'",
)
