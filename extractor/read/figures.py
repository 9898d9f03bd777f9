"""What a small picture shows: a tick, a cross, a star, a box with or without one, told by the geometry of its ink.

A frame is a square or a disc whose outline closes; what stands in it is what differs from its own ground, so that a
white tick on a coloured button is a tick as a black one in a drawn box is. A tick is one stroke that falls to its
lowest point in the left half and rises from there to the top right, farther than it fell. A cross is ink along both
diagonals and nowhere else. What is only nearly so is doubtful.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
_Mask = npt.NDArray[np.bool_]
_Shade = npt.NDArray[np.float64]

# What is nearly a tick or a cross, or stands in a box and is neither.
DOUBTFUL = "?"

# In greys: ink fainter than this is paper. In shares of the darkest ink: what is drawn at all, and what a mark is.
_FAINT, _DRAWN, _MARK = 6.0, 0.12, 0.45
# In dots: a smaller figure can't be told.
_LEAST = 9
# Frames: how far from square; the share of its box that a square fills, and a disc; how well it covers a disc.
_SQUARE, _FULL, _ROUND, _DISC = 1.3, 0.88, (0.68, 0.88), 0.82
# In shares of a frame's side: how deep its border is at most, and what is looked at for its ground.
_BORDER, _GROUND = 0.16, 0.24

# In how many directions a star's points are looked for.
_BEAMS = 30


class _Slack(NamedTuple):
    """How much a mark may differ from what it is taken for."""

    tick: float
    cross: float


_SURE, _NEARLY = _Slack(1.0, 1.0), _Slack(1.7, 1.5)


def figure(grey: Grey, margin: int = 0) -> str | None:
    """The sign that `grey` shows, a picture of it with a little paper around; DOUBTFUL, or None for anything else.

    In the `margin`, in dots, may be ink of what stands beside: it only tells the paper.
    Signs: ☐ ☑ ☒ (boxes), ■ (a full one), ○ ◉ ● (discs, empty, with a dot in it, full), ✓ ✗ ★.
    """
    shade = _shade(grey)[margin : grey.shape[0] - margin, margin : grey.shape[1] - margin]
    drawn = shade > max(_FAINT, _DRAWN * shade.max())
    inside = _within(drawn)
    if inside is None:
        return None
    shade, drawn = shade[inside], drawn[inside]
    frame = _frame(_closed(drawn))
    return _framed(shade, frame) if frame else _mark(shade > _MARK * shade.max())


def _shade(grey: Grey) -> _Shade:
    """How much each dot differs from the paper, which is what the picture's edge mostly is."""
    edge = np.concatenate([grey[:2].ravel(), grey[-2:].ravel(), grey[:, :2].ravel(), grey[:, -2:].ravel()])
    shade: _Shade = np.abs(grey.astype(np.float64) - np.median(edge))
    return shade


def _within(drawn: _Mask) -> tuple[slice, slice] | None:
    """Where there is ink; None if that is too small, or so narrow that it is a line."""
    ys, xs = np.nonzero(drawn)
    if not len(ys):
        return None
    top, bottom, left, right = ys.min(), ys.max() + 1, xs.min(), xs.max() + 1
    is_small = min(bottom - top, right - left) < _LEAST
    return None if is_small else (slice(top, bottom), slice(left, right))


def _closed(drawn: _Mask) -> _Mask:
    """What is drawn and what it encloses: all that can't be reached from outside."""
    height, width = drawn.shape
    free = np.ones((height + 2, width + 2), dtype=np.bool_)
    free[1:-1, 1:-1] = ~drawn
    reached = np.zeros_like(free)
    reached[0] = reached[-1] = reached[:, 0] = reached[:, -1] = True
    count = 0
    while count != (count := int(reached.sum())):
        for _ in range(4):
            grown = reached.copy()
            grown[1:] |= reached[:-1]
            grown[:-1] |= reached[1:]
            grown[:, 1:] |= reached[:, :-1]
            grown[:, :-1] |= reached[:, 1:]
            reached = grown & free
    closed: _Mask = ~reached[1:-1, 1:-1]
    return closed


