"""`minutebook import`: files into the database."""

import signal
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.options import cores, database, reading, timeout

if TYPE_CHECKING:
    from extractor.bulk import Summary
    from models import OcrMode


@click.command("import", short_help="Bring documents into the database.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@database
@click.option("--workers", type=click.IntRange(1), metavar="N", help="How many to read at once; as many as cores.")
@timeout
@reading
def import_(  # noqa: PLR0913, PLR0917 - one for each option
    paths: tuple[str, ...], db: Path, workers: int | None, timeout: float, ocr: "OcrMode", ocr_language: str
) -> None:
    """Bring documents into the database: files, folders with all that is in them, patterns.

    What is in the database already is left as it is, so that an import that was interrupted goes on where it was.
    Files that can't be read don't stop it: the ledger says why, and what to do.

    \b
    Examples:
      minutebook import minutes/
      minutebook import "archive/**/*.pdf" letters.docx --db parish.db
    """  # noqa: D301 - click keeps the lines below a backspace as they are
    from extractor import bulk, store
    from extractor.cli.progress import progress, summarise
    from models import Reading

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    total = bulk.count(paths, leave_out=db)
    workers = workers or cores()
    how = Reading(ocr=ocr, ocr_language=ocr_language, ocr_pages=max(1, cores() // workers))
    limits = bulk.Limits(workers, timeout, reading=how)
    with store.only_writer(db), closing(store.open_database(db)) as opened:
        with progress(total) as tell:
            summary = bulk.import_files(opened, paths, limits, tell, db)
        summarise(summary, store.totals(opened), db)
    sys.exit(_exit_code(summary))


def _exit_code(summary: "Summary") -> int:
    if summary.is_interrupted:
        return 130
    return 1 if summary.failed else 0
