"""How Word sets letters: what formatting says of them, and what shows when styles are laid over each other."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from extractor.read.word.ooxml import VAL, Element, elements, is_on, name, number
from extractor.read.word.symbols import is_symbol_font

_TOGGLES = {name(f"w:{tag}"): tag for tag in ("b", "i", "strike", "dstrike", "vanish", "caps", "smallCaps")}
_UNDERLINE, _SIZE, _FONTS = name("w:u"), name("w:sz"), name("w:rFonts")
_ASCII, _HANSI = name("w:ascii"), name("w:hAnsi")
# The run properties that say how letters are set.
MARKS = frozenset({*_TOGGLES, _UNDERLINE, _SIZE, _FONTS})

Marks = Mapping[str, "bool | str | float"]


class Look(NamedTuple):
    """How a run is set. `size` is in points; `font` is the one for Latin letters where it is a symbol font, else ""."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    capitals: bool = False
    hidden: bool = False
    size: float | None = None
    font: str = ""


def marks(properties: Element | None) -> Marks:
    """What a w:rPr says of how letters are set: only what it says."""
    if properties is None:
        return {}
    return dict(mark for child in elements(properties) if child.tag in MARKS for mark in _mark(child))


def merged(layers: Iterator[Marks]) -> Marks:
    """All that `layers` say, a later one over the earlier."""
    return {key: mark for layer in layers for key, mark in layer.items()}


def look(defaults: Marks, layers: tuple[Marks, ...], direct: Marks) -> Look:
    """The look that `direct` formatting, then the style `layers` (table, paragraph, character), then `defaults` give.

    The layers' on/off properties cancel each other pairwise (ECMA-376 part 1, 17.7.3): a strong word in a bold style
    is light.
    """
    on = {
        toggle: bool(direct.get(toggle, defaults.get(toggle) or sum(bool(layer.get(toggle)) for layer in layers) % 2))
        for toggle in _TOGGLES.values()
    }
    last = merged(iter((defaults, *layers, direct)))
    size = last.get("size")
    return Look(
        bold=on["b"],
        italic=on["i"],
        underline=bool(last.get("u", False)),
        strike=on["strike"] or on["dstrike"],
        capitals=on["caps"] or on["smallCaps"],
        hidden=on["vanish"],
        size=None if size is None else float(size),
        font=font if is_symbol_font(font := str(last.get("font", ""))) else "",
    )


def _mark(child: Element) -> Iterator[tuple[str, bool | str | float]]:
    toggle = _TOGGLES.get(child.tag)
    if toggle is not None:
        yield toggle, is_on(child)
    elif child.tag == _UNDERLINE:
        yield "u", child.get(VAL, "single") != "none"
    elif child.tag == _FONTS:
        yield from (("font", font) for font in (child.get(_ASCII) or child.get(_HANSI),) if font)
    elif (half_points := number(child.get(VAL))) is not None:
        yield "size", half_points / 2
