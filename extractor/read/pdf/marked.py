"""Marked content: which of a page's letters the file has marked, and as what (PDF 32000-1, 14.6)."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pdfminer.psparser import PSLiteral

from extractor.errors import TooLargeError

# How many stretches may be open at once: documents nest a few; a page made to hurt opens them without end.
_DEEPEST = 10_000
# What marks a stretch on a layer that is off.
HIDDEN = -1


class Stretch(NamedTuple):
    """A stretch of marked content: its id, or HIDDEN, and the orders of its first letter and of that after its last."""

    mark: int
    start: int
    end: int


@dataclass(slots=True)
class MarkedContent:
    """The stretches of marked content that have ended, and those that are open, with where they began.

    `hidden` are the names of layers that are off.
    """

    hidden: frozenset[str] = frozenset()

    stretches: list[Stretch] = field(default_factory=list)
    open: list[tuple[object, int]] = field(default_factory=list)

    def begin(self, properties: Any, at: int) -> None:
        """Marked content begins before letter `at`. Raises TooLargeError if more is open than any document needs."""
        if len(self.open) >= _DEEPEST:
            raise TooLargeError(f"it opens more than {_DEEPEST:,} marks and ends none")
        mark = properties.get("MCID") if isinstance(properties, dict) else None
        is_hidden = isinstance(properties, PSLiteral) and properties.name in self.hidden
        self.open.append((HIDDEN if is_hidden else mark, at))

    def end(self, at: int) -> None:
        """The marked content that was opened last ends before letter `at`; only what has an id is kept."""
        mark, start = self.open.pop() if self.open else (None, at)
        if isinstance(mark, int):
            self.stretches.append(Stretch(mark, start, at))
