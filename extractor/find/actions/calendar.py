"""Stage 3, actions: the calendar date that the words of a due date give."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from extractor import dates, reckoning
from extractor.dates import DateMention
from extractor.find.actions.setting import Setting
from extractor.late import late

# "3/5" and "3.5." without a year; a fraction looks alike, so the caller must know that a date stands there.
_SHORT = late(
    r"(?<![\w/.£$€-])(?P<one>0?[1-9]|[12][0-9]|3[01])(?P<sep>/|\.(?=[0-9]{1,2}\.?(?:\s|$)))(?P<two>0?[1-9]|[12][0-9]|3[01])(?![\w/%])"
)
_NTH = late(
    r"(?<![\w/.])(?:the\s+)?(?P<day>3[01]|[12][0-9]|0?[1-9])\s?(?:st|nd|rd|th)\b"
    r"(?:\s+of\s+(?:the|this|(?P<next>next))\s+month\b|(?!\s+[a-z]))"
)
# "the 20th inst." is of the month in which the minutes are written, "the 3rd prox." of the next.
_OLD = late(r"\b(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?\s(?P<of>inst|prox)(?:ant|imo)?\b\.?", re.IGNORECASE)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
_FURTHER = late(rf"\s?(?:/|or|and|&)\s?{_MONTH}(?! [0-9])")
_ALTERNATIVES = late(rf"(?<![0-9] )\b{_MONTH}{_FURTHER.pattern}")  # "June/July": no one month
_HALF_A_YEAR = 183  # days


def short_dates(text: str, setting: Setting) -> Iterator[DateMention]:
    """The dates in `text` of a day and month in figures, or of a day alone ("the 21st"), where a date is to stand."""
    dated = [(d.start, d.end) for d in dates.find_dates(text)]
    for found in [*_SHORT.finditer(text), *_NTH.finditer(text)]:
        mention = _day_alone(found, setting.date) if "day" in found.groupdict() else _short(found, setting)
        if mention is not None and not any(a <= found.start() < b for a, b in dated):
            yield mention


def old_dates(text: str, meeting_date: str | None) -> Iterator[DateMention]:
    """The dates in `text` as old minutes write them, of the month of the meeting or of the next."""
    if meeting_date is None or len(meeting_date) < 7:
        return
    months = int(meeting_date[:4]) * 12 + int(meeting_date[5:7]) - 1
    for found in _OLD.finditer(text):
        of = months + (found["of"].casefold() == "prox")
        yield DateMention(found.start(), found.end(), of // 12, of % 12 + 1, int(found["day"]))


def _short(found: re.Match[str], setting: Setting) -> DateMention | None:
    one, two = int(found["one"]), int(found["two"])
    is_day_first = setting.is_day_first if setting.is_day_first is not None else True
    day, month = (one, two) if (is_day_first and two <= 12) or one > 12 else (two, one)
    return DateMention(found.start(), found.end(), None, month, day) if month <= 12 else None


def _day_alone(found: re.Match[str], meeting_date: str | None) -> DateMention | None:
    """The next day of that number after the meeting."""
    if meeting_date is None or len(meeting_date) < 10:
        return None
    day, months = int(found["day"]), int(meeting_date[:4]) * 12 + int(meeting_date[5:7]) - 1
    months += 1 if found["next"] else day < int(meeting_date[8:10])
    return DateMention(found.start(), found.end(), months // 12, months % 12 + 1, day)


def resolve(words: str, setting: Setting, *, is_old: bool = False) -> str | None:
    """The ISO date that `words`, a due date, give. If the task `is_old`, a date without a year may have passed."""
    is_one = _ALTERNATIVES.search(words) is None
    value = reckoning.resolve(words, setting.date, is_day_first=setting.is_day_first) if is_one else None
    old = next(old_dates(words, setting.date), None)
    value = old.iso() if old is not None else value
    short = next(short_dates(words, setting), None) if value is None and setting.date is not None else None
    if short is not None and setting.date is not None:
        value = short.iso(reckoning.coming(short, setting.date))
    return _nearest(value, words, setting.date) if is_old and value else value


def past_alternatives(words: str, end: int) -> int:
    """Where the months end of which one ends at `end`: "June/July" is no one of them."""
    further = _FURTHER.match(words, end) if words[max(0, end - 1) : end].isalpha() else None
    return further.end() if further else end


def _nearest(value: str, words: str, meeting_date: str | None) -> str:
    """`value` in the year before, where `words` print no year and that lies nearer to the meeting."""
    if (
        meeting_date is None
        or value[:4] in words
        or f"/{value[2:4]}" in words
        or len(value) < 10
        or len(meeting_date) < 10
    ):
        return value
    ahead = date.fromisoformat(value) - date.fromisoformat(meeting_date)
    return (
        f"{int(value[:4]) - 1}{value[4:]}" if ahead > timedelta(days=_HALF_A_YEAR) and value[5:] != "02-29" else value
    )
