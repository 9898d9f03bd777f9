"""What stands at the edges of pages and is no part of the text: running heads and feet, page and line numbers.

A line is a running head or foot if it stands at the edge on several pages, at one height, in the same words but digits.
The first page's head stays in the text where it is set as a title: most bodies print their name there and nowhere else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from extractor import rules
from extractor.read.pdf.lines import PrintedLine, box
from extractor.read.pdf.numbers import is_roman_number, is_worded_number, line_numbers, printed_number
from extractor.read.pdf.run_over import run_over, stand_throughout
from extractor.read.pdf.sheets import Sheet
from models import Marginal
from models.document import MarginalKind

# In shares of the page's height: how far from its edge a head or foot may stand. In lines: how many it may have.
_EDGE, _MOST = 0.17, 6
# In points: how far a running head may move from page to page.
_DRIFT = 8.0
# In shares of the type size: how far a head or foot set as the text stands off it, and a number that may be the text's.
_APART, _FAR = 1.5, 1.8
# In pages: how far off the same line is looked for.
_NEAR = 20
_DIGITS = re.compile(r"[0-9]+")


@dataclass(slots=True)
class _Edge:
    """A line at the edge of a page, `depth` lines from it."""

    line: PrintedLine
    page: int
    top: bool
    depth: int
    key: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What the whole document tells of its pages' edges.

    The ids of the lines that are repeated; the sides and words of those that are none of the text, though they be set
    as it is; what is to be added to a page's place to get its number; the usual type size.
    """

    repeated: set[int]
    sure: set[tuple[bool, str]]
    offset: int | None
    usual: float


def without_margins(sheets: list[Sheet]) -> Iterator[Marginal]:
    """Take heads, feet and numbers out of the sheets' lines; yield them, page by page from top to bottom."""
    edges = [edge for sheet in sheets for edge in _edges(sheet)]
    repeated = _repeated(edges, len(sheets))
    known = _Known(repeated, _sure(sheets, edges, repeated), _number_offset(edges), _usual_size(sheets))
    for sheet in sheets:
        found = _marginal_lines(sheet, [e for e in edges if e.page == sheet.number], known)
        gone = {id(line) for line, _ in found}
        sheet.lines = [line for line in sheet.lines if id(line) not in gone]
        found += [(number, "line_number") for number in line_numbers(sheet.lines)]
        sheet.lines = [line for line in sheet.lines if line.count]
        yield from (marginal(line, kind) for line, kind in sorted(found, key=lambda pair: pair[0].base))


def _usual_size(sheets: list[Sheet]) -> float:
    sizes = [line.size for sheet in sheets for line in sheet.lines]
    return median(sizes) if sizes else 0.0


def _edges(sheet: Sheet) -> Iterator[_Edge]:
    """The lines near the page's top and foot, those nearest to the edge first."""
    for top, lines in ((True, sheet.lines[:_MOST]), (False, sheet.lines[: -_MOST - 1 : -1])):
        for depth, line in enumerate(lines):
            share = line.base / sheet.height
            if share < _EDGE if top else share > 1 - _EDGE:
                yield _Edge(line, sheet.number, top, depth, _key(line.text))


def _key(text: str) -> str:
    return _DIGITS.sub("#", re.sub(r"\W+", " ", text.casefold()).strip())


def _repeated(edges: list[_Edge], pages: int) -> set[int]:
    """The edge lines that stand on other pages too: the ids of their lines."""
    alike: dict[tuple[bool, str], list[_Edge]] = {}
    for edge in edges:
        alike.setdefault((edge.top, edge.key), []).append(edge)
    least = 2 if pages < 6 else 3
    return {
        id(edge.line)
        for (_, key), group in alike.items()
        if len(key) >= 3 and key.strip("# ")
        for at, edge in enumerate(group)
        if len({other.page for other in group[max(0, at - _NEAR) : at + _NEAR] if _is_same(edge, other)}) >= least
    }


def _is_same(edge: _Edge, other: _Edge) -> bool:
    """Whether two lines, alike but for numbers, stand at one height, and the numbers are the same or count pages."""
    if abs(other.line.base - edge.line.base) > _DRIFT:
        return False
    numbers = zip(_DIGITS.findall(edge.line.text), _DIGITS.findall(other.line.text), strict=True)
    return all(a == b or int(a) - edge.page == int(b) - other.page for a, b in numbers)


def _sure(sheets: list[Sheet], edges: list[_Edge], repeated: set[int]) -> set[tuple[bool, str]]:
    """The sides and words of what is repeated and surely no part of the text, whatever it looks like."""

    def repeats(line: PrintedLine) -> bool:
        return id(line) in repeated

    known = {id(line) for find in (run_over, stand_throughout) for line in find(sheets, repeats)}
    return {(edge.top, edge.key) for edge in edges if id(edge.line) in known}


