"""Web pages embedded in a Word file as parts of its text (altChunk)."""

from dataclasses import replace

from extractor.errors import MinutebookError
from extractor.read.raw import RawLine
from extractor.read.word.parts import Part
from extractor.read.word.walk import Walk
from models import Block, Cell

_ARCHIVE, _PAGE = (b"mime-version:", b"from:", b"content-type:"), (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<", b"\xfe\xff\0<")


def page_lines(part: Part, walk: Walk) -> list[RawLine] | None:
    """The lines of the page or web archive embedded as `part`; None if it is neither.

    Its paragraphs and tables are counted on from those of `walk`.
    """
    head = part.content[:1024].lstrip().lower()
    if not head.startswith((*_ARCHIVE, *_PAGE)):
        return None
    from extractor.read import web  # noqa: PLC0415 - few files have pages in them, and its library takes a while

    try:
        found = web.lines(part.content, part.name, is_archive=head.startswith(_ARCHIVE))
    except MinutebookError:
        return None
    placed = [replace(line, block=_block(line.block, walk), cell=_cell(line.cell, walk)) for line in found]
    _count(placed, walk)
    return placed


def _block(block: Block | None, walk: Walk) -> Block | None:
    if block is None or block.table is None:
        paragraph = 0 if block is None else block.paragraph or 0
        return None if block is None else Block(paragraph=paragraph + walk.paragraphs)
    return Block(table=block.table + walk.tables, row=block.row, cell=block.cell, paragraph=block.paragraph)


def _cell(cell: Cell | None, walk: Walk) -> Cell | None:
    return None if cell is None else Cell(table=cell.table + walk.grids, row=cell.row, column=cell.column)


def _count(lines: list[RawLine], walk: Walk) -> None:
    """Count on what was met."""
    blocks = [line.block for line in lines if line.block is not None]
    alone = [block.paragraph for block in blocks if block.table is None and block.paragraph is not None]
    tables = [block.table for block in blocks if block.table is not None]
    grids = [line.cell.table for line in lines if line.cell is not None]
    walk.paragraphs = max([walk.paragraphs, *(at + 1 for at in alone)])
    walk.tables = max([walk.tables, *(at + 1 for at in tables)])
    walk.grids = max([walk.grids, *(at + 1 for at in grids)])
