"""Drawings in a Word file: the text boxes and word art in them, and which of two versions of a thing to read."""

from collections.abc import Iterator

from extractor.read.word.ooxml import Element, elements, name, names, number

ALTERNATIVES = name("mc:AlternateContent")
WORD_ART, DIAGRAM = name("v:textpath"), name("dgm:relIds")
_LINE, _LETTERS = name("a:p"), name("a:t")
_CHOICE, _FALLBACK, _BOX = name("mc:Choice"), name("mc:Fallback"), name("w:txbxContent")
_GROUPS = names("wpg:wgp wpg:grpSp")
_CORNER = f"*/{name('a:xfrm')}/{name('a:off')}"


def alternative(either: Element) -> Iterator[Element]:
    """What stands in the newer of the versions that an mc:AlternateContent offers, or in the older if it is alone."""
    chosen = either.find(_CHOICE)
    version = either.find(_FALLBACK) if chosen is None else chosen
    return iter(()) if version is None else elements(version)


def boxes(picture: Element) -> Iterator[Element]:
    """The text boxes, word art and diagrams (SmartArt) in `picture`, the outermost of each.

    The boxes of a group come from top to bottom, then from left to right, whatever order they were drawn in.
    """
    if picture.tag in (_BOX, WORD_ART, DIAGRAM):
        yield picture
        return
    parts = list(alternative(picture) if picture.tag == ALTERNATIVES else elements(picture))
    for part in sorted(parts, key=_corner) if picture.tag in _GROUPS else parts:
        yield from boxes(part)


def diagram(root: Element | None) -> Iterator[str]:
    """The lines in the boxes of a diagram, whose data are in `root`."""
    for line in () if root is None else root.iter(_LINE):
        yield "".join(part.text or "" for part in line.iter(_LETTERS))


def _corner(shape: Element) -> tuple[int, int]:
    """How far down and across a shape's corner lies in its group."""
    corner = shape.find(_CORNER)
    return (0, 0) if corner is None else (number(corner.get("y")) or 0, number(corner.get("x")) or 0)
