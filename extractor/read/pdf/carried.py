"""Tables that go on over a page: their parts numbered as one table, their repeated heading rows taken out."""

from collections.abc import Iterator

from extractor.read.pdf.blocks import Block, Grid, GridCell
from extractor.read.pdf.lines import PrintedLine
from extractor.read.pdf.paragraphs import runs_over

# In points: how far the columns of a table's parts may begin from each other.
_DRIFT = 8.0
# In rows: the most of a heading. In shares of a table's rows: how many have a first cell, if that opens each row.
_HEAD, _OPENED = 3, 0.7
# In shares of a cell's width: the least of a line that runs on.
_FULL = 0.6

_Pair = tuple[GridCell, GridCell]


def number_tables(flows: list[list[Block | Grid]]) -> list[PrintedLine]:
    """Number the tables in `flows`, which are pages in order; the result is their repeated heading rows, taken out.

    A row that goes on over the page stays one row: what stands on the next page is put into its cells.
    """
    heads: list[PrintedLine] = []
    head: list[list[str]] = []
    number = -1
    above: Grid | None = None
    for flow in flows:
        for piece in [piece for piece in flow if isinstance(piece, Grid)]:
            if above is not None and flow[0] is piece and _goes_on(above, piece):
                heads += _carry_on(above, piece, head)
            else:
                number, head = number + 1, [_words(piece.row(row)) for row in range(min(_HEAD, piece.last))]
                piece.first = 0
            piece.number = number
        flow[:] = [piece for piece in flow if not isinstance(piece, Grid) or piece.cells]
        above = flow[-1] if flow and isinstance(flow[-1], Grid) else None if flow else above
    return heads


def _goes_on(above: Grid, below: Grid) -> bool:
    """Whether the columns of one table begin where columns of the other do: all, or all of two at least."""
    columns = [_column(above.edges, edge) for edge in below.edges]
    return len(columns) == len(set(columns)) and None not in columns and len(columns) >= min(2, len(above.edges))


def _column(edges: tuple[float, ...], edge: float) -> int | None:
    return next((column for column, at in enumerate(edges) if abs(at - edge) <= _DRIFT), None)


def _carry_on(above: Grid, below: Grid, head: list[list[str]]) -> list[PrintedLine]:
    """Number the rows of `below` on from those of `above`; the result is the lines of the `head`, if that is repeated.

    The rows of `below` that go on one of `above` are taken out of it.
    """
    columns = [_column(above.edges, edge) or 0 for edge in below.edges]
    for cell in below.cells:
        cell.column = columns[cell.column]
    below.edges = above.edges
    repeated = _repeated(below, head)
    heads = [line for row in range(repeated) for cell in below.row(row) for line in cell.block.lines]
    _cut(below, repeated)
    below.first = above.first + above.last + 1
    split = _split(above, below)
    for upper, lower in split:
        upper.more.append(lower.block)
    _cut(below, 1 if split else 0)
    return heads


def _repeated(below: Grid, head: list[list[str]]) -> int:
    """How many rows of the heading are repeated at the head of `below`."""
    count = 0
    while count < min(len(head), below.last) and _words(below.row(count)) == head[count]:
        count += 1
    return count


def _cut(table: Grid, rows: int) -> None:
    """Take the first `rows` rows out of the table."""
    table.cells = [cell for cell in table.cells if cell.row >= rows]
    for cell in table.cells:
        cell.row -= rows


def _words(cells: list[GridCell]) -> list[str]:
    return [" ".join(line.text.casefold() for line in cell.block.lines) for cell in cells]


def _split(above: Grid, below: Grid) -> list[_Pair]:
    """The cells of the last row above with those of the first row below that go on them; none if that is a row.

    It goes on if a row's opening cell is missing, or if the text of each cell plainly runs on: of fewer cells than the
    row above has, or in small letters.
    """
    last = {cell.column: cell for cell in above.row(above.last)}
    first = below.row(0)
    if not first or not all(cell.column in last for cell in first):
        return []
    pairs = [(last[cell.column], cell) for cell in first]
    over = [_runs_over(*pair) for pair in pairs]
    is_opened = sum(cell.column == 0 for cell in above.cells) >= _OPENED * (above.last + 1)
    is_unopened = is_opened and first[0].column > 0 and (any(over) or len(first) == 1)
    small = sum(cell.block.lines[0].text[:1].islower() for cell in first)
    is_run_on = all(over) and (len(first) < len(last) or 2 * small >= len(first))
    return pairs if is_unopened or is_run_on else []


def _runs_over(above: GridCell, below: GridCell) -> bool:
    held = [above.block, *above.more][-1]
    is_full = held.lines[-1].x1 - held.left > _FULL * (held.right - held.left)
    return is_full and runs_over(held.lines[-1], below.block.lines[0], held.right)


def rows(table: Grid) -> Iterator[tuple[int, int, Block]]:
    """The table's cells in reading order, each block with its row and column in the whole table."""
    for cell in table.cells:
        for block in (cell.block, *cell.more):
            yield table.first + cell.row, cell.column, block
