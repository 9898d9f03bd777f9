"""A PDF's streams, unpacked no further than the limit, and as far as they go where they are damaged.

pdfminer unpacks a stream whole before anybody can look at its size, and gives nothing of one that is damaged. It has no
place where that could be changed, so the functions that it unpacks with are changed for ours, once; and so is the way
in which it follows references, some of which lead to themselves.
"""

import zlib
from contextlib import suppress
from io import BytesIO
from types import SimpleNamespace
from typing import Any

from pdfminer import pdftypes
from pdfminer.lzw import LZWDecoder
from pdfminer.pdfexceptions import PDFObjectNotFound

from extractor.errors import TooLargeError
from extractor.read import limits

_CHUNK = 1 << 20
_MOST_STEPS = 32  # from one reference to the next


def bound() -> None:
    """Let pdfminer unpack, and follow references, with the functions below."""
    flate = SimpleNamespace(decompress=deflated, decompressobj=zlib.decompressobj, error=zlib.error)
    vars(pdftypes).update(zlib=flate, lzwdecode=from_codes, rldecode=from_runs)
    setattr(pdftypes.PDFObjRef, "resolve", _resolved)  # noqa: B010 - its type is another


def _resolved(reference: Any, default: Any = None) -> Any:
    """What a reference leads to in the end; nothing if that is itself, where pdfminer would look for ever."""
    found = reference
    for _ in range(_MOST_STEPS):
        try:
            found = found.doc.getobj(found.objid)
        except PDFObjectNotFound:
            return default
        if not isinstance(found, pdftypes.PDFObjRef):
            return found
    return default


def deflated(packed: bytes) -> bytes:
    """What `packed` (FlateDecode) holds, up to where it is damaged. Raises zlib.error if that is at its start."""
    try:
        return _deflated(packed, zlib.MAX_WBITS)
    except zlib.error as error:
        return _without_head(packed, error)


def _deflated(packed: bytes, bits: int) -> bytes:
    unpacker = zlib.decompressobj(bits)
    first = unpacker.decompress(packed, _CHUNK)
    return first if unpacker.eof else b"".join((first, *_rest(unpacker)))


def _without_head(packed: bytes, error: zlib.error) -> bytes:
    """What is packed behind line ends that don't belong there, behind a damaged head of two bytes, or without one."""
    behind = packed.lstrip(b"\r\n")
    for content, bits in ((behind, zlib.MAX_WBITS), (packed[2:], -zlib.MAX_WBITS), (packed, -zlib.MAX_WBITS)):
        with suppress(zlib.error):
            if found := _deflated(content, bits):
                return found
    raise error


def _rest(unpacker: "zlib._Decompress") -> list[bytes]:
    found: list[bytes] = []
    size = 0
    try:
        while not unpacker.eof and (piece := unpacker.decompress(unpacker.unconsumed_tail, _CHUNK)):
            found.append(piece)
            size += len(piece)
            _check(size)
    except zlib.error:
        pass  # what was unpacked before the damage is what there is
    return found


def from_codes(packed: bytes) -> bytes:
    """What `packed` (LZWDecode) holds, up to where it is damaged."""
    found: list[bytes] = []
    size = 0
    try:
        for piece in LZWDecoder(BytesIO(packed)).run():
            found.append(piece)
            size += len(piece)
            _check(size)
    except (IndexError, TypeError):
        pass  # a code that no code before it has made
    return b"".join(found)


def from_runs(packed: bytes) -> bytes:
    """What `packed` (RunLengthDecode) holds, up to where it is damaged (PDF 32000-1, 7.4.5)."""
    found: list[bytes] = []
    at = size = 0
    while at < len(packed) and (length := packed[at]) != 128:
        copied = length + 1 if length < 128 else 1
        found.append(packed[at + 1 : at + 1 + copied] * (1 if length < 128 else 257 - length))
        at += copied + 1
        size += len(found[-1])
        _check(size)
    return b"".join(found)


def _check(size: int) -> None:
    if size > limits.LIMITS.stream:
        raise TooLargeError(f"a stream unpacks to more than {limits.LIMITS.stream >> 20} megabytes")
