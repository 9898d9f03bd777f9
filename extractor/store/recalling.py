"""What a body's meetings have told of tasks, by its words: the few tellings that a later one may be like."""

from array import array
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from extractor.store.keys import fold
from extractor.store.likeness import Heard, at_least, content

_Token = tuple[str, int]  # a word, and whether it is its first, second, ... time in a telling
_LITTLE = 1e-9  # by which a share may be missed that is reckoned in two ways


class Recalled:
    """All that was told, so that each telling need not be compared with each: a body has thousands in its decades.

    Nothing is left out that `likeness` could find like: it asks for the same text, the same number, or a share of words
    in common, which is counted here for all tellings at once. What is told of a task in the same words again is kept
    once, since nothing is more like one than the other.
    """

    def __init__(self) -> None:
        self._told: list[tuple[int, Heard]] = []
        self._words = array("l")  # how many words each telling has
        self._having: defaultdict[_Token, array[int]] = defaultdict(lambda: array("l"))
        self._named: defaultdict[str, list[int]] = defaultdict(list)
        self._kept = set[tuple[object, ...]]()

    def add(self, task: int, heard: Heard) -> None:
        """Keep what was told of the task with this number."""
        said = (task, heard.text, heard.owners, heard.due_text, heard.ref)
        if said in self._kept:
            return
        self._kept.add(said)
        tokens, at = list(_tokens(heard)), len(self._told)
        self._told.append((task, heard))
        self._words.append(len(tokens))
        for name in _names(heard):
            self._named[name].append(at)
        for token in tokens:
            self._having[token].append(at)

    def like(self, one: Heard) -> dict[int, list[Heard]]:
        """The tasks that `one` may tell of, in order of their numbers, with the tellings that are like it."""
        found: defaultdict[int, list[Heard]] = defaultdict(list)
        for at in sorted(self._near(one).union(*(self._named.get(name, ()) for name in _names(one)))):
            task, heard = self._told[at]
            found[task].append(heard)
        return dict(sorted(found.items()))

    def _near(self, one: Heard) -> set[int]:
        """The places of the tellings that have words enough in common with `one`."""
        tokens = list(_tokens(one))
        having = [_numbers(self._having[token]) for token in tokens if token in self._having]
        if not having:
            return set()
        common = np.bincount(np.concatenate(having))
        words, covered = at_least(one)
        others = _numbers(self._words)[: len(common)]
        of_both = 2 * common >= words * (len(tokens) + others) - _LITTLE
        of_shorter = common >= covered * np.minimum(len(tokens), others) - _LITTLE
        return set(np.flatnonzero((common > 0) & (of_both | of_shorter)).tolist())


def _numbers(numbers: "array[int]") -> npt.NDArray[np.int_]:
    """What stands in `numbers` now: what is added later is not in it."""
    return np.array(numbers, dtype=np.int_)


def _names(heard: Heard) -> set[str]:
    """What tells a task apart by itself: its whole text, and its number."""
    return {fold(heard.text), *([] if heard.ref is None else [f"#{fold(heard.ref)}"])}


def _tokens(heard: Heard) -> Iterator[_Token]:
    for word, times in content(heard).items():
        yield from ((word, time) for time in range(times))
