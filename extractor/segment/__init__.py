"""Stage 2: document -> sections, by one model of its outline: numbers, looks, words and places weighed together."""

from collections.abc import Iterator

from extractor.segment import wording
from extractor.segment.agenda import without_agenda
from extractor.segment.judge import Heading, headings
from extractor.segment.levels import levels, without_title
from extractor.segment.survey import survey
from models import Document, Section, Span

__all__ = ["segment"]


def segment(document: Document) -> Iterator[Section]:
    """The sections in reading order; from the first heading on they tile the text."""
    all_ = survey(document)
    kept = without_agenda(without_title(tuple(headings(all_)), all_.body), all_)
    ends = [*(heading.candidate.opening.start for heading in kept[1:]), len(document.text)]
    for heading, end, (level, parent) in zip(kept, ends, levels(kept, all_.body), strict=False):
        yield _section(heading, end, level, parent)


def _section(heading: Heading, end: int, level: int, parent: int | None) -> Section:
    opening = heading.candidate.opening
    number = opening.number.printed if opening.number is not None and opening.number.is_shown else ""
    return Section(
        span=Span(start=opening.start, end=end),
        quotes=(Span(start=opening.start, end=opening.title.end),),
        rule=heading.rule,
        number=number or None,
        title=heading.candidate.title,
        level=level,
        parent=parent,
        kind=wording.kind_of(heading.candidate.title),
    )
