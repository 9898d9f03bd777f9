"""Small shapes and pictures of a page that may be signs: by their size, apart from others, at the height of a line."""

from bisect import bisect_left
from collections.abc import Iterator
from operator import itemgetter

from extractor.read.pdf.ink import Ink, Letter, Place

# In points: how large a sign is, and how near to each other the parts of one stand.
_LEAST, _MOST, _TOUCHING = 5.5, 24.0, 0.75
# In points: how far strokes reach beyond their places, and pictures.
_STROKED, _PICTURED = 0.8, 0.25
# In shares of its height: how wide a sign is. In shares of the type size beside it: how high.
_WIDTHS, _HEIGHTS = (0.5, 2.0), (0.4, 2.4)
# In shares of the type size: how far above and below the baseline the middle of a sign stands at its line.
_ABOVE, _BELOW = 0.95, 0.3
# In shares of its width: a shape that stands nearer to another on the same line is a letter of a word.
_APART = 0.6
# A page with more small shapes than this is a drawing, or has its letters drawn.
_DRAWING = 1_500

_BASE = itemgetter(3)


def sign_places(page: Ink) -> Iterator[Place]:
    """Where there may be signs, from top to bottom."""
    drawn = {*page.shapes, *[stroke[:4] for stroke in page.strokes]}
    parts = [place for place in drawn if 2 < max(place[2] - place[0], place[3] - place[1]) < _MOST]
    if not (parts or page.signs) or len(parts) > _DRAWING:
        return
    shapes = [wider(place, _STROKED) for place in _clustered(sorted(parts))]
    pictures = [wider(place, _PICTURED) for place in {*page.signs}]
    whole = [*pictures, *[place for place in shapes if not any(is_on(place, other) for other in pictures)]]
    apart = _without_letters_drawn([place for place in whole if _is_sized(place)])
    letters = sorted((letter for letter in page.letters if not letter.hidden and letter.text.strip()), key=_BASE)
    bases = [letter.base for letter in letters]
    for place in sorted(apart, key=itemgetter(1)):
        reach = letters[bisect_left(bases, place[1] - 2 * _MOST) : bisect_left(bases, place[3] + 2 * _MOST)]
        if not any(_covers(place, letter) for letter in reach) and any(is_beside(place, each) for each in reach):
            yield place


def wider(place: Place, by: float) -> Place:
    """The place with so many points more on each side."""
    return place[0] - by, place[1] - by, place[2] + by, place[3] + by


def _clustered(parts: list[Place]) -> Iterator[Place]:
    """What the parts that touch each other take up together; `parts` in order of their left sides."""
    waiting: list[Place] = []
    for part in parts:
        place = part
        yield from (other for other in waiting if other[2] + _TOUCHING < place[0])
        waiting = [other for other in waiting if other[2] + _TOUCHING >= place[0]]
        while touching := [other for other in waiting if _touch(other, place)]:
            waiting = [other for other in waiting if other not in touching]
            place = around([place, *touching])
        waiting.append(place)
    yield from waiting


def _touch(a: Place, b: Place) -> bool:
    across = a[0] - _TOUCHING <= b[2] and b[0] - _TOUCHING <= a[2]
    return across and a[1] - _TOUCHING <= b[3] and b[1] - _TOUCHING <= a[3]


def around(places: list[Place]) -> Place:
    """The place that all the places are in."""
    x0, top, x1, bottom = zip(*places, strict=True)
    return min(x0), min(top), max(x1), max(bottom)


def _is_sized(place: Place) -> bool:
    width, height = place[2] - place[0], place[3] - place[1]
    is_large = _LEAST <= max(width, height) <= _MOST
    return is_large and _WIDTHS[0] * height <= width <= _WIDTHS[1] * height


def _without_letters_drawn(places: list[Place]) -> list[Place]:
    """The places without those that stand close to each other on a line, as letters of a word do that are drawn."""
    held = sorted(places)
    close = {
        each
        for at, a in enumerate(held)
        for b in held[at + 1 : at + 9]
        if b[0] - a[2] < _APART * max(a[2] - a[0], b[2] - b[0]) and is_level(a, b)
        for each in (a, b)
    }
    return [place for place in held if place not in close]


def is_level(a: Place, b: Place) -> bool:
    """Whether two things stand at one height, half of the lower one at least."""
    return min(a[3], b[3]) - max(a[1], b[1]) > 0.5 * min(a[3] - a[1], b[3] - b[1])


def _covers(place: Place, letter: Letter) -> bool:
    """Whether the middle of a letter stands on the place."""
    x, y = (letter.x0 + letter.x1) / 2, letter.base - 0.3 * letter.size
    return place[0] < x < place[2] and place[1] < y < place[3]


def is_beside(place: Place, letter: Letter) -> bool:
    """Whether a sign in this place would stand at the letter's height, and be about as high."""
    middle, height = (place[1] + place[3]) / 2, place[3] - place[1]
    is_high = _HEIGHTS[0] * letter.size <= height <= _HEIGHTS[1] * letter.size
    return is_high and -_ABOVE * letter.size <= middle - letter.base <= _BELOW * letter.size


def is_on(a: Place, b: Place) -> bool:
    """Whether two places overlap."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
