"""The day the meeting was held."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from extractor import rules
from extractor.dates import DateMention, find_dates
from extractor.find.meeting.head import Found, Head, expression
from models import Document, Paragraph, Span

_OWN = re.compile(r"\b(?:minutes|meeting|notes|record|agm|agenda|held|met)\b", re.IGNORECASE)
_LOOKBACK = 90


class _Day(NamedTuple):
    """A date that may be the meeting's, and how much speaks for it."""

    mention: DateMention
    span: Span
    weight: float
    rule: str


def day(document: Document, head: Head) -> Found | None:
    """The date of the meeting, from the head or else the text; where they lack it, from the file's name and title."""
    days = [*_in_head(document, head)]
    best = max(days, key=lambda d: (d.weight, -d.span.start), default=None)
    if best is None or best.weight < 0:
        best = max(_in_text(document), key=lambda d: (d.weight, -d.span.start), default=None)
    if best is None or best.weight < 0:
        return _of_file(document)
    value = best.mention.iso(_year(document, best.mention))
    return Found(value, best.rule, (best.span,)) if value is not None else _of_file(document)


def _in_head(document: Document, head: Head) -> Iterator[_Day]:
    for field in head.named("date", "time"):
        for mention, span in _dates(document.text, field.value):
            yield _Day(mention, span, 6.0 + _fullness(mention), "date-field")
            break
    for at, paragraph in enumerate(head.paragraphs):
        yield from _in_paragraph(document.text, paragraph, 1.0 - 0.05 * at, "date-title")


def _in_text(document: Document) -> Iterator[_Day]:
    """Dates in the text of which it is said that this meeting was held then."""
    for paragraph in document.paragraphs:
        for found in _in_paragraph(document.text, paragraph, -2.5, "date-text"):
            if found.weight > 0:
                yield found


def _in_paragraph(text: str, paragraph: Paragraph, base: float, rule: str) -> Iterator[_Day]:
    words = paragraph.span.of(text)
    for mention, span in _dates(text, paragraph.span):
        before = text[max(paragraph.span.start, span.start - _LOOKBACK) : span.start]
        weight = base + _fullness(mention) + _said(before)
        weight += 2.0 if _OWN.search(words) and len(words.split()) < 40 else 0.0
        weight += 1.5 if len(words) - (span.end - span.start) < 14 else 0.0
        yield _Day(mention, span, weight, rule)


def _said(before: str) -> float:
    """What the words just before a date say of it."""
    weight = 0.0
    for rule in ("date-held", "date-of-another"):
        if expression(rule).search(before):
            weight += float(rules.rule("meeting", rule).gives["weight"])
    return weight


def _fullness(mention: DateMention) -> float:
    return 1.0 * (mention.year is not None) + 0.5 * (mention.day is not None)


def _dates(text: str, span: Span) -> Iterator[tuple[DateMention, Span]]:
    for mention in find_dates(span.of(text), is_day_first=None):
        yield mention, Span(start=span.start + mention.start, end=span.start + mention.end)


def _year(document: Document, mention: DateMention) -> int | None:
    """The year of the file's name or properties, if the day and month agree."""
    if mention.year is not None:
        return None
    for told in _told_by_file(document):
        if told.year is not None and (told.month, told.day) == (mention.month, mention.day):
            return told.year
    return None


def _told_by_file(document: Document) -> Iterator[DateMention]:
    source = document.source
    for words in (source.title, Path(source.path).stem.replace("_", " "), source.created, source.modified):
        yield from find_dates((words or "").split("T")[0])


def _of_file(document: Document) -> Found | None:
    """The date that the file's title or name gives."""
    source = document.source
    for words in (source.title, Path(source.path).stem.replace("_", " ")):
        for mention in find_dates(words or ""):
            if mention.iso() is not None:
                return Found(mention.iso() or "", "date-file", ())
    return None
