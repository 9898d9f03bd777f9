"""Tables that are ruled on the page: strokes -> the cells that they enclose.

Borders are snapped to a common grid, and unit cells without a border between them run together, so that merged cells,
borders drawn in pieces and tables open at the sides come out as a reader sees them. Boxes around text are no tables.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from extractor.read.pdf.blocks import Block, Grid, GridCell
from extractor.read.pdf.borders import SHORT, SNAP, THIN, Border, Ruling, rulings
from extractor.read.pdf.ink import Stroke
from extractor.read.pdf.lines import PrintedLine
from extractor.read.pdf.words import Word

# A side is ruled if so much of it is drawn; less of an upright one, since underlined words draw none.
_UPRIGHT, _LEVEL = 0.4, 0.7
# A table has no more columns than this, if only colours tell them.
_COLUMNS = 12


class Area(NamedTuple):
    """A cell's place on the page and in the grid."""

    x0: float
    top: float
    x1: float
    bottom: float
    row: int
    column: int


class Cells(NamedTuple):
    """The cells of one table in row-major order, and whether borders are drawn or coloured areas alone tell them."""

    areas: list[Area]
    drawn: bool


def ruled_tables(strokes: Iterable[Stroke]) -> list[Cells]:
    """The tables that `strokes` rule; boxes with nothing but one cell are left out.

    Coloured areas tell cells only where no borders are drawn: inside a drawn table they colour paragraphs.
    """
    held = list(strokes)
    drawn = [
        Cells(areas, drawn=True)
        for ruling in rulings([s for s in held if _is_line(s)])
        if (areas := list(_areas(ruling)))
    ]
    coloured = [s for s in held if not _is_line(s) and not any(_is_within(s, table.areas) for table in drawn)]
    shaded = [Cells(areas, drawn=False) for ruling in rulings(coloured) if (areas := _bands(ruling, coloured))]
    return [table for table in [*drawn, *shaded] if len(table.areas) > 1]


def _bands(ruling: Ruling, coloured: list[Stroke]) -> list[Area]:
    """The cells of a table whose rows are coloured by turns: a full grid, if each column has a coloured cell."""
    xs, ys = sorted({border.at for border in ruling.upright}), sorted({border.at for border in ruling.level})
    if not 2 < len(xs) <= _COLUMNS or len(ys) < 3 or min(b - a for a, b in pairwise(xs)) < SHORT:
        return []
    for a, b in pairwise(xs):
        if not any(abs(s.x0 - a) <= SNAP and abs(s.x1 - b) <= SNAP for s in coloured):
            return []
    rows, columns = list(enumerate(pairwise(ys))), list(enumerate(pairwise(xs)))
    return [Area(x0, top, x1, bottom, row, at) for row, (top, bottom) in rows for at, (x0, x1) in columns]


def _is_line(stroke: Stroke) -> bool:
    return stroke.drawn or min(stroke.x1 - stroke.x0, stroke.bottom - stroke.top) <= THIN


def _is_within(stroke: Stroke, areas: list[Area]) -> bool:
    x, y = (stroke.x0 + stroke.x1) / 2, (stroke.top + stroke.bottom) / 2
    return any(area.x0 <= x <= area.x1 and area.top <= y <= area.bottom for area in areas)


def grid(cells: Cells, lines: list[PrintedLine]) -> tuple[Grid | None, list[PrintedLine]]:
    """The table that `cells` and the words of `lines` inside them make, and the lines left outside.

    None, with all lines, if the words fill fewer than two cells, or one column with what is no list of short rows.
    """
    areas = cells.areas
    inside: dict[int, list[PrintedLine]] = {}
    outside: list[PrintedLine] = []
    for line in lines:
        for index, words in _shared_out(line, areas):
            part = PrintedLine(words, line.page, line.bulleted and words[0] is line.words[0])
            (outside if index is None else inside.setdefault(index, [])).append(part)
    if not _is_table(areas, inside) or not (cells.drawn or _is_parted(areas, inside)):
        return None, lines
    kept = [area for at, area in enumerate(areas) if at in inside or area.x1 - area.x0 > SHORT]
    columns = sorted({area.column for area in kept})
    rows = sorted({areas[at].row for at in inside})
    edges = tuple(min(area.x0 for area in kept if area.column == column) for column in columns)
    filled = [
        GridCell(rows.index(areas[at].row), columns.index(areas[at].column), _block(areas[at], inside[at]))
        for at in sorted(inside)
    ]
    return Grid(page=lines[0].page, edges=edges, cells=filled), outside


