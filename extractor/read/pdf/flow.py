"""Lines of two columns of prose on a page, and notes beside the text: what is told from the whole page."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from extractor.read.pdf.blocks import Block, Grid, right_edge
from extractor.read.pdf.columns import arranged
from extractor.read.pdf.lines import PrintedLine
from extractor.read.pdf.paragraphs import list_entry
from extractor.read.pdf.people import are_lists_of_people, by_label, is_of_people, right_of_people
from extractor.read.pdf.stretched import apart
from extractor.read.pdf.words import Word

# A column of prose has at least so many lines, most of them so wide (in shares of the column); other columns have more.
_LEAST, _WIDE, _MANY = 4, 0.6, 8
# A list of people has at least so many lines.
_FEWEST = 3


def flow(lines: list[PrintedLine], left: float, right: float) -> Iterator[Block | Grid]:
    """The page's free lines in reading order; prose in two columns is read column by column."""
    for are_stretched, held in apart(lines, right_edge(lines, right - left, right)):
        yield from [Block(held, left, right)] if are_stretched else _flow(held, left, right)


def _flow(lines: list[PrintedLine], left: float, right: float) -> Iterator[Block | Grid]:
    found = _two_columns(lines, left, right)
    if found is None:
        yield from arranged(lines, left, right)
        return
    start, end, middle = found
    yield from arranged(lines[:start], left, right)
    lists = _lists(lines[start:end], middle)
    for held in lists:
        sides = zip(_columns(held, middle), pairwise([left, middle, right]), strict=True)
        for column, (a, b) in sorted(sides, key=lambda side: _is_side_note(side[0], lines)):
            yield from arranged(column, a, _right(column, a, b))
    yield from _flow(lines[start + sum(map(len, lists)) :], left, right)


def _lists(lines: list[PrintedLine], middle: float) -> list[list[PrintedLine]]:
    """The lines of two columns, those of people by the labels before them; a heading below them is left out."""
    columns = _columns(lines, middle)
    lists = by_label(lines, columns) if are_lists_of_people(lines, columns) else [lines]
    while len(lists) > 1 and lists[-1][-1].x1 < middle and all(word.bold for word in lists[-1][-1].words):
        lists[-1].pop()
    return lists


def _columns(lines: list[PrintedLine], middle: float) -> list[list[PrintedLine]]:
    """The parts of the lines on either side of the middle."""
    halves = zip(*(_halves(line, middle) for line in lines), strict=True)
    return [[line for line in half if line.words] for half in halves]


def _right(column: list[PrintedLine], left: float, right: float) -> float:
    """Where the column's lines may end."""
    return right_of_people(left, right) if is_of_people(column) else right_edge(column, right - left, right)


def _two_columns(lines: list[PrintedLine], left: float, right: float) -> tuple[int, int, float] | None:
    """Where two columns of prose start and end among `lines`, and the middle between them."""
    if right <= left:
        return None
    best: tuple[int, int, int, float] = (0, 0, 0, 0.0)
    middles = [left + (right - left) * step / 100 for step in range(10, 91)]
    for middle, across in zip(middles, _across(lines, middles), strict=True):
        for run in _runs(across):
            if not _is_parted(lines[slice(*run)], middle):
                continue
            start, end = _without_ends(lines, *run, middle)
            share = _prose(lines[start:end], left, middle, right)
            best = max(best, (share, start, end, middle))
    return best[1:] if best[0] else None


def _across(lines: list[PrintedLine], middles: list[float]) -> list[list[bool]]:
    """For each middle, in order from the left, whether each line has a word across it."""
    found = [[False] * len(lines) for _ in middles]
    starts, ends = [middle + 2 for middle in middles], [middle - 2 for middle in middles]
    for at, line in enumerate(lines):
        for word in line.words:
            for step in range(bisect_right(starts, word.x0), bisect_left(ends, word.x1)):
                found[step][at] = True
    return found


def _runs(across: list[bool]) -> Iterator[tuple[int, int]]:
    """Stretches of lines that leave the middle free."""
    start = 0
    for at, is_across in enumerate([*across, True]):
        if is_across:
            if at - start >= _LEAST:
                yield start, at
            start = at + 1


def _is_parted(lines: list[PrintedLine], middle: float) -> bool:
    """Whether there is text on both sides of the middle, which no word stands across."""
    return any(line.x0 < middle for line in lines) and any(line.x1 > middle for line in lines)


def _without_ends(lines: list[PrintedLine], start: int, end: int, middle: float) -> tuple[int, int]:
    """The stretch without what stands above and below both columns, apart and on one side alone, or as an item."""
    numbered = [bool(list_entry().match(line.text)) and line.text[:1].isdigit() for line in lines[start:end]]
    if sum(numbered) == 1 and is_of_people(lines[start : start + numbered.index(True)]):
        end = start + numbered.index(True)
    for at in range(end - 1, start, -1):
        if lines[at].x0 > middle or lines[at].x1 > middle:
            break
        if lines[at].base - lines[at - 1].base > 1.9 * lines[at].size:
            end = at
    for at in range(start + 1, end):
        if lines[at - 1].x1 > middle:
            break
        if lines[at].base - lines[at - 1].base > 1.9 * lines[at].size:
            start = at
    return start, end


def _prose(lines: list[PrintedLine], left: float, middle: float, right: float) -> int:
    """How many lines the smaller of two columns has; 0 if they may be a table or labels with their text.

    They are columns if both are prose, full lines, or lists of people, or if they are many and their lines stand at
    heights of their own.
    """
    halves = [_halves(line, middle) for line in lines]
    before = [half[0] for half in halves if half[0].words]
    after = [half[1] for half in halves if half[1].words]
    fewer = min(len(before), len(after))
    level = len(before) + len(after) - len(lines)
    if not fewer:
        return 0
    if fewer >= _LEAST and _is_prose(before, middle - left) and _is_prose(after, right - middle):
        return fewer
    if fewer >= _FEWEST and are_lists_of_people(lines, [before, after]):
        return fewer
    if level >= 0.6 * fewer:
        return 0
    return (
        fewer if fewer >= _MANY or (fewer >= 3 and any(_is_side_note(part, lines) for part in (before, after))) else 0
    )


def _is_side_note(part: list[PrintedLine], lines: list[PrintedLine]) -> bool:
    """Whether a column is a short one in small print beside the text, as a letterhead's address is."""
    size = median(line.size for line in lines)
    return len(part) < len(lines) / 3 and median(line.size for line in part) < 0.85 * size


def _is_prose(parts: list[PrintedLine], width: float) -> bool:
    wide = [
        part
        for part in parts
        if part.x1 - part.x0 >= _WIDE * width and sum(_is_lower(word) for word in part.words) >= 2
    ]
    return len(wide) >= 0.5 * len(parts)


def _is_lower(word: Word) -> bool:
    return word.text[:1].islower()


def _halves(line: PrintedLine, middle: float) -> tuple[PrintedLine, PrintedLine]:
    before: list[Word] = [word for word in line.words if word.x0 < middle]
    after: list[Word] = [word for word in line.words if word.x0 >= middle]
    return PrintedLine(before, line.page), PrintedLine(after, line.page)
