"""Many files: the ledger and the workers."""

from extractor.bulk.again import Wanted
from extractor.bulk.importer import Run, Summary, import_files
from extractor.bulk.taking import Done
from extractor.bulk.verifying import WELL, Checked, verify
from extractor.bulk.walk import absolute, require
from extractor.bulk.workers import Limits

__all__ = [
    "WELL",
    "Checked",
    "Done",
    "Limits",
    "Run",
    "Summary",
    "Wanted",
    "absolute",
    "import_files",
    "require",
    "verify",
]
