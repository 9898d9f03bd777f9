"""The command `minutebook`: arguments in, exit code out."""

import sys
from pathlib import Path

import click


@click.group()
def main() -> None:
    """Minutes of meetings, as PDF and Word files, into a database that can be searched, queried and cited."""


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one record a meeting, one a line.")
def extract(files: tuple[Path, ...], as_json: bool) -> None:
    """Print what FILES hold."""
    from extractor.errors import MinutebookError
    from extractor.pipeline import extract as records

    failed = False
    for file in files:
        try:
            for record in records(file):
                click.echo(record.model_dump_json())
        except MinutebookError as error:
            failed = True
            click.echo(f"{file}: {error}", err=True)
    sys.exit(1 if failed else 0)
