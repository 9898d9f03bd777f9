"""A PDF file -> one Document: ink, lines, margins, tables and columns, paragraphs, in that order."""

import logging
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page

from extractor.errors import (
    CorruptError,
    EmptyError,
    EncryptedError,
    MinutebookError,
    NoTextError,
    TooLargeError,
)
from extractor.read.assemble import Piece, RawLine, assemble
from extractor.read.blocks import Block, Grid
from extractor.read.carried import number_tables, rows
from extractor.read.ink import Ink, ink
from extractor.read.lines import PrintedLine, Style, Word, printed_lines
from extractor.read.margins import Sheet, box, marginal, turned, without_margins
from extractor.read.marks import mark, mark_bullets
from extractor.read.notes import with_notes
from extractor.read.pages import flow
from extractor.read.paragraphs import Setting, joined, setting
from extractor.read.ruled import grid, ruled_tables
from models import Cell, Document, Source
from models.document import TextLayer

PAGE_LIMIT = 5_000
# A picture that covers this share of a page is a scan of it.
_WHOLE_PAGE = 0.7
# In points: tables that begin no further from each other stand side by side.
_BAND = 20
_DATE = re.compile(
    r"^(?:D:)?(?P<date>[0-9]{4}(?:[0-9]{2}){0,2})(?P<time>(?:[0-9]{2}){0,3})(?:(?P<sign>[-+Z])(?P<hours>[0-9]{2})?'?(?P<minutes>[0-9]{2})?)?"
)


def read(raw: bytes, source: Source) -> Document:
    """The Document in the PDF file `raw`; `source` is completed with what only the file tells.

    A page that can't be read is left out, with a warning. Raises EncryptedError, CorruptError, EmptyError, TooLargeError, NoTextError.
    """
    logging.getLogger("pdfminer").setLevel(
        logging.CRITICAL
    )  # it writes to the terminal what it guesses about odd fonts
    file = _opened(raw, source.path)
    pages = list(_pages(file, source.path))
    source = source.model_copy(update=_properties(file.metadata))
    source = source.model_copy(
        update={"pages": len(pages), "text_layer": _layer(pages, source.path), "warnings": tuple(_warnings(pages))}
    )
    marginalia = [*without_margins([page.sheet for page in pages]), *(note for page in pages for note in page.notes)]
    flows, how = _flows(pages)
    marginalia += [marginal(line, "head") for line in number_tables(flows)]
    marginalia.sort(key=lambda each: each.page or 0)
    return assemble(source, list(_raw(flows, how)), marginalia)


def _opened(raw: bytes, name: str) -> pdfplumber.PDF:
    try:
        return pdfplumber.open(BytesIO(raw))
    except MemoryError:
        raise
    except Exception as error:
        raise _refusal(error, name) from error


def _refusal(error: Exception, name: str) -> MinutebookError:
    """What stands in the way of reading the file; pdfminer says so in an exception inside pdfplumber's, or with any exception at all."""
    told = (error, *(arg for arg in error.args if isinstance(arg, Exception)), error.__cause__, error.__context__)
    if any(isinstance(each, (PDFPasswordIncorrect, PDFEncryptionError)) for each in told):
        return EncryptedError(f"{name}: locked with a password; open it with the password and save it without one")
    reason = str(error).strip() or type(error).__name__
    return CorruptError(
        f"{name}: the PDF is damaged ({reason}); get it again from its source, or print it to a new PDF"
    )


def _pages(file: pdfplumber.PDF, name: str) -> Iterator["_Page"]:
    found = PDFPage.create_pages(file.doc)
    number = 0
    while True:
        try:
            raw = next(found, None)
        except MemoryError:
            raise
        except Exception as error:
            raise _refusal(error, name) from error
        if raw is None:
            break
        number += 1
        if number > PAGE_LIMIT:
            raise TooLargeError(f"{name}: more than {PAGE_LIMIT} pages; split it into volumes")
        yield _Page(file, raw, number)
    if not number:
        raise EmptyError(f"{name}: the PDF has no pages; get it again from its source")


class _Page:
    """What is kept of a page once its ink is read; `fault` says why it couldn't be."""

    def __init__(self, file: pdfplumber.PDF, raw: PDFPage, number: int) -> None:
        found, self.fault = _ink(file, raw, number)
        self.sheet = Sheet(found.number, found.width, found.height, printed_lines(found))
        mark(self.sheet.lines, found.strokes)
        mark_bullets(self.sheet.lines, found.signs)
        self.tables = ruled_tables(found.strokes)
        self.notes = list(turned(found))
        self.layer = _page_layer(found)

    def parted(self) -> tuple[list[Grid], list[PrintedLine]]:
        """The page's ruled tables from top to bottom, and the lines outside of them."""
        lines = self.sheet.lines
        grids = []
        for cells in self.tables:
            found, lines = grid(cells, lines) if lines else (None, lines)
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


