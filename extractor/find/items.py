"""Stage 3: items of lists, and what they begin with."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from extractor import rules
from extractor.late import late
from extractor.remembered import once, remembered
from models import Document, Line, Section, Span

_MARK_WIDTH = 16
_FEWEST = 4  # words that tell by themselves
_REST = late(r"[ \t:.,–—-]+(?=[\"“(]?[A-Z0-9£$€])")


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
    return late(rules.rule("items", "list-mark").regex or "(?!)")


class Marks(NamedTuple):
    """The marks that some words begin with, one or two ("• 1. paint", "- [x] paint"): what they say, and their length.

    `number` and `box` are those of the first mark that has one.
    """

    length: int
    number: str | None
    box: str | None


UNMARKED = Marks(0, None, None)


def mark(text: str, span: Span) -> re.Match[str] | None:
    """The mark that the words of `span` begin with."""
    return _marked(text[span.start : min(span.end, span.start + _MARK_WIDTH)])


@remembered
def _marked(words: str) -> re.Match[str] | None:
    return _mark().match(words)


def marks(text: str, span: Span) -> Marks:
    """The mark that the words of `span` begin with, and a second one behind it."""
    return _marks(text[span.start : min(span.end, span.start + 2 * _MARK_WIDTH)])


@remembered
def _marks(words: str) -> Marks:
    first = _marked(words[:_MARK_WIDTH])
    if first is None:
        return UNMARKED
    second = _marked(words[first.end() : first.end() + _MARK_WIDTH])
    if second is None:
        return Marks(first.end(), first["number"] or None, first["box"] or None)
    return Marks(first.end() + second.end(), first["number"] or second["number"], first["box"] or second["box"])


def without_mark(text: str, span: Span) -> Span:
    """`span` without the mark that it begins with, nor a second one ("• 1. paint")."""
    length = marks(text, span).length
    return Span(start=span.start + length, end=span.end) if length else span


def behind_title(text: str, span: Span, titles: Mapping[int, int]) -> Span:
    """`span` without the heading that it runs on from: "Gates: The clerk will paint them."; whole if little is left.

    `titles` has where each heading ends by where it starts.
    """
    end = titles.get(span.start, titles.get(without_mark(text, span).start))
    rest = _REST.match(text, end, span.end) if end is not None else None
    if rest is None or len(text[rest.end() : span.end].split()) < _FEWEST:
        return span
    return Span(start=rest.end(), end=span.end)


def titles(sections: Iterable[Section]) -> dict[int, int]:
    """Where each heading ends by where it starts."""
    return {section.stretches()[0].start: section.stretches()[-1].end for section in sections}


@once
def items(document: Document) -> tuple[Item, ...]:
    """The document's paragraphs in reading order, as items."""
    return tuple(item(document.text, paragraph.span, paragraph.first) for paragraph in document.paragraphs)


def item(text: str, span: Span, line: Line) -> Item:
    """The paragraph `span`, begun by `line`, as an item."""
    found = marks(text, span)
    bare = Span(start=span.start + found.length, end=span.end) if found.length else span
    left = (line.depth or 0) * 18.0 + (line.indent or 0.0)
    return Item(
        span=bare,
        whole=span,
        number=found.number,
        box=found.box,
        is_listed=found.length > 0 or line.number is not None,
        left=left,
        line=line,
    )
