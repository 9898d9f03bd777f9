"""Links of a PDF: areas of its pages that lead elsewhere, laid over the words that stand there."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1

from extractor.read.pdf.destinations import Place, entry_of, leads_to, name_of, seen
from extractor.read.pdf.lines import PrintedLine
from extractor.read.pdf.words import Word

# A page with more areas than this is a drawing.
_MOST = 5_000


class Area(NamedTuple):
    """An area of a page, in points from its top left corner, and where it leads."""

    x0: float
    top: float
    x1: float
    bottom: float
    target: Place | str


def areas(page: PDFPage) -> Iterator[Area]:
    """The page's areas that lead elsewhere. Raises what pdfminer does on damaged ones."""
    listed = resolve1(page.annots)
    for raw in listed[:_MOST] if isinstance(listed, list) else ():
        entry = entry_of(raw)
        corners = resolve1(entry.get("Rect"))
        target = leads_to(page.doc, entry) if name_of(entry.get("Subtype")) == "Link" else None
        if target is not None and isinstance(corners, list) and len(corners) == 4:
            ends = [seen(page, float(resolve1(x)), float(resolve1(y))) for x, y in (corners[:2], corners[2:])]
            (x0, x1), (top, bottom) = (sorted(pair) for pair in zip(*ends, strict=True))
            yield Area(x0, top, x1, bottom, target)


def mark_links(lines: Iterable[PrintedLine], found: Iterable[Area], pages: Mapping[object, int]) -> None:
    """Set `target` of the words in `lines` that stand in an area; `pages` numbers the pages by their ids."""
    told = [(area, target) for area in found if (target := _target(area.target, pages)) is not None]
    if not told:
        return
    for line in lines:
        for area, target in told:
            if area.top < line.base - 0.3 * line.size < area.bottom:
                for word in _inside(line, area):
                    word.target = target


def _inside(line: PrintedLine, area: Area) -> Iterator[Word]:
    return (word for word in line.words if area.x0 <= (word.x0 + word.x1) / 2 <= area.x1)


def _target(target: Place | str, pages: Mapping[object, int]) -> str | None:
    if isinstance(target, str):
        return target
    number = pages.get(target.page)
    return None if number is None else f"#page={number}"
