"""`minutebook convert`: files to files, for batch jobs."""

import json
import sys
from contextlib import closing
from pathlib import Path
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
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="DIR",
    help="Where outputs go. The folders of what is converted are made there again: DIR/2021/may.pdf.jsonl.",
)
@dry_run
@log_json
def convert(asked: Asked, to: "Form", out: Path, dry_run: bool, log_json: bool) -> None:
    """Write what documents say into files: one output for each file, whole or not at all.

    Reads as `minutebook import` does, with the same limits, but keeps no database of minutes. DIR/.minutebook/ledger.db
    says of each file what became of it (`minutebook status --db` shows it): a second run converts what is new, changed,
    failed with something that may go better, was read by older rules, or whose output is missing, and leaves all other
    outputs alone; one that was interrupted or killed goes on where it was. A file that is gone leaves its output, and
    one that holds something else now, and can't be read, loses it. Without that folder all is converted again, and
    comes to the same bytes.

    The last line on standard output is the summary, in JSON. All else goes to standard error.

    \b
    Examples:
      minutebook convert minutes/ --to jsonl --out records/
      minutebook convert minutes/ --include "*.pdf" --to csv --out tables/ --workers 8
    """  # noqa: D301 - click keeps the lines below a backspace as they are
    from extractor import bulk, store
    from extractor.cli.forecast import Converted, foretold
    from extractor.cli.progress import reporter
    from models import OwnRules

    with asked.given() as paths:
        bulk.require(paths, asked.choice(), leave_out=out)
        if dry_run:
            foretold(paths, asked, bulk.ledger_of(out), as_json=log_json, converted=Converted(out, to))
            return
        ledger, rules = bulk.ledger_in(out), asked.rules() or OwnRules()
        store.require_room(ledger)
        with store.only_writer(ledger), closing(store.open_database(ledger)) as opened:
            outputs = bulk.outputs_in(out, opened, paths, to)
            with reporter(as_json=log_json) as told:
                limits, wanted = asked.limits(rules), asked.wanted()
                run = bulk.Run(limits, told.tell, wanted, told.say_stopping, None, asked.choice(), outputs, "convert")
                summary = bulk.import_files(opened, paths, run, out)
            told.conclude(summary)
    counts = {name: getattr(summary, name) for name in ("unchanged", "failed", "gone", "classes", "is_interrupted")}
    click.echo(json.dumps({"event": "summary", "converted": summary.imported, **counts, "to": to, "out": str(out)}))
    sys.exit(exit_code(summary))
