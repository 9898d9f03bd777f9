"""Dates as catalogues write them -> ISO, as far as they are known: days, months, years and ranges of them."""

import re
from typing import NamedTuple

from extractor.dates import days, find_dates

_ISO = re.compile(r"(?P<year>[12][0-9]{3})(?:[-/.](?P<month>[01]?[0-9])(?:[-/.](?P<day>[0-3]?[0-9]))?)?")
_COMPACT = re.compile(r"([12][0-9]{3})([01][0-9])([0-3][0-9])")
_DECADE = re.compile(r"([12][0-9]{2})0s")
_YEARS = re.compile(r"([12][0-9]{3})\s?[-–—/]\s?([12][0-9]{3}|[0-9]{2})")
_PARTED = re.compile(
    r"\s+(?:to|until|through|and)\s+|\s+[-–—]\s+|\.\.|/(?=[12][0-9]{3}-)|(?<=[a-z])[-–—](?=[A-Z])|(?<=[0-9])[–—](?=[0-9])"
    r"|(?<=^[0-9])-(?=[0-9]+ )|(?<=^[0-9]{2})-(?=[0-9]+ )"
)
_NUMBERS = re.compile(r"(?P<first>[0-3]?[0-9])[/.-](?P<second>[0-3]?[0-9])[/.-]")
_AROUND = re.compile(r"^(?:c(?:a|irca)?\b\.?|about|approx\.?|approximately)\s*", re.IGNORECASE)
_DOUBT = str.maketrans("", "", "[]?")
_TIME = re.compile(r"[T ][0-9]{2}:[0-9]{2}(?::[0-9.]+)?Z?$")
_JOINED = re.compile(r"(?<=[A-Za-z])-(?=[0-9])|(?<=[0-9])-(?=[A-Za-z])")
_UNDATED = frozenset({"", "undated", "nd", "n.d.", "n.d", "unknown", "not dated", "s.d.", "-"})


class Dates(NamedTuple):
    """A day, month or year, or a range: `last` is None if it is none."""

    first: str
    last: str | None = None


def dates(text: str) -> Dates | None:
    """The dates that `text` says; None if it says that there is none. Raises ValueError with what is wrong with it.

    "1950s" is a range, "c. 1952" and "[1952]" are 1952. "03/04/1952" is refused: it is two days.
    """
    plain = " ".join(_TIME.sub("", _AROUND.sub("", text.translate(_DOUBT).strip())).split())
    if plain.casefold() in _UNDATED:
        return None
    first, last = _ends(plain)
    if (days(first)[0], first) > (days(last)[1], last):
        raise ValueError(f"{text!r} ends before it begins")
    return Dates(first, None if first == last else last)


def _ends(text: str) -> tuple[str, str]:
    decade, years = _DECADE.fullmatch(text), _YEARS.fullmatch(text)
    if decade is not None:
        return f"{decade[1]}0", f"{decade[1]}9"
    if years is not None and not _is_month(years):
        return years[1], years[1][: 4 - len(years[2])] + years[2]
    parts = _PARTED.split(text)
    if len(parts) == 2 and _ISO.fullmatch(text) is None:
        last = _one(parts[1])
        return _one(parts[0], like=last), last
    return (_one(text),) * 2


def _is_month(years: re.Match[str]) -> bool:
    """Whether "1952-03" is a month: what follows can't be a later year of the century, or is written like one."""
    return len(years[2]) == 2 and 1 <= int(years[2]) <= 12


def _one(text: str, *, like: str = "") -> str:
    """A day, month or year; what the first of a range leaves out, it has from `like`, the last."""
    iso, compact = _ISO.fullmatch(text), _COMPACT.fullmatch(text)
    if compact is not None:
        return _checked("-".join(compact.groups()), text)
    if iso is not None:
        return _checked("-".join(f"{int(part):02}" for part in iso.groups() if part), text)
    numbers = _NUMBERS.match(text)
    if numbers is not None and _is_either(int(numbers["first"]), int(numbers["second"])):
        raise ValueError(f"{text!r} may be two days; write it as YYYY-MM-DD")
    return _written(text, like)


def _is_either(first: int, second: int) -> bool:
    """Whether either of two numbers may be the month, and it would not be the same day."""
    return first != second and max(first, second) <= 12


def _written(text: str, like: str) -> str:
    text = _JOINED.sub(" ", text)
    found = list(find_dates(text))
    if not found and like:
        text = f"{text} {_tail(like, text)}"
        found = list(find_dates(text))
    said = found[0].iso() if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) else None
    if said is None or said[:4] not in text:
        raise ValueError(
            f"{text!r} is no date that can be read; write it as YYYY, YYYY-MM or YYYY-MM-DD, a range as 1950/1952"
        )
    return said


def _tail(like: str, text: str) -> str:
    """What "12" of "12 to 14 March 1952" leaves out: the month and the year, or the year alone."""
    first = days(like)[0]
    return f"{first:%B %Y}" if text.isdigit() else str(first.year)


def _checked(iso: str, text: str) -> str:
    try:
        days(iso)
    except ValueError as error:
        raise ValueError(f"{text!r} is a day that there never was") from error
    return iso
