"""Stage 3, decisions: what a consent agenda lists, moved as one: each of its clauses is a decision of its own."""

import re
from collections.abc import Iterator

from extractor import rules
from extractor.find.decisions import lists
from models import Decision, Document, Section, Span


def find(document: Document, sections: tuple[Section, ...], moved: list[Decision]) -> Iterator[Decision]:
    """The clauses ("That the Board approve the budgets.") below headings of consent, carried if a motion there was."""
    stretches = list(_stretches(document.text, sections))
    for clause in lists.that_clauses(document):
        below = next((stretch for stretch in stretches if stretch.holds(clause.span)), None)
        if below is not None:
            ends = [one.outcome for one in moved if below.holds(one.span)]
            yield clause.model_copy(update={"outcome": ends[0] if ends else "agreed"})


def _stretches(text: str, sections: tuple[Section, ...]) -> Iterator[Span]:
    """From each heading of consent to the next heading that is no deeper."""
    heading = re.compile(rules.rule("decisions", "consent-heading").regex or "(?!)")
    for number, section in enumerate(sections):
        if heading.search(section.title):
            behind = (one.span.start for one in sections[number + 1 :] if one.level <= section.level)
            yield Span(start=section.span.start, end=next(behind, len(text)))
