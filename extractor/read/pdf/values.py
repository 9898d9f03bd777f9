"""Numbers, strings and names as PDF writes them (PDF 32000-1, 7.2 and 7.3), told as pdfminer tells them."""

import re
from functools import lru_cache
from typing import Any

from pdfminer.psparser import LIT

# To be used in verbose expressions. Strings may hold brackets of their own, one in another.
NUMBER = rb"[+-]?+ (?: [0-9]{1,40}+ (?![0-9]) (?: \.[0-9]*+ )?+ | \.[0-9]++ )"
_PART = rb"[^()\\]++ | \\."
STRING = rb"\( (?: %b | \( (?: %b )*+ \) )*+ \)" % (_PART, _PART)
HEX = rb"< [0-9A-Fa-f\s]*+ >"

_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"(": b"(", b")": b")", b"\\": b"\\"}
_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")


def number(text: bytes) -> float:
    """The number that `text` is, whole if it is written so."""
    return float(text) if b"." in text else int(text)


def string(text: bytes) -> bytes:
    """The bytes of a string in round brackets."""
    return _ESCAPE.sub(_unescaped, text[1:-1]) if b"\\" in text else text[1:-1]


def _unescaped(found: re.Match[bytes]) -> bytes:
    octal, sign = found.groups()
    return bytes((int(octal, 8) & 0xFF,)) if octal else _ESCAPES.get(sign, b"")


def hexadecimal(text: bytes) -> bytes:
    """The bytes of a hexadecimal string; a last digit alone counts as pdfminer counts it, as the lower half."""
    if len(text) % 2 == 0 and text[1:-1].isalnum():
        return bytes.fromhex(text[1:-1].decode("ascii"))
    digits = b"".join(text[1:-1].split())
    return bytes.fromhex((digits if len(digits) % 2 == 0 else digits[:-1] + b"0" + digits[-1:]).decode("ascii"))


@lru_cache(maxsize=4096)
def name(text: bytes) -> Any:
    """The name that stands after its stroke, as pdfminer has it (PSLiteral). Raises ValueError for an odd one."""
    if b"#" in text:
        text, count = _CODE.subn(lambda code: bytes((int(code[1], 16),)), text)
        if b"#" in text or not count:
            raise ValueError(f"an odd name: {text!r}")
    return LIT(text.decode("utf-8"))
