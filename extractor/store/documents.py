"""Records -> the tables: one document at a time."""

from collections.abc import Sequence

from sqlite_utils import Database

from extractor.store.catalogue import describe
from extractor.store.columns import Row
from extractor.store.rows import TABLES, Rows, document_row, rows
from extractor.store.sealing import NOTHING_TOLD, TELLING, is_closed, put_sealed
from extractor.store.writing import delete_others, forget_document, forget_rows, mark_for_joining, upsert
from models import DocumentRecord, Minutes

_NOT_FAILED: Row = dict.fromkeys(("class", "message", "traceback"))
_NOT_READ: Row = dict.fromkeys({*DocumentRecord.model_fields, "kind"} - {"path", "rules_version", "bytes"})


def write_document(db: Database, records: Sequence[Minutes], reading: Row) -> None:
    """Store what was found in one document, its records in order, in place of what stood there.

    `reading` holds what the ledger says of the reading: `version`, `read_at`, `seconds`.
    A row that was found before keeps its place. Writing the same again changes nothing. What was found in a document
    under closed access is packed away.
    """
    document = records[0].document
    found = rows(records)
    values = {**document_row(document, records[0].kind), "outcome": "imported", **_NOT_FAILED, **reading}
    if is_closed(db, document.sha256):
        _write_sealed(db, values, found)
        return
    with db.atomic():
        mark_for_joining(db, document.sha256)
        upsert(db, "documents", [values])
        for table in reversed(TABLES):
            delete_others(db, table, document.sha256, [str(row["key"]) for row in found[table]])
        for table in TABLES:
            upsert(db, table, found[table])
        db.execute("DELETE FROM sealed WHERE document = ?", [document.sha256])
        describe(db, document.sha256)
        mark_for_joining(db, document.sha256)


def _write_sealed(db: Database, values: Row, found: Rows) -> None:
    """Store a document under closed access: nothing of what is in it goes into the other tables."""
    sha256 = str(values["sha256"])
    with db.atomic():
        forget_rows(db, sha256)
        upsert(db, "documents", [{**values, **NOTHING_TOLD}])
        put_sealed(db, sha256, {name: values[name] for name in TELLING}, found)


def write_failure(db: Database, sha256: str, failure: Row, reading: Row) -> None:
    """Store that a document could not be read, and why; what was found in it before goes."""
    with db.atomic():
        forget_document(db, sha256)
        upsert(db, "documents", [{**_NOT_READ, **failure, **reading, "sha256": sha256, "outcome": "failed"}])
