"""Stage 6: records -> rows in SQLite, and questions to them: the only room that knows SQL."""

from extractor.store import ledger
from extractor.store.database import only_writer, open_database, open_to_read
from extractor.store.joining import join, join_all
from extractor.store.records import records
from extractor.store.writing import forget_document, write_document, write_failure

__all__ = [
    "forget_document",
    "join",
    "join_all",
    "ledger",
    "only_writer",
    "open_database",
    "open_to_read",
    "records",
    "write_document",
    "write_failure",
]
