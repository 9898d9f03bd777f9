"""The places of a table's cells on the page, before their words are put in."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Area(NamedTuple):
    """A cell's place on the page and in the grid."""

    x0: float
    top: float
    x1: float
    bottom: float
    row: int
    column: int


@dataclass(slots=True)
class Cells:
    """The cells of one table in row-major order, and whether borders are drawn or coloured areas alone tell them.

    `spans` are stretches of a row that are painted as one: a cell over several columns, if its words say so. `finer`
    are more cells in the same place that colours tell, if the words fit them.
    """

    areas: list[Area]
    drawn: bool
    spans: list[Area] = field(default_factory=list)
    finer: "Cells | None" = None
