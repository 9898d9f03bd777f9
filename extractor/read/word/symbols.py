"""Signs set in symbol fonts (Wingdings and its like), as the Unicode signs that they show."""

from collections.abc import Mapping
from functools import cache

from extractor import rules

_PRIVATE = 0xF000  # where Word keeps a symbol font's signs: F000 and the sign's code


def sign(code: str, font: str) -> str:
    """The sign with the hexadecimal `code` in `font`; nothing if the code is none."""
    try:
        return in_unicode(chr(int(code, 16)), font)
    except (ValueError, OverflowError):
        return ""


def in_unicode(text: str, font: str) -> str:
    """`text`, set in `font`, with a symbol font's signs put as Unicode has them; signs that we don't know stay."""
    table = _fonts().get(font.lower())
    if table is not None:
        return text.translate(table)
    return text if text.isascii() else text.translate(_fonts()["unknown"])


@cache
def _fonts() -> dict[str, Mapping[int, str]]:
    """Each symbol font's signs by code point, both as typed and in the private area; "unknown" for any other font."""
    tables: dict[str, Mapping[int, str]] = {}
    for entry in rules.table("symbol_fonts").words:
        codes = {int(code, 16): shown for code, shown in entry.gives.items()}
        private = {_PRIVATE + code: shown for code, shown in codes.items()}
        for font in entry.words:
            tables[font.lower()] = private if font == "unknown" else {**codes, **private}
    return tables
