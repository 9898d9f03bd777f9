"""Stage 3: items of lists, and what they begin with."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extractor import rules
from extractor.remembered import remembered
from models import Document, Line, Span

_MARK_WIDTH = 16


class Item(NamedTuple):
    """A paragraph without the mark that it begins with.

    `number` is its number as printed; `box` its tick box; `left` its place from the left, in points.
    """

    span: Span
    whole: Span
    number: str | None
    box: str | None
    is_listed: bool
    left: float
    line: Line


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(rules.rule("items", "list-mark").regex or "(?!)")


def mark(text: str, span: Span) -> re.Match[str] | None:
    """The mark that the words of `span` begin with."""
    return _marked(text[span.start : min(span.end, span.start + _MARK_WIDTH)])


@remembered
def _marked(words: str) -> re.Match[str] | None:
    return _mark().match(words)


def without_mark(text: str, span: Span) -> Span:
    """`span` without the mark that it begins with, nor a second one ("• 1. paint")."""
    for _ in range(2):
        found = mark(text, span)
        span = Span(start=span.start + found.end(), end=span.end) if found else span
    return span


def items(document: Document) -> Iterator[Item]:
    """The document's paragraphs in reading order, as items."""
    for paragraph in document.paragraphs:
        yield item(document.text, paragraph.span, paragraph.first)


def item(text: str, span: Span, line: Line) -> Item:
    """The paragraph `span`, begun by `line`, as an item."""
    found = mark(text, span)
    left = (line.depth or 0) * 18.0 + (line.indent or 0.0)
    return Item(
        span=without_mark(text, span),
        whole=span,
        number=found["number"] if found else None,
        box=found["box"] if found else None,
        is_listed=found is not None or line.number is not None,
        left=left,
        line=line,
    )
