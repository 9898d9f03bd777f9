"""Ticks, crosses and boxes that a page draws, as pictures or with strokes: read as the signs that they show.

What may be one stands by its size, apart from other shapes, with no letter on it, at the height of a line of text. Then
the page is drawn, and what is seen there decides (`read/figures.py`): whatever the file draws it with looks alike.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from math import ceil, floor
from typing import NamedTuple

from extractor.read.figures import DOUBTFUL, Grey, figure
from extractor.read.ocr.picture import Picture
from extractor.read.pdf.ink import Ink, Letter, Place, Stroke
from extractor.read.pdf.sign_places import around, is_beside, is_level, is_on, sign_places, wider

# In dots an inch, how a page is drawn to be looked at. In points: how much paper around a sign is, and how wide the
# edge of a sign's place is, into which something else may reach.
_DPI, _AROUND, _EDGE = 288.0, 0.75, 0.65
# In shares of its width: empty boxes that stand nearer to each other are a row to put letters in.
_IN_ROW = 1.2
# Signs that say something only where their counterpart stands on the page, and are bullets elsewhere.
_BESIDE = {"■": "☐", "○": "◉", "●": "○"}


# A part of a page as a picture: of the page by its number, with so many dots an inch, in the place given.
Picturing = Callable[[int, float, Place], Picture]


class Sign(NamedTuple):
    """A sign and its place."""

    text: str
    place: Place


class Signs(NamedTuple):
    """What a page draws: signs, bullets by their places, and how many small drawings may be signs but can't be told."""

    told: list[Sign]
    bullets: list[Place]
    doubtful: int


def with_signs(page: Ink, drawn: Picturing) -> int:
    """Put the signs that `page` draws among its letters; the result is how many are doubtful, and left out.

    `drawn` draws the file's pages. Raises OSError if it can't.
    """
    places = list(sign_places(page))
    if not places:
        return 0
    within = _within(page, places)
    found = _signs(drawn(page.number, _DPI, within), within[:2], places)
    order = max((letter.order for letter in page.letters), default=0) + 10
    page.letters += [_letter(sign, page, order + 10 * at) for at, sign in enumerate(found.told)]
    read = [sign.place for sign in found.told]
    page.signs = [place for place in page.signs if not any(is_on(place, other) for other in read)] + found.bullets
    page.strokes = [stroke for stroke in page.strokes if not any(_holds(place, stroke) for place in read)]
    return found.doubtful


def _within(page: Ink, places: list[Place]) -> Place:
    """The part of the page that all the places are in, with some paper around."""
    x0, top, x1, bottom = wider(around(places), 2 * _AROUND)
    return max(x0, 0.0), max(top, 0.0), min(x1, page.width), min(bottom, page.height)


def _signs(picture: Picture, corner: tuple[float, float], places: list[Place]) -> Signs:
    """The signs in the places; the picture's top left corner is at `corner`."""
    shown = [(_shown(picture, corner, place), place) for place in places]
    seen = [Sign(text, place) for text, place in shown if text is not None and text != DOUBTFUL]
    told = [sign for sign in _without_rows(seen) if sign.text not in _BESIDE or _has_like(sign, seen)]
    bullets = [sign.place for sign in seen if sign.text in _BESIDE and sign not in told]
    return Signs(told, bullets, sum(text == DOUBTFUL for text, _ in shown))


def _shown(picture: Picture, corner: tuple[float, float], place: Place) -> str | None:
    """What is seen in the place; where that is no sign, at its middle, since something else may reach over its edge."""
    margin = round(_AROUND * picture.dpi / 72)
    whole = figure(_cut(picture, corner, place), margin)
    return (
        whole if whole not in {None, DOUBTFUL} else figure(_cut(picture, corner, wider(place, -_EDGE)), margin) or whole
    )


def _cut(picture: Picture, corner: tuple[float, float], place: Place) -> Grey:
    scale = picture.dpi / 72
    x0, top = (max(0, floor((edge - start - _AROUND) * scale)) for edge, start in zip(place[:2], corner, strict=True))
    x1, bottom = (ceil((edge - start + _AROUND) * scale) for edge, start in zip(place[2:], corner, strict=True))
    return picture.grey[top:bottom, x0:x1]


def _without_rows(signs: Iterable[Sign]) -> Iterator[Sign]:
    """The signs without boxes that stand close in a row: one for each letter of what is to be filled in."""
    held = sorted(signs, key=lambda sign: (round(sign.place[1] / 4), sign.place[0]))
    joined = [
        (a, b)
        for a, b in pairwise(held)
        if a.text == b.text == "☐" and is_level(a.place, b.place) and b.place[0] - a.place[2] < _wide(a.place)
    ]
    in_row = {sign for pair in joined for sign in pair}
    yield from (sign for sign in held if sign not in in_row)


def _wide(place: Place) -> float:
    return _IN_ROW * (place[2] - place[0])


def _has_like(sign: Sign, signs: list[Sign]) -> bool:
    """Whether the sign's counterpart stands on the page, as large as it."""
    height = sign.place[3] - sign.place[1]
    likes = (each.place for each in signs if each.text == _BESIDE[sign.text])
    return any(abs(place[3] - place[1] - height) <= 0.2 * height for place in likes)


def _letter(sign: Sign, page: Ink, order: int) -> Letter:
    """The sign as a letter of the line that it stands at, or else alone."""
    x0, top, x1, bottom = sign.place
    middle = (top + bottom) / 2
    level = [letter for letter in page.letters if letter.text.strip() and is_beside(sign.place, letter)]
    nearest = min(level, key=lambda each: (_off(each, middle), _aside(each, sign.place)), default=None)
    base, size = (bottom, bottom - top) if nearest is None else (nearest.base, nearest.size)
    return Letter(sign.text, x0, x1, base, size, bold=False, italic=False, hidden=False, turn=0, order=order, raw="")


def _off(letter: Letter, middle: float) -> float:
    """How far the letter's line is from the height `middle`, in shares of its size, roughly."""
    return round(abs(letter.base - 0.32 * letter.size - middle) / letter.size, 1)


def _aside(letter: Letter, place: Place) -> float:
    return max(letter.x0 - place[2], place[0] - letter.x1, 0.0)


def _holds(place: Place, stroke: Stroke) -> bool:
    """Whether the stroke, but for its width, is a part of what stands in the place."""
    x0, top, x1, bottom = wider(place, 1.0)
    return x0 <= stroke.x0 and top <= stroke.top and stroke.x1 <= x1 and stroke.bottom <= bottom
