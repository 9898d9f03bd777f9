"""Stage 1 for PDF: a file -> a Document: ink, lines, margins, tables and columns, paragraphs, in that order."""

import logging
from collections.abc import Iterable, Iterator
from functools import partial

from extractor.errors import EmptyError, NoTextError, UnsupportedError
from extractor.read.assemble import assemble
from extractor.read.ocr.files import frames
from extractor.read.pdf.blocks import Block, Grid
from extractor.read.pdf.carried import number_tables
from extractor.read.pdf.flow import flow
from extractor.read.pdf.footnotes import without_footnotes
from extractor.read.pdf.lines import PrintedLine
from extractor.read.pdf.margins import marginal, without_margins
from extractor.read.pdf.notes import note_column, with_notes
from extractor.read.pdf.outline import of_headings
from extractor.read.pdf.pictures import pictures
from extractor.read.pdf.properties import properties
from extractor.read.pdf.raw_lines import raw_lines
from extractor.read.pdf.recognising import Drawn, with_recognised
from extractor.read.pdf.rescue import rescued
from extractor.read.pdf.setting import Setting, setting
from extractor.read.pdf.sheets import Sheet, layer, let_rest, parted, reader, warnings
from extractor.read.pdf.tags import without_implausible
from extractor.read.raw import RawLine
from models import AS_USUAL, Document, Marginal, OutlineEntry, Reading, Source

# What a Document is put together from, when the file and its pages have been let go.
_Told = tuple[Source, Iterator[RawLine], list[Marginal], Iterable[OutlineEntry]]


def read(raw: bytes, source: Source, reading: Reading = AS_USUAL) -> Document:
    """The Document in the PDF file `raw`; `source` is completed with what only the file tells.

    A page that can't be read is left out, with a warning. Raises EncryptedError, CorruptError, EmptyError,
    TooLargeError, NoTextError, NeedsToolError, or UnsupportedError if what it says stands beside its pages.
    """
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it tells the terminal what it guesses about odd fonts
    return assemble(*_told(raw, source, reading))


def _told(raw: bytes, source: Source, reading: Reading) -> _Told:
    content, file, sheets, posts, told, is_damaged, carried = rescued(raw, source.path)
    without_implausible(page.lines for page in sheets)
    source = source.model_copy(update={"pages": len(sheets), **properties(file.metadata)})
    source = source.model_copy(update={"reader": reader(sheets, source.reader)})
    warned = source.model_copy(update={"warnings": (*told, *carried, *source.warnings, *posts.faults)})
    try:
        return _told_by(sheets, warned, reading, partial(pictures, content), posts.outline, is_damaged=is_damaged)
    except (EmptyError, NoTextError) as error:
        if carried:
            raise UnsupportedError(f"{source.path}: no letters on its pages; {'; '.join(carried)}") from error
        raise


def read_pictures(raw: bytes, source: Source, reading: Reading = AS_USUAL) -> Document:
    """The Document in the file of pictures `raw` (TIFF, PNG, JPEG), each of them a page.

    Raises CorruptError, TooLargeError, EmptyError, NoTextError or NeedsToolError.
    """
    drawn = partial(frames, raw, source.path)
    with drawn() as file:
        sheets = [Sheet(number, 0.0, 0.0, []) for number in range(1, file.count + 1)]
    return assemble(*_told_by(sheets, source.model_copy(update={"pages": len(sheets)}), reading, drawn))


def _told_by(  # noqa: PLR0913 - what each of the two readers of pages knows
    sheets: list[Sheet],
    source: Source,
    reading: Reading,
    drawn: Drawn,
    outline: Iterable[OutlineEntry] = (),
    *,
    is_damaged: bool = False,
) -> _Told:
    """What the pages tell, those that have to be recognised drawn by what `drawn` opens."""
    sheets, source = with_recognised(sheets, source, reading, drawn)
    found = {
        "text_layer": layer(sheets, source.path, reading.ocr, is_damaged=is_damaged),
        "warnings": (*warnings(sheets), *source.warnings),
    }
    marginalia = [
        *without_margins(sheets),
        *without_footnotes(sheets),
        *(note for each in sheets for note in each.notes),
    ]
    flows, how = _flows(sheets)
    marginalia += [marginal(line, "head") for line in number_tables(flows)]
    marginalia.sort(key=lambda each: each.page or 0)
    lines = list(raw_lines(flows, how.lead))
    return source.model_copy(update=found), iter(lines), marginalia, tuple(outline) or tuple(of_headings(lines))


def _flows(sheets: list[Sheet]) -> tuple[list[list[Block | Grid]], Setting]:
    """Each page's blocks and tables in reading order, and how the document is set."""
    parts = [parted(page) for page in sheets]
    for page in sheets:
        page.lines = []  # they are in the parts, and go with these
    how = setting([lines for _, lines in parts], max(page.width for page in sheets))
    flows = [_rested(_flow(page, *part, how), page.number, part[1]) for page, part in zip(sheets, parts, strict=True)]
    blocks = (piece for page in flows for piece in page if isinstance(piece, Block))
    column = note_column(line for block in blocks for line in _in_turn(block.lines))
    noted = ((_with_notes(piece, column) for piece in pieces) for pieces in flows)
    return [_rested(pieces, page.number) for page, pieces in zip(sheets, noted, strict=True)], how


def _rested(pieces: Iterable[Block | Grid], page: int, lines: Iterable[PrintedLine] = ()) -> list[Block | Grid]:
    """The page's blocks and tables; their lines, and the `lines` they were made of, wait for their turn."""
    held = list(pieces)
    blocks = [block for piece in held for block in (piece.blocks if isinstance(piece, Grid) else [piece])]
    let_rest((line for block in blocks for line in block.lines), page)
    let_rest(lines, page)
    return held


def _in_turn(lines: list[PrintedLine]) -> Iterator[PrintedLine]:
    """The lines, each of which waits again once it was looked at."""
    for line in lines:
        yield line
        let_rest([line], line.page)


def _flow(page: Sheet, grids: list[Grid], lines: list[PrintedLine], how: Setting) -> Iterator[Block | Grid]:
    """The page's blocks and tables in reading order; a page wider than the others has lines as long as it likes."""
    left = min((line.x0 for line in lines), default=0.0)
    is_wide = bool(lines) and page.width > how.right + 3 * left
    right = max(line.x1 for line in lines) if is_wide else how.right
    return _between(grids, lines, left, right)


def _between(grids: list[Grid], lines: list[PrintedLine], left: float, right: float) -> Iterator[Block | Grid]:
    """The tables with the lines that stand above, between and below them."""
    for each in grids:
        above = [line for line in lines if line.base < each.top]
        lines = [line for line in lines if line.base >= each.top]
        yield from flow(above, left, right)
        yield each
    yield from flow(lines, left, right)


def _with_notes(piece: Block | Grid, column: float | None) -> Block | Grid:
    return Block(with_notes(piece.lines, column), piece.left, piece.right) if isinstance(piece, Block) else piece
