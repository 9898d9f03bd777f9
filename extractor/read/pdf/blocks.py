"""What a page falls into: blocks of lines that follow each other, and grids of cells."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from extractor.read.pdf.lines import PrintedLine


@dataclass(slots=True)
class Block:
    """Lines of one column in reading order; `left` and `right` are where its lines may begin and end."""

    lines: list[PrintedLine]
    left: float
    right: float

    @property
    def top(self) -> float:
        """Where its first baseline is."""
        return self.lines[0].base


@dataclass(slots=True)
class GridCell:
    """A cell of a table, counted from 0; `more` is what of it stands on the next pages."""

    row: int
    column: int
    block: Block
    more: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A table on one page: `edges` are its columns' left edges; cells in row-major order.

    `number` counts the document's tables; `first` is what its first row counts as: more than 0 if the table began on
    an earlier page.
    """

    page: int
    edges: tuple[float, ...]
    cells: list[GridCell] = field(default_factory=list)
    number: int = 0
    first: int = 0

    @property
    def top(self) -> float:
        """Where its first baseline is."""
        return min(cell.block.lines[0].base for cell in self.cells if cell.block.lines)

    @property
    def blocks(self) -> list[Block]:
        """What its cells hold."""
        return [block for cell in self.cells for block in (cell.block, *cell.more)]

    def row(self, number: int) -> list[GridCell]:
        """The cells of row `number` from left to right."""
        return [cell for cell in self.cells if cell.row == number]

    @property
    def last(self) -> int:
        """The number of its last row."""
        return max(cell.row for cell in self.cells)


def right_edge(lines: list[PrintedLine], width: float, fallback: float) -> float:
    """Where full lines end: the rightmost place that several of `lines` reach to 3 % of `width`; else `fallback`."""
    ends = sorted(line.x1 for line in lines)
    least = max(3.0, 0.03 * len(ends))
    for end in reversed(ends):
        if bisect_right(ends, end + 0.5) - bisect_left(ends, end - 0.03 * width) >= least:
            return end
    return max(ends[-1], fallback) if ends else fallback
