"""Damaged PDFs: read as they stand, then repaired, then by pdfium; what was done is said."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from io import BytesIO
from typing import NamedTuple

import pikepdf
from pdfminer.pdfpage import PDFPage
from pdfplumber.pdf import PDF

from extractor.errors import CorruptError, EmptyError
from extractor.read.pdf import pdfium
from extractor.read.pdf.attached import attached
from extractor.read.pdf.opening import Opening, opened, pages
from extractor.read.pdf.pictures import Pictures, pictures
from extractor.read.pdf.sheets import Sheet, let_rest, sheet, sheet_of
from extractor.read.pdf.signposts import Signposts, signposts
from extractor.read.pdf.signs import Picturing

# What closes an object that a file breaks off in: qpdf passes over one that has no end.
_CLOSED = b"\nendstream\nendobj\n"
_ROOT = re.compile(rb"\b([0-9]+ [0-9]+) obj\s*<<(?:(?!endobj).){,2000}?/Type\s*/Catalog\b", re.DOTALL)
_REPAIRED = "damaged: read after a repair, which may have lost some of it"


class Opened(NamedTuple):
    """A PDF that was opened, its pages and signposts, and what a reader should know of how that was done.

    `content` is what was read: the file, or what a repair has made of it. `is_damaged` says that it had to be rescued,
    `carried` what it holds besides its pages.
    """

    content: bytes
    file: PDF
    sheets: list[Sheet]
    posts: Signposts
    warnings: tuple[str, ...] = ()
    is_damaged: bool = False
    carried: tuple[str, ...] = ()


def rescued(raw: bytes, name: str) -> Opened:
    """The PDF in `raw`, repaired if that gives more of it; `name` is what messages call it.

    Pages that only pdfium can read are read by it. Raises what `opened` and `pages` do.
    """
    try:
        found = _opened(raw, name)
    except (CorruptError, EmptyError):
        mended = _repaired(raw, name)
        if mended is None:
            raise
        return _by_pdfium(mended, _lost(mended))
    lost = _lost(found)
    again = _repaired(raw, name) if lost else None
    if again is not None and len(still := _lost(again)) < len(lost):
        found, lost = again, still
    return _by_pdfium(found, lost)


def _opened(raw: bytes, name: str) -> Opened:
    file = opened(raw, name)
    held = list(pages(file, name))
    posts = signposts(file.doc, held)
    with ExitStack() as open_:
        sheets = list(_sheets(file, held, posts, _picturing(raw, open_)))
    return Opened(raw, file, sheets, posts, carried=tuple(attached(file.doc)))


def _picturing(raw: bytes, open_: ExitStack) -> Picturing:
    """What draws the pages of the file `raw`, which pdfium opens when the first is asked for, until `open_` ends."""

    @cache
    def drawn() -> Pictures:
        return open_.enter_context(pictures(raw))

    return lambda number, dpi, within: drawn().picture(number, dpi, within)


def _sheets(file: Opening, held: list[PDFPage], posts: Signposts, picturing: Picturing) -> Iterator[Sheet]:
    """The pages, each let go of once it is read."""
    held.reverse()
    for number in range(1, len(held) + 1):
        found = sheet(file, held.pop(), number, posts, picturing)
        let_rest(found.lines, number)
        file.doc.forget()
        yield found


def _repaired(raw: bytes, name: str) -> Opened | None:
    """The PDF in `raw` as qpdf mends it; None if it can't, or if that can't be read either."""
    for whole in (raw, _without_tables(raw)):
        mended = _mended(whole)
        if mended is None:
            continue
        try:
            found = _opened(mended, name)
        except (CorruptError, EmptyError):
            continue
        return found._replace(warnings=(_REPAIRED, *found.warnings), is_damaged=True)
    return None


def _without_tables(raw: bytes) -> bytes:
    """The file with its tables of objects made unknown, so that qpdf looks for the objects, and with a way to the root.

    Without one in any table qpdf would not know which object is the root.
    """
    roots = _ROOT.findall(raw)
    way = b"\ntrailer\n<</Root %s R>>\n" % roots[-1] if roots else b""
    return raw.replace(b"startxref", b"startxxxx") + _CLOSED + way


def _mended(raw: bytes) -> bytes | None:
    out = BytesIO()
    try:
        with pikepdf.open(BytesIO(raw + _CLOSED), suppress_warnings=True) as file:
            if not len(file.pages):
                return None
            file.save(out, encryption=False)
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return None
    return out.getvalue()


def _lost(found: Opened) -> list[Sheet]:
    """The pages that give no letters, though pdfium sees some, or can't open the file; not those that draw too much."""
    empty = [page for page in found.sheets if page.layer == "none" and not page.is_too_large]
    if not empty:
        return []
    with pdfium.seen(found.content) as file:
        return empty if file is None else [page for page in empty if pdfium.has_letters(file, page.number)]


def _by_pdfium(found: Opened, lost: list[Sheet]) -> Opened:
    """`found` with the pages `lost` as pdfium sees them."""
    if not lost:
        return found
    with pdfium.seen(found.content) as file:
        seen = {} if file is None else {page.number: sheet_of(pdfium.ink(file, page.number)) for page in lost}
    seen = {number: page for number, page in seen.items() if page.layer != "none"}
    sheets = [seen.get(page.number, page) for page in found.sheets]
    return found._replace(sheets=sheets, warnings=(*found.warnings, *_told(seen)), is_damaged=True)


def _told(seen: dict[int, Sheet]) -> Iterator[str]:
    if seen:
        yield f"degraded: read without tables and type faces: page {', '.join(map(str, seen))}"
