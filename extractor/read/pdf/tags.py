"""Headings that a tagged PDF names as such: H1 to H6 of its structure tree (PDF 32000-1, 14.7 and 14.8.4.3)."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pdfminer.pdfdocument import PDFDocument, PDFXRefStream
from pdfminer.pdftypes import PDFObjRef, int_value, resolve1, stream_value

from extractor.read.pdf.destinations import entry_of, name_of
from extractor.read.pdf.ink import Ink
from extractor.read.pdf.lines import PrintedLine


class Heading(NamedTuple):
    """A heading, as a stretch of marked content belongs to it; `number` counts the file's."""

    level: int
    number: int


# For each page, by its id in the file: the headings that its stretches of marked content belong to.
Headings = Mapping[object, Mapping[int, Heading]]

_HEADING = re.compile(r"H(?P<level>[1-6])")
# How an object begins, and in bytes how far before its name at most.
_OBJECT, _FARTHEST = re.compile(rb"(\d+)\s+\d+\s+obj\b"), 2_000
# What a heading stands in; the tree is not followed into other paragraphs and into tables.
_GROUPS = frozenset({"Document", "Part", "Art", "Sect", "Div", "NonStruct", "Private", "Aside", "L", "LI", "LBody"})
# More elements than this are not looked at; a heading with more letters than that is a paragraph.
_MOST, _LONGEST = 50_000, 160
# Where more of a document's words than this share are headings, the tags are no good.
_SHARE = 0.3


def headings(doc: PDFDocument) -> Headings:
    """The marked content of the file's headings. Raises what pdfminer does on a damaged tree.

    The tree is not walked, which is dear and leads past few headings: elements are found by their names in the bytes.
    """
    root = entry_of(doc.catalog.get("StructTreeRoot"))
    roles = entry_of(root.get("RoleMap"))
    found: dict[object, dict[int, Heading]] = {}
    named = sorted(_named(doc, roles)) if root else []
    waiting: list[tuple[Any, object, Heading | None]] = [(PDFObjRef(doc, number), None, None) for number in named]
    known: set[int] = set()
    while waiting and len(known) < _MOST:
        kid, page, heading = waiting.pop()
        if isinstance(kid, PDFObjRef):
            if kid.objid in known:
                continue
            known.add(kid.objid)
        kid = resolve1(kid)
        if isinstance(kid, list):
            waiting += [(each, page, heading) for each in kid[:_MOST]]
        elif isinstance(kid, dict):
            inside = heading or _heading(_role(kid, roles), len(known))
            waiting += _kids(kid, roles, page, inside)
        elif isinstance(kid, int) and heading is not None:
            found.setdefault(page, {})[kid] = heading
    return found


def _named(doc: PDFDocument, roles: dict[str, Any]) -> set[int]:
    """The numbers of the objects that have a heading's name in them."""
    own = [re.escape(name.encode()) for name in roles if name != "Title" and _HEADING.fullmatch(name_of(roles[name]))]
    named = re.compile(rb"/S\s*/(?:H[1-6]|%b)(?![^\s/<>\[\]()])" % b"|".join(own or [b"H1"]))
    return {*_in_file(doc, named), *_in_streams(doc, named)}


def _in_file(doc: PDFDocument, named: re.Pattern[bytes]) -> Iterator[int]:
    """The numbers of the objects that stand in the file as they are."""
    parser = doc._parser
    if parser is None:
        return
    at = parser.fp.tell()
    parser.fp.seek(0)
    stored = parser.fp.read()
    parser.fp.seek(at)
    for match in named.finditer(stored):
        opened = [*_OBJECT.finditer(stored, max(0, match.start() - _FARTHEST), match.start())]
        if opened:
            yield int(opened[-1][1])


def _in_streams(doc: PDFDocument, named: re.Pattern[bytes]) -> Iterator[int]:
    """The numbers of the objects that are kept in streams together (PDF 32000-1, 7.5.7)."""
    packed = (place for xref in doc.xrefs if isinstance(xref, PDFXRefStream) for place in _packed(xref))
    for number in sorted(set(packed)):
        stream = stream_value(PDFObjRef(doc, number))
        stored, first = stream.get_data(), int_value(stream.attrs["First"])
        numbers = [int(each) for each in stored[:first].split()]
        starts = numbers[1::2]
        for match in named.finditer(stored, first):
            yield numbers[2 * (bisect_right(starts, match.start() - first) - 1)]


def _packed(xref: PDFXRefStream) -> Iterator[int]:
    """The numbers of the streams that hold objects of this table."""
    for number in xref.get_objids():
        stream, _, _ = xref.get_pos(number)
        if stream is not None:
            yield stream


def _kids(
    element: dict[str, Any], roles: dict[str, Any], page: object, heading: Heading | None
) -> list[tuple[Any, object, Heading | None]]:
    """What stands in the element, with its page and the heading around it; nothing if none can be."""
    own = element.get("Pg")
    page = own.objid if isinstance(own, PDFObjRef) else page
    if "MCID" in element:
        return [(element["MCID"], page, heading)]
    is_open = heading is not None or _role(element, roles) in _GROUPS
    return [(element.get("K"), page, heading)] if is_open else []


def _heading(role: str, number: int) -> Heading | None:
    told = _HEADING.fullmatch(role)
    return Heading(int(told["level"]), number) if told is not None else None


def _role(element: dict[str, Any], roles: dict[str, Any]) -> str:
    """The element's role; a producer's own name for one is mapped, but for that of the document's title."""
    name = name_of(element.get("S"))
    return (name_of(roles.get(name)) if name != "Title" else "") or name


def mark_headings(lines: Iterable[PrintedLine], page: Ink, told: Mapping[int, Heading]) -> None:
    """Set `level` of the words in `lines` that begin with a letter of a heading; `told` is for the page's marks."""
    marked = [(told[mark], range(start, end)) for mark, start, end in page.marked if mark in told]
    letters: Counter[Heading] = Counter()
    for heading, stretch in marked:
        letters[heading] += len(stretch)
    levels = {at: heading.level for heading, stretch in marked if letters[heading] <= _LONGEST for at in stretch}
    starts = {(letter.x0, letter.base): levels[letter.order] for letter in page.letters if letter.order in levels}
    for line in lines if starts else ():
        for word in line.words:
            word.level = starts.get((word.x0, word.base))


def without_implausible(pages: Iterable[list[PrintedLine]]) -> None:
    """Unset all levels where too much of the document is said to be headings."""
    held = [(line, line.told) for lines in pages for line in lines]
    if sum(told for _, told in held) > _SHARE * sum(line.count for line, _ in held):
        for word in (word for line, told in held if told for word in line.words):
            word.level = None
