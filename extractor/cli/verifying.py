"""`minutebook verify`: whether files are still what they were when they were read."""

import sys
from contextlib import closing
from pathlib import Path

import click

from extractor.cli.options import database


@click.command(short_help="Say which files have changed or are gone since they were read.")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option(
    "--manifest",
    "manifests",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="Check the files that this list names against its digests, too: a bag's manifest-sha256.txt, or what "
    "sha256sum and its like write. May be given several times.",
)
@click.option("--closed", is_flag=True, help="Name files under closed access, too, which are checked as all others.")
@click.option("--log-json", is_flag=True, help="Tell of each file in JSON, one object a line, on standard output.")
@database
def verify(paths: tuple[str, ...], manifests: tuple[Path, ...], closed: bool, log_json: bool, db: Path) -> None:
    """Read the files again that are in the database, and say which are gone, changed, or were never checked.

    With PATHs, only what is at or below them. What is found is written into the ledger. Nothing in the database is
    replaced: `minutebook import --check-content` takes in what has changed. With --manifest, it is also said which
    files of the list are not in the database, and which of the database, beside or below the list, are not in it.

    Ends with 0 if all files are what they were, else with 1.
    """
    from extractor import bulk, store
    from extractor.cli.checked import Told

    if paths and manifests:
        raise click.UsageError("give either PATHs or --manifest")
    store.open_to_read(db).close()
    with store.only_writer(db), closing(store.open_database(db)) as opened:
        told, given = Told(as_json=log_json), [bulk.absolute(path) for path in paths]
        counts, is_interrupted = bulk.verify(opened, given, manifests, told.tell, is_closed_named=closed)
        told.summarise(counts, is_interrupted=is_interrupted)
    if is_interrupted:
        sys.exit(130)
    sys.exit(0 if set(counts) <= {bulk.WELL} else 1)
