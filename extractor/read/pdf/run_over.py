"""Lines at the edges of pages that are no part of the text though they are set as it is and close to it.

A sentence runs over them from page to page, or they stand on each of many pages with no day below that would make them
the heading of one meeting after the other.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from extractor.read.pdf.lines import PrintedLine
from extractor.read.pdf.numbers import is_roman_number, is_worded_number, printed_number
from extractor.read.pdf.setting import ENDED
from extractor.read.pdf.sheets import Sheet

# What a meeting's heading tells in its next lines, so many: its day.
_YEAR, _BELOW = re.compile(r"\b[12][0-9]{3}\b"), 2
_MANY = 3

Repeats = Callable[[PrintedLine], bool]


def run_over(sheets: list[Sheet], repeats: Repeats) -> Iterator[PrintedLine]:
    """The lines between two pages that a sentence, begun on the one and ended on the other, runs over.

    `repeats` tells the lines that stand on other pages, too. A title stands in no sentence, however often it is set.
    """
    for last, sheet in pairwise(sheets):
        feet = list(_until_text(last.lines[::-1], repeats))
        heads = list(_until_text(sheet.lines, repeats))
        before, after = last.lines[: len(last.lines) - len(feet)], sheet.lines[len(heads) :]
        if before and after and _goes_on(before[-1], after[0]):
            yield from (*feet, *heads)


def stand_throughout(sheets: list[Sheet], repeats: Repeats) -> Iterator[PrintedLine]:
    """The repeated heads and feet of a document that has them on each of its pages, and whose heads name no days."""
    for way in (1, -1):
        edges = [list(_until_text(sheet.lines[::way], repeats)) for sheet in sheets]
        told = sum(_is_dated(sheet.lines[::way], edge) for sheet, edge in zip(sheets, edges, strict=True))
        if len(sheets) >= _MANY and all(edges) and told < len(sheets) / 2:
            yield from (line for edge in edges for line in edge)


def _is_dated(lines: list[PrintedLine], edge: list[PrintedLine]) -> bool:
    return any(_YEAR.search(line.text) for line in lines[: len(edge) + _BELOW])


def _until_text(lines: list[PrintedLine], repeats: Repeats) -> Iterator[PrintedLine]:
    """The repeated lines and page numbers that come before the first line of text."""
    for line in lines:
        if not repeats(line) and not _is_number(line.text):
            return
        yield line


def _is_number(text: str) -> bool:
    return printed_number(text) is not None or is_worded_number(text) or is_roman_number(text)


def _goes_on(last: PrintedLine, line: PrintedLine) -> bool:
    """Whether the line goes on a sentence of several words begun in the other, set alike."""
    is_alike = last.bold == line.bold and abs(last.size - line.size) < 0.05 * line.size
    return is_alike and len(last.words) > 3 and line.text[:1].islower() and not ENDED.search(last.text)
