"""Days that words mean, reckoned from the day of the meeting: "by Friday", "end of the month", "by the 15th"."""

import re
from calendar import monthrange
from datetime import date, timedelta

from extractor.dates import DAY, WEEKDAY, WEEKDAY_ALONE, WEEKDAYS, DateMention, find_dates, find_months, is_possible

_END_OF = re.compile(r"\b(?:end|close|last day)[\s-]+(?:of\s+)?(?:the\s+)?(?:this\s+)?$", re.IGNORECASE)
_START_OF = re.compile(r"\b(?:start|beginning|first day)[\s-]+(?:of\s+)?(?:the\s+)?(?:this\s+)?$", re.IGNORECASE)
# "the last Friday in", "the first Monday of": which of a month's weekdays.
_WHICH = re.compile(
    r"(?<!\bor )(?<!\bor the )(?<!\band )(?<!\band the )\b(?P<which>first|second|third|fourth|last|1st|2nd|3rd|4th)\s+"
    rf"(?P<weekday>{WEEKDAY})\s+(?:of|in)\s+$",
    re.IGNORECASE,
)
_WHICH_OF = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "last": -1}
_RELATIVE_END = re.compile(
    r"\b(?:(?:end|close) of (?:the |this )?(?P<next>next )?(?P<unit>month|year|week)\b"
    r"|(?P<short>month|year|week)[ -]end\b(?! of)|\bE\.?O\.?(?P<letter>[MY])\b)",
    re.IGNORECASE,
)
# A day without its month: "by Monday 15th", "the 3rd of next month"; figures without a year: "by 30/6".
_YEAR_AHEAD = 366
_DAY_ALONE = re.compile(
    rf"\b(?:(?P<weekday>{WEEKDAY})[,.]?\s+)?(?:the\s+)?(?P<day>{DAY})(?:st|nd|rd|th)\b"
    r"(?:(?P<next>\s+of\s+next\s+month\b)|\s+of\s+th(?:e|is)\s+month\b|(?=\s*(?:$|[-–.,;:()\[\]@]|(?:at|and|or|to)\b)))",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    rf"(?:^|\b(?:by|before|until|till|due|on|for)\s+(?:{WEEKDAY}[,.]?\s+)?|\b{WEEKDAY}[,.]?\s+)"
    r"(?P<first>[0-3]?[0-9])/(?P<second>[0-3]?[0-9])(?![\w/])",
    re.IGNORECASE,
)


def resolve(text: str, meeting_date: str | None, *, is_day_first: bool | None = None) -> str | None:
    """The ISO date that the words of a due date mean, counted from `meeting_date` (ISO); None if there is none in them.

    "3 May" takes the meeting's year, or the next if that day has passed; "end of March" is its last day, the start its
    first; a month alone `YYYY-MM`; "end of the month", a weekday and a day without its month are counted from the
    meeting. "Next meeting", "ASAP" and "Q2" are no dates. "5/1/2023" is read by `is_day_first`; if that is None it
    is the day that is not past by then.
    """
    held = _day(meeting_date)
    if is_day_first is None and meeting_date is not None:
        is_day_first = _ahead(text, meeting_date)
    for mention in [*find_dates(text, is_day_first=is_day_first), *find_months(text)]:
        year = mention.year or (coming(mention, meeting_date) if meeting_date else None)
        value = mention.iso(year)
        if value is not None:
            return value if mention.day is not None else _part(value, text[: mention.start])
    if held is None:
        return None
    return _in_figures(text, held, is_day_first=is_day_first) or _day_alone(text, held) or _relative(text, held)


def _part(month: str, before: str) -> str:
    """The day of a month (`YYYY-MM`) that the words `before` single out (its last, its first Friday), or the month."""
    if _END_OF.search(before):
        return _last_day(month)
    which = _WHICH.search(before)
    if which is not None:
        return _weekday_of(month, which)
    return f"{month}-01" if _START_OF.search(before) else month


