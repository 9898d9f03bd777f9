"""A Word file's paragraphs and tables in body order, as the lines that the text is put together from."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extractor.read.assemble import Piece, RawLine
from extractor.read.word.numbering import BULLET, Counters, Shown
from extractor.read.word.ooxml import Element, elements, is_on, name, names
from extractor.read.word.styles import Layout, Marks, Styles
from extractor.read.word.tables import grid
from extractor.read.word.text import Said, Tracked, alternative, is_prompt, said
from models import Block, Cell

_PARAGRAPH, _TABLE = name("w:p"), name("w:tbl")
_ALTERNATIVES, _WORD_ART = name("mc:AlternateContent"), name("v:textpath")
_ALIEN = name("w:altChunk")
_SILENT = names("w:del w:moveFrom w:sectPr w:tblPr w:tblGrid w:tcPr w:trPr w:sdtPr w:sdtEndPr mc:Fallback")
_MARK = f"{name('w:pPr')}/{name('w:rPr')}"
_MARK_REMOVED = names("w:del w:moveFrom")
_TAB_STEP = 36.0  # Word's own tab stops, in points
_TYPE_SIZE = 11.0  # a line's size where nothing says it


@dataclass(frozen=True, slots=True)
class Spot:
    """Where we are: `block` in the file, `cell` in a table that is one, and what the table's style says of letters."""

    block: Block = field(default_factory=Block)
    cell: Cell | None = None
    marks: Marks | None = None
    in_box: bool = False


@dataclass(slots=True)
class Walk:
    """A walk through one part of a file: what it needs to know, and what it has met so far."""

    styles: Styles
    counters: Counters
    tracked: Tracked
    alien: int = 0
    paragraphs: int = 0
    tables: int = 0
    grids: int = 0
    last: Layout | None = None
    blank: float = 0.0
    held: Said | None = None
    is_run_in: bool = False


def lines(container: Element, walk: Walk, spot: Spot | None = None) -> Iterator[RawLine]:
    """The lines of everything in `container`, in order; tabs within them are kept."""
    spot = Spot() if spot is None else spot
    for at, block in enumerate(_blocks(container, walk)):
        if block.tag == _TABLE:
            yield from _table(block, walk, spot)
        else:
            yield from _paragraph(block, walk, _at_paragraph(spot, walk, at))
    if walk.held is not None:
        yield from _lines(_take(walk), Layout(), None, walk, spot)


def _blocks(container: Element, walk: Walk) -> Iterator[Element]:
    """The paragraphs and tables in `container`, whatever they are wrapped in, but for what was removed."""
    for child in elements(container):
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag == _ALTERNATIVES:
            yield from (block for chosen in alternative(child) for block in _either(chosen, walk))
        elif child.tag == _ALIEN:
            walk.alien += 1
        elif child.tag not in _SILENT and not is_prompt(child):
            yield from _blocks(child, walk)


def _either(chosen: Element, walk: Walk) -> Iterator[Element]:
    if chosen.tag in (_PARAGRAPH, _TABLE):
        yield chosen
    else:
        yield from _blocks(chosen, walk)


def _at_paragraph(spot: Spot, walk: Walk, at: int) -> Spot:
    """`spot` at its next paragraph: the file's, or number `at` of the cell; in a text box we stay where that hangs."""
    if spot.in_box:
        return spot
    if spot.block.table is not None:
        return replace(spot, block=spot.block.model_copy(update={"paragraph": at}))
    walk.paragraphs += 1
    return replace(spot, block=Block(paragraph=walk.paragraphs - 1))


def _paragraph(paragraph: Element, walk: Walk, spot: Spot) -> Iterator[RawLine]:
    layout = walk.styles.layout(paragraph)
    mark = paragraph.find(_MARK)
    words = said(paragraph, layout, walk.styles, spot.marks, walk.tracked)
    if mark is not None and any(mark.find(tag) is not None for tag in _MARK_REMOVED):
        walk.held = _after(walk.held, words) if _says_something(words) else walk.held
        return
    words = _after(_take(walk), words)
    is_hidden = _is_hidden(mark)
    if is_hidden and not _says_something(words):
        return
    yield from _lines(words, layout, walk.counters.next(layout), walk, spot)
    walk.is_run_in = is_hidden


def _is_hidden(mark: Element | None) -> bool:
    """Whether a paragraph's end is hidden, so that the next one goes on in its line."""
    found = None if mark is None else mark.find(name("w:vanish"))
    return found is not None and is_on(found)


def _take(walk: Walk) -> Said:
    held, walk.held = walk.held or Said(), None
    return held


