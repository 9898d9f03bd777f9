"""The database file: opened, checked to be ours, made if it isn't there, and kept to one writer."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

from sqlite_utils import Database

from extractor.errors import DatabaseError

APPLICATION_ID = 0x4D696E42  # "MinB": tells our databases from others
SCHEMA_VERSION = 8
OLDEST_VERSION = 3  # that is brought up to date
_LOG_PAGES = (
    10_000  # of the write-ahead log (40 MB), after which it goes into the database: often written pages go once
)


def open_database(path: Path) -> Database:
    """The database at `path` for writing, made if it isn't there. Raises DatabaseError if it can't be used.

    One that an older Minutebook made is brought up to date first; `only_writer` must hold it then.
    """
    from extractor.store.migrating import bring_up_to_date  # noqa: PLC0415 - which makes databases itself

    try:
        db = _writable(path)
        if _is_older(db):
            db.close()
            bring_up_to_date(path)
            db = _writable(path)
        _check(db, path)
        db.conn.execute("PRAGMA journal_mode = WAL")
        db.conn.execute("PRAGMA synchronous = NORMAL")
        db.conn.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
    except sqlite3.Error as error:
        raise DatabaseError(f"{path}: can't be used as a database ({error}); give another file with --db") from error
    return db


def _writable(path: Path) -> Database:
    db = Database(_connection(path, f"{path.absolute().as_uri()}?mode=rwc"), execute_plugins=False)
    if _is_new(db):
        _create(db)
    return db


def make_new(path: Path) -> Database:
    """An empty database at `path`, where there must be nothing."""
    db = Database(_connection(path, f"{path.absolute().as_uri()}?mode=rwc"), execute_plugins=False)
    _create(db)
    return db


def _is_older(db: Database) -> bool:
    is_ours = _pragma(db, "application_id") == APPLICATION_ID
    return is_ours and OLDEST_VERSION <= _pragma(db, "user_version") < SCHEMA_VERSION


def open_readable(path: Path) -> Database:
    """The database at `path`, which nothing is written to; also from a folder or disk that can't be written to.

    Raises DatabaseError if it isn't there or isn't one of ours.
    """
    if not path.is_file():
        raise DatabaseError(
            f"{path}: there is no such database; import documents first, or give another file with --db"
        )
    try:
        db = _readable(path)
        _check(db, path)
    except sqlite3.Error as error:
        raise DatabaseError(f"{path}: can't be read as a database ({error})") from error
    return db


def write_snapshot(path: Path, out: Path) -> None:
    """Write the database at `path`, as it was last committed, to `out`; whoever writes to it goes on meanwhile."""
    out.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as db, closing(sqlite3.connect(out)) as copy:
        db.backup(copy)


def _readable(path: Path) -> Database:
    """A database on a disk that can't be written to is opened as one that nobody changes."""
    address = path.absolute().as_uri()
    try:
        db = Database(_connection(path, f"{address}?mode=ro"), execute_plugins=False, recursive_triggers=False)
        db.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        db = Database(_connection(path, f"{address}?immutable=1"), execute_plugins=False, recursive_triggers=False)
    return db


def _connection(path: Path, address: str) -> sqlite3.Connection:
    if path.is_dir():
        raise DatabaseError(f"{path}: is a folder; give a file with --db")
    connection = sqlite3.connect(address, uri=True, timeout=30)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _is_new(db: Database) -> bool:
    tables = int(db.conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    return tables == 0 and _pragma(db, "application_id") == 0


def _check(db: Database, path: Path) -> None:
    if _pragma(db, "application_id") != APPLICATION_ID:
        raise DatabaseError(f"{path}: is a database, but not one of Minutebook's; give another file with --db")
    version = _pragma(db, "user_version")
    if _is_older(db):
        raise DatabaseError(
            f"{path}: was made by an older Minutebook; the next `minutebook import` into it brings it up to date"
        )
    if version != SCHEMA_VERSION:
        raise DatabaseError(
            f"{path}: was made by another version of Minutebook (schema {version}, this one has {SCHEMA_VERSION}); "
            "import into a new file with --db"
        )


def _pragma(db: Database, name: str) -> int:
    return int(db.conn.execute(f"PRAGMA {name}").fetchone()[0])


def _create(db: Database) -> None:
    script = "\n".join(schema().values())
    marks = f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {SCHEMA_VERSION};"
    db.conn.executescript(f"BEGIN;\n{script}\n{marks}\nCOMMIT;")


def schema() -> dict[str, str]:
    """The SQL that makes an empty database, by the name of its part, in order."""
    folder = files("extractor.store").joinpath("schema")
    mention = folder.joinpath("mention.sql").read_text("utf-8").strip()
    parts = sorted(part.name for part in folder.iterdir() if part.name[0].isdigit())
    return {part[2:-4]: folder.joinpath(part).read_text("utf-8").replace("{mention}", mention) for part in parts}


@contextmanager
def only_writer(path: Path) -> Iterator[None]:
    """Keeps every other import away from the database at `path`. Raises DatabaseError if one is running."""
    beside = path.with_name(path.name + "-lock")
    if not path.absolute().parent.is_dir():
        raise DatabaseError(f"{path}: there is no folder {path.parent}; make it, or give another file with --db")
    try:
        lock = _locked(beside)
        while (other := _locked_as_well(beside)) is not None:  # what was locked first has been removed since
            lock.close()
            lock = other
    except sqlite3.OperationalError as error:
        raise DatabaseError(_why_locked(path, error)) from error
    try:
        yield
    finally:
        beside.unlink(missing_ok=True)
        lock.close()


def is_written_to(path: Path) -> bool:
    """Whether an import into the database at `path` is running now."""
    beside = path.with_name(path.name + "-lock")
    try:
        if beside.exists():
            _locked(beside).close()
    except sqlite3.OperationalError as error:
        return "locked" in str(error)
    return False


def _locked(path: Path) -> sqlite3.Connection:
    """The lock on `path`, held until it is closed. Raises OperationalError if somebody has it."""
    lock = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        lock.execute("PRAGMA journal_mode = MEMORY")
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError:
        lock.close()
        raise
    return lock


def _locked_as_well(path: Path) -> sqlite3.Connection | None:
    """A lock on what now has the name of what was locked, if that is another file."""
    try:
        return _locked(path)
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
        return None


def require_room(path: Path, needed: int = 64 << 20) -> None:
    """Raise DatabaseError if fewer than `needed` bytes are free where the database is, or is to be."""
    folder = path.absolute().parent
    free = shutil.disk_usage(folder).free if folder.is_dir() else needed
    if free < needed:
        raise DatabaseError(
            f"{path}: only {free >> 20} MB are free on its disk, and an import needs {needed >> 20} or more: "
            "make room, or give another file with --db"
        )


def _why_locked(path: Path, error: sqlite3.OperationalError) -> str:
    if "locked" in str(error):
        return (
            f"{path}: another import into this database is running, or another run that converts into its folder; wait "
            "for it to end, or give another place with --db or --out"
        )
    return f"{path}: can't be written to ({error}); give another file with --db"
