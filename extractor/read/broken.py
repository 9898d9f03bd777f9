"""Words broken over two lines at a hyphen: whether the hyphen goes, stays, or stands for a part still to come.

The document decides where it can: it holds the word elsewhere, whole or with its hyphen. Then what the word is made of,
and whether the document breaks words at all: a typesetter does so all the time, a word processor hardly ever.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Literal

from extractor import rules
from extractor.late import late

Hyphen = Literal["goes", "stays", "is suspended"]

_LAST = late(r"(?P<head>[^\W_]+(?:['’][^\W_]+)?)(?P<hyphen>[-\u2010\u00ad\u0002])$")
_FIRST = late(r"[^\W_]+")
_ADDRESS = late(r"\S*(?:/|@|www\.)\S*$", re.IGNORECASE)
_WORD = late(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_HYPHENS = ("-", "\u2010", "\u00ad", "\u0002")
# Hyphens that are only ever the typesetter's: the soft hyphen, and what some programs put for it.
_SOFT = ("\u00ad", "\u0002")
# A document breaks words if it does so at this share of its line ends, and at so many.
_SHARE, _LEAST = 0.025, 3


@dataclass(slots=True)
class Vocabulary:
    """The words of a document, in lower case, and whether it breaks words over lines."""

    words: Counter[str] = field(default_factory=Counter)
    breaks: bool = False


def vocabulary(lines: Iterable[tuple[str, bool]]) -> Vocabulary:
    """What words `lines` hold, each line with whether it goes on the one before; broken words are left out.

    Where no line breaks off a word nobody will ask, and the words are not gathered.
    """
    held = list(lines)
    found = Vocabulary()
    ends = [a for (a, _), (_, joins) in pairwise(held) if joins]
    broken = sum(end.endswith(_HYPHENS) and _LAST.search(end) is not None for end in ends)
    if not broken:
        return found
    for text, _ in held:
        whole = _LAST.sub("", text) if text.endswith(_HYPHENS) else text
        found.words.update(_WORD.findall(whole.lower().replace("\u2010", "-")))
    found.breaks = broken >= _LEAST and broken >= _SHARE * len(ends)
    return found


def broken_word(line: str, following: str) -> tuple[str, str, str] | None:
    """The first part, the hyphen and the second part of a word that `line` breaks off and `following` ends, if any."""
    last, first = _LAST.search(line), _FIRST.match(following)
    return (last["head"], last["hyphen"], first.group()) if last and first else None


def hyphen(line: str, following: str, known: Vocabulary) -> Hyphen:
    """What becomes of the hyphen at the end of `line`, which breaks a word that `following` ends."""
    parts = broken_word(line, following)
    if parts is None:
        return "is suspended"
    head, sign, tail = parts
    if sign in _SOFT:
        return "goes"
    if tail in _list("suspended-by"):
        return "is suspended"
    if not (head[-1].isalpha() and tail[0].islower()) or _ADDRESS.match(line.rpartition(" ")[2]):
        return "stays"
    return "goes" if _is_typesetters(head.lower(), tail.lower(), known) else "stays"


def _is_typesetters(head: str, tail: str, known: Vocabulary) -> bool:
    whole, parted = known.words[head + tail], known.words[f"{head}-{tail}"]
    if whole or parted:
        return whole >= parted
    if tail in _list("last-parts") and (head in known.words or head in _list("first-parts")):
        return False
    if known.breaks:
        return True
    return head not in _list("first-parts") and not (head in known.words and tail in known.words)


@cache
def _list(id_: str) -> frozenset[str]:
    return frozenset(rules.words("hyphens", id_).words)
