"""Tables that are ruled on the page: strokes -> the cells that they enclose.

Borders are snapped to a common grid, and unit cells without a border between them run together, so that merged cells,
borders drawn in pieces and tables open at the sides come out as a reader sees them. Boxes around text are no tables.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from extractor.read.pdf.borders import SHORT, Border, Ruling, level_borders, rulings
from extractor.read.pdf.cells import Area, Cells
from extractor.read.pdf.ink import Stroke
from extractor.read.pdf.shaded import painted, shaded_tables, without_pieces

# A side is ruled if so much of it is drawn; less of an upright one, since underlined words draw none.
_UPRIGHT, _LEVEL = 0.4, 0.7


def ruled_tables(strokes: Iterable[Stroke]) -> list[Cells]:
    """The tables that `strokes` rule; boxes with nothing but one cell are left out.

    Coloured areas tell cells only where no borders are drawn, or more of them than the borders do: inside a drawn cell
    they colour paragraphs.
    """
    held = list(strokes)
    areas = painted(held)
    lines = without_pieces(held, areas)
    drawn = [Cells(found, drawn=True) for ruling in rulings(lines) if len(found := list(_areas(ruling))) > 1]
    shaded = list(shaded_tables(areas, level_borders(lines)))
    for table in drawn:
        table.finer = next((each for each in shaded if _is_finer(each, table)), None)
    used = [table.finer for table in drawn]
    free = [each for each in shaded if each not in used and not any(_is_inside(each, table) for table in drawn)]
    return [*drawn, *free]


def _is_finer(shaded: Cells, drawn: Cells) -> bool:
    """Whether painted cells fill a drawn table from side to side, and are more than its own."""
    (left, _, right, _), (first, _, last, _) = _around(shaded), _around(drawn)
    is_as_wide = abs(left - first) <= SHORT and abs(right - last) <= SHORT
    return len(shaded.areas) > len(drawn.areas) and is_as_wide and _is_inside(shaded, drawn)


def _is_inside(shaded: Cells, drawn: Cells) -> bool:
    """Whether the middle of painted cells is in a drawn table."""
    x0, top, x1, bottom = _around(shaded)
    left, upper, right, lower = _around(drawn)
    return left <= (x0 + x1) / 2 <= right and upper <= (top + bottom) / 2 <= lower


def _around(table: Cells) -> tuple[float, float, float, float]:
    areas = table.areas
    return min(a.x0 for a in areas), areas[0].top, max(a.x1 for a in areas), max(a.bottom for a in areas)


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
