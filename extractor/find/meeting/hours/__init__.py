"""When the meeting began and ended: a time that the chair declared wins over the one it was called for."""

import re
from collections.abc import Iterator

from extractor.find.meeting.head import Found, Head
from extractor.find.meeting.hours.declared import declared
from extractor.find.meeting.hours.hour import Hour
from extractor.find.meeting.hours.scheduled import scheduled
from extractor.times import of_meeting
from models import Document

_EARLIEST_END = "09:30"
_NOON = "12:00"
_EVENING = re.compile(r"\b(?:evening|night)\b", re.IGNORECASE)
_LEADING = 200  # code points before an hour
_LONGEST_MEETING = 10 * 60  # minutes


def hours(document: Document, head: Head) -> tuple[Found | None, Found | None]:
    """The times at which the meeting began and ended, each None if the document does not tell."""
    found = list(_heaviest([*declared(document), *scheduled(document, head)]))
    start = _best(found, "start")
    end = _best([hour for hour in found if start is None or hour.span != start.span], "end")
    began = _as_found(start, is_evening=start is not None and _is_said_of_evening(document.text, start))
    if end is not None and _is_of_evening(document.text, end, began.value if began is not None else None):
        end = end._replace(value=f"{(int(end.value[:2]) + 12) % 24:02}{end.value[2:]}")
    return began, _as_found(end)


def _is_of_evening(text: str, end: Hour, began: str | None) -> bool:
    """Whether an end printed without am or pm is twelve hours later: before the start, or else of a morning too early.

    A nought before the hour ("01:39") does not tell, where the later reading makes a meeting of usual length.
    """
    if began is None:
        return end.value < _EARLIEST_END and not end.is_certain
    lasted = _minutes(end.value) + 12 * 60 - _minutes(began)
    is_bare = re.fullmatch(r"0[1-9][:.][0-9]{2}", end.span.of(text)) is not None
    is_usual = is_bare and 0 < lasted < _LONGEST_MEETING
    return end.value <= began and (is_usual or not end.is_certain)


def _is_said_of_evening(text: str, hour: Hour) -> bool:
    """Whether the words that lead to an hour speak of an evening: "Tuesday evening ... convened at 8 o'clock"."""
    return _EVENING.search(text, max(0, hour.span.start - _LEADING), hour.span.end) is not None


def _minutes(value: str) -> int:
    return int(value[:2]) * 60 + int(value[3:])


def _heaviest(found: list[Hour]) -> Iterator[Hour]:
    """One reading of each time: the one with the most weight."""
    readings: dict[int, Hour] = {}
    for hour in found:
        known = readings.get(hour.span.start)
        if known is None or hour.weight > known.weight:
            readings[hour.span.start] = hour
    yield from readings.values()


def _best(found: list[Hour], name: str) -> Hour | None:
    ordered = sorted((h for h in found if h.name == name), key=lambda h: (-h.weight, _order(h)))
    return ordered[0] if ordered else None


def _order(hour: Hour) -> int:
    """The first opening counts, and the last closing."""
    return hour.span.start if hour.name == "start" else -hour.span.start


def _as_found(hour: Hour | None, *, is_evening: bool = False) -> Found | None:
    if hour is None:
        return None
    value = hour.value if hour.is_certain else of_meeting(hour.value)
    if is_evening and not hour.is_certain and value < _NOON:
        value = f"{int(value[:2]) + 12:02}{value[2:]}"
    return Found(value, hour.rule, (hour.span,))
