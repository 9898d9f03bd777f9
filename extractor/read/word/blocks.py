"""A Word file's paragraphs and tables in body order, as the lines that the text is put together from."""

from collections.abc import Iterator

from extractor.read.assemble import Piece, RawLine
from extractor.read.word.layouts import Layout
from extractor.read.word.ooxml import Element, elements, is_on, name, names
from extractor.read.word.pages import page_lines
from extractor.read.word.paragraphs import says_something, written
from extractor.read.word.prompts import is_prompt
from extractor.read.word.shapes import ALTERNATIVES, DIAGRAM, WORD_ART, alternative, diagram
from extractor.read.word.start import embedded
from extractor.read.word.tables import GridCell, grid
from extractor.read.word.text import said
from extractor.read.word.walk import Said, Spot, Walk
from models import Block, Cell

_PARAGRAPH, _TABLE, _ALIEN, _ID = name("w:p"), name("w:tbl"), name("w:altChunk"), name("r:id")
_SILENT = names("w:del w:moveFrom w:sectPr w:sdtPr w:sdtEndPr w:tcPr")
_MARK, _HIDDEN = f"{name('w:pPr')}/{name('w:rPr')}", name("w:vanish")
_SECTION_END = f"{name('w:pPr')}/{name('w:sectPr')}"
_DATA = name("r:dm")
_REMOVED = names("w:del w:moveFrom")


def lines(container: Element, walk: Walk, spot: Spot | None = None) -> Iterator[RawLine]:
    """The lines of everything in `container`, in order; tabs within them are kept."""
    spot = Spot() if spot is None else spot
    at = 0
    for block in _blocks(container, walk):
        if block.tag == _TABLE:
            yield from _table(block, walk, spot)
        elif block.tag == _ALIEN:
            yield from _embedded(block, walk, spot)
        else:
            yield from _paragraph(block, walk, _at_paragraph(spot, walk, at))
            at += 1
            if walk.breaks and block.find(_SECTION_END) is not None:
                walk.is_overleaf = walk.breaks.pop(0)
    if walk.held is not None:
        yield from written(_taken(walk), Layout(), None, walk, spot)


def _blocks(container: Element, walk: Walk) -> Iterator[Element]:
    """The paragraphs and tables in `container`, whatever they are wrapped in, but for what was removed."""
    for child in alternative(container) if container.tag == ALTERNATIVES else elements(container):
        if child.tag in (_PARAGRAPH, _TABLE, _ALIEN):
            yield child
        elif child.tag not in _SILENT and not is_prompt(child):
            yield from _blocks(child, walk)


def _embedded(chunk: Element, walk: Walk, spot: Spot) -> Iterator[RawLine]:
    """The lines of a file embedded in this one as a part of its text."""
    said = walk.relations.get(chunk.get(_ID) or "")
    part = None if said is None else said.part
    found = None if part is None else embedded(part, walk)
    page = None if part is None or found is not None else page_lines(part, walk)
    if found is not None:
        body, inner = found
        yield from lines(body, inner, spot)
        walk.paragraphs, walk.tables, walk.grids = inner.paragraphs, inner.tables, inner.grids
    elif page is not None:
        yield from page
    else:
        walk.unread.append("altChunk" if said is None else said.target)


def _at_paragraph(spot: Spot, walk: Walk, at: int) -> Spot:
    """`spot` at its next paragraph: the file's, or number `at` of the cell; in a text box we stay where that hangs."""
    if spot.in_box:
        return spot
    if spot.block.table is not None:
        table, row, nth = spot.block.table, spot.block.row, spot.block.cell
        return spot._replace(block=Block(table=table, row=row, cell=nth, paragraph=at))
    walk.paragraphs += 1
    return spot._replace(block=Block(paragraph=walk.paragraphs - 1))


def _paragraph(paragraph: Element, walk: Walk, spot: Spot) -> Iterator[RawLine]:
    """The lines of `paragraph`; if its end was removed they are held, and stand before the next one's."""
    layout, mark = walk.styles.layout(paragraph), paragraph.find(_MARK)
    words = said(paragraph, layout, walk, spot.marks)
    if mark is not None and any(part.tag in _REMOVED for part in mark):
        walk.tracked.removed += 1
        walk.held = _joined(walk.held, words) if says_something(words) else walk.held
        return
    words = words if walk.held is None else _joined(_taken(walk), words)
    has_hidden_end = _is_hidden(mark)
    if has_hidden_end and not says_something(words):
        return
    yield from written(words, layout, walk.counters.next(layout), walk, spot)
    for box in words.boxes:
        yield from _box(box, walk, spot)
    walk.is_run_in = has_hidden_end


def _is_hidden(mark: Element | None) -> bool:
    """Whether a paragraph's end is hidden, so that the next one goes on in its line."""
    found = None if mark is None else mark.find(_HIDDEN)
    return found is not None and is_on(found)


def _taken(walk: Walk) -> Said:
    held, walk.held = walk.held or Said(), None
    return held


def _joined(held: Said | None, words: Said) -> Said:
    """`words` after `held`, what is left of paragraphs whose end was removed."""
    if held is None:
        return words
    joined = [*held.lines[:-1], held.lines[-1] + words.lines[0], *words.lines[1:]]
    overleaf = held.overleaf | {at + len(held.lines) - 1 for at in words.overleaf}
    return Said(lines=joined, overleaf=overleaf, boxes=held.boxes + words.boxes)


def _box(box: Element, walk: Walk, spot: Spot) -> Iterator[RawLine]:
    """The lines of a text box, or the words of word art or a diagram, where it hangs."""
    if box.tag == WORD_ART:
        yield RawLine(pieces=[Piece(box.get("string", ""))], block=spot.block, cell=spot.cell)
    elif box.tag == DIAGRAM:
        said = walk.relations.get(box.get(_DATA) or "")
        for text in diagram(None if said is None or said.part is None else said.part.root):
            yield RawLine(pieces=[Piece(text)], block=spot.block, cell=spot.cell)
    else:
        yield from lines(box, walk, spot._replace(in_box=True))


def _table(table: Element, walk: Walk, spot: Spot) -> Iterator[RawLine]:
    """The lines of a table, row by row and cell by cell; one that only lays out the page gives plain lines."""
    found = grid(table, walk.styles)
    number, walk.tables = walk.tables, walk.tables + 1
    as_cells = walk.grids if found.is_table else None
    walk.grids += found.is_table
    walk.tracked.removed += found.removed
    for at, row in enumerate(found.rows):
        for nth, cell in enumerate(row):
            block = spot.block if spot.in_box else Block(table=number, row=at, cell=nth)
            place = spot.cell if as_cells is None else Cell(table=as_cells, row=at, column=cell.column)
            yield from _cell(cell, walk, Spot(block, place, cell.marks, spot.in_box))
    walk.start_over()


def _cell(cell: GridCell, walk: Walk, spot: Spot) -> Iterator[RawLine]:
    walk.start_over()
    yield from lines(cell.element, walk, spot)
