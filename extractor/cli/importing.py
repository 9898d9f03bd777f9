"""`minutebook import`: files into the database."""

import sys
from contextlib import closing
from pathlib import Path

import click

from extractor.cli.options import database, dry_run, log_json
from extractor.cli.running import Asked, exit_code, runs


@click.command("import", short_help="Bring documents into the database.")
@runs
@database
@click.option(
    "--catalogue",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE.csv",
    help="What an archive's catalogue says of the files: see docs/catalogue.md.",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Let the workers of a dask cluster read: its scheduler's address, or the file that it writes it to.",
)
@click.option(
    "--shards",
    metavar="DIR",
    help="With --cluster: where workers put what they have read, a folder or address that they and this machine can "
    "reach. It stays there, for `minutebook merge`. Else it is a folder beside the database, while it is needed.",
)
@dry_run
@log_json
def import_(  # noqa: PLR0913, PLR0917 - one for each option
    asked: Asked,
    db: Path,
    catalogue: Path | None,
    cluster: str | None,
    shards: str | None,
    dry_run: bool,
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

    PATHs may be addresses: s3://bucket/minutes, https://host/minutes.pdf, or others that fsspec knows.

    \b
    Examples:
      minutebook import minutes/
      minutebook import "archive/**/*.pdf" letters.docx --db parish.db
      minutebook import minutes/ --exclude drafts/ --dry-run
      find minutes -newer last -print0 | minutebook import --files-from -
      minutebook import minutes/ --again timeout --timeout 900
      minutebook import minutes/ --catalogue catalogue.csv
      minutebook import s3://archive/minutes --cluster tcp://scheduler:8786 --shards s3://archive/shards
    """  # noqa: D301 - click keeps the lines below a backspace as they are
    from extractor import bulk, store
    from extractor.cli.forecast import foretold
    from extractor.cli.progress import reporter

    if shards is not None and cluster is None:
        raise click.UsageError("--shards goes with --cluster")
    with asked.given() as paths:
        bulk.require(paths, asked.choice(), leave_out=db)
        if dry_run:
            foretold(paths, asked, db, as_json=log_json)
            return
        store.require_room(db)
        given = asked.rules()
        with store.only_writer(db), closing(store.open_database(db)) as opened:
            if given is not None:
                store.put_own_rules(opened, given, str(asked.own))
            limits = asked.limits(store.own_rules(opened))
            with reporter(as_json=log_json) as told:
                run = bulk.Run(limits, told.tell, asked.wanted(), told.say_stopping, catalogue, asked.choice())
                with bulk.reader(db, cluster, shards) as read:
                    summary = bulk.import_files(opened, paths, run._replace(read=read), db)
            told.summarise(summary, store.totals(opened), db)
    sys.exit(exit_code(summary))
