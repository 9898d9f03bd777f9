"""Stage 4: links abbreviations."""

from collections.abc import Iterator

from models import AbbreviationUse, Minutes


def link(minutes: Minutes) -> Iterator[AbbreviationUse]:
    yield from minutes.abbreviation_uses
