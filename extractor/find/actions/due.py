"""Stage 3, actions: when a task is to be done."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor import dates
from extractor.find.actions.setting import compiled
from models import Span

_NAMED = re.compile(r"\s*\(?(?:suspense|deadline|due date)\b", re.IGNORECASE)


class Due(NamedTuple):
    """A due date: where its words stand, and the calendar date they give."""

    span: Span
    value: str | None


def find(text: str, span: Span, meeting_date: str | None) -> Due | None:
    """The due date that the words of `span` give.

    One led in by "by" or the like wins over a date that lies ahead, and that over a time that no calendar shows.
    """
    stretch = span.of(text)
    dated = list(_dated(stretch, meeting_date))
    best = min(dated, key=lambda pair: pair[0], default=None)
    vague = compiled("actions_due", "due-vague").search(stretch)
    if best is not None:
        _, start, end = best
        return _due(span, stretch, start, end, meeting_date)
    return _due(span, stretch, vague.start(), vague.end(), meeting_date) if vague else None


def cell(text: str, span: Span, meeting_date: str | None) -> Due | None:
    """What the cell of a due column says; None for a dash or a blank."""
    words = span.of(text)
    if not any(sign.isalnum() for sign in words):
        return None
    return Due(span, dates.resolve(words, meeting_date))


def _dated(stretch: str, meeting_date: str | None) -> Iterator[tuple[int, int, int]]:
    """How far a date is from being sure (0 or 1), with its stretch from the words that lead in."""
    for mention in [*dates.find_dates(stretch), *dates.find_months(stretch)]:
        before = stretch[: mention.start]
        firm = compiled("actions_due", "due-firm-lead").search(before)
        loose = compiled("actions_due", "due-loose-lead").search(before)
        if firm:
            yield 0, firm.start(), mention.end
        elif named := _NAMED.match(stretch, mention.end):
            yield 0, mention.start, named.end()
        elif loose and (_is_ahead(mention, meeting_date) or (meeting_date is None and not loose.group()[:1].isalpha())):
            yield 1, mention.start if not loose.group()[:1].isalpha() else loose.start(), mention.end


def _is_ahead(mention: dates.DateMention, meeting_date: str | None) -> bool:
    if meeting_date is None or mention.year is None:
        return meeting_date is not None
    value = mention.iso()
    return value is not None and value > meeting_date[: len(value)]


def _due(span: Span, stretch: str, start: int, end: int, meeting_date: str | None) -> Due:
    words = stretch[start:end].rstrip(" .,;")
    end = start + len(words)
    return Due(Span(start=span.start + start, end=span.start + end), dates.resolve(words, meeting_date))
