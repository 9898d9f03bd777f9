"""Where the signs of a piece stand, if all signs of a word stand in one place: told once for each word."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import overload

# Where a sign, or a word, begins and ends on the page, in points.
Place = tuple[float, float]


class Spots(Sequence[Place]):
    """The place of each sign, made from the places of words with how many signs each has."""

    __slots__ = ("_edges", "_ends")

    def __init__(self, counted: Iterable[tuple[int, Place]]) -> None:
        counts, places = zip(*counted, strict=True)
        self._ends, self._edges = array("L", accumulate(counts)), array("d", chain(*places))

    def __len__(self) -> int:
        return int(self._ends[-1])

    def __iter__(self) -> Iterator[Place]:
        start = 0
        for end, *place in zip(self._ends, self._edges[::2], self._edges[1::2], strict=True):
            for _ in range(start, end):
                yield place[0], place[1]
            start = end

    @overload
    def __getitem__(self, at: int) -> Place: ...
    @overload
    def __getitem__(self, at: slice) -> list[Place]: ...
    def __getitem__(self, at: int | slice) -> Place | list[Place]:
        return list(self)[at]

    def around(self, start: int, end: int) -> Place:
        """Where the signs from `start` to `end` begin and end, all together."""
        first, last = 2 * bisect_right(self._ends, start), 2 * bisect_left(self._ends, end) + 2
        edges = self._edges[first:last]
        return min(edges[::2]), max(edges[1::2])
