"""What plain text draws with signs: rules across the page, lines under headings, the frames of tables."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from extractor.late import late

_RULE = late(r"\s*([-=_*~#+–—])(?:\s?\1){2,}\s*")
_FRAME = late(r"\s*[+|][-=+|: ]*[-=][-=+|: ]*[+|]\s*")
_ROW = late(r"\s*\|.*\|\s*")
# Headings as Markdown, AsciiDoc, wikis and Textile mark them.
_MARKED = late(
    r"(?P<sharp>\#{1,6})\s+(?P<title>\S.*?)(?:\s+\#+)?\s*"
    r"|(?P<equals>={1,6})\s*(?P<between>[^\s=].*?)\s*(?P=equals)\s*"
    r"|h(?P<digit>[1-6])\.\s+(?P<textile>\S.*?)\s*"
)
_LEVELS = {"=": 1, "-": 2, "~": 3, "^": 3}
_MOST_LINES = 3  # by which a line under a heading may be longer or shorter than it, in signs


class Row(NamedTuple):
    """A row of a table: the words of each cell, empty ones too, and the number of the line it begins on, from 0."""

    line: int
    cells: tuple[str, ...]


class Marked(NamedTuple):
    """A heading marked by signs: its words without them, and its level, 1 the highest."""

    title: str
    level: int


def is_rule(line: str) -> bool:
    """Whether `line` is drawn across the page and says nothing."""
    return _RULE.fullmatch(line) is not None


def level(line: str, below: str) -> int | None:
    """The level of the heading `line`, if what stands `below` underlines it; None if it is none."""
    drawn = below.strip()
    if not is_rule(below) or drawn[0] not in _LEVELS or " " in drawn or is_rule(line) or not line.strip():
        return None
    return _LEVELS[drawn[0]] if abs(len(drawn) - len(line.strip())) <= _MOST_LINES else None


def marked(lines: Sequence[str], at: int) -> Marked | None:
    """The heading that signs before its words mark ("## Roads", "== Roads ==", "h2. Roads"); None if there is none.

    It stands apart from what is above it, and is not the first of several such lines: those are a numbered list, as
    wikis mark them, or remarks.
    """
    found = _MARKED.fullmatch(lines[at])
    is_apart = at == 0 or not lines[at - 1].strip()
    if found is None or not is_apart or (at + 1 < len(lines) and lines[at + 1].startswith("# ")):
        return None
    name = next(name for name in ("title", "between", "textile") if found[name])
    depth = int(found["digit"]) if found["digit"] else len(found["sharp"] or found["equals"])
    return Marked(found[name], depth)


def tables(lines: Sequence[str]) -> Iterator[tuple[range, list[Row]]]:
    """The tables that `lines` draw with frames: which lines each takes, and its rows."""
    at = 0
    for is_drawn, group in groupby(lines, key=_is_drawn):
        held = list(group)
        rows = _rows(held, at) if is_drawn else []
        if len(rows) > 1 and len({len(row.cells) for row in rows}) == 1 and len(rows[0].cells) > 1:
            yield range(at, at + len(held)), rows
        at += len(held)


def _is_drawn(line: str) -> bool:
    return _ROW.fullmatch(line) is not None or _FRAME.fullmatch(line) is not None


def _rows(lines: list[str], first: int) -> list[Row]:
    """The rows in the frame `lines`; where each is set apart by a line, a cell may go on over several lines."""
    frames = sum(_FRAME.fullmatch(line) is not None for line in lines)
    found: list[Row] = []
    is_open = False
    for at, line in enumerate(lines, first):
        if _FRAME.fullmatch(line):
            is_open = False
            continue
        cells = tuple(cell.strip() for cell in line.strip()[1:-1].split("|"))
        if is_open and frames > 3 and len(cells) == len(found[-1].cells):
            found[-1] = Row(found[-1].line, tuple(map(_joined, found[-1].cells, cells)))
        else:
            found.append(Row(at, cells))
        is_open = True
    return found


def _joined(above: str, below: str) -> str:
    return f"{above} {below}".strip()
