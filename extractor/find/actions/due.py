"""Stage 3, actions: when a task is to be done."""

import re
from typing import NamedTuple

from extractor import needed
from extractor.find.actions import calendar, days
from extractor.find.actions.setting import Setting, compiled, listed
from extractor.late import late
from models import Span

_CLAUSE = late(r"(?P<word>[A-Za-z]+)\b[^,;]*[,;]\s*")
_MEETING = late(r"\s+(?:[a-z]+\s+)?meeting\b", re.IGNORECASE)
_MONTH = len("2023-05")
# A meeting by its month or its body, whose last word stands behind: "before the October" meeting.
_HALF = late(
    r"(?i:\bthe\s+(?:next\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|\bnext\s+(?:\w+\s+){0,2}(?:board|committee|council|group))$"
)
_WHOLE = late(r"\s+(?:(?:board|committee|council|general|full|main|group|club|team)\s+){0,2}meeting\b", re.IGNORECASE)


class Due(NamedTuple):
    """A due date: where its words stand, and the calendar date they give."""

    span: Span
    value: str | None


def find(setting: Setting, span: Span, *, is_old: bool = False) -> Due | None:
    """The due date that the words of `span` give; if the task `is_old`, its day may have passed.

    One led in by "by" or the like wins over a date that lies ahead, and that over a time that no calendar shows.
    A clause that goes before ("As the lease ends in May, ") has dates of its own.
    """
    stretch = span.of(setting.text).replace("\n", " ").replace("\f", " ")
    begin = len(stretch) - len(main_clause(stretch))
    found = [*days.dates_in(stretch, begin, setting), *days.weekdays_in(stretch, begin)]
    within = compiled("actions_due", "time-within")
    period = within.search(stretch, begin) if needed.is_possible(within, stretch) else None
    if period and not any(dated.rank == 0 or "." not in stretch[period.end() : dated.start] for dated in found):
        return _due(setting, span, period.start(), period.end())
    if found:
        best = min(found, key=lambda dated: dated.rank)
        return _due(setting, span, best.start, best.end, is_old=is_old)
    vague = compiled("actions_due", "due-vague").search(stretch, begin)
    return _due(setting, span, vague.start(), vague.end()) if vague else None


def main_clause(words: str) -> str:
    """`words`, a sentence or its beginning, without a clause that goes before: "If no reply comes by May, "."""
    opening = _CLAUSE.match(words)
    if opening is None or opening["word"].casefold() not in listed("actions_prose", "clause-openings"):
        return words
    return words[opening.end() :]


def cell(setting: Setting, span: Span, *, is_old: bool = False) -> Due | None:
    """What the cell of a due column says; None for a dash or a blank. If the task `is_old`, its day may have passed."""
    words = span.of(setting.text)
    if not any(sign.isalnum() for sign in words):
        return None
    return Due(span, calendar.resolve(words, setting, is_old=is_old))


def _due(setting: Setting, span: Span, start: int, end: int, *, is_old: bool = False) -> Due:
    stretch = span.of(setting.text)
    words = stretch[start : calendar.past_alternatives(stretch, end)].rstrip(" .,;")
    place = Span(start=span.start + start, end=span.start + start + len(words))
    value = calendar.resolve(words, setting, is_old=is_old)
    behind = stretch[start + len(words) :]
    whole = _WHOLE.match(behind) if _HALF.search(words) else None
    due = Due(place, _of_meeting(value, behind, setting.next_meeting))
    return due if whole is None else due._replace(span=Span(start=place.start, end=place.end + whole.end()))


def _of_meeting(value: str | None, behind: str, coming: str | None) -> str | None:
    """The day of the next meeting where `value` is its month and "meeting" stands `behind` it."""
    is_its = value is not None and coming is not None and len(value) == _MONTH and coming.startswith(value)
    return coming if is_its and _MEETING.match(behind) else value
