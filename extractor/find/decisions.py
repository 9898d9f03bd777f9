"""Stage 3: decisions."""

from collections.abc import Iterator

from spacy.tokens import Doc

from models import Decision, Document, Section


def find(doc: Doc, document: Document, sections: tuple[Section, ...]) -> Iterator[Decision]:
    yield from ()
