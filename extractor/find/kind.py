"""Stage 3: whether a document is minutes."""

from models import Document, Section
from models.minutes import Kind


def find(document: Document, sections: tuple[Section, ...]) -> Kind:
    return "minutes"
