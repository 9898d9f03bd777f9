"""Who leads an item, told in a column beside the items: nobody's apologies, nor the body of whoever sends them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.labels import label
from extractor.find.attendees.stretch import Stretch
from extractor.late import late
from models import Document, Line, Paragraph, Span

_INITIALS = re.compile(r"[A-Z]{2,4}(?:\s*[/,&+]\s*[A-Z]{2,4})*|[Aa]ll|ALL")
_NUMBER = late(r"\(?[0-9]{1,3}(?:\.[0-9]{1,3})*[.):]?(?:\s+|$)")
_FEWEST, _MOSTLY = 3, 0.75  # items led, at least; the share of what stands in their column
_ALIGNED, _GAP = 3.0, 24.0  # points
_PRINTED = -1  # no table: the place on the page tells columns
_MISSING = ("apologies", "absent")


class _Beside(NamedTuple):
    """What stands beside an item, and its column: a table and its column, or the place from the left.

    `is_lead` says that it is somebody who leads the item; `is_of_absence`, that the item is about those missing.
    """

    spans: tuple[Span, ...]
    column: tuple[int, float]
    is_lead: bool
    is_of_absence: bool


def without_leads(document: Document) -> list[Paragraph]:
    """The paragraphs without those who lead items, item after item: initials, or names beside numbers."""
    aside = sorted(_leads(document))
    kept: list[Paragraph] = []
    for paragraph in document.paragraphs:
        held = [at for at in aside if paragraph.span.start <= at[0] < paragraph.span.end]
        kept.extend(_without(paragraph, held[0]) if held else [paragraph])
    return kept


def _without(paragraph: Paragraph, lead: tuple[int, int]) -> Iterator[Paragraph]:
    """What stands before a lead, and the lines below it."""
    above = [line for line in paragraph.lines if line.span.start <= lead[0]]
    below = [line for line in paragraph.lines if line.span.start > lead[0]]
    end = lead[0] - 1
    if end > above[-1].span.start:
        above[-1] = replace(above[-1], span=Span(start=above[-1].span.start, end=end))
    else:
        above.pop()
    yield from (_of(lines) for lines in (above, below) if lines)


def _of(lines: list[Line]) -> Paragraph:
    return Paragraph(span=Span(start=lines[0].span.start, end=lines[-1].span.end), lines=tuple(lines))


def _leads(document: Document) -> Iterator[tuple[int, int]]:
    """Where the words stand that say who leads an item, in columns of such words.

    One of them leads the item of apologies: in other columns nothing is mistaken.
    """
    beside = sorted([*_in_tables(document), *_in_lines(document)], key=lambda one: one.column)
    for _, group in groupby(beside, key=lambda one: one.column):
        column = list(group)
        leads = [one for one in column if one.is_lead]
        if len(leads) >= max(_FEWEST, _MOSTLY * len(column)) and any(one.is_of_absence for one in leads):
            yield from ((span.start, span.end) for one in leads for span in one.spans)


def _in_tables(document: Document) -> Iterator[_Beside]:
    """The last cells of rows of several, beside the cells before them."""
    held = [paragraph for paragraph in document.paragraphs if paragraph.first.cell is not None]
    for _, row in groupby(held, key=lambda one: one.first.cell and (one.first.cell.table, one.first.cell.row)):
        cells = [list(cell) for _, cell in groupby(row, key=lambda one: one.first.cell)]
        if len(cells) > 1:
            before = [paragraph.span.of(document.text) for cell in cells[:-1] for paragraph in cell]
            yield _beside(document.text, before, tuple(one.span for one in cells[-1]), _column(cells[-1][0].first))


def _in_lines(document: Document) -> Iterator[_Beside]:
    """What stands at the height of a line, to its right: a line of its own, or words behind a wide gap."""
    loose = [line for line in document.lines if line.cell is None and line.box is not None]
    for left, right in pairwise(loose):
        if _are_level(left, right):
            yield _beside(document.text, [left.span.of(document.text)], (right.span,), _column(right))
    for line in loose:
        for (_, _, x1), (at, x0, _) in pairwise(line.places):
            if x0 - x1 >= _GAP:
                before = [document.text[line.span.start : at].rstrip()]
                yield _beside(document.text, before, (Span(start=at, end=line.span.end),), (_PRINTED, round(x0)))


def _column(line: Line) -> tuple[int, float]:
    """The table and its column, or the place from the left on a page."""
    if line.box is not None:
        return _PRINTED, round(line.box.x0)
    return (line.cell.table, line.cell.column) if line.cell is not None else (_PRINTED, 0)


def _are_level(left: Line, right: Line) -> bool:
    if left.box is None or right.box is None or left.page != right.page:
        return False
    return abs(left.box.bottom - right.box.bottom) <= _ALIGNED and right.box.x0 > left.box.x1


def _beside(text: str, before: list[str], spans: tuple[Span, ...], column: tuple[int, float]) -> _Beside:
    """What stands beside an item, whose number and words stand `before` it."""
    number = _NUMBER.match(before[0])
    item = before[0][number.end() :] if number is not None else before[0]
    item = item or next(iter(before[1:]), "")
    words = [span.of(text) for span in spans]
    are_initials = all(map(_INITIALS.fullmatch, words))
    is_one = are_initials or (number is not None and len(words) == 1 and _is_somebody(words[0]))
    if not is_one or not item:
        return _Beside(spans, column, is_lead=False, is_of_absence=False)
    about = label(Stretch(item, 0))
    is_of_absence = about is not None and about.status in _MISSING
    is_item = is_of_absence or (about is None and not _is_party(item))
    return _Beside(spans, column, is_item, is_of_absence)


def _is_party(words: str) -> bool:
    """Whether the words are a person, a post or a body."""
    return _is_somebody(words) or kinds.is_organisation(words)


def _is_somebody(words: str) -> bool:
    return kinds.is_role(words) or names.evidence(words) >= names.LIKELY
