"""A walk through a page: where we are in it, and the paragraph that is being gathered."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from extractor.read.assemble import Piece, RawLine
from extractor.read.plain import joints
from extractor.read.web.css import Sheet
from extractor.read.web.lists import BULLETS, Counters, ListAround
from extractor.read.web.looks import Look
from extractor.read.web.site import Seen
from extractor.read.word.symbols import shown
from models import Block, Cell, Marginal

_FULL_LINE = 40  # signs: a shorter line was not broken because it was full
_HANG = 18.0  # how far a list's number stands before its text, in points
_SIGN = 6.0  # the width of a sign of preformatted text, in points


class Spot(NamedTuple):
    """Where we are: how letters are set, what list and cell we are in, and how far from the left edge, in points.

    `first` is how much further in a block's first line is set; `depth` the list's level from 0, -1 outside lists.
    """

    look: Look = Look()
    left: float = 0.0
    first: float = 0.0
    level: int | None = None
    style: str | None = None
    block: Block = Block()
    cell: Cell | None = None
    list_around: ListAround | None = None
    depth: int = -1


@dataclass(slots=True)
class Walk:
    """What was met so far: `lines` written, the paragraph being gathered in `said`, the `number` to stand before it.

    `total` is how many words the page has; `above` the space above what is to come, in points (None at the start);
    `explained` are the short forms with what they stand for, each told once.
    """

    sheet: Sheet
    seen: Seen
    total: int
    is_tracked: bool
    counters: Counters = field(default_factory=Counters)
    lines: list[RawLine] = field(default_factory=list)
    marginalia: list[Marginal] = field(default_factory=list)
    explained: set[tuple[str, str]] = field(default_factory=set)
    said: list[list[Piece]] = field(default_factory=lambda: [[]])
    number: str | None = None
    above: float | None = None
    paragraphs: int = 0
    tables: int = 0
    grids: int = 0
    added: int = 0
    removed: int = 0

    def say(self, text: str, look: Look, raw: str | None = None) -> None:
        """Put `text` at the end of the paragraph that is being gathered; `raw` is what the file has if that differs.

        Outside preformatted text a tab is no more than a space: it only sets out the page's source.
        """
        for at, part in enumerate(text.split("\n") if look.is_preformatted else [text.replace("\t", " ")]):
            if at:
                self.said.append([])
            for stretch, code in shown(part, look.font) if raw is None else [(part, raw)]:
                if stretch:
                    self.said[-1].append(_piece(stretch, look, code))

    def turn(self) -> None:
        """Break the line."""
        self.said.append([])

    def keep_space(self, space: float) -> None:
        """Keep at least `space` points to the next paragraph."""
        self.above = max(self.above or 0.0, space) if self.lines else None

    def write(self, spot: Spot) -> None:
        """Write the paragraph that was gathered, if it says something, and begin another."""
        said, self.said = self.said, [[]]
        if any(map(_has_text, said)):
            self.lines.extend(self._written(said, spot))
            self.above = 0.0

    def write_number(self, spot: Spot) -> None:
        """Write the number that still waits for its text: its entry has none of its own."""
        if self.number is not None and self.number not in BULLETS:
            self.lines.append(
                RawLine([], number=self.number, depth=max(spot.depth, 0), block=self._place(spot), cell=spot.cell)
            )
        self.number = None

    def _place(self, spot: Spot) -> Block:
        """The block of a new paragraph: counted through the page, or the table's cell that it stands in."""
        if spot.block.table is not None:
            return spot.block
        self.paragraphs += 1
        return Block(paragraph=self.paragraphs - 1)

    def _written(self, said: list[list[Piece]], spot: Spot) -> Iterator[RawLine]:
        texts = ["".join(piece.text for piece in pieces) for pieces in said]
        joins = joints([text.expandtabs(8) for text in texts]) if spot.look.is_preformatted else None
        block, last, blank = self._place(spot), "", 0.0
        for at, (pieces, text) in enumerate(zip(said, texts, strict=True)):
            if not _has_text(pieces):
                blank += 1.2 * spot.look.size if last or at else 0.0
                continue
            line = RawLine(pieces, block=block, cell=spot.cell, style=spot.style, level=spot.level)
            line.joins = (
                bool(last) and not blank and (joins[at] if joins is not None else _goes_on(last, text, spot.level))
            )
            line.gap = blank if last else None if self.above is None else self.above + blank
            first = 0.0 if last else spot.first - (_HANG if self.number is not None else 0.0)
            line.indent = max(0.0, round(spot.left + first + _indented(text, spot), 2))
            if not last and self.number is not None:
                line.number, line.depth, self.number = self.number, max(spot.depth, 0), None
            last, blank = text, 0.0
            yield line


def _piece(text: str, look: Look, raw: str | None) -> Piece:
    return Piece(
        text,
        look.bold,
        look.italic,
        look.underline,
        look.strike,
        look.size,
        raw=raw,
        target=look.target,
        capitals=look.capitals,
    )


def _has_text(pieces: list[Piece]) -> bool:
    return any(not piece.text.isspace() for piece in pieces)


def _indented(text: str, spot: Spot) -> float:
    return _SIGN * (len(text) - len(text.lstrip())) if spot.look.is_preformatted else 0.0


def _goes_on(above: str, text: str, level: int | None) -> bool:
    """Whether a line break is only a turn of the line: in a heading, or where the sentence goes on in lower case."""
    if level is not None:
        return True
    before = above.rstrip()
    return len(before) > _FULL_LINE and before[-1] not in ".:;!?" and text.lstrip()[0].islower()
