"""Text that stands side by side without ruled lines: columns to read one after the other, a table, or lines with gaps.

A gap in a line means something only where the lines next to it keep the same strip free. What such a strip parts is
read as a label or number with its text (the default: the line stays whole), as a table, or as columns.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median

from extractor.read.pdf.blocks import Block, Grid, right_edge
from extractor.read.pdf.lines import PrintedLine
from extractor.read.pdf.people import are_lists, by_label, is_of_people, right_of_people
from extractor.read.pdf.strips import FREE, GAP, MARKER, Strip
from extractor.read.pdf.unruled import by_numbers, columns, grid, is_table, lead_in_cells, rows
from extractor.read.pdf.words import without_leaders

_FAR = float("inf")
# In lines: so many that are parted at a strip settle that it parts columns.
_SETTLED = 4
# In lines: a table of so few may end; in shares of them: those that a strip parts nearly all.
_ROWS, _NEARLY = 3, 0.8
# In shares of the type size: how far lines of one cell stand from each other, and how far in a column begins.
_CLOSE, _INSET = 1.6, 4.0
_BOLD, _UNDERLINED = attrgetter("bold"), attrgetter("underline")


@dataclass(slots=True)
class _Window:
    """Lines that keep the same strips free, in order; the `tail` is those after them that stand on one side alone."""

    lines: list[PrintedLine]
    strips: list[Strip]
    tail: list[PrintedLine]


def arranged(lines: list[PrintedLine], left: float, right: float) -> Iterator[Block | Grid]:
    """`lines`, which stand on one page between `left` and `right`, in reading order.

    Dots that lead from one column to the next are left out of a table.
    """
    at = 0
    held: list[PrintedLine] = []
    parted = [_without_leaders(line) for line in lines]
    while at < len(lines):
        window = _window(parted, at)
        pieces = _pieces(window, left, right) if window is not None else None
        if window is None or pieces is None:
            held.append(lines[at])
            at += 1
            continue
        if held:
            yield Block(held, left, right)
            held = []
        yield from pieces
        at += len(window.lines)
    if held:
        yield Block(held, left, right)


def _without_leaders(line: PrintedLine) -> PrintedLine:
    """The line without leading dots; as it is where they lead to the number of a page."""
    kept = without_leaders(line.words)
    is_found = len(kept) < len(line.words) and kept and not kept[-1].text.isdigit()
    return line.with_words(kept) if is_found else line


def _window(lines: list[PrintedLine], at: int) -> _Window | None:
    """The lines from `at` on that keep a strip free which parts line `at`; None if that one isn't parted."""
    strips = sorted({*_gaps(lines[at]), *_begun(lines, at)})
    taken = [lines[at]] if strips else []
    for last, line in pairwise(lines[at:] if strips else []):
        size = max(last.size, line.size)
        kept = _kept(strips, line, taken)
        is_over = _is_heading(line, taken) and not _is_parted(line, kept or strips)
        is_apart = line.base - last.base > 3.2 * size or _runs_across(line, strips, kept, taken)
        if not kept or is_apart or (is_over and not (_is_in_column(line, kept) or _is_second(line, last, kept))):
            break
        strips = kept
        taken.append(line)
    tail: list[PrintedLine] = []
    kept_on = _carried_on(taken, strips)
    while len(taken) > kept_on and len(taken) > 1 and not _is_parted(taken[-1], strips) and not _is_carried_on(taken):
        tail.insert(0, taken.pop())
    return _Window(taken, strips, tail) if len(taken) > 1 else None


def _kept(strips: list[Strip], line: PrintedLine, taken: list[PrintedLine]) -> list[Strip]:
    """What of the strips the line leaves free; those that many of the lines before have settled stay in its despite.

    That is so where the line, such as one of totals, is plainly parted at another strip.
    """
    left = [_still_free(strip, line) for strip in strips]
    kept = [free for free in left if free is not None]
    if len(kept) == len(left) or len(taken) < _SETTLED or not any(_is_wide(line, strip) for strip in kept):
        return kept
    both = zip(strips, left, strict=True)
    return [free or strip for strip, free in both if free is not None or _is_settled(strip, taken)]


def _runs_across(line: PrintedLine, strips: list[Strip], kept: list[Strip], taken: list[PrintedLine]) -> bool:
    """Whether a line that nothing parts stands across a strip which parts nearly all the lines before it."""
    if len(kept) == len(strips) or len(taken) < _ROWS or any(_is_wide(line, strip) for strip in kept):
        return False
    lost = (strip for strip in strips if _still_free(strip, line) is None)
    return any(sum(_is_wide(row, strip) for row in taken) >= _NEARLY * len(taken) for strip in lost)


def _is_settled(strip: Strip, lines: list[PrintedLine]) -> bool:
    parted = sum(_is_wide(line, strip) for line in lines)
    return parted >= max(_SETTLED, 0.4 * len(lines))


def _is_wide(line: PrintedLine, strip: Strip) -> bool:
    """Whether a wide gap of the line is over the strip."""
    return any(a <= strip[0] + 1 and strip[1] <= b + 1 for a, b in _gaps(line))


def _gaps(line: PrintedLine) -> Iterator[Strip]:
    """The wide gaps between the line's words: wider than its usual ones, which are wide in justified lines, too."""
    gaps = [(a.x1, b.x0) for a, b in pairwise(line.words)]
    usual = median(b - a for a, b in gaps) if len(gaps) > 3 else 0.0
    least = max(GAP * line.size, 2.2 * usual if usual < line.size else 0.0)
    return ((a, b) for a, b in gaps if b - a >= least)


