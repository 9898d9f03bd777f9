"""What readers hand over to be put together: lines as they saw them, in pieces that are set in one way."""

from collections.abc import Sequence
from dataclasses import dataclass

from models import Block, Box, Cell


@dataclass(slots=True)
class Piece:
    """A stretch of a raw line set in one way.

    `x` holds each character's (x0, x1) in points, or one for all of them, if the format has places.
    `raw` is what the file has where the reader already put a sign right (a symbol font's code), else None. `target` is
    where the stretch leads if it is a link, as in `models.Link`; `confidence` how sure OCR is of it, 0 to 1. Small
    letters that are shown as `capitals` stay small.
    """

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    size: float | None = None
    x: Sequence[tuple[float, float]] = ()
    raw: str | None = None
    target: str | None = None
    confidence: float | None = None
    capitals: bool = False


@dataclass(slots=True)
class RawLine:
    """A line as the reader saw it, before the text is put together.

    `joins` says that it goes on the paragraph of the line before it: one space is set between, or a hyphen undone.
    `number` is a list number that the format shows but does not store; it is put before the text. `is_overleaf` says
    that the file breaks the page before it, in a format without pages; `is_unspaced` that it surely has no space behind
    the dash at its end. The rest is as in `models.Line`.
    """

    pieces: list[Piece]
    joins: bool = False
    page: int | None = None
    box: Box | None = None
    block: Block | None = None
    cell: Cell | None = None
    indent: float | None = None
    gap: float | None = None
    style: str | None = None
    level: int | None = None
    number: str | None = None
    depth: int | None = None
    is_overleaf: bool = False
    is_unspaced: bool = False
