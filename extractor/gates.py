"""Which of several expressions can match some words at all: what they need is looked for all at once."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ahocorasick import Automaton

from extractor.needs import Both, Need, need


class Gate(NamedTuple):
    """What several expressions need, in their order; None for one that is always to be tried.

    `raw` and `lowered` find words as they are printed and in lower case. `opened` has, for each word, the numbers of
    the expressions that can't match without it or one of its like.
    """

    needs: tuple[Need | None, ...]
    raw: Automaton
    lowered: Automaton
    opened: dict[str, frozenset[int]]


def gate(expressions: Iterable[re.Pattern[str]]) -> Gate:
    """The gate of `expressions`, which are tried one after another on the same words."""
    needs = tuple(need(one.pattern, one.flags) for one in expressions)
    opened: dict[str, frozenset[int]] = {}
    for number, needed in enumerate(needs):
        for word in _keys(needed) if needed is not None else ():
            opened[word] = opened.get(word, frozenset()) | {number}
    every = frozenset(word for needed in needs if needed is not None for word in _all(needed))
    small = frozenset(word for word in every if word == word.lower())
    return Gate(needs, _automaton(every - small), _automaton(small), opened)


def possible(through: Gate, words: str) -> Iterator[int]:
    """The numbers of the expressions that have in `words` what any match of theirs has, in order."""
    there = {word for _, word in through.lowered.iter(words.lower())} if len(through.lowered) else set()
    if len(through.raw):
        there.update(word for _, word in through.raw.iter(words))
    opened = frozenset().union(*(through.opened[word] for word in there if word in through.opened))
    for number, needed in enumerate(through.needs):
        if needed is None or (number in opened and _has(there, needed)):
            yield number


def _automaton(sought: frozenset[str]) -> Automaton:
    made = Automaton()
    for word in sought:
        made.add_word(word, word)
    if sought:
        made.make_automaton()
    return made


def _keys(needed: Need) -> Iterator[str]:
    """Words of which one is in every match: of needs that come together, those of the most telling."""
    if isinstance(needed, str):
        yield needed
    elif isinstance(needed, Both):
        yield from _keys(needed.of[0])
    else:
        yield from needed.words
        for one in needed.others:
            yield from _keys(one)


def _all(needed: Need) -> Iterator[str]:
    if isinstance(needed, str):
        yield needed
        return
    for one in needed.of if isinstance(needed, Both) else (*needed.words, *needed.others):
        yield from _all(one)


def _has(there: set[str], needed: Need) -> bool:
    if isinstance(needed, str):
        return needed in there
    if isinstance(needed, Both):
        return all(_has(there, one) for one in needed.of)
    return not needed.words.isdisjoint(there) or any(_has(there, one) for one in needed.others)
