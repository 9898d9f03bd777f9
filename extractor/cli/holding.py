"""`minutebook list` and `publish`: what there is, and a copy of it for others."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from extractor.cli.options import database, narrowing


@click.command("list", short_help="List the documents, as the catalogue has them.")
@click.argument("words", nargs=-1)
@narrowing
@database
def list_(words: tuple[str, ...], form: str, closed: bool, db: Path, **wanted: Any) -> None:
    """List the documents by date, with their reference code and series; only those that WORDS fit, if given.

    WORDS are those of the reference code, the series, the title, the body and the file's path. The meetings of a minute
    book stand one by one.

    \b
    Examples:
      minutebook list --reference PC/1
      minutebook list finance --since 1950 --until 1959 --format csv
    """  # noqa: D301 - click keeps the lines below a backspace as they are
    from extractor import store
    from extractor.cli import registers
    from extractor.cli.answers import write

    with closing(store.open_to_read(db, closed=closed)) as opened:
        found = list(store.holdings(opened, store.Filter(**wanted), " ".join(words) or None))
    if form == "table":
        registers.holdings(found)
    else:
        write(found, form)


@click.command(short_help="Write a copy of the database to hand out.")
@click.argument("out", metavar="OUT.db")
@database
def publish(out: str, db: Path) -> None:
    """Write a copy of the database to OUT.db that has nothing of what is under closed access today.

    OUT.db is a file that isn't there yet, or an address (s3://bucket/public.db), where it takes the place of the last.

    Neither what those files say nor their names nor what the catalogue says of them is in it: it can be handed out, or
    stand behind a reading room. The database itself holds all of it, and is for the archive alone.
    """
    from extractor import bulk, store
    from extractor.cli.answers import counted
    from extractor.cli.signs import legible, say

    with TemporaryDirectory(prefix="minutebook-") as folder:
        here = Path(folder) / "copy.db" if bulk.is_url(out) else Path(out)
        store.write_edition(db, here)
        with closing(store.open_to_read(here)) as opened:
            held = store.totals(opened)["documents"]
        if bulk.is_url(out):
            bulk.put(here, out)
    say(f"{legible(out)} holds {counted(held, 'document')}.")
