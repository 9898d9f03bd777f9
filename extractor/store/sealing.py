"""Closed access: what was found in a closed document is packed away, and everything else is made without it."""

import json
from collections.abc import Mapping, Sequence
from datetime import date

from sqlite_utils import Database

from extractor.store.columns import Row
from extractor.store.rows import TABLES
from extractor.store.writing import OF_DOCUMENT, OF_MINUTES, forget_rows, mark_for_joining, upsert

# What a row of `documents` tells of the content itself; the rest is the ledger's.
TELLING = (
    "kind",
    "pages",
    "title",
    "author",
    "created",
    "modified",
    "warnings",
    "ocr",
    "ocr_confidence",
    "text",
    "repairs",
    "marginalia",
    "links",
    "outline",
)
NOTHING_TOLD: Row = dict.fromkeys(TELLING)


def today() -> str:
    """The day, where the archive is, in ISO."""
    return str(date.today())  # noqa: DTZ011 - a file opens on the archive's own day


def settle_access(db: Database, document: str, day: str | None = None) -> None:
    """Let a document be as open as the catalogue says that it is on `day`, which is today's if not given."""
    closed = is_closed(db, document, day)
    (seal if closed else unseal)(db, document)
    db.conn.execute(_MARK_FILES, {"document": document, "is_closed": int(closed)})


def is_closed(db: Database, document: str, day: str | None = None) -> bool:
    """Whether the catalogue says that a content is closed on `day`: its digest, or any file that holds it."""
    found = db.conn.execute(f"SELECT {_IS_CLOSED}", {"document": document, "day": day or today()})
    return bool(found.fetchone()[0])


def mark_unopened(db: Database, day: str | None = None) -> None:
    """Mark the files that were never opened as closed or not, as the catalogue has it."""
    db.conn.execute(_MARK_UNOPENED, {"day": day or today()})


def mark_path(db: Database, path: str) -> None:
    """Mark a file, if it was never opened, as closed or not, as the catalogue has it."""
    db.conn.execute(f"{_MARK_UNOPENED} AND path = :path", {"day": today(), "path": path})


def closable(db: Database) -> list[str]:
    """The documents that are closed, or catalogued, and so may have to be opened, closed or described anew."""
    return [str(document) for (document,) in db.conn.execute(_CLOSABLE).fetchall()]


def is_due(db: Database, day: str) -> bool:
    """Whether any file that is closed opens on `day`, or has opened since it was last asked."""
    return bool(db.conn.execute(_IS_DUE, {"day": day}).fetchone()[0])


def has_closed(db: Database) -> bool:
    """Whether any file is closed."""
    return bool(db.conn.execute("SELECT EXISTS (SELECT 1 FROM files WHERE is_closed)").fetchone()[0])


def unseal_all(db: Database) -> list[str]:
    """Put back whatever is packed away, and let no file be closed; the documents that were."""
    closed = [
        str(document) for (document,) in db.conn.execute("SELECT document FROM sealed ORDER BY document").fetchall()
    ]
    for document in closed:
        unseal(db, document)
    db.conn.execute("UPDATE files SET is_closed = 0 WHERE is_closed")
    return closed


def seal(db: Database, document: str) -> None:
    """Pack what was found in a document away, and let the next joining do without it."""
    told = next(iter(db.query(f"SELECT {', '.join(TELLING)} FROM documents WHERE sha256 = ?", [document])), None)
    if told is None or told["kind"] is None:
        return
    put_sealed(db, document, told, {table: _held(db, table, document) for table in TABLES})
    forget_rows(db, document)
    upsert(db, "documents", [{**_complete(db, document), **NOTHING_TOLD}])


def put_sealed(db: Database, document: str, told: Row, found: Mapping[str, Sequence[Row]]) -> None:
    """Keep what a document's row tells of it and what was found in it, by table, packed."""
    rows = {"documents": [told], **found}
    packed = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    upsert(db, "sealed", [{"document": document, "rows": packed}])


def unseal(db: Database, document: str) -> None:
    """Put back what was packed away of a document, if anything was."""
    packed = db.conn.execute("SELECT rows FROM sealed WHERE document = ?", [document]).fetchone()
    if packed is None:
        return
    found: dict[str, list[Row]] = json.loads(packed[0])
    upsert(db, "documents", [{**_complete(db, document), **found.pop("documents")[0]}])
    for table in TABLES:
        upsert(db, table, found[table])
    db.conn.execute("DELETE FROM sealed WHERE document = ?", [document])
    mark_for_joining(db, document)


def _held(db: Database, table: str, document: str) -> list[Row]:
    scope = OF_DOCUMENT.get(table, OF_MINUTES)
    return list(db.query(f"SELECT * FROM {table} WHERE {scope} ORDER BY key", {"document": document}))


def _complete(db: Database, document: str) -> Row:
    row: Row = next(iter(db.query("SELECT * FROM documents WHERE sha256 = ?", [document])))
    return row


_CLOSED = "catalogue.access = 'closed' AND (catalogue.closed_until IS NULL OR catalogue.closed_until > :day)"
# A content is closed if its digest is, or any file that holds it, or is just being read for it.
_IS_CLOSED = f"""
EXISTS (
  SELECT 1 FROM catalogue WHERE {_CLOSED} AND catalogue.key = :document
  UNION ALL
  SELECT 1 FROM files JOIN catalogue ON catalogue.key = files.path
  WHERE {_CLOSED} AND (files.document = :document OR files.sha256 = :document)
)
"""
_MARK_FILES = """
UPDATE files SET is_closed = :is_closed
WHERE document = :document AND is_closed <> :is_closed
"""
_OF_PATH = f"EXISTS (SELECT 1 FROM catalogue WHERE {_CLOSED} AND catalogue.key = files.path)"
_MARK_UNOPENED = f"""
UPDATE files SET is_closed = {_OF_PATH}
WHERE document IS NULL AND is_closed <> {_OF_PATH}
"""
_CLOSABLE = """
SELECT document FROM sealed
UNION SELECT files.document FROM files JOIN catalogue ON catalogue.key = files.path WHERE files.document IS NOT NULL
UNION SELECT documents.sha256 FROM documents JOIN catalogue ON catalogue.key = documents.sha256
UNION SELECT document FROM files WHERE is_closed AND document IS NOT NULL
ORDER BY 1
"""
_IS_DUE = f"""
SELECT EXISTS (
  SELECT 1 FROM files AS held WHERE held.is_closed
  AND NOT {_IS_CLOSED.replace(":document", "held.document").strip()}
  AND NOT {_OF_PATH.replace("files.path", "held.path")}
)
"""
