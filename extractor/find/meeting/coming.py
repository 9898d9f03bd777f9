"""A day told without a date: the second Tuesday in May, in two weeks' time, the same time next week."""

import re
from calendar import monthrange
from datetime import date, timedelta

from extractor.late import late

_NTHS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "twelve": 12}
_NTH = late(
    rf"""\b(?P<nth>{"|".join(_NTHS)})\s+(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:\s+\([0-9]{{1,2}}[a-z]{{2}}\))?,?\s+(?:in|of)\s+
    (?:(?P<which>the|each|every|next)\s+month|(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\b
    (?:,?\s+(?P<year>20[0-9]{{2}}))?""",
    re.IGNORECASE | re.VERBOSE,
)
_WEEKS = late(
    rf"\bin\s+(?:(?P<count>{'|'.join(_COUNTS)}|[0-9]{{1,2}})\s+(?P<unit>week|month)|a\s+(?P<fortnight>fortnight))s?\b"
    r"|\b(?:same\s+(?:day|time)[\w\s,&]{0,30})?(?P<next>next\s+week)\b",
    re.IGNORECASE,
)
# The day of this month or the next, as older minutes write it: "the 18th inst.", "on the 3d of next month".
_INSTANT = late(
    r"\b(?P<day>[12]?[0-9]|3[01])(?:st|nd|rd|th|d)?\s+(?:(?P<this>inst(?:ant)?\b|of\s+this\s+month)|prox(?:imo)?\b|of\s+next\s+month)",
    re.IGNORECASE,
)
_HENCE = late(
    r"\b(?:this\s+day\s+(?P<count>week|fortnight|month)|(?:a\s+)?(?P<later>week|fortnight|month)\s+(?:hence|from\s+(?:this\s+day|today)))\b",
    re.IGNORECASE,
)


def coming(words: str, held: str | None) -> tuple[str, int, int] | None:
    """The day that `words` tell of, as ISO, counted from the day `held`, and where they do; None if they tell of none.

    In so many months is a month alone.
    """
    if held is None or len(held) < len("2024-03-12"):
        return None
    start = date.fromisoformat(held)
    nth, weeks, instant, hence = (form.search(words) for form in (_NTH, _WEEKS, _INSTANT, _HENCE))
    if nth is not None:
        return _nth(nth, start), nth.start(), nth.end()
    if instant is not None and (day := _of_month(instant, start)) is not None:
        return day, instant.start(), instant.end()
    if hence is not None:
        weeks_hence = {"week": 1, "fortnight": 2, "month": 4}[(hence["count"] or hence["later"]).casefold()]
        return (start + timedelta(weeks=weeks_hence)).isoformat(), hence.start(), hence.end()
    return (_later(weeks, start), weeks.start(), weeks.end()) if weeks is not None else None


def _of_month(found: re.Match[str], start: date) -> str | None:
    """The day of the month of the meeting, or of the month after it; None if that month has no such day."""
    year, month = (start.year, start.month) if found["this"] else _month_after(start, 1)
    day = int(found["day"])
    return date(year, month, day).isoformat() if 1 <= day <= monthrange(year, month)[1] else None


def _nth(found: re.Match[str], start: date) -> str:
    nth, weekday = _NTHS[found["nth"].casefold()], _WEEKDAYS.index(found["day"][:3].casefold())
    if found["month"]:
        month = _MONTHS.index(found["month"].casefold()) + 1
        year = int(found["year"] or start.year + (month < start.month))
        return _day(year, month, weekday, nth).isoformat()
    this = _day(start.year, start.month, weekday, nth)
    is_this = this > start and found["which"].casefold() != "next"
    return (this if is_this else _day(*_month_after(start, 1), weekday, nth)).isoformat()


def _day(year: int, month: int, weekday: int, nth: int) -> date:
    """The n-th such weekday of the month, the last if `nth` is -1."""
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _later(found: re.Match[str], start: date) -> str:
    count = _COUNTS.get((found["count"] or "a").casefold()) or int(found["count"])
    if (found["unit"] or "").casefold() == "month":
        year, month = _month_after(start, count)
        return f"{year:04}-{month:02}"
    return (start + timedelta(weeks=2 if found["fortnight"] else count)).isoformat()


def _month_after(start: date, count: int) -> tuple[int, int]:
    months = start.year * 12 + start.month - 1 + count
    return months // 12, months % 12 + 1
