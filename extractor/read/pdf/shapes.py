"""Painted paths -> strokes: level and upright lines and rectangles, which rule tables and underline words."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from extractor.read.pdf.ink import Stroke
from extractor.read.pdf.look import paint

# A path of more points than this is a drawing.
_MOST = 6

Point = tuple[float, float]


def is_outline(steps: str) -> bool:
    """Whether a path, given by its operators' letters, has a curve: what a letter drawn as an outline has."""
    return "c" in steps or "v" in steps or "y" in steps


def extent(part: Sequence[Sequence[Any]]) -> tuple[Point, Point]:
    """Two corners of what the points of a path's part lie in, those that bend its curves too."""
    numbers = [number for step in part for number in step[1:]]
    xs, ys = numbers[::2], numbers[1::2]
    return (min(xs), min(ys)), (max(xs), max(ys))


def stroke(points: Sequence[Point], dx: float, dy: float, *, drawn: bool, colour: Any) -> Stroke | None:
    """The stroke that a path without curves makes, or None for other shapes and for white paint on white paper.

    `points` are in points from an origin `dx` right of and `dy` below the page's top left corner, upwards. `colour` is
    the path's paint; `drawn` says that its outline is drawn.
    """
    if len(points) > _MOST or not _is_square(points) or not (drawn or not _is_white(colour)):
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Stroke(min(xs) + dx, dy - max(ys), max(xs) + dx, dy - min(ys), drawn, paint(colour))


def _is_square(points: Sequence[Point]) -> bool:
    """Whether each side is level or upright; letters drawn as outlines are not so."""
    return all(abs(a[0] - b[0]) < 1 or abs(a[1] - b[1]) < 1 for a, b in pairwise(points))


def _is_white(colour: Any) -> bool:
    """Whether an opaque colour is white; four parts are inks (CMYK), where white is none of them."""
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    if not parts or not all(isinstance(part, (int, float)) for part in parts):
        return False
    return bool(max(parts) <= 0.01 if len(parts) == 4 else min(parts) >= 0.99)
