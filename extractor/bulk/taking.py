"""The files of a run -> the ledger -> jobs: what is met gets its row in batches, and what is new is read from there."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from typing import Literal, NamedTuple

from sqlite_utils import Database

from extractor.bulk.again import Wanted, is_settled
from extractor.bulk.keeping import Keeping
from extractor.bulk.remote import is_url
from extractor.bulk.spool import Fetched, Spool
from extractor.bulk.walk import digest, look, meant, shown
from extractor.bulk.worker import Job
from extractor.errors import TooLargeError, UnreadableError
from extractor.store import files, ledger
from extractor.store.files import Held
from extractor.store.ledger import Event

_BATCH, _SECONDS = 500, 0.2  # files that are looked at in one transaction, and how long that may keep readers waiting
_COARSE = 2.0  # seconds between two changes that the coarsest file system tells apart


class Done(NamedTuple):
    """What became of one file; for one that failed, why.

    `pages` and `seconds` are of its reading, if it was read; `of` is how many files the run had met by then.
    """

    path: str
    result: Literal["imported", "unchanged", "failed", "gone"]
    class_: str | None = None
    message: str | None = None
    pages: int = 0
    seconds: float = 0.0
    of: int = 0


# One file of so many is the smallest that waits: what hangs may be small, and would else be left for the end.
_SMALL = 4


class Intake:
    """The files of one run: looked at as they are met, and given to be read, the largest of those met first.

    One in four is the smallest: so a small one that hangs does it while others are read.
    """

    def __init__(self, db: Database, run: int, wanted: Wanted, paths: Iterator[str], keeping: Keeping) -> None:
        self._db, self._run, self._wanted, self._paths = db, run, wanted, paths
        self.keeping = keeping
        self.is_walked = False
        self._given = 0
        self.met = 0  # files
        self.as_before = 0  # files whose digest was taken, and is the one they had
        self.spool = Spool()
        files.begin(db)

    def jobs(self, tell: Callable[[Done], None], is_stopped: Callable[[], bool]) -> Iterator[Job | None]:
        """What is to be read, until nothing waits or the run is stopped; of all other files it is told at once.

        None is given after each step that found nothing to read, so that readers are not kept waiting.
        """
        while not is_stopped():
            for done in self._walk_on():
                tell(done)
            found = self._take()
            if isinstance(found, Done):
                tell(found)
            elif found is None and self.is_walked and not self.is_waiting():
                return
            yield found if isinstance(found, Job) else None

    def batch(self, tell: Callable[[Done], None], most: int, size: int) -> list[str]:
        """The next files to be read elsewhere, the largest first: at most `most`, and of about `size` bytes together.

        Of those that need not be read it is told on the way. Nothing if nothing waits any more.
        """
        while not self.is_walked and not files.is_many_waiting(self._db, self._run, most):
            for done in self._walk_on():
                tell(done)
        with self._db.atomic():
            return files.take_waiting(self._db, self._run, most, size)

    def is_waiting(self) -> bool:
        """Whether any file still waits to be read."""
        return files.next_waiting(self._db, self._run) is not None

    def _walk_on(self) -> list[Done]:
        """Look at the files of the next batch; what became of those that need not be read."""
        if self.is_walked:
            return []
        until, done, taken = time.monotonic() + _SECONDS, list[Done](), 0
        with self._db.atomic():
            for path in islice(self._paths, _BATCH):
                taken += 1
                done += self._look(path)
                if time.monotonic() > until:
                    return done
        self.is_walked = taken < _BATCH
        return done

    def _look(self, path: str) -> Iterator[Done]:
        if not files.meet(self._db, shown(path)):
            return
        self.met += 1
        try:
            size, modified = look(path)
            held = files.held(self._db, shown(path))
            known = self._unchanged(path, held, size, modified)
        except UnreadableError as error:
            yield self.unopened(shown(path), error)
            return
        if known is None:
            files.put_waiting(self._db, self._run, shown(path), size, modified)
        else:
            yield Done(shown(path), "failed" if known.class_ else "unchanged", known.class_, known.message)

    def _unchanged(self, path: str, held: Held | None, size: int, modified: int) -> ledger.Known | None:
        """What is known of the content of a file that is as it was, and need not be read again; else None."""
        known = settled(self._db, shown(path), held, self._wanted, self.keeping)
        if known is None or held is None or held.document is None:
            return None
        is_believed = _is_long_ago(held) and not self._wanted.is_content_checked
        if is_believed and (held.bytes, held.modified) == (size, modified):
            return known
        return known if self._has_digest(path, held.document, size, modified) else None

    def _has_digest(self, path: str, sha256: str, size: int, modified: int) -> bool:
        if digest(path) != sha256:
            return False
        self.as_before += 1
        files.change(self._db, shown(path), {"bytes": size, "modified": modified, "checked": ledger.now()})
        return True

    def _take(self) -> Job | Done | None:
        """The job of reading the next file, or what became of it; None if none waits, or a copy of it is being read."""
        with self._db.atomic():
            self._given += 1
            path = files.next_waiting(self._db, self._run, is_small=self._given % _SMALL == 0)
            if path is None:
                return None
            try:
                _, modified = look(meant(path))
                fetched = self.spool.fetch(meant(path))
            except (UnreadableError, TooLargeError) as error:
                return self.unopened(path, error)
            files.change(self._db, path, {"bytes": fetched.size, "modified": modified})
            found = self._job(path, fetched)
            if not isinstance(found, Job):
                self.spool.drop(fetched.path)
            return found

    def _job(self, path: str, fetched: Fetched) -> Job | Done | None:
        sha256 = fetched.sha256
        is_alone = files.put_reading(self._db, path, sha256)
        known = ledger.known(self._db, sha256)
        is_kept = known is not None and (known.class_ is not None or self.keeping.is_shared)
        if known is not None and is_kept and is_settled(known, self._run, self._wanted):
            return self.settle(path, sha256, known.class_, known.message)
        return Job(fetched.path, sha256, path if is_url(path) else "") if is_alone else None

    def settle(self, path: str, sha256: str, class_: str | None, message: str | None) -> Done:
        """Let a content that was read stand for `path`."""
        is_news = files.put_done(self._db, self._run, path, sha256)
        if is_news:
            ledger.add_event(self._db, self._run, Event("ingestion", path, sha256))
        else:
            self.as_before += 1
        if class_:
            if is_news:
                self.keeping.drop(path)
            return Done(path, "failed", class_, message)
        return Done(path, "imported" if is_news else "unchanged")

    def unopened(self, path: str, error: UnreadableError | TooLargeError) -> Done:
        """Write down that the file at `path` could not be opened."""
        class_, message = error.ledger_class, str(error)
        if files.put_unopened(self._db, self._run, path, class_, message):
            event = Event("ingestion", path, failure=f"{class_}: {message}")
            ledger.add_event(self._db, self._run, event)
        return Done(path, "failed", class_, message)


def settled(db: Database, path: str, held: Held | None, wanted: Wanted, keeping: Keeping) -> ledger.Known | None:
    """What is known of what the file at `path` held, if nothing but a change of the file asks for it to be read."""
    if held is None or held.state != "done" or held.class_ or held.document is None or held.gone:
        return None
    known = ledger.known(db, held.document)
    if known is None or not is_settled(known, None, wanted):
        return None
    return known if known.class_ is not None or keeping.is_kept(path) else None


def _is_long_ago(held: Held) -> bool:
    """Whether the file had been as it is for a while when its digest was taken: a later change shows in its time."""
    if held.checked is None or held.modified is None:
        return False
    return datetime.fromisoformat(held.checked).timestamp() - held.modified / 1e9 > _COARSE
