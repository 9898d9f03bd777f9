"""`minutebook doctor`: which optional parts are there, and how to get the others."""

from collections.abc import Callable

import click

# Tesseract's own models that are no languages: of the way a page lies, and of formulas.
_NO_LANGUAGES = frozenset({"osd", "equ"})

# What extras of ours bring: what for, the extra, and the package by which it is known.
_EXTRAS = (
    ("Files in S3 (s3://)", "s3", "s3fs"),
    ("Files on the web (https://)", "http", "aiohttp"),
    ("Clusters (--cluster)", "cluster", "distributed"),
)


@click.command(short_help="Say which optional parts are there.")
def doctor() -> None:
    """Say which programs and parts that Minutebook can use are there, and how to get those that aren't.

    PDF with letters, .docx, web pages and text are read without any of them.
    """
    from extractor.read import cache, office

    kept = cache.folder()
    click.echo(_told("Older Word files, .odt, .rtf", office.version))
    click.echo(_told("Text of scans (OCR)", _ocr))
    for what_for, extra, package in _EXTRAS:
        click.echo(f"{what_for:<29}{_extra(extra, package)}")
    click.echo(f"{'Cache':<29}{'none, since MINUTEBOOK_CACHE is empty' if kept is None else kept}")


def _extra(extra: str, package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f'not there: pip install "minutebook[{extra}]"'


def _ocr() -> str:
    from extractor.read.ocr import tesseract

    names = sorted(tesseract.languages() - _NO_LANGUAGES)
    more = "for another language install its package (Debian, Ubuntu: tesseract-ocr-gle and so on)"
    turned = "" if "osd" in tesseract.languages() else "; pages on their side are not turned without tesseract-ocr-osd"
    return f"{tesseract.version()}, which can read {', '.join(names) or 'no language'}; {more}{turned}"


def _told(what_for: str, ask: Callable[[], str]) -> str:
    """A line on a part: what `ask` says of it, or what is to be done."""
    from extractor.errors import NeedsToolError

    try:
        return f"{what_for:<29}{ask()}"
    except NeedsToolError as error:
        return f"{what_for:<29}not there: {error}"
