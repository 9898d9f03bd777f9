"""Stage 6: records -> rows in SQLite, and questions to them: the only room that knows SQL."""

from extractor.store import ledger
from extractor.store.asking import Filter, actions, failures, kinds, last_run, totals
from extractor.store.catalogue import put_catalogue, settle_all
from extractor.store.database import is_written_to, only_writer, open_database, require_room, write_snapshot
from extractor.store.documents import write_document, write_failure
from extractor.store.editions import open_to_read, write_edition
from extractor.store.holdings import holdings
from extractor.store.joining import join, join_all
from extractor.store.listing import bill_progress, law, people, timelines, unmatched
from extractor.store.merging import Taken, merge
from extractor.store.own import own_rules, put_own_rules
from extractor.store.records import records
from extractor.store.searching import search
from extractor.store.showing import find_keys, show
from extractor.store.writing import forget_document

__all__ = [
    "Filter",
    "Taken",
    "actions",
    "bill_progress",
    "failures",
    "find_keys",
    "forget_document",
    "holdings",
    "is_written_to",
    "join",
    "join_all",
    "kinds",
    "last_run",
    "law",
    "ledger",
    "merge",
    "only_writer",
    "open_database",
    "open_to_read",
    "own_rules",
    "people",
    "put_catalogue",
    "put_own_rules",
    "records",
    "require_room",
    "search",
    "settle_all",
    "show",
    "timelines",
    "totals",
    "unmatched",
    "write_document",
    "write_edition",
    "write_failure",
    "write_snapshot",
]
