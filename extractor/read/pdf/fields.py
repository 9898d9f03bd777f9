"""What a PDF shows on a page besides its content: filled-in fields, text put on it, stamps (PDF 32000-1, 12.5, 12.7).

Each is drawn by a form of its own, laid into a rectangle of the page. A program that fills in a form may leave that to
the reader: then the words are set here, where they would be shown. What is only told on a screen (remarks that open
when they are clicked, buttons) is not drawn; remarks are kept apart.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import LIT
from pdfminer.utils import Matrix, apply_matrix_rect, decode_text

from extractor.read.pdf.destinations import entry_of, name_of, seen
from extractor.read.pdf.field_words import NUMBERS, How, Rectangle, stream, words_set
from models import Box, Marginal

# A page with more fields and notes than this is a drawing.
_MOST = 5_000
_SHOWN = {"Widget", "FreeText", "Stamp", "StrikeOut", "Underline"}
_REMARKS = {"Text", "FreeText", "Highlight", "StrikeOut", "Underline", "Squiggly", "Caret", "Square", "Circle", "Line"}
# Tables 165 and 226-230: not shown; a button that is pressed, a secret, a text of several lines.
_HIDDEN, _NO_VIEW, _PUSHED, _SECRET, _LINES = 1 << 1, 1 << 5, 1 << 16, 1 << 13, 1 << 12
_SAYS = re.compile(rb"\bT[jJ]\b|['\"]\s")
_SIZE = re.compile(r"(?P<size>[0-9]*\.?[0-9]+)\s+Tf")
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_ENDS = b"Q " * 32  # what a page's content leaves open is ended first


class _Laid(NamedTuple):
    """A form and where it is laid: the rectangle on the page."""

    form: PDFStream
    place: Rectangle


def with_fields(page: PDFPage) -> tuple[Any, list[Any]]:
    """The page's resources and contents, with what its fields and notes show drawn after the rest.

    Raises what pdfminer does on damaged ones.
    """
    laid = list(_laid(page))
    if not laid:
        return page.resources, page.contents
    forms = {f"MinutebookField{at}": each for at, each in enumerate(laid)}
    resources = dict(resolve1(page.resources) or {})
    known = resolve1(resources.get("XObject"))
    resources["XObject"] = {**(known if isinstance(known, dict) else {}), **{n: each.form for n, each in forms.items()}}
    drawing = b"".join(_drawing(name, each) for name, each in forms.items())
    return resources, [stream(b"q "), *page.contents, stream(_ENDS + drawing)]


def remarks(page: PDFPage, number: int) -> Iterator[Marginal]:
    """What readers have noted on the page, which is its `number`. Raises what pdfminer does on damaged notes."""
    for entry in _entries(page):
        kind = name_of(entry.get("Subtype"))
        said = _text(entry.get("Contents"))
        if said and kind in _REMARKS and not (kind == "FreeText" and _is_shown(entry)):
            yield Marginal(text=said, kind="comment", page=number, box=_box(page, entry, number))


def _entries(page: PDFPage) -> Iterator[dict[str, Any]]:
    listed = resolve1(page.annots)
    for raw in listed[:_MOST] if isinstance(listed, list) else ():
        yield entry_of(raw)


def _laid(page: PDFPage) -> Iterator[_Laid]:
    for entry in _entries(page):
        if name_of(entry.get("Subtype")) in _SHOWN and _is_shown(entry) and (place := _place(entry)) is not None:
            form = _form(entry, place, page)
            if form is not None:
                yield _Laid(form, place)


def _is_shown(entry: dict[str, Any]) -> bool:
    flags = resolve1(entry.get("F"))
    kinds = resolve1(_inherited(entry, "Ff"))
    is_button = name_of(_inherited(entry, "FT")) == "Btn" and isinstance(kinds, int) and kinds & _PUSHED
    return not is_button and not (isinstance(flags, int) and flags & (_HIDDEN | _NO_VIEW))


def _place(entry: dict[str, Any]) -> Rectangle | None:
    corners = resolve1(entry.get("Rect"))
    if not isinstance(corners, list) or len(corners) != 4:
        return None
    x0, y0, x1, y1 = (float(resolve1(each)) for each in corners)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _form(entry: dict[str, Any], place: Rectangle, page: PDFPage) -> PDFStream | None:
    """What draws the field or note: its own look if that says something, or one made of its words."""
    own = _look(entry)
    is_field = name_of(entry.get("Subtype")) == "Widget"
    said = _value(entry) if is_field else _text(entry.get("Contents"))
    is_mute = own is None or not _SAYS.search(own.get_data())
    if said and is_mute and name_of(entry.get("Subtype")) in {"Widget", "FreeText"}:
        return words_set(said, place, _how(entry))
    return None if own is None else _as_form(own, page)


def _look(entry: dict[str, Any]) -> PDFStream | None:
    """The stream that draws it as it is now; None if there is none."""
    looks = resolve1(entry.get("AP"))
    normal = resolve1(looks.get("N")) if isinstance(looks, dict) else None
    if isinstance(normal, dict):
        normal = resolve1(normal.get(name_of(entry.get("AS")) or "Off"))
    return normal if isinstance(normal, PDFStream) else None


def _as_form(own: PDFStream, page: PDFPage) -> PDFStream:
    """`own` as a form that can be drawn, whatever it lacks; fields may use the fonts of the whole form."""
    whole = resolve1(page.doc.catalog.get("AcroForm"))
    fonts = resolve1(whole.get("DR")) if isinstance(whole, dict) else None
    resources = resolve1(own.get("Resources")) or fonts or {}
    box = own.get("BBox") or [0, 0, 0, 0]
    made = PDFStream({**own.attrs, "Subtype": LIT("Form"), "Resources": resources, "BBox": box}, own.rawdata or b"")
    made.data, made.rawdata = own.get_data(), None
    made.objid = own.objid if own.objid is not None else next(NUMBERS)
    return made


def _value(entry: dict[str, Any]) -> str:
    """What a field is filled in with: of a text, or of a list to choose from."""
    kind, flags = name_of(_inherited(entry, "FT")), resolve1(_inherited(entry, "Ff"))
    if kind not in {"Tx", "Ch"} or (isinstance(flags, int) and flags & _SECRET):
        return ""
    value = resolve1(_inherited(entry, "V"))
    return "\n".join(_text(each) for each in value) if isinstance(value, list) else _text(value)


def _inherited(entry: dict[str, Any], key: str) -> Any:
    """The value of `key`, of the field or of one that it is a part of."""
    for _ in range(32):
        if key in entry:
            return entry[key]
        entry = entry_of(entry.get("Parent"))
    return None


def _text(value: Any) -> str:
    found = resolve1(value)
    if isinstance(found, PDFStream):
        found = found.get_data()
    said = decode_text(found) if isinstance(found, bytes) else ""
    return "\n".join(line.strip() for line in said.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip("\n\0 ")


def _how(entry: dict[str, Any]) -> How:
    """How the field or note is to be set, as far as it says so."""
    flags = resolve1(_inherited(entry, "Ff"))
    size = _SIZE.search(_text(_inherited(entry, "DA")))
    is_one_line = name_of(entry.get("Subtype")) == "Widget" and not (isinstance(flags, int) and flags & _LINES)
    return How(float(size["size"]) if size is not None else 0.0, is_one_line)


def _drawing(name: str, laid: _Laid) -> bytes:
    """What draws a form into its rectangle (12.5.5, algorithm 8.1)."""
    corners = [float(resolve1(each)) for each in resolve1(laid.form.attrs["BBox"])]
    matrix = [float(resolve1(each)) for each in resolve1(laid.form.attrs.get("Matrix")) or _IDENTITY]
    x0, y0, x1, y1 = apply_matrix_rect(tuple(matrix), tuple(corners))  # type: ignore[arg-type]
    left, bottom, right, top = laid.place
    across = (right - left) / (x1 - x0) if x1 > x0 else 1.0
    up = (top - bottom) / (y1 - y0) if y1 > y0 else 1.0
    moved = (across, up, left - across * x0, bottom - up * y0)
    return b"q %.6f 0 0 %.6f %.4f %.4f cm /%s Do Q " % (*moved, name.encode())


def _box(page: PDFPage, entry: dict[str, Any], number: int) -> Box | None:
    place = _place(entry)
    if place is None:
        return None
    ends = [seen(page, x, y) for x, y in (place[:2], place[2:])]
    (x0, x1), (top, bottom) = (sorted(pair) for pair in zip(*ends, strict=True))
    return Box(page=number, x0=x0, top=top, x1=x1, bottom=bottom)
