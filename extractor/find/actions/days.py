"""Stage 3, actions: the days in the words of a task on which it is due, told by the words that lead in to them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor import dates, reckoning
from extractor.find.actions import calendar
from extractor.find.actions.setting import Setting, compiled
from extractor.late import late

_CLAUSE_END = late(r"[.;](?=\s|$)")
_NAMED = late(r"\s*\(?(?:suspense|deadline|due date)\b", re.IGNORECASE)
_WEEKDAY_FIRST = late(r"(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)
_ON_A_DAY = late(r"\b(?:on|this|next|this coming|on the following)\s+$", re.IGNORECASE)
_ON = late(r"\bon\s+$", re.IGNORECASE)
_ENDS = late(r"\s*(?:$|[-–.,;:()\[\]@]|(?:at|and|or|to|with|in the (?:morning|afternoon|evening))\b)")
_RANGE = late(r"[0-9]\s*(?:-|–|—|to|until)\s*$")
_OF_A_THING = late(
    r"\s+(?:[A-Z][a-z]|newsletter|issue|edition|minutes|report|accounts|invoice|bulletin|magazine|agenda)"
)
_LEADS = late(r"\s*(?::|\s[–—-]|[–—])\s*(?=\S)")  # "21 April: JS to write"
_LAST = late(r"[\s.)\]]*$")
_BACK = late(r"\b(?:of|from|during|since|dated|over)\s+(?:the\s+)?$", re.IGNORECASE)
_LONG_AHEAD = 9  # months after which a date of which no year is printed is rather one gone by


class Dated(NamedTuple):
    """A date that may be due, with the words that lead in; the lower its rank the surer."""

    rank: int
    start: int
    end: int


def dates_in(stretch: str, begin: int, setting: Setting) -> Iterator[Dated]:
    """The dates from `begin` on in a stretch that a task is due on, each with the words that lead in to it."""
    in_order = setting.is_day_first
    full = [*dates.find_dates(stretch, is_day_first=in_order), *dates.find_months(stretch)]
    full += calendar.old_dates(stretch, setting.date)
    for mention in (m for m in full if m.start >= begin):
        before = stretch[begin : mention.start]
        firm = compiled("actions_due", "due-firm-lead").search(before)
        if mention.day is None and mention.year is None and _OF_A_THING.match(stretch, mention.end):
            continue
        if firm:
            yield Dated(0, begin + firm.start(), mention.end)
        elif named := _NAMED.match(stretch, mention.end):
            yield Dated(0, mention.start, named.end())
        elif _is_aside(stretch, mention.start):
            continue
        elif (start := _loose_start(mention, stretch, begin, setting.date)) is not None:
            yield Dated(1, start, mention.end)
    yield from _short(stretch, begin, setting)


def _short(stretch: str, begin: int, setting: Setting) -> Iterator[Dated]:
    """The dates from `begin` on in figures, or of a day without its month."""
    for mention in (m for m in calendar.short_dates(stretch, setting) if m.start >= begin):
        firm = compiled("actions_due", "due-firm-lead").search(stretch[begin : mention.start])
        if firm:
            yield Dated(0, begin + firm.start(), mention.end)
        elif _ON.search(stretch[begin : mention.start]) and _ENDS.match(stretch, mention.end):
            yield Dated(1, mention.start, mention.end)


def _loose_start(mention: dates.DateMention, stretch: str, begin: int, meeting_date: str | None) -> int | None:
    """Where the words that lead in to a date that lies ahead begin; None if none do, or it is one gone by."""
    before = stretch[begin : mention.start]
    if (
        _RANGE.search(before)
        or compiled("actions_due", "was-done").search(before)
        or _is_gone_by(mention, before, meeting_date)
    ):
        return None
    is_ahead = _is_ahead(mention, meeting_date)
    loose = compiled("actions_due", "due-loose-lead").search(before)
    if loose is None:
        opens = _WEEKDAY_FIRST.match(stretch, mention.start) and before.endswith(" ")
        leads = not before.strip() and _LEADS.match(stretch, mention.end)
        return mention.start if (opens or leads or _ends(mention, stretch)) and is_ahead else None
    if loose.group()[:1].isalpha():
        return begin + loose.start() if is_ahead else None
    return mention.start if is_ahead or meeting_date is None else None


def _ends(mention: dates.DateMention, stretch: str) -> bool:
    """Whether a whole date, its year included, is the last that a task says: "@Ana ring the bank 5 Apr 2023"."""
    is_whole = mention.day is not None and mention.year is not None
    return is_whole and _LAST.match(stretch, mention.end) is not None


def _is_gone_by(mention: dates.DateMention, before: str, meeting_date: str | None) -> bool:
    """Whether a day of which no year is printed is rather one before the meeting than one in the year to come."""
    if meeting_date is None or mention.year is not None or (mention.day is None and not _BACK.search(before)):
        return False
    year = reckoning.coming(mention, meeting_date)
    months = 12 * (year - int(meeting_date[:4])) + (mention.month or 1) - int(meeting_date[5:7] or 1)
    return months >= _LONG_AHEAD


def weekdays_in(stretch: str, begin: int) -> Iterator[Dated]:
    """The days of the week from `begin` on that a task is due on."""
    for weekday in dates.find_weekdays(stretch[begin:]):
        before = stretch[begin : begin + weekday.start()]
        firm = compiled("actions_due", "due-firm-lead").search(before)
        lead = firm or _ON_A_DAY.search(before)
        if lead or weekday["next"]:
            yield Dated(2 if firm else 3, begin + (lead.start() if lead else weekday.start()), begin + weekday.end())


def _is_ahead(mention: dates.DateMention, meeting_date: str | None) -> bool:
    if meeting_date is None or mention.year is None:
        return meeting_date is not None
    value = mention.iso()
    return value is not None and value > meeting_date[: len(value)]


def _is_aside(stretch: str, at: int) -> bool:
    """Whether a clause that gives a reason or thinks of something else holds what stands at `at`."""
    clauses = (found.start() for found in compiled("actions_due", "clause-behind").finditer(stretch, 0, at))
    return any(_CLAUSE_END.search(stretch, start, at) is None for start in clauses)