def _after(held: Said | None, words: Said) -> Said:
    """`words` after what is left of paragraphs whose end was removed."""
    if held is None:
        return words
    joined = [*held.lines[:-1], held.lines[-1] + words.lines[0], *words.lines[1:]]
    return Said(lines=joined, boxes=held.boxes + words.boxes)


def _says_something(words: Said) -> bool:
    return bool(words.boxes) or any(map(_has_text, words.lines))


def _has_text(pieces: list[Piece]) -> bool:
    return any(piece.text.strip() for piece in pieces)


def _lines(words: Said, layout: Layout, shown: Shown | None, walk: Walk, spot: Spot) -> Iterator[RawLine]:
    """The paragraph's lines, the first with its number; then the text boxes that hang on it."""
    number = None if shown is None else shown.text
    written = [line for line in words.lines if _has_text(line)] or ([[]] if number not in (None, BULLET) else [])
    gap = _gap(walk, layout)
    for at, pieces in enumerate(written):
        joins = _goes_on(written[at - 1], pieces, layout) if at else walk.is_run_in
        line = _line(pieces, layout, spot, joins=joins, gap=gap if at == 0 else 0.0)
        if shown is not None and at == 0:
            line.number, line.depth = number, shown.depth
        yield line
    _move_on(walk, layout, has_text=bool(written))
    for box in words.boxes:
        yield from _box(box, walk, spot)


def _line(pieces: list[Piece], layout: Layout, spot: Spot, *, joins: bool, gap: float | None) -> RawLine:
    indent = _set_in(pieces, layout)
    return RawLine(
        pieces=pieces,
        joins=joins,
        block=spot.block,
        cell=spot.cell,
        indent=indent,
        gap=gap,
        style=layout.style,
        level=layout.outline,
    )


def _set_in(pieces: list[Piece], layout: Layout) -> float:
    """Where the line's first word (or number) begins, the tabs before it counted."""
    text = "".join(piece.text for piece in pieces)
    left = layout.left or 0.0
    at = left + (layout.first or 0.0)
    for _ in range(text[: len(text) - len(text.lstrip())].count("\t")):
        stops = [stop for stop in (*layout.tabs, left) if stop > at + 0.1]
        at = min(stops) if stops else (at // _TAB_STEP + 1) * _TAB_STEP
    return round(at, 2)


def _goes_on(above: list[Piece], pieces: list[Piece], layout: Layout) -> bool:
    """Whether a line break is only a turn of the line: in a heading, or where the sentence goes on in lower case."""
    if layout.outline is not None:
        return True
    before = "".join(piece.text for piece in above).rstrip()
    after = "".join(piece.text for piece in pieces).lstrip()
    return len(before) > 40 and before[-1] not in ".:;!?" and after[0].islower()


def _gap(walk: Walk, layout: Layout) -> float | None:
    """The space above a paragraph: the larger of its own and the last one's, and the empty lines between."""
    if walk.last is None:
        return None
    before, after = layout.before or 0.0, walk.last.after or 0.0
    if layout.style_id == walk.last.style_id:
        before, after = (0.0 if layout.is_tight else before), (0.0 if walk.last.is_tight else after)
    return round(max(before, after) + walk.blank, 2)


def _move_on(walk: Walk, layout: Layout, *, has_text: bool) -> None:
    if not has_text:
        size = walk.styles.look(layout, None).size or _TYPE_SIZE
        walk.blank += round(1.2 * size, 2)
    else:
        walk.last, walk.blank, walk.is_run_in = layout, 0.0, False


def _box(box: Element, walk: Walk, spot: Spot) -> Iterator[RawLine]:
    """The lines of a text box, or the words of word art, where it hangs."""
    if box.tag == _WORD_ART:
        yield RawLine(pieces=[Piece(box.get("string", ""))], block=spot.block, cell=spot.cell)
    else:
        yield from lines(box, walk, replace(spot, in_box=True))


def _table(table: Element, walk: Walk, spot: Spot) -> Iterator[RawLine]:
    """The lines of a table, row by row and cell by cell; one that only lays out the page gives plain lines."""
    found = grid(table, walk.styles)
    number, walk.tables = walk.tables, walk.tables + 1
    as_cell = walk.grids if found.is_table else None
    walk.grids += found.is_table
    for at, row in enumerate(found.rows):
        for nth, cell in enumerate(row):
            place = spot.cell if as_cell is None else Cell(table=as_cell, row=at, column=cell.column)
            walk.last = None
            inside = Spot(Block(table=number, row=at, cell=nth), place, cell.marks)
            yield from lines(
                cell.element, walk, replace(inside, block=spot.block, in_box=True) if spot.in_box else inside
            )
    walk.last = None
