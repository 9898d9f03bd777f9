"""Stage 2: document -> sections."""

from collections.abc import Iterator

from models import Document, Section


def segment(document: Document) -> Iterator[Section]:
    yield from ()
