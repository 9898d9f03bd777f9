"""A text while it is written: its end sign by sign, since that may change, and what is long written in one piece."""

# In signs: how many at the end are kept one by one, at least and at most.
_LEAST, _MOST = 5_000, 20_000


class Written:
    """What is written so far; a slice of it, from one offset to another, is a string."""

    __slots__ = ("_start", "_tail", "_wholes")

    def __init__(self) -> None:
        self._wholes: list[str] = []
        self._start = 0
        self._tail: list[str] = []

    def __len__(self) -> int:
        return self._start + len(self._tail)

    def __str__(self) -> str:
        return "".join([*self._wholes, *self._tail])

    def __getitem__(self, at: slice) -> str:
        start, end, _ = at.indices(len(self))
        if start < self._start:
            return str(self)[start:end]
        return "".join(self._tail[start - self._start : end - self._start])

    def write(self, text: str) -> None:
        """Write `text` behind the rest."""
        self._tail.extend(text)
        if len(self._tail) > _MOST:
            self._wholes.append("".join(self._tail[:-_LEAST]))
            self._start += len(self._tail) - _LEAST
            del self._tail[:-_LEAST]

    def take_back(self) -> str:
        """The last sign, which is written no more."""
        return self._tail.pop()
