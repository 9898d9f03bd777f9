"""How a string of letters is set: what all of them have in common."""

from typing import Any, NamedTuple

from extractor.read.pdf.fonts import Face

# PDF 32000-1, table 106: text drawn with its outline too (a bold that the typist forced), and text not drawn at all.
_OUTLINED, _HIDDEN = (2, 6), (3, 7)


class Look(NamedTuple):
    """What letters of one string share, as in `ink.Letter`."""

    size: float
    bold: bool
    italic: bool
    hidden: bool
    turn: int


def paint(colour: Any) -> tuple[Any, ...]:
    """A colour of pdfminer's by its parts: a share of white; red, green, blue; four inks; or a pattern's name."""
    return colour if isinstance(colour, tuple) else (colour,)


def look(face: Face, size: float, mode: int, matrix: tuple[float, ...]) -> Look:
    """The look of letters of `face` at `size` in a rendering mode, turned and stretched by `matrix`."""
    a, b, c, d = matrix
    return Look(
        abs(size) * (c * c + d * d) ** 0.5,
        face.bold or mode in _OUTLINED,
        face.italic or abs(c) > 0.1 * abs(d) > 0,
        mode in _HIDDEN,
        _turn(a, b) if size >= 0 else _turn(-a, -b),
    )


def _turn(a: float, b: float) -> int:
    if abs(b) <= 0.05 * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= 0.05 * abs(b):
        return 3 if b > 0 else 1
    return -1
