"""When the body meets next."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import groupby

from extractor import jurisdiction
from extractor.dates import DateMention
from extractor.find.meeting.coming import coming
from extractor.find.meeting.head import Found, expression, said
from extractor.find.meeting.next.ahead import dates_ahead, is_later
from extractor.find.meeting.next.announced import Stretch, stretches_of
from extractor.find.meeting.next.others import unknown
from extractor.late import late
from extractor.reckoning import resolve
from models import Document, Section, Span

_NEAR = 80
_IN_A_YEAR = late(r"\b(?:in|during|of)\s+(?P<year>20[0-9]{2})\b")
_GIVEN_UP = late(
    r"[^.;\n]{0,40}?\b(?:has been|is|was|will be|being)\s+"
    r"(?:re-?scheduled|moved|postponed|changed|put back|brought forward|cancel)",
    re.IGNORECASE,
)
_SEASON, _TITLE, _FEW = 100, 300, 3  # days, code points, months
_WHOLE = len("2024-03-12")


def next_meeting(document: Document, sections: tuple[Section, ...], held: str | None) -> Found | None:
    """The earliest date after the meeting that is announced for the next one; a month alone if no day is named."""
    stretches = sorted(stretches_of(document, sections), key=lambda s: -s.weight)
    order = jurisdiction.puts_day_first(document.text)
    for _, group in groupby(stretches, key=lambda s: s.weight):
        found = [one for stretch in group for one in _announced(document.text, stretch, held, order)]
        if found:
            return min(found, key=lambda f: (len(f.value) < 10, f.value))
    year = next(_in_a_year(document.text, stretches, held), None)
    days = _by_day(document, held, order)
    return year or min(days, key=lambda f: f.value, default=None) or next(_by_month(document, held, order), None)


def _by_month(document: Document, held: str | None, order: bool | None) -> Iterator[Found]:
    """The months soon after the meeting to whose meeting something is put off, or left."""
    for at, rule, match in said(document, "next-by-month"):
        start = document.paragraphs[at].span.start
        for value, _ in dates_ahead(match["month"], held, order):
            if held is not None and _months(value) - _months(held) <= _FEW:
                yield Found(value, rule, (Span(start=start + match.start("month"), end=start + match.end("month")),))


def _months(value: str) -> int:
    """The months from year 0 to that of a date, which has one; more than any has of a year alone."""
    return int(value[:4]) * 12 + int(value[5:7] or 12)


def _by_day(document: Document, held: str | None, order: bool | None) -> Iterator[Found]:
    """The days within a season after the meeting on which another is said to be, though nothing calls it the next."""
    if held is None or len(held) < _WHOLE:
        return
    for line in _lines(document):
        words = line.of(document.text)
        for value, mention in dates_ahead(words, held, order):
            seen = words[: mention.start] + "⟨D⟩" + words[mention.end :]
            told = expression("next-by-day").search(seen) if _is_soon(value, held) else None
            if told is not None and not unknown(document.text, " " + told.group().replace("⟨D⟩", "")):
                span = Span(start=line.start + mention.start, end=line.start + mention.end)
                yield Found(value, "next-by-day", (span,))


def _lines(document: Document) -> Iterator[Span]:
    """The paragraphs, and the rows of tables of several cells."""
    yield from (paragraph.span for paragraph in document.paragraphs)
    for table in document.tables:
        yield from (Span(start=row[0].span.start, end=row[-1].span.end) for row in table.rows if len(row) > 1)


def _is_soon(value: str, held: str) -> bool:
    """Whether a whole day, one that the calendar has, lies within a season after the meeting."""
    with suppress(ValueError):
        return len(value) == _WHOLE and (date.fromisoformat(value) - date.fromisoformat(held)).days <= _SEASON
    return False


def _in_a_year(text: str, stretches: list[Stretch], held: str | None) -> Iterator[Found]:
    """The year alone in which a section of the next meeting says that it will be: the next, or the one after."""
    for stretch in (one for one in stretches if one.rule == "next-section" and held is not None):
        for match in _IN_A_YEAR.finditer(text, stretch.start, stretch.end):
            if held is not None and 0 < int(match["year"]) - int(held[:4]) < 3:
                yield Found(match["year"], stretch.rule, (Span(start=match.start("year"), end=match.end("year")),))


def _announced(text: str, stretch: Stretch, held: str | None, order: bool | None) -> Iterator[Found]:
    """The days that a stretch tells; `order`: whether the day stands first in a date in figures, None if unknown.

    None is told where the meeting adjourned to a day that its title has: that is one of its own.
    """
    words = text[stretch.start : stretch.end]
    if expression("next-open").search(words):
        return
    own = _days_of_title(text[: stretch.start], held, order) if stretch.rule == "next-adjourned" else set()
    dated = [one for one in dates_ahead(words, held, order) if not _is_given_up(words, one[1])]
    dated = [one for one in dated if not _is_typed(text, stretch, one[1])] or dated if len(dated) > 1 else dated
    if any(value in own for value, _ in dated):
        return
    told = coming(words[: 2 * _NEAR], held) if all(len(value) < _WHOLE for value, _ in dated) else None
    if told is not None:
        yield Found(told[0], stretch.rule, (Span(start=stretch.start + told[1], end=stretch.start + told[2]),))
        return
    for value, mention in dated:
        span = Span(start=stretch.start + mention.start, end=stretch.start + mention.end)
        yield Found(value, stretch.rule, (span,))
    relative = resolve(words[:_NEAR], held) if not dated else None
    if relative is not None and is_later(relative, held):
        yield Found(relative, stretch.rule, (Span(start=stretch.start, end=min(stretch.end, stretch.start + _NEAR)),))


def _days_of_title(text: str, held: str | None, order: bool | None) -> set[str]:
    """The days after the first that the head of the minutes has."""
    return {value for value, _ in dates_ahead(text[:_TITLE], held, order)}


def _is_typed(text: str, stretch: Stretch, mention: DateMention) -> bool:
    """Whether a day is the last line of the document, below other words: that on which the minutes were written."""
    start, end = stretch.start + mention.start, stretch.start + mention.end
    before = text[stretch.start : start]
    return not text[end:].strip(" .\n\f") and "\n" in before and not before.rsplit("\n", 1)[1].strip()


def _is_given_up(words: str, mention: DateMention) -> bool:
    """Whether the words behind a day say that the meeting of that day was moved to another, or is not held."""
    return _GIVEN_UP.match(words[mention.end :]) is not None
