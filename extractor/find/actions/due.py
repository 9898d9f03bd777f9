"""Stage 3, actions: when a task is to be done."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor import dates, reckoning
from extractor.find.actions import calendar
from extractor.find.actions.setting import Setting, compiled, listed
from extractor.late import late
from models import Span

_CLAUSE = late(r"(?P<word>[A-Za-z]+)\b[^,;]*[,;]\s*")
_NAMED = late(r"\s*\(?(?:suspense|deadline|due date)\b", re.IGNORECASE)
_WEEKDAY_FIRST = late(r"(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
_ON_A_DAY = late(r"\b(?:on|this|next|this coming|on the following)\s+$", re.IGNORECASE)
_RANGE = late(r"[0-9]\s*(?:-|–|—|to|until)\s*$")
_OF_A_THING = late(r"\s+(?:[A-Z]|newsletter|issue|edition|minutes|report|accounts|invoice|bulletin|magazine|agenda)")
_LEADS = late(r"\s*(?::|\s[–—-]|[–—])\s*(?=\S)")  # "21 April: JS to write"
_BACK = late(r"\b(?:of|from|during|since|dated|over)\s+(?:the\s+)?$", re.IGNORECASE)
_LONG_AHEAD = 9  # months after which a date of which no year is printed is rather one gone by


class Due(NamedTuple):
    """A due date: where its words stand, and the calendar date they give."""

    span: Span
    value: str | None


class _Dated(NamedTuple):
    """A date that may be due, with the words that lead in; the lower its rank the surer."""

    rank: int
    start: int
    end: int


def find(setting: Setting, span: Span, *, is_old: bool = False) -> Due | None:
    """The due date that the words of `span` give; if the task `is_old`, its day may have passed.

    One led in by "by" or the like wins over a date that lies ahead, and that over a time that no calendar shows.
    A clause that goes before ("As the lease ends in May, ") has dates of its own.
    """
    stretch = span.of(setting.text)
    begin = len(stretch) - len(main_clause(stretch))
    found = [*_dates(stretch, begin, setting), *_weekdays(stretch, begin)]
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


def _dates(stretch: str, begin: int, setting: Setting) -> Iterator[_Dated]:
    """The dates from `begin` on that are due, each with the words that lead in to it."""
    in_order = setting.is_day_first
    full = [*dates.find_dates(stretch, is_day_first=in_order), *dates.find_months(stretch)]
    full += calendar.old_dates(stretch, setting.date)
    for mention in (m for m in full if m.start >= begin):
        before = stretch[begin : mention.start]
        firm = compiled("actions_due", "due-firm-lead").search(before)
        if mention.day is None and mention.year is None and _OF_A_THING.match(stretch, mention.end):
            continue
        if firm:
            yield _Dated(0, begin + firm.start(), mention.end)
        elif named := _NAMED.match(stretch, mention.end):
            yield _Dated(0, mention.start, named.end())
        elif (start := _loose_start(mention, stretch, begin, setting.date)) is not None:
            yield _Dated(1, start, mention.end)
    for mention in calendar.short_dates(stretch, setting):
        firm = compiled("actions_due", "due-firm-lead").search(stretch[begin : mention.start])
        if firm and mention.start >= begin:
            yield _Dated(0, begin + firm.start(), mention.end)


def _loose_start(mention: dates.DateMention, stretch: str, begin: int, meeting_date: str | None) -> int | None:
    """Where the words that lead in to a date that lies ahead begin; None if none do, or it is one gone by."""
    before = stretch[begin : mention.start]
    if _RANGE.search(before) or _is_gone_by(mention, before, meeting_date):
        return None
    is_ahead = _is_ahead(mention, meeting_date)
    loose = compiled("actions_due", "due-loose-lead").search(before)
    if loose is None:
        opens = _WEEKDAY_FIRST.match(stretch, mention.start) and before.endswith(" ")
        leads = not before.strip() and _LEADS.match(stretch, mention.end)
        return mention.start if (opens or leads) and is_ahead else None
    if loose.group()[:1].isalpha():
        return begin + loose.start() if is_ahead else None
    return mention.start if is_ahead or meeting_date is None else None


def _is_gone_by(mention: dates.DateMention, before: str, meeting_date: str | None) -> bool:
    """Whether a day of which no year is printed is rather one before the meeting than one in the year to come."""
    if meeting_date is None or mention.year is not None or (mention.day is None and not _BACK.search(before)):
        return False
    year = reckoning.coming(mention, meeting_date)
    months = 12 * (year - int(meeting_date[:4])) + (mention.month or 1) - int(meeting_date[5:7] or 1)
    return months >= _LONG_AHEAD


def _weekdays(stretch: str, begin: int) -> Iterator[_Dated]:
    for weekday in dates.find_weekdays(stretch[begin:]):
        before = stretch[begin : begin + weekday.start()]
        firm = compiled("actions_due", "due-firm-lead").search(before)
        lead = firm or _ON_A_DAY.search(before)
        if lead or weekday["next"]:
            yield _Dated(2 if firm else 3, begin + (lead.start() if lead else weekday.start()), begin + weekday.end())


def _is_ahead(mention: dates.DateMention, meeting_date: str | None) -> bool:
    if meeting_date is None or mention.year is None:
        return meeting_date is not None
    value = mention.iso()
    return value is not None and value > meeting_date[: len(value)]


def _due(setting: Setting, span: Span, start: int, end: int, *, is_old: bool = False) -> Due:
    stretch = span.of(setting.text)
    words = stretch[start : calendar.past_alternatives(stretch, end)].rstrip(" .,;")
    place = Span(start=span.start + start, end=span.start + start + len(words))
    return Due(place, calendar.resolve(words, setting, is_old=is_old))
