"""A document as it was read: one string, and where each line of it stood."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from typing import Annotated, Literal, TypeVar

from annotated_types import Interval
from pydantic import NonNegativeInt, PositiveInt, Strict
from pydantic.dataclasses import dataclass

from models.base import CLOSED, Block, Box, Claim, Natural, Positive, Real, Record, Span
from models.places import Places

_NOWHERE = Places()

Share = Annotated[float, Interval(ge=0, le=1)]
TextLayer = Literal["born_digital", "ocr", "mixed", "none"]
RepairKind = Literal["hyphen", "ligature", "look_alike", "glyph", "number"]
MarginalKind = Literal[
    "head", "foot", "page_number", "line_number", "watermark", "comment", "note", "contents",
    "picture", "boilerplate", "hidden",
]  # fmt: skip


class Repair(Record):
    """A place where the text differs from the file: `raw` is what the file has instead of `span`.

    kinds: `hyphen` (a word or an address broken over lines, made whole; raw holds the line break, and the hyphen if
    that was the typesetter's),
    `ligature`, `look_alike` (letters of another script that look Latin), `glyph` (a mis-mapped sign),
    `number` (a list number that Word shows but does not store: raw is empty).
    """

    span: Span
    raw: str
    kind: RepairKind


class Marginal(Record):
    """Something printed on the page, or beside it, that is not part of the running text.

    `contents` is a table of contents, or a line of one, that is made of the headings. Kinds of web pages: `picture`
    (what a picture is said to show), `boilerplate` (the site's menus, banners, notices), `hidden` (not shown; in a
    PDF, on a layer that is off).
    """

    text: str
    kind: MarginalKind
    page: PositiveInt | None = None
    box: Box | None = None


class Link(Record):
    """A stretch of the text that leads elsewhere.

    `target` is an address as the file has it ("https://...", "mailto:..."); a place in the same document is "#page=3"
    (PDF, pages counted from 1) or "#" and the name of a bookmark (Word, HTML).
    """

    span: Span
    target: str


class OutlineEntry(Record):
    """An entry of the outline that a file brings along: PDF's bookmarks, the headings of a tagged file.

    `level` is 1 for the outermost; `page` counts from 1, and `top` is in points from the top of the page: both are
    null where the file doesn't say where the entry leads, and in formats without pages.
    """

    title: str
    level: PositiveInt
    page: PositiveInt | None = None
    top: float | None = None


class OcrPage(Record):
    """A page whose text was recognised: how many words, and the mean of how sure OCR is of them (0 to 1)."""

    page: PositiveInt
    words: NonNegativeInt
    confidence: Share


class Source(Record):
    """What a file is and how it was read. Times are ISO 8601 as the file gives them.

    `ocr` lists the pages whose text was recognised when it was read; `ocr_confidence` is the mean of their words'.
    """

    path: str
    sha256: str
    bytes: NonNegativeInt
    media_type: str
    pages: NonNegativeInt | None = None
    title: str | None = None
    author: str | None = None
    created: str | None = None
    modified: str | None = None
    reader: str
    rules_version: str
    text_layer: TextLayer
    ocr: tuple[OcrPage, ...] = ()
    ocr_confidence: Share | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=CLOSED)
class Run:
    """A stretch of a line set in one way. `size` is in points; `capitals` is set where the format shows letters so."""

    span: Span
    bold: Claim = False
    italic: Claim = False
    underline: Claim = False
    strike: Claim = False
    capitals: Claim = False
    size: Real | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=CLOSED)
class Cell:
    """A place in a table: `table` counts the document's tables, `row` and `column` the grid's, from 0."""

    table: Natural
    row: Natural
    column: Natural


@dataclass(frozen=True, slots=True, kw_only=True, config=CLOSED)
class Line:
    """A line as printed (PDF, text) or a paragraph (Word), with where and how it was set.

    `span` leaves out the white space that ends the line. `indent` is the distance of the first word from the left
    edge of the page (PDF) or of the text area (Word), in points; `gap` the distance to the line above, in points
    (baseline to baseline in PDF), null for the first of a page. `places` gives, for PDF, each word's (offset in the
    text, x0, x1), `tabs` for Word the offsets of the words before which a tab stands, and `confidences`, in the same
    order as `places`, how sure OCR is of each (0 to 1; empty if it wasn't needed).
    `level` is Word's outline level, 1 for the outermost heading; `style` the name of its paragraph style, or "margin
    note" for what a PDF prints beside the text; `number` the automatic list number as shown, which also stands at the
    start of the line's text; `depth` the list's level from 0.
    """

    span: Span
    runs: tuple[Run, ...] = ()
    page: Positive | None = None
    box: Box | None = None
    block: Block | None = None
    cell: Cell | None = None
    indent: Real | None = None
    gap: Real | None = None
    places: Places = _NOWHERE
    tabs: tuple[Natural, ...] = ()
    confidences: tuple[Real, ...] = ()
    style: Annotated[str, Strict()] | None = None
    level: Positive | None = None
    number: Annotated[str, Strict()] | None = None
    depth: Natural | None = None

    @property
    def is_bold(self) -> bool:
        """Whether the whole line is bold."""
        return bool(self.runs) and all(run.bold for run in self.runs)

    @property
    def is_italic(self) -> bool:
        """Whether the whole line is italic."""
        return bool(self.runs) and all(run.italic for run in self.runs)

    @property
    def is_underlined(self) -> bool:
        """Whether the whole line is underlined."""
        return bool(self.runs) and all(run.underline for run in self.runs)

    @property
    def is_struck(self) -> bool:
        """Whether the whole line is struck out."""
        return bool(self.runs) and all(run.strike for run in self.runs)

    @property
    def size(self) -> float | None:
        """The largest type size on the line, in points."""
        return max((run.size for run in self.runs if run.size is not None), default=None)


class Paragraph(Record):
    """Lines that make one paragraph; `span` covers them all, without the line break that ends it."""

    span: Span
    lines: tuple[Line, ...]

    @property
    def first(self) -> Line:
        """The paragraph's first line, which carries its number, indent and style."""
        return self.lines[0]


class TableCell(Record):
    """One cell of a table with everything printed in it; an empty cell has an empty span where it would stand."""

    row: NonNegativeInt
    column: NonNegativeInt
    span: Span
    lines: tuple[Line, ...] = ()


class Table(Record):
    """A table: rows from top to bottom, each with its cells from left to right; empty cells are left out."""

    number: NonNegativeInt
    rows: tuple[tuple[TableCell, ...], ...]


class Document(Record):
    """A document as read: `text` is the one string that all spans count in.

    Lines are joined to paragraphs by one space, paragraphs ended by a line feed, pages by a form feed
    (in Word, pages that the file itself breaks off). `lines` and
    `links` are in reading order and don't overlap; `outline` is the whole file's. `offset` is where this text starts in
    the file's whole text: 0, unless it is one meeting cut out of a minute book.
    """

    source: Source
    text: str
    repairs: tuple[Repair, ...] = ()
    marginalia: tuple[Marginal, ...] = ()
    lines: tuple[Line, ...] = ()
    links: tuple[Link, ...] = ()
    outline: tuple[OutlineEntry, ...] = ()
    offset: NonNegativeInt = 0

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The lines grouped to paragraphs, in reading order; table cells give paragraphs of their own."""
        return tuple(_paragraphs(self.text, self.lines))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The document's tables in reading order."""
        return tuple(_tables(self.lines))

    def part(self, span: Span) -> "Document":
        """The same document cut down to `span`, with offsets counted from its start and `offset` moved on."""
        return Document(
            source=self.source,
            text=span.of(self.text),
            repairs=tuple(_moved(r, -span.start) for r in self.repairs if span.holds(r.span)),
            marginalia=self.marginalia,
            lines=tuple(_moved_line(line, -span.start) for line in self.lines if span.holds(line.span)),
            links=tuple(_moved(link, -span.start) for link in self.links if span.holds(link.span)),
            outline=self.outline,
            offset=self.offset + span.start,
        )


_R = TypeVar("_R", bound=Record)


def _moved(record: _R, by: int) -> _R:
    return type(record).model_validate(shifted(record.model_dump(), by))


def _moved_line(line: Line, by: int) -> Line:
    runs = tuple(replace(run, span=_moved_span(run.span, by)) for run in line.runs)
    tabs = tuple(at + by for at in line.tabs)
    return replace(line, span=_moved_span(line.span, by), runs=runs, places=line.places.moved(by), tabs=tabs)


def _moved_span(span: Span, by: int) -> Span:
    return Span(start=span.start + by, end=span.end + by)


def shifted(value: object, by: int) -> object:
    """`value`, a dumped record, with every span in it moved `by` code points."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end"}:
            return {"start": value["start"] + by, "end": value["end"] + by}
        return {k: shifted(v, by) for k, v in value.items()}
    if isinstance(value, (tuple, list)):
        return tuple(shifted(v, by) for v in value)
    return value


def _paragraphs(text: str, lines: tuple[Line, ...]) -> Iterator[Paragraph]:
    held: list[Line] = []
    for line in lines:
        if held and any(mark in text[held[-1].span.end : line.span.start] for mark in "\n\f"):
            yield _paragraph(held)
            held = []
        held.append(line)
    if held:
        yield _paragraph(held)


def _paragraph(lines: list[Line]) -> Paragraph:
    return Paragraph(span=Span(start=lines[0].span.start, end=lines[-1].span.end), lines=tuple(lines))


def _tables(lines: tuple[Line, ...]) -> Iterator[Table]:
    placed = [(line.cell, line) for line in lines if line.cell is not None]
    placed.sort(key=lambda pair: (pair[0].table, pair[0].row, pair[0].column))
    for number, of_table in groupby(placed, key=lambda pair: pair[0].table):
        rows = [tuple(_cells(list(of_row))) for _, of_row in groupby(of_table, key=lambda pair: pair[0].row)]
        yield Table(number=number, rows=tuple(rows))


def _cells(row: list[tuple[Cell, Line]]) -> Iterator[TableCell]:
    for column, group in groupby(row, key=lambda pair: pair[0].column):
        lines = tuple(line for _, line in group)
        span = Span(start=lines[0].span.start, end=lines[-1].span.end)
        yield TableCell(row=row[0][0].row, column=column, span=span, lines=lines)
