"""Stage 1 for plain text: a text file -> a Document: pages parted by form feeds, wrapped lines joined to paragraphs."""

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from extractor import rules
from extractor.read.assemble import Piece, RawLine, assemble
from models import Document, Source

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ENDED = re.compile(r"[.!?:;][\"'”’)\]]*$")
# A text is wrapped if its lines end at one place: so many of those that go on in lower case come so near the longest.
_NEAR, _SHARE = 0.75, 0.7
_TAB = 8


def read(raw: bytes, source: Source) -> Document:
    """The Document in the text `raw`; `raw` is text, as `decoded` has found."""
    text = (decoded(raw) or "").replace("\r\n", "\n").replace("\r", "\n")
    pages = text.split("\f")
    warnings = () if _is_unicode(raw) else ("read as Windows-1252 text",)
    source = source.model_copy(update={"pages": len(pages), "warnings": (*source.warnings, *warnings)})
    return assemble(source, _lines(pages))


def decoded(raw: bytes) -> str | None:
    """The text that `raw` encodes, or None if it is no text: Unicode, or the Windows-1252 of older files."""
    if _is_unicode(raw):
        return raw.decode(_encoding(raw))
    if _CONTROLS.search(raw):
        return None
    return raw.decode("cp1252", "replace")


def _encoding(raw: bytes) -> str:
    return next((name for mark, name in _MARKS.items() if raw.startswith(mark)), "utf-8")


def _is_unicode(raw: bytes) -> bool:
    try:
        return "\0" not in raw.decode(_encoding(raw))
    except UnicodeDecodeError:
        return False


def _lines(pages: list[str]) -> Iterator[RawLine]:
    width = _width([line for page in pages for line in page.split("\n")])
    for number, page in enumerate(pages, start=1):
        lines = page.expandtabs(_TAB).split("\n")
        for line, joins in zip(lines, _joints(lines, width), strict=True):
            yield RawLine([Piece(line)], joins=joins, page=number, indent=float(len(line) - len(line.lstrip())))


def joints(lines: list[str]) -> list[bool]:
    """For each of `lines`, set as plain text is, whether it goes on the paragraph of the one before."""
    return list(_joints(lines, _width(lines)))


def _joints(lines: list[str], width: int | None) -> Iterator[bool]:
    last = ""
    for line in lines:
        yield bool(line.strip() and last.strip()) and _goes_on(last, line, width)
        last = line


def _width(lines: list[str]) -> int | None:
    """The width at which the text is wrapped; None if each line is a paragraph."""
    sure = [
        len(a.rstrip())
        for a, b in pairwise(lines)
        if b.strip()[:1].islower() and a.strip() and not _ENDED.search(a.rstrip())
    ]
    if len(sure) < 2 or median(sure) > 200:
        return None
    width = max(sure)
    return width if sum(length >= _NEAR * width for length in sure) >= _SHARE * len(sure) else None


def _goes_on(last: str, line: str, width: int | None) -> bool:
    """Whether `line` goes on the paragraph of `last`: it opens no entry, and its first word would not have fitted."""
    if width is None or re.match(rules.rule("paragraphs", "list-entry").regex or "", line.strip()):
        return False
    is_full = len(last.rstrip()) + 1 + len(line.split(maxsplit=1)[0]) > width
    runs_on = line.strip()[:1].islower() and not _ENDED.search(last.rstrip())
    return is_full or (runs_on and len(last) > 0.6 * width)
