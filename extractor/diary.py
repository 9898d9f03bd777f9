"""A log or diary of meetings: entries under nothing but their days, or under place and day as old books have them."""

import re
from itertools import pairwise
from typing import NamedTuple

from extractor import renewed, rules
from extractor.dates import find_dates
from models import Document

# How many entries make a log, how far down the first may stand, how many paragraphs an entry has at least, and how many
# words those of most entries have.
_ENTRIES = 3
_DATELINES = 2  # where a place stands beside the day, and a meeting is opened below
_PLACE = 3  # words
_FIRST = 8
_LEAST = 2
_WORDS = 12
_WORD = re.compile(r"[^\W\d_]+")
_INDENT = 12.0


class _Day(NamedTuple):
    """A paragraph that holds nothing but a day, or a place and a day: the day in ISO form, and how it is set."""

    at: int
    day: str
    place: tuple[str, ...]
    setting: tuple[object, ...]


def entries(document: Document) -> list[int]:
    """The paragraphs that begin the entries, in order; none if this is no log.

    Days in a row of a table, days with next to no text between them (dates of meetings to come, a programme) and days
    that follow one another without a gap (a meeting of several days) begin none.
    """
    days = _days(document)
    bare = [day for day in days if not day.place]
    placed = [day for day in days if day.place]
    return _log(document, bare, _ENTRIES) or _log(document, placed, _DATELINES)


def _log(document: Document, days: list[_Day], least: int) -> list[int]:
    """The paragraphs of those days that are set as the first, and beside the same place, if they make a log.

    Below each that a place stands beside, a meeting is opened.
    """
    alike = [day for day in days if (day.setting, day.place) == (days[0].setting, days[0].place)]
    is_log = len(alike) >= least and alike[0].at <= _FIRST and _is_in_order(alike) and _is_told(document, alike)
    are_opened = is_log and all(not day.place or renewed.is_opened(document, day.at) for day in alike)
    return [day.at for day in alike] if are_opened else []


def _days(document: Document) -> list[_Day]:
    found = []
    for at, paragraph in enumerate(document.paragraphs):
        line, words = paragraph.first, paragraph.span.of(document.text)
        told = _day_alone(words) if line.cell is None and len(words) < 60 else None
        if told is not None:
            setting = (
                line.style,
                line.level,
                line.depth,
                line.is_bold,
                line.is_underlined,
                round((line.indent or 0.0) / _INDENT),
            )
            found.append(_Day(at, *told, setting))
    return found


def _day_alone(words: str) -> tuple[str, tuple[str, ...]] | None:
    """The day that `words` name, if they say nothing else but what it is the day of, and the place that stands before.

    "Minutes 3 May 2018" has none; "Elm, 3 May 1883" has one.
    """
    dates = list(find_dates(words))
    if len(dates) != 1:
        return None
    rest = f"{words[: dates[0].start]} {words[dates[0].end :]}"
    extra = rules.words("meeting", "part-day").words
    place = tuple(word for word in _WORD.findall(rest) if word.casefold() not in extra)
    is_before = len(place) <= _PLACE and all(word.istitle() and word in words[: dates[0].start] for word in place)
    day = dates[0].iso() or ""
    return (day, place) if len(day) == len("2018-05-03") and is_before else None


def _is_in_order(days: list[_Day]) -> bool:
    """Whether each day is later than the one before, or each earlier, and no two of them are next to each other."""
    steps = [_number(after.day) - _number(before.day) for before, after in pairwise(days)]
    return all(step > 1 for step in steps) or all(step < -1 for step in steps)


def _number(day: str) -> int:
    year, month, of_month = (int(part) for part in day.split("-"))
    return (year * 12 + month) * 31 + of_month


def _is_told(document: Document, days: list[_Day]) -> bool:
    ends = [*(day.at for day in days[1:]), len(document.paragraphs)]
    texts = [
        [p.span.of(document.text) for p in document.paragraphs[d.at + 1 : end]]
        for d, end in zip(days, ends, strict=True)
    ]
    told = sum(sum(len(words.split()) for words in text) >= _WORDS for text in texts)
    return all(texts) and sum(len(text) >= _LEAST for text in texts) * 2 > len(texts) and 2 * told > len(texts)
