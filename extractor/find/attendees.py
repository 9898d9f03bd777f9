"""Stage 3: who was there."""

from collections.abc import Iterator

from spacy.tokens import Doc

from models import Attendee, Document, Section


def find(doc: Doc, document: Document, sections: tuple[Section, ...]) -> Iterator[Attendee]:
    yield from ()
