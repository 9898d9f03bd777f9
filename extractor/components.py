"""The finders as spaCy components, for any English pipeline."""

from spacy.language import Language
from spacy.tokens import Doc


def _same(doc: Doc) -> Doc:
    return doc


@Language.factory("minutebook_abbreviations")
def abbreviations(nlp: Language, name: str) -> object:
    """A component that marks abbreviations."""
    return _same


@Language.factory("minutebook_legislation")
def legislation(nlp: Language, name: str) -> object:
    """A component that marks legislation."""
    return _same


@Language.factory("minutebook_actions")
def actions(nlp: Language, name: str) -> object:
    """A component that marks actions."""
    return _same
