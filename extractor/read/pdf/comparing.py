"""Where the quick way to draw a page and pdfplumber's own differ: to be run over tests' pages and over any folder."""

from collections.abc import Iterator
from typing import Any

from extractor.read.pdf import quick, stock
from extractor.read.pdf.ink import Drawn, Letter, origin

# In points: pdfplumber computes a letter's box in another order.
_CLOSE = 1e-6


def differences(page: Any) -> Iterator[str]:
    """What differs on `page`, one of pdfplumber's: nothing if it is drawn alike, sign for sign.

    A page that the quick way leaves to pdfplumber can't differ: it is named, with the reason.
    """
    try:
        found = quick.drawn(page)
    except Exception as error:  # noqa: BLE001 - as `drawing.ink` does
        yield f"left to pdfplumber: {str(error).strip() or type(error).__name__}"
        return
    yield from _unlike(found, stock.drawn(page))
    chars = page.chars
    if len(chars) != len(found.letters):
        yield f"{len(found.letters)} letters, {len(chars)} by pdfplumber"
        return
    dx, dy = origin(page)
    for letter, char in zip(found.letters, chars, strict=True):
        told = "; ".join(_unlike_char(letter, char, dx - page.mediabox[0], dy))
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
