"""A line that tells day or hour, and the place before, between or behind them."""

import re

from extractor.dates import find_dates
from extractor.find.meeting.group.names import blanked
from extractor.find.meeting.head import expression
from extractor.find.meeting.place.sentences import MET
from extractor.find.meeting.place.words import EDGES, NOT_PLACE, is_group, marked
from extractor.late import late
from extractor.times import find_times
from models import Span

LONGEST = 25  # words
_PLACE_NAME = late(r"\s*,\s*[A-Z][\w’'-]+(?:,? [A-Z][\w’'-]+){0,4}\s*\.?\s*")
_OF_MEETING = late(r"\W*(?:[\w’'&-]+\s+){0,8}(?:minutes|meeting|notes)\b", re.IGNORECASE)
# What stands between day and hour and beside them, without the signs and small words that join it to them.
_REST = late(
    r"(?:^|(?<=⟩))(?:[\s,|;:•·@–—-]|(?:at|on|in)\s(?:the\s)?)*(?P<rest>[^⟨⟩\n]*?)(?:[\s,|;:•·@–—-]|\s(?:at|on|from))*(?=⟨|$)"
)
_ZONE = late(r"(?:\W*(?:[A-Z]{1,5}|Eastern|Pacific|Central|Mountain|Standard|Daylight|Summer|Local|[Tt]ime)\b)+\W*")
_WORD = r"(?:[A-Z0-9][\w.’'&#/-]*\)?|\([A-Z0-9][\w.’'&#/-]*\)?|of|and|de|la|du|the|&|-|–)"
NAMES = late(rf"{_WORD}(?:(?:,\s*|\s+){_WORD})*,?\s*")
_PLAIN = late(r"(?:[\w’'-]+ ){0,3}[a-z][\w’'-]+")
_LONE = late(r"[\s,;–—-]*[A-Z][a-zà-ÿ’'-]{2,}(?:,? [A-Z][a-zà-ÿ’'-]+){0,4}\s*")
_STARTED = late(r",?\s+(?:started|opened|commenced|begun|doors)\b.*$", re.IGNORECASE)
_T = "place-town"


def beside_day(words: str) -> Span | None:
    """What a line holds beside its day and hour, if that is all and may be a place: "3 May 2018, Mill House, 7pm".

    What stands before the day is who met, unless a word says that it is a place; what stands between day and hour is
    the place whatever stands elsewhere.
    """
    seen, places = marked(words)
    rest = [part for part in _REST.finditer(seen) if part["rest"] not in ("", "to")]
    rest = [part for part in rest if seen[: part.start()].endswith("⟨D⟩") and part.end() < len(seen)] or rest
    if "⟨D⟩" not in seen or len(rest) != 1:
        return None
    start, end = places[rest[0].start("rest")], places[rest[0].end("rest") - 1] + 1
    told = words[start:end]
    is_name = (
        (NAMES.fullmatch(told) is not None or is_plain(told))
        and len(told.split()) <= LONGEST
        and _letters(blanked(told)) == _letters(told)
    )
    is_place = rest[0].start() > seen.index("⟨D⟩") or expression("place-line").search(told) is not None
    is_other = NOT_PLACE.search(told) is not None or _ZONE.fullmatch(told) is not None
    is_other = is_other or (is_group(told) and "," not in told)
    return Span(start=start, end=end) if is_name and is_place and not is_other else None


def is_plain(words: str) -> bool:
    """Whether a few words in small letters end in one for a place: "library", "the computer lab"."""
    found = list(expression("place-line").finditer(words)) if _PLAIN.fullmatch(words) is not None else []
    return bool(found) and found[-1].end() == len(words)


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, words))


def before_the_day(words: str, at: int) -> tuple[Span, str] | None:
    """The place between commas before the day of a title line, and its rule: "General Meeting, Common Room, 5.4.2005".

    A town alone before the day counts below the first line: "Larkfield, 12 November 2018".
    """
    day = next(find_dates(words), None)
    before = words[: day.start].rstrip(EDGES) if day is not None else ""
    first, comma, rest = before.partition(", ")
    is_lone = at > 0 and before != "" and not comma and _is_town(before)
    if is_lone and "," in words[len(before) : day.start if day is not None else 0]:
        return Span(start=0, end=len(before)), _T
    is_place = expression("place-line").search(rest.split(", ")[0]) and not NOT_PLACE.search(rest)
    if not comma or not is_place or blanked(first) == first:
        return None
    return Span(start=len(before) - len(rest), end=len(before)), "place-line"


def is_told(words: str, rest: int) -> bool:
    """Whether the words from `rest` on, behind the day, are a place because of what stands before it."""
    is_met = words[:rest].strip() != "" and MET.match(words) is not None
    is_place = is_met and _PLACE_NAME.fullmatch(words[rest:]) is not None
    return is_place or (rest > 0 and _OF_MEETING.match(words) is not None and _is_town(words[rest:]))


def _is_town(words: str) -> bool:
    """Whether what is left of a title behind the day is one capitalised name and no word for a meeting."""
    return _LONE.fullmatch(words) is not None and blanked(words) == words and not is_group(words)


def before_hour(words: str) -> tuple[str, int] | None:
    """A line without the hour that ends it, and 0, where it gives no day: "Parish Hall, 7:00 pm"; None of any other."""
    hour = next(find_times(words), None)
    is_last = hour is not None and hour.start > 0 and not words[hour.end :].strip(EDGES)
    if hour is None or not is_last or any(find_dates(words)):
        return None
    return without_start(words[: hour.start]).rstrip(EDGES), 0


def without_start(words: str) -> str:
    """A line without the words that say when the meeting was opened."""
    return _STARTED.sub("", words)
