"""`minutebook convert`: files to files, for batch jobs."""

import json
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import click

from extractor.cli.options import dry_run, log_json
from extractor.cli.running import Asked, exit_code, runs

if TYPE_CHECKING:
    from extractor.bulk.forms import Form


@click.command(short_help="Write what documents say into files, one a document, for other programs.")
@runs
@click.option(
    "--to",
    type=click.Choice(["jsonl", "json", "csv"]),
    required=True,
    help="jsonl: a record a meeting, one a line, as `extract --json` prints them. json: the same in one array, set out "
    "to be read. csv: a folder a document with a file each for documents, minutes, sections, attendances, "
    "abbreviations, abbreviation_uses, legislation_mentions, actions, action_owners, decisions and votes: columns and "
    "keys are those of the database (docs/schema.md), without the document's text.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False),
    required=True,
    metavar="DIR",
    help="Where outputs go: a folder, or an address (s3://bucket/records). The folders of what is converted are made "
    "there again: DIR/2021/may.pdf.jsonl.",
)
@dry_run
@log_json
def convert(asked: Asked, to: "Form", out: str, dry_run: bool, log_json: bool) -> None:
    """Write what documents say into files: one output for each file, whole or not at all.

    Reads as `minutebook import` does, with the same limits, but keeps no database of minutes. DIR/.minutebook/ledger.db
    says of each file what became of it (`minutebook status --db` shows it): a second run converts what is new, changed,
    failed with something that may go better, was read by older rules, or whose output is missing, and leaves all other
    outputs alone; one that was interrupted or killed goes on where it was. A file that is gone leaves its output, and
    one that holds something else now, and can't be read, loses it. Without that folder all is converted again, and
    comes to the same bytes.

    DIR may be an address, such as s3://bucket/records. The ledger is there, too: after a run that was killed, the next
    converts again what was done in its last five minutes. A folder of CSV is whole there when it has a documents.csv.

    The last line on standard output is the summary, in JSON. All else goes to standard error.

    \b
    Examples:
      minutebook convert minutes/ --to jsonl --out records/
      minutebook convert minutes/ --include "*.pdf" --to csv --out tables/ --workers 8
      minutebook convert s3://archive/minutes --to jsonl --out s3://archive/records
    """  # noqa: D301 - click keeps the lines below a backspace as they are
    from extractor import bulk, store
    from extractor.cli.forecast import Converted, foretold
    from extractor.cli.progress import reporter
    from models import OwnRules

    out = bulk.absolute(out) if bulk.is_url(out) else out
    with asked.given() as paths:
        bulk.require(paths, asked.choice(), leave_out=out)
        if dry_run:
            with bulk.ledger_as_it_is(out) as path:
                foretold(paths, asked, path, as_json=log_json, converted=Converted(out, to))
            return
        rules = asked.rules() or OwnRules()
        with bulk.ledger_for(out) as ledger:
            store.require_room(ledger.path)
            with store.only_writer(ledger.path), closing(store.open_database(ledger.path)) as opened:
                outputs = bulk.outputs_in(out, opened, paths, to, ledger.save)
                with reporter(as_json=log_json) as told:
                    limits, wanted, choice = asked.limits(rules), asked.wanted(), asked.choice()
                    run = bulk.Run(limits, told.tell, wanted, told.say_stopping, None, choice, outputs, "convert")
                    summary = bulk.import_files(opened, paths, run, out)
                told.conclude(summary)
    counts = {name: getattr(summary, name) for name in ("unchanged", "failed", "gone", "classes", "is_interrupted")}
    click.echo(json.dumps({"event": "summary", "converted": summary.imported, **counts, "to": to, "out": out}))
    sys.exit(exit_code(summary))
