"""Many machines: files are read where a dask.distributed cluster has room, into shards that are merged as they come."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sqlite_utils import Database

from extractor import __version__, rules
from extractor.bulk import remote
from extractor.bulk.importer import Run
from extractor.bulk.sharding import Made, Task, make_shard
from extractor.bulk.spool import Spool
from extractor.bulk.taking import Done, Intake
from extractor.bulk.walk import look
from extractor.errors import CrashError, MinutebookError, NothingToDoError, UnreadableError
from extractor.store import Taken, files, merge

if TYPE_CHECKING:
    from distributed import Client, Future

_LEAST, _MOST, _BYTES = 4, 64, 256 << 20  # files of a shard, at first and later, and their bytes
_AHEAD = 2  # shards that wait or are made at a time, for each thread of the cluster
_RETRIES = 3  # of a shard whose worker was lost
_WAIT = 60  # seconds for the cluster to answer


class Cluster(NamedTuple):
    """A scheduler's address, or the file that it writes it to, and where shards are put: a place that all can reach.

    `is_kept` says that shards stay there when they have been merged.
    """

    address: str
    shards: str
    is_kept: bool = True


class _Run(NamedTuple):
    """A run that is going on."""

    db: Database
    run: int
    how: Run
    cluster: Cluster
    spool: Spool


def read_on_cluster(  # noqa: PLR0913, PLR0917 - what `Run.read` is given, and the cluster
    cluster: Cluster, db: Database, run: int, intake: Intake, how: Run, is_stopped: Callable[[], bool]
) -> None:
    """Read whatever waits on the workers of a cluster, and merge each shard as soon as it has been made.

    A shard whose worker is lost is made again elsewhere. A run that is stopped lets those finish that are being made.
    Raises NothingToDoError if the cluster can't be reached, or its shards can't.
    """
    from distributed import as_completed

    with closing(_client(cluster.address)) as client, closing(Spool()) as spool:
        going, size, is_more = _Run(db, run, how, cluster, spool), _LEAST, True
        done, given = as_completed(loop=client.loop), dict["Future[str]", Sequence[str]]()
        while is_more or given:
            while is_more and len(given) < _room(client):
                batch = [] if is_stopped() else intake.batch(how.tell, min(size, _MOST), _BYTES)
                is_more, size = bool(batch), size + _LEAST
                if batch:
                    future = _submit(client, _task(batch, going))
                    given[future] = batch
                    done.add(future)
            if given:
                future = next(done)
                for one in _merged(going, future, given.pop(future)):
                    how.tell(_told(one))


def _client(address: str) -> "Client":
    from distributed import Client

    where = {"scheduler_file": address} if Path(address).is_file() else {"address": address}
    if "address" in where and ":" not in address:
        raise NothingToDoError(f"{address}: is no address of a scheduler, such as tcp://host:8786, and no file of one")
    try:
        return Client(**where, timeout=_WAIT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise NothingToDoError(f"{address}: no cluster answers there ({error}); has `dask scheduler` begun?") from error


def require_cluster() -> None:
    """Raise NothingToDoError if what a cluster needs is not installed."""
    try:
        import distributed  # noqa: F401 - whether it is there
    except ImportError as error:
        how = 'pip install "minutebook[cluster]", here and on every worker'
        raise NothingToDoError(f"--cluster: needs an optional part: {how}") from error


def _room(client: "Client") -> int:
    """How many shards may wait or be made at a time; while no worker is there yet, some wait for one."""
    threads: dict[str, int] = client.nthreads()
    return _AHEAD * max(1, sum(threads.values()))


def _task(batch: Sequence[str], going: _Run) -> Task:
    limits = going.how.limits
    return Task(
        paths=tuple(batch),
        into=going.cluster.shards,
        seconds=limits.seconds,
        memory=limits.memory,
        reading=limits.reading.model_copy(update={"ocr_pages": 1}),
    )


def _submit(client: "Client", task: Task) -> "Future[str]":
    said = task.model_dump_json()
    name = f"minutebook-{sha256(said.encode()).hexdigest()[:24]}"
    return client.submit(make_shard, said, key=name, retries=_RETRIES, pure=False)


def _merged(going: _Run, future: "Future[str]", batch: Sequence[str]) -> list[Taken]:
    """The files of a shard that was made; if it could not be, each is written down as one that could not be read."""
    taken = list[Taken]()
    try:
        made = Made.model_validate_json(future.result())
        shard = _fetched(going, made.shard)
        merge(going.db, shard, going.run, (__version__, rules.version()), taken.append)
    except (sqlite3.OperationalError, NothingToDoError):
        raise
    except MinutebookError as error:
        return _lost(going, batch, str(error))
    except Exception as error:  # noqa: BLE001 - what a worker may raise; the files are written down, the run goes on
        return _lost(going, batch, f"{type(error).__name__}: {error}")
    going.spool.drop(str(shard))
    if not going.cluster.is_kept:
        remote.remove(made.shard)
    return taken


def _fetched(going: _Run, address: str) -> Path:
    try:
        if remote.is_url(address):
            return Path(going.spool.fetch_any(address).path)
        look(address)
    except UnreadableError as error:
        how = "give --shards a place that all machines can reach"
        raise NothingToDoError(f"{address}: the shard that a worker wrote {error}; {how}") from error
    return Path(address)


def _lost(going: _Run, batch: Sequence[str], message: str) -> list[Taken]:
    class_ = CrashError.ledger_class
    with going.db.atomic():
        for path in batch:
            files.put_unopened(going.db, going.run, path, class_, message)
    return [Taken(path, class_, message, 0, 0.0, is_news=True) for path in batch]


def _told(taken: Taken) -> Done:
    if taken.class_ is not None:
        return Done(taken.path, "failed", taken.class_, taken.message, taken.pages, taken.seconds)
    return Done(taken.path, "imported" if taken.is_news else "unchanged", None, None, taken.pages, taken.seconds)
