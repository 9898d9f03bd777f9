"""`minutebook import`: files into the database."""

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.options import again, cores, database, log_json, memory, own, reading, timeout, workers
from extractor.errors import MinutebookError

if TYPE_CHECKING:
    from extractor.bulk import Summary
    from models import OcrMode


@click.command("import", short_help="Bring documents into the database.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@database
@again
@click.option(
    "--check-content",
    is_flag=True,
    help="Tell unchanged files by their digest, not by their size and time: each is read through.",
)
@click.option(
    "--catalogue",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE.csv",
    help="What an archive's catalogue says of the files: see docs/catalogue.md.",
)
@own
@workers
@timeout
@memory
@reading
@log_json
def import_(  # noqa: PLR0913, PLR0917 - one for each option
    paths: tuple[str, ...],
    db: Path,
    again: str | None,
    check_content: bool,
    catalogue: Path | None,
    own: Path | None,
    workers: int | None,
    timeout: float,
    memory: int,
    ocr: "OcrMode",
    ocr_language: str,
    log_json: bool,
) -> None:
    """Bring documents into the database: files, folders with all that is in them, patterns.

    What is in the database already is left as it is, so that an import that was interrupted goes on where it was. Read
    again is what changed, what an older Minutebook or older rules have read, and what may go better: a program that was
    missing may be there now, and what took too long or too much is tried three times. Files that can't be read don't
    stop it: the ledger says why, and what to do. A file that is gone stays in the database, marked so.

    Ctrl-C lets it finish the documents in hand; pressed again it ends at once, and nothing is lost but those.

    Rules of your own (--rules) stay with the database: later imports go on with them, and files that were read by other
    rules are read again. A file with nothing in it takes them out.

    A catalogue (--catalogue) says of files, by path or digest, their reference code, series, body, date and access
    conditions. It stays with the database, wins over what the files say, and describes files that were imported before,
    too. A file under closed access is imported, and left out of every answer until it opens, unless --closed is given.

    \b
    Examples:
      minutebook import minutes/
      minutebook import "archive/**/*.pdf" letters.docx --db parish.db
      minutebook import minutes/ --again timeout --timeout 900
      minutebook import minutes/ --catalogue catalogue.csv
    """  # noqa: D301 - click keeps the lines below a backspace as they are
    from extractor import bulk, store
    from extractor.cli.progress import reporter
    from extractor.own import load
    from models import Reading

    bulk.require(paths, leave_out=db)
    store.require_room(db)
    workers = workers or cores()
    wanted = bulk.Wanted(again, is_content_checked=check_content)
    given = None if own is None else load(own)
    with store.only_writer(db), closing(store.open_database(db)) as opened:
        if given is not None:
            store.put_own_rules(opened, given, str(own))
        rules, pages = store.own_rules(opened), max(1, cores() // workers)
        how = Reading(ocr=ocr, ocr_language=ocr_language, ocr_pages=pages, own=rules)
        limits = bulk.Limits(workers, timeout, memory << 20, reading=how)
        with reporter(as_json=log_json) as told:
            run = bulk.Run(limits, told.tell, wanted, told.say_stopping, catalogue)
            summary = bulk.import_files(opened, paths, run, db)
        told.summarise(summary, store.totals(opened), db)
    sys.exit(_exit_code(summary))


def _exit_code(summary: "Summary") -> int:
    if summary.is_interrupted:
        return 130
    return MinutebookError.exit_code if summary.failed or summary.undescribed else 0
