"""`minutebook extract`: documents to the terminal."""

import logging
import os
import sys
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from extractor.cli.options import cores, own, reading, timeout
from extractor.cli.signs import legible, safe_json, say
from extractor.errors import MinutebookError

if TYPE_CHECKING:
    from extractor.bulk.worker import Outcome
    from models import Minutes, OcrMode, OwnRules, Reading


_FEW = 20


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
@click.option(
    "--why",
    is_flag=True,
    help="Say of each heading instead what speaks for and against it, and how much: names and weights of the table "
    "`outline`.",
)
@own
@timeout
@reading
def extract(  # noqa: PLR0913, PLR0917 - one for each option
    files: tuple[Path, ...],
    as_json: bool,
    draw: Path | None,
    why: bool,
    own: Path | None,
    timeout: float,
    ocr: "OcrMode",
    ocr_language: str,
) -> None:
    """Print what documents say, without a database.

    Goes on after a file that can't be read, and then ends with exit code 1.
    """
    from models import Reading

    if draw is not None and (len(files) > 1 or as_json or draw.suffix.lower() != ".png"):
        raise click.UsageError("--draw takes one file, prints no record, and draws to a name that ends in .png")
    if why and (as_json or draw is not None):
        raise click.UsageError("--why prints neither records nor pictures")
    how = Reading(ocr=ocr, ocr_language=ocr_language, ocr_pages=cores(), own=_own(own))
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        if why:
            is_well = sum(not _is_explained(file, how) for file in files) == 0
        else:
            is_well = (
                _are_printed(files, how, timeout, as_json=as_json) if draw is None else _is_drawn(files[0], draw, how)
            )
    except BrokenPipeError:
        _leave_quietly()
    sys.exit(0 if is_well else 1)


def _own(path: Path | None) -> "OwnRules":
    """The user's rules in the file at `path`; loaded late, as they need the tokenizer to be tried."""
    from models import OwnRules

    if path is None:
        return OwnRules()
    from extractor.own import load

    return load(path)


def _are_printed(files: tuple[Path, ...], how: "Reading", timeout: float, *, as_json: bool) -> bool:
    """Print what the files say, in order, each read in a process of its own limits; whether all could be read."""
    from extractor.bulk.worker import Job
    from extractor.bulk.workers import Limits, read_all

    if not as_json:
        # Before the process that reads is forked, which loads much of the same if it loads spaCy: it has it then.
        import_module("extractor.cli.page")
    is_well = True
    limits = Limits(1, timeout, reading=how, is_short=len(files) <= _FEW)
    with closing(read_all(iter([Job(str(file)) for file in files]), limits)) as outcomes:
        for job, outcome in outcomes:
            if outcome.class_ is None:
                _print(outcome.records, as_json=as_json)
            else:
                is_well = False
                say(f"minutebook: {legible(job.path)}: {_why(outcome)}", err=True)
    return is_well


def _print(records: tuple[bytes, ...], *, as_json: bool) -> None:
    """Print the records of one file: those of a minute book have the document's text from the first."""
    from models import Minutes

    first = Minutes.model_validate_json(records[0])
    for number, record in enumerate(records):
        whole = first if not number else _with_text(Minutes.model_validate_json(record), first)
        if as_json:
            told = whole.model_dump_json() if number else record.decode()
            sys.stdout.buffer.write(safe_json(told).encode() + b"\n")
            sys.stdout.buffer.flush()
        else:
            _show(whole)


def _with_text(record: "Minutes", first: "Minutes") -> "Minutes":
    return record.model_copy(update={"document": first.document})


def _show(record: "Minutes") -> None:
    from extractor.cli.page import page
    from extractor.cli.screen import Console

    console = Console(highlight=False)
    console.print(page(record))
    console.print()


def _why(outcome: "Outcome") -> str:
    if outcome.class_ != MinutebookError.ledger_class:
        return outcome.message or ""
    place = (outcome.traceback or "").rpartition('File "')[2].partition('", line ')
    line = place[2].partition(",")[0]
    return f"a fault of Minutebook ({outcome.message}; {Path(place[0]).name} line {line}); please report it"


def _is_explained(file: Path, how: "Reading") -> bool:
    """Print the file's headings with what spoke for and against each; whether it could be read."""
    from extractor.pipeline import reasons

    try:
        for reason in reasons(file, how):
            told = ", ".join(f"{name} {weight:+g}" for name, weight in reason.evidence)
            title = " ".join(filter(None, (reason.section.number, reason.section.title)))
            say(f"{'  ' * (reason.section.level - 1)}{title}  [{reason.weight:.1f}: {told}]")
    except MinutebookError as error:
        say(f"minutebook: {_said(file, str(error))}", err=True)
        return False
    return True


def _is_drawn(file: Path, out: Path, how: "Reading") -> bool:
    """Draw the file's pages; whether they could be."""
    try:
        _draw(file, out, how)
    except MinutebookError as error:
        say(f"minutebook: {_said(file, str(error))}", err=True)
        return False
    return True


def _draw(file: Path, out: Path, how: "Reading") -> None:
    """Draw the file's pages, and print the names of the pictures."""
    from extractor.draw import drawn
    from extractor.read import read

    document = read(file, how)
    for number, picture in enumerate(drawn(file, document), start=1):
        name = out if document.source.pages == 1 else out.with_stem(f"{out.stem}-{number}")
        picture.save(name)
        say(str(name))


def _said(file: Path, message: str) -> str:
    return message if message.startswith(f"{file}: ") else f"{file}: {message}"


def _leave_quietly() -> NoReturn:
    """Whoever was reading has seen enough (`| head`)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(0)
