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

from extractor.read.pdf.values import HEX, NUMBER, STRING, hexadecimal, name, number, string

# What letters set one by one are told with, as one operation.
TYPED = b"Tj Td"
# What curves, and lines between them, are told with, as one operation.
CURVES = b"c c"

# An array of numbers and strings.
_ARRAY = rb"\[ (?: [\x00\s]*+ (?: %b | %b | %b ) )*+ [\x00\s]*+ \]" % (NUMBER, STRING, HEX)
# Marked content whose properties hold no text, and nothing of interest but its id.
_MARK = rb"/ [A-Za-z0-9]++ [\s]*+ << [^<>()\[\]%%]*+ >> [\s]*+ BDC (?=\s)"
# PDF 32000-1, 8.9.7: a picture inside the stream ends where pdfminer sees it end, at the first EI before white space.
_PICTURE = rb"BI (?=[\s/]) [^<>(%]{0,400}? \s ID \s (?> .*? EI (?=\s) ) (?<! EEI)"
# A rectangle that nothing is drawn in, only cut off at: its three operators are told as one.
_CLIP = rb"re \s++ W \*?+ \s++ n (?=\s)"
_OPERATION = (
    rb"(?P<numbers> (?: %b \s++ ){0,6}+ )"
    rb"(?P<operator> %b | (?! [cvy] \s ) [A-Za-z] [^#/%%\[\]()<>{}\s]*+ (?!\#) | ['\"] )" % (NUMBER, _CLIP)
)
# Letters set one by one, as browsers print them: each shown, then a move to the next.
_SHOWN = rb"< [0-9A-Fa-f]*+ > | \( [^()\\]*+ \)"
_TYPED = rb"(?: (?: %b ) \s*+ Tj \s++ %b \s++ %b \s++ Td (?=\s) [\x00\s]*+ ){2,}+" % (_SHOWN, NUMBER, NUMBER)
_FONT = rb"/ [A-Za-z0-9_+,.*-]*+ \s++ %b \s++ Tf (?=\s)" % NUMBER
# Curves, and the lines between them: a shape with curves rules no table, however many it has.
_CURVES = rb"(?: (?: %b \s++ ){6}+ c \s++ | (?: %b \s++ ){4}+ [vy] \s++ | (?: %b \s++ ){2}+ l \s++ )++" % (
    NUMBER,
    NUMBER,
    NUMBER,
)
_STEP = re.compile(
    rb"""(?: [\x00\s]++ | %%[^\r\n]*+ )*+ (?:
      (?P<typed> %b ) | (?P<picture> %b ) | %b | (?P<array> %b ) | (?P<string> %b ) | (?P<hex> %b )
    | (?P<font> %b ) | (?P<mark> %b ) | (?P<curves> %b ) | / (?P<name> [^/%%\[\]()<>{}\s]*+ ) | (?P<number> %b )
    | (?P<opens> \[ | << ) | (?P<closes> \] | >> ) | (?P<end> \Z ) | (?P<odd> . )
    )"""
    % (_TYPED, _PICTURE, _OPERATION, _ARRAY, STRING, HEX, _FONT, _MARK, _CURVES, NUMBER),
    re.VERBOSE | re.DOTALL,
)
_ITEM = re.compile(rb"(%b) | (%b) | (%b)" % (NUMBER, STRING, HEX), re.VERBOSE | re.DOTALL)
_LETTER = re.compile(rb"( %b ) \s*+ Tj \s++ ( %b ) \s++ ( %b )" % (_SHOWN, NUMBER, NUMBER), re.VERBOSE)
_ID, _MARKED = re.compile(rb"/MCID\s+([0-9]+)"), LIT("Span")
_WIDTH, _HEIGHT = re.compile(rb"/W\s"), re.compile(rb"/H\s")


def operations(content: bytes) -> Iterator[tuple[bytes, list[Any]]]:  # noqa: C901 - one loop, since each step goes through it
    """The operators in `content` in order, each with the operands before it. Raises ValueError for what is odd.

    Operands are as pdfminer has them: numbers, bytes, names (PSLiteral), lists, dictionaries. Curves that follow each
    other are told as one, by the bytes that say them.
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


def _array(array: bytes) -> list[Any]:
    items = _ITEM.findall(array)
    return [float(item) if item else string(text) if text else hexadecimal(code) for item, text, code in items]


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
    return hexadecimal(text) if text.startswith(b"<") else text[1:-1]


def _font(text: bytes) -> list[Any]:
    called, size, _ = text[1:].split()
    return [name(called), float(size)]


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
    "string": string,
    "name": name,
    "number": number,
    "hex": hexadecimal,
}
_WORDS = {b"true", b"false"}
_ODD = {b"BI", b"ID"}
# What one step of ours tells as a whole: its operator, and what gives its operands.
_WHOLE: dict[str, tuple[bytes, Callable[[bytes], list[Any]]]] = {
    "typed": (TYPED, _typed),
    "font": (b"Tf", _font),
    "picture": (b"EI", _picture),
    "mark": (b"BDC", _marked),
    "curves": (CURVES, lambda text: [text]),
}