def _weekday_of(month: str, which: re.Match[str]) -> str:
    """The first, second ... or last of one weekday in a month (`YYYY-MM`)."""
    weekday = WEEKDAYS.index(which["weekday"][:3].casefold())
    year, number = int(month[:4]), int(month[5:7])
    days = [date(year, number, day) for day in range(1, monthrange(year, number)[1] + 1)]
    return [day for day in days if day.weekday() == weekday][_WHICH_OF[which["which"].casefold()]].isoformat()


def _in_figures(text: str, held: date, *, is_day_first: bool | None) -> str | None:
    """The day that "30/6" is next, if it can be only one day, or `is_day_first` tells which figure is the day."""
    found = _FIGURES.search(text)
    if found is None:
        return None
    first, second = int(found["first"]), int(found["second"])
    if max(first, second) <= 12 and is_day_first is None:
        return None
    day, month = (first, second) if first > 12 or (second <= 12 and is_day_first) else (second, first)
    mention = DateMention(found.start(), found.end(), None, month, day)
    return mention.iso(coming(mention, held.isoformat())) if is_possible(mention) else None


def _day_alone(text: str, held: date) -> str | None:
    """The next day after `held` that has the number printed, and is the weekday printed before it."""
    found = _DAY_ALONE.search(text)
    if found is None:
        return None
    begin = (held.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1) if found["next"] else held
    days = (begin + timedelta(days=ahead) for ahead in range(1, _YEAR_AHEAD))
    fits = (day for day in days if day.day == int(found["day"]))
    weekday = WEEKDAYS.index(found["weekday"][:3].casefold()) if found["weekday"] else None
    return next((day.isoformat() for day in fits if weekday in (None, day.weekday())), None)


def _ahead(text: str, meeting_date: str) -> bool | None:
    """Whether the day comes first in a date in figures that is past if read otherwise; None if both or neither are."""
    ways = {way: next(find_dates(text, is_day_first=way), None) for way in (True, False)}
    past = {way: mention is None or (mention.iso() or "") < meeting_date for way, mention in ways.items()}
    return None if past[True] == past[False] else past[False]


def _relative(text: str, held: date) -> str | None:
    end, weekday = _RELATIVE_END.search(text), WEEKDAY_ALONE.search(text)
    if end is not None:
        letters = {"M": "month", "Y": "year"}.get((end["letter"] or "").upper(), "")
        unit = end["unit"] or end["short"] or letters
        return _end(unit.casefold(), held, later=int(end["next"] is not None))
    if weekday is not None and weekday["day"][0].isupper():
        ahead = (WEEKDAYS.index(weekday["day"][:3].casefold()) - held.weekday() - 1) % 7 + 1
        return (held + timedelta(days=ahead)).isoformat()
    return (held + timedelta(days=1)).isoformat() if re.search(r"\btomorrow\b", text, re.IGNORECASE) else None


def _end(unit: str, held: date, *, later: int) -> str:
    """The last day of the month, year or working week of the meeting, or of the `later`-th after it."""
    if unit == "year":
        return f"{held.year + later}-12-31"
    if unit == "week":
        return (held + timedelta(days=(4 - held.weekday()) % 7 + 7 * later)).isoformat()
    months = held.year * 12 + held.month - 1 + later
    return _last_day(f"{months // 12:04}-{months % 12 + 1:02}")


def coming(mention: DateMention, meeting_date: str) -> int:
    """The year in which a date without one comes next, from the meeting on."""
    year = int(meeting_date[:4])
    month, day = int(meeting_date[5:7] or 1), int(meeting_date[8:10] or 1)
    return year + ((mention.month or 1, mention.day or 31) < (month, day))


def _last_day(value: str) -> str:
    year, month = int(value[:4]), int(value[5:7])
    return f"{value[:7]}-{monthrange(year, month)[1]:02}"


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value is not None and len(value) == 10 else None
