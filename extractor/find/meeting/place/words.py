"""A line of a head without its days and hours, and the stretch of it that names the place."""

import re

from extractor.dates import find_dates
from extractor.find.meeting.group.names import listed
from extractor.find.meeting.head import Found
from extractor.find.meeting.marking import put
from extractor.late import late
from extractor.times import find_times
from models import Span

EDGES = " \t\n.,;:|–—-"
NOT_PLACE = late(
    r"""\b(?:minutes|agenda|present|attendees|apologies|chair|committee(?!\ room)|board\ of|association|meeting\ of
    |same\ (?:place|venue|time)|doors|hearing|history|(?<!in\ )(?<!of\ )(?<!at\ )said|asked|replied
    |attachment|appendix|proposed|proposal|presentation|charity|registered(?!\ office)|reports?|updates?|order
    |attendance|person|was|were|called)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_HELD_AT = late(r"\W*(?:(?:which|that)\s+)?(?:was\s+)?held\s+(?:at|in)\s+(?:the\s+)?(?=\w)", re.IGNORECASE)
_SESSION = late(
    r"\W*(?:(?:regular|special|executive|emergency|annual|open|public|general|ordinary|adjourned|monthly|joint)\s+){1,3}"
    r"(?:session|meeting)\s+(?:in|at)\s+(?:the\s+)?(?=\w)",
    re.IGNORECASE,
)


def found(text: str, start: int, end: int, rule: str) -> Found | None:
    """The place from `start` to `end` without the words that say that it was held there; None if none is left."""
    held = _HELD_AT.match(text, start, end)
    start = held.end() if held is not None else start
    session = _SESSION.match(text, start, end)
    start = session.end() if session is not None else start
    while start < end and text[start] in EDGES + "/":
        start += 1
    end -= text[start : start + 1] == "(" and text[end - 1 : end] == ")" and text.count("(", start, end) == 1
    start += text[start : start + 1] == "(" and ")" not in text[start:end]
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return Found(" ".join(text[start:end].split()), rule, (Span(start=start, end=end),)) if start < end else None


def marked(words: str) -> tuple[str, list[int]]:
    """`words` with each date as ⟨D⟩ and each time as ⟨T⟩, and where each of its signs stood before."""
    days = [(day.start, day.end, "⟨D⟩") for day in find_dates(words)]
    return put(words, [*days, *((hour.start, hour.end, "⟨T⟩") for hour in find_times(words))])


def is_group(words: str) -> bool:
    """Whether the words name a group rather than a town."""
    return any(
        word in listed("bodies") or word in listed("organisations") for word in re.findall(r"\w+", words.lower())
    )


def after_day(words: str) -> int:
    """Where the words after the last date or time of a line begin; 0 if it has none."""
    return max([0, *(d.end for d in find_dates(words)), *(t.end for t in find_times(words))])
