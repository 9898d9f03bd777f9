"""Stage 3, actions: when a task is to be done."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor import dates
from extractor.find.actions.setting import Setting, compiled, listed
from models import Span

_CLAUSE = re.compile(r"(?P<word>[A-Za-z]+)\b[^,;]*[,;]\s*")
_NAMED = re.compile(r"\s*\(?(?:suspense|deadline|due date)\b", re.IGNORECASE)


class Due(NamedTuple):
    """A due date: where its words stand, and the calendar date they give."""

    span: Span
    value: str | None


def find(setting: Setting, span: Span) -> Due | None:
    """The due date that the words of `span` give.

    One led in by "by" or the like wins over a date that lies ahead, and that over a time that no calendar shows.
    A clause that goes before ("As the lease ends in May, ") has dates of its own.
    """
    stretch = span.of(setting.text)
    begin = len(stretch) - len(main_clause(stretch))
    best = min(_dated(stretch, begin, setting), key=lambda pair: pair[0], default=None)
    vague = compiled("actions_due", "due-vague").search(stretch, begin)
    if best is not None:
        return _due(setting, span, best[1], best[2])
    return _due(setting, span, vague.start(), vague.end()) if vague else None


def main_clause(words: str) -> str:
    """`words`, a sentence or its beginning, without a clause that goes before: "If no reply comes by May, "."""
    opening = _CLAUSE.match(words)
    if opening is None or opening["word"].casefold() not in listed("actions_prose", "clause-openings"):
        return words
    return words[opening.end() :]


def cell(setting: Setting, span: Span) -> Due | None:
    """What the cell of a due column says; None for a dash or a blank."""
    words = span.of(setting.text)
    if not any(sign.isalnum() for sign in words):
        return None
    return Due(span, dates.resolve(words, setting.date, is_day_first=setting.is_day_first))


def _dated(stretch: str, begin: int, setting: Setting) -> Iterator[tuple[int, int, int]]:
    """How far a date from `begin` on is from being sure (0 or 1), with its stretch from the words that lead in."""
    in_order = setting.is_day_first
    for mention in [*dates.find_dates(stretch, is_day_first=in_order), *dates.find_months(stretch)]:
        before = stretch[begin : mention.start]
        firm = compiled("actions_due", "due-firm-lead").search(before)
        loose = compiled("actions_due", "due-loose-lead").search(before)
        if mention.start < begin:
            continue
        if firm:
            yield 0, begin + firm.start(), mention.end
        elif named := _NAMED.match(stretch, mention.end):
            yield 0, mention.start, named.end()
        elif loose and _may_be_due(mention, loose.group(), setting.date):
            yield 1, mention.start if not loose.group()[:1].isalpha() else begin + loose.start(), mention.end
    for weekday in dates.find_weekdays(stretch[begin:]):
        firm = compiled("actions_due", "due-firm-lead").search(stretch[begin : begin + weekday.start()])
        if firm:
            yield 2, begin + firm.start(), begin + weekday.end()


def _may_be_due(mention: dates.DateMention, lead: str, meeting_date: str | None) -> bool:
    return _is_ahead(mention, meeting_date) or (meeting_date is None and not lead[:1].isalpha())


def _is_ahead(mention: dates.DateMention, meeting_date: str | None) -> bool:
    if meeting_date is None or mention.year is None:
        return meeting_date is not None
    value = mention.iso()
    return value is not None and value > meeting_date[: len(value)]


def _due(setting: Setting, span: Span, start: int, end: int) -> Due:
    words = span.of(setting.text)[start:end].rstrip(" .,;")
    place = Span(start=span.start + start, end=span.start + start + len(words))
    return Due(place, dates.resolve(words, setting.date, is_day_first=setting.is_day_first))
