"""Lists set in columns with tabs, read as the tables that they are; and the numbers of all tables put in order."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from extractor.read.assemble import Piece, RawLine
from models import Cell

_LONGEST = 60  # what stands in a column is a name or a few words
_ENTRY = re.compile(r"[^\W\d_][^\t]*[^\W\d_:.)]|[^\W\d_]")
_TABBED = 1 << 20  # tabbed lists are numbered from here until all tables are put in order


def in_columns(raw: Iterable[RawLine]) -> list[RawLine]:
    """`raw` with the lines of tabbed lists cut into cells, and tables numbered from 0 in reading order.

    A tabbed list is at least two lines in a row with as many columns (or one line of three), each column short and the
    first a name or word. "Date:<tab>3 May" and "1.<tab>Apologies" are labels and stay lines.
    """
    out: list[RawLine] = []
    for count, (columns, group) in enumerate(groupby(raw, key=_columns)):
        lines = list(group)
        is_list = columns > 2 or (columns == 2 and len(lines) > 1)
        out.extend(_cut(lines, _TABBED + count) if is_list else lines)
    return list(_numbered(out))


def _columns(line: RawLine) -> int:
    """How many columns `line` would have in a tabbed list; 0 if it is none of its lines."""
    if line.cell is not None or line.number is not None or line.level is not None or line.joins:
        return 0
    text = "".join(piece.text for piece in line.pieces)
    if "\t" not in text.strip() or text.startswith("\t"):
        return 0
    fields = [field.strip() for field in re.split(r"\t+", text.strip())]
    is_entry = _ENTRY.fullmatch(fields[0]) and all(0 < len(field) <= _LONGEST for field in fields)
    return len(fields) if is_entry else 0


def _cut(lines: list[RawLine], table: int) -> Iterator[RawLine]:
    for row, line in enumerate(lines):
        for column, pieces in enumerate(_fields(line.pieces)):
            yield replace(line, pieces=pieces, cell=Cell(table=table, row=row, column=column))


def _fields(pieces: list[Piece]) -> list[list[Piece]]:
    """`pieces` cut at their tabs; several tabs are one cut."""
    fields: list[list[Piece]] = [[]]
    for piece in pieces:
        for at, text in enumerate(piece.text.split("\t")):
            if at:
                fields.append([])
            if text.strip():
                fields[-1].append(replace(piece, text=text))
    return [field for field in fields if field]


def _numbered(lines: list[RawLine]) -> Iterator[RawLine]:
    order: dict[int, int] = {}
    for line in lines:
        cell = line.cell
        if cell is None:
            yield line
        else:
            number = order.setdefault(cell.table, len(order))
            yield replace(line, cell=cell.model_copy(update={"table": number}))
