"""Tables without ruled lines: rows told by the space between them or by what fills them, columns by free strips."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from extractor.read.pdf.blocks import Block, Grid, GridCell
from extractor.read.pdf.lines import PrintedLine
from extractor.read.pdf.strips import Strip
from extractor.read.pdf.words import Word
from extractor.read.pdf.wrapped import all_go_on

# In shares of the type size: the distance of lines up to which they may stand in one row.
_LEAD = 1.6
# A table whose rows are told by what stands beside each other has at least so many.
_ROWS = 3
# One of so many columns need not be aligned: figures typed with tabs hardly are.
_WIDE = 4

# Of a table of items: rows at least with something in the last column, and the number that begins each.
_BESIDE = 2
_ALL = 5  # rows of such a table without a head
_NUMBER = re.compile(r"\(?([0-9]{1,3})[.):]?")

Row = dict[int, list[PrintedLine]]


def columns(lines: list[PrintedLine], strips: list[Strip]) -> list[list[PrintedLine]]:
    """The parts of the lines in each column."""
    columns: list[list[PrintedLine]] = [[] for _ in range(len(strips) + 1)]
    for line in lines:
        for column, words in _parts(line, strips).items():
            columns[column].append(PrintedLine(words, line.page))
    return columns


def _parts(line: PrintedLine, strips: list[Strip]) -> dict[int, list[Word]]:
    parts: dict[int, list[Word]] = {}
    for word in line.words:
        column = sum(word.x0 >= strip[1] - 1 for strip in strips)
        parts.setdefault(column, []).append(word)
    return parts


def rows(lines: list[PrintedLine], strips: list[Strip]) -> list[Row]:
    """The window's rows: for each its columns' lines. A line that only carries on what stands above it opens no row."""
    lead = lead_in_cells(lines, strips)
    banded = _banded(columns(lines, strips), lead) if lead is not None else []
    if _is_plain(banded):
        return banded
    rows: list[Row] = []
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


def by_numbers(lines: list[PrintedLine], strips: list[Strip]) -> list[Row]:
    """The rows of minutes set in columns without lines: each begins with the number of an item in the first column.

    What stands in the last column, such as who acts, stands beside few lines; empty if the lines are no such table.
    It has a head, or all items of an agenda: a few among others that are set freely make none.
    """
    rows: list[Row] = []
    numbers: list[int] = []
    for line in lines:
        parts = _parts(line, strips)
        number = _NUMBER.fullmatch(" ".join(word.text for word in parts[0])) if 0 in parts else None
        if number is not None:
            numbers.append(int(number[1]))
        elif 0 in parts and rows:
            return []
        if number is not None or not rows:
            rows.append({})
        for column, words in parts.items():
            rows[-1].setdefault(column, []).append(PrintedLine(words, line.page))
    is_begun = len(rows) > len(numbers) or (len(numbers) >= _ALL and numbers[0] == 1)
    is_counted = len(numbers) >= _ROWS and is_begun and all(b == a + 1 for a, b in pairwise(numbers))
    beside = sum(len(strips) in row for row in rows)
    is_filled = len(strips) > 1 and beside >= _BESIDE and all(len(row) > 1 for row in rows)
    middle = columns(lines, strips)[1:]
    return rows if is_counted and is_filled and all(map(_is_aligned, middle)) else []


def lead_in_cells(lines: list[PrintedLine], strips: list[Strip]) -> float | None:
    """The distance of lines inside cells where it plainly differs from that of rows; None where it doesn't."""
    gaps = [b.base - a.base for part in columns(lines, strips) for a, b in pairwise(part)]
    least = min(gaps, default=0.0)
    close, far = sum(gap <= 1.1 * least for gap in gaps), sum(gap >= 1.2 * least for gap in gaps)
    return least if close > 1 and far >= _ROWS and close + far == len(gaps) else None


