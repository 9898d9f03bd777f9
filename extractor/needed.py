"""Where in a text an expression can match at all: elsewhere it need not be tried.

Most rules speak of something that most paragraphs don't. Trying each of them on every letter of a document would take
ten times as long as looking for their words first, all of them in one go.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, reduce
from itertools import takewhile
from operator import or_
from typing import NamedTuple

from ahocorasick import Automaton

from extractor.letters import widened
from extractor.needs import Both, Either, Need, need, words
from models import Span


class Text(NamedTuple):
    """A text, also in lower case and as long as it was, and where its paragraphs start; its end is the last start.

    `looked` are the words that were looked for when it was made, and `ends` has where each that is there ends, in
    order. `found` keeps for each word the paragraphs that it stands in or beside: the bit of each is set, the first
    paragraph's being the lowest.
    """

    raw: str
    lowered: str
    starts: tuple[int, ...]
    looked: frozenset[str]
    ends: dict[str, list[int]]
    found: dict[str, int]


@lru_cache(maxsize=4)
def index(text: str) -> Text:
    """`text` made ready for looking words up."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    starts = [0, *(end.end() for end in _END_OF_PARAGRAPH.finditer(text)), len(text)]
    looked, ends = words(), dict[str, list[int]]()
    for within, sought in zip((lowered, text), _automata(looked), strict=True):
        for end, word in sought.iter(within) if len(sought) else ():
            ends.setdefault(word, []).append(end)
    return Text(text, lowered, tuple(dict.fromkeys(starts)), looked, ends, {})


@lru_cache(maxsize=1)
def _automata(looked: frozenset[str]) -> tuple[Automaton, Automaton]:
    """What finds in one pass all words in lower case, and what finds those in capitals.

    They are made anew when expressions were asked about that have others.
    """
    small = frozenset(word for word in looked if word == word.lower())
    return _automaton(small), _automaton(looked - small)


def _automaton(sought: frozenset[str]) -> Automaton:
    automaton = Automaton()
    for word in sought:
        automaton.add_word(word, word)
    automaton.make_automaton()
    return automaton


def matches(expression: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of `expression` in `text`, in order, looked for only where they can be.

    The end of a paragraph may be taken for the end of the text.
    """
    made, lower = index(text), lower_case_of(expression.pattern)
    for start, end in stretches(need(expression.pattern, expression.flags), made):
        first = start if lower is None else first_match(lower, made.lowered, start, end)
        if first is not None:
            yield from expression.finditer(text, first, end)


def found(expression: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of `expression` in a line or a sentence, in order; in lower case first, if it takes any capitals."""
    lower = lower_case_of(expression.pattern)
    lowered = text.lower() if lower is not None else ""
    if lower is None or len(lowered) != len(text) or lower.search(lowered) is not None:
        yield from expression.finditer(text)


def first_match(lower: re.Pattern[str], lowered: str, start: int, end: int) -> int | None:
    """Where the first match of an expression in lower case begins in a text that is so; None if there is none."""
    found = lower.search(lowered, start, end)
    return found.start() if found is not None else None


def lower_case_of(expression: str) -> re.Pattern[str] | None:
    """As `in_lower_case`, but None the first few times: to compile one more takes longer than it saves in them."""
    _asked[expression] += 1
    return in_lower_case(expression) if _asked[expression] > _FEW else None


@cache
def in_lower_case(expression: str) -> re.Pattern[str] | None:
    """What matches a text in lower case where `expression` matches the text; None for one that heeds capitals.

    It is tried in half the time: a sign is compared as it is.
    """
    own = _OWN_FLAGS.match(expression)
    if own is None or "i" not in own["flags"] or "(?-i" in expression:
        return None
    flags = own["flags"].replace("i", "")
    whole = widened(expression)[own.end() :]
    lowered = _SIGN.sub(lambda sign: sign[0].lower() if len(sign[0]) == 1 else sign[0], whole)
    return re.compile((f"(?{flags})" if flags else "") + lowered)


def is_possible(expression: re.Pattern[str], text: str) -> bool:
    """Whether a line or a sentence has what any match of `expression` has; it is not made ready for looking up more."""
    needed = need(expression.pattern, expression.flags)
    return needed is None or _has(text, text.lower(), needed)


def _has(text: str, lowered: str, needed: Need) -> bool:
    if isinstance(needed, str):
        return needed in (lowered if needed == needed.lower() else text)
    if isinstance(needed, Both):
        return all(_has(text, lowered, one) for one in needed.of)
    small, capitals = _by_case(needed.words)
    is_there = any(map(lowered.__contains__, small)) or any(map(text.__contains__, capitals))
    return is_there or any(_has(text, lowered, one) for one in needed.others)


@cache
def _by_case(words: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words in lower case, and the others."""
    small = tuple(word for word in words if word == word.lower())
    return small, tuple(words.difference(small))


def within(expression: re.Pattern[str], text: str, spans: Sequence[Span]) -> set[int]:
    """The numbers of those of `spans`, in order, that have what any match of `expression` has, or stand beside it."""
    ends = [span.end for span in spans]
    found: set[int] = set()
    for start, end in stretches(need(expression.pattern, expression.flags), index(text)):
        near = range(bisect_right(ends, start), len(spans))
        found.update(takewhile(lambda at, end=end: spans[at].start < end, near))  # type: ignore[misc]
    return found


def stretches(needed: Need | None, text: Text) -> Iterator[tuple[int, int]]:
    """The paragraphs that have, or stand beside, what is `needed`, joined where they meet; all text for None."""
    if needed is None:
        yield 0, len(text.raw)
        return
    bits = _where(needed, text)
    for run in _RUN.finditer(bin(bits)[:1:-1]) if bits else ():
        yield text.starts[run.start()], text.starts[run.end()]


def _where(needed: Need, text: Text) -> int:
    if isinstance(needed, str):
        known = text.found.get(needed)
        return known if known is not None else text.found.setdefault(needed, _standing(needed, text))
    if isinstance(needed, Either):
        there = needed.words & text.ends.keys() if needed.words <= text.looked else needed.words
        return reduce(or_, (_where(one, text) for one in (*there, *needed.others)), 0)
    bits = -1
    for one in needed.of:
        bits &= _where(one, text)
        if not bits:
            return 0
    return bits


def _standing(word: str, text: Text) -> int:
    ends = text.ends.get(word, ()) if word in text.looked else tuple(_ends(word, text))
    last = len(text.starts) - 1
    bits = bytearray(last // 8 + 1)
    for end in ends:
        at = bisect_right(text.starts, end) - 1
        bits[at >> 3] |= 1 << (at & 7)
    found = int.from_bytes(bits, "little")
    return (found | found << 1 | found >> 1) & ((1 << last) - 1)


def _ends(word: str, text: Text) -> Iterator[int]:
    """Where `word` ends, wherever it stands, in order."""
    within = text.lowered if word == word.lower() else text.raw
    at = within.find(word)
    while at >= 0:
        yield at + len(word) - 1
        at = within.find(word, at + 1)


_asked = Counter[str]()  # how often each expression was looked for
_FEW = 20
_RUN = re.compile("1+")
_OWN_FLAGS = re.compile(r"\(\?(?P<flags>[aimsx]+)\)")
_SIGN = re.compile(r"\\.|\(\?P[<=>]|.", re.DOTALL)
_END_OF_PARAGRAPH = re.compile(r"[\n\f]+")
