"""Answers kept by what was asked, for functions of text that are asked the same again and again."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from models import Document

T = TypeVar("T")

# More than one document's lines, so that each is settled once in it, and few enough to forget the documents before it:
# a run over a hundred thousand documents must not grow.
remembered = lru_cache(maxsize=1 << 14)

# Documents whose views are kept: the one at hand, and one that was cut out of it.
_DOCUMENTS = 2


def once(view: Callable[[Document], T]) -> Callable[[Document], T]:
    """`view`, made once for each document: several stages look at the same, and its lines are many."""
    made: list[tuple[Document, T]] = []

    @wraps(view)
    def kept(document: Document) -> T:
        for known, found in made:
            if known is document:
                return found
        found = view(document)
        made[:] = [(document, found), *made[: _DOCUMENTS - 1]]
        return found

    kept.cache_clear = made.clear  # type: ignore[attr-defined]
    return kept
