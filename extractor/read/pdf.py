"""A PDF file -> one Document: ink, lines, margins, tables and columns, paragraphs, in that order."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber

from extractor.errors import NoTextError, TooLargeError
from extractor.read.assemble import Piece, RawLine, assemble
from extractor.read.blocks import Block, Grid
from extractor.read.carried import number_tables, rows
from extractor.read.ink import Ink, ink
from extractor.read.lines import PrintedLine, Style, Word, printed_lines
from extractor.read.margins import Sheet, box, marginal, turned, without_margins
from extractor.read.marks import mark, mark_bullets
from extractor.read.pages import flow
from extractor.read.paragraphs import Setting, joined, setting
from extractor.read.ruled import Area, grid, ruled_areas
from models import Cell, Document, Marginal, Source
from models.document import TextLayer

PAGE_LIMIT = 5_000
# A picture that covers this share of a page is a scan of it.
_WHOLE_PAGE = 0.7
# In points: tables that begin no further from each other stand side by side.
_BAND = 20


def read(path: Path, source: Source) -> Document:
    """The Document that the PDF at `path` holds; `source` is completed with what only the file tells.

    Raises TooLargeError, NoTextError, or what pdfplumber and pdfminer raise.
    """
    with pdfplumber.open(path) as file:
        if len(file.pages) > PAGE_LIMIT:
            raise TooLargeError(f"{path}: {len(file.pages)} pages, the limit is {PAGE_LIMIT}; split it into volumes")
        pages = [_Page(page) for page in file.pages]
        facts = _properties(file.metadata)
    if not any(page.sheet.lines for page in pages):
        raise NoTextError(
            f"{path}: the pages are pictures without letters; run OCR over it (ocrmypdf) and read it again"
        )
    marginalia = [*without_margins([page.sheet for page in pages]), *(note for page in pages for note in page.notes)]
    flows, how = _flows(pages)
    marginalia += [marginal(line, "head") for line in number_tables(flows)]
    marginalia.sort(key=lambda each: each.page or 0)
    source = source.model_copy(
        update={"pages": len(pages), "text_layer": _layer(pages), "warnings": tuple(_warnings(pages)), **facts}
    )
    return assemble(source, list(_raw(flows, how)), marginalia)


class _Page:
    """What is kept of a page once its ink is read."""

    def __init__(self, page: Any) -> None:
        found = ink(page)
        page.close()
        self.sheet = Sheet(found.number, found.width, found.height, printed_lines(found))
        mark(self.sheet.lines, found.strokes)
        mark_bullets(self.sheet.lines, found.signs)
        self.tables: list[list[Area]] = ruled_areas(found.strokes)
        self.notes = list(turned(found))
        self.layer = _page_layer(found)

    def parted(self) -> tuple[list[Grid], list[PrintedLine]]:
        """The page's ruled tables from top to bottom, and the lines outside of them."""
        lines = self.sheet.lines
        grids = []
        for areas in self.tables:
            found, lines = grid(areas, lines) if lines else (None, lines)
            grids += [found] if found is not None else []
        return sorted(grids, key=lambda each: (each.top // _BAND, each.edges[0])), lines


def _flow(grids: list[Grid], lines: list[PrintedLine], left: float, right: float) -> Iterator[Block | Grid]:
    """The page's blocks and tables in reading order."""
    for each in grids:
        above = [line for line in lines if line.base < each.top]
        lines = [line for line in lines if line.base >= each.top]
        yield from flow(above, left, right)
        yield each
    yield from flow(lines, left, right)


def _page_layer(page: Ink) -> TextLayer:
    if not any(letter.text.strip() for letter in page.letters):
        return "none"
    is_hidden = sum(letter.hidden for letter in page.letters) > 0.5 * len(page.letters)
    return "ocr" if is_hidden or page.picture > _WHOLE_PAGE else "born_digital"


def _layer(pages: list[_Page]) -> TextLayer:
    layers = {page.layer for page in pages} - {"none"}
    return "mixed" if len(layers) > 1 else layers.pop()


def _warnings(pages: list[_Page]) -> Iterator[str]:
    empty = [str(page.sheet.number) for page in pages if page.layer == "none"]
    if empty:
        yield f"without letters: page {', '.join(empty)}"


def _properties(metadata: dict[str, Any]) -> dict[str, str | None]:
    names = {"title": "Title", "author": "Author", "created": "CreationDate", "modified": "ModDate"}
    return {name: str(metadata[key]).strip() or None for name, key in names.items() if metadata.get(key)}


def _flows(pages: list[_Page]) -> tuple[list[list[Block | Grid]], Setting]:
    """Each page's blocks and tables in reading order, and how the document is set."""
    parted = [page.parted() for page in pages]
    how = setting([lines for _, lines in parted], max(page.sheet.width for page in pages))
    flows = []
    for page, (grids, lines) in zip(pages, parted, strict=True):
        left = min((line.x0 for line in lines), default=0.0)
        is_wide = page.sheet.width > how.right + 3 * left
        right = max(line.x1 for line in lines) if is_wide and lines else how.right
        flows.append(list(_flow(grids, lines, left, right)))
    return flows, how


def _raw(flows: list[list[Block | Grid]], how: Setting) -> Iterator[RawLine]:
    """The document's lines in reading order, with what joins them."""
    last: PrintedLine | None = None
    cell: Cell | None = None
    for piece in (piece for flow in flows for piece in flow):
        for where, block in _parts(piece):
            yield from _lines(block, how.lead, where, last if where == cell else None)
            last, cell = block.lines[-1], where


def _parts(piece: Block | Grid) -> Iterator[tuple[Cell | None, Block]]:
    if isinstance(piece, Block):
        yield None, piece
        return
    for row, column, block in rows(piece):
        yield Cell(table=piece.number, row=row, column=column), block


def _lines(block: Block, lead: float, cell: Cell | None, last: PrintedLine | None) -> Iterator[RawLine]:
    for line, joins in joined(block.lines, block.right, lead, last):
        is_below = last is not None and last.page == line.page and last.base < line.base
        gap = line.base - last.base if last is not None and is_below else None
        yield RawLine(
            pieces=list(_pieces(line.words)),
            joins=joins,
            page=line.page,
            box=box(line),
            cell=cell,
            indent=line.x0,
            gap=gap,
        )
        last = line


def _pieces(words: list[Word]) -> Iterator[Piece]:
    for at, word in enumerate(words):
        for text, style in word.runs:
            yield _piece(text, word, style)
        if at < len(words) - 1:
            beside, style = words[at + 1], word.runs[-1][1]
            both = Word([], word.x1, word.x1, 0, 0, word.underline and beside.underline, word.strike and beside.strike)
            yield _piece(" ", both, style._replace(raw=None))


def _piece(text: str, word: Word, style: Style) -> Piece:
    places = [(word.x0, word.x1)] * len(text)
    return Piece(text, style.bold, style.italic, word.underline, word.strike, style.size, places, style.raw)


__all__ = ["Marginal", "read"]
