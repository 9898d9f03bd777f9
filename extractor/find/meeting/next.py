"""When the body meets next."""

from collections.abc import Iterator

from extractor.dates import DateMention, find_dates, find_months, resolve
from extractor.find.meeting.head import Found, expression
from models import Document, Section, Span

_AHEAD = 220


def next_meeting(document: Document, sections: tuple[Section, ...], held: str | None) -> Found | None:
    """The earliest date after the meeting that is announced for the next one; a month alone if no day is named."""
    found = sorted(_announced(document, sections, held), key=lambda f: (len(f.value) < 10, f.value))
    return found[0] if found else None


def _announced(document: Document, sections: tuple[Section, ...], held: str | None) -> Iterator[Found]:
    for start, end in _stretches(document, sections):
        words = document.text[start:end]
        dated = list(_dated(words, held))
        for value, mention in dated:
            yield Found(value, "next-meeting", (Span(start=start + mention.start, end=start + mention.end),))
        relative = resolve(words[:80], held) if not dated else None
        if relative is not None and _is_later(relative, held):
            yield Found(relative, "next-meeting", (Span(start=start, end=min(end, start + 80)),))


def _stretches(document: Document, sections: tuple[Section, ...]) -> Iterator[tuple[int, int]]:
    """What stands under a heading of the next meeting, and what follows words that announce it in its paragraph."""
    for section in sections:
        if section.kind == "next_meeting":
            yield section.span.start, min(section.span.end, section.quotes[0].end + 2 * _AHEAD)
    for paragraph in document.paragraphs:
        for match in expression("next-meeting").finditer(paragraph.span.of(document.text)):
            start = paragraph.span.start + match.start()
            yield start, min(paragraph.span.end, start + _AHEAD)


def _dated(words: str, held: str | None) -> Iterator[tuple[str, DateMention]]:
    """The dates and months in `words` that lie after the meeting, with the year they come to."""
    mentions = [*find_dates(words)] or [*find_months(words)]
    for mention in mentions:
        value = mention.iso(mention.year or _coming(mention, held))
        if value is not None and _is_later(value, held):
            yield value, mention


def _coming(mention: DateMention, held: str | None) -> int | None:
    if held is None:
        return None
    year = int(held[:4])
    month, day = int(held[5:7] or 1), int(held[8:10] or 1)
    return year + ((mention.month or 1, mention.day or 31) <= (month, day))


def _is_later(value: str, held: str | None) -> bool:
    if held is None:
        return True
    shorter = min(len(value), len(held))
    return value[:shorter] > held[:shorter] and int(value[:4]) - int(held[:4]) < 3