def _begun(lines: list[PrintedLine], at: int) -> Iterator[Strip]:
    """The gap, however narrow an entry as wide as its column leaves it, behind which line `at` goes on as the next."""
    line, after = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    if after is None or after.base - line.base > _CLOSE * line.size or after.x0 < line.x0 + _INSET * line.size:
        return
    for one, other in pairwise(line.words):
        if abs(other.x0 - after.x0) < 1 and other.x0 - one.x1 >= FREE * line.size:
            yield one.x1, other.x0


def _still_free(strip: Strip, line: PrintedLine) -> Strip | None:
    """The widest part of `strip` that no word of `line` stands in, or None if it is too narrow."""
    ends = [-_FAR, *(x for word in line.words for x in (word.x0, word.x1)), _FAR]
    parts = ((max(strip[0], a), min(strip[1], b)) for a, b in zip(ends[::2], ends[1::2], strict=True))
    start, end = max(parts, key=lambda part: part[1] - part[0])
    return (start, end) if end - start >= FREE * line.size else None


def _is_parted(line: PrintedLine, strips: list[Strip]) -> bool:
    return any(line.x0 < strip[0] + 1 and line.x1 > strip[1] - 1 for strip in strips)


def _is_heading(line: PrintedLine, rows: list[PrintedLine]) -> bool:
    """Whether the line is set as a heading over what follows: all bold or underlined where the rows above are not."""
    return any(
        all(kind(word) for word in line.words) and not all(kind(row.words[0]) for row in rows)
        for kind in (_BOLD, _UNDERLINED)
    )


def _is_in_column(line: PrintedLine, strips: list[Strip]) -> bool:
    """Whether a line begins where the second of three columns or more does: a title in a cell."""
    return len(strips) > 1 and abs(line.x0 - strips[0][1]) < 1


def _is_second(line: PrintedLine, last: PrintedLine, strips: list[Strip]) -> bool:
    """Whether a line is the second of a title in the last column, which the line before it begins beside a number."""
    begin = strips[-1][1]
    above = [word for word in last.words if word.x0 >= begin - 1]
    is_below = abs(line.x0 - begin) < 1 and line.base - last.base <= _CLOSE * line.size
    return is_below and 0 < len(above) < len(last.words) and all(word.bold for word in above)


def _carried_on(lines: list[PrintedLine], strips: list[Strip]) -> int:
    """How many lines there are up to the end of the cell that the last row ends with, if its lines' distance tells."""
    last = max((at for at, line in enumerate(lines) if _is_parted(line, strips)), default=0)
    lead = lead_in_cells(lines[: last + 1], strips)
    if lead is None:
        return last + 1
    while last + 1 < len(lines) and lines[last + 1].base - lines[last].base <= 1.1 * lead:
        last += 1
    return last + 1


def _is_carried_on(lines: list[PrintedLine]) -> bool:
    """Whether the last line stands closer to the one before it than rows do: a cell with a second line."""
    gaps = [b.base - a.base for a, b in pairwise(lines)]
    return len(gaps) > 2 and gaps[-1] < 0.85 * median(gaps[:-1])


def _pieces(window: _Window, left: float, right: float) -> list[Block | Grid] | None:
    """The window's text as blocks or as a table; None if its lines are to be read across."""
    strips = _without_markers(window)
    if not strips:
        return None
    parts = columns(window.lines, strips)
    bounds = [left, *((a + b) / 2 for a, b in strips), right]
    if are_lists(window.lines, parts):
        window.lines += _longer_list(window)
        lists = by_label(window.lines, columns(window.lines, strips))
        return [block for of in lists for block in _one_by_one(columns(of, strips), bounds)]
    items = by_numbers(window.lines, window.strips) if strips != window.strips else []
    if items:
        bounds = [left, *((a + b) / 2 for a, b in window.strips), right]
        return [grid(items, columns(window.lines, window.strips), bounds)]
    found = rows(window.lines, strips)
    return [grid(found, parts, bounds)] if is_table(found, parts) else None


def _one_by_one(parts: list[list[PrintedLine]], bounds: list[float]) -> Iterator[Block]:
    """Columns that are lists, each as a block, from left to right."""
    for part, (a, b) in zip(parts, pairwise(bounds), strict=True):
        if part:
            yield Block(part, a, right_of_people(a, b) if is_of_people(part) else right_edge(part, b - a, b))


def _longer_list(window: _Window) -> list[PrintedLine]:
    """The lines of the tail that carry on the longer of two lists: they begin where its lines do, at their distance."""
    lead = median(b.base - a.base for a, b in pairwise(window.lines))
    starts = {round(line.x0) for line in window.lines}
    found: list[PrintedLine] = []
    for last, line in pairwise([window.lines[-1], *window.tail]):
        if line.base - last.base > 1.25 * lead or round(line.x0) not in starts:
            break
        found.append(line)
    return found


def _without_markers(window: _Window) -> list[Strip]:
    """The strips but for those that part list numbers, bullets or labels from their text."""
    strips = window.strips
    first = columns(window.lines, strips[:1])[0] if strips else []
    if first and sum(bool(MARKER.match(line.text)) for line in first) >= 0.7 * len(first):
        return strips[1:]
    return strips
