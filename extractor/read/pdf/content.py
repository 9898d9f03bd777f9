"""pdfminer's interpreter with a quicker eye: a page's content stream cut into objects by one expression.

pdfminer reads a content stream sign by sign, which takes most of the time that a PDF takes. What streams hardly ever
hold (inline pictures, comments, damaged numbers, odd escapes) is not told here: such a stream is left to pdfminer as a
whole, so that the same operators come with the same operands either way.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, stream_value
from pdfminer.psparser import KWD, LIT, PSKeyword, literal_name

# PDF 32000-1, 7.2 and 7.3: numbers, operators, names, strings, hexadecimal strings, arrays and dictionaries.
_TOKEN = re.compile(
    rb"""[\x00\s]*+ (?:
      (?P<number> [+-]?+ (?: [0-9]++ (?: \.[0-9]*+ )? | \.[0-9]++ ) )
    | (?P<operator> [A-Za-z] [^#/%\[\]()<>{}\s]*+ (?! \# ) | ['"] )
    | / (?P<name> [^#/%\[\]()<>{}\s]*+ ) (?! \# )
    | \( (?P<string> (?: [^()\\]++ | \\ (?: [nrtbf()\\] | [0-3][0-7][0-7] ) )*+ ) \)
    | < (?P<hex> (?: [0-9A-Fa-f] [0-9A-Fa-f] )*+ ) >
    | (?P<bracket> \[ | \] | << | >> )
    | (?P<end> \Z )
    )""",
    re.VERBOSE,
)
_ESCAPE = re.compile(rb"\\([nrtbf()\\]|[0-7]{3})")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_OPENS = {b"[": b"]", b"<<": b">>"}
# Streams longer than this are left to pdfminer, which holds no more of them than it needs.
_LONGEST = 1 << 24
_INLINE_PICTURE = KWD(b"BI")


class Interpreter(PDFPageInterpreter):
    """pdfminer's interpreter of pages, with quicker eyes."""

    def execute(self, streams: Sequence[object]) -> None:
        """Carry out what `streams`, the content of a page or of a form, say."""
        held = self._streams(streams)
        objects = _objects(held)
        if objects is None:
            super().execute(streams)
            return
        for each in objects:
            if isinstance(each, PSKeyword):
                self._carry_out(each)
            else:
                self.push(each)

    def _streams(self, streams: Sequence[object]) -> list[PDFStream]:
        """The streams to be carried out: none that is being so already, which would never end."""
        held = [stream_value(each) for each in streams]
        held = [each for each in held if each.objid is not None and each.objid not in self.parent_stream_ids]
        self.stream_ids = {each.objid for each in held if each.objid is not None}
        return held

    def _carry_out(self, keyword: PSKeyword) -> None:
        found = _operator(keyword.name)
        if found is None:
            return
        name, operands = found
        values = self.pop(operands)
        if len(values) == operands:
            getattr(self, name)(*values)


@cache
def _operator(keyword: str | bytes) -> tuple[str, int] | None:
    """The method that carries out an operator and how many operands it takes; None for an unknown operator."""
    text = keyword if isinstance(keyword, str) else keyword.decode("utf-8", "ignore")
    name = "do_" + text.replace("*", "_a").replace('"', "_w").replace("'", "_q")
    method = getattr(Interpreter, name, None)
    return None if method is None else (name, method.__code__.co_argcount - 1)


def _objects(streams: list[PDFStream]) -> list[Any] | None:
    """The objects in `streams` in order, operators and operands; None if they hold something that is not told here."""
    parts = [stream.get_data() for stream in streams]
    if sum(map(len, parts)) > _LONGEST:
        return None
    found: list[Any] = []
    for part in parts:
        try:
            found += told(part)
        except ValueError:
            return None
    return found


def told(content: bytes) -> Iterator[Any]:
    """The objects in `content` in order. Raises ValueError for what is not told here."""
    held: list[Any] = []
    outer: list[tuple[list[Any], bytes]] = []
    for kind, text in _tokens(content):
        if kind != "bracket":
            held.append(_value(kind, text))
        elif text in _OPENS:
            outer.append((held, _OPENS[text]))
            held = []
        else:
            inner, (held, closing) = held, outer.pop() if outer else ([], b"")
            if text != closing:
                raise ValueError("brackets don't match")
            held.append(inner if text == b"]" else _dictionary(inner))
    if outer:
        raise ValueError("a bracket is left open")
    return iter(held)


def _tokens(content: bytes) -> Iterator[tuple[str, bytes]]:
    match, at = _TOKEN.match, 0
    while (found := match(content, at)) is not None:
        kind = found.lastgroup or ""
        if kind == "end":
            return
        at = found.end()
        yield kind, found[kind]
    raise ValueError(f"not told here: {content[at : at + 20]!r}")


def _value(kind: str, text: bytes) -> Any:
    if kind == "number":
        return float(text) if b"." in text else int(text)
    if kind == "operator":
        return _keyword(text)
    if kind == "name":
        return LIT(text.decode("utf-8"))
    if kind == "hex":
        return bytes.fromhex(text.decode("ascii"))
    return _ESCAPE.sub(_unescaped, text) if b"\\" in text else text


def _keyword(text: bytes) -> Any:
    if text in {b"true", b"false"}:
        return text == b"true"
    keyword = KWD(text)
    if keyword is _INLINE_PICTURE:
        raise ValueError("an inline picture")
    return keyword


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes((int(sign, 8),)) if sign.isdigit() else _ESCAPES.get(sign, sign)


def _dictionary(inner: list[Any]) -> dict[str, Any]:
    if len(inner) % 2:
        raise ValueError("a dictionary with a key that has no value")
    return {literal_name(key): value for key, value in zip(inner[::2], inner[1::2], strict=True)}
