"""Times of day as minutes write them, found in a text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MINUTES = {word: at + 1 for at, word in enumerate(_NUMBERS)} | {"twenty": 20, "twenty-five": 25, "twenty five": 25}
_PARTS = {"half": 30, "quarter": 15}
_HOUR = r"(?:1[0-2]|0?[1-9])"
_NAMED = rf"(?:{'|'.join(_NUMBERS)}|1[0-2]|[1-9])"
_CLOCK = r"(?:\s*o\s?['’‘.]?\s?clock\b)"
_HALF_OF_DAY = r"(?P<{0}>[ap])\.?\s?m\b\.?"
_PART_OF_DAY = r"(?:in\s+the\s+(?P<{0}>forenoon|morning|afternoon|evening)\b)"
_LATE = frozenset({"p", "afternoon", "evening"})

# The forms in which a time is written, the fullest first; each is tried at every place of the text.
_TIME = re.compile(
    rf"""(?<![\w.:£$€/])(?:
        (?:12(?:[:.]00)?\s+)?(?P<word>noon|midday|midnight)\b
      | (?P<part>half|quarter|(?:twenty(?:[\s-]five)?|{_NAMED})\s+minutes?)[\s-](?P<side>past|after|to|before|till)\s+
          (?P<named>{_NAMED})\b{_CLOCK}?(?:,?\s?(?:{_HALF_OF_DAY.format("nh")}|{_PART_OF_DAY.format("np")}))?
      | (?P<clock>{_NAMED})(?:(?P<ch>\s?½|\s1/2)|[.:](?P<cm>[0-5][0-9]))?
          (?:{_CLOCK}(?:,?\s*(?:{_HALF_OF_DAY.format("c1")}|{_PART_OF_DAY.format("c2")}))?
            |(?<=½)\s?{_HALF_OF_DAY.format("c3")}|(?<!\bone)\s+{_PART_OF_DAY.format("c4")})
      | (?P<hp>{_HOUR})[:.](?P<mp>[0-5][0-9])(?P<ph>[ap])\b
      | (?P<h12>{_HOUR})(?:(?:\s?[:.h]\s?(?P<m12>[0-5][0-9])(?::[0-5][0-9])?|[:.](?P<mo>[0-5oO][0-9oO])
          |(?:[-,;\s]|(?<=[0-9]))(?P<mx>0[05]|15|[2-5][05])|\.0(?=\s?[ap]))?)\s?(?P<half>[ap])\.?\s?m\b\.?
      | (?P<h24>[01]?[0-9]|2[0-3])(?P<sep>[:h.])(?P<m24>[0-5][0-9])
          (?:(?<=:[0-9]{{2}}):[0-5][0-9](?=\s?(?:UTC|GMT|CES?T|[ECMP][SD]T|[+-][0-9]{{4}})\b))?
          (?![0-9]|[.:/][0-9])(?P<hours>\s?(?:hrs|hours|h)\b)?
      | (?:(?<=\bat\s)|(?<=from\s))(?P<h>1[0-9]|2[0-3])\s?h\b
      | (?P<hm>(?:[01][0-9]|2[0-3])[0-5][0-9])(?:\s?(?:hrs|hours|h)\b|(?:Z|\s?UTC|\s?GMT)\b)
      | (?:(?<=from\s)|(?<=,\s)|(?<=:\s))(?P<from>(?:0[0-9]|1[0-8]|2[1-3])[0-5][05])
          (?=\s?(?:-|–|—|to|until|till)\s?(?:[01][0-9]|2[0-3])[0-5][05](?![0-9]))
      | (?:(?<=[01][0-8][0-5][05]\sto\s)|(?<=[01][0-8][0-5][05]\s[-–—]\s))
          (?P<till>(?:[01][0-9]|2[0-3])[0-5][05])(?![0-9/-])
      | (?P<hour>1[0-2]|0?[1-9])(?=\s?(?:-|–|—|to)\s?(?:1[0-2]|0?[1-9])(?:[:.][0-5][0-9])?\s?[ap]\.?m\b)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# What every time has: figures with a sign or letters behind them, or a word.
_HAS_TIME = re.compile(
    r"[0-9](?:\s?[:.hH]\s?[0-9oO]|[-,;\s]?[0-9]{2}\s?[apAP]\.?\s?[mM]|\s?[apAP]\.?\s?[mM]|[0-9]{3}|\s?h\b)|[:.][0-9]{2}\s?[apAP]"
    r"|[0-9]\s?(?:-|–|—|[tT][oO])\s?[0-9]"
    r"|(?i:noon|mid(?:day|night)|half|quarter|minutes?\s|clock|(?:fore|after)noon|morning|evening)"
)
# The zone whose hours nobody counts to twelve: "7:05 UTC".
_UNIVERSAL = re.compile(r"\s?UTC\b")
_BEHIND_PART = re.compile(rf",?\s+{_PART_OF_DAY.format('part')}", re.IGNORECASE)
_HALF_AFTER = re.compile(
    r"\s?(?:-|–|—|to|until)\s?(?P<hour>[0-9]{1,2})(?:[:.][0-9]{2})?\s?(?P<half>[ap])\.?m\b", re.IGNORECASE
)
_DOTTED_TIME_LEAD = re.compile(
    r"(?:\bat|\bfrom|\bto|\buntil|\btill|\btimes?[:\s]|\b(?:closed|closes|opened|ended|ends|began|begins|started|starts|"
    r"finished|commenced|concluded|adjourned|rose)(?:\s+(?:by|around|about))?:?|[-–—])\s*$",
    re.IGNORECASE,
)
_DOTTED_RANGE = re.compile(
    r"\s?(?:-|–|—|to|until|till)\s?(?:[01]?[0-9]|2[0-3])\.[0-5][0-9](?:\s?[ap]\.?m\b|(?![0-9.%/]))", re.IGNORECASE
)
_LETTER_O = str.maketrans("oO", "00")


class TimeMention(NamedTuple):
    """A time of day, `[start, end)` in code points, as `HH:MM`; it `is_certain` if am/pm or 24 hours show the half."""

    start: int
    end: int
    value: str
    is_certain: bool


class _Clock(NamedTuple):
    """An hour of 0 to 23, or -1 if the words name none; and whether it is told of which half of the day it is."""

    hour: int
    minute: int
    is_certain: bool


def find_times(text: str) -> Iterator[TimeMention]:
    """The times of day in `text` in order. "14.30" needs a word that leads to a time: items are numbered so."""
    for found in _TIME.finditer(text) if _HAS_TIME.search(text) else ():
        behind = _BEHIND_PART.match(text, found.end()) if found["h24"] else None
        if found["sep"] == "." and not found["hours"] and not behind and not _is_dotted_time(text, found):
            continue
        hour, minute, is_certain = _clock(found, text) if behind is None else _of_part(found, behind["part"])
        if 0 <= hour < 24:
            end = (behind or found).end()
            yield TimeMention(found.start(), end, f"{hour:02}:{minute:02}", is_certain)


def of_meeting(value: str) -> str:
    """`HH:MM`, printed without am or pm, as the hour at which meetings are held: 2:00 is 14:00, 9:00 is 9:00."""
    hour, minute = int(value[:2]), value[3:]
    return f"{hour + 12:02}:{minute}" if 1 <= hour < 8 else value


def _is_dotted_time(text: str, found: re.Match[str]) -> bool:
    """Whether figures with a point are a time: a word leads to them, or another such time ends a range with them."""
    return bool(_DOTTED_TIME_LEAD.search(text[: found.start()]) or _DOTTED_RANGE.match(text, found.end()))


def _clock(found: re.Match[str], text: str) -> _Clock:
    if found["word"]:
        return _Clock(0 if found["word"].casefold() == "midnight" else 12, 0, is_certain=True)
    if found["part"]:
        return _beside_the_hour(found)
    if found["clock"]:
        return _of_the_clock(found)
    digits = found["hm"] or found["from"] or found["till"]
    if digits or found["h"]:
        return _Clock(int(digits[:2] if digits else found["h"]), int(digits[2:]) if digits else 0, is_certain=True)
    return _in_figures(found, text)


def _beside_the_hour(found: re.Match[str]) -> _Clock:
    """The time of "half past seven", "quarter to 8 p.m." or "ten minutes before nine"."""
    words = " ".join(found["part"].casefold().split()[:-1]) or found["part"].casefold()
    minute = _PARTS.get(words) or _number(words) or _MINUTES[words]
    is_before = found["side"].casefold() in ("to", "before", "till")
    hour = _number(found["named"]) - is_before
    told = (found["nh"] or found["np"] or "").casefold()
    return _Clock(_of_half(hour % 12 or (0 if told else 12), told), 60 - minute if is_before else minute, bool(told))


def _of_the_clock(found: re.Match[str]) -> _Clock:
    """The time of "three o'clock", "8½ o'clock" or "8 in the evening"; certain where the half of the day is told."""
    told = (found["c1"] or found["c2"] or found["c3"] or found["c4"] or "").casefold()
    minute = 30 if found["ch"] else int(found["cm"] or 0)
    return _Clock(_of_half(_number(found["clock"]), told), minute, bool(told))


def _of_part(found: re.Match[str], part: str) -> _Clock:
    """The time of "7:30 in the evening"."""
    return _Clock(_of_half(int(found["h24"]), part.casefold()), int(found["m24"]), is_certain=True)


def _of_half(hour: int, told: str) -> int:
    """An hour of twelve as one of the day; as it is if the half, or the part, of the day isn't told."""
    return hour % 12 + 12 * (told in _LATE) if told and hour <= 12 else hour


def _number(printed: str) -> int:
    """A number in figures or as a word; 0 if it is neither."""
    low = printed.casefold()
    return int(low) if low.isdigit() else _NUMBERS.index(low) + 1 if low in _NUMBERS else 0


def _in_figures(found: re.Match[str], text: str) -> _Clock:
    hour = int(found["h12"] or found["hp"] or found["h24"] or found["hour"])
    printed = found["m12"] or found["mo"] or found["mx"] or found["mp"] or found["m24"] or "0"
    minute = int(printed.translate(_LETTER_O))
    after = _HALF_AFTER.match(text, found.end())
    half = (found["half"] or found["ph"] or (after["half"] if after and hour <= 12 else "") or "").casefold()
    if after and not found["half"] and half == "p" and hour % 12 > int(after["hour"]) % 12:
        half = "a"  # from 10 to 12 pm, and 11-1pm
    if half:
        return _Clock(_of_half(hour, half), minute, is_certain=True)
    return _Clock(hour, minute, is_certain=_counts_to_24(found, text, hour))


def _counts_to_24(found: re.Match[str], text: str, hour: int) -> bool:
    """Whether figures without am or pm show by themselves that hours are counted to 24."""
    is_shown = bool(found["hours"]) or found["sep"] == "h" or (found["h24"] or "").startswith("0")
    return hour > 12 or hour == 0 or is_shown or _UNIVERSAL.match(text, found.end()) is not None
