"""A PDF file opened, page by page: whatever stands in the way becomes an error that says the cure."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import dict_value, resolve1
from pdfplumber.pdf import PDF
from pdfplumber.utils.pdfinternals import resolve_and_decode

from extractor.errors import CorruptError, EmptyError, EncryptedError, MinutebookError, TooLargeError
from extractor.read import limits
from extractor.read.pdf.objects import Objects
from extractor.read.pdf.streams import bound

_Box = tuple[float, float, float, float]

# In points: what a page measures that doesn't say it, or says nothing that could be (as other readers take it to be).
_LETTER: _Box = (0.0, 0.0, 612.0, 792.0)
_LEAST = 3.0


def opened(raw: bytes, name: str) -> "Opening":
    """The PDF in `raw`; `name` is what messages call it. Raises EncryptedError, CorruptError or TooLargeError."""
    bound()
    try:
        return Opening(raw)
    except MemoryError:
        raise
    except Exception as error:
        raise _refusal(error, name) from error


def pages(file: PDF, name: str) -> Iterator[PDFPage]:
    """The file's pages in order. Raises CorruptError, EmptyError if there are none, TooLargeError past the limit."""
    file.doc.catalog.pop("PageLabels", None)  # pdfminer would look them up, and fall with them
    found = _Page.create_pages(file.doc)
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
        if number > limits.LIMITS.pages:
            raise TooLargeError(f"{name}: more than {limits.LIMITS.pages} pages; split it into volumes")
        yield raw
    if not number:
        raise EmptyError(f"{name}: the PDF has no pages; get it again from its source")


class Opening(PDF):
    """pdfplumber's file, with objects that are found more quickly."""

    doc: Objects

    def __init__(self, raw: bytes) -> None:
        self.stream, self.stream_is_external, self.path = BytesIO(raw), True, None
        self.pages_to_parse = self.laparams = self.password = self.unicode_norm = None
        self.raise_unicode_errors = True
        self.doc = Objects(raw, PDFParser(self.stream))
        self.rsrcmgr = PDFResourceManager()
        self.metadata = {}
        for said in self.doc.info:
            self.metadata.update({name: _told(value) for name, value in said.items()})


def _told(value: object) -> object:
    """A property as pdfplumber tells it; what can't be told is nothing."""
    try:
        return resolve_and_decode(value)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - pdfminer raises what it likes on damaged objects: then the file doesn't say
        return None


class _Page(PDFPage):
    """A page with a size and a rotation where the file gives it none that can be (PDF 32000-1, table 30)."""

    def __init__(self, doc: Any, pageid: object, attrs: object, label: str | None) -> None:
        super().__init__(doc, pageid, _put_right(dict_value(attrs)), label)


def _put_right(said: dict[str, Any]) -> dict[str, Any]:
    paper = _box(said.get("MediaBox")) or _LETTER
    shown = _common(paper, _box(said.get("CropBox")) or paper)
    turned = resolve1(said.get("Rotate"))
    rotate = int(turned) % 360 if isinstance(turned, (int, float)) and turned % 90 == 0 else 0
    return {**said, "MediaBox": list(paper), "CropBox": list(shown), "Rotate": rotate}


def _box(said: Any) -> _Box | None:
    """The edges that `said` gives by two corners that lie across from each other; None if there is nothing between."""
    box = resolve1(said)
    corners = [resolve1(each) for each in box[:4]] if isinstance(box, list) else []
    if len(corners) < 4 or not all(isinstance(each, (int, float)) for each in corners):
        return None
    (left, right), (low, high) = sorted(corners[::2]), sorted(corners[1::2])
    return (left, low, right, high) if right - left > _LEAST and high - low > _LEAST else None


def _common(paper: _Box, cut: _Box) -> _Box:
    """What of the paper is shown when it is cut so: all of it if that leaves nothing (14.11.2)."""
    left, low, right, high = *map(max, paper[:2], cut[:2]), *map(min, paper[2:], cut[2:])
    return (left, low, right, high) if right - left > _LEAST and high - low > _LEAST else paper


def _refusal(error: Exception, name: str) -> MinutebookError:
    """What stands in the way of reading the file: pdfminer says so by an exception inside pdfplumber's, or any."""
    told = (error, *(arg for arg in error.args if isinstance(arg, Exception)), error.__cause__, error.__context__)
    if any(isinstance(each, (PDFPasswordIncorrect, PDFEncryptionError)) for each in told):
        return EncryptedError(f"{name}: locked with a password; open it with the password and save it without one")
    reason = str(error).strip() or type(error).__name__
    if any(isinstance(each, TooLargeError) for each in told):
        return TooLargeError(f"{name}: {reason}; print it to a new PDF")
    return CorruptError(
        f"{name}: the PDF is damaged ({reason}); get it again from its source, or print it to a new PDF"
    )
