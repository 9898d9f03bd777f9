"""The ledger of what is converted: in the folder of the outputs; if that is an address, here in the meantime."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from extractor.bulk import remote
from extractor.bulk.remote import is_url
from extractor.bulk.shelves import OWN, told_of_address
from extractor.errors import OutputError
from extractor.store import write_snapshot

_NAME = "ledger.db"
_EVERY = 300.0  # seconds between two savings: what was converted after the last is converted again after a kill


class Ledger(NamedTuple):
    """Where a ledger is on this machine; `save` puts it where the outputs are, if it has not just been put there."""

    path: Path
    save: Callable[[], None]


@contextmanager
def ledger_for(folder: str) -> Iterator[Ledger]:
    """The ledger of the outputs in `folder`, which may be an address: then it is fetched, and put back at the end.

    Raises OutputError if nothing can be written there, or if another run has put its ledger there meanwhile.
    """
    if not is_url(folder):
        yield Ledger(ledger_in(Path(folder)), lambda: None)
        return
    with TemporaryDirectory(prefix="minutebook-") as room:
        kept = _Kept(f"{folder.rstrip('/')}/{OWN}/{_NAME}", Path(room) / _NAME)
        kept.fetch()
        kept.try_writing()
        yield Ledger(kept.path, kept.save_if_due)
        kept.save()


@contextmanager
def ledger_as_it_is(folder: str) -> Iterator[Path]:
    """Where the ledger of the outputs in `folder` can be read, if there is one."""
    if not is_url(folder):
        yield ledger_of(Path(folder))
        return
    with TemporaryDirectory(prefix="minutebook-") as room:
        kept = _Kept(f"{folder.rstrip('/')}/{OWN}/{_NAME}", Path(room) / _NAME)
        kept.fetch()
        yield kept.path


def ledger_in(folder: Path) -> Path:
    """Where the ledger of the outputs in `folder` is; what it needs is made. Raises OutputError if it can't be."""
    try:
        (folder / OWN).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: can't be made: {error.strerror}; give another folder with --out") from error
    return ledger_of(folder)


def ledger_of(folder: Path) -> Path:
    """Where the ledger of the outputs in `folder` is, or would be."""
    return folder / OWN / _NAME


class _Kept:
    """A ledger at an address, and its copy on this machine, which is the one that is written to."""

    def __init__(self, address: str, path: Path) -> None:
        self._address, self.path = address, path
        self._last, self._put = time.monotonic(), self._there()

    def fetch(self) -> None:
        """Fetch it, if it is there."""
        if self._put is not None:
            with told_of_address(self._address):
                remote.fetch(self._address, self.path, 1 << 60)

    def try_writing(self) -> None:
        """Write something there, so that what can't be written to is known before anything is read."""
        beside = f"{self._address}-new"
        with told_of_address(beside):
            remote.write(b"", beside)
            remote.remove(beside)

    def save_if_due(self) -> None:
        """Put it there, as it was last committed, if the last time is long ago."""
        if time.monotonic() - self._last > _EVERY:
            self.save()

    def save(self) -> None:
        """Put it there, as it was last committed."""
        if self._there() != self._put:
            said = "another run has written there since this one began; run it again, so that the ledger knows of both"
            raise OutputError(f"{self._address}: {said}")
        copy = self.path.with_name("copy.db")
        write_snapshot(self.path, copy)
        with told_of_address(self._address):
            remote.put(copy, self._address)
        self._last, self._put = time.monotonic(), self._there()

    def _there(self) -> tuple[int, int] | None:
        """Size and time of what is there."""
        with told_of_address(self._address):
            return remote.look(self._address) if remote.is_there(self._address) else None
