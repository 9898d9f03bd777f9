"""Tables that go on over a page: their parts numbered as one table, their repeated heading rows taken out."""

from collections.abc import Iterator

from extractor.read.pdf.blocks import Block, Grid, GridCell
from extractor.read.pdf.lines import PrintedLine

# In points: how far the columns of a table's parts may begin from each other.
_DRIFT = 8.0


def number_tables(flows: list[list[Block | Grid]]) -> list[PrintedLine]:
    """Number the tables in `flows`, which are pages in order; the result is their repeated heading rows, taken out.

    A row of which one cell goes on over the page stays one row: that cell is put last on its page, so that its text
    runs on.
    """
    heads: list[PrintedLine] = []
    number = -1
    above: Grid | None = None
    for flow in flows:
        for piece in flow:
            if isinstance(piece, Grid):
                if above is not None and flow[0] is piece and _goes_on(above, piece):
                    heads += _carry_on(above, piece)
                else:
                    number += 1
                    piece.first = 0
                piece.number = number
        above = flow[-1] if flow and isinstance(flow[-1], Grid) else None if flow else above
    return heads


def _goes_on(above: Grid, below: Grid) -> bool:
    same = len(above.edges) == len(below.edges)
    return same and all(abs(a - b) <= _DRIFT for a, b in zip(above.edges, below.edges, strict=True))


def _carry_on(above: Grid, below: Grid) -> list[PrintedLine]:
    """Number the rows of `below` on from those of `above`; the result is its first row's lines if a repeated head."""
    heads: list[PrintedLine] = []
    if above.first == 0 and _words(above.row(0)) == _words(below.row(0)) and below.last > 0:
        heads = [line for cell in below.row(0) for line in cell.block.lines]
        below.cells = [cell for cell in below.cells if cell.row > 0]
        for cell in below.cells:
            cell.row -= 1
    below.first = above.first + above.last + 1
    split = _split_cell(above, below)
    if split is not None:
        below.first -= 1
        above.cells.remove(split)
        above.cells.append(split)
    return heads


def _words(cells: list[GridCell]) -> list[str]:
    return [" ".join(line.text.casefold() for line in cell.block.lines) for cell in cells]


def _split_cell(above: Grid, below: Grid) -> GridCell | None:
    """The cell of the last row above that goes on in the first row below: the only one there, and no opener of rows."""
    first = below.row(0)
    openers = sum(cell.column == 0 for cell in above.cells)
    if len(first) != 1 or first[0].column == 0 or openers < 0.7 * (above.last + 1):
        return None
    return next((cell for cell in above.row(above.last) if cell.column == first[0].column), None)


def rows(table: Grid) -> Iterator[tuple[int, int, Block]]:
    """The table's cells in reading order, each with its row and column in the whole table."""
    for cell in table.cells:
        yield table.first + cell.row, cell.column, cell.block