def _ink(file: pdfplumber.PDF, raw: PDFPage, number: int) -> tuple[Ink, str | None]:
    """What is printed on the page; none of it and the reason if pdfminer can't read it, with whatever exception."""
    try:
        return ink(Page(file, raw, number)), None
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - pdfminer raises what it likes on damaged pages
        return Ink(number, 0.0, 0.0), str(error).strip() or type(error).__name__


def _page_layer(page: Ink) -> TextLayer:
    if not any(letter.text.strip() for letter in page.letters):
        return "none"
    is_hidden = sum(letter.hidden for letter in page.letters) > 0.5 * len(page.letters)
    return "ocr" if is_hidden or page.picture > _WHOLE_PAGE else "born_digital"


def _layer(pages: list[_Page], name: str) -> TextLayer:
    """Where the document's letters come from. Raises CorruptError or NoTextError if there are none."""
    layers = {page.layer for page in pages} - {"none"}
    if layers:
        return "mixed" if len(layers) > 1 else layers.pop()
    fault = next((page.fault for page in pages if page.fault), None)
    if fault:
        raise CorruptError(
            f"{name}: no page can be read ({fault}); get it again from its source, or print it to a new PDF"
        )
    raise NoTextError(
        f"{name}: its pages are pictures without letters; run OCR over it (ocrmypdf does) and read it again"
    )


def _warnings(pages: list[_Page]) -> Iterator[str]:
    faults = [page for page in pages if page.fault]
    yield from (f"page {page.sheet.number} can't be read: {page.fault}" for page in faults)
    empty = [str(page.sheet.number) for page in pages if page.layer == "none" and page not in faults]
    if empty:
        yield f"without letters: page {', '.join(empty)}"


def _properties(metadata: dict[str, Any]) -> dict[str, str | None]:
    said = {key: _said(metadata.get(key)) for key in ("Title", "Author", "CreationDate", "ModDate")}
    return {
        "title": said["Title"],
        "author": said["Author"],
        "created": _iso(said["CreationDate"]),
        "modified": _iso(said["ModDate"]),
    }


def _said(value: object) -> str | None:
    """A property as text, on one line; None if there is nothing in it."""
    text = "".join(sign if sign.isprintable() else " " for sign in value) if isinstance(value, str) else ""
    return " ".join(text.split()) or None


def _iso(date: str | None) -> str | None:
    """A date as PDF writes it (PDF 32000-1, 7.9.4), in ISO 8601, as exact as it is; another one as it is."""
    found = _DATE.match(date) if date else None
    if found is None:
        return date
    day = "-".join(filter(None, (found["date"][:4], found["date"][4:6], found["date"][6:])))
    if len(found["time"]) < 4 or len(found["date"]) < 8:
        return day
    time = ":".join(re.findall("..", found["time"]))
    zone = "Z" if found["sign"] == "Z" else f"{found['sign'] or ''}{found['hours'] or ''}"
    return f"{day}T{time}{zone}" + (f":{found['minutes'] or '00'}" if found["hours"] and found["sign"] != "Z" else "")


def _flows(pages: list[_Page]) -> tuple[list[list[Block | Grid]], Setting]:
    """Each page's blocks and tables in reading order, and how the document is set."""
    parted = [page.parted() for page in pages]
    how = setting([lines for _, lines in parted], max(page.sheet.width for page in pages))
    flows = []
    for page, (grids, lines) in zip(pages, parted, strict=True):
        left = min((line.x0 for line in lines), default=0.0)
        is_wide = page.sheet.width > how.right + 3 * left
        right = max(line.x1 for line in lines) if is_wide and lines else how.right
        flows.append([_with_notes(piece) for piece in _flow(grids, lines, left, right)])
    return flows, how


def _with_notes(piece: Block | Grid) -> Block | Grid:
    return Block(with_notes(piece.lines), piece.left, piece.right) if isinstance(piece, Block) else piece


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
    """The block's lines; notes beside a paragraph come after it."""
    notes: list[PrintedLine] = []
    for line, joins in joined(block.lines, block.right, lead, last):
        if not joins:
            yield from (_line(note, cell) for note in notes)
            notes = []
        is_below = last is not None and last.page == line.page and last.base < line.base
        yield _line(line, cell, joins=joins, gap=line.base - last.base if last is not None and is_below else None)
        notes += line.notes
        last = line
    yield from (_line(note, cell) for note in notes)


def _line(line: PrintedLine, cell: Cell | None, *, joins: bool = False, gap: float | None = None) -> RawLine:
    pieces = list(_pieces(line.words))
    return RawLine(pieces, joins=joins, page=line.page, box=box(line), cell=cell, indent=line.x0, gap=gap)


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
