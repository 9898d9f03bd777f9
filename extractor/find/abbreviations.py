"""Stage 3: abbreviations."""

from collections.abc import Iterator

from spacy.tokens import Doc

from models import Abbreviation, AbbreviationUse, Document


def find(doc: Doc, document: Document | None = None) -> Iterator[Abbreviation]:
    yield from ()


def uses(doc: Doc, expanded: tuple[Abbreviation, ...]) -> Iterator[AbbreviationUse]:
    yield from ()
