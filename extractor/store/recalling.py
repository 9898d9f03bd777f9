"""What a body's meetings have told of tasks, by its words: the few tellings that a later one may be like."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from extractor.store.keys import fold
from extractor.store.likeness import COVERED_AT_LEAST, WORDS_AT_LEAST, Heard, content

_Token = tuple[str, int]  # a word, and whether it is its first, second, ... time in a telling


class Recalled:
    """All that was told, so that each telling need not be compared with each: a body has thousands in its decades.

    Nothing is left out that `likeness` could find like: it asks for the same text, the same number, or a share of words
    in common, which is counted here for all tellings at once.
    """

    def __init__(self) -> None:
        self._told: list[tuple[int, Heard, int]] = []
        self._having: defaultdict[_Token, list[int]] = defaultdict(list)
        self._named: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, task: int, heard: Heard) -> None:
        """Keep what was told of the task with this number."""
        tokens, at = list(_tokens(heard)), len(self._told)
        self._told.append((task, heard, len(tokens)))
        for name in _names(heard):
            self._named[name].append(at)
        for token in tokens:
            self._having[token].append(at)

    def like(self, one: Heard) -> dict[int, list[Heard]]:
        """The tasks that `one` may tell of, in order of their numbers, with the tellings that are like it."""
        tokens = list(_tokens(one))
        common = Counter(at for token in tokens for at in self._having.get(token, ()))
        near = {at for at, words in common.items() if _may_be_like(words, len(tokens), self._told[at][2])}
        found: defaultdict[int, list[Heard]] = defaultdict(list)
        for at in sorted(near.union(*(self._named.get(name, ()) for name in _names(one)))):
            task, heard, _ = self._told[at]
            found[task].append(heard)
        return dict(sorted(found.items()))


def _may_be_like(common: int, words: int, others: int) -> bool:
    return 2 * common >= WORDS_AT_LEAST * (words + others) or common >= COVERED_AT_LEAST * min(words, others)


def _names(heard: Heard) -> set[str]:
    """What tells a task apart by itself: its whole text, and its number."""
    return {fold(heard.text), *([] if heard.ref is None else [f"#{fold(heard.ref)}"])}


def _tokens(heard: Heard) -> Iterator[_Token]:
    for word, times in content(heard).items():
        yield from ((word, time) for time in range(times))
