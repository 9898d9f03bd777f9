"""The letters of a web page or text: which encoding its bytes are in, by what they are before what they say."""

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes
from webencodings import lookup

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SAID = re.compile(
    rb"""(?:<meta\b[^>]{0,400}?|<\?xml\b[^>]{0,200}?)(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_HEAD = 8192  # bytes in which a page says its encoding
_SAMPLE = 1 << 16  # bytes by which an encoding is guessed
_USUAL = "windows-1252"
# A page is in UTF-8 with a few bytes broken, rather than in another encoding, up to this share of them.
_BROKEN = 0.01
# All that English texts have of Windows-1252 beside ASCII: quotes, dashes, the pound and its like, é.
_WESTERN = re.compile(rb"[\x00-\x7f\x80\x85\x91-\x97\x99\xa0\xa3\xa7\xa9\xad\xb0\xb7\xbd\xe8\xe9]*")


class Decoded(NamedTuple):
    """A text, and what a reader of it should know of how it was decoded (None if there is no doubt)."""

    text: str
    warning: str | None = None


def decoded(raw: bytes, said: str | None = None) -> Decoded:
    """The text of `raw`: by its mark, as UTF-8 if it is that, as the page (or `said`) says, or as is most likely.

    UTF-8 comes before what the page says: other encodings hardly ever look like it, and pages often say another one.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return Decoded(raw[len(mark) :].decode(name, "replace"))
    try:
        return Decoded(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return _as_said(raw, said or _said(raw)) or _guessed(raw)


def _said(raw: bytes) -> str | None:
    found = _SAID.search(raw[:_HEAD])
    return found.group(1).decode("ascii", "replace") if found else None


def _as_said(raw: bytes, name: str | None) -> Decoded | None:
    """`raw` in the encoding called `name`, if that is one and fits; UTF-8 fits where only a few bytes are broken."""
    encoding = lookup(name) if name else None
    if encoding is None or encoding.name.startswith(("utf-16", "x-user")):
        return None
    try:
        return Decoded(encoding.codec_info.decode(raw, "strict")[0])
    except UnicodeDecodeError:
        text = encoding.codec_info.decode(raw, "replace")[0]
    broken = text.count("\ufffd")
    return Decoded(text, f"{broken} bytes are no {encoding.name} letters") if broken <= _BROKEN * len(text) else None


def _guessed(raw: bytes) -> Decoded:
    best = None if _WESTERN.fullmatch(raw) else from_bytes(raw[:_SAMPLE]).best()
    name = _USUAL if best is None or best.encoding == "ascii" else best.encoding
    return Decoded(raw.decode(name, "replace"), f"its encoding is not told: read as {name}")
