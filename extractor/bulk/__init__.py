"""Many files: the ledger and the workers."""

from extractor.bulk.again import Wanted
from extractor.bulk.converting import outputs_in, root_of
from extractor.bulk.forecast import Forecast, forecast
from extractor.bulk.given import Choice, Paths
from extractor.bulk.importer import Run, Summary, import_files
from extractor.bulk.ledgers import ledger_as_it_is, ledger_for, ledger_in, ledger_of
from extractor.bulk.merging import Merged, merge_all
from extractor.bulk.outputs import Outputs
from extractor.bulk.readers import reader
from extractor.bulk.remote import is_url, put
from extractor.bulk.taking import Done
from extractor.bulk.verifying import WELL, Checked, verify
from extractor.bulk.walk import absolute, require
from extractor.bulk.workers import Limits

__all__ = [
    "WELL",
    "Checked",
    "Choice",
    "Done",
    "Forecast",
    "Limits",
    "Merged",
    "Outputs",
    "Paths",
    "Run",
    "Summary",
    "Wanted",
    "absolute",
    "forecast",
    "import_files",
    "is_url",
    "ledger_as_it_is",
    "ledger_for",
    "ledger_in",
    "ledger_of",
    "merge_all",
    "outputs_in",
    "put",
    "reader",
    "require",
    "root_of",
    "verify",
]
