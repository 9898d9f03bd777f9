"""What a PDF page prints: letters and strokes, with their places in points from the page's top left corner."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTContainer, LTCurve, LTItem, LTLine, LTRect

from extractor.read.pdf import fonts
from extractor.read.pdf.content import Interpreter

# PDF 32000-1, table 106: text drawn with its outline too (a bold that the typist forced), and text not drawn at all.
_OUTLINED, _HIDDEN = (2, 6), (3, 7)
# A picture that covers this share of a page is a scan of it.
_WHOLE_PAGE = 0.7
# In points: a picture no larger than this stands for a letter.
_SIGN = 18.0


class Letter(NamedTuple):
    """One sign as drawn.

    `base` is its baseline's distance from the page's top; `turn` counts quarter turns clockwise, -1 if it is aslant;
    `order` counts the page's letters as drawn; `raw` is what the file has for a sign of a symbol font, else None.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    italic: bool
    hidden: bool
    turn: int
    order: int
    raw: str | None


class Stroke(NamedTuple):
    """A drawn line, a rectangle's outline (`drawn`) or its coloured area."""

    x0: float
    top: float
    x1: float
    bottom: float
    drawn: bool


@dataclass(slots=True)
class Ink:
    """Everything printed on one page.

    `number` counts from 1; `covered` is how many of its letters were drawn before a picture of the whole page, which
    hides them; `signs` are the places of pictures no larger than a letter: bullets, ticks, stars.
    """

    number: int
    width: float
    height: float
    letters: list[Letter] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    covered: int = 0
    signs: list[tuple[float, float, float, float]] = field(default_factory=list)


def ink(page: Any) -> Ink:
    """What `page`, one of pdfplumber's, prints inside its crop box, in the order in which it is drawn."""
    pen = _Pen(page.pdf.rsrcmgr)
    Interpreter(page.pdf.rsrcmgr, pen).process_page(page.page_obj)
    left, top, right, bottom = (float(edge) for edge in page.cropbox)
    dx, dy = float(page.mediabox[0]) - left, float(page.height) + float(page.mediabox[1]) - top
    found = Ink(page.page_number, right - left, bottom - top)
    found.letters = [letter for raw in pen.letters if _is_inside(letter := _placed(raw, dx, dy), found)]
    shapes = list(_flat(pen.get_result()))
    found.strokes = [stroke for shape in shapes if (stroke := _stroke(shape, dx, dy)) is not None]
    boxes = [(x0 + dx, dy - y1, x1 + dx, dy - y0) for x0, y0, x1, y1 in pen.pictures]
    whole = _WHOLE_PAGE * found.width * found.height
    hides = [drawn for drawn, (x0, y0, x1, y1) in zip(pen.drawn, boxes, strict=True) if (x1 - x0) * (y1 - y0) > whole]
    found.covered = max(hides, default=0)
    found.signs = [box for box in boxes if 2 < box[2] - box[0] < _SIGN and 2 < box[3] - box[1] < _SIGN]
    return found


class _Pen(PDFPageAggregator):
    """pdfminer's device, keeping a light record of each letter instead of a layout object.

    What pdfplumber adds to each letter (resolved colours, marked content) costs half of its time, and isn't needed.
    """

    def __init__(self, resources: Any) -> None:
        super().__init__(resources)
        self.letters: list[Letter] = []
        self.pictures: list[tuple[float, float, float, float]] = []
        self.drawn: list[int] = []
        self.mode = 0
        self._cuts: dict[int, tuple[bool, bool]] = {}
        self._signs: dict[tuple[int, int], tuple[str, str | None, float]] = {}

    def render_image(self, name: str, stream: Any) -> None:
        """Keep where the picture stands and how many letters were drawn before it."""
        super().render_image(name, stream)
        self.pictures.append(self.cur_item.bbox)
        self.drawn.append(len(self.letters))

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Remember how the string is painted, then paint it."""
        self.mode = textstate.render
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(  # noqa: PLR0913, PLR0917 - as pdfminer calls it
        self, matrix: Any, font: Any, fontsize: float, scaling: float, rise: float, cid: int, *_: Any
    ) -> float:
        """Keep the letter; the result is how far the pen moves on, in text space."""
        text, raw, width = self._sign(font, cid)
        bold, italic = self._cuts[id(font)]
        advance = width * fontsize * scaling
        a, b, c, d, x, y = matrix
        end = x + advance * a
        self.letters.append(
            Letter(
                text,
                min(x, end),
                max(x, end),
                y + rise * d,
                abs(fontsize) * (c * c + d * d) ** 0.5,
                bold or self.mode in _OUTLINED,
                italic or abs(c) > 0.1 * abs(d) > 0,
                self.mode in _HIDDEN,
                _turn(a, b),
                len(self.letters),
                raw,
            )
        )
        return advance

    def _sign(self, font: Any, cid: int) -> tuple[str, str | None, float]:
        known = self._signs.get((id(font), cid))
        if known is None:
            self._cuts.setdefault(id(font), fonts.cut(font))
            known = self._signs[id(font), cid] = (*fonts.sign(font, cid), float(font.char_width(cid)))
        return known


def _turn(a: float, b: float) -> int:
    if abs(b) <= 0.05 * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= 0.05 * abs(b):
        return 3 if b > 0 else 1
    return -1


def _placed(letter: Letter, dx: float, dy: float) -> Letter:
    return letter._replace(x0=letter.x0 + dx, x1=letter.x1 + dx, base=dy - letter.base)


def _is_inside(letter: Letter, page: Ink) -> bool:
    return letter.x1 >= 0 and letter.x0 <= page.width and 0 <= letter.base <= page.height + letter.size


def _flat(items: Iterable[LTItem]) -> Iterator[LTItem]:
    for item in items:
        if isinstance(item, LTContainer):
            yield from _flat(item)
        else:
            yield item


def _stroke(shape: LTItem, dx: float, dy: float) -> Stroke | None:
    """The shape as a stroke, or None for a picture and for white paint on white paper."""
    if not isinstance(shape, LTCurve) or not (shape.stroke or shape.fill) or not _is_square(shape):
        return None
    drawn = bool(shape.stroke) or isinstance(shape, LTLine)
    if not drawn and _is_white(shape.non_stroking_color):
        return None
    return Stroke(shape.x0 + dx, dy - shape.y1, shape.x1 + dx, dy - shape.y0, drawn)


def _is_square(shape: LTCurve) -> bool:
    """Whether the shape is a level or upright line or a rectangle, however drawn; letters drawn as outlines are not."""
    if isinstance(shape, LTRect):
        return True
    if len(shape.pts) > 6 or any(step[0] in "cvy" for step in shape.original_path or ()):
        return False
    return all(abs(a[0] - b[0]) < 1 or abs(a[1] - b[1]) < 1 for a, b in pairwise(shape.pts))


def _is_white(colour: Any) -> bool:
    """Whether an opaque colour is white; four parts are inks (CMYK), where white is none of them."""
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    if not parts or not all(isinstance(part, (int, float)) for part in parts):
        return False
    return bool(max(parts) <= 0.01 if len(parts) == 4 else min(parts) >= 0.99)
