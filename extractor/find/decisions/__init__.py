"""Stage 3: what the meeting resolved, agreed, approved or voted on."""

from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.find.decisions import draft, lists, tables
from extractor.find.decisions.cues import said
from models import Decision, Document, Section


def find(doc: Doc, document: Document, sections: tuple[Section, ...]) -> Iterator[Decision]:
    """The decisions of the meeting in reading order, each told once."""
    listed = [*tables.find(document), *lists.find(document, sections)]
    told = draft.decisions(document, sections, said(doc, document, sections))
    inside = [*tables.spans(document), *(span for decision in listed for span in decision.stretches())]
    apart = [d for d in told if not any(span.touches(d.span) for span in inside)]
    taken = [span for decision in (*listed, *apart) for span in decision.stretches()]
    elected = (d for d in lists.elections(document, sections) if not any(span.touches(d.span) for span in taken))
    yield from sorted([*listed, *apart, *elected], key=lambda decision: decision.span.start)
