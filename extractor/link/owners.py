"""Stage 4: links owners."""

from collections.abc import Iterator

from models import Action, Minutes


def link(minutes: Minutes) -> Iterator[Action]:
    yield from minutes.actions
