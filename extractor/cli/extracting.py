"""`minutebook extract`: documents to the terminal."""

import logging
import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.options import cores, reading

if TYPE_CHECKING:
    from models import OcrMode, Reading


@click.command(short_help="Print what documents say.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="Print records for other programs: one a meeting, one a line.")
@click.option(
    "--draw",
    type=click.Path(path_type=Path, dir_okay=False, writable=True),
    metavar="OUT.png",
    help="Draw the pages of a PDF instead, with what was read over them: lines in their order, paragraphs, tables, "
    "what stands beside the text. Several pages go to OUT-1.png, OUT-2.png, ... Shows at a glance what was misread.",
)
@reading
def extract(files: tuple[Path, ...], as_json: bool, draw: Path | None, ocr: "OcrMode", ocr_language: str) -> None:
    """Print what documents say, without a database.

    Goes on after a file that can't be read, and then ends with exit code 1.
    """
    from extractor.errors import MinutebookError
    from models import Reading

    if draw is not None and (len(files) > 1 or as_json or draw.suffix.lower() != ".png"):
        raise click.UsageError("--draw takes one file, prints no record, and draws to a name that ends in .png")
    how = Reading(ocr=ocr, ocr_language=ocr_language, ocr_pages=cores())
    logging.getLogger().addHandler(logging.NullHandler())
    is_well = True
    for file in files:
        try:
            _print(file, how, as_json=as_json) if draw is None else _draw(file, draw, how)
        except MinutebookError as error:
            is_well = False
            click.echo(f"minutebook: {_said(file, str(error))}", err=True)
        except BrokenPipeError:
            _leave_quietly()
        except Exception as error:  # noqa: BLE001 - a fault of ours in one document; the others are still read
            is_well = False
            click.echo(f"minutebook: {file}: {_fault(error)}", err=True)
    sys.exit(0 if is_well else 1)


def _print(file: Path, how: "Reading", *, as_json: bool) -> None:
    from extractor.pipeline import extract as records

    for record in records(file, how):
        if as_json:
            sys.stdout.buffer.write(record.model_dump_json().encode() + b"\n")
            sys.stdout.buffer.flush()
        else:
            from rich.console import Console

            from extractor.cli.page import page

            console = Console(highlight=False)
            console.print(page(record))
            console.print()


def _draw(file: Path, out: Path, how: "Reading") -> None:
    """Draw the file's pages, and print the names of the pictures."""
    from extractor.draw import drawn
    from extractor.read import read

    document = read(file, how)
    for number, picture in enumerate(drawn(file, document), start=1):
        name = out if document.source.pages == 1 else out.with_stem(f"{out.stem}-{number}")
        picture.save(name)
        click.echo(name)


def _said(file: Path, message: str) -> str:
    return message if message.startswith(f"{file}: ") else f"{file}: {message}"


def _fault(error: Exception) -> str:
    """What went wrong and where, in a line: this is for us, not for the person who sees it."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    what = traceback.format_exception_only(error)[-1].strip()
    return f"a fault of Minutebook ({what}; {Path(place.filename).name} line {place.lineno}); please report it"


def _leave_quietly() -> None:
    """Whoever was reading has seen enough (`| head`)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(0)
