"""The day the meeting was held."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from extractor import jurisdiction, rules
from extractor.dates import DateMention, find_dates
from extractor.find.meeting.group.names import blanked
from extractor.find.meeting.head import Found, Head, expression
from models import Document, Paragraph, Span

_OWN = re.compile(r"\b(?:minutes|meeting|notes|record|agm|agenda|held|met)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9/.-])(?:19|20)[0-9]{2}(?![0-9/.-]|\s?h(?:rs?|ours?)?\b)")
_LOOKBACK = 90
_AFTER = 60
_SOON = 60  # days after a meeting by which its minutes are usually typed
_TOP = 3  # lines
# Where "minutes of the meeting of" begins the title it speaks of this meeting; elsewhere of an earlier one.
_MINUTES = re.compile(r"\W*(?:draft\s+)?minutes\s+of\b", re.IGNORECASE)
_SAID = re.compile(r"\bminutes\s+of\b[^.\n]{0,80}$", re.IGNORECASE)
_WHOLE = len("2018-01-09")


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
    best = _whole(days, best)
    value = best.mention.iso(_year(document, best.mention)) if best is not None and best.weight >= 0 else None
    if best is not None and value is not None:
        return Found(value, best.rule, (best.span,))
    year = _year_alone(document, head)
    return _of_file(document) or _in_year(document, best, year) or year


def _whole(days: list[_Day], best: _Day | None) -> _Day | None:
    """The likeliest day of the month, where the title gives the month alone and the head one whole day of it."""
    if best is None or best.mention.day is not None:
        return best
    month = (best.mention.year, best.mention.month)
    whole = [d for d in days if d.mention.day and d.weight >= 0 and (d.mention.year, d.mention.month) == month]
    return max(whole, key=lambda d: d.weight) if len({d.mention.day for d in whole}) == 1 else best


def _in_head(document: Document, head: Head) -> Iterator[_Day]:
    for field in head.named("date", "time"):
        for mention, span in _dates(document, field.value):
            yield _Day(mention, span, 6.0 + _fullness(mention), "date-field")
            break
    for at, paragraph in enumerate(head.paragraphs):
        yield from _in_paragraph(document, paragraph, at, is_title=paragraph in head.title)


def _in_text(document: Document) -> Iterator[_Day]:
    """Dates in the text of which it is said that this meeting was held then."""
    for paragraph in document.paragraphs:
        for mention, span in _dates(document, paragraph.span):
            before = document.text[paragraph.span.start : span.start]
            if expression("date-in-text").search(before) and _said(before, _after(document, paragraph, span)) >= 0:
                yield _Day(mention, span, _fullness(mention), "date-in-text")


def _in_paragraph(document: Document, paragraph: Paragraph, at: int, *, is_title: bool) -> Iterator[_Day]:
    """The dates of a paragraph of the head: the nearer to the top, the likelier; a line of the title most of all."""
    words = paragraph.span.of(document.text)
    for mention, span in _dates(document, paragraph.span):
        before = document.text[max(paragraph.span.start, span.start - _LOOKBACK) : span.start]
        is_bare = is_title and at < _TOP and not any(map(str.isalpha, blanked(words)))
        weight = 1.0 - 0.25 * at + _fullness(mention)
        weight += 0.0 if is_bare else _said(before, _after(document, paragraph, span))
        weight += 2.0 if is_title and _OWN.search(words) and len(words.split()) < 40 else 0.0
        weight += 1.5 if is_title and len(words) - (span.end - span.start) < 30 else 0.0
        weight += 2.0 if _is_in_name(document, mention) else 0.0
        weight += 4.0 if is_title and at < _TOP and _MINUTES.match(words) and _SAID.search(before) else 0.0
        yield _Day(mention, span, weight, "date-title" if is_title else "date-head")


def _after(document: Document, paragraph: Paragraph, span: Span) -> str:
    return document.text[span.end : min(paragraph.span.end, span.end + _AFTER)]


def _said(before: str, after: str) -> float:
    """What the words just before and after a date say of it."""
    weight = 0.0
    said = ("date-held", "date-of-another", "date-of-approval")
    for rule, words in (*((rule, before) for rule in said), ("date-of-another-after", after)):
        if expression(rule).search(words):
            weight += float(rules.rule("meeting", rule).gives["weight"])
    return weight


def _fullness(mention: DateMention) -> float:
    return 1.0 * (mention.year is not None) + 0.5 * (mention.day is not None)


def _dates(document: Document, span: Span) -> Iterator[tuple[DateMention, Span]]:
    order = jurisdiction.puts_day_first(document.text)
    is_day_first = _nearer_the_file(document, span) if order is None else order
    for mention in find_dates(span.of(document.text), is_day_first=is_day_first):
        yield mention, Span(start=span.start + mention.start, end=span.start + mention.end)


def _nearer_the_file(document: Document, span: Span) -> bool:
    """Whether the day comes first in a date in figures, by when the file was made: minutes are typed soon after."""
    made = [day for words in (document.source.created, document.source.modified) if (day := _calendar(words))]
    ways = [next(find_dates(span.of(document.text), is_day_first=way), None) for way in (True, False)]
    days = [_calendar(mention.iso()) if mention else None for mention in ways]
    if not made or days[0] is None or days[1] is None:
        return True
    first, second = (min(abs((day - each).days) for each in made) for day in days if day is not None)
    return not (second < _SOON < first)


def _calendar(iso: str | None) -> date | None:
    """The day of an ISO date or time; None for a month alone, and for what a file has that is no date."""
    with suppress(ValueError):
        return date.fromisoformat(iso[:10]) if iso is not None and len(iso) >= _WHOLE else None
    return None


def _year(document: Document, mention: DateMention) -> int | None:
    """The year of the file's name or properties, if the day and month agree."""
    if mention.year is not None:
        return None
    for told in _told_by_file(document):
        if told.year is not None and (told.month, told.day) == (mention.month, mention.day):
            return told.year
    return None


