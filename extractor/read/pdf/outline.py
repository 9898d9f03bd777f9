"""The outline that a PDF brings along: its bookmarks as they are shown or, where it has none, its tagged headings."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.utils import decode_text

from extractor.read.assemble import RawLine
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


def of_headings(lines: Iterable[RawLine]) -> Iterator[OutlineEntry]:
    """The tagged headings among `lines`, which are in reading order, as the entries of an outline."""
    held: list[RawLine] = []
    for line in lines:
        if held and not (line.joins and line.level == held[0].level):
            yield _entry(held)
            held = []
        if line.level is not None:
            held.append(line)
    if held:
        yield _entry(held)


def _entry(heading: list[RawLine]) -> OutlineEntry:
    first = heading[0]
    title = " ".join("".join(piece.text for piece in line.pieces) for line in heading)
    top = None if first.box is None else round(first.box.top, 2)
    return OutlineEntry(title=" ".join(title.split()), level=first.level or 1, page=first.page, top=top)


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
