"""Blocks and tables in reading order -> raw lines, from which the Document is put together."""

from collections.abc import Iterator
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import Any

from extractor.read.assemble import Piece, RawLine
from extractor.read.pdf.blocks import Block, Grid
from extractor.read.pdf.carried import rows
from extractor.read.pdf.lines import PrintedLine, box
from extractor.read.pdf.paragraphs import joined, list_entry
from extractor.read.pdf.words import Word
from extractor.read.spots import Spots
from models import Cell

_HOW = itemgetter(2)
# What a picture before an entry shows.
_BULLET = "•"


def raw_lines(flows: list[list[Block | Grid]], lead: float) -> Iterator[RawLine]:
    """The document's lines in reading order, with what joins them; `lead` is as in `Setting`.

    The pages are let go of one by one, which leaves `flows` empty.
    """
    last: PrintedLine | None = None
    cell: Cell | None = None
    flows.reverse()
    while flows:
        for where, block in (part for piece in flows.pop() for part in _parts(piece)):
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
    level, place, bullet = _level(line.words), box(line), None if list_entry().match(line.text) else line.bullet
    indent, number = (line.x0, None) if bullet is None else (bullet, _BULLET)
    found = RawLine(pieces, joins, line.page, place, cell=cell, indent=indent, gap=gap, level=level, number=number)
    found.is_unspaced = line.words[-1].is_unspaced
    return found


def _level(words: list[Word]) -> int | None:
    """The level of the heading that all words with a letter in them belong to."""
    levels = {word.level for word in words if any(map(str.isalpha, word.text))}
    return levels.pop() if len(levels) == 1 else None


def _pieces(words: list[Word]) -> Iterator[Piece]:
    """The words and the spaces between them in stretches that are set in one way and lead to one place.

    A space is where the word before it is.
    """
    for (_, bold, italic, underline, strike, size, *rest), group in groupby(_parts_of(words), _HOW):
        texts: list[str] = []
        spots: list[tuple[int, tuple[float, float]]] = []
        for text, place, _ in group:
            texts.append(text)
            if text == " " and spots:
                spots[-1] = (spots[-1][0] + 1, spots[-1][1])
            else:
                spots.append((len(text), place))
        yield Piece("".join(texts), bold, italic, underline, strike, size, Spots(spots), *rest)


def _parts_of(words: list[Word]) -> Iterator[tuple[str, tuple[float, float], tuple[Any, ...]]]:
    """Each stretch of a word and each space between two: its text, its place, and how it is set.

    A sign that was put right stands alone. A space is set as the word before it, underlined, struck out and a link as
    both words beside it are.
    """
    for at, (word, beside) in enumerate(zip_longest(words, words[1:])):
        underline, strike, target, place = word.underline, word.strike, word.target, (word.x0, word.x1)
        for text, (bold, italic, size, raw) in word.runs:
            yield (
                text,
                place,
                (-1 if raw is None else at, bold, italic, underline, strike, size, raw, target, word.confidence),
            )
        if beside is not None:
            both, target = (
                (underline and beside.underline, strike and beside.strike),
                target if target == beside.target else None,
            )
            yield " ", (word.x1, word.x1), (-1, bold, italic, *both, size, None, target, None)
