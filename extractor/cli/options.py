"""What the commands have in common: options, and what is said when something can't be done."""

import os
import re
import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TypeVar

import click

from extractor.cli.signs import say
from extractor.errors import MinutebookError, cures

F = TypeVar("F", bound=Callable[..., Any])
_LANGUAGES = re.compile(r"[A-Za-z_/]+(\+[A-Za-z_/]+)*")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_INTERRUPTED = 130  # the exit code


class Commands(click.Group):
    """Commands that say in one line what could not be done, and end with the exit code that belongs to it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they are used."""
        del ctx
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that is asked for; a sign that the terminal hasn't got is shown as a question mark."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="replace")
        try:
            return super().invoke(ctx)
        except MinutebookError as error:
            say(f"minutebook: {error}", err=True)
            sys.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("minutebook: interrupted; what was done before stands", err=True)
            sys.exit(_INTERRUPTED)


class Day(click.ParamType[str]):
    """A date, as far as it is known: YYYY, YYYY-MM or YYYY-MM-DD."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """`value`, if it is such a date."""
        if not _DATE.fullmatch(value):
            self.fail(f"{value!r} is not a date such as 2021, 2021-06 or 2021-06-12", param, ctx)
        return value


class Again(click.ParamType[str]):
    """What is to be read again: "failed", "all", or a class of the ledger."""

    name = "what"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """`value`, if it is one of them."""
        known = ("failed", "all", *sorted(cures()))
        if value not in known:
            self.fail(f"{value!r} is none of {', '.join(known)}", param, ctx)
        return value


class Languages(click.ParamType[str]):
    """Tesseract's names of languages, joined by "+"."""

    name = "languages"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """`value`, if it can be such names."""
        if not _LANGUAGES.fullmatch(value):
            self.fail(f"{value!r} is not a language as Tesseract calls it, such as eng or eng+gle", param, ctx)
        return value


def database(command: F) -> F:
    """Add the option --db."""
    return click.option(
        "--db",
        type=click.Path(path_type=Path, dir_okay=False),
        default="minutes.db",
        envvar="MINUTEBOOK_DB",
        show_default=True,
        show_envvar=True,
        metavar="FILE",
        help="The database.",
    )(command)


def timeout(command: F) -> F:
    """Add the option --timeout."""
    return click.option(
        "--timeout",
        type=click.FloatRange(1),
        default=180,
        show_default=True,
        metavar="SECONDS",
        help="How long reading one document may take; each page that is recognised (OCR) gives it as long again.",
    )(command)


def workers(command: F) -> F:
    """Add the option --workers."""
    said = "How many to read at once; as many as cores."
    return click.option("--workers", type=click.IntRange(1), metavar="N", help=said)(command)


def memory(command: F) -> F:
    """Add the option --memory."""
    return click.option(
        "--memory",
        type=click.IntRange(256),
        default=4096,
        show_default=True,
        metavar="MB",
        help="How much memory reading one document may take.",
    )(command)


def again(command: F) -> F:
    """Add the option --again."""
    return click.option(
        "--again",
        type=Again(),
        metavar="failed|all|CLASS",
        help="Read again what failed, everything, or what failed with this class in the ledger.",
    )(command)


def log_json(command: F) -> F:
    """Add the option --log-json."""
    said = "Tell of each file, and of the run at its end, in JSON: one object a line, on standard error and output."
    return click.option("--log-json", is_flag=True, help=said)(command)


def dry_run(command: F) -> F:
    """Add the option --dry-run."""
    said = "Say what would be read, how much that is and about how long it would take; open no document, write nothing."
    return click.option("--dry-run", is_flag=True, help=said)(command)


def reading(command: F) -> F:
    """Add the options that say how documents are to be read."""
    options = (
        click.option(
            "--ocr",
            type=click.Choice(["auto", "off", "force"]),
            default="auto",
            show_default=True,
            help="Recognise the text of pages that have none, of no page, or of all (needs Tesseract).",
        ),
        click.option(
            "--ocr-language",
            type=Languages(),
            default="eng",
            envvar="MINUTEBOOK_OCR_LANGUAGE",
            show_default=True,
            show_envvar=True,
            metavar="NAME",
            help="The language that is recognised, as Tesseract calls it; several: eng+gle.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def own(command: F) -> F:
    """Add the option --rules."""
    return click.option(
        "--rules",
        "own",
        type=click.Path(path_type=Path, dir_okay=False),
        envvar="MINUTEBOOK_RULES",
        show_envvar=True,
        metavar="FILE",
        help="Rules, words, abbreviations and names of your own (TOML), which go before Minutebook's: see "
        "docs/own-rules.md.",
    )(command)


def closed(command: F) -> F:
    """Add the option --closed."""
    said = "Answer with what is under closed access, too: only for those who may see it."
    return click.option("--closed", is_flag=True, help=said)(command)


def narrowing(command: F) -> F:
    """Add the options that choose meetings, and the one for the form of the answer."""
    options = (
        click.option("--body", metavar="NAME", help="Only meetings of this body: any words of its name."),
        click.option("--since", type=Day(), help="Only meetings from this day, month or year on."),
        click.option("--until", type=Day(), help="Only meetings up to this day, month or year."),
        click.option("--reference", metavar="CODE", help="Only what the catalogue has under this reference code."),
        click.option("--series", metavar="NAME", help="Only what the catalogue has in this series: words of its name."),
        closed,
        click.option(
            "--format",
            "form",
            type=click.Choice(["table", "csv", "json"]),
            default="table",
            show_default=True,
            help="A table to read, or CSV or JSON for other programs, with keys and paths in full.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
