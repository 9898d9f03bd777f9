"""Which lists of words may still name somebody from a word on: what costs much to look for is looked for only there."""

import re
from collections.abc import Iterator
from functools import cache

from extractor.find.cast import listed
from extractor.late import late

WORD = late(r"(?<![\w’'])\w[\w’'-]*")
_FIRST = late(r"\w+")
# All that may stand between the words of somebody's office or body.
_BETWEEN = late(r"[’'&/. -]*")
_LATER = frozenset({"offices", "bodies"})
_CUT = "-cut-short"
_NONE = frozenset[str]()


def words(text: str) -> Iterator[tuple[int, str, frozenset[str]]]:
    """Each word of `text` in order: where it starts, as printed, and the lists that may name somebody from there.

    A title stands at the word itself; an office or a body may come later in the same run of words.
    """
    held: list[tuple[int, str, frozenset[str]]] = []
    coming, last = _NONE, len(text)
    for word in reversed(list(WORD.finditer(text))):
        if _BETWEEN.fullmatch(text, word.end(), last) is None:
            coming = _NONE
        lists = _lists(word.group())
        held.append((word.start(), word.group(), coming | lists))
        coming, last = coming | (lists & _LATER), word.start()
    yield from reversed(held)


def _lists(printed: str) -> frozenset[str]:
    """The lists that have a phrase which begins as the word does."""
    low = printed.lower()
    if low.isalnum():
        return _begun().get(low, _NONE)
    first = _FIRST.match(low)
    return _begun().get(first.group(), _NONE) if first else _NONE


@cache
def _begun() -> dict[str, frozenset[str]]:
    """By a word in lower case, the lists that have a phrase which begins with it."""
    begun: dict[str, frozenset[str]] = {}
    for list_ in ("titles", "titles-cut-short", *_LATER):
        for first in (re.findall(r"\w+", phrase)[0].lower() for phrase in listed(list_)):
            begun[first] = begun.get(first, _NONE) | {list_.removesuffix(_CUT)}
    return begun
