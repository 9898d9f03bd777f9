"""Who reads what waits: workers on this machine, or those of a cluster."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from extractor.bulk.importer import Read, read_here
from extractor.bulk.walk import absolute


@contextmanager
def reader(db: Path, cluster: str | None, shards: str | None) -> Iterator[Read]:
    """Who reads for the database `db`: a cluster, if its address is given, that puts its shards where `shards` says.

    Without that it is a folder beside the database, which goes when nothing is left in it. Raises NothingToDoError if
    what a cluster needs is not installed.
    """
    if cluster is None:
        yield read_here
        return
    from extractor.bulk.cluster import Cluster, read_on_cluster, require_cluster

    require_cluster()
    beside = db.absolute().with_name(f"{db.name}-shards")
    yield partial(read_on_cluster, Cluster(cluster, absolute(shards or str(beside)), is_kept=shards is not None))
    if shards is None:
        with suppress(OSError):
            beside.rmdir()
