"""A labelled list: its label and the rows it stands for."""

from typing import NamedTuple

from extractor.find.attendees.heads import Heads
from extractor.find.attendees.rows import Row
from extractor.find.attendees.wording import Label


class Block(NamedTuple):
    """A label and the rows it stands for; `heads` is the head of its table, `at` counts the rows of the document."""

    label: Label
    rows: tuple[Row, ...]
    heads: Heads | None = None
    at: int = 0
    column: int | None = None
    indent: float = 0.0
    is_inline: bool = False

    @property
    def is_table(self) -> bool:
        """Whether the rows stand in a table with a head or with several columns."""
        return self.heads is not None or any(len(row.slots) > 1 for row in self.rows)
