"""Strips of a page that are free of words: they part columns that no line is drawn between."""

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from extractor.read.pdf.lines import PrintedLine

Strip = tuple[float, float]

# In shares of the type size: the least gap that can part columns, and the least that must stay free of all lines.
GAP, FREE = 1.3, 0.5
# What stands in a column of list numbers or bullets.
MARKER = re.compile(
    r"^(?:[(\[]?(?:[0-9]{1,3}|[a-z]|[ivxlc]{1,5}|[A-Z])(?:[.)\]:]|(?:\.[0-9]{1,2})+[.)]?)"
    r"|[0-9]{1,3}(?:[./][0-9]{1,2})*|[^\w\s])$"
)


def free_strips(lines: list[PrintedLine]) -> Iterator[Strip]:
    """The strips that all `lines` leave free and that plainly part several of them, from left to right."""
    size = median(line.size for line in lines)
    for strip in _free(lines):
        parted = [gap for line in lines if (gap := _gap_over(line, strip)) is not None]
        if strip[1] - strip[0] >= FREE * size and sum(gap >= GAP * size for gap in parted) > 1:
            yield strip


def _free(lines: list[PrintedLine]) -> Iterator[Strip]:
    """What no word of any line stands in, between the first and the last."""
    reach = float("-inf")
    for start, end in sorted((word.x0, word.x1) for line in lines for word in line.words):
        if reach > float("-inf") and start > reach:
            yield reach, start
        reach = max(reach, end)


def _gap_over(line: PrintedLine, strip: Strip) -> float | None:
    """How wide the line's gap over the strip is; None if it has words on one side of it alone."""
    gaps = (b.x0 - a.x1 for a, b in pairwise(line.words) if a.x1 <= strip[0] + 1 and strip[1] <= b.x0 + 1)
    return next(gaps, None)