def _is_in_name(document: Document, mention: DateMention) -> bool:
    """Whether the file's own name or title gives that day."""
    names = (document.source.title, Path(document.source.path).stem.replace("_", " "))
    told = [date for words in names for date in find_dates(words or "")]
    same = [one for one in told if (one.month, one.day) == (mention.month, mention.day) and one.day is not None]
    return any(mention.year in (None, one.year) for one in same)


def _year_alone(document: Document, head: Head) -> Found | None:
    """The year in the title, where no more of the date is told."""
    for paragraph in head.title:
        match = _YEAR.search(document.text, paragraph.span.start, paragraph.span.end)
        if match is not None and len(paragraph.span.of(document.text).split()) < 12:
            return Found(match.group(), "date-year", (Span(start=match.start(), end=match.end()),))
    return None


def _in_year(document: Document, best: _Day | None, year: Found | None) -> Found | None:
    """The day that the head gives without a year, in the year that the title gives, if the weekday fits."""
    if best is None or year is None or best.weight < 0 or best.mention.day is None or best.mention.year is not None:
        return None
    value = best.mention.iso(int(year.value))
    held, printed = _calendar(value), best.span.of(document.text)[:3].casefold()
    weekdays = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    if value is None or held is None or (printed in weekdays and weekdays[held.weekday()] != printed):
        return None
    return Found(value, best.rule, (best.span, *year.quotes))


def _told_by_file(document: Document) -> Iterator[DateMention]:
    source = document.source
    for words in (source.title, Path(source.path).stem.replace("_", " "), source.created, source.modified):
        yield from find_dates((words or "").split("T")[0])


def _of_file(document: Document) -> Found | None:
    """The date that a running head, the file's title or its name gives."""
    source = document.source
    heads = [marginal.text for marginal in document.marginalia if marginal.kind == "head"]
    for words in (*heads, source.title, Path(source.path).stem.replace("_", " ")):
        for mention in find_dates(words or ""):
            if mention.iso() is not None:
                return Found(mention.iso() or "", "date-file", ())
    return None
