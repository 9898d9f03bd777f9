"""What a PDF font says of the signs set in it: their text, and whether they are bold or italic."""

import re
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

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


class Sign(NamedTuple):
    """A sign of a font: its text, what the file has for it if that is a symbol font's code, its width in ems."""

    text: str
    raw: str | None
    width: float


class Face(dict[int, Sign]):
    """What a font's codes mean, each looked up once, and how the font is cut."""

    def __init__(self, font: Any) -> None:
        super().__init__()
        self.font = font
        self.name = _name(font)
        self.bold, self.italic = cut(font)

    def __missing__(self, cid: int) -> Sign:
        found = self[cid] = Sign(*sign(self.font, cid), float(self.font.char_width(cid)))
        return found


_FACES: WeakKeyDictionary[Any, Face] = WeakKeyDictionary()


def face(font: Any) -> Face:
    """What is known of `font`, one of pdfminer's."""
    found = _FACES.get(font)
    if found is None:
        found = _FACES[font] = Face(font)
    return found


def sign(font: Any, cid: int) -> tuple[str, str | None]:
    """The sign as the page shows it, and what the file has for it if that is a symbol font's code."""
    try:
        text = str(font.to_unichr(cid))
    except PDFUnicodeNotDefined:
        text = _undefined(font, cid)
    if text == "\xad":
        return "-", None
    if any("\ud800" <= letter <= "\udfff" for letter in text):  # halves of signs (UTF-16)
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
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
