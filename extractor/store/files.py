"""The ledger's present state: one row a path that was seen, which is also the queue of what is still to be read."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlite_utils import Database

from extractor.store.catalogue import settle
from extractor.store.columns import Row
from extractor.store.ledger import Event, add_event, now
from extractor.store.sealing import mark_path
from extractor.store.writing import forget_document, upsert


class Held(NamedTuple):
    """What the ledger has for a path; see the table `files`."""

    state: str
    bytes: int | None
    modified: int | None
    sha256: str | None
    document: str | None
    class_: str | None
    checked: str | None
    gone: str | None


def begin(db: Database) -> None:
    """Make room, outside the database, to note which paths a run has met."""
    with db.atomic():
        db.conn.execute("CREATE TEMP TABLE IF NOT EXISTS met (path TEXT PRIMARY KEY) WITHOUT ROWID")
        db.conn.execute("DELETE FROM met")


def meet(db: Database, path: str) -> bool:
    """Whether this run meets `path` for the first time."""
    return db.conn.execute("INSERT OR IGNORE INTO met VALUES (?)", [path]).rowcount == 1


def held(db: Database, path: str) -> Held | None:
    """What the ledger has for `path`; None if it was never seen."""
    found = db.conn.execute(
        "SELECT state, bytes, modified, sha256, document, class, checked, gone FROM files WHERE path = ?", [path]
    ).fetchone()
    return None if found is None else Held(*found)


def is_closed(db: Database, path: str) -> bool:
    """Whether the file at `path` is under closed access."""
    return db.conn.execute("SELECT 1 FROM files WHERE path = ? AND is_closed", [path]).fetchone() is not None


def put_waiting(db: Database, run: int, path: str, size: int, modified: int) -> None:
    """Let `path` wait to be read by this run; the content that it held before stands until then."""
    db.conn.execute(
        """
        INSERT INTO files (path, state, bytes, modified, run, seen)
        VALUES (:path, 'waiting', :bytes, :modified, :run, :now)
        ON CONFLICT DO UPDATE SET state = 'waiting', bytes = :bytes, modified = :modified, run = :run
        """,
        {"path": path, "bytes": size, "modified": modified, "run": run, "now": now()},
    )
    mark_path(db, path)


def next_waiting(db: Database, run: int, *, is_small: bool = False) -> str | None:
    """The largest file that waits to be read by this run, or the smallest (`is_small`)."""
    order = "ASC" if is_small else "DESC"
    found = db.conn.execute(
        f"SELECT path FROM files WHERE state = 'waiting' AND run = ? ORDER BY bytes {order} LIMIT 1", [run]
    ).fetchone()
    return None if found is None else str(found[0])


def is_many_waiting(db: Database, run: int, many: int) -> bool:
    """Whether `many` files wait to be read by this run."""
    asked = "SELECT count(*) FROM (SELECT 1 FROM files WHERE state = 'waiting' AND run = ? LIMIT ?)"
    return int(db.conn.execute(asked, [run, many]).fetchone()[0]) >= many


def take_waiting(db: Database, run: int, most: int, size: int) -> list[str]:
    """The largest files that wait to be read by this run, of about `size` bytes together; they wait no longer."""
    asked = "SELECT path, bytes FROM files WHERE state = 'waiting' AND run = ? ORDER BY bytes DESC, path LIMIT ?"
    taken, total = list[str](), 0
    for path, held in db.conn.execute(asked, [run, most]).fetchall():
        if taken and total + (held or 0) > size:
            break
        taken.append(str(path))
        total += held or 0
    for path in taken:
        change(db, path, {"state": "reading"})
    return taken


def put_reading(db: Database, path: str, sha256: str) -> bool:
    """Write down the digest of what `path` holds, before anything looks into it; whether no copy is being read."""
    others = db.conn.execute("SELECT 1 FROM files WHERE sha256 = ? AND state = 'reading' LIMIT 1", [sha256])
    is_alone = others.fetchone() is None
    change(db, path, {"state": "reading", "sha256": sha256, "checked": now()})
    return is_alone


def being_read(db: Database, sha256: str, run: int) -> Iterator[str]:
    """The paths of this run that wait for the content `sha256` to be read."""
    found = db.conn.execute(
        "SELECT path FROM files WHERE sha256 = ? AND state = 'reading' AND run = ? ORDER BY path", [sha256, run]
    )
    yield from (str(path) for (path,) in found.fetchall())


def put_done(db: Database, run: int, path: str, sha256: str) -> bool:
    """Let the content `sha256`, which was read, stand for `path`; whether it did not before.

    A content that no path holds any more goes.
    """
    before = held(db, path)
    change(db, path, {"state": "done", "sha256": sha256, "document": sha256, **_WELL})
    settle(db, sha256)
    if before is not None and before.gone is not None:
        add_event(db, run, Event("fixity check", path, sha256, detail="it is there again"))
    if before is None or before.document == sha256:
        return False
    if before.document is not None:
        add_event(db, run, Event("replacement", path, sha256, detail=f"in place of {before.document}"))
        deaccession(db, run, before.document)
    return True


def put_unopened(db: Database, run: int, path: str, class_: str, message: str) -> bool:
    """Write down that `path` could not be opened, and why; whether that is news. What it held before stands."""
    before = held(db, path)
    row: Row = {"path": path, "run": run, "seen": now(), "state": "done", "class": class_, "message": message}
    if before is None:
        upsert(db, "files", [{**row, "attempts": 1}])
        mark_path(db, path)
        return True
    change(db, path, {"state": "done", "class": class_, "message": message})
    db.conn.execute("UPDATE files SET attempts = attempts + 1 WHERE path = ?", [path])
    return before.class_ != class_


def put_gone(db: Database, run: int, path: str) -> None:
    """Mark a path whose file is no longer there. What was read from it stands."""
    change(db, path, {"gone": now()})
    add_event(db, run, Event("fixity check", path, failure="gone: there is no file any more"))


def put_back(db: Database, sha256: str, run: int) -> None:
    """Let the paths that wait for a content that was not read be looked at again, each by itself."""
    db.conn.execute(
        "UPDATE files SET state = 'waiting' WHERE sha256 = ? AND state = 'reading' AND run = ?", [sha256, run]
    )


def change(db: Database, path: str, values: Row) -> None:
    """Change columns of the row of `path`."""
    columns = ", ".join(f"{name} = :{name}" for name in values)
    db.conn.execute(f"UPDATE files SET {columns} WHERE path = :path", {**values, "path": path})


def paths(db: Database, within: Sequence[str] = ()) -> Iterator[str]:
    """The paths that the ledger has, in order; if `within` is given, those that are one of these, or below one."""
    for folder in within or ("",):
        after, end = folder, f"{folder.rstrip('/')}0" if folder else "\U0010ffff"
        if folder and held(db, folder) is not None:
            yield folder
        if folder:
            after = folder.rstrip("/") + "/"
        while page := [str(path) for (path,) in db.conn.execute(_BETWEEN, [after, end]).fetchall()]:
            yield from page
            after = page[-1]


def not_met(db: Database, folder: str) -> Iterator[str]:
    """The paths below `folder` that the ledger has, that are not marked as gone, and that this run has not met."""
    after = folder.rstrip("/") + "/"
    end = after[:-1] + "0"  # the sign after "/"
    while page := [str(path) for (path,) in db.conn.execute(_NOT_MET, [after, end]).fetchall()]:
        yield from page
        after = page[-1]


_BETWEEN = "SELECT path FROM files WHERE path > ? AND path < ? ORDER BY path LIMIT 500"
_NOT_MET = """
SELECT path FROM files WHERE path > ? AND path < ? AND gone IS NULL
AND NOT EXISTS (SELECT 1 FROM met WHERE met.path = files.path) ORDER BY path LIMIT 500
"""
_WELL: Row = {"class": None, "message": None, "attempts": 0, "gone": None}


def deaccession(db: Database, run: int, sha256: str) -> None:
    """Let a content go that no path holds any more."""
    if db.conn.execute("SELECT 1 FROM files WHERE document = ? LIMIT 1", [sha256]).fetchone() is None:
        forget_document(db, sha256)
        db.conn.execute("DELETE FROM documents WHERE sha256 = ?", [sha256])
        add_event(db, run, Event("deaccession", sha256=sha256, detail="no file holds it any more"))