def _shared_out(line: PrintedLine, areas: list[Area]) -> Iterator[tuple[int | None, list[Word]]]:
    """The line's words by the area they stand in, in reading order; None for those outside of all."""
    shares: dict[int | None, list[Word]] = {}
    for word in line.words:
        shares.setdefault(_area_of(word, areas), []).append(word)
    yield from shares.items()


def _area_of(word: Word, areas: list[Area]) -> int | None:
    x, y = (word.x0 + word.x1) / 2, word.base - 0.3 * word.size
    for index, area in enumerate(areas):
        if area.x0 <= x <= area.x1 and area.top <= y <= area.bottom:
            return index
    return None


def _is_table(areas: list[Area], inside: dict[int, list[PrintedLine]]) -> bool:
    columns = {areas[index].column for index in inside}
    if len(inside) < 2:
        return False
    if len(columns) > 1:
        return True
    return len(inside) >= 3 and sum(len(lines) for lines in inside.values()) <= 2 * len(inside)


def _is_parted(areas: list[Area], inside: dict[int, list[PrintedLine]]) -> bool:
    """Whether no word stands across the sides of a cell, and half of the cells are filled."""
    across = (
        word for at, lines in inside.items() for line in lines for word in line.words if word.x1 > areas[at].x1 + 1
    )
    return len(inside) >= 0.5 * len(areas) and next(across, None) is None


def _block(area: Area, lines: list[PrintedLine]) -> Block:
    """A cell's lines, which end as far from its right border as they begin from its left one."""
    padding = max(1.0, min(line.x0 for line in lines) - area.x0)
    return Block(sorted(lines, key=lambda line: line.base), area.x0, area.x1 - min(padding, 8.0))


def _areas(ruling: Ruling) -> Iterator[Area]:
    """The cells that the ruling encloses, merged ones as one, in row-major order."""
    xs = _places(ruling.upright, ruling.level)
    ys = _places(ruling.level, ruling.upright)
    regions = _regions(xs, ys, ruling)
    for row, column, last_row, last_column in sorted(regions):
        yield Area(xs[column], ys[row], xs[last_column + 1], ys[last_row + 1], row, column)


def _places(borders: list[Border], crossing: list[Border]) -> list[float]:
    """Where the grid's lines are; a side that isn't ruled is where the crossing borders end."""
    places = sorted({border.at for border in borders})
    first, last = min(border.start for border in crossing), max(border.end for border in crossing)
    before = [first] if first < places[0] - 2 * SHORT else []
    after = [last] if last > places[-1] + 2 * SHORT else []
    return [*before, *places, *after]


def _regions(xs: list[float], ys: list[float], ruling: Ruling) -> Iterator[tuple[int, int, int, int]]:
    """Rectangles of unit cells without a border between them: first row and column, last row and column."""
    across = {x: [b for b in ruling.upright if b.at == x] for x in xs}
    along = {y: [b for b in ruling.level if b.at == y] for y in ys}
    free = {(row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)}
    for row, column in sorted(free):
        if (row, column) not in free:
            continue
        right, low = column, row
        while (row, right + 1) in free and not _is_drawn(across[xs[right + 1]], ys[row], ys[row + 1], _UPRIGHT):
            right += 1
        while (low + 1, column) in free and _goes_on(xs[column : right + 2], ys[low + 1 : low + 3], across, along):
            low += 1
        free -= {(r, c) for r in range(row, low + 1) for c in range(column, right + 1)}
        yield row, column, low, right


def _goes_on(
    xs: list[float], ys: list[float], across: dict[float, list[Border]], along: dict[float, list[Border]]
) -> bool:
    """Whether a cell between `xs` goes on below the line `ys[0]`, undivided, to `ys[1]`."""
    is_ruled_off = any(_is_drawn(along[ys[0]], a, b, _LEVEL) for a, b in pairwise(xs))
    return not is_ruled_off and not any(_is_drawn(across[x], ys[0], ys[1], _UPRIGHT) for x in xs[1:-1])


def _is_drawn(borders: list[Border], start: float, end: float, share: float) -> bool:
    """Whether borders cover at least `share` of the side from `start` to `end`."""
    covered = sum(max(0.0, min(border.end, end) - max(border.start, start)) for border in borders)
    return covered >= share * (end - start)
