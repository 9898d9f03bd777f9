"""Where what was read is kept: in the tables of the database, or, when files are converted, in files of their own."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from sqlite_utils import Database

from extractor.store import write_document
from extractor.store.columns import Row
from models import Minutes


class Keeping(Protocol):
    """What is done with the records of a document, inside the transaction that writes it into the ledger.

    `is_shared` says that files with the same content share what is kept, so that it is read once; `settings` is what
    the ledger is to say of it.
    """

    is_shared: bool
    settings: Mapping[str, object]

    def is_kept(self, path: str) -> bool:
        """Whether what was read from the file at `path` is still where it was put."""

    def keep(self, db: Database, paths: Sequence[str], records: Sequence[bytes], reading: Row) -> None:
        """Keep `records`, which are JSON as `Outcome` has them, as what the files at `paths` hold.

        `reading` is what the ledger says of the reading.
        """

    def drop(self, path: str) -> None:
        """Take away what was kept of what the file at `path` held before, since now it holds something else."""


class InTables:
    """Kept in the tables of the database, from which what no file holds any more goes by itself."""

    is_shared = True
    settings: Mapping[str, object] = MappingProxyType({})

    def is_kept(self, path: str) -> bool:
        """Always: the ledger is in the same database."""
        del path
        return True

    def keep(self, db: Database, paths: Sequence[str], records: Sequence[bytes], reading: Row) -> None:
        """Write the rows; copies share them."""
        del paths
        write_document(db, [Minutes.model_validate_json(record) for record in records], reading)

    def drop(self, path: str) -> None:
        """Nothing."""
        del path
