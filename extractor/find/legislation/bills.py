"""How far a bill has come, as the words beside it tell: its stage, the day, the house."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from extractor import rules
from extractor.dates import DateMention, find_dates, find_months
from extractor.find.legislation.found import Found, overlaps
from extractor.language import sentences
from models import Span

_KNOWN_AS = re.compile(r",? \(?(?:(?:also|better|otherwise|commonly) )?(?:known as|called|or|aka) (?:the )?[\"“‘']?")
# A sentence that goes on about the same bill.
_GOES_ON = re.compile(r"^(?:(?:It|This|That|They|The (?:Bill|Act|legislation|measure))\b|(?:and|which|but)\b)")


class Progress(NamedTuple):
    """A bill's stage, that stage's ISO date and the house it is in, as far as told."""

    stage: str | None = None
    date: str | None = None
    house: str | None = None


def progress(text: str, bill: Found, named: Sequence[Found], held: str | None = None) -> Progress:
    """What the sentence around `bill`, and the next if it goes on about it, tell of its progress.

    A day without its year is the one nearest to `held`, the date of the meeting. What stands behind the bill, up to
    the next law named, counts before what stands in front of it.
    """
    sentence, following = _sentences(text, bill)
    others = [f for f in named if f is not bill and not overlaps(f, bill) and not _is_other_name(text, bill, f)]
    stop = min((f.start for f in others if f.start >= bill.end), default=len(text))
    begin = max((f.end for f in others if f.end <= bill.start), default=0)
    behind = text[bill.end : min(sentence.end, stop)]
    before = text[max(sentence.start, begin) : bill.start]
    after = following.of(text[:stop]) if following else ""
    for clause in (behind, before, after):
        found = _in_clause(clause, held)
        if found.stage is not None:
            return found
    return Progress(house=_first("house", behind + after)[0])


def _is_other_name(text: str, bill: Found, other: Found) -> bool:
    """Whether `other` is only what the bill is known as: the Terrorism Bill, known as Martyn's Law."""
    return _KNOWN_AS.fullmatch(text, bill.end, max(bill.end, other.start)) is not None


def _sentences(text: str, bill: Found) -> tuple[Span, Span | None]:
    """The sentence that `bill` stands in, and the next in its paragraph if it goes on about the bill."""
    left = max(text.rfind("\n", 0, bill.start), text.rfind("\f", 0, bill.start)) + 1
    ends = [at for mark in "\n\f" if (at := text.find(mark, bill.end)) >= 0]
    paragraph = text[left : min(ends, default=len(text))]
    spans = [Span(start=left + s.start, end=left + s.end) for s in sentences(paragraph)]
    left_over = [span for span in spans if bill.start < span.end] or [bill.span]
    following = next(iter(left_over[1:]), None)
    return left_over[0], following if following and _GOES_ON.match(following.of(text)) else None


def _in_clause(clause: str, held: str | None) -> Progress:
    stage, end = _first("stage", clause)
    if stage is None:
        return Progress()
    days = [found for found in (*find_dates(clause), *find_months(clause)) if _day(found, held) is not None]
    nearest = min(days, key=lambda found: (found.start < end, abs(found.start - end)), default=None)
    return Progress(stage, _day(nearest, held) if nearest else None, _first("house", clause)[0])


def _day(told: DateMention, held: str | None) -> str | None:
    """The ISO date that is told; of a day or month without its year the one nearest to `held`."""
    if told.year is not None or held is None or len(held) < 7 or told.month is None:
        return told.iso()
    year, month = int(held[:4]), int(held[5:7])
    return told.iso(min((year - 1, year, year + 1), key=lambda of: abs(12 * (of - year) + (told.month or 0) - month)))


def _first(what: str, clause: str) -> tuple[str | None, int]:
    """What the first stage or house in `clause` is, and where it ends; of two at one place, the longer."""
    found = [(m.start(), -m.end(), value) for e, value in _expressions(what) if (m := e.search(clause))]
    _, end, value = min(found, default=(0, 0, None))
    return value, -end


@cache
def _expressions(what: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rule.regex), rule.gives[what])
        for rule in rules.table("stages").rule
        if rule.regex is not None and what in rule.gives
    )
