"""Stage 3: what the meeting resolved, agreed, approved or voted on."""

from collections.abc import Iterator

from extractor.find import items
from extractor.find.decisions import columns, consent, labelled, lists, tables, weighing
from extractor.find.decisions.cues import said
from extractor.find.decisions.draft import drafts
from extractor.find.decisions.ending import decision
from extractor.language import Doc
from models import Decision, Document, Section

_WHOLE = 12  # words that say what was decided: fewer may be said of one thing after another
_FEWEST = 2  # words: one alone is a label
_CAPTION = 6  # words at most


def find(doc: Doc, document: Document, sections: tuple[Section, ...]) -> Iterator[Decision]:
    """The decisions of the meeting in reading order, each told once."""
    below = labelled.find(document, sections)
    listed = [*tables.find(document), *columns.find(document), *lists.find(document, sections)]
    own = {one.span for one in below.decisions}
    listed = [*below.decisions, *(one for one in listed if one.span not in own)]
    sentences = list(said(doc, document, sections))
    begun = drafts(document, sections, sentences)
    titles = items.titles(sections)
    told = [decision(document.text, draft, titles) for draft in begun if not draft.is_weak]
    told = [one for one in told if len(one.text.split()) >= _FEWEST and not lists.is_of_apologies(one)]
    told = [one for number, one in enumerate(told) if not _is_again(one, told[:number])]
    told = [one for one in told if not any(one.span.holds(label) for label in below.labels)]
    told = [one for one in told if not _is_caption(one, told, sections)]
    inside = [*tables.spans(document), *(span for one in listed for span in one.stretches())]
    listed = [one for one in listed if not _is_again(one, told)]
    apart = [d for d in told if not any(span.touches(d.span) for span in inside)]
    taken = [span for one in (*listed, *apart) for span in one.stretches()]
    moved = [one for one in told if one.mover]
    clauses = consent.find(document, sections, moved) if moved else lists.that_clauses(document, below.told)
    set_down = (*lists.elections(document, sections), *clauses)
    others = [one for one in set_down if not any(span.touches(one.span) for span in taken)]
    known = [*listed, *apart, *others]
    weighed = [
        one
        for one in weighing.find(document.text, sections, sentences, known, inside)
        if not _is_again(one, known) and not lists.is_of_apologies(one)
    ]
    yield from sorted([*known, *weighed], key=lambda one: one.span.start)


def _is_caption(one: Decision, told: list[Decision], sections: tuple[Section, ...]) -> bool:
    """Whether it is a heading that says in short what is told in full below it: "Minutes approved"."""
    if one.mover is not None or len(one.text.split()) > _CAPTION:
        return False
    over = next((section for section in sections if any(quote.holds(one.span) for quote in section.quotes)), None)
    return over is not None and any(other is not one and over.span.holds(other.span) for other in told)


def _is_again(one: Decision, told: list[Decision]) -> bool:
    """Whether it tells once more, word for word, what was told where it was decided."""
    is_whole = len(one.text.split()) >= _WHOLE and one.mover is None
    return is_whole and any(other.text == one.text and not other.span.touches(one.span) for other in told)
