"""Many files: the ledger and the workers.

What is here is loaded when first asked for: one document needs a worker, and no ledger.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractor.bulk.again import Wanted
    from extractor.bulk.converting import outputs_in, root_of
    from extractor.bulk.forecast import Forecast
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

# What each module gives; a function that is called like its module (`forecast`) is to be had from there.
_GIVEN = {
    "again": ("Wanted",),
    "converting": ("outputs_in", "root_of"),
    "forecast": ("Forecast",),
    "given": ("Choice", "Paths"),
    "importer": ("Run", "Summary", "import_files"),
    "ledgers": ("ledger_as_it_is", "ledger_for", "ledger_in", "ledger_of"),
    "merging": ("Merged", "merge_all"),
    "outputs": ("Outputs",),
    "readers": ("reader",),
    "remote": ("is_url", "put"),
    "taking": ("Done",),
    "verifying": ("WELL", "Checked", "verify"),
    "walk": ("absolute", "require"),
    "workers": ("Limits",),
}


def __getattr__(name: str) -> object:
    for module, names in _GIVEN.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
