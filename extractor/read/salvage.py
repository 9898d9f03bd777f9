"""Damaged zips: the texts in them, found where they stand, when the archive's own list of its parts is lost or wrong.

Each part of a zip is written behind a head of its own (APPNOTE 4.3.7), and the list of all comes last: it is the first
thing to be lost when a copy breaks off.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from extractor.errors import TooLargeError
from extractor.read import limits

# The head of a part: version, flags, way of packing, time, date, sum, sizes packed and unpacked, lengths of the name
# and of what else is said.
_HEAD = struct.Struct("<4s5H3I2H")
_LOCKED, _SIZES_FOLLOW, _UTF8 = 1, 1 << 3, 1 << 11
_NEXT = re.compile(rb"PK(?:\x03\x04|\x01\x02|\x05\x06|\x07\x08)")
_CHUNK = 1 << 20


class Found(NamedTuple):
    """A part as it was found: `is_whole` says that it does not break off. What is no text has no content here."""

    name: str
    content: bytes
    is_whole: bool


def parts(raw: bytes) -> Iterator[Found]:
    """The parts of the damaged zip `raw` in order, those that are locked or packed in unknown ways left out.

    Raises TooLargeError beyond the limits of what may be unpacked.
    """
    at, count, left = raw.find(b"PK\x03\x04"), 0, limits.LIMITS.unpacked
    while 0 <= at <= len(raw) - _HEAD.size:
        _, _, flags, way, _, _, _, packed, _, named, more = _HEAD.unpack_from(raw, at)
        start = at + _HEAD.size + named + more
        name = raw[at + _HEAD.size : at + _HEAD.size + named].decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        part = _part(raw, start, way, 0 if flags & _SIZES_FOLLOW else packed, is_text=_is_text(name))
        count, left = count + 1, left - part.size
        if part.is_too_large or left < 0 or count > limits.LIMITS.parts:
            raise TooLargeError("unpacks to more than a damaged archive may; get it again from its source")
        if name and not flags & _LOCKED and way in (ZIP_STORED, ZIP_DEFLATED):
            yield Found(name, part.content, part.is_whole)
        at = raw.find(b"PK\x03\x04", max(part.end, at + 4))


def mended(raw: bytes) -> tuple[bytes, tuple[str, ...]]:
    """A zip of the parts that are left of the zip `raw`, and what is to be said of them. Raises TooLargeError."""
    out, said = BytesIO(), ["damaged: the list of its parts is lost or wrong; what is left was read part by part"]
    held = {found.name: found for found in parts(raw) if found.content}
    with ZipFile(out, "w") as whole:
        for found in held.values():
            whole.writestr(found.name.replace("\0", ""), found.content)
    said += [f"damaged: its part {found.name} breaks off" for found in held.values() if not found.is_whole]
    return out.getvalue(), tuple(said)


def _is_text(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels", "mimetype"))


class _Part(NamedTuple):
    """A part's content, what it unpacks to in bytes, where it ends, and whether that is its own end or too far."""

    content: bytes
    size: int
    end: int
    is_whole: bool
    is_too_large: bool = False


def _part(raw: bytes, start: int, way: int, size: int, *, is_text: bool) -> _Part:
    """The part that begins at `start`; a `size` of 0 is not known."""
    if way == ZIP_DEFLATED:
        return _inflated(raw, start, is_text=is_text)
    following = _NEXT.search(raw, start)
    end = start + size if size else following.start() if following is not None else len(raw)
    content = raw[start:end] if is_text else b""
    return _Part(content, end - start, min(end, len(raw)), end <= len(raw), len(content) > limits.LIMITS.xml)


def _inflated(raw: bytes, start: int, *, is_text: bool) -> _Part:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    found: list[bytes] = []
    size, packed = 0, raw[start:]
    most = limits.LIMITS.xml if is_text else limits.LIMITS.unpacked
    try:
        while size <= most and not unpacker.eof and (piece := unpacker.decompress(packed, _CHUNK)):
            found += [piece] if is_text else []
            size, packed = size + len(piece), unpacker.unconsumed_tail
    except zlib.error:
        return _Part(b"".join(found), size, start, is_whole=False)
    end = len(raw) - len(unpacker.unused_data) if unpacker.eof else len(raw)
    return _Part(b"".join(found), size, end, unpacker.eof, is_too_large=size > most)
