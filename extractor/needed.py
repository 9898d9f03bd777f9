"""Which words an expression can't match without, and where in a text they stand: elsewhere it need not be tried.

Most rules speak of something that most paragraphs don't. Trying each of them on every letter of a document would take
ten times as long as looking for its words first.
"""

import importlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

_FEWEST_LETTERS = 3


class Text(NamedTuple):
    """A text in lower case, as long as it was, and where its paragraphs start; the end of the text is the last start.

    `found` keeps for each word that was looked for the paragraphs it stands in, counted from 0.
    """

    lowered: str
    starts: tuple[int, ...]
    found: dict[str, tuple[int, ...]]


def index(text: str) -> Text:
    """`text` made ready for looking words up."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    starts = [0, *(end.end() for end in _END_OF_PARAGRAPH.finditer(text)), len(text)]
    return Text(lowered, tuple(dict.fromkeys(starts)), {})


def stretches(words: Iterable[str], text: Text) -> Iterator[tuple[int, int]]:
    """The paragraphs that have one of `words`, each with those before and after it, joined where they meet."""
    at = sorted({near for word in words for one in _paragraphs(word, text) for near in (one - 1, one, one + 1)})
    last = len(text.starts) - 2
    kept = [one for one in at if 0 <= one <= last]
    breaks = [0, *(i + 1 for i, (a, b) in enumerate(pairwise(kept)) if b > a + 1), len(kept)]
    for begin, end in pairwise(breaks if kept else []):
        yield text.starts[kept[begin]], text.starts[kept[end - 1] + 1]


def _paragraphs(word: str, text: Text) -> tuple[int, ...]:
    known = text.found.get(word)
    if known is None:
        known = text.found[word] = tuple(_standing(word, text))
    return known


def _standing(word: str, text: Text) -> Iterator[int]:
    spot, at = text.lowered.find(word), 0
    while spot >= 0:
        while text.starts[at + 1] <= spot:
            at += 1
        yield at
        spot = text.lowered.find(word, text.starts[at + 1])


@cache
def words(expression: str) -> frozenset[str] | None:
    """Words, in lower case, of which any match of `expression` has one at least; None if none can be told.

    They are read off the standard library's own syntax tree of the expression, which is not part of its public face:
    where it can't be had, an expression is tried everywhere, which is slower and nothing else.
    """
    try:
        parser = importlib.import_module("re._parser")
    except ImportError:
        return None
    return _of_sequence(parser.parse(expression))


def _of_sequence(nodes: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """The most telling words that a sequence can't do without: those whose shortest is longest."""
    found: list[frozenset[str]] = []
    run = ""
    for kind, held in nodes:
        if str(kind) == "LITERAL":
            run += chr(held).lower()
            continue
        found.extend([frozenset({run})] if run else [])
        run = ""
        inner = _of_node(str(kind), held)
        found.extend([inner] if inner is not None else [])
    found.extend([frozenset({run})] if run else [])
    telling = [one for one in found if min(map(len, one)) >= _FEWEST_LETTERS]
    return max(telling, key=lambda one: (min(map(len, one)), -len(one)), default=None)


def _of_node(kind: str, held: Any) -> frozenset[str] | None:
    if kind == "SUBPATTERN":
        return _of_sequence(held[-1])
    if kind == "ATOMIC_GROUP":
        return _of_sequence(held)
    if kind.endswith("_REPEAT"):
        return _of_sequence(held[2]) if held[0] > 0 else None
    if kind != "BRANCH":
        return None
    ways = [_of_sequence(way) for way in held[1]]
    return frozenset().union(*(way for way in ways if way)) if all(ways) else None


_END_OF_PARAGRAPH = re.compile(r"[\n\f]+")
