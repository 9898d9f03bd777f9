"""Which tables hold the minutes themselves: a row an item, with what was said beside it or below it."""

from collections.abc import Iterator
from typing import Literal

from extractor.segment import wording
from extractor.segment.numbering import number_at
from models import Document, Table, TableCell

Role = Literal["item", "named-item", "record", "banner", "head"]
Spot = tuple[int, int, int]

_LEAST = 0.3


def roles(document: Document) -> dict[Spot, Role]:
    """What the cells (table, row, column) of tables of minutes hold.

    That is the name of an item ("named-item" where the column's head says that it names items), the record of it, the
    head of a column, or, alone in its row, a banner over the rows below. Cells of other tables (lists of names, of
    actions, of payments, an agenda) are left out.
    """
    return {spot: role for table in document.tables for spot, role in _of_table(document.text, table)}


def _of_table(text: str, table: Table) -> Iterator[tuple[Spot, Role]]:
    told = _told_column(text, table)
    if told is None:
        return
    named = _named_column(text, table, told)
    heads = {cell.column: cell.span.of(text) for cell in _head_row(text, table)}
    is_named = named is not None and _heads_items(heads.get(named, ""))
    head = _head_row(text, table)
    for row in table.rows[table.rows.index(head) if len(_filled(text, head)) > 1 else 0 :]:
        is_head = row == head and any(_is_head(text, cell) for cell in row)
        for cell in row:
            role = _role(text, row, cell, told, named)
            role = "head" if is_head and _is_head(text, cell) else role
            role = "named-item" if role == "item" and is_named else role
            if role is not None and (role != "banner" or len(heads) > 1):
                yield (table.number, cell.row, cell.column), role


def _role(text: str, row: tuple[TableCell, ...], cell: TableCell, told: int, named: int | None) -> Role | None:
    is_item = cell.column == named and wording.is_known(cell.span.of(text))
    if len(_filled(text, row)) == 1 and not _tells(text, cell) and cell.column <= told and not is_item:
        return "banner"
    if cell.column == named and (is_item or _is_told(text, row, told)):
        return "item"
    return "record" if cell.column == told else None


def _filled(text: str, row: tuple[TableCell, ...]) -> list[TableCell]:
    return [cell for cell in row if cell.span.of(text).strip()]


def _head_row(text: str, table: Table) -> tuple[TableCell, ...]:
    """The first row that names columns of items and notes, else the first with more than one cell filled.

    What stands above it is a banner over the whole table, or a list of names that runs on into the minutes.
    """
    several = [row for row in table.rows if len(_filled(text, row)) > 1]
    named = (row for row in several if _names_columns([cell.span.of(text) for cell in _filled(text, row)]))
    return next(named, several[0] if several else table.rows[0])


def _names_columns(heads: list[str]) -> bool:
    is_of_minutes = any(wording.says("column-of-items", h) or wording.says("column-of-notes", h) for h in heads)
    return is_of_minutes and all(wording.says("columns", head) for head in heads)


def _told_column(text: str, table: Table) -> int | None:
    """The column that reports, if there is one: by its head, else the wordiest; enough of its cells hold sentences."""
    columns = sorted({cell.column for row in table.rows for cell in row})
    heads = {cell.column: cell.span.of(text) for cell in _head_row(text, table)}
    if _is_of_others(heads):
        return None
    by_words = sorted(columns, key=lambda column: -_words(text, table, column))
    for column in [*_by_head(heads), *by_words[:1]]:
        cells = [cell for row in table.rows for cell in row if cell.column == column]
        if sum(_tells(text, cell) for cell in cells) >= _LEAST * len(table.rows):
            return column
    return None


def _is_of_others(heads: dict[int, str]) -> bool:
    """Whether the first row says that this is a list of people, tasks, votes or payments, and not of items.

    A column of what was talked about and one of notes make minutes, though a third says who is to act.
    """
    short = [head for head in heads.values() if len(head.split()) < 5]
    is_other = any(wording.says("columns-of-others", head) for head in short)
    is_told_twice = sum(wording.says("column-of-notes", head) for head in short) > 1
    is_log = any(wording.says("columns-of-logs", head) for head in short)
    is_of_items = any(wording.says("column-of-items", head) for head in heads.values())
    return is_other and not is_of_items and (is_log or not is_told_twice)


def _by_head(heads: dict[int, str]) -> list[int]:
    return [column for column, head in heads.items() if len(head.split()) < 5 and wording.says("column-of-notes", head)]


def _named_column(text: str, table: Table, told: int) -> int | None:
    """The column that names the items: left of what is told, with words, and not only numbers."""
    heads = {cell.column: cell.span.of(text) for cell in _head_row(text, table)}
    columns = sorted({cell.column for row in table.rows for cell in row if cell.column < told})
    worded = [column for column in columns if _is_worded(text, table, column)]
    by_head = [column for column in worded if _heads_items(heads.get(column, ""))]
    if not by_head and _has_head(text, table):
        return None
    return next(iter([*by_head, *worded]), None)


def _heads_items(head: str) -> bool:
    """Whether the head of a column left of the notes names items, or is itself one for notes: "Discussion points"."""
    return wording.says("column-of-items", head) or wording.says("column-of-notes", head)


def _has_head(text: str, table: Table) -> bool:
    """Whether the first row names the columns: short words that stand out, in three cells or more."""
    cells = _filled(text, _head_row(text, table))
    return len(cells) > 2 and all(len(cell.span.of(text).split()) < 6 and cell.lines[0].is_bold for cell in cells)


def _is_worded(text: str, table: Table, column: int) -> bool:
    cells = [cell.span.of(text) for row in table.rows for cell in row if cell.column == column]
    names = [words for words in cells if any(map(str.isalpha, words)) and not _is_number(words)]
    return 2 * len(names) > len(cells) > 0


def _is_number(words: str) -> bool:
    number = number_at(words)
    return number is not None and number.end >= len(words)


def _words(text: str, table: Table, column: int) -> int:
    return sum(len(cell.span.of(text).split()) for row in table.rows for cell in row if cell.column == column)


def _tells(text: str, cell: TableCell) -> bool:
    words = cell.span.of(text)
    return len(words.split()) > 7 and (wording.count("doing-words", words) > 0 or len(words.split()) > 25)


def _is_told(text: str, row: tuple[TableCell, ...], told: int) -> bool:
    return any(cell.column >= told and cell.span.of(text).strip() for cell in row)


def _is_head(text: str, cell: TableCell) -> bool:
    return wording.says("columns", cell.span.of(text))
