"""A walk through a Word file: what it needs to know, what it has met so far, and what a paragraph says to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from extractor.read.assemble import Piece
from extractor.read.word.layouts import Layout
from extractor.read.word.looks import Look, Marks
from extractor.read.word.numbering import Counters
from extractor.read.word.ooxml import Element
from extractor.read.word.parts import Relation
from extractor.read.word.styles import Styles
from extractor.read.word.symbols import shown
from models import Block, Cell


class Spot(NamedTuple):
    """Where we are: `block` in the file, `cell` in a table that is one, and what the table's style says of letters.

    `in_box` says that we are in a text box, which has no place of its own: it stays where it hangs.
    """

    block: Block = Block()
    cell: Cell | None = None
    marks: Marks | None = None
    in_box: bool = False


@dataclass(slots=True)
class Tracked:
    """How many tracked insertions were read and deletions passed over."""

    added: int = 0
    removed: int = 0


@dataclass(slots=True)
class Said:
    """A paragraph's lines, each a list of pieces (there is always one), and the text boxes anchored in it.

    `overleaf` holds the numbers of the lines before which the page is broken.
    """

    lines: list[list[Piece]] = field(default_factory=lambda: [[]])
    overleaf: set[int] = field(default_factory=set)
    boxes: list[Element] = field(default_factory=list)
    _last: tuple[Look, str | None] | None = None

    def add(self, text: str, look: Look, target: str | None = None, raw: str | None = None) -> None:
        """Put `text`, set as `look` says, at the end of the last line; `raw` is what the file has if that differs.

        `target` is where it leads if it is a link.
        """
        line = self.lines[-1]
        if raw is None and line and self._last == (look, target):
            line[-1].text += text
        elif text:
            self._last = (look, target) if raw is None else None
            line.append(
                Piece(
                    text,
                    look.bold,
                    look.italic,
                    look.underline,
                    look.strike,
                    look.size,
                    raw=raw,
                    target=target,
                    capitals=look.capitals,
                )
            )

    def add_coded(self, text: str, look: Look, target: str | None, font: str) -> None:
        """Put `text`, set in `font`, at the end of the last line, a symbol font's signs as they are shown."""
        for stretch, raw in shown(text, font):
            self.add(stretch, look, target, raw)

    def add_picture(self, sign: str, look: Look) -> None:
        """Put a picture's `sign` at the end of the last line, as a word of its own, which it is to the eye."""
        self.add(" ", look)
        self.add(sign, look, raw="")
        self.add(" ", look)

    def turn(self, *, is_overleaf: bool = False) -> None:
        """Begin a new line, or a new page."""
        self.lines.append([])
        if is_overleaf:
            self.overleaf.add(len(self.lines) - 1)
        self._last = None


@dataclass(slots=True)
class Walk:
    """A walk through one part of a file: what it needs to know, and what it has met so far.

    `relations` are what the part refers to, `breaks` says of each section to come whether it begins a page. `last` is
    how the last line's paragraph was laid (None at the start), `blank` the height of the empty lines since, `held` what
    is left of paragraphs whose end was removed; `is_run_in` says that the next paragraph goes on its line,
    `is_overleaf` that it begins a page. `depth` says how many files this one is embedded in, `unread` names those
    embedded in it that we can't read.
    """

    styles: Styles
    counters: Counters
    relations: Mapping[str, Relation] = field(default_factory=dict)
    breaks: list[bool] = field(default_factory=list)
    tracked: Tracked = field(default_factory=Tracked)
    unread: list[str] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0
    grids: int = 0
    last: Layout | None = None
    blank: float = 0.0
    held: Said | None = None
    is_run_in: bool = False
    is_overleaf: bool = False
    depth: int = 0

    def start_over(self) -> None:
        """Forget what stands above: we are at the head of a cell, or below a table."""
        self.last, self.blank, self.is_run_in = Layout(), 0.0, False
