"""The outline that a PDF brings along: its bookmarks, in the order in which they are shown."""

from collections.abc import Iterator, Sequence
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.utils import decode_text

from extractor.read.pdf.destinations import Place, entry_of, leads_to, seen
from models import OutlineEntry

# More entries than this are no outline to read.
_MOST = 20_000


def outline(doc: PDFDocument, pages: Sequence[PDFPage]) -> Iterator[OutlineEntry]:
    """The entries of the outline; `pages` are the file's, in order. Raises what pdfminer does on damaged ones."""
    numbers = {page.pageid: number for number, page in enumerate(pages, start=1)}
    for level, entry in _entries(doc):
        title = _title(entry)
        place = leads_to(doc, entry)
        number = numbers.get(place.page) if isinstance(place, Place) else None
        if title:
            top = _top(place, pages[number - 1]) if isinstance(place, Place) and number is not None else None
            yield OutlineEntry(title=title, level=level, page=number, top=top)


def _entries(doc: PDFDocument) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each entry with its level, from top to bottom; one that refers back to an earlier one ends its branch."""
    known: set[int] = set()
    waiting = [(1, entry_of(doc.catalog.get("Outlines")).get("First"))]
    while waiting and len(known) < _MOST:
        level, reference = waiting.pop()
        if not isinstance(reference, PDFObjRef) or reference.objid in known:
            continue
        known.add(reference.objid)
        entry = entry_of(reference)
        yield level, entry
        waiting += [(level, entry.get("Next")), (level + 1, entry.get("First"))]


def _title(entry: dict[str, Any]) -> str:
    raw = resolve1(entry.get("Title"))
    text = decode_text(raw) if isinstance(raw, bytes) else ""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _top(place: Place, page: PDFPage) -> float | None:
    if place.y is None or page.rotate:
        return None
    _, top = seen(page, 0.0, place.y)
    return round(max(0.0, top), 2)
