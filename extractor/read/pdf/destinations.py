"""Where links and outlines of a PDF lead: a place in the file, or an address (PDF 32000-1, 12.3.2 and 12.6.4)."""

from typing import Any, NamedTuple

from pdfminer.pdfdocument import PDFDestinationNotFound, PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFObjRef, dict_value, resolve1
from pdfminer.psparser import PSLiteral

# Which entry of a destination says how high on the page it is, by how the page is to be fitted.
_HEIGHTS = {"XYZ": 3, "FitH": 2, "FitBH": 2, "FitR": 5}


class Place(NamedTuple):
    """A place in the file: `page` is the page's id in the file, `y` in the page's own units from its lower edge."""

    page: object
    y: float | None


def leads_to(doc: PDFDocument, entry: dict[str, Any]) -> Place | str | None:
    """Where `entry`, a link or an entry of the outline, leads: a place, an address, or nowhere."""
    if entry.get("Dest") is not None:
        return _place(doc, resolve1(entry["Dest"]))
    action = resolve1(entry.get("A"))
    if not isinstance(action, dict):
        return None
    if name_of(action.get("S")) == "GoTo":
        return _place(doc, resolve1(action.get("D")))
    address = resolve1(action.get("URI"))
    return _text(address) or None if isinstance(address, bytes) else None


def _place(doc: PDFDocument, found: object) -> Place | None:
    named = found.name if isinstance(found, PSLiteral) else found
    if isinstance(named, (bytes, str)):
        try:
            found = resolve1(doc.get_dest(named))
        except PDFDestinationNotFound:
            return None
    if isinstance(found, dict):
        found = resolve1(found.get("D"))
    if not isinstance(found, list) or not found or not isinstance(found[0], PDFObjRef):
        return None
    return Place(found[0].objid, _height(found))


def _height(found: list[Any]) -> float | None:
    at = _HEIGHTS.get(name_of(found[1]), 0) if len(found) > 1 else 0
    height = resolve1(found[at]) if 0 < at < len(found) else None
    return float(height) if isinstance(height, (int, float)) else None


def name_of(value: object) -> str:
    """The name that `value` is or refers to; an empty one if it is none."""
    found = resolve1(value)
    return str(found.name) if isinstance(found, PSLiteral) else ""


def _text(address: bytes) -> str:
    """The address on one line; PDF asks for ASCII, and what is not is UTF-8 wherever it was seen."""
    return "".join(sign for sign in address.decode("utf-8", "replace") if sign.isprintable()).strip()


def seen(page: PDFPage, x: float, y: float) -> tuple[float, float]:
    """The point of a page's own plane as it is seen: in points from the top left corner of the page as it is turned."""
    left, low, right, high = page.cropbox
    across, up = x - left, y - low
    width, height = right - left, high - low
    turned = {0: (across, height - up), 90: (up, across), 180: (width - across, up), 270: (height - up, width - across)}
    return turned.get(page.rotate, turned[0])


def entry_of(value: object) -> dict[str, Any]:
    """`value`, or what it refers to, as a dictionary; an empty one if it is none."""
    found = resolve1(value)
    return dict_value(found) if isinstance(found, dict) else {}
