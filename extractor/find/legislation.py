"""Stage 3: legislation."""

from collections.abc import Iterator

from spacy.tokens import Doc

from models import LegislationMention


def find(doc: Doc) -> Iterator[LegislationMention]:
    yield from ()
