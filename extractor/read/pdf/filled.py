"""Words put into the cells where they stand: the table that a page's lines make."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import attrgetter

from extractor.read.pdf.blocks import Block, Grid, GridCell
from extractor.read.pdf.borders import SHORT
from extractor.read.pdf.cells import Area, Cells
from extractor.read.pdf.lines import PrintedLine
from extractor.read.pdf.people import are_people, right_of_people
from extractor.read.pdf.strips import GAP, free_strips
from extractor.read.pdf.words import Word

# In points: how far from its cell's border a word begins at most, if it runs over the other one.
_PADDING = 12.0
# In shares of the type size: words no farther apart than this run on, and lines of one cell.
_SPACE, _LEAD = 0.6, 1.6

# The lines in each cell, by the cell's index.
_Inside = dict[int, list[PrintedLine]]

# Areas by their top and bottom, each with its index.
_Bands = dict[tuple[float, float], list[tuple[int, Area]]]

_ROW = attrgetter("row")


def grid(cells: Cells, lines: list[PrintedLine]) -> tuple[Grid | None, list[PrintedLine]]:
    """The table that `cells` and the words of `lines` inside them make, and the lines left outside.

    None, with all lines, if the words fill fewer than two cells, or one column with what is no list of short rows.
    """
    finer = grid(cells.finer, lines) if cells.finer is not None else (None, lines)
    if finer[0] is not None:
        return finer
    areas = _as_drawn(cells, lines) if cells.drawn else _as_read(cells, lines)
    inside, outside = _parted(areas, lines)
    if not _is_table(areas, inside) or not (cells.drawn or _is_filled(areas, inside)):
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


def _as_drawn(cells: Cells, lines: list[PrintedLine]) -> list[Area]:
    """The areas of a drawn table, those without sides inside parted where their words are."""
    areas = _columned(cells.areas, lines)
    starts = sorted({area.x0: area.column for area in areas}.items())
    inside, _ = _parted(areas, lines)
    return [part for at, area in enumerate(areas) for part in _unmerged(area, inside.get(at, []), starts)]


def _unmerged(area: Area, lines: list[PrintedLine], starts: list[tuple[float, int]]) -> Iterator[Area]:
    """The area in the columns that it covers, if no word stands across them and wide gaps part them on a line."""
    inner = [(x, column) for x, column in starts if area.x0 + 1 < x < area.x1 - 1]
    is_across = any(word.x0 < x < word.x1 for word in _words(lines) for x, _ in inner)
    if not inner or is_across or not any(_parts(line, x) for line in lines for x, _ in inner):
        yield area
        return
    places = [(area.x0, area.column), *inner]
    for (x0, column), (x1, _) in pairwise([*places, (area.x1, 0)]):
        yield area._replace(x0=x0, x1=x1, column=column)


def _parts(line: PrintedLine, x: float) -> bool:
    """Whether a wide gap between two words of the line is about `x`."""
    return any(a.x1 <= x <= b.x0 and b.x0 - a.x1 > GAP * line.size for a, b in pairwise(line.words))


def _as_read(cells: Cells, lines: list[PrintedLine]) -> list[Area]:
    """The areas of a table told by colours, as its words show them: cells over several columns whole.

    Rows at its head and foot that words stand across without such a cell are none of it.
    """
    areas = _columned(_spanned(cells, lines), lines)
    areas = [*areas, *_row_below(areas, lines)]
    inside, _ = _parted(areas, lines)
    across = {areas[at].row for at, held in inside.items() if any(_is_across(word, areas[at]) for word in _words(held))}
    filled = {areas[at].row for at in inside} - across
    rows = [row for row, _ in groupby(areas, key=_ROW)]
    while rows and rows[-1] not in filled:
        rows.pop()
    while rows and rows[0] not in filled:
        rows.pop(0)
    return [area for area in areas if area.row in rows]


def _columned(areas: list[Area], lines: list[PrintedLine]) -> list[Area]:
    """The areas, those of rows without sides cut into columns where a strip is free of words down the whole table.

    A row whose words stand across it, such as a title, stays whole.
    """
    if any(area.column for area in areas):
        return areas
    inside, _ = _parted(areas, lines)
    cut = {at: held for at, held in inside.items() if any(map(_has_gap, held))}
    if len(cut) < 2 or 2 * len(cut) < len(inside):
        return areas
    places = [(a + b) / 2 for a, b in free_strips([line for held in cut.values() for line in held])]
    return [part for at, area in enumerate(areas) for part in _cut(area, inside.get(at, []), places)]


def _cut(area: Area, lines: list[PrintedLine], places: list[float]) -> Iterator[Area]:
    """The area in columns that meet at `places`; as it is if one of its words stands across one."""
    if any(word.x0 < place < word.x1 for word in _words(lines) for place in places):
        places = []
    for column, (x0, x1) in enumerate(pairwise([area.x0, *places, area.x1])):
        yield area._replace(x0=x0, x1=x1, column=column)


def _has_gap(line: PrintedLine) -> bool:
    return any(b.x0 - a.x1 > GAP * line.size for a, b in pairwise(line.words))


def _row_below(areas: list[Area], lines: list[PrintedLine]) -> list[Area]:
    """A last row that is not painted, since every other one is: lines that follow closely, in several columns."""
    last = [area for area in areas if area.row == areas[-1].row]
    left, foot, right = last[0].x0, last[0].bottom, last[-1].x1
    tallest = max(area.bottom - area.top for area in areas)
    held: list[PrintedLine] = []
    for line in lines:
        is_below = line.base > foot and left <= line.x0 and line.x1 <= right
        if is_below and line.base - (held[-1].base if held else foot) < (_LEAD * line.size if held else tallest):
            held.append(line)
    if not held:
        return []
    row = [area._replace(top=foot, bottom=held[-1].base + 0.3 * held[-1].size, row=area.row + 1) for area in last]
    inside, _ = _parted(row, held)
    return row if len({row[at].column for at in inside}) > 1 else []


def _spanned(cells: Cells, lines: list[PrintedLine]) -> list[Area]:
    """The areas, those that one painted stretch covers as one where words stand across their sides."""
    inside, _ = _parted(cells.areas, lines)
    areas = list(cells.areas)
    for span in cells.spans:
        covered = [at for at, area in enumerate(cells.areas) if _is_part(area, span)]
        sides = [(cells.areas[at], word) for at in covered[:-1] for word in _words(inside.get(at, []))]
        if any(_is_across(word, area) for area, word in sides):
            areas = [area for area in areas if not _is_part(area, span)] + [span]
    return sorted(areas, key=lambda area: (area.row, area.column))


def _is_part(area: Area, span: Area) -> bool:
    return area.row == span.row and span.x0 - 1 <= area.x0 and area.x1 <= span.x1 + 1


def _words(lines: list[PrintedLine]) -> Iterator[Word]:
    return (word for line in lines for word in line.words)


def _is_across(word: Word, area: Area) -> bool:
    return word.x1 > area.x1 + 1


def _parted(areas: list[Area], lines: list[PrintedLine]) -> tuple[_Inside, list[PrintedLine]]:
    """The parts of the lines in each area, and those outside of all."""
    inside: _Inside = {}
    outside: list[PrintedLine] = []
    bands = _bands(areas)
    places = {id(word): _area_of(word, bands) for word in _words(lines)}
    known = ((areas[at].column, word) for word in _words(lines) if (at := places[id(word)]) is not None)
    starts = Counter((column, round(word.x0)) for column, word in known)
    for line in lines:
        for index, words in _shared_out(line, areas, places, starts):
            part = PrintedLine(words, line.page)
            (outside if index is None else inside.setdefault(index, [])).append(part)
    return inside, outside


def _shared_out(
    line: PrintedLine, areas: list[Area], places: dict[int, int | None], starts: Counter[tuple[int, int]]
) -> Iterator[tuple[int | None, list[Word]]]:
    """The line's words by the area they stand in, in reading order; None for those outside of all.

    `places` has each word's area, by the word's id.

    Words that run on from one that runs over its cell's border, or out of the table, stay with it, up to one that
    begins where others of its own column do; `starts` says how many words of each column begin at each place.
    """
    shares: dict[int | None, list[Word]] = {}
    last: Word | None = None
    before: int | None = None
    is_over = False
    for word in line.words:
        at = places[id(word)]
        is_beside = last is not None and word.x0 - last.x1 <= _SPACE * word.size
        is_own = at is not None and starts[areas[at].column, round(word.x0)] > 1
        is_over = before is not None and is_beside and not is_own and (is_over or at is None)
        at = before if is_over else at
        is_over = is_over or (at is not None and _is_across(word, areas[at]))
        shares.setdefault(at, []).append(word)
        last, before = word, at
    yield from shares.items()


def _bands(areas: list[Area]) -> _Bands:
    """The areas between two heights, each with its index."""
    bands: _Bands = {}
    for at, area in enumerate(areas):
        bands.setdefault((area.top, area.bottom), []).append((at, area))
    return bands


def _area_of(word: Word, bands: _Bands) -> int | None:
    """The area that the middle of the word stands in; of one that runs over a border, that at whose side it begins."""
    y, middle = word.base - 0.3 * word.size, (word.x0 + word.x1) / 2
    level = [each for (top, bottom), held in bands.items() if top <= y <= bottom for each in held]
    for at, area in level:
        if area.x0 <= word.x0 <= area.x0 + _PADDING and middle > area.x1:
            return at
    return next((at for at, area in level if area.x0 <= middle <= area.x1), None)


def _is_table(areas: list[Area], inside: _Inside) -> bool:
    columns = {areas[index].column for index in inside}
    if len(inside) < 2:
        return False
    if len(columns) > 1:
        return True
    return len(inside) >= 3 and sum(len(lines) for lines in inside.values()) <= 2 * len(inside)


def _is_filled(areas: list[Area], inside: _Inside) -> bool:
    """Whether there are columns, no word stands across the sides of a cell, and half of the cells are filled."""
    is_across = any(_is_across(word, areas[at]) for at, lines in inside.items() for word in _words(lines))
    is_across = is_across or areas[-1].column == 0
    return len(inside) >= 0.5 * len(areas) and not is_across


def _block(area: Area, lines: list[PrintedLine]) -> Block:
    """A cell's lines, which end as far from its right border as they begin from its left one; people one a line."""
    padding = max(1.0, min(line.x0 for line in lines) - area.x0)
    right = right_of_people(area.x0, area.x1) if are_people(lines) else area.x1 - min(padding, 8.0)
    return Block(sorted(lines, key=lambda line: line.base), area.x0, right)
