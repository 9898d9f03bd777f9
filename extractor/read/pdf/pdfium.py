"""What pdfium sees on a page: letters with their places and sizes, where pdfminer gives none.

It is the reader of last resort: it tells neither bold nor italic surely, and no lines of tables.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_double

from pypdfium2 import PdfDocument, PdfiumError, PdfPage, PdfTextPage, raw

from extractor.read import limits
from extractor.read.pdf.ink import Ink, Letter

# pdfium's sign for the hyphen at which a word is broken.
_HYPHEN = "\x02"
_BOLD = 600


@contextmanager
def seen(content: bytes) -> Iterator[PdfDocument | None]:
    """The PDF in `content` as pdfium has it, None if it can't read it."""
    try:
        file = PdfDocument(content)
    except PdfiumError:
        yield None
        return
    try:
        yield file
    finally:
        file.close()


def has_letters(file: PdfDocument, number: int) -> bool:
    """Whether pdfium sees letters on the page `number`, counted from 1."""
    try:
        page = file[number - 1]
    except (PdfiumError, IndexError):
        return False
    text = page.get_textpage()
    found = text.get_text_bounded() if text.count_chars() <= limits.LIMITS.letters else ""
    text.close()
    page.close()
    return bool(found.strip())


def ink(file: PdfDocument, number: int) -> Ink:
    """What pdfium sees on the page `number`, counted from 1; nothing if it can't read the page."""
    try:
        page = file[number - 1]
    except (PdfiumError, IndexError):
        return Ink(number, 0.0, 0.0)
    left, bottom, right, top = page.get_cropbox()
    text = page.get_textpage()
    found = Ink(number, right - left, top - bottom)
    found.letters = list(_letters(text, page, left, top))
    text.close()
    page.close()
    return found


def _letters(text: PdfTextPage, page: PdfPage, left: float, top: float) -> Iterator[Letter]:
    width, height = page.get_cropbox()[2] - left, top - page.get_cropbox()[1]
    for at in range(min(text.count_chars(), limits.LIMITS.letters)):
        letter = _letter(text, at, left, top)
        if letter is not None and letter.x1 >= 0 and letter.x0 <= width and 0 <= letter.base <= height + letter.size:
            yield letter


def _letter(text: PdfTextPage, at: int, left: float, top: float) -> Letter | None:
    """The letter `at`; None for a space that pdfium has put in, which is told from the places of letters anyway."""
    if raw.FPDFText_IsGenerated(text, at) == 1:
        return None
    sign = chr(raw.FPDFText_GetUnicode(text, at)).replace(_HYPHEN, "-")
    sign = "\ufffd" if "\ud800" <= sign <= "\udfff" else sign  # half of a sign (UTF-16)
    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(text, at, byref(x), byref(y))
    x0, _, x1, _ = text.get_charbox(at)
    size = float(raw.FPDFText_GetFontSize(text, at))
    bold = raw.FPDFText_GetFontWeight(text, at) >= _BOLD
    x0, x1 = min(x0, x.value) - left, max(x0, x1) - left
    return Letter(sign, x0, x1, top - y.value, size, bold, italic=False, hidden=False, turn=0, order=at, raw=None)
