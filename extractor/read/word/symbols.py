"""Signs set in symbol fonts (Wingdings and its like), as the Unicode signs that they show."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby

from extractor import rules

_PRIVATE = 0xF000  # where Word keeps a symbol font's signs: F000 and the sign's code
_STRAY = re.compile("[\uf000-\uf0ff]")


def coded(code: str) -> str:
    """The sign that the file means by the hexadecimal `code`; nothing if it is none, or half of one (UTF-16)."""
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "" if "\ud800" <= sign <= "\udfff" else sign


def is_symbol_font(font: str) -> bool:
    """Whether `font` has signs where other fonts have letters."""
    return font.lower() in _fonts()


def shown(text: str, font: str) -> Iterator[tuple[str, str | None]]:
    """`text`, set in `font`, in stretches as shown: each sign of a symbol font with what the file has for it.

    The other stretches have None; signs that we don't know stay as they are.
    """
    table = _fonts().get(font.lower())
    if table is None and _STRAY.search(text) is None:
        yield text, None
        return
    known = _fonts()["unknown"] if table is None else table
    for is_coded, stretch in groupby(text, key=lambda sign: known.get(ord(sign), sign) != sign):
        if is_coded:
            yield from ((known[ord(sign)], sign) for sign in stretch)
        else:
            yield "".join(stretch), None


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
