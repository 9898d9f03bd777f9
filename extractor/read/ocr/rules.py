"""The ruled lines in the picture of a page: long thin runs of ink, level or upright."""

from collections.abc import Iterator

import numpy as np

from extractor.read.ocr.picture import Mask, Picture

# In inches: the least length of a level and of an upright line, which is more than that of a letter's strokes, and the
# most thickness of either.
_LEVEL, _UPRIGHT, _THICK = 0.5, 0.4, 0.05

# In inches: the least length of a dotted line, the most thickness, the most between its dots, and how much is blank
# above and below. In dots of it: the least. In shares of its ink: how much of it there may be with what is around it.
_DOTTED, _DOT, _APART, _BLANK, _LEAST_DOTS, _ALONE = 0.5, 0.03, 0.06, 0.05, 8, 1.2

_Run = list[int]


def ruled(picture: Picture) -> Picture:
    """The picture with its ruled lines listed and painted out, dotted ones, too: Tesseract takes them for letters."""
    if picture.is_blank:
        return picture
    dpi, ink = picture.dpi, picture.ink
    level = list(_lines(ink, round(_LEVEL * dpi), round(_THICK * dpi)))
    upright = [(y0, x0, y1, x1) for x0, y0, x1, y1 in _lines(ink.T, round(_UPRIGHT * dpi), round(_THICK * dpi))]
    grey = picture.grey.copy()
    for x0, top, x1, bottom in [*level, *upright, *_dotted(ink, dpi)]:
        grey[max(0, top - 1) : bottom + 1, max(0, x0 - 1) : x1 + 1] = 255
    return picture._replace(grey=grey, rules=tuple(sorted([*level, *upright], key=lambda line: (line[1], line[0]))))


def _dotted(ink: Mask, dpi: float) -> Iterator[tuple[int, int, int, int]]:
    """The dotted lines in `ink`, to be filled in by hand: dots in a row with nothing above and below."""
    thick, blank, apart = (max(1, round(inches * dpi)) for inches in (_DOT, _BLANK, _APART))
    dots = ink & ~_near(ink, thick, thick + blank)
    for x0, top, x1, bottom in _lines(_closed(dots, apart), round(_DOTTED * dpi), thick):
        row, around = ink[top:bottom, x0:x1], ink[max(0, top - blank) : bottom + blank, x0:x1]
        is_dot = np.asarray(row.any(axis=0))
        is_many = int((is_dot[1:] & ~is_dot[:-1]).sum()) >= _LEAST_DOTS
        if is_many and int(around.sum()) <= _ALONE * int(row.sum()):
            yield x0, top, x1, bottom


def _near(ink: Mask, nearest: int, farthest: int) -> Mask:
    """Where there is ink so many dots above or below."""
    height = ink.shape[0]
    sums = np.pad(ink, ((farthest + 1, farthest), (0, 0))).cumsum(axis=0, dtype=np.int32)
    above = sums[farthest - nearest + 1 : farthest - nearest + 1 + height] - sums[:height]
    below = sums[2 * farthest + 1 :] - sums[farthest + nearest : farthest + nearest + height]
    return np.asarray((above + below) > 0)


def _closed(ink: Mask, apart: int) -> Mask:
    """The ink with gaps of up to so many dots in a row filled."""
    sums = np.pad(ink, ((0, 0), (apart + 1, apart))).cumsum(axis=1, dtype=np.int32)
    width = ink.shape[1]
    before = sums[:, apart + 1 : apart + 1 + width] - sums[:, :width]
    after = sums[:, 2 * apart + 1 :] - sums[:, apart : apart + width]
    return np.asarray(ink | ((before > 0) & (after > 0)))


def _lines(ink: Mask, least: int, thickest: int) -> Iterator[tuple[int, int, int, int]]:
    """The level lines in `ink`: x0, top, x1, bottom."""
    for x0, top, x1, bottom in _joined(_runs(ink, least)):
        if bottom - top <= max(thickest, round(0.01 * (x1 - x0))):
            yield x0, top, x1, bottom


def _runs(ink: Mask, least: int) -> Iterator[tuple[int, int, int]]:
    """The runs of ink of at least that length, row by row: row, start, end. A gap of one dot is none."""
    whole = ink.copy()
    whole[:, 1:-1] |= ink[:, :-2] & ink[:, 2:]
    edges = np.diff(np.pad(whole, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    long = ends - starts >= least
    yield from zip(rows[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True)


def _joined(runs: Iterator[tuple[int, int, int]]) -> list[_Run]:
    """Runs that touch, from row to row, as one: x0, top, x1, bottom."""
    done: list[_Run] = []
    growing: list[tuple[_Run, int, int]] = []
    for row, start, end in runs:
        done += [line for line, _, _ in growing if line[3] < row]
        growing = [each for each in growing if each[0][3] >= row]
        touched = next((each for each in growing if start <= each[2] + 2 and each[1] <= end + 2), None)
        line = touched[0] if touched is not None else [start, row, end, row + 1]
        line[:] = [min(line[0], start), line[1], max(line[2], end), row + 1]
        growing = [*(each for each in growing if each is not touched), (line, start, end)]
    return done + [line for line, _, _ in growing]
