"""The objects of a PDF file, each cut out by one expression when it is asked for; what is odd is left to pdfminer.

pdfminer reads objects sign by sign, and all that are kept in one stream together (PDF 32000-1, 7.5.7) as soon as one of
them is asked for, which takes longer than the text of a usual page.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, int_value
from pdfminer.psparser import KWD, PSLiteral, literal_name

from extractor.read.pdf.values import HEX, NUMBER, STRING, hexadecimal, name, number, string

_ENDS = rb"(?= [\s/%\[\]()<>{}] | \Z )"
_TOKEN = re.compile(
    rb"""(?: [\x00\s]++ | %%[^\r\n]*+ )*+ (?:
      (?P<reference> [0-9]{1,10}+ \s++ [0-9]++ \s++ R %b ) | / (?P<name> [^/%%\[\]()<>{}\s]*+ ) | (?P<number> %b ) %b
    | (?P<opens> \[ | << ) | (?P<closes> \] | >> ) | (?P<string> %b ) | (?P<hex> %b )
    | (?P<word> true | false | null ) %b | (?P<odd> . )
    )"""
    % (_ENDS, NUMBER, _ENDS, STRING, HEX, _ENDS),
    re.VERBOSE | re.DOTALL,
)
_HEAD = re.compile(rb"[\x00\s]*+(?P<number>[0-9]{1,10}+)\s++[0-9]++\s++obj" + _ENDS.replace(b" ", b""))
_STREAM = re.compile(rb"[\x00\s]*+stream[^\r\n]*+(?:\r\n?|\n)")
_STREAM_END, _END = re.compile(rb"\s*+endstream\s++endobj(?=\s)"), re.compile(rb"[\x00\s]*+endobj(?=\s)")
_WORDS = {b"true": True, b"false": False, b"null": None}
# Besides streams, so many objects are kept at most: each page has its own.
_MOST = 2_000

_Held = dict[str, Callable[[bytes], Any]]


class Objects(PDFDocument):
    """pdfminer's document, quicker at finding objects in `raw`, the bytes of the file, and able to let go of them."""

    def __init__(self, raw: bytes, parser: PDFParser) -> None:
        self.raw = raw
        self._packed: dict[object, tuple[bytes, list[int]]] = {}
        in_file = {**_TOLD, "reference": self._reference, "word": _WORDS.__getitem__}
        self._in_file, self._in_stream = in_file, {**in_file, "word": _word}
        super().__init__(parser)

    def forget(self) -> None:
        """Let go of what was unpacked and, if it was much, of all objects: they are found again if they are needed."""
        held = self._cached_objs
        for objid in [objid for objid, (each, _) in held.items() if isinstance(each, PDFStream)]:
            del held[objid]
        if len(held) > _MOST:
            held.clear()
            self._packed.clear()

    def _getobj_parse(self, pos: int, objid: int) -> object:
        try:
            return self._object(pos, objid)
        except (ValueError, TypeError, KeyError):  # damaged, or written in an odd way
            return super()._getobj_parse(pos, objid)

    def _getobj_objstm(self, stream: PDFStream, index: int, objid: int) -> object:
        try:
            return self._packed_object(stream, index)
        except (ValueError, TypeError, KeyError, IndexError):
            return super()._getobj_objstm(stream, index, objid)

    def _object(self, at: int, objid: int) -> object:
        head = _HEAD.match(self.raw, at)
        if head is None or int(head["number"]) != objid:
            raise ValueError("no object begins here")
        found, end = value(self.raw, head.end(), self._in_file)
        if _END.match(self.raw, end):
            return found
        begun = _STREAM.match(self.raw, end)
        if begun is None or not isinstance(found, dict) or self._parser is None or self._parser.fallback:
            raise ValueError("neither an object nor a stream")
        length = int_value(found["Length"])
        if length < 0 or not _STREAM_END.match(self.raw, begun.end() + length):
            raise ValueError("a stream that doesn't end where it says")
        return PDFStream(found, self.raw[begun.end() : begun.end() + length], self.decipher)

    def _packed_object(self, stream: PDFStream, index: int) -> object:
        """Object `index` of those in `stream`."""
        if stream.objid not in self._packed:
            self._packed[stream.objid] = _packed(stream)
        held, starts = self._packed[stream.objid]
        found, end = value(held, starts[index], self._in_stream)
        if held[end : starts[index + 1]].strip():
            raise ValueError("more than an object")
        return found

    def _reference(self, text: bytes) -> PDFObjRef:
        return PDFObjRef(self, int(text.split()[0]))


def value(stored: bytes, at: int, told: _Held) -> tuple[Any, int]:
    """The object that stands in `stored` from `at`, and where it ends. Raises ValueError for what is odd.

    `told` makes of each simple object, by its kind, what pdfminer does.
    """
    held: list[Any] = []
    outer: list[tuple[list[Any], bytes]] = []
    for found in _TOKEN.finditer(stored, at):
        kind = found.lastgroup or ""
        if kind == "opens":
            outer.append((held, found["opens"]))
            held = []
            continue
        if kind == "closes":
            held = _closed(held, outer, found["closes"])
        elif kind in told:
            held.append(told[kind](found[kind]))
        else:
            raise ValueError(f"odd: {found[kind]!r}")
        if not outer:
            return held[0], found.end()
    raise ValueError("an object without an end")


def _closed(inner: list[Any], outer: list[tuple[list[Any], bytes]], closing: bytes) -> list[Any]:
    """What is held outside of the bracket that `closing` closes, with what it held last."""
    before, opening = outer.pop() if outer else ([], b"")
    if opening + closing not in {b"[]", b"<<>>"}:
        raise ValueError("a bracket of another kind")
    before.append(inner if closing == b"]" else _dictionary(inner))
    return before


def _dictionary(inner: list[Any]) -> dict[str, Any]:
    if len(inner) % 2 or not all(isinstance(key, PSLiteral) for key in inner[::2]):
        raise ValueError("a dictionary with a key that has no value")
    return {literal_name(key): each for key, each in zip(inner[::2], inner[1::2], strict=True) if each is not None}


def _packed(stream: PDFStream) -> tuple[bytes, list[int]]:
    """What `stream` unpacks to, where its objects start, and where the last one ends."""
    held, first = stream.get_data(), int_value(stream["First"])
    numbers = [int(each) for each in held[:first].split()]
    starts = [first + start for start in numbers[1::2]]
    if len(numbers) != 2 * int_value(stream["N"]) or any(b <= a for a, b in pairwise(starts)):
        raise ValueError("objects in no order")
    return held, [*starts, len(held)]


def _word(text: bytes) -> object:
    """What a word stands for in a stream of objects, where pdfminer takes null for a word like others."""
    return KWD(text) if text == b"null" else _WORDS[text]


_TOLD: _Held = {"name": name, "number": number, "string": string, "hex": hexadecimal}
