"""The place that a field gives: "Venue: Brook Hall"."""

import re
from collections.abc import Iterator, Sequence

from extractor.dates import find_dates
from extractor.find.meeting.head import Found, Head
from extractor.find.meeting.place.addresses import with_address
from extractor.find.meeting.place.words import after_day, found
from extractor.late import late
from extractor.times import find_times
from models import Document, Paragraph, Span

_OPEN = late(r"(?:\w+\s+)?link\b|\W*(?:tb[acd]|to be (?:advised|confirmed|decided))\b", re.IGNORECASE)
_ROOM = late(r"(?:meeting\s+)?(?:venue|location|place|room)", re.IGNORECASE)
# A file is no place, unlike the address of a call.
_FILE = late(r"https?://\S+\.(?:html?|txt|log|pdf|md|docx?|ics)\W*$", re.IGNORECASE)
# A sentence is no place, and what leads on to the day is no part of one.
_TOLD = late(r"\b(?:was|were|has been|had been) (?:called|held|opened|convened|brought)\b")
_BEFORE_DAY = late(r"\s+(?:on|at|from)\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*)?$")
_LINK = late(
    r",\s+(?:recording|dial[- ]?in|link|passcode|meeting id)\b.*$"
    r"|\s*\((?=[^)]*\b(?:link|https?|passcode|password|dial|calendar|id)\b)[^)]*\)?.*$",
    re.IGNORECASE | re.DOTALL,
)


def by_field(document: Document, head: Head, plain: Sequence[Paragraph]) -> Iterator[Found]:
    """The places that fields give, in order; `plain` are the paragraphs of the head that are no headings."""
    for field in head.named("location"):
        place = _beside_day(document.text, field.value)
        words = field.value.of(document.text)
        is_file = _FILE.match(words) is not None or _TOLD.search(words) is not None
        told = None if is_file else found(document.text, place.start, place.end, "place-field")
        is_number = told is not None and _ROOM.fullmatch(field.label.of(document.text)) is not None
        if told is not None and _OPEN.match(told.value) is None and (any(map(str.isalpha, told.value)) or is_number):
            yield with_address(document, told, plain)


def _beside_day(text: str, value: Span) -> Span:
    """The place in a field: what stands before the day and hour in it, or else behind them."""
    words = value.of(text)
    link = _LINK.search(words)
    words = words[: link.start()] if link is not None else words
    cut = min([*(d.start for d in find_dates(words)), *(t.start for t in find_times(words))], default=len(words))
    if any(map(str.isalpha, words[:cut])):
        on = _BEFORE_DAY.search(words[:cut]) if cut < len(words) else None
        return Span(start=value.start, end=value.start + (on.start() if on is not None else cut))
    behind = after_day(words)
    start = behind if any(map(str.isalpha, words[behind:])) else 0
    return Span(start=value.start + start, end=value.start + len(words))
