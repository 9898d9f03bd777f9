"""Text that stands side by side without ruled lines: columns to read one after the other, rows of a table, or one line with gaps.

A gap in a line means something only where the lines next to it keep the same strip free. What such a strip parts is then read as
a label or number with its text (the default: the line stays whole), as a table, as columns, or as notes in the page's margin.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from operator import attrgetter
from statistics import median

from extractor import rules
from extractor.read.blocks import Block, Grid, GridCell, right_edge
from extractor.read.lines import PrintedLine, Word

# In shares of the type size: the least gap that can part columns, and the least that must stay free of all lines.
_GAP, _FREE = 1.3, 0.8
# Likewise: the distance of lines up to which they may stand in one row.
_LEAD = 1.6
_FAR = float("inf")
_MARKER = re.compile(
    r"^(?:[(\[]?(?:[0-9]{1,3}|[a-z]|[ivxlc]{1,5}|[A-Z])(?:[.)\]:]|(?:\.[0-9]+)+[.)]?)|[0-9]{1,3}(?:[./][0-9]+)*|[^\w\s])$"
)

_BOLD, _UNDERLINED = attrgetter("bold"), attrgetter("underline")

Strip = tuple[float, float]


@dataclass(slots=True)
class _Window:
    """Lines that keep the same strips free, in order."""

    lines: list[PrintedLine]
    strips: list[Strip]


def arranged(lines: list[PrintedLine], left: float, right: float) -> Iterator[Block | Grid]:
    """`lines`, which stand on one page between `left` and `right`, in reading order."""
    at = 0
    held: list[PrintedLine] = []
    while at < len(lines):
        window = _window(lines, at)
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


def _window(lines: list[PrintedLine], at: int) -> _Window | None:
    """The lines from `at` on that keep a strip free which parts line `at`; None if that one isn't parted."""
    strips = list(_gaps(lines[at]))
    taken = [lines[at]] if strips else []
    for last, line in pairwise(lines[at:] if strips else []):
        size = max(last.size, line.size)
        kept = [free for strip in strips if (free := _still_free(strip, line)) is not None]
        if not kept or line.base - last.base > 3.2 * size or (_is_heading(line, taken) and not _is_parted(line, kept)):
            break
        strips = kept
        taken.append(line)
    while len(taken) > 1 and not _is_parted(taken[-1], strips) and not _is_carried_on(taken):
        taken.pop()
    return _Window(taken, strips) if len(taken) > 1 else None


def _gaps(line: PrintedLine) -> Iterator[Strip]:
    """The wide gaps between the line's words: wider than its usual ones, which are wide too where lines are justified."""
    gaps = [(a.x1, b.x0) for a, b in pairwise(line.words)]
    usual = median(b - a for a, b in gaps) if len(gaps) > 3 else 0.0
    least = max(_GAP * line.size, 2.2 * usual if usual < line.size else 0.0)
    return ((a, b) for a, b in gaps if b - a >= least)


def _still_free(strip: Strip, line: PrintedLine) -> Strip | None:
    """The widest part of `strip` that no word of `line` stands in, or None if it is too narrow."""
    ends = [-_FAR, *(x for word in line.words for x in (word.x0, word.x1)), _FAR]
    parts = ((max(strip[0], a), min(strip[1], b)) for a, b in zip(ends[::2], ends[1::2], strict=True))
    start, end = max(parts, key=lambda part: part[1] - part[0])
    return (start, end) if end - start >= _FREE * line.size else None


def _is_parted(line: PrintedLine, strips: list[Strip]) -> bool:
    return any(line.x0 < strip[0] + 1 and line.x1 > strip[1] - 1 for strip in strips)


def _is_heading(line: PrintedLine, rows: list[PrintedLine]) -> bool:
    """Whether the line is set as a heading over what follows: all bold or underlined where the rows above are not."""
    return any(
        all(kind(word) for word in line.words) and not all(kind(row.words[0]) for row in rows)
        for kind in (_BOLD, _UNDERLINED)
    )


def _is_carried_on(lines: list[PrintedLine]) -> bool:
    """Whether the last line stands closer to the one before it than rows do: a cell with a second line."""
    gaps = [b.base - a.base for a, b in pairwise(lines)]
    return len(gaps) > 2 and gaps[-1] < 0.85 * median(gaps[:-1])


def _pieces(window: _Window, left: float, right: float) -> list[Block | Grid] | None:
    """The window's text as blocks or as a table; None if its lines are to be read across."""
    strips = _without_markers(window)
    if not strips:
        return None
    columns = list(_columns(window.lines, strips))
    bounds = [left, *((a + b) / 2 for a, b in strips), right]
    if _are_blocks(window.lines, columns):
        sides = zip(columns, pairwise(bounds), strict=True)
        return [Block(part, a, right_edge(part, b - a, b)) for part, (a, b) in sides if part]
    rows = _rows(window.lines, strips)
    return [_grid(rows, columns, bounds)] if _is_table(rows, columns) else None


def _without_markers(window: _Window) -> list[Strip]:
    """The strips but for those that part list numbers, bullets or labels from their text."""
    strips = window.strips
    first = _columns(window.lines, strips[:1])[0] if strips else []
    if first and sum(bool(_MARKER.match(line.text)) for line in first) >= 0.7 * len(first):
        return strips[1:]
    return strips


def _columns(lines: list[PrintedLine], strips: list[Strip]) -> list[list[PrintedLine]]:
    """The parts of the lines in each column."""
    columns: list[list[PrintedLine]] = [[] for _ in range(len(strips) + 1)]
    for line in lines:
        for column, words in _parts(line, strips).items():
            columns[column].append(PrintedLine(words, line.page, line.bulleted and column == 0))
    return columns


