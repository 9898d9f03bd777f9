"""Headings that a tagged PDF names as such: H1 to H6 of its structure tree (PDF 32000-1, 14.7 and 14.8.4.3)."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdftypes import PDFObjRef, resolve1

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
# What a heading stands in; the tree is not followed into other paragraphs and into tables.
_GROUPS = frozenset({"Document", "Part", "Art", "Sect", "Div", "NonStruct", "Private", "Aside", "L", "LI", "LBody"})
# More elements than this are not looked at; a heading with more letters than that is a paragraph.
_MOST, _LONGEST = 50_000, 160
# Where more of a document's words than this share are headings, the tags are no good.
_SHARE = 0.3


def headings(doc: PDFDocument) -> Headings:
    """The marked content of the file's headings. Raises what pdfminer does on a damaged tree."""
    root = entry_of(doc.catalog.get("StructTreeRoot"))
    roles = entry_of(root.get("RoleMap"))
    found: dict[object, dict[int, Heading]] = {}
    waiting: list[tuple[Any, object, Heading | None]] = [(root.get("K"), None, None)]
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
    held = [word for lines in pages for line in lines for word in line.words]
    told = [word for word in held if word.level is not None]
    if len(told) > _SHARE * len(held):
        for word in told:
            word.level = None
