"""The hours that words tell, in all the ways that minutes write them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor.late import late
from extractor.times import TimeMention, find_times
from models import Span

# A time in four figures behind the day: "13 February 2025, 1000".
_FOUR_FIGURES = re.compile(
    r"(?:(?<=[0-9]{4}[,;]\s)|(?<=@\s)|(?<=@)|(?<=[0-9]{4}\sat\s))(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][05])(?![0-9/:.-])"
)
# The same time by another zone's clock, in brackets behind it: "1:39 EST (18:39 UTC)".
_SAME_TIME = late(r"^\s*(?:[A-Z]{2,5}\s*)?[(/]\s*(?:or\s+)?$")
_LABELLED_FIGURES = re.compile(
    r"(?:\b(?:opened|opening|started|commenced|began|closed|ended|finished|concluded|adjourned|adjournment|to order)"
    r"(?:(?:\s+at|\s*[:–-])\s*|\s+(?!19|20[0-4]))|^\W*(?=[0-9]{4}\W*$))"
    r"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])(?=\W*$|[.,;]?\s+(?![0-9])|[.,;)])"
    r"|(?<!\bas )\bat (?P<at>[01][0-9]|2[0-3])(?P<past>[0-5][0-9])"
    r"(?=\W*$|[.;)]|,\s+(?![A-Z])|\s+(?:by|with|and|the|hrs|hours)\b)",
    re.IGNORECASE,
)
# A field with nothing but one time or two in four figures: "1930 - 2105".
_FIGURES_ALONE = re.compile(r"\b(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])\b")
_FIGURES_ALONE_FIELD = re.compile(r"\W*[0-9]{4}(?:\s*(?:[-–—]|to|until)\s*[0-9]{4})?(?:\s*h(?:ou)?rs)?\W*")
_DIGIT = re.compile("[0-9]")
_HOUR_ALONE = late(
    r"\bat\s+(?P<hour>[0-9]{1,2})(?=[\s.,;)]|$)(?!\s*(?:[:.][0-9]|%|members|people))(?!\s+[A-Z][a-z]+\s+[A-Z])"
)


class Hour(NamedTuple):
    """A time that may be the meeting's: `name` is `start` or `end`; the heaviest wins, then the first."""

    name: str
    value: str
    is_certain: bool
    span: Span
    weight: float
    rule: str


def without_same(words: str, times: list[TimeMention]) -> Iterator[TimeMention]:
    """`times` without those that only tell the one before by another zone's clock."""
    for at, time in enumerate(times):
        if not at or _SAME_TIME.match(words[times[at - 1].end : time.start]) is None:
            yield time


def times_in(words: str) -> Iterator[TimeMention]:
    """The times in `words`, and an hour alone after "at" ("at 9")."""
    found = list(find_times(words))
    yield from found
    for match in _HOUR_ALONE.finditer(words) if _DIGIT.search(words) else ():
        hour = int(match["hour"])
        if 1 <= hour < 24 and not any(t.start <= match.start("hour") < t.end for t in found):
            yield TimeMention(match.start("hour"), match.end(), f"{hour:02}:00", is_certain=hour > 12)


def figures(words: str) -> Iterator[TimeMention]:
    """The times in four figures behind a word for opening or closing ("Closed: 1409"), alone, or behind "at"."""
    for match in _LABELLED_FIGURES.finditer(words) if _DIGIT.search(words) else ():
        hour, minute = ("hour", "minute") if match["hour"] else ("at", "past")
        value = f"{match[hour]}:{match[minute]}"
        yield TimeMention(match.start(hour), match.end(minute), value, is_certain=True)


def hour_of(name: str, time: TimeMention, by: int, weight: float, rule: str) -> Hour:
    """The hour `name` that `time` tells, in a stretch that begins at `by`."""
    span = Span(start=time.start + by, end=time.end + by)
    return Hour(name, time.value, time.is_certain, span, weight, rule)


def in_field(words: str) -> Iterator[TimeMention]:
    """The times in a field, which may begin with one: "18.30 - 20.00"."""
    lead = "at "
    for time in find_times(lead + words):
        yield time._replace(start=time.start - len(lead), end=time.end - len(lead))
    yield from four_figures(words)
    for match in _FIGURES_ALONE.finditer(words) if _FIGURES_ALONE_FIELD.fullmatch(words) else ():
        value = f"{match['hour']}:{match['minute']}"
        yield TimeMention(match.start("hour"), match.end("minute"), value, is_certain=True)


def four_figures(words: str) -> Iterator[TimeMention]:
    """The times in four figures behind a day: "13 February 2025, 1000"."""
    for match in _FOUR_FIGURES.finditer(words):
        value = f"{match['hour']}:{match['minute']}"
        yield TimeMention(match.start("hour"), match.end("minute"), value, is_certain=True)
