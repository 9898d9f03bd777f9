"""Where the quick way to read a file and pdfplumber's own differ: to be run over tests' pages and over any folder."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfplumber.page import Page

from extractor.read.pdf import quick, stock
from extractor.read.pdf.ink import Drawn, Letter, origin
from extractor.read.pdf.opening import opened, pages

# In points: pdfplumber computes a letter's box in another order.
_CLOSE = 1e-6


def compared(raw: bytes) -> Iterator[tuple[int, list[str]]]:
    """The number of each page of the file `raw`, and what differs on it; number 0 is for the file's objects.

    Raises what pdfplumber and `opened` do.
    """
    ours = opened(raw, "the file")
    yield 0, list(_unlike_objects(ours.doc, PDFDocument(PDFParser(BytesIO(raw)))))
    with pdfplumber.open(BytesIO(raw)) as theirs:
        for number, (page, own) in enumerate(zip(pages(ours, "the file"), theirs.pages, strict=False), start=1):
            yield number, list(differences(Page(ours, page, number), own))
            own.close()


def _unlike_objects(ours: PDFDocument, theirs: PDFDocument) -> Iterator[str]:
    """The objects of the file that pdfminer reads otherwise."""
    for number in sorted({number for table in theirs.xrefs for number in table.get_objids()}):
        found, own = (_object(doc, number) for doc in (ours, theirs))
        if not _is_same(found, own):
            yield f"object {number}: {found} for {own}"[:200]


def _object(doc: PDFDocument, number: int) -> object:
    try:
        return doc.getobj(number)
    except Exception as error:  # noqa: BLE001 - what pdfminer raises is to be raised alike
        return repr(error)


def _is_same(found: Any, own: Any) -> bool:
    if type(found) is not type(own):
        return False
    if isinstance(found, PDFObjRef):
        return bool(found.objid == own.objid)
    if isinstance(found, PDFStream):
        return _is_same(found.attrs, own.attrs) and found.get_rawdata() == own.get_rawdata()
    if isinstance(found, dict):
        return list(found) == list(own) and all(_is_same(found[key], own[key]) for key in found)
    if isinstance(found, list):
        return len(found) == len(own) and all(map(_is_same, found, own))
    return bool(found == own)


def differences(page: Any, own: Any) -> Iterator[str]:
    """What differs on `page`, as we open it, from `own`, as pdfplumber does: nothing if it is drawn alike.

    A page that the quick way leaves to pdfplumber can't differ: it is named, with the reason.
    """
    try:
        found = quick.drawn(page)
    except Exception as error:  # noqa: BLE001 - as `drawing.ink` does
        yield f"left to pdfplumber: {str(error).strip() or type(error).__name__}"
        return
    yield from _unlike(found, stock.drawn(own))
    chars = own.chars
    if len(chars) != len(found.letters):
        yield f"{len(found.letters)} letters, {len(chars)} by pdfplumber"
        return
    dx, dy = origin(own)
    for letter, char in zip(found.letters, chars, strict=True):
        told = "; ".join(_unlike_char(letter, char, dx - own.mediabox[0], dy))
        if told:
            yield f"letter {letter.order} ({letter.text}): {told}"


def _unlike(found: Drawn, own: Drawn) -> Iterator[str]:
    """What our pen on pdfplumber's interpreter draws otherwise."""
    for name in Drawn._fields:
        ours, theirs = getattr(found, name), getattr(own, name)
        if ours != theirs:
            yield f"{name}: {ours} for {theirs}"[:200]


def _unlike_char(letter: Letter, char: dict[str, Any], dx: float, dy: float) -> Iterator[str]:
    """What pdfplumber's own letter says otherwise; it has no text for codes that its font doesn't explain.

    Its box is as high as the font says, so that the baseline is compared with that of its matrix, but for a rise.
    """
    if char["text"] not in {letter.text, letter.raw} and not char["text"].startswith("(cid:"):
        yield f"text {char['text']!r}" if char["text"] != "\xad" or letter.text != "-" else ""
    if letter.font != char["fontname"].rpartition("+")[2]:
        yield f"font {letter.font} for {char['fontname']}"
    if char["non_stroking_color"] is not None and letter.colour != char["non_stroking_color"]:
        yield f"colour {letter.colour} for {char['non_stroking_color']}"
    if letter.turn != 0 or char["matrix"][2]:
        return
    ours = (letter.x0, letter.x1, letter.size)
    theirs = (char["x0"] + dx, char["x1"] + dx, char["size"])
    if any(abs(a - b) > _CLOSE for a, b in zip(ours, theirs, strict=True)):
        yield f"place and size {ours} for {theirs}"
    if abs(dy - char["matrix"][5] - letter.base) > letter.size:
        yield f"baseline {letter.base} for {dy - char['matrix'][5]}"
