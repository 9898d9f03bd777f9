"""A Word table's rows and cells, merged cells once, and whether it is a table at all or only lays out the page."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from extractor.errors import TooLargeError
from extractor.read import limits
from extractor.read.word.looks import Marks, marks, merged
from extractor.read.word.ooxml import VAL, Element, elements, name, names, number, value
from extractor.read.word.styles import Styles

_ROW, _CELL, _TEXT = name("w:tr"), name("w:tc"), name("w:t")
_PROPERTIES, _ROW_PROPERTIES, _CELL_PROPERTIES = name("w:tblPr"), name("w:trPr"), name("w:tcPr")
_BEFORE, _SPAN = name("w:gridBefore"), name("w:gridSpan")
_MERGES = (name("w:vMerge"), name("w:hMerge"))
_SILENT = names("w:tblPr w:tblGrid w:trPr w:tcPr w:sdtPr w:sdtEndPr w:del w:moveFrom mc:Fallback")
_NUMBERING, _TYPE = name("w:numPr"), name("w:type")
# The parts of a table that its style may set apart: their names in the style, their bits in the old form of w:tblLook.
_PARTS = {"firstColumn": "firstCol", "lastColumn": "lastCol", "firstRow": "firstRow", "lastRow": "lastRow"}
_BIT_FIELD = re.compile("[0-9A-Fa-f]{1,8}")
_BITS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell at the grid's `column`, from 0, and what the table's style says of its letters."""

    column: int
    element: Element
    marks: Marks | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's rows; cells that another one is merged over are left out.

    `is_table` is false of one that only lays out the page: it never has two filled cells side by side. `removed` says
    how many rows a tracked change took out.
    """

    rows: tuple[tuple[GridCell, ...], ...]
    is_table: bool
    removed: int = 0


def grid(table: Element, styles: Styles) -> Grid:
    """The rows of `table`, without those that were removed. Raises TooLargeError past the limit of a table's cells."""
    found = list(_inside(table, _ROW))
    if sum(map(len, found)) > limits.LIMITS.cells:
        raise TooLargeError(f"it has a table of more than {limits.LIMITS.cells:,} cells; split it")
    rows = [list(_cells(row)) for row in found if not _is_removed(row)]
    dress = _dress(table, styles)
    return Grid(
        rows=tuple(
            tuple(replace(cell, marks=_marks(dress, at, nth, len(rows), len(row))) for nth, cell in enumerate(row))
            for at, row in enumerate(rows)
        ),
        is_table=any(sum(_is_filled(cell.element) for cell in row) > 1 for row in rows),
        removed=len(found) - len(rows),
    )


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, whatever they are wrapped in."""
    for child in elements(parent):
        if child.tag == tag:
            yield child
        elif child.tag not in _SILENT:
            yield from _inside(child, tag)


def _is_removed(row: Element) -> bool:
    properties = row.find(_ROW_PROPERTIES)
    return properties is not None and properties.find(name("w:del")) is not None


def _cells(row: Element) -> Iterator[GridCell]:
    column = max(0, number(value(row.find(_ROW_PROPERTIES), _BEFORE)) or 0)
    for cell in _inside(row, _CELL):
        properties = cell.find(_CELL_PROPERTIES)
        if not _is_covered(properties):
            yield GridCell(column, cell)
        column += max(1, number(value(properties, _SPAN)) or 1)


def _is_covered(properties: Element | None) -> bool:
    """Whether another cell is merged over this one, or it was removed."""
    if properties is None:
        return False
    merges = [merge for tag in _MERGES if (merge := properties.find(tag)) is not None]
    return any(merge.get(VAL) != "restart" for merge in merges) or properties.find(name("w:cellDel")) is not None


def _is_filled(cell: Element) -> bool:
    return any((text.text or "").strip() for text in cell.iter(_TEXT)) or next(cell.iter(_NUMBERING), None) is not None


def _dress(table: Element, styles: Styles) -> dict[str, Marks]:
    """What the table's style says of letters: for the whole table ("") and for the parts that this table sets apart."""
    properties = table.find(_PROPERTIES)
    chain = styles.chain(value(properties, name("w:tblStyle")))
    look = None if properties is None else properties.find(name("w:tblLook"))
    dress: dict[str, Marks] = {"": _letters(marks(style.find(name("w:rPr"))) for style in chain)}
    for part, short in _PARTS.items():
        if look is not None and _has_part(look, part):
            found = [p for style in chain for p in style.iterfind(name("w:tblStylePr")) if p.get(_TYPE) == short]
            dress[part] = _letters(marks(one.find(name("w:rPr"))) for one in found)
    return dress


def _has_part(look: Element, part: str) -> bool:
    bits = _BIT_FIELD.fullmatch(look.get(VAL) or "")
    said = look.get(name(f"w:{part}"))
    if said is not None:
        return said in ("1", "true", "on")
    return bits is not None and bool(int(bits.group(), 16) & _BITS[part])


def _letters(layers: Iterable[Marks]) -> Marks:
    """All that the layers say, the later over the earlier, but for size and font: the paragraph's style gives those."""
    return {key: mark for key, mark in merged(iter(layers)).items() if key not in ("size", "font")}


def _marks(dress: Mapping[str, Marks], at: int, nth: int, rows: int, cells: int) -> Marks | None:
    """What the dress says of cell `nth` of row `at`: columns over the whole, rows over columns."""
    parts = ("", *_at_edge("Column", nth, cells), *_at_edge("Row", at, rows))
    found = _letters(dress[part] for part in parts if part in dress)
    return found or None


def _at_edge(kind: str, at: int, count: int) -> Iterator[str]:
    if at == count - 1:
        yield f"last{kind}"
    if at == 0:
        yield f"first{kind}"
