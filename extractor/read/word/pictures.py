"""Small pictures in the text of a Word file that stand for a sign: a tick, a cross, a box, a star."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO

from extractor import rules
from extractor.read.word.layouts import points
from extractor.read.word.ooxml import Element, name, names, number
from extractor.read.word.parts import Relation

_EXTENT, _ABOUT, _SHAPE = name("wp:extent"), name("wp:docPr"), names("v:shape v:rect")
_PICTURES = ((name("a:blip"), name("r:embed")), (name("v:imagedata"), name("r:id")))
# In points, and in English Metric Units to the point: no larger picture stands for a sign.
_LARGEST, _UNITS = 26.0, 12_700
_SIZE = re.compile(r"(?:^|;)\s*(?:width|height)\s*:\s*(?P<size>[0-9.]+(?:pt|in|cm|mm))")
# In dots: how large a picture is looked at, with how much paper around; a larger one is no small picture.
_SIDE, _PAPER, _MOST = 48, 6, 1_000_000


def sign(drawing: Element, relations: Mapping[str, Relation]) -> str | None:
    """The sign that `drawing` shows, or is said to show, if it is about as large as a letter; None for all others."""
    sizes = list(_sizes(drawing))
    if not sizes or max(sizes) > _LARGEST:
        return None
    said = next((_named(about.get("descr") or "") for about in drawing.iter(_ABOUT)), None)
    shown = (_shown(part) for part in _parts(drawing, relations))
    return said or next((found for found in shown if found in _SIGNS), None)


# Squares and discs in one colour are bullets, or say something that can't be told.
_SIGNS = frozenset("☐☑☒✓✗★◉")


def _sizes(drawing: Element) -> Iterator[float]:
    """How wide and high what is drawn is, in points."""
    for extent in drawing.iter(_EXTENT):
        yield from ((number(extent.get(side)) or 0) / _UNITS for side in ("cx", "cy"))
    for shape in drawing.iter(*_SHAPE):
        for said in _SIZE.finditer(shape.get("style") or ""):
            yield points(said["size"]) or 0.0


def _parts(drawing: Element, relations: Mapping[str, Relation]) -> Iterator[bytes]:
    """The files of the pictures in `drawing`."""
    for tag, attribute in _PICTURES:
        for picture in drawing.iter(tag):
            said = relations.get(picture.get(attribute) or "")
            if said is not None and said.part is not None:
                yield said.part.content


def _named(text: str) -> str | None:
    """The sign that a picture is said to show."""
    called = " ".join(text.lower().strip(" ()").split())
    if called in rules.words("pages", "ticks").words:
        return "✓"
    return "✗" if called in rules.words("pages", "crosses").words else None


def _shown(content: bytes) -> str | None:
    """The sign that the picture file `content` shows; None, too, for kinds of pictures that can't be drawn here."""
    import numpy as np  # noqa: PLC0415 - a file without small pictures needs none of it
    from PIL import Image  # noqa: PLC0415

    from extractor.read.figures import figure  # noqa: PLC0415

    try:
        image = Image.open(BytesIO(content), formats=("PNG", "JPEG", "GIF", "BMP", "TIFF"))
        if image.width * image.height > _MOST:
            return None
        clear = image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None  # a damaged picture shows nothing
    share = _SIDE / max(clear.size)
    small = clear.resize((max(1, round(clear.width * share)), max(1, round(clear.height * share))))
    paper = Image.new("RGBA", (small.width + 2 * _PAPER, small.height + 2 * _PAPER), "white")
    paper.alpha_composite(small, (_PAPER, _PAPER))
    return figure(np.array(paper.convert("L"), dtype=np.uint8))
