"""What words around the names tell of those named, where no label that is known stands over them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.find.attendees.passages import Passage
from extractor.find.attendees.telling import tells
from models.minutes import Status

_NEAR, _TAIL = 4, 12  # passages, words
_NOT_HERE = frozenset({"n", "no", "a", "✗", "✘"})


def statuses(held: Sequence[Passage], run: list[int]) -> Iterator[Status]:
    """The status of each passage of `run`; one of which nothing is told goes on with that above it."""
    status: Status = "present"
    for above, at in pairwise([-1, *run]):
        status = _told(held, at, above) or status
        yield status


def _told(held: Sequence[Passage], at: int, above: int) -> Status | None:
    """What words before the names, behind them or in lines above that name nobody tell of them; None if nothing."""
    passage = held[at]
    if tells("sign-of-mark", passage.beside):
        return _marked(passage.beside)
    after = passage.after if len(passage.after.split()) < _TAIL else ""
    lines = [one.text for one in held[max(above + 1, at - _NEAR) : at] if not any(m.is_full for m in one.mentions)]
    return next((found for text in (passage.before, after, *reversed(lines)) if (found := _status(text))), None)


def _marked(beside: str) -> Status:
    """What a mark in a cell beside a name tells."""
    words = {word.strip().casefold() for word in beside.split("\n")}
    return _status(beside) or ("absent" if words & _NOT_HERE else "present")


def _status(text: str) -> Status | None:
    if tells("sign-of-absence", text):
        return "apologies" if tells("sign-of-apology", text) else "absent"
    if tells("sign-of-others", text):
        return "in_attendance"
    return "present" if tells("sign-of-company", text) else None
