"""Lists set in columns with tabs, read as the tables that they are; and the numbers of all tables put in order."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from extractor.read.assemble import Piece, RawLine
from models import Cell

_LONGEST = 60  # what stands in a column is a name or a few words
_EMPTY_LINE = 12.0
# What stands first in a line that is no entry of a list: a label, or the number of an item.
_LABEL = re.compile(r".*:|\W*[0-9].*|\(?(?:[A-Za-z]|[ivxIVX]+)[.)]?")
_TABBED = 1 << 20  # tabbed lists are numbered from here until all tables are put in order


def in_columns(raw: Iterable[RawLine]) -> list[RawLine]:
    """`raw` with the lines of tabbed lists cut into cells, and tables numbered from 0 in reading order.

    A tabbed list is at least two lines on end with as many columns (or one line of three), each column short and the
    first a name or word. "Date:<tab>3 May" and "1.<tab>Apologies" are labels and stay lines.
    """
    out: list[RawLine] = []
    for count, (columns, lines) in enumerate(_runs(raw)):
        is_list = columns > 2 or (columns == 2 and len(lines) > 1)
        out.extend(_cut(lines, _TABBED + count) if is_list else lines)
    return list(_numbered(out))


def _runs(raw: Iterable[RawLine]) -> Iterator[tuple[int, list[RawLine]]]:
    """Lines that follow each other with as many columns, without an empty line between, and how many that is."""
    for columns, group in groupby(raw, key=_columns):
        run: list[RawLine] = []
        for line in group:
            if run and (line.gap or 0.0) >= _EMPTY_LINE:
                yield columns, run
                run = []
            run.append(line)
        yield columns, run


def _columns(line: RawLine) -> int:
    """How many columns `line` would have in a tabbed list; 0 if it is none of its lines."""
    if line.cell is not None or line.number is not None or line.level is not None or line.joins:
        return 0
    fields = [field.strip() for field in re.split(r"\t+", "".join(piece.text for piece in line.pieces).strip())]
    is_entry = fields[0][:1].isalpha() and not _LABEL.fullmatch(fields[0])
    return len(fields) if len(fields) > 1 and is_entry and all(0 < len(f) <= _LONGEST for f in fields) else 0


def _cut(lines: list[RawLine], table: int) -> Iterator[RawLine]:
    for row, line in enumerate(lines):
        for column, pieces in enumerate(_fields(line.pieces)):
            cell = Cell(table=table, row=row, column=column)
            yield replace(line, pieces=pieces, cell=cell, is_overleaf=line.is_overleaf and column == 0)


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
            yield replace(line, cell=replace(cell, table=number))
