"""Short forms that a table or a list sets beside their long forms, cell by cell or line by line."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.find.abbreviations.found import Pair, Source, is_body
from extractor.find.abbreviations.letters import fit, is_short, singular, words
from extractor.find.abbreviations.people import is_person
from extractor.late import late
from models import Document, Span

_BRACKETS = late(r"\s*\((?P<inside>[^()\n]{1,40})\)\s*")
_ONE_LETTER = late(r"[A-Z]")
_LINE_LONG_FIRST = late(r"(?P<long>[A-Z][^\n\f]{5,90}?)\s(?P<short>[A-Z][A-Za-z0-9&]{1,9})")
_LINE_SHORT_FIRST = late(r"(?P<short>[A-Z][A-Za-z0-9&]{1,9})\s(?P<long>[A-Z][^\n\f]{5,90})")
# A column of abbreviations shows itself by so many rows whose letters fit, and so large a share of its rows.
_ROWS = 3
_SHARE = 0.4


class Row(NamedTuple):
    """Two cells or parts of a line that may be a long form and a short one."""

    long: Span
    short: Span


def in_tables(document: Document) -> Iterator[Pair]:
    """The pairs in `document`'s tables and lists, in no order.

    Two columns are taken as long and short forms if the letters fit in most rows; then the others count too, single
    letters and what stands in brackets behind a long form included. Columns of people and initials are left out.
    """
    for table in document.tables:
        rows = [row for cells in table.rows for row in _rows([cell.span for cell in cells])]
        for columns in (rows, [Row(row.short, row.long) for row in rows]):
            yield from _column(document.text, columns, "table", "table-row")
    for expression in (_LINE_LONG_FIRST, _LINE_SHORT_FIRST):
        yield from _column(document.text, list(_lines(document, expression)), "list", "list-line")


def _rows(cells: Sequence[Span]) -> Iterator[Row]:
    filled = [cell for cell in cells if cell.end > cell.start]
    for left, right in pairwise(filled):
        yield Row(left, right)


def _lines(document: Document, expression: re.Pattern[str]) -> Iterator[Row]:
    """The lines outside tables that begin or end with a short form and hold nothing but the two."""
    for line in document.lines:
        found = expression.fullmatch(document.text, line.span.start, line.span.end) if line.cell is None else None
        if found is not None:
            yield Row(
                Span(start=found.start("long"), end=found.end("long")),
                Span(start=found.start("short"), end=found.end("short")),
            )


def _column(text: str, rows: Sequence[Row], source: Source, rule: str) -> Iterator[Pair]:
    likely = [row for row in rows if _may_be_short(row.short.of(text), row.long.of(text))]
    fitting = [row for row in likely if _fits(row.short.of(text), _bare(row.long.of(text)))]
    if source == "list":
        likely = fitting
    elif len(fitting) < _SHARE * len(likely):
        return
    people = [row for row in fitting if is_person(_bare(row.long.of(text)))]
    is_column = len(fitting) >= _ROWS
    if (source == "list" and not is_column) or 2 * len(people) > len(fitting):
        return
    bodies = sum(is_body(_bare(row.long.of(text))) for row in likely)
    for row in likely if is_column else [row for row in fitting if row not in people]:
        pair = _pair(text, row)._replace(source=source, rule=rule, is_body=2 * bodies >= len(likely))
        yield pair
        if is_column:
            yield from _in_brackets(text, row, pair)


def _pair(text: str, row: Row) -> Pair:
    printed = row.long.of(text)
    return Pair(
        short=singular(row.short.of(text)),
        short_start=row.short.start,
        short_end=row.short.end,
        long=_bare(printed),
        long_start=row.long.start,
        long_end=row.long.start + len(printed.partition(" (")[0].rstrip(" ,:")),
        source="table",
        rule="table-row",
    )


def _in_brackets(text: str, row: Row, pair: Pair) -> Iterator[Pair]:
    """The second short form that stands in brackets behind the long form, and need not fit its letters."""
    inside = _BRACKETS.search(row.long.of(text))
    if inside and is_short(inside["inside"]) and inside["inside"] != row.short.of(text):
        start = row.long.start + inside.start("inside")
        end = row.long.start + inside.end("inside")
        yield pair._replace(short=singular(inside["inside"]), short_start=start, short_end=end, rule="table-brackets")


def _bare(long: str) -> str:
    """A long form without what stands in brackets behind it and without an article."""
    return re.sub(r"^(?:the|The)\s", "", " ".join(_BRACKETS.sub(" ", long).split())).strip(" ,:")


def _may_be_short(short: str, long: str) -> bool:
    """Whether `short` looks like letters and `long` like words that could be behind them."""
    if not 1 <= len(short) <= 10 or len(long) > 120 or " " in short or "\n" in long:
        return False
    return (is_short(short) or _ONE_LETTER.fullmatch(short) is not None) and any(sign.islower() for sign in long)


def _fits(short: str, long: str) -> bool:
    candidates = words(long)
    found = fit(singular(short), candidates) if len(singular(short)) > 1 else None
    return found is not None and len(candidates) - 1 - found.last <= 1
