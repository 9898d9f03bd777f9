"""Stage 4: links legislation."""

from collections.abc import Iterator

from models import LegislationMention, Minutes


def link(minutes: Minutes) -> Iterator[LegislationMention]:
    yield from minutes.legislation
