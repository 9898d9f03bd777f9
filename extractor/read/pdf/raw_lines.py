"""Blocks and tables in reading order -> raw lines, from which the Document is put together."""

from collections.abc import Iterator

from extractor.read.assemble import Piece, RawLine
from extractor.read.pdf.blocks import Block, Grid
from extractor.read.pdf.carried import rows
from extractor.read.pdf.lines import PrintedLine, box
from extractor.read.pdf.paragraphs import joined
from extractor.read.pdf.words import Style, Word
from models import Cell


def raw_lines(flows: list[list[Block | Grid]], lead: float) -> Iterator[RawLine]:
    """The document's lines in reading order, with what joins them; `lead` is as in `Setting`."""
    last: PrintedLine | None = None
    cell: Cell | None = None
    for piece in (piece for page in flows for piece in page):
        for where, block in _parts(piece):
            yield from _lines(block, lead, where, last if where == cell else None)
            last, cell = block.lines[-1], where


def _parts(piece: Block | Grid) -> Iterator[tuple[Cell | None, Block]]:
    if isinstance(piece, Block):
        yield None, piece
        return
    for row, column, block in rows(piece):
        yield Cell(table=piece.number, row=row, column=column), block


def _lines(block: Block, lead: float, cell: Cell | None, last: PrintedLine | None) -> Iterator[RawLine]:
    """The block's lines; notes beside a paragraph come after it."""
    notes: list[PrintedLine] = []
    for line, joins in joined(block.lines, block.right, lead, last):
        if not joins:
            yield from (_note(note, cell) for note in notes)
            notes = []
        is_below = last is not None and last.page == line.page and last.base < line.base
        yield _line(line, cell, joins=joins, gap=line.base - last.base if last is not None and is_below else None)
        notes += line.notes
        last = line
    yield from (_note(note, cell) for note in notes)


def _note(line: PrintedLine, cell: Cell | None) -> RawLine:
    raw = _line(line, cell)
    raw.style = "margin note"
    return raw


def _line(line: PrintedLine, cell: Cell | None, *, joins: bool = False, gap: float | None = None) -> RawLine:
    pieces = list(_pieces(line.words))
    level = _level(line.words)
    return RawLine(pieces, joins=joins, page=line.page, box=box(line), cell=cell, indent=line.x0, gap=gap, level=level)


def _level(words: list[Word]) -> int | None:
    """The level of the heading that all words with a letter in them belong to."""
    levels = {word.level for word in words if any(map(str.isalpha, word.text))}
    return levels.pop() if len(levels) == 1 else None


def _pieces(words: list[Word]) -> Iterator[Piece]:
    for at, word in enumerate(words):
        for text, style in word.runs:
            yield _piece(text, word, style)
        if at < len(words) - 1:
            beside, style = words[at + 1], word.runs[-1][1]
            both = Word([], word.x1, word.x1, 0, 0, word.underline and beside.underline, word.strike and beside.strike)
            both.target = word.target if word.target == beside.target else None
            yield _piece(" ", both, style._replace(raw=None))


def _piece(text: str, word: Word, style: Style) -> Piece:
    shown = (style.bold, style.italic, word.underline, word.strike, style.size)
    return Piece(text, *shown, ((word.x0, word.x1),), style.raw, word.target)
