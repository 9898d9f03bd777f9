"""Stage 2: document -> sections, by one model of its outline: numbers, looks, words and places weighed together."""

from collections.abc import Iterator
from typing import NamedTuple

from extractor import rules
from extractor.segment import wording
from extractor.segment.agenda import without_agenda
from extractor.segment.judge import Heading, headings
from extractor.segment.levels import levels, without_title
from extractor.segment.survey import survey
from extractor.stamps import without_stamp
from models import Document, Section, Span

__all__ = ["Reason", "segment", "why"]


class Reason(NamedTuple):
    """Why a line is a heading: what it comes to, in logarithms of odds, and each piece of evidence with its weight.

    What the verdicts on those set and numbered alike add is in `weight` alone.
    """

    section: Section
    weight: float
    evidence: tuple[tuple[str, float], ...]


def segment(document: Document) -> Iterator[Section]:
    """The sections in reading order; from the first heading on they tile the text."""
    for _, section in _judged(document):
        yield section


def why(document: Document) -> Iterator[Reason]:
    """The sections with what spoke for and against each."""
    weights = rules.weights("outline")
    for heading, section in _judged(document):
        yield Reason(section, heading.weight, tuple((name, weights[name]) for name in heading.evidence))


def _judged(document: Document) -> Iterator[tuple[Heading, Section]]:
    all_ = survey(document)
    kept = without_agenda(without_title(tuple(headings(all_)), all_.body), all_)
    ends = [*(heading.candidate.opening.start for heading in kept[1:]), len(document.text)]
    for heading, end, (level, parent) in zip(kept, ends, levels(kept, all_.body), strict=False):
        yield heading, _section(heading, end, level, parent)


def _section(heading: Heading, end: int, level: int, parent: int | None) -> Section:
    opening = heading.candidate.opening
    number = opening.number.printed if opening.number is not None and opening.number.is_shown else ""
    words = heading.candidate.title
    shorter = len(words) - without_stamp(words, Span(start=0, end=len(words))).end
    return Section(
        span=Span(start=opening.start, end=end),
        quotes=(Span(start=opening.start, end=opening.title.end - shorter),),
        rule=heading.rule,
        number=number or None,
        title=words[: len(words) - shorter],
        level=level,
        parent=parent,
        kind=wording.kind_of(heading.candidate.title),
    )
