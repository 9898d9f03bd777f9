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


def marks(text: str, span: Span) -> tuple[re.Match[str], ...]:
    """The mark that the words of `span` begin with, and a second one behind it ("• 1. paint", "- [x] paint")."""
    first = mark(text, span)
    second = mark(text, Span(start=span.start + first.end(), end=span.end)) if first else None
    return tuple(found for found in (first, second) if found)


def said(found: tuple[re.Match[str], ...], group: str) -> str | None:
    """What the first of the marks `found` that has a `number` or a `box` says."""
    return next((words for one in found if (words := one[group])), None)


def without_mark(text: str, span: Span) -> Span:
    """`span` without the mark that it begins with, nor a second one ("• 1. paint")."""
    return Span(start=span.start + sum(found.end() for found in marks(text, span)), end=span.end)


def items(document: Document) -> Iterator[Item]:
    """The document's paragraphs in reading order, as items."""
    for paragraph in document.paragraphs:
        yield item(document.text, paragraph.span, paragraph.first)


def item(text: str, span: Span, line: Line) -> Item:
    """The paragraph `span`, begun by `line`, as an item."""
    found = marks(text, span)
    left = (line.depth or 0) * 18.0 + (line.indent or 0.0)
    return Item(
        span=without_mark(text, span),
        whole=span,
        number=said(found, "number"),
        box=said(found, "box"),
        is_listed=bool(found) or line.number is not None,
        left=left,
        line=line,
    )
