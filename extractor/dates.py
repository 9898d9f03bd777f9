"""Dates as minutes write them, found in a text; hours are found by `times`."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from extractor.remembered import remembered

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LATEST = 45  # of two figures, those below it are of this century: nobody keeps minutes of a day that far ahead
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (  # older minutes write Novr and Jany
    r"(?:jan(?:uary|r?y)?|feb(?:ruary|r?y)?|mar(?:ch)?|apr(?:il|l)?|may|june?|july?|aug(?:ust|[’']?t)?"
    r"|sept?(?:ember|[’']?r)?|oct(?:ober|[’']?r)?|nov(?:ember|[’']?b?r)?|dec(?:ember|[’']?b?r)?)\b\.?"
)
WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b"
)
DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
_NTH = r"(?:\s?(?:st|nd|rd|th)\b\.?|d\b\.?)?"  # older minutes write 2d and 3d
_YEAR = r"(?:1[6-9][0-9]{2}|20[0-9]{2})"
_RANGE = rf"(?:\s?(?:-|–|—|/|&|and|to)\s?(?:{WEEKDAY}[,.]?\s)?{DAY}{_NTH})?"
_SERIES = rf"(?:,\s?{DAY}{_NTH})+,?\s?(?:&|and)\s?{DAY}{_NTH}"  # "6, 7 and 8 May"
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth"),
    *("nineteenth", "twentieth", *(f"twenty-{unit}" for unit in ("first", "second", "third", "fourth", "fifth"))),
    *("twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"),
)
_NAMED_DAY = "|".join(sorted((word.replace("-", r"[\s-]") for word in _ORDINALS), key=len, reverse=True))
_SHORT_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
# Friends number their months: "Ninth Month 10, 2017", "10th of 9th mo. 1803".
_NTH_MONTH = (
    rf"(?:(?:{'|'.join(_ORDINALS[:12])}|1st|2nd|3rd|[4-9]th|1[0-2]th)\s+month\b"
    r"|(?:1[0-2]|[1-9])(?:st|nd|rd|th)?\s?mo\b\.?)"
)
_NEW_STYLE = 1752  # before this year March was their first month
# Up to a day in another month: the year behind it goes for both.
_UNTIL = rf"(?:\s?(?:-|–|—|to|until)\s?(?:{WEEKDAY}[,.]?\s)?{DAY}{_NTH}\s(?:of\s)?(?P<until>{_MONTH}))?"
_ERA = r"(?:A\.?\s?D\.?,?\s*)?"

# The forms in which a date is written, the fullest first; each is tried at every place of the text.
_DATE = re.compile(
    rf"""(?:(?<![\w/])|(?<=[a-z]day))(?:{WEEKDAY}[,.]?\s+(?:the\s+)?)?(?:
        (?P<iso_y>{_YEAR})(?P<iso_sep>[-/.])(?P<iso_m>1[0-2]|0?[1-9])(?P=iso_sep)(?P<iso_d>{DAY})(?!/?\w)
      | (?P<packed>(?:19|20)[0-9]{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))(?![\w-])
      | (?P<e_y>{_YEAR})-(?P<e_m>{_MONTH})(?:-(?P<e_d>{DAY})(?![0-9]))?
      | (?P<g_y>{_YEAR}),?\s(?P<g_m>{_MONTH})\s(?P<g_d>{DAY}){_NTH}(?![0-9]|:[0-9]|,?\s{_YEAR})
      | (?P<f_d>{DAY})(?:[./]|(?<=[0-9]))(?P<f_m>{_SHORT_MONTH})[./]?\s?(?P<f_y>{_YEAR})(?![0-9])
      | (?<=[\w:,(]\s)(?P<d_d>{DAY})\.\s(?P<d_m>{_MONTH})\s(?P<d_y>{_YEAR})(?![0-9])
      | (?P<q_d>{DAY}){_NTH}(?:\s+day)?(?:\s+of)?(?:\s+the)?\s+(?P<q_m>{_NTH_MONTH}),?\s+(?P<q_y>{_YEAR})
      | (?P<h_m>{_NTH_MONTH}),?\s+(?P<h_d>{DAY}){_NTH},?\s+(?P<h_y>{_YEAR})
      | (?P<r_d>{DAY})(?P<r_sep>\s(?=[ivx]{{2}})|\s?[/.\-]\s?)(?P<r_m>i{{1,3}}|iv|vi{{0,3}}|ix|xi{{0,2}})
          (?P=r_sep)(?P<r_y>{_YEAR})(?![\w/])
      | (?<![0-9][:.])(?P<a_d>{DAY}){_NTH}(?:{_SERIES}|{_RANGE})(?:\s+day)?(?:\s+of)?[\s\-,]{{0,2}}
          (?P<a_m>{_MONTH}){_UNTIL}
          (?:[\s,\-]{{1,3}}(?:in\s+)?{_ERA}(?P<a_y>{_YEAR}|['’‘][0-9]{{2}}|(?<=-)[0-9]{{2}}
              |(?<=\s)[0-9]{{2}}(?=\s*(?:[\n\f;)]|,(?!\s?[0-9])|\Z))))?(?![0-9]|:[0-9])
      | (?P<w_d>{_NAMED_DAY})(?:\s+day)?\s+of\s+(?P<w_m>{_MONTH})
          (?:[\s,]{{1,2}}(?:in\s+)?{_ERA}(?P<w_y>{_YEAR}))?(?![0-9])
      | (?P<b_m>{_MONTH})(?:,\s(?={DAY}(?:(?:st|nd|rd|th)\b|,\s{_YEAR}))|-(?={DAY}-{_YEAR})|\s?)
          (?:the\s(?={DAY}(?:st|nd|rd|th)))?
          (?P<b_d>{DAY}){_NTH}(?![0-9]|:[0-9])
          (?:\s?(?:-|–|—|&|and|to)\s?(?:{_MONTH}\s)?{DAY}{_NTH}(?![0-9]|:[0-9]))?
          (?:(?:\s?,?\s?{_ERA}|-)(?P<b_y>{_YEAR}|(?<=[\s,])['’‘][0-9]{{2}}))?(?![0-9])
      | (?P<n_1>[0-3]?[0-9])(?P<n_sep>\s?[/.\-]\s?)(?P<n_2>[0-3]?[0-9])(?P=n_sep)
          (?P<n_y>{_YEAR}|(?<!\s)[0-9]{{2}})(?!/?\w|[.\-][0-9])
      | (?P<c_m>{_MONTH}),?(?:\s+(?:of\s+)?(?P<c_y>{_YEAR})|\s?(?:-|['’‘])(?P<c_s>[0-9]{{2}})(?![/.\-]?[0-9]))(?![0-9])
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_LINE = re.compile(r"[^\n\f]+")
_LINE_AT_MOST = 500  # code points
_DIGIT = re.compile("[0-9]")
_MONTH_ALONE = re.compile(rf"\b(?P<m>{_MONTH})", re.IGNORECASE)
_AMERICAN = re.compile(r"\b(?:[ECMP][SD]T|USA|U\.S\.)\b|\b[A-Z]{2} [0-9]{5}\b")
WEEKDAY_ALONE = re.compile(rf"\b(?P<next>next\s+)?(?P<day>{WEEKDAY})", re.IGNORECASE)


class DateMention(NamedTuple):
    """A date in a text, `[start, end)` in code points; `year`, `month` and `day` as far as they are printed."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None

    def iso(self, year: int | None = None) -> str | None:
        """The date as `YYYY-MM-DD` or `YYYY-MM`; `year` is taken where none is printed, and without one it is None."""
        of = self.year or year
        if of is None or self.month is None:
            return None
        return f"{of:04}-{self.month:02}" + (f"-{self.day:02}" if self.day is not None else "")


def find_dates(text: str, *, is_day_first: bool | None = None) -> Iterator[DateMention]:
    """The dates in `text` in order. "3/4/2021" is read by `is_day_first`; None asks the other dates of the text.

    Of several days ("23-25 May 2016") the first counts. A month needs its year or a day; see `find_months`.
    Impossible dates are left out.
    """
    if _DIGIT.search(text) is None:
        return iter(())
    return iter(_dates_of_line(text, is_day_first)) if len(text) < _LINE_AT_MOST else _dates(text, is_day_first)


@remembered
def _dates_of_line(text: str, is_day_first: bool | None) -> tuple[DateMention, ...]:
    """The dates in a line, for which many ask; texts as long as a page are not kept."""
    return tuple(_dates(text, is_day_first))


def _dates(text: str, is_day_first: bool | None) -> Iterator[DateMention]:
    for found in _DATE.finditer(text):
        if is_day_first is None and found["n_1"]:
            is_day_first = puts_day_first(text)
        mention = _read(found, day_first=is_day_first is not False)
        if mention is not None and is_possible(mention):
            yield mention


def find_months(text: str) -> Iterator[DateMention]:
    """The months named in `text` without a day or year ("in March"), in order, written with a capital."""
    dated = [(d.start, d.end) for d in find_dates(text)]
    for found in _MONTH_ALONE.finditer(text):
        if found.group()[0].isupper() and not any(a <= found.start() < b for a, b in dated):
            yield DateMention(found.start(), found.end(), None, _month(found["m"]), None)


def find_weekdays(text: str) -> Iterator[re.Match[str]]:
    """The days of the week named in `text` without a date beside them, written with a capital."""
    dated = [(d.start, d.end) for d in find_dates(text)]
    for found in WEEKDAY_ALONE.finditer(text):
        if found["day"][0].isupper() and not any(a <= found.start("day") < b for a, b in dated):
            yield found


def _read(found: re.Match[str], *, day_first: bool) -> DateMention | None:
    groups = found.groupdict()
    letter = next((letter for letter in _NAMED if groups[f"{letter}_m"]), "")
    if letter:
        year = _year(groups[f"{letter}_y"] or groups.get(f"{letter}_s"))
        month = _READ.get(letter, _month)(groups[f"{letter}_m"])
        if letter in _FRIENDS and year is not None and year < _NEW_STYLE:
            return None
        if groups["until"] and year is not None and month > _month(groups["until"]):
            year -= 1
        return DateMention(found.start(), found.end(), year, month, _day_of_month(groups.get(f"{letter}_d")))
    if groups["packed"]:
        return DateMention(found.start(), found.end(), *map(int, re.findall(r"^....|..", groups["packed"])))
    if groups["iso_y"]:
        return DateMention(found.start(), found.end(), *(int(groups[f"iso_{part}"]) for part in "ymd"))
    first, second = int(groups["n_1"]), int(groups["n_2"])
    day, month = (first, second) if (day_first and second <= 12) or first > 12 else (second, first)
    return DateMention(found.start(), found.end(), _year(groups["n_y"]), month, day)


def is_possible(mention: DateMention) -> bool:
    """Whether the calendar has such a day; one without a year may be in a leap year."""
    if mention.month is None or not 1 <= mention.month <= 12:
        return False
    return mention.day is None or 1 <= mention.day <= monthrange(mention.year or 2000, mention.month)[1]


def puts_day_first(text: str) -> bool:
    """Whether "3/4/2021" is 3 April: so say the text's other dates in figures, else those in words, else its places."""
    return day_order(text) is not False


@lru_cache(maxsize=8)
def day_order(text: str) -> bool | None:
    """Whether the day stands first in the text's dates in figures; None if nothing in the text tells."""
    lines = (line for line in _LINE.findall(text) if _DIGIT.search(line))
    found = [date for line in lines for date in _DATE.finditer(line)]
    pairs = [(int(f["n_1"]), int(f["n_2"])) for f in found if f["n_1"]]
    if any(first > 12 for first, _ in pairs):
        return True
    if any(second > 12 for _, second in pairs):
        return False
    told = sum(1 if f["a_m"] else -1 for f in found if f["a_m"] or f["b_m"])
    if told:
        return told > 0
    return False if _AMERICAN.search(text) else None


def _day_of_month(printed: str | None) -> int | None:
    """The day printed in figures or as a word: "twenty-third"."""
    if printed is None or printed.isdigit():
        return int(printed) if printed else None
    return _ORDINALS.index("-".join(re.split(r"[\s-]", printed.casefold()))) + 1


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].casefold()) + 1


def _nth_month(printed: str) -> int:
    """The month of "Ninth Month" or "9th mo."."""
    figures = re.match("[0-9]+", printed)
    return int(figures.group()) if figures else _ORDINALS.index(printed.split(maxsplit=1)[0].casefold()) + 1


def _roman(printed: str) -> int:
    return _ROMAN.index(printed.casefold()) + 1


# The forms, by the letters of their groups, that name a month, and how it is read where not by its name.
_NAMED = "abcdefghqrw"
_FRIENDS = "hq"
_READ: dict[str, Callable[[str], int]] = {"h": _nth_month, "q": _nth_month, "r": _roman}


def _year(printed: str | None) -> int | None:
    if printed is None:
        return None
    number = int(printed.lstrip("'’‘"))
    return number if number > 99 else number + (2000 if number < _LATEST else 1900)


def days(iso: str) -> tuple[date, date]:
    """The first and the last day of what an ISO date, as far as it is known, may stand for. Raises ValueError."""
    year, month, day = (*map(int, iso.split("-")), 0, 0)[:3]
    last = day or monthrange(year, month or 12)[1]
    return date(year, month or 1, day or 1), date(year, month or 12, last)
