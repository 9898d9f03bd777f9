"""What a PDF font says of the signs set in it: their text, and whether they are bold or italic."""

import re
from typing import Any

from pdfminer.pdffont import PDFUnicodeNotDefined

from extractor.read.word.symbols import shown

# How foundries name bold and slanted cuts: Arial-BoldMT, Calibri,Bold, CMBX10, Times-BoldItalic, NimbusRomNo9L-Medi.
_BOLD = re.compile(
    r"bold|black|heavy|demi(?!light)|^cmb|^sfbx|[-,_](?:bd|b)(?:i|it)?$|-medi(?:ital)?$",
    re.IGNORECASE,
)
_ITALIC = re.compile(
    r"ital|obliq|slanted|kursiv|^cm[a-z]*ti[0-9]|^sfti|[-,_](?:b|bd)?(?:i|it)$",
    re.IGNORECASE,
)
_SYMBOLS = re.compile(r"wingdings|webdings|symbol|zapfdingbats", re.IGNORECASE)
# PDF 32000-1, table 123: the font flags for italic and for forced bold.
_ITALIC_FLAG, _FORCED_BOLD_FLAG = 1 << 6, 1 << 18
# PDF 32000-1, annex D.2: the codes that Windows leaves unused show a bullet.
_BULLETS = frozenset({0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D})
_UNREADABLE = "\ufffd"


def sign(font: Any, cid: int) -> tuple[str, str | None]:
    """The sign as the page shows it, and what the file has for it if that is a symbol font's code."""
    try:
        text = str(font.to_unichr(cid))
    except PDFUnicodeNotDefined:
        text = _undefined(font, cid)
    if text == "\xad":
        return "-", None
    found = list(shown(text, _family(_name(font))))
    return found[0] if len(found) == 1 else (text, None)


def _undefined(font: Any, cid: int) -> str:
    if 0x20 < cid < 0x100 and _SYMBOLS.match(_name(font)):
        return chr(cid)
    return "•" if cid in _BULLETS and not font.is_multibyte() else _UNREADABLE


def cut(font: Any) -> tuple[bool, bool]:
    """Whether the font is bold, and whether it is italic."""
    name = _name(font)
    weight = font.descriptor.get("FontWeight")
    is_heavy = isinstance(weight, (int, float)) and weight >= 600
    bold = bool(_BOLD.search(name)) or is_heavy or bool(font.flags & _FORCED_BOLD_FLAG)
    italic = bool(_ITALIC.search(name)) or bool(font.flags & _ITALIC_FLAG) or bool(font.italic_angle)
    return bold, italic


def _name(font: Any) -> str:
    """The font's name without the mark of a part of it (ABCDEF+Arial)."""
    return str(font.fontname).rpartition("+")[2]


def _family(name: str) -> str:
    """The name as the tables of symbol fonts have it: Wingdings 2 for Wingdings2-Regular."""
    return re.sub(r"(?<=[a-z])(?=[0-9]$)", " ", re.sub(r"(?:PS)?MT$|[-,].*$", "", name))
