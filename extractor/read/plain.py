"""Stage 1 for plain text: a text file -> a Document: pages parted by form feeds, wrapped lines joined to paragraphs."""

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from extractor import rules
from extractor.read.assemble import Piece, RawLine, assemble
from extractor.read.drawn import Row, is_rule, level, marked, tables
from extractor.read.mail import head
from models import Cell, Document, Source

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ENDED = re.compile(r"[.!?:;][\"'”’)\]]*$")
# A text is wrapped if its lines end at one place: so many of those that go on in lower case come so near the longest.
_NEAR, _SHARE = 0.75, 0.6
_TAB = 8
_BRACKET = re.compile(r"\([^()]+\)\.?")
_ADDRESS = re.compile(r"\s*(?:Messrs|Mesdames|Mrs?|Ms|Miss|Dr|Prof|Cllrs?|Rev)\b")
_MARK = re.compile(r"\s*(?:[-*•o·]|\(?[0-9]{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)")


def read(raw: bytes, source: Source) -> Document:
    """The Document in the text `raw`; `raw` is text, as `decoded` has found.

    Rules drawn across the page say nothing and are left out; the frames of tables likewise. The head of a mail stands
    beside the text.
    """
    text = (decoded(raw) or "").replace("\r\n", "\n").replace("\r", "\n")
    pages = [page.expandtabs(_TAB).split("\n") for page in text.split("\f")]
    mail = head(pages[0])
    pages[0] = pages[0][mail.lines :]
    warnings = () if _is_unicode(raw) else ("read as Windows-1252 text",)
    told = {**mail.about, "pages": len(pages), "warnings": (*source.warnings, *warnings)}
    return assemble(source.model_copy(update=told), _lines(pages), mail.beside)


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


def _lines(pages: list[list[str]]) -> Iterator[RawLine]:
    width = _width([line for page in pages for line in page])
    count = 0
    for number, lines in enumerate(pages, start=1):
        framed = list(tables(lines))
        rows = {
            row.line: (count + nth, at, row) for nth, (_, found) in enumerate(framed) for at, row in enumerate(found)
        }
        drawn = {at for taken, _ in framed for at in taken}
        count += len(framed)
        for at, joins in enumerate(_joints(lines, width)):
            if at in rows:
                yield from _cells(*rows[at], number)
            elif at not in drawn and not is_rule(lines[at]):
                yield _line(lines, at, number, joins=joins and at - 1 not in drawn)


def _line(lines: list[str], at: int, page: int, *, joins: bool) -> RawLine:
    line, below = lines[at], lines[at + 1] if at + 1 < len(lines) else ""
    indent, heading = float(_indent(line)), marked(lines, at)
    if heading is not None:
        return RawLine([Piece(heading.title)], page=page, indent=indent, level=heading.level)
    return RawLine([Piece(line)], joins=joins, page=page, indent=indent, level=level(line, below))


def _cells(table: int, at: int, row: Row, page: int) -> Iterator[RawLine]:
    for column, words in enumerate(row.cells):
        yield RawLine([Piece(words)], page=page, cell=Cell(table=table, row=at, column=column))


def joints(lines: list[str]) -> list[bool]:
    """For each of `lines`, set as plain text is, whether it goes on the paragraph of the one before."""
    return list(_joints(lines, _width(lines)))


def _joints(lines: list[str], width: int | None) -> Iterator[bool]:
    last, hang = "", 0
    for at, line in enumerate(lines):
        is_paragraph = bool(line.strip() and last.strip()) and not is_rule(last) and not is_rule(line)
        yield is_paragraph and (_goes_on(last, line, width) or _hangs(line, hang) or _closes(last, line, hang))
        mark = _MARK.match(line)
        hang = mark.end() if mark else hang if line.strip() and _indent(line) == hang else 0
        last = "" if marked(lines, at) else line


def _hangs(line: str, hang: int) -> bool:
    """Whether `line` goes on an entry of a list whose text begins `hang` signs from the left."""
    return hang > 0 and _indent(line) == hang and line.strip()[:1].islower()


def _closes(last: str, line: str, hang: int) -> bool:
    """Whether `line` goes on an entry of a list whose text begins `hang` signs from the left with a bracket's end."""
    is_open = last.count("(") > last.count(")") and ")" in line
    return hang > 0 and _indent(line) == hang and (is_open or _BRACKET.fullmatch(line.strip()) is not None)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _width(lines: list[str]) -> int | None:
    """The width at which the text is wrapped; None if each line is a paragraph."""
    sure = [
        len(a.rstrip())
        for a, b in pairwise(lines)
        if b.strip()[:1].islower()
        and not _opens_entry(b)
        and a.strip()
        and not _ENDED.search(a.rstrip())
        and 0 <= _indent(a) - _indent(b) <= _TAB
    ]
    if len(sure) < 2 or median(sure) > 200:
        return None
    width = max(sure)
    return width if sum(length >= _NEAR * width for length in sure) >= _SHARE * len(sure) else None


def _opens_entry(line: str) -> bool:
    """Whether `line` begins as an entry of a list does: "a. the gate" goes on no line above it."""
    return re.match(rules.rule("paragraphs", "list-entry").regex or "", line.strip()) is not None


def _goes_on(last: str, line: str, width: int | None) -> bool:
    """Whether `line` goes on the paragraph of `last`: it opens no entry, and its first word would not have fitted.

    A form of address opens an entry in a list that stands apart from the left margin.
    """
    if width is None or _indent(line) > _indent(last) + _TAB or _opens_entry(line):
        return False
    if _indent(line) == _indent(last) > _TAB and _ADDRESS.match(line):
        return False
    is_full = len(last.rstrip()) + 1 + len(line.split(maxsplit=1)[0]) > width
    runs_on = line.strip()[:1].islower() and not _ENDED.search(last.rstrip())
    return is_full or (runs_on and len(last) > 0.6 * width)
