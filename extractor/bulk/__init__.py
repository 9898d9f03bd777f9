"""Many files: the ledger and the workers."""

from extractor.bulk.entering import Done
from extractor.bulk.importer import Summary, import_files
from extractor.bulk.walk import count
from extractor.bulk.workers import Limits

__all__ = ["Done", "Limits", "Summary", "count", "import_files"]
