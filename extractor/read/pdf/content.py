"""What a page's content stream says, operation by operation: cut by one expression, told alike by pdfminer.

pdfminer reads a content stream sign by sign, which takes most of the time that a PDF takes. What streams hardly ever
hold (damaged numbers, odd escapes, pictures inside the stream without a clear end) is not told here but refused, so
that the page is left to pdfminer as a whole.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT, literal_name

# What letters set one by one are told with, as one operation.
TYPED = b"Tj Td"

# PDF 32000-1, 7.2 and 7.3: what objects look like. Strings may hold brackets of their own, one in another.
_NUMBER = rb"[+-]?+ (?: [0-9]{1,40}+ (?![0-9]) (?: \.[0-9]*+ )?+ | \.[0-9]++ )"
_PART = rb"[^()\\]++ | \\."
_STRING = rb"\( (?: %b | \( (?: %b )*+ \) )*+ \)" % (_PART, _PART)
_HEX = rb"< [0-9A-Fa-f\s]*+ >"
_ARRAY = rb"\[ (?: [\x00\s]*+ (?: %b | %b | %b ) )*+ [\x00\s]*+ \]" % (_NUMBER, _STRING, _HEX)
# Marked content whose properties hold no text, and nothing of interest but its id.
_MARK = rb"/ [A-Za-z0-9]++ [\s]*+ << [^<>()\[\]%%]*+ >> [\s]*+ BDC (?=\s)"
# PDF 32000-1, 8.9.7: a picture inside the stream ends where pdfminer sees it end, at the first EI before white space.
_PICTURE = rb"BI (?=[\s/]) [^<>(%]{0,400}? \s ID \s (?> .*? EI (?=\s) ) (?<! EEI)"
# A rectangle that nothing is drawn in, only cut off at: its three operators are told as one.
_CLIP = rb"re \s++ W \*?+ \s++ n (?=\s)"
_OPERATION = (
    rb"(?P<numbers> (?: %b \s++ ){0,6}+ )"
    rb"(?P<operator> %b | (?! [cvy] \s ) [A-Za-z] [^#/%%\[\]()<>{}\s]*+ (?!\#) | ['\"] )" % (_NUMBER, _CLIP)
)
# Letters set one by one, as browsers print them: each shown, then a move to the next.
_SHOWN = rb"< [0-9A-Fa-f]*+ > | \( [^()\\]*+ \)"
_TYPED = rb"(?: (?: %b ) \s*+ Tj \s++ %b \s++ %b \s++ Td (?=\s) [\x00\s]*+ ){2,}+" % (_SHOWN, _NUMBER, _NUMBER)
_FONT = rb"/ [A-Za-z0-9_+,.*-]*+ \s++ %b \s++ Tf (?=\s)" % _NUMBER
# Curves, and the lines between them: a shape with curves rules no table, however many it has.
_CURVES = rb"(?: (?: %b \s++ ){6}+ c \s++ | (?: %b \s++ ){4}+ [vy] \s++ | (?: %b \s++ ){2}+ l \s++ )++" % (
    _NUMBER,
    _NUMBER,
    _NUMBER,
)
_STEP = re.compile(
    rb"""(?: [\x00\s]++ | %%[^\r\n]*+ )*+ (?:
      (?P<typed> %b ) | (?P<picture> %b ) | %b | (?P<array> %b ) | (?P<string> %b ) | (?P<hex> %b )
    | (?P<font> %b ) | (?P<mark> %b ) | (?P<curves> %b ) | / (?P<name> [^/%%\[\]()<>{}\s]*+ ) | (?P<number> %b )
    | (?P<opens> \[ | << ) | (?P<closes> \] | >> ) | (?P<end> \Z ) | (?P<odd> . )
    )"""
    % (_TYPED, _PICTURE, _OPERATION, _ARRAY, _STRING, _HEX, _FONT, _MARK, _CURVES, _NUMBER),
    re.VERBOSE | re.DOTALL,
)
_ITEM = re.compile(rb"(%b) | (%b) | (%b)" % (_NUMBER, _STRING, _HEX), re.VERBOSE | re.DOTALL)
_LETTER = re.compile(rb"( %b ) \s*+ Tj \s++ ( %b ) \s++ ( %b )" % (_SHOWN, _NUMBER, _NUMBER), re.VERBOSE)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"(": b"(", b")": b")", b"\\": b"\\"}
_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")
_ID, _MARKED = re.compile(rb"/MCID\s+([0-9]+)"), LIT("Span")
_WIDTH, _HEIGHT = re.compile(rb"/W\s"), re.compile(rb"/H\s")


def operations(content: bytes) -> Iterator[tuple[bytes, list[Any]]]:
    """The operators in `content` in order, each with the operands before it. Raises ValueError for what is odd.

    Operands are as pdfminer has them: numbers, bytes, names (PSLiteral), lists, dictionaries. Curves that follow each
    other are told as one, somewhere.
    """
    held: list[Any] = []
    outer: list[tuple[list[Any], bytes]] = []
    for found in _STEP.finditer(content):
        kind = found.lastgroup or ""
        if kind == "operator":
            numbers, operator = found.group("numbers", "operator")
            if numbers:
                held += map(float, numbers.split())
            if operator in _WORDS:
                held.append(operator == b"true")
                continue
            if outer or operator in _ODD:
                raise ValueError(f"odd: {operator!r}")
            yield operator, held
            held = []
        elif (operand := _OPERANDS.get(kind)) is not None:
            held.append(operand(found[kind]))
        elif (whole := _WHOLE.get(kind)) is not None:
            if outer:
                raise ValueError(f"odd: {whole[0]!r}")
            yield whole[0], [*held, *whole[1](found[kind])]
            held = []
        elif kind != "end":
            held = _bracket(found[kind], held, outer)
    if outer:
        raise ValueError("a bracket is left open")


def _string(text: bytes) -> bytes:
    return _ESCAPE.sub(_unescaped, text[1:-1]) if b"\\" in text else text[1:-1]


def _unescaped(found: re.Match[bytes]) -> bytes:
    octal, sign = found.groups()
    return bytes((int(octal, 8) & 0xFF,)) if octal else _ESCAPES.get(sign, b"")


def _hex(text: bytes) -> bytes:
    """The bytes of a hexadecimal string; a last digit alone counts as pdfminer counts it, as the lower half."""
    if len(text) % 2 == 0 and text[1:-1].isalnum():
        return bytes.fromhex(text[1:-1].decode("ascii"))
    digits = b"".join(text[1:-1].split())
    return bytes.fromhex((digits if len(digits) % 2 == 0 else digits[:-1] + b"0" + digits[-1:]).decode("ascii"))


def _number(text: bytes) -> float:
    return float(text) if b"." in text else int(text)


def _array(text: bytes) -> list[Any]:
    items = _ITEM.findall(text)
    return [float(item) if item else _string(string) if string else _hex(code) for item, string, code in items]


def _name(text: bytes) -> Any:
    if b"#" in text:
        text, count = _CODE.subn(lambda code: bytes((int(code[1], 16),)), text)
        if b"#" in text or not count:
            raise ValueError(f"an odd name: {text!r}")
    return LIT(text.decode("utf-8"))


def _picture(text: bytes) -> list[PDFStream]:
    """A picture inside the stream, as far as readers of text need it: pdfminer draws none without width and height."""
    words, _, _ = text.partition(b"ID")
    if b"85" in words:
        raise ValueError("a picture in letters")
    return [PDFStream({"W": 1, "H": 1} if _WIDTH.search(words) and _HEIGHT.search(words) else {}, b"")]


def _marked(text: bytes) -> list[Any]:
    """What marked content is marked with: its id, if it has one."""
    found = _ID.search(text)
    return [_MARKED, {} if found is None else {"MCID": int(found[1])}]


def _typed(text: bytes) -> list[list[tuple[bytes, float, float]]]:
    """Strings, each with how far the next stands off it."""
    return [[(_code(shown), float(x), float(y)) for shown, x, y in _LETTER.findall(text)]]


@lru_cache(maxsize=4096)
def _code(text: bytes) -> bytes:
    return _hex(text) if text.startswith(b"<") else text[1:-1]


def _font(text: bytes) -> list[Any]:
    name, size, _ = text[1:].split()
    return [LIT(name.decode("ascii")), float(size)]


def _curve(_: bytes) -> list[float]:
    """A curve that stands for many, somewhere."""
    return [0.0] * 6


def _bracket(text: bytes, held: list[Any], outer: list[tuple[list[Any], bytes]]) -> list[Any]:
    """What is held inside or, once it closes, outside of the bracket `text`."""
    if text in {b"[", b"<<"}:
        outer.append((held, b"]" if text == b"[" else b">>"))
        return []
    before, closing = outer.pop() if outer else ([], b"")
    if text != closing:
        raise ValueError(f"odd: {text!r}")
    return [*before, held if text == b"]" else _dictionary(held)]


def _dictionary(inner: list[Any]) -> dict[str, Any]:
    if len(inner) % 2:
        raise ValueError("a dictionary with a key that has no value")
    return {literal_name(key): value for key, value in zip(inner[::2], inner[1::2], strict=True)}


_OPERANDS: dict[str, Callable[[bytes], Any]] = {
    "array": _array,
    "string": _string,
    "name": _name,
    "number": _number,
    "hex": _hex,
}
_WORDS = {b"true", b"false"}
_ODD = {b"BI", b"ID"}
# What one step of ours tells as a whole: its operator, and what gives its operands.
_WHOLE: dict[str, tuple[bytes, Callable[[bytes], list[Any]]]] = {
    "typed": (TYPED, _typed),
    "font": (b"Tf", _font),
    "picture": (b"EI", _picture),
    "mark": (b"BDC", _marked),
    "curves": (b"c", _curve),
}