def _frame(closed: _Mask) -> str:
    """Whether what is closed is a "box", a "disc", or no frame ("")."""
    height, width = closed.shape
    if max(height, width) > _SQUARE * min(height, width):
        return ""
    share = float(closed.mean())
    if share >= _FULL:
        return "box"
    round_ = _disc(closed.shape, 1.0)
    is_disc = (round_ & closed).sum() >= _DISC * (round_ | closed).sum()
    return "disc" if is_disc and _ROUND[0] <= share <= _ROUND[1] else ""


def _disc(shape: tuple[int, ...], radius: float) -> _Mask:
    """What lies within a disc about the middle, its `radius` in shares of half of each side."""
    y, x = (np.linspace(-1, 1, side) for side in shape)
    within: _Mask = y[:, None] ** 2 + x[None, :] ** 2 <= radius**2
    return within


def _framed(shade: _Shade, frame: str) -> str | None:
    """The sign that a frame and what stands in it make."""
    inner, ground = _cut(shade, _BORDER), _cut(shade, _GROUND)
    low, high = np.percentile(ground, (4, 96))
    is_empty, around = high - low < max(_FAINT, 0.2 * shade.max()), float(np.percentile(shade, 85))
    if is_empty:
        is_full = float(np.median(ground)) > 0.5 * max(around, float(shade.max()) * 0.5)
        return {"box": "☐■", "disc": "○●"}[frame][is_full]
    base = _ground(inner)
    if frame == "disc":
        inner = np.where(_disc(inner.shape, 1.1), inner, base)
    found = _inside(np.abs(inner - base), np.abs(ground - base))
    is_open = base < 0.3 * shade.max()
    if frame == "box":
        return {"✓": "☑", "✗": "☒"}.get(found, DOUBTFUL if is_open else None)
    return {"✓": "✓", "✗": "✗", "●": "◉" if is_open else None}.get(found)


def _ground(inner: _Shade) -> float:
    """The tone that a mark in a frame stands on: what lies along the frame's inside, most of which no mark covers."""
    y, x = (max(1, round(0.12 * side)) for side in inner.shape)
    edge = (inner[:y], inner[-y:], inner[:, :x], inner[:, -x:])
    return float(np.median(np.concatenate([each.ravel() for each in edge])))


def _cut(shade: _Shade, share: float) -> _Shade:
    """What is left of `shade` without so much of each side."""
    y, x = (max(1, round(share * side)) for side in shade.shape)
    return shade[y:-y, x:-x]


def _inside(inner: _Shade, ground: _Shade) -> str:
    """The mark in a frame, whose border may still be seen at the edge of `inner` but not in `ground`."""
    for each in (inner, ground):
        mark = each > _MARK * each.max()
        found = "●" if _is_dot(mark) else _mark(mark) or ""
        if found and found != DOUBTFUL:
            return found
    return ""


def _is_dot(mark: _Mask) -> bool:
    at = _within(mark)
    return at is not None and _frame(mark[at]) == "disc" and bool(_closed(mark[at]).sum() == mark[at].sum())


def _mark(mark: _Mask) -> str | None:
    """The sign that a mark without a frame is."""
    at = _within(mark)
    if at is None:
        return None
    mark = mark[at]
    for sign, is_so in (("✓", _is_tick), ("✗", _is_cross)):
        if is_so(mark, _SURE):
            return sign
    if _is_star(mark):
        return "★"
    return DOUBTFUL if _is_tick(mark, _NEARLY) or _is_cross(mark, _NEARLY) else None


