"""The picture of a page: drawn, set straight, and its ruled lines told from its letters."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

Grey = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

# In dots an inch: Tesseract reads what is printed at 10 points best when its letters are some 30 dots high.
DPI = 200.0
# In degrees: how far a page may lie aslant, the step in which that is looked for, and what is left alone.
_SKEWED, _STEP, _STRAIGHT = 4.0, 0.1, 0.15
# In shares of the page: one with less ink than this is blank.
_BLANK = 0.0002
# In dots: how large a stretch has some paper in it, even within a heading. In greys: paper that is left as it is, and
# what is no paper; and how much darker its grain is.
_BLOCK, _WHITE, _BLACK, _GRAIN = 16, 235, 64, 8
# In shares of the page: so much of it has to be dark paper.
_LARGE = 0.35
# In shares of the way from the grey that parts ink from paper up to white: what is lighter is none of a letter.
_PALE = 0.5


class Picture(NamedTuple):
    """A page in greys, 0 for black; `dpi` dots an inch. `rules` are its ruled lines, which are painted out.

    `rules` are x0, top, x1, bottom in dots. `threshold` parts ink (below it) from paper. `skew` says by how many
    degrees the page was turned clockwise to set it straight.
    """

    grey: Grey
    dpi: float
    threshold: int = 128
    rules: tuple[tuple[int, int, int, int], ...] = ()
    skew: float = 0.0
    is_blank: bool = False

    @property
    def width(self) -> float:
        """In points."""
        return float(self.grey.shape[1] * 72 / self.dpi)

    @property
    def height(self) -> float:
        """In points."""
        return float(self.grey.shape[0] * 72 / self.dpi)

    @property
    def ink(self) -> Mask:
        """Where there is ink."""
        return self.grey < self.threshold

    @property
    def shade(self) -> npt.NDArray[np.float32]:
        """How black each dot is, from 0 for paper to 1 for ink."""
        paper = float(np.percentile(self.grey, 90))
        ink = float(np.percentile(self.grey[self.ink], 10)) if self.ink.any() else 0.0
        shade: npt.NDArray[np.float32] = (paper - self.grey.astype(np.float32)) / np.float32(max(1.0, paper - ink))
        return shade.clip(0, 1)

    def pgm(self) -> bytes:
        """The picture as a file that needs no library to write."""
        height, width = self.grey.shape
        return b"P5 %d %d 255\n" % (width, height) + self.grey.tobytes()


def straight(picture: Picture) -> Picture:
    """The picture on white paper and set straight, or said to be blank."""
    grey = _on_white(picture.grey)
    picture = picture._replace(grey=grey, threshold=_threshold(grey))
    if picture.ink.mean() < _BLANK or np.ptp(picture.grey) < 32:
        return picture._replace(is_blank=True)
    angle = _skew(picture)
    if abs(angle) > _STRAIGHT:
        image = Image.fromarray(picture.grey).rotate(angle, Image.Resampling.BILINEAR, fillcolor=255)
        picture = picture._replace(grey=np.asarray(image), skew=-angle)
    return picture


def inked(picture: Picture) -> Picture:
    """The picture with its ink black and all white that is nearer to paper: what is left of grey paper, watermarks."""
    if picture.is_blank:
        return picture
    black = float(np.percentile(picture.grey[picture.ink], 10))
    white = picture.threshold + _PALE * (255 - picture.threshold)
    grey = ((picture.grey.astype(np.float32) - black) * 255 / (white - black)).clip(0, 255).astype(np.uint8)
    return picture._replace(grey=grey)


def turned(picture: Picture, quarters: int) -> Picture:
    """The picture turned by so many quarters clockwise."""
    return Picture(np.ascontiguousarray(np.rot90(picture.grey, -quarters)), picture.dpi)


def _on_white(grey: Grey) -> Grey:
    """The picture with its paper made white where it is dark: on a part of the page, or by turns."""
    height, width = (-(-side // _BLOCK) for side in grey.shape)
    padded = np.pad(grey, ((0, height * _BLOCK - grey.shape[0]), (0, width * _BLOCK - grey.shape[1])), mode="edge")
    lightest = padded.reshape(height, _BLOCK, width, _BLOCK).max(axis=(1, 3))
    if (lightest < _WHITE).mean() < _LARGE:  # light paper, perhaps with a watermark, around which there would be a rim
        light = max(float(np.median(grey)) - _GRAIN, _WHITE)
        return (grey.astype(np.float32) * 255 / light).clip(0, 255).astype(np.uint8)
    small = Image.fromarray(lightest).filter(ImageFilter.MaxFilter(3))
    paper = np.asarray(small.resize((width * _BLOCK, height * _BLOCK), Image.Resampling.BILINEAR))
    paper = paper[: grey.shape[0], : grey.shape[1]].clip(min=_BLACK)
    evened: Grey = (grey.astype(np.float32) * 255 / paper).clip(0, 255).astype(np.uint8)
    return evened


def _threshold(grey: Grey) -> int:
    """The grey that parts ink from paper best (Otsu, 1979)."""
    counts = np.bincount(grey.ravel(), minlength=256).astype(float)
    below, sums = counts.cumsum(), (counts * np.arange(256)).cumsum()
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    return int(np.nan_to_num(spread).argmax()) + 1


def _skew(picture: Picture) -> float:
    """By how many degrees the lines fall to the right: the slant at which ink and gaps of lines part best."""
    step = max(1, round(picture.dpi / 75))
    ys, xs = np.nonzero(picture.ink[::step, ::step])
    if len(ys) < 50:
        return 0.0
    angles = np.arange(-_SKEWED, _SKEWED + _STEP / 2, _STEP)
    clear = [_clearness(ys - xs * np.tan(np.radians(angle))) for angle in angles]
    best = float(angles[int(np.argmax(clear))])
    return best if max(clear) > 1.02 * clear[len(angles) // 2] else 0.0


def _clearness(heights: npt.NDArray[np.float64]) -> float:
    rows = np.bincount((heights - heights.min()).astype(int))
    return float((np.diff(rows.astype(float)) ** 2).sum())
