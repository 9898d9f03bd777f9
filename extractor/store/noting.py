"""That a document was read, without its rows: the ledger of what is converted and not imported."""

import json
from collections.abc import Sequence

from sqlite_utils import Database

from extractor.store.columns import Row
from extractor.store.rows import document_row
from extractor.store.writing import upsert
from models import DocumentRecord

_NOT_NOTED: Row = dict.fromkeys(("text", "repairs", "marginalia", "links", "outline", "class", "message", "traceback"))


def note_document(db: Database, document: DocumentRecord, kind: str, reading: Row) -> None:
    """Write down that a document was read, and what it is: not what it says."""
    upsert(db, "documents", [{**document_row(document, kind), "outcome": "imported", **_NOT_NOTED, **reading}])


def columns(db: Database, tables: Sequence[str]) -> dict[str, list[str]]:
    """The names of the columns of each of `tables`, in order."""
    return {table: list(db.table(table).columns_dict) for table in tables}


def first_settings(db: Database, command: str) -> dict[str, object]:
    """The settings under which the first run of `command` went; none if there was none."""
    found = db.execute("SELECT settings FROM runs WHERE command = ? ORDER BY id LIMIT 1", [command]).fetchone()
    return {} if found is None else dict(json.loads(found[0]))
