"""What a PDF page prints: letters and strokes, with their places in points from the page's top left corner."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTContainer, LTCurve, LTImage, LTItem, LTLine, LTRect
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfplumber.page import Page as PlumberPage

_BOLD = re.compile(r"bold|black|heavy|demi(?!light)|[-,](?:bd|b)(?:i|it)?$|\.b(?:i)?$|medi(?:ital)?$", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obliq|slant|kursiv|[-,](?:b|bd)?(?:i|it)$|\.b?i$", re.IGNORECASE)
# PDF 32000-1, table 123: the font flags for italic and for forced bold.
_ITALIC_FLAG, _FORCED_BOLD_FLAG = 1 << 6, 1 << 18
# PDF 32000-1, table 106: text drawn with its outline too (a bold that the typist forced), and not drawn at all.
_OUTLINED, _HIDDEN = (2, 6), (3, 7)


class Letter(NamedTuple):
    """One sign as drawn; `base` is its baseline's distance from the page's top; `turn` quarter turns clockwise, -1 if aslant."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    italic: bool
    hidden: bool
    turn: int


class Stroke(NamedTuple):
    """A drawn line, or the outline or area of a rectangle; `is_thin` if it is so narrow that it reads as a line."""

    x0: float
    top: float
    x1: float
    bottom: float
    filled: bool
    stroked: bool


@dataclass(slots=True)
class Ink:
    """Everything printed on one page. `number` counts from 1; `image` is the share of the page that pictures cover."""

    number: int
    width: float
    height: float
    letters: list[Letter] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    image: float = 0.0


def ink(page: PlumberPage) -> Ink:
    """What `page` prints, in the order in which it is drawn."""
    pen = _Pen(page.pdf.rsrcmgr)
    PDFPageInterpreter(page.pdf.rsrcmgr, pen).process_page(page.page_obj)
    found = Ink(number=page.page_number, width=float(page.width), height=float(page.height))
    found.letters = [_from_top(letter, found.height) for letter in pen.letters]
    shapes = list(_flat(pen.get_result()))
    found.strokes = [_stroke(shape, found.height) for shape in shapes if isinstance(shape, LTCurve)]
    area = max((_area(shape) for shape in shapes if isinstance(shape, LTImage)), default=0.0)
    found.image = area / max(1.0, found.width * found.height)
    return found


class _Pen(PDFPageAggregator):  # type: ignore[misc]
    """pdfminer's device, with a light record for each letter instead of a layout object."""

    def __init__(self, resources: Any) -> None:
        super().__init__(resources)
        self.letters: list[Letter] = []
        self.mode = 0
        self._weights: dict[int, tuple[bool, bool]] = {}

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        self.mode = textstate.render
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self, matrix: Any, font: Any, fontsize: float, scaling: float, rise: float, cid: int, ncs: Any, graphicstate: Any
    ) -> float:
        """Keep the letter; the result is how far the pen moves on, in text space."""
        advance = float(font.char_width(cid) * fontsize * scaling)
        text = _unicode(font, cid)
        a, b, c, d, x, y = matrix
        bold, italic = self._weight(font)
        turn = _turn(a, b)
        size = abs(fontsize) * (c * c + d * d) ** 0.5
        end = x + advance * a if turn in {0, 2} else x + advance * b
        self.letters.append(
            Letter(
                text,
                min(x, end),
                max(x, end),
                y + rise * d,
                size,
                bold or self.mode in _OUTLINED,
                italic or (turn == 0 and abs(c) > 0.1 * abs(d)),
                self.mode in _HIDDEN,
                turn,
            )
        )
        return advance

    def _weight(self, font: Any) -> tuple[bool, bool]:
        known = self._weights.get(id(font))
        if known is None:
            known = self._weights[id(font)] = _bold_and_italic(font)
        return known


def _unicode(font: Any, cid: int) -> str:
    try:
        return str(font.to_unichr(cid))
    except PDFUnicodeNotDefined:
        return "\ufffd"


def _turn(a: float, b: float) -> int:
    if abs(b) <= 0.05 * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= 0.05 * abs(b):
        return 3 if b > 0 else 1
    return -1


def _bold_and_italic(font: Any) -> tuple[bool, bool]:
    name = str(font.fontname).rpartition("+")[2]
    weight = font.descriptor.get("FontWeight") or 0
    heavy = isinstance(weight, (int, float)) and weight >= 600
    bold = bool(_BOLD.search(name)) or heavy or bool(font.flags & _FORCED_BOLD_FLAG)
    return bold, bool(_ITALIC.search(name)) or bool(font.flags & _ITALIC_FLAG) or font.italic_angle not in {0, None}


def _from_top(letter: Letter, height: float) -> Letter:
    return letter._replace(base=height - letter.base)


def _flat(items: Iterable[LTItem]) -> Iterator[LTItem]:
    for item in items:
        if isinstance(item, LTContainer):
            yield from _flat(item)
        else:
            yield item


def _stroke(shape: LTCurve, height: float) -> Stroke:
    filled = bool(shape.fill) and not isinstance(shape, LTLine)
    return Stroke(shape.x0, height - shape.y1, shape.x1, height - shape.y0, filled, bool(shape.stroke))


def _area(shape: LTImage) -> float:
    return float(abs((shape.x1 - shape.x0) * (shape.y1 - shape.y0)))


__all__ = ["Ink", "Letter", "LTRect", "Stroke", "ink"]
