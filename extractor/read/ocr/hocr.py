"""What Tesseract says of a page (hOCR) -> its words, with their places in points."""

import re
from collections.abc import Iterator
from statistics import median
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from lxml import etree

from extractor.read.ocr.picture import Picture

# hOCR 1.2: what an element's title says of it.
_BOX = re.compile(r"\bbbox (?P<x0>-?[0-9]+) (?P<y0>-?[0-9]+) (?P<x1>-?[0-9]+) (?P<y1>-?[0-9]+)")
_BASELINE = re.compile(r"\bbaseline (?P<slope>-?[0-9.e-]+) (?P<offset>-?[0-9.]+)")
_SIZE = re.compile(r"\bx_size (?P<size>[0-9.]+)")
_SURE = re.compile(r"\bx_wconf (?P<percent>[0-9]+)")
# In letters: words no longer may be higher than wide.
_SHORT = 3
# Letters and figures that rise to the full height, and that height in shares of the type size, in most book faces.
_TALL, _RISE = re.compile(r"[A-Z0-9bdfhkl]"), 0.7


class RecognisedWord(NamedTuple):
    """A word: its place and type size in points, `base` its baseline's distance from the top of the page.

    `confidence` is how sure Tesseract is of it, 0 to 1; `weight` how thick its strokes are, in shares of the type size.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    confidence: float
    weight: float


class Page(NamedTuple):
    """A page as recognised, in points: its lines of words, its ruled lines (x0, top, x1, bottom).

    Lines that run up or down the page are left out.
    """

    width: float
    height: float
    lines: tuple[tuple[RecognisedWord, ...], ...] = ()
    rules: tuple[tuple[float, float, float, float], ...] = ()

    @property
    def words(self) -> list[RecognisedWord]:
        """The words of all lines."""
        return [word for line in self.lines for word in line]

    @property
    def confidence(self) -> float:
        """The mean of its words' confidence; 0 if it has none."""
        return sum(word.confidence for word in self.words) / len(self.words) if self.words else 0.0


class _Printed(NamedTuple):
    """A word in dots: `rise` is the height of its tall letters, None if it has none; `stroke` how thick strokes are.

    `lies` says that it is higher than wide, as words are that run up or down the page.
    """

    text: str
    x0: int
    x1: int
    base: float
    rise: float | None
    stroke: float
    confidence: float
    lies: bool


def page(answer: bytes, picture: Picture) -> Page:
    """The page that `answer`, what Tesseract says of `picture`, tells of. Raises OSError if that is no hOCR."""
    scale = 72 / picture.dpi
    rules = tuple((x0 * scale, top * scale, x1 * scale, bottom * scale) for x0, top, x1, bottom in picture.rules)
    return Page(picture.width, picture.height, tuple(_lines(answer, picture)), rules)


def _lines(answer: bytes, picture: Picture) -> Iterator[tuple[RecognisedWord, ...]]:
    try:
        root = etree.fromstring(answer, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        raise OSError(f"Tesseract's answer can't be read ({error})") from error
    shade = picture.shade
    for line in root.iter("{*}span"):
        size = _SIZE.search(line.get("title", ""))
        words = list(_printed(line, shade)) if size is not None else []
        if size is not None and words and not _lies(words):
            yield tuple(_measured(words, float(size["size"]), 72 / picture.dpi))


def _lies(words: list[_Printed]) -> bool:
    """Whether the line runs up or down the page, as most of its longer words then do; a speck makes one word high."""
    longer = [word for word in words if len(word.text) > _SHORT]
    return 2 * sum(word.lies for word in longer) > len(longer)


def _measured(words: list[_Printed], size: float, scale: float) -> Iterator[RecognisedWord]:
    """The words of a line in points; its tall letters say how large it is better than `size`, Tesseract's guess."""
    rises = [word.rise for word in words if word.rise is not None]
    dots = median(rises) / _RISE if rises else size
    for word in words:
        ends = (word.x0 * scale, word.x1 * scale, word.base * scale)
        yield RecognisedWord(word.text, *ends, dots * scale, word.confidence, word.stroke / dots)


def _printed(line: etree._Element, shade: npt.NDArray[np.float32]) -> Iterator[_Printed]:
    said = line.get("title", "")
    edge, baseline = _BOX.search(said), _BASELINE.search(said)
    slope, offset = (float(baseline["slope"]), float(baseline["offset"])) if baseline else (0.0, 0.0)
    for word in line.iter("{*}span"):
        box, sure = (form.search(word.get("title", "")) for form in (_BOX, _SURE))
        text = " ".join("".join(str(part) for part in word.itertext()).split())
        if edge is None or box is None or sure is None or not text:
            continue
        x0, y0, x1, y1 = (max(0, int(place)) for place in box.groups())
        base = int(edge["y1"]) + offset + slope * ((x0 + x1) / 2 - int(edge["x0"]))
        lies = len(text) > _SHORT and y1 - y0 > x1 - x0
        rise = base - y0 if _TALL.search(text) and base - y0 > 2 else None
        yield _Printed(text, x0, x1, base, rise, _stroke(shade[y0:y1, x0:x1]), int(sure["percent"]) / 100, lies)


def _stroke(shade: npt.NDArray[np.float32]) -> float:
    """How thick the strokes in `shade` are, in dots: its ink, by how often that begins in a row and in a column."""
    ink = np.pad(shade > 0.5, ((1, 0), (1, 0)))
    begins = int((ink[:, 1:] & ~ink[:, :-1]).sum() + (ink[1:] & ~ink[:-1]).sum())
    return 2 * float(shade.sum()) / begins if begins else 0.0