def _is_tick(mark: _Mask, slack: _Slack) -> bool:
    """Whether the mark falls to its lowest point in its left half, and rises to its highest at the right."""
    height, width = mark.shape
    if not 0.45 <= width / height <= 2.4 or mark.mean() > 0.55 or not mark.any(axis=0).all():
        return False
    upper, lower = mark.argmax(axis=0) / height, 1 - mark[::-1].argmax(axis=0) / height
    is_single = (lower - upper) * height - mark.sum(axis=0) <= 1.5
    lowest = float(np.nonzero(lower >= 1 - 0.06)[0].mean()) / width
    edge = max(1, round(0.08 * width))
    left, right = upper[:edge].min(), upper[-edge:].min()
    falls, rises = lower[: round(lowest * width) + 1], lower[round(lowest * width) :]
    if is_single.mean() < 1 - 0.2 * slack.tick or not 0.08 <= lowest <= 0.42 + 0.1 * slack.tick:
        return False
    is_high = right <= 0.12 * slack.tick and rises[-1] <= 0.5
    if not is_high or not 0.26 / slack.tick <= left <= 0.93 or falls[0] > 1 - 0.06 / slack.tick:
        return False
    straight = np.linspace(1, rises[-1], len(rises))
    is_straight = bool(np.abs(rises - straight).mean() <= 0.13 * slack.tick)
    return is_straight and _is_steady(falls) and _is_steady(-rises) and _is_thin(mark, lowest)


def _is_steady(heights: npt.NDArray[np.float64]) -> bool:
    """Whether the heights never fall much."""
    return bool((np.maximum.accumulate(heights) - heights).max() <= 0.12)


def _is_thin(mark: _Mask, lowest: float) -> bool:
    """Whether the long limb is a stroke: no part of it covers most of the height, but where it turns."""
    limb = mark[:, round(min(lowest + 0.25, 0.9) * mark.shape[1]) :]
    return bool(np.median(limb.mean(axis=0)) <= 0.5)


def _is_cross(mark: _Mask, slack: _Slack) -> bool:
    """Whether there is ink along both diagonals and hardly any elsewhere."""
    height, width = mark.shape
    if not 0.6 <= width / height <= 1.7 or mark.mean() > 0.6:
        return False
    y, x = (np.linspace(-1, 1, side) for side in (height, width))
    off = np.minimum(np.abs(y[:, None] - x[None, :]), np.abs(y[:, None] + x[None, :])) / 2**0.5
    if off[mark].mean() > 0.15 * slack.cross or np.percentile(off[mark], 95) > 0.36 * slack.cross:
        return False
    steps = np.linspace(-0.8, 0.8, 17)
    covered = [mark[_near(steps, height), _near(sign * steps, width)].mean() for sign in (1, -1)]
    return bool(min(covered) >= 1 - 0.12 * slack.cross)


def _near(places: npt.NDArray[np.float64], side: int) -> npt.NDArray[np.int64]:
    return np.round((places + 1) / 2 * (side - 1)).astype(np.int64)


def _is_star(mark: _Mask) -> bool:
    """Whether the mark has five points, evenly about its middle."""
    height, width = mark.shape
    if not 0.8 <= width / height <= 1.3 or not 0.3 <= mark.mean() <= 0.65:
        return False
    ys, xs = np.nonzero(mark)
    angle = np.arctan2(ys - ys.mean(), xs - xs.mean()) % (2 * np.pi)
    far = np.hypot(ys - ys.mean(), xs - xs.mean())
    beam = (angle / (2 * np.pi) * _BEAMS).astype(np.int64) % _BEAMS
    reach = np.array([far[beam == at].max(initial=0.0) for at in range(_BEAMS)])
    waves = np.abs(np.fft.rfft(reach))[1:13]
    is_pointed = reach.min() > 0 and 0.25 <= reach.min() / reach.max() <= 0.7
    return bool(is_pointed and waves.argmax() == 4 and waves[4] ** 2 > 0.5 * (waves**2).sum())
