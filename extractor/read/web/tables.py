"""A table of a page, or a list of terms: where its cells stand in the grid, and whether it is a table at all."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from extractor.read.web.tree import Element

_MOST_COVERED = 5000  # stretches of a row, above which a table is no work of a person
_GROUPS = ("thead", "tbody", "tfoot")
_MOST_ACROSS, _MOST_DOWN = 1000, 65534  # as browsers have it
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = ("p", "div", "ul", "ol", "dl", "table", "blockquote", "pre", *_HEADINGS)
# A cell that holds so much of the page's words, in so many blocks, is the page, and no cell.
_SHARE, _LEAST_BLOCKS = 0.5, 6
_LONGEST_TERM = 6  # words


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell at the grid's `column`, from 0."""

    column: int
    element: Element


def pairs(terms: Element, words: dict[int, int]) -> list[list[GridCell]]:
    """The rows that a list of terms (`<dl>`) makes: a term, and beside it what it is; none if it is no such list.

    The terms are short, and each has its own entry: "Present", who was; a short form, what it stands for.
    """
    rows: list[list[GridCell]] = []
    for child in _terms(terms):
        if child.tag == "dt" and words.get(id(child), 0) > _LONGEST_TERM:
            return []
        if child.tag == "dt" or (not rows and words.get(id(child))):
            rows.append([GridCell(0, child)])
        elif rows:
            rows[-1].append(GridCell(1, child))
    is_list = all(len(row) <= 2 and row[0].element.tag == "dt" for row in rows) and any(len(row) > 1 for row in rows)
    return rows if is_list and not any(True for _ in terms.iter(*_HEADINGS, "table", "dl")) else []


def _terms(terms: Element) -> Iterator[Element]:
    for child in terms.elements():
        yield from child.elements() if child.tag == "div" else (child,)


class _Covered(NamedTuple):
    """Columns of a row that cells above reach into: from `first` up to `end`, for as many more `rows`."""

    first: int
    end: int
    rows: int


def is_table(table: Element, words: dict[int, int], total: int) -> bool:
    """Whether `table` sets out facts; `words` counts each element's words, `total` the page's."""
    if table.get("role").lower() in {"presentation", "none"}:
        return False
    if any(child.tag in {"thead", "caption"} and words.get(id(child)) for child in table.elements()):
        return True
    found = list(rows(table))
    if any(_is_page(cell.element, words, total) for row in found for cell in row):
        return False
    return any(sum(words.get(id(cell.element), 0) > 0 for cell in row) > 1 for row in found)


def _is_page(cell: Element, words: dict[int, int], total: int) -> bool:
    if words.get(id(cell), 0) < _SHARE * total or cell.tag == "th":
        return False
    return sum(1 for _ in cell.iter(*_BLOCKS)) >= _LEAST_BLOCKS


def rows(table: Element) -> Iterator[list[GridCell]]:
    """The rows of `table` as shown, each with its cells at their columns; what a cell spans is left free below it."""
    covered: list[_Covered] = []
    for row in _rows(table):
        cells: list[GridCell] = []
        below: list[_Covered] = []
        column, over = 0, iter(covered)
        nearest = next(over, None)
        for cell in (child for child in row.elements() if child.tag in {"td", "th"}):
            while nearest is not None and nearest.first <= column:
                column, nearest = max(column, nearest.end), next(over, None)
            across, down = _span(cell, "colspan", _MOST_ACROSS), _span(cell, "rowspan", _MOST_DOWN)
            cells.append(GridCell(column, cell))
            below += [_Covered(column, column + across, down - 1)] if down > 1 else []
            column += across
        still = [cover._replace(rows=cover.rows - 1) for cover in covered if cover.rows > 1]
        covered = sorted(still + below)[:_MOST_COVERED]
        yield cells


def _rows(table: Element) -> Iterator[Element]:
    """The rows in the order in which they are shown: the head first, the foot last."""
    groups = [child for child in table.elements() if child.tag in (*_GROUPS, "tr")]
    order = {"thead": 0, "tfoot": 2}
    for group in sorted(groups, key=lambda group: order.get(group.tag, 1)):
        yield from [group] if group.tag == "tr" else (row for row in group.elements() if row.tag == "tr")


def _span(cell: Element, name: str, most: int) -> int:
    text = cell.get(name)
    if not text.isdecimal() or not text.isascii():
        return 1
    count = int(text[:9])
    return min(count, most) if count or name != "rowspan" else most
