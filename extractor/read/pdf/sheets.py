"""The pages of a PDF, as far as they can be read: what is printed on each, and what kind of page it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from extractor.errors import CorruptError, CrashError, EmptyError, NoTextError, TooLargeError
from extractor.read.pdf.beside import beside
from extractor.read.pdf.blocks import Grid
from extractor.read.pdf.cells import Cells
from extractor.read.pdf.drawing import ink
from extractor.read.pdf.filled import grid
from extractor.read.pdf.ink import Ink
from extractor.read.pdf.lines import PrintedLine, printed_lines
from extractor.read.pdf.marks import mark, mark_bullets
from extractor.read.pdf.ruled import ruled_tables
from extractor.read.pdf.signposts import Signposts, follow, lay
from extractor.read.pdf.signs import Picturing, with_signs
from models import Marginal, OcrMode
from models.document import TextLayer

# In points: tables that begin no further from each other stand side by side.
_BAND = 20
# In pages: so many stand ready; those after them wait in few bytes for their turn, which takes a little time.
_AWAKE = 24
# In letters: fewer on a page that is a picture may be a stamp on it. In shapes with curves: fewer may be an emblem.
_FEW, _OUTLINES = 200, 150


@dataclass(slots=True)
class Sheet:
    """What is kept of a page once its ink is read; `fault` says why it couldn't be, `odd` is as in `Ink`.

    `is_too_large` says that the page was left out for how much it draws, `is_picture` that its text was to be
    recognised (OCR), `is_scarce` that there may be more on it than its letters say.
    """

    number: int
    width: float
    height: float
    lines: list[PrintedLine]
    tables: list[Cells] = field(default_factory=list)
    notes: list[Marginal] = field(default_factory=list)
    layer: TextLayer = "none"
    fault: str | None = None
    odd: str | None = None
    is_too_large: bool = False
    is_picture: bool = False
    is_scarce: bool = False


def sheet(file: PDF, raw: PDFPage, number: int, posts: Signposts, picturing: Picturing) -> Sheet:
    """The page `raw` of `file`, which is its page `number`; `posts` are the file's, `picturing` draws its pages."""
    noted = lay(raw, number, posts)
    try:
        found = ink(Page(file, raw, number))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - pdfminer raises what it likes on damaged pages
        fault = str(error).strip() or type(error).__name__
        return Sheet(number, 0.0, 0.0, [], fault=fault, is_too_large=isinstance(error, TooLargeError))
    posts.faults.extend(_put_signs(found, picturing))
    made = sheet_of(found)
    made.notes += noted
    follow(made.lines, found, raw, posts)
    return made


def _put_signs(found: Ink, picturing: Picturing) -> Iterator[str]:
    """Put the ticks, crosses and boxes that the page draws among its letters; what is to be said of that."""
    try:
        doubtful = with_signs(found, picturing)
    except OSError as error:
        yield f"the ticks and boxes that page {found.number} may draw were not looked at: {error}"
        return
    if doubtful:
        yield f"page {found.number}: small drawings that may be ticks or crosses were left out: {doubtful}"


def sheet_of(found: Ink) -> Sheet:
    """The page that prints `found`."""
    kind = _layer(found)
    notes = list(beside(found))
    lines = printed_lines(found)
    mark(lines, found.strokes)
    mark_bullets(lines, found.signs)
    tables = ruled_tables(found.strokes)
    place = (found.number, found.width, found.height)
    return Sheet(*place, lines, tables, notes, kind, odd=found.odd, is_scarce=_is_scarce(found))


def let_rest(lines: Iterable[PrintedLine], page: int) -> None:
    """Let the lines of a page wait in few bytes, if there may be many such pages."""
    if page > _AWAKE:
        for line in lines:
            line.rest()


def parted(page: Sheet) -> tuple[list[Grid], list[PrintedLine]]:
    """The page's ruled tables from top to bottom, and the lines outside of them."""
    lines = page.lines
    grids = []
    for cells in page.tables:
        found, lines = grid(cells, lines) if lines else (None, lines)
        grids += [found] if found is not None else []
    return sorted(grids, key=lambda each: (each.top // _BAND, each.edges[0])), lines


def _is_scarce(page: Ink) -> bool:
    """Whether most of what a reader sees may not be in the letters: they are few, beside a picture or outlines."""
    letters = len(page.letters)
    return (page.is_pictured and letters < _FEW) or page.outlines > max(_OUTLINES, 2 * letters)


def _layer(page: Ink) -> TextLayer:
    if not any(letter.text.strip() for letter in page.letters):
        return "none"
    hidden = max(page.covered, sum(letter.hidden for letter in page.letters))
    return "ocr" if hidden > 0.5 * len(page.letters) else "born_digital"


def layer(pages: list[Sheet], name: str, mode: OcrMode, *, is_damaged: bool = False) -> TextLayer:
    """Where the document's letters come from; `is_damaged` says that the file had to be repaired.

    Raises CorruptError, TooLargeError, CrashError, NoTextError or EmptyError if there are none.
    """
    layers = {page.layer for page in pages} - {"none"}
    if layers:
        return "mixed" if len(layers) > 1 else layers.pop()
    bad = next((page for page in pages if page.fault), None)
    if bad is not None and bad.is_too_large:
        raise TooLargeError(f"{name}: no page can be read ({bad.fault}); print it to a new PDF, or split it")
    if is_damaged:
        raise CorruptError(f"{name}: the PDF is damaged, and no page has letters; get it again from its source")
    if bad is not None and bad.is_picture:
        raise CrashError(f"{name}: {bad.fault}; look at its pages, and import it again")
    if bad is not None:
        raise CorruptError(
            f"{name}: no page can be read ({bad.fault}); get it again from its source, or print it to a new PDF"
        )
    if mode == "off":
        raise NoTextError(f"{name}: its pages are pictures without letters; read it with --ocr auto")
    raise EmptyError(f"{name}: there are no letters on its pages, and none that can be recognised in pictures")


def reader(pages: list[Sheet], engine: str) -> str:
    """What has read the pages: `engine`, and for which of them its own interpreter was needed."""
    odd = ", ".join(str(page.number) for page in pages if page.odd)
    return f"{engine} (by its own interpreter: page {odd})" if odd else engine


def warnings(pages: list[Sheet]) -> Iterator[str]:
    """What a reader of the text should know of the pages that gave none."""
    faults = [page for page in pages if page.fault]
    yield from (f"page {page.number} can't be read: {page.fault}" for page in faults)
    empty = [str(page.number) for page in pages if page.layer == "none" and page not in faults]
    if empty:
        yield f"without letters: page {', '.join(empty)}"
