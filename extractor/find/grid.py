"""Stage 3: tables whose head says what their columns are for."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from extractor import rules
from extractor.late import late
from extractor.remembered import remembered
from models import Line, Span, Table, TableCell

_ENDS = re.compile(r"^[\s:;.,*_–—\-(]+|[\s:;,*_–—\-]+$")
_LONGEST = 45  # signs of a heading
_SPACE = re.compile(r"\s+")
_DITTO = re.compile(r"\W*(?:[\"“”″〃]|,,|''|(?i:-?\s*(?:ditto|do)\s*\.?\s*-?))\W*")


class Grid(NamedTuple):
    """A table whose columns are known: `roles` by column; `rows` are those below the head."""

    roles: dict[int, str]
    rows: tuple[tuple[TableCell, ...], ...]

    def having(self, role: str) -> tuple[int, ...]:
        """The columns of a role, from left to right."""
        return tuple(sorted(column for column, its in self.roles.items() if its == role))


def grids(text: str, table: Table, wanted: Iterable[str]) -> Iterator[Grid]:
    """The parts of a table below a head that names a column as one of `wanted`: a table may have several."""
    roles: dict[int, str] = {}
    rows: list[tuple[TableCell, ...]] = []
    for row in table.rows:
        head = _over_margin(text, table, wanted) if row is table.rows[0] else None
        head = head or _head(text, row)
        if head is None or (roles and _is_of_values(text, row, head, wanted)):
            rows.append(row)
            continue
        if roles and rows:
            yield Grid(roles, tuple(rows))
        roles, rows = (head if set(head.values()) & set(wanted) else {}), []
    if roles and rows:
        yield Grid(roles, tuple(rows))


def is_ditto(words: str) -> bool:
    """Whether a cell holds nothing but a sign that it says what stands above it."""
    return _DITTO.fullmatch(words) is not None


def _is_of_values(text: str, row: tuple[TableCell, ...], head: dict[int, str], wanted: Iterable[str]) -> bool:
    """Whether a row below a head only looks like one more: some of its cells ("AP", "done") are words of heads."""
    said = [cell for cell in row if cell.span.of(text).strip()]
    return len(head) < len(said) and not set(head.values()) & set(wanted)


def _over_margin(text: str, table: Table, wanted: Iterable[str]) -> dict[int, str] | None:
    """The roles in minutes whose first row says nothing but what stands in the last column, beside the talk."""
    first = [cell for cell in table.rows[0] if cell.span.of(text).strip()]
    words = Counter({cell.column: 0 for cell in table.rows[0]})
    for cell in (cell for row in table.rows[1:] for cell in row):
        words[cell.column] += len(cell.span.of(text).split())
    if len(first) != 1 or not 0 < first[0].column == max(words):
        return None
    role, talk = heading(first[0].span.of(text)), max(words, key=lambda column: words[column])
    return (
        {talk: "text", first[0].column: role}
        if role is not None and role in wanted and talk < first[0].column
        else None
    )


def _head(text: str, row: tuple[TableCell, ...]) -> dict[int, str] | None:
    """The roles that a row gives to its columns, if it is a head; a label alone in its row gives none."""
    cells = [cell for cell in row if cell.span.of(text).strip()]
    roles = {cell.column: role for cell in cells if (role := heading(cell.span.of(text)))}
    if len(cells) == 1:
        return {} if roles and cells[0].span.of(text).strip().isupper() else None
    return roles if len(roles) > 1 and len(roles) * 2 >= len(cells) else None


def head_cells(text: str, tables: Iterable[Table]) -> Iterator[Span]:
    """The cells of the rows of tables that are heads, in order."""
    for row in (row for table in tables for row in table.rows):
        if len(row) > 1 and _head(text, row):
            yield from (cell.span for cell in row)


def has_head(text: str, table: Table) -> bool:
    """Whether the first row of a table is a head of its own."""
    cells = [cell.span.of(text) for cell in table.rows[0] if cell.span.of(text).strip()]
    return len(cells) > 1 and 2 * sum(1 for words in cells if heading(words)) > len(cells)


def is_on_next_page(one: Table, other: Table) -> bool:
    """Whether a table begins on the page after the one where another ends; Word files know no pages."""
    last, first = one.rows[-1][-1].lines, other.rows[0][0].lines
    if not last or not first or last[-1].page is None or first[0].page is None:
        return False
    return first[0].page == last[-1].page + 1


@remembered
def heading(words: str) -> str | None:
    """The role of the column that `words` head."""
    folded = _SPACE.sub(" ", _ENDS.sub("", words)).casefold()
    if not folded or len(folded) > _LONGEST:
        return None
    return next((role for role, expression in _expressions() if expression.search(folded)), None)


@cache
def _expressions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule.gives["role"], late(rule.regex or "(?!)")) for rule in rules.table("tables").rule)


def paragraphs(text: str, cell: TableCell) -> Iterator[tuple[Span, Line]]:
    """The paragraphs of a cell, each with its first line."""
    held: list[Line] = []
    for line in cell.lines:
        if held and any(mark in text[held[-1].span.end : line.span.start] for mark in "\n\f"):
            yield Span(start=held[0].span.start, end=held[-1].span.end), held[0]
            held = []
        held.append(line)
    if held:
        yield Span(start=held[0].span.start, end=held[-1].span.end), held[0]