def _banded(parts: list[list[PrintedLine]], lead: float) -> list[Row]:
    """Rows told by what stands beside each other: cells with lines of their own heights, such as centred ones."""
    cells = sorted(
        (held[0].base - held[0].size, number, held) for number, part in enumerate(parts) for held in _cells(part, lead)
    )
    rows: list[Row] = []
    foot = 0.0
    for top, column, held in cells:
        if not rows or top > foot:
            rows.append({})
        rows[-1].setdefault(column, []).extend(held)
        foot = max(foot, held[-1].base) if len(rows[-1]) > 1 else held[-1].base
    return rows


def _is_plain(rows: list[Row]) -> bool:
    """Whether rows told by what stands beside each other are a table's: nearly all filled across, none in two."""
    across = sum(len(row) > 1 for row in rows)
    return len(rows) >= _ROWS and across >= 0.8 * len(rows) and not any(map(_is_level, rows))


def _is_level(row: Row) -> bool:
    """Whether several lines of a row stand on one baseline with lines of its other columns: they may be rows."""
    bases = Counter(round(line.base) for held in row.values() for line in held)
    return sum(count > 1 for count in bases.values()) > 1


def _cells(part: list[PrintedLine], lead: float) -> Iterator[list[PrintedLine]]:
    """The lines of a column that stand no farther from each other than those of a cell."""
    held: list[PrintedLine] = []
    for line in part:
        if held and line.base - held[-1].base > 1.1 * lead:
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _is_spaced(lines: list[PrintedLine], strips: list[Strip]) -> bool:
    """Whether the space between rows tells them: there are about as many as lines that fill several columns."""
    groups = 1 + sum(b.base - a.base > _LEAD * b.size for a, b in pairwise(lines))
    level = sum(len(_parts(line, strips)) > 1 for line in lines)
    return 3 <= groups < len(lines) and level <= 1.34 * groups


def _carries_on(row: Row, parts: dict[int, list[Word]], gap: float, usual: float, strips: list[Strip]) -> bool:
    if not set(parts) <= set(row):
        return False
    if gap < 0.85 * usual:
        return True
    if gap > 1.2 * usual:
        return False
    if len(parts) > 1:
        return all_go_on({column: row[column][-1] for column in parts}, parts, strips)
    column, words = next(iter(parts.items()))
    if column > 0:
        return True
    last = row[column][-1]
    return last.x1 + (words[0].x1 - words[0].x0) + 0.25 * last.size > strips[0][0]


def is_table(rows: list[Row], columns: list[list[PrintedLine]]) -> bool:
    """Whether the rows are a table's: enough of them filled across, in short entries that begin or end at one place."""
    across = [row for row in rows if len(row) > 1]
    enough = 3 if len(columns) == 2 else 2
    if len(across) < enough or len(across) < 0.6 * len(rows):
        return False
    if _is_labelled(rows):
        return False
    aligned, short = sum(map(_is_aligned, columns)), sum(map(_is_short, columns))
    return aligned >= len(columns) - (len(columns) >= _WIDE) and short >= len(columns) - 1


def _is_labelled(rows: list[Row]) -> bool:
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


def grid(rows: list[Row], columns: list[list[PrintedLine]], bounds: list[float]) -> Grid:
    """The table of `rows`; `bounds` are where its columns may begin and end."""
    edges = tuple(min(line.x0 for line in part) for part in columns)
    ends = [max(line.x1 for line in part) for part in columns]
    cells = [
        GridCell(number, column, Block(lines, edges[column], (ends if _runs_on(lines) else bounds[1:])[column]))
        for number, row in enumerate(rows)
        for column, lines in sorted(row.items())
    ]
    return Grid(page=columns[0][0].page, edges=edges, cells=cells)


def _runs_on(lines: list[PrintedLine]) -> bool:
    """Whether the lines of a cell read as one text that is as wide as its column."""
    return all(len(a.words) > 2 and a.text[-1].isalpha() and b.text[0].isalpha() for a, b in pairwise(lines))
