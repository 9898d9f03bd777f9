"""The hours for which the meeting was called: those of the head."""

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.dates import find_dates
from extractor.find.meeting.head import Field, Head
from extractor.find.meeting.hours.hour import Hour, four_figures, hour_of, in_field, times_in
from extractor.late import late
from extractor.times import TimeMention
from models import Document, Paragraph

_LONG, _LINES, _SHORT = 90, 12, 12  # words, lines of a head, words
_NEXT = re.compile(r"\W*(?:(?:the|our|date|day|time)\s+(?:of\s+)?(?:the\s+)?)*(?:next|future)\b", re.IGNORECASE)
_HELD = re.compile(r"\b(?:held|met|meeting|took place)\b", re.IGNORECASE)
_RANGE = late(
    r"^\s*(?:\([^)]*\)\s*|[a-z]{2,5}\b,?\s*)?,?\s*(?:-|–|—|to|until|till)\s*(?:approx(?:imately|\.)?\s*)?$",
    re.IGNORECASE,
)
# A sentence on what is to come, and a line about the file, whose hours are not the meeting's.
_OTHER = re.compile(
    r"\b(?:will|shall|is to|are to)\s+(?:next\s+)?(?:be|meet|take)\b|\bnext\s+(?:\w+\s+){0,2}meeting"
    r"|^(?:\W*\w+){0,6}?\W*adjourn(?:ed|s)?\b[^.\n]{0,40}\b(?:to|until|till)\b"
    r"|\b(?:modified|accessed|edited|printed|updated|posted|created|generated)\b",
    re.IGNORECASE,
)
# What may stand before the hour of a line: "Commencing at 7.30pm".
_FROM = re.compile(r"^\W*(?:commencing|starting|beginning|start|from|at)\b(?:\s+(?:at|from|time))?\s*$", re.IGNORECASE)
_DOTTED_FIRST = late(r"^\W*[0-9]{1,2}\.[0-9]{2}(?:\s?(?:hrs|hours|h))?,?\s+(?:on\s+)?[A-Z0-9]")


def scheduled(document: Document, head: Head) -> Iterator[Hour]:
    """The times of the head: fields first, then ranges and single times beside the date."""
    for field in head.named("time", "date"):
        yield from _of_field(document.text, field)
    for field in head.named("end"):
        for time in in_field(field.value.of(document.text)):
            yield hour_of("end", time, field.value.start, 3, "end-field")
    for at, paragraph in enumerate(head.paragraphs):
        words = paragraph.span.of(document.text)
        if _NEXT.match(words) is not None or _OTHER.search(words) is not None:
            continue
        if paragraph in head.title or _HELD.search(words):
            yield from _of_title(document.text, paragraph, 1.5 - 0.02 * at)
        elif at < _LINES and not any(find_dates(words)):
            yield from _of_line(words, paragraph, 0.5 - 0.02 * at, is_before_names=at < head.listed)


def _of_field(text: str, field: Field) -> Iterator[Hour]:
    times = list(in_field(field.value.of(text)))
    weight = 3.0 if field.name == "time" else 2.8
    if times:
        yield hour_of("start", times[0], field.value.start, weight, "time-field")
    if len(times) > 1 and _is_range(field.value.of(text), times[0], times[1]):
        yield hour_of("end", times[1], field.value.start, weight, "time-field")


def _of_title(text: str, paragraph: Paragraph, weight: float) -> Iterator[Hour]:
    words = paragraph.span.of(text)
    is_dotted = _DOTTED_FIRST.match(words) and next(find_dates(words), None)
    times = list(in_field(words) if is_dotted else times_in(words)) or list(four_figures(words))
    if times and len(words.split()) < _LONG:
        yield hour_of("start", times[0], paragraph.span.start, weight, "start-scheduled")
    for one, other in pairwise(times[:3]):
        if _is_range(words, one, other):
            yield hour_of("end", other, paragraph.span.start, weight, "start-scheduled")


def _of_line(words: str, paragraph: Paragraph, weight: float, *, is_before_names: bool) -> Iterator[Hour]:
    """The two hours of a line of the head that go from one to the other, or the hour that such a line begins with.

    Behind the names of those present only an hour that stands alone is the meeting's.
    """
    times = list(in_field(words)) if len(words.split()) < _SHORT else []
    is_first = bool(times) and not any(map(str.isalnum, _FROM.sub("", words[: max(0, times[0].start)])))
    is_first = is_first and (is_before_names or not any(map(str.isalnum, words[times[0].end :])))
    is_range = len(times) > 1 and _is_range(words, times[0], times[1])
    if is_first or is_range:
        yield hour_of("start", times[0], paragraph.span.start, weight, "start-scheduled")
    if is_range:
        yield hour_of("end", times[1], paragraph.span.start, weight, "start-scheduled")


def _is_range(words: str, one: TimeMention, other: TimeMention) -> bool:
    return _RANGE.match(words[one.end : other.start]) is not None
