"""Lines of two columns of prose on a page, and notes beside the text: what is told from the whole page."""

from collections.abc import Iterator
from itertools import pairwise

from extractor.read.blocks import Block, Grid
from extractor.read.columns import arranged
from extractor.read.lines import PrintedLine, Word

# A column of prose has at least so many lines, most of them so wide (in shares of the column).
_LEAST, _WIDE = 4, 0.6


def flow(lines: list[PrintedLine], left: float, right: float) -> Iterator[Block | Grid]:
    """The page's free lines in reading order; prose in two columns is read column by column."""
    found = _two_columns(lines, left, right)
    if found is None:
        yield from arranged(lines, left, right)
        return
    start, end, middle = found
    yield from arranged(lines[:start], left, right)
    halves = [list(half) for half in zip(*(_halves(line, middle) for line in lines[start:end]), strict=True)]
    for half, (a, b) in zip(halves, pairwise([left, middle, right]), strict=True):
        yield from arranged([line for line in half if line.words], a, b)
    yield from flow(lines[end:], left, right)


def _two_columns(lines: list[PrintedLine], left: float, right: float) -> tuple[int, int, float] | None:
    """Where two columns of prose start and end among `lines`, and the middle between them."""
    best: tuple[int, int, int, float] = (0, 0, 0, 0.0)
    for step in range(30, 71, 1):
        middle = left + (right - left) * step / 100
        for start, end in _runs(lines, middle):
            share = _prose(lines[start:end], left, middle, right)
            best = max(best, (share, start, end, middle))
    return best[1:] if best[0] else None


def _runs(lines: list[PrintedLine], middle: float) -> Iterator[tuple[int, int]]:
    """Stretches of lines that leave the middle free."""
    start = 0
    for at, line in enumerate([*lines, None]):
        if line is None or any(word.x0 < middle + 2 and word.x1 > middle - 2 for word in line.words):
            if at - start >= 2 * _LEAST or (at - start >= _LEAST):
                yield start, at
            start = at + 1


def _prose(lines: list[PrintedLine], left: float, middle: float, right: float) -> int:
    """How many lines the smaller of two columns of prose has; 0 if either isn't one."""
    halves = [_halves(line, middle) for line in lines]
    counts = []
    for side, width in ((0, middle - left), (1, right - middle)):
        parts = [half[side] for half in halves if half[side].words]
        wide = [part for part in parts if part.x1 - part.x0 >= _WIDE * width and len(part.words) >= 3]
        if len(parts) < _LEAST or len(wide) < 0.5 * len(parts):
            return 0
        counts.append(len(parts))
    return min(counts)


def _halves(line: PrintedLine, middle: float) -> tuple[PrintedLine, PrintedLine]:
    before: list[Word] = [word for word in line.words if word.x0 < middle]
    after: list[Word] = [word for word in line.words if word.x0 >= middle]
    return PrintedLine(before, line.page), PrintedLine(after, line.page)
