"""An archive's catalogue, as comma-separated values -> what it says of each file."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from pathlib import Path

from extractor.bulk.catalogue.access import access
from extractor.bulk.catalogue.dates import Dates, dates
from extractor.bulk.catalogue.headings import columns, squeezed
from extractor.errors import CatalogueError
from models import CatalogueEntry

MOST_TOLD = 20  # of what is wrong with a catalogue that is named
_DIGEST = re.compile(r"(?:sha-?256:)?\s*(?P<digest>[0-9a-f]{64})")


def read(path: Path) -> list[CatalogueEntry]:
    """The entries of the catalogue at `path`, in order: commas, semicolons or tabs, UTF-8 or as spreadsheets save it.

    Raises CatalogueError with everything that is wrong with it, by line.
    """
    lines = iter(_lines(path))
    where, headings = next(lines, (1, []))
    if not any(map(squeezed, headings)):
        raise CatalogueError(f"{path}: is empty; its first line must have headings, such as file,reference,access")
    at = columns(headings, f"{path}, line {where}")
    found, wrong = list[CatalogueEntry](), list[str]()
    for number, cells in lines:
        try:
            found.append(_entry(number, headings, cells, at))
        except ValueError as error:
            wrong.append(f"line {number}: {error}")
    refuse(path, [*wrong, *_twice(found)])
    return found


def refuse(path: Path, wrong: Sequence[str]) -> None:
    """Raise CatalogueError if anything is wrong with the catalogue."""
    if wrong:
        more = [f"and {len(wrong) - MOST_TOLD} more"] if len(wrong) > MOST_TOLD else []
        told = "\n  ".join([*wrong[:MOST_TOLD], *more])
        raise CatalogueError(f"{path}: nothing was done, since the catalogue has mistakes:\n  {told}")


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with the number of the line it begins on."""
    text = _text(path)
    head = text.lstrip("\r\n").partition("\n")[0]
    parted_by = max(",;\t", key=head.count)
    rows = csv.reader(StringIO(text, newline=""), delimiter=parted_by, strict=True)
    begins = 1
    try:
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield begins, cells
            begins = rows.line_num + 1
    except csv.Error as error:
        raise CatalogueError(f"{path}, line {begins}: is not comma-separated values ({error})") from error


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CatalogueError(f"{path}: can't be read: {error.strerror or error}") from error
    if b"\0" in raw[:1000] or raw.startswith(b"PK"):
        raise CatalogueError(f"{path}: is no text; save the table as CSV (UTF-8), and give that")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _entry(number: int, headings: Sequence[str], cells: Sequence[str], at: dict[str, int]) -> CatalogueEntry:
    if len(cells) > len(headings) and any(cell.strip() for cell in cells[len(headings) :]):
        raise ValueError(f"has {len(cells)} cells under {len(headings)} headings; put what holds a comma in quotes")

    def said(name: str) -> str:
        return cells[at[name]].strip() if name in at and at[name] < len(cells) else ""

    covers = _dates(said)
    last = None if covers is None else covers.last or covers.first
    may = access(said("access"), said("closed_until"), last)
    texts = {name: said(name) or None for name in ("named", "reference", "series", "title", "body")}
    if texts["named"] is None and not said("sha256"):
        raise ValueError("names no file and no digest")
    return CatalogueEntry(
        line=number,
        **texts,
        sha256=_digest(said("sha256")),
        date=covers and covers.first,
        date_end=covers and covers.last,
        access=may.access,
        closed_until=may.until,
        conditions="; ".join(filter(None, (said("access"), said("closed_until")))) or None,
        entry=tuple((heading, cell) for heading, cell in zip(headings, cells, strict=False) if cell.strip()),
    )


def _dates(said: Callable[[str], str]) -> Dates | None:
    """What the row says of its dates: in one column, or in one for the first and one for the last."""
    whole, first, last = (dates(said(name)) for name in ("date", "start", "end"))
    if whole is not None or first is None:
        return whole or last
    if last is None or last == first:
        return first
    return dates(f"{first.first} to {last.last or last.first}")


def _digest(text: str) -> str | None:
    if not text:
        return None
    found = _DIGEST.fullmatch(text.casefold())
    if found is None:
        raise ValueError(f"{text!r} is no SHA-256 digest, which has 64 hexadecimal digits")
    return found["digest"]


def _twice(entries: Sequence[CatalogueEntry]) -> Iterator[str]:
    """Rows that name what a row before has named."""
    seen = dict[str, int]()
    for entry in entries:
        name = entry.named or entry.sha256 or ""
        if name in seen:
            yield f"line {entry.line}: is of the same file as line {seen[name]}: {name}"
        seen.setdefault(name, entry.line)
