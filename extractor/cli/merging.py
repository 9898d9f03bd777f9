"""`minutebook merge`: shards into one database."""

import sys
from contextlib import closing
from pathlib import Path

import click

from extractor.cli.options import database


@click.command(short_help="Merge databases into one.")
@click.argument("shards", nargs=-1, required=True, metavar="SHARDS...")
@database
def merge(shards: tuple[str, ...], db: Path) -> None:
    """Merge the databases SHARDS into one: the shards of a cluster, or those that several machines have made.

    SHARDS are files, addresses (s3://bucket/shards), or folders with all that end in .db. The rows are those that one
    import of all the files would have made, in whatever order they come; merging again changes nothing. Of two readings
    of one content the better stays, of two states of a path the later. Paths are taken over as they are.

    \b
    Examples:
      minutebook merge shards/ --db council.db
      minutebook merge s3://archive/shards north.db south.db --db all.db
    """  # noqa: D301 - click keeps the lines below a backspace as they are
    from extractor import bulk, store
    from extractor.cli.answers import counted, holdings
    from extractor.cli.signs import legible, say

    bulk.require(shards, leave_out=db)
    store.require_room(db)

    def tell(merged: bulk.Merged) -> None:
        if merged.failure is not None:
            say(f"{legible(merged.shard)}: left out: {merged.failure}", err=True)
        else:
            say(f"{legible(merged.shard)}: {counted(merged.files, 'file')}, {merged.news} new", err=True)

    with store.only_writer(db), closing(store.open_database(db)) as opened:
        is_whole = bulk.merge_all(opened, shards, db, tell)
        say(f"{legible(str(db))} holds {holdings(store.totals(opened))}.")
    sys.exit(0 if is_whole else 1)
