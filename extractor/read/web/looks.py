"""How an element's letters are set, and whether it is a block, part of a line, or not shown."""

import re
from typing import Literal, NamedTuple

from extractor.read.web.css import Styles, points
from extractor.read.web.tree import Element, tags
from extractor.read.word.symbols import is_symbol_font

SIZE = 12.0  # of letters where nothing says it, in points
Display = Literal["none", "block", "inline"]

_BLOCKS = tags(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li legend main menu nav noscript ol p pre search "
    "section summary table tbody td tfoot th thead tr ul xmp listing plaintext"
)
_BOLD = tags("b strong th h1 h2 h3 h4 h5 h6")
# Not <cite>: in minutes it names who speaks, as often as a work.
_ITALIC = tags("i em dfn var address")
_UNDERLINED, _STRUCK = frozenset({"u", "ins"}), frozenset({"s", "strike", "del"})
_PREFORMATTED = tags("pre xmp listing plaintext")
_SCALES = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67, "small": 0.83, "big": 1.2}
_FONT_SIZES = {"1": 7.5, "2": 10.0, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}
_KEYWORDS = {
    "xx-small": 7.0,
    "x-small": 7.5,
    "small": 10.0,
    "medium": 12.0,
    "large": 13.5,
    "x-large": 18.0,
    "xx-large": 24.0,
}
_FONT = re.compile(r"(?P<size>[0-9.]+(?:pt|px|em|rem|%))(?:/\S+)?\s+(?P<family>.+)$")


class Look(NamedTuple):
    """How letters are set; `size` is in points, `font` a symbol font's name or "", `target` where a link leads."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    capitals: bool = False
    size: float = SIZE
    font: str = ""
    target: str | None = None
    is_preformatted: bool = False


def display(element: Element, styles: Styles) -> Display:
    """How `element` is shown."""
    said = styles.get("display", "").lower()
    if is_hidden(element, styles):
        return "none"
    if said.startswith("inline") or said == "contents":
        return "inline"
    return "block" if said or element.tag in _BLOCKS else "inline"


def is_hidden(element: Element, styles: Styles) -> bool:
    """Whether a browser does not show `element`."""
    return (
        "hidden" in element.attributes
        or styles.get("display", "").lower() == "none"
        or styles.get("visibility", "").lower() in {"hidden", "collapse"}
        or styles.get("mso-hide", "").lower() == "all"
    )


def look(element: Element, styles: Styles, around: Look) -> Look:
    """How the letters in `element` are set, within what is set `around` it."""
    tag, decorations = element.tag, styles.get("text-decoration", "") + styles.get("text-decoration-line", "")
    is_plain = decorations == "none"
    href = element.get("href") if tag == "a" else ""
    return Look(
        bold=_weight(styles, around.bold or tag in _BOLD),
        italic=_slant(styles, around.italic or tag in _ITALIC),
        underline=(around.underline or tag in _UNDERLINED or "underline" in decorations) and not is_plain,
        strike=(around.strike or tag in _STRUCK or "line-through" in decorations) and not is_plain,
        capitals=_capitals(styles, are_around=around.capitals),
        size=_size(element, styles, around.size),
        font=_font(element, styles, around.font),
        target=href or around.target,
        is_preformatted=_is_preformatted(tag, styles, is_around=around.is_preformatted),
    )


def _weight(styles: Styles, is_bold: bool) -> bool:
    said = styles.get("font-weight", "").lower()
    said = said or ("bold" if re.search(r"\bbold\b", styles.get("font", "")) else "")
    if said in {"bold", "bolder"} or (said.isdigit() and int(said) >= 600):
        return True
    return is_bold and not (said in {"normal", "lighter"} or said.isdigit())


def _capitals(styles: Styles, *, are_around: bool) -> bool:
    said = [styles[of].lower() for of in ("text-transform", "font-variant", "font-variant-caps") if styles.get(of)]
    return any(one in {"uppercase", "small-caps", "all-small-caps"} for one in said) if said else are_around


def _slant(styles: Styles, is_italic: bool) -> bool:
    said = styles.get("font-style", "").lower()
    return said in {"italic", "oblique"} or (is_italic and said != "normal")


def _size(element: Element, styles: Styles, around: float) -> float:
    said = styles.get("font-size", "").lower()
    short = _FONT.search(styles.get("font", ""))
    given = _KEYWORDS.get(said) or points(said, around) or (points(short["size"], around) if short else None)
    if given is None and element.tag == "font":
        given = _FONT_SIZES.get(element.get("size"))
    return round(given if given is not None else around * _SCALES.get(element.tag, 1.0), 2)


def _font(element: Element, styles: Styles, around: str) -> str:
    short = _FONT.search(styles.get("font", ""))
    said = (
        styles.get("font-family") or (short["family"] if short else "") or element.get("face") * (element.tag == "font")
    )
    if not said:
        return around
    name = said.split(",")[0].strip(" \"'")
    return name if is_symbol_font(name) else ""


def _is_preformatted(tag: str, styles: Styles, *, is_around: bool) -> bool:
    said = styles.get("white-space", "").lower()
    if said:
        return said.startswith("pre") or said == "break-spaces"
    return is_around or tag in _PREFORMATTED
