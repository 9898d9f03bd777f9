"""What a page falls into: blocks of lines that follow each other, and grids of cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.read.lines import PrintedLine


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
    """A cell of a table, counted from 0; `lines` may be empty."""

    row: int
    column: int
    block: Block


@dataclass(slots=True)
class Grid:
    """A table on one page: `edges` are its columns' left edges; cells in row-major order; `number` counts the document's tables."""

    page: int
    edges: tuple[float, ...]
    cells: list[GridCell] = field(default_factory=list)
    number: int = 0

    @property
    def top(self) -> float:
        """Where its first baseline is."""
        return min(cell.block.lines[0].base for cell in self.cells if cell.block.lines)

    def row(self, number: int) -> Iterator[GridCell]:
        """The cells of row `number` from left to right."""
        return (cell for cell in self.cells if cell.row == number)

    @property
    def height(self) -> int:
        """How many rows it has."""
        return max((cell.row for cell in self.cells), default=-1) + 1
