"""The days and months in words that lie after the meeting."""

import re
from collections.abc import Iterator

from extractor.dates import DateMention, find_dates, find_months
from extractor.late import late

_BESIDE = 30
_USUAL = late(r"\b(?:usually|normally|generally|always|every|each|traditionally)\b", re.IGNORECASE)
_LISTED = late(r"\s+[-–—]\s|\s*:\s")


def dates_ahead(words: str, held: str | None, order: bool | None) -> Iterator[tuple[str, DateMention]]:
    """The dates and months in `words` that lie after the meeting, with the year they come to."""
    ways = (True, False) if order is None else (order,)
    found = (list(find_dates(words, is_day_first=way)) for way in ways)
    read = next((dates for dates in found if any(is_later(date.iso() or "", held) for date in dates)), None)
    days = read or list(find_dates(words, is_day_first=order))
    for mention in days or [month for month in find_months(words) if _is_of_meeting(words, month)]:
        value = mention._replace(year=year_of(mention, held)).iso()
        if value is not None and is_later(value, held):
            yield value, mention


def _is_of_meeting(words: str, month: DateMention) -> bool:
    """Whether a month alone tells when the meeting is: not what is usual, nor what a list has for that month."""
    is_usual = _USUAL.search(words[max(0, month.start - _BESIDE) : month.start]) is not None
    return not is_usual and _LISTED.match(words, month.end) is None


def year_of(mention: DateMention, held: str | None) -> int | None:
    """The year of a date: as printed, unless what stands behind a day is an hour in four figures ("9 May, 1930")."""
    is_hour = held is not None and mention.year is not None and mention.day and mention.year < int(held[:4]) - 50
    return _coming(mention, held) if mention.year is None or is_hour else mention.year


def _coming(mention: DateMention, held: str | None) -> int | None:
    if held is None:
        return None
    year = int(held[:4])
    month, day = int(held[5:7] or 1), int(held[8:10] or 1)
    return year + ((mention.month or 1, mention.day or 31) <= (month, day))


def is_later(value: str, held: str | None) -> bool:
    """Whether a date, as far as it goes, lies after the meeting, and no more than two years."""
    if held is None:
        return True
    shorter = min(len(value), len(held))
    return value[:shorter] > held[:shorter] and int(value[:4]) - int(held[:4]) < 3
