"""Stage 3: actions."""

from collections.abc import Iterator

from spacy.tokens import Doc

from models import Action, Attendee, Document, Meeting, Section


def find(
    doc: Doc,
    document: Document | None = None,
    sections: tuple[Section, ...] = (),
    attendees: tuple[Attendee, ...] = (),
    meeting: Meeting | None = None,
) -> Iterator[Action]:
    yield from ()
