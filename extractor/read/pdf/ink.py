"""What a PDF page prints: letters and strokes, with their places in points from the page's top left corner."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from extractor.read.pdf.marked import Stretch

# A picture that covers this share of a page is a scan of it.
_WHOLE_PAGE = 0.7
# In points: a picture no larger than this stands for a letter, and so may a shape.
_SIGN, SHAPE = 18.0, 24.0
# A page with more shapes with curves than this is a drawing, or has its letters drawn: none of them is kept.
SHAPES = 200


# Where a thing stands: x0, top, x1, bottom.
Place = tuple[float, float, float, float]


class Letter(NamedTuple):
    """One sign as drawn.

    `base` is its baseline's distance from the page's top; `turn` counts quarter turns clockwise, -1 if it is aslant;
    `order` counts the page's letters as drawn; `raw` is what the file has for a sign of a symbol font, else None;
    `colour` has a part for a share of white, three for red, green and blue, four for inks, or the name of a pattern.
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
    font: str = ""
    colour: tuple[Any, ...] = ()


class Stroke(NamedTuple):
    """A drawn line, a rectangle's outline (`drawn`) or its area, which has a `colour` as a letter has one."""

    x0: float
    top: float
    x1: float
    bottom: float
    drawn: bool
    colour: tuple[Any, ...] = ()


class Picture(NamedTuple):
    """A picture's place, and how many of the page's letters were drawn before it."""

    x0: float
    top: float
    x1: float
    bottom: float
    letters: int


@dataclass(slots=True)
class Ink:
    """Everything printed on one page.

    `number` counts from 1; `covered` is how many of its letters were drawn before a picture of the whole page, which
    hides them; `signs` are the places of pictures no larger than a letter: bullets, ticks, stars; `outlines` counts
    the shapes with curves, which letters are where they are drawn and not set; `is_pictured` says that a picture of the
    whole page is among what it prints; `marked` is its marked content; `shapes` are the places of small shapes that are
    no strokes, with curves or aslant (none if the page is a drawing); `odd`
    says why only pdfplumber could read the page, None if it was read the quick way.
    """

    number: int
    width: float
    height: float
    letters: list[Letter] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    covered: int = 0
    signs: list[Place] = field(default_factory=list)
    outlines: int = 0
    is_pictured: bool = False
    marked: list[Stretch] = field(default_factory=list)
    shapes: list[Place] = field(default_factory=list)
    odd: str | None = None


class Drawn(NamedTuple):
    """What a pen has drawn: as in `Ink`, but with everything outside of the page."""

    letters: list[Letter]
    strokes: list[Stroke]
    pictures: list[Picture]
    outlines: int
    marked: list[Stretch]
    shapes: list[Place]


def on_page(page: Any, drawn: Drawn) -> Ink:
    """What of `drawn` stands inside the crop box of `page`, one of pdfplumber's, in the order in which it was drawn."""
    left, top, right, bottom = (float(edge) for edge in page.cropbox)
    width, height = right - left, bottom - top
    found = Ink(page.page_number, width, height, strokes=drawn.strokes, outlines=drawn.outlines, marked=drawn.marked)
    found.letters = [
        letter
        for letter in drawn.letters
        if letter[2] >= 0 and letter[1] <= width and 0 <= letter[3] <= height + letter[4]
    ]
    whole = _WHOLE_PAGE * width * height
    hiding = [each.letters for each in drawn.pictures if _area(each) > whole]
    found.covered, found.is_pictured = max(hiding, default=0), bool(hiding)
    found.shapes = drawn.shapes
    found.signs = [each[:4] for each in drawn.pictures if _is_sign(each)]
    return found


def origin(page: Any) -> tuple[float, float]:
    """How far the origin of a page of pdfplumber's lies right of and below the top left corner of its crop box."""
    left, top = float(page.cropbox[0]), float(page.cropbox[1])
    return float(page.mediabox[0]) - left, float(page.height) + float(page.mediabox[1]) - top


def _area(picture: Picture) -> float:
    return (picture.x1 - picture.x0) * (picture.bottom - picture.top)


def _is_sign(picture: Picture) -> bool:
    return 2 < picture.x1 - picture.x0 < _SIGN and 2 < picture.bottom - picture.top < _SIGN