def _number_offset(edges: list[_Edge]) -> int | None:
    """What is to be added to a page's place to get the number printed on it, if at least two pages agree."""
    offsets: dict[int, set[int]] = {}
    for edge in edges:
        printed = printed_number(edge.line.text)
        if printed is not None:
            offsets.setdefault(printed - edge.page, set()).add(edge.page)
    best = max(offsets, key=lambda offset: len(offsets[offset]), default=None)
    return best if best is not None and len(offsets[best]) > 1 else None


def _marginal_lines(sheet: Sheet, edges: list[_Edge], known: _Known) -> list[tuple[PrintedLine, MarginalKind]]:
    """The sheet's heads, feet and page numbers; a line of text ends the head, or begins the foot."""
    found: list[tuple[PrintedLine, MarginalKind]] = []
    for top in (True, False):
        held = list(_run(sheet, [edge for edge in edges if edge.top == top], known))
        while held and held[-1][1] in {"head", "foot"} and _may_be_text(held[-1][0], sheet, known):
            held.pop()
        found += [(edge.line, kind) for edge, kind in held if not (kind == "head" and _is_title(edge, known.usual))]
    return found


def _run(sheet: Sheet, edges: list[_Edge], known: _Known) -> Iterator[tuple[_Edge, MarginalKind]]:
    """The lines from one edge inwards that may be marginal."""
    for edge in edges:
        kind = _kind(edge, sheet, id(edge.line) in known.repeated, known.offset)
        if kind is not None:
            yield edge, kind
        elif not _is_loose(edge, sheet):
            return


def _kind(edge: _Edge, sheet: Sheet, is_repeated: bool, offset: int | None) -> MarginalKind | None:
    text = edge.line.text
    if _is_number(edge, sheet, offset):
        return "page_number"
    if is_repeated or _is_marking(text):
        return "head" if edge.top else "foot"
    return None


def _is_loose(edge: _Edge, sheet: Sheet) -> bool:
    """Whether a head may still stand below this line: one of the first two of the first page, where titles stand."""
    return edge.depth < 2 and sheet.number == 1 and edge.top


def _is_number(edge: _Edge, sheet: Sheet, offset: int | None) -> bool:
    text = edge.line.text
    if is_worded_number(text):
        return len(edge.line.words) <= 3 or edge.depth < 2
    printed = printed_number(text)
    if printed is not None and printed - edge.page == offset:
        return True
    is_number = printed is not None or is_roman_number(text)
    return is_number and edge.depth == 0 and _is_apart(edge, sheet, _FAR)


def _may_be_text(edge: _Edge, sheet: Sheet, known: _Known) -> bool:
    return (edge.top, edge.key) not in known.sure and _is_like_text(edge, sheet)


def _is_like_text(edge: _Edge, sheet: Sheet) -> bool:
    """Whether the line is set as the text it stands by, and close to it."""
    beside = _beside(edge, sheet)
    if beside is None or _is_apart(edge, sheet, _APART):
        return False
    return beside.bold == edge.line.bold and abs(beside.size - edge.line.size) < 0.05 * beside.size


def _is_apart(edge: _Edge, sheet: Sheet, share: float) -> bool:
    """Whether the next line away from the edge is farther off than `share` of the type size."""
    beside = _beside(edge, sheet)
    return beside is None or abs(beside.base - edge.line.base) > share * max(edge.line.size, beside.size)


def _beside(edge: _Edge, sheet: Sheet) -> PrintedLine | None:
    """The next line away from the edge of the page."""
    at = edge.depth + 1 if edge.top else len(sheet.lines) - edge.depth - 2
    return sheet.lines[at] if 0 <= at < len(sheet.lines) else None


def _is_marking(text: str) -> bool:
    return re.sub(r"[^\w &-]", "", text).strip().casefold() in rules.words("margins", "markings").words


def _is_title(edge: _Edge, usual: float) -> bool:
    """Whether a head of the first page is set as a title: larger than the text, bold, or in capitals; no marking is."""
    line = edge.line
    if edge.page > 1:
        return False
    letters = [sign for sign in line.text if sign.isalpha()]
    if len(letters) < 6 or _is_marking(line.text):
        return False
    is_capital = sum(sign.isupper() for sign in letters) > 0.8 * len(letters)
    return line.size > 1.05 * usual or line.bold or is_capital


def marginal(line: PrintedLine, kind: MarginalKind) -> Marginal:
    """The line as something beside the text."""
    return Marginal(text=line.text, kind=kind, page=line.page, box=box(line))