def _parts(line: PrintedLine, strips: list[Strip]) -> dict[int, list[Word]]:
    parts: dict[int, list[Word]] = {}
    for word in line.words:
        column = sum(word.x0 >= strip[1] - 1 for strip in strips)
        parts.setdefault(column, []).append(word)
    return parts


def _are_blocks(lines: list[PrintedLine], columns: list[list[PrintedLine]]) -> bool:
    """Whether the columns are to be read one after the other: headed as lists of people, or full of people, side by side."""
    heads = [part for part in columns if part and part[0].base <= lines[0].base + 1 and _is_attendance(part[0].text)]
    if len(heads) == len(columns) and len(columns) > 1:
        return True
    if all(len(part) >= 3 and sum(map(_is_entry, part)) >= 0.5 * len(part) for part in columns):
        return True
    return all(len(part) >= 2 and sum(map(_is_person, part)) >= 0.8 * len(part) for part in columns)


def _is_entry(line: PrintedLine) -> bool:
    """Whether the line opens an entry of a bulleted list."""
    return line.bulleted or not line.text[:1].isalnum()


@cache
def _attendance_labels() -> frozenset[str]:
    return frozenset(rules.words("columns", "attendance-labels").words)


def _is_attendance(text: str) -> bool:
    return re.sub(r"[^a-z ]", "", text.lower()).strip() in _attendance_labels()


@cache
def _forms_of_address() -> frozenset[str]:
    return frozenset(rules.words("names", "honorific").words)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(rules.words("names", "given").words)


def _is_person(line: PrintedLine) -> bool:
    words = [word.text.strip(".,:;").lower() for word in line.words]
    return 2 <= len(words) <= 6 and (words[0] in _forms_of_address() or words[0] in _given_names())


def _rows(lines: list[PrintedLine], strips: list[Strip]) -> list[dict[int, list[PrintedLine]]]:
    """The window's rows: for each its columns' lines. A line that only carries on what stands above it opens no row."""
    rows: list[dict[int, list[PrintedLine]]] = []
    usual = median(b.base - a.base for a, b in pairwise(lines))
    is_spaced = _is_spaced(lines, strips)
    for at, line in enumerate(lines):
        parts = _parts(line, strips)
        gap = line.base - lines[at - 1].base if at else 0.0
        carries_on = (
            gap <= _LEAD * line.size if is_spaced else rows and _carries_on(rows[-1], parts, gap, usual, strips)
        )
        if not rows or not carries_on:
            rows.append({})
        for column, words in parts.items():
            rows[-1].setdefault(column, []).append(PrintedLine(words, line.page))
    return rows


def _is_spaced(lines: list[PrintedLine], strips: list[Strip]) -> bool:
    """Whether rows are told by the space between them: there are more rows than lines that fill several columns at one height."""
    groups = 1 + sum(b.base - a.base > _LEAD * b.size for a, b in pairwise(lines))
    level = sum(len(_parts(line, strips)) > 1 for line in lines)
    return 3 <= groups < len(lines) and level <= 1.34 * groups


def _carries_on(
    row: dict[int, list[PrintedLine]], parts: dict[int, list[Word]], gap: float, usual: float, strips: list[Strip]
) -> bool:
    if not set(parts) <= set(row):
        return False
    if gap < 0.85 * usual:
        return True
    if len(parts) > 1 or gap > 1.2 * usual:
        return False
    column, words = next(iter(parts.items()))
    if column > 0:
        return True
    last = row[column][-1]
    return last.x1 + (words[0].x1 - words[0].x0) + 0.25 * last.size > strips[0][0]


def _is_table(rows: list[dict[int, list[PrintedLine]]], columns: list[list[PrintedLine]]) -> bool:
    """Whether the rows are a table's: enough of them filled across, in short entries that begin or end at one place."""
    across = [row for row in rows if len(row) > 1]
    enough = 3 if len(columns) == 2 else 2
    if len(across) < enough or len(across) < 0.6 * len(rows):
        return False
    if _is_labelled(rows):
        return False
    return all(_is_aligned(part) for part in columns) and sum(_is_short(part) for part in columns) >= len(columns) - 1


def _is_labelled(rows: list[dict[int, list[PrintedLine]]]) -> bool:
    """Whether the first column is labels ("Venue:") for what stands beside them."""
    first = [row[0][0].text for row in rows if 0 in row]
    return sum(text.endswith(":") for text in first) >= 0.5 * len(first)


def _is_aligned(column: list[PrintedLine]) -> bool:
    least = 0.6 * len(column)
    return any(
        _most_at(places) >= least
        for places in ([p.x0 for p in column], [p.x1 for p in column], [p.x0 + p.x1 for p in column])
    )


def _most_at(places: list[float]) -> int:
    return max((sum(abs(other - place) <= 4 for other in places) for place in places), default=0)


def _is_short(column: list[PrintedLine]) -> bool:
    return median(len(part.words) for part in column) <= 6


def _grid(rows: list[dict[int, list[PrintedLine]]], columns: list[list[PrintedLine]], bounds: list[float]) -> Grid:
    edges = tuple(min(line.x0 for line in part) for part in columns)
    cells = [
        GridCell(number, column, Block(lines, edges[column], bounds[column + 1]))
        for number, row in enumerate(rows)
        for column, lines in sorted(row.items())
    ]
    return Grid(page=columns[0][0].page, edges=edges, cells=cells)
