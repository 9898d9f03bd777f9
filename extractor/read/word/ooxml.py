"""The names of WordprocessingML (ECMA-376 part 1) and the few ways in which its elements are asked."""

from collections.abc import Iterator

from lxml import etree

Element = etree._Element

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
}
_OFF = frozenset({"0", "false", "off"})


def name(short: str) -> str:
    """The full name of `short`: "w:p" -> "{http://...}p"."""
    prefix, _, local = short.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def names(short: str) -> frozenset[str]:
    """The full names of several short ones, set apart by spaces."""
    return frozenset(name(one) for one in short.split())


VAL = name("w:val")


def value(parent: Element | None, child: str, attribute: str = VAL) -> str | None:
    """The attribute `attribute` (w:val unless said) of the element `child` (a full name) in `parent`."""
    found = None if parent is None else parent.find(child)
    return None if found is None else found.get(attribute)


def number(text: str | None) -> int | None:
    """The whole number that `text` gives, fractions cut off; None if it gives none."""
    try:
        return None if text is None else int(float(text))
    except (ValueError, OverflowError):
        return None


def is_on(element: Element) -> bool:
    """Whether an on/off element (w:b and its like) is on: it is, unless its w:val says that it is not."""
    return element.get(VAL) not in _OFF


def elements(parent: Element) -> Iterator[Element]:
    """The child elements of `parent`, without comments, processing instructions and unread entities."""
    return parent.iterchildren("*")
