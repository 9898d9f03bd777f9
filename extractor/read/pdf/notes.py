"""Notes in the right margin: who is to act or to speak, set beside the text.

They are told from a table's last column by what stands left of them: prose, whose lines all end before the notes begin,
or the numbered items of an agenda.
"""

from collections.abc import Iterable
from itertools import pairwise

from extractor.read.pdf.lines import PrintedLine
from extractor.read.pdf.paragraphs import list_entry

# In shares of the type size: the least gap before a note, and before one beside an item. In words: the most of one.
_GAP, _WIDE_GAP, _WORDS = 1.3, 4.0, 5
# In lines: the least of prose beside notes, the least of items that make a column. In points: how far apart they begin.
_PROSE, _ITEMS, _DRIFT = 6, 3, 4.0


def note_column(lines: Iterable[PrintedLine]) -> float | None:
    """Where the notes beside numbered items begin in a document, if several do so at one place."""
    starts = [line.words[at].x0 for line in lines if (at := _beside_item(line))]
    counts = {start: sum(abs(other - start) <= _DRIFT for other in starts) for start in starts}
    best = max(counts, key=lambda start: counts[start], default=None)
    return best if best is not None and counts[best] >= _ITEMS else None


def with_notes(lines: list[PrintedLine], column: float | None) -> list[PrintedLine]:
    """`lines`, which stand on one page, with the notes put into the `notes` of the line they stand beside.

    `column` is where notes beside items begin in this document.
    """
    parted = [(line, _last_gap(line)) for line in lines]
    start = _beside_prose(parted)
    if start is not None:
        return _noted(parted, start)
    if column is None:
        return lines
    beside = [(line, at if at and abs(line.words[at].x0 - column) <= _DRIFT else 0) for line, at in parted]
    return _noted(beside, column)


def _beside_prose(parted: list[tuple[PrintedLine, int]]) -> float | None:
    """Where notes beside prose begin; None if there are none."""
    starts = [line.words[at].x0 for line, at in parted if at]
    whole = [line for line, at in parted if not at]
    text = [line for line in whole if starts and line.x0 < min(starts)]
    if len(text) < max(_PROSE, 0.8 * len(whole)):
        return None
    edge = max(line.x1 for line in text)
    is_one_column = edge + 1 <= min(starts) and max(starts) - min(starts) <= 0.25 * edge
    return min(starts) if is_one_column and _is_prose(text, edge) else None


def _last_gap(line: PrintedLine) -> int:
    """Where the last words of the line, few and apart from the rest, begin; 0 if there are none.

    An item's number is not the rest.
    """
    first = 1 if list_entry().match(line.text) else 0
    for at in range(len(line.words) - 1, max(first, len(line.words) - 1 - _WORDS), -1):
        if line.words[at].x0 - line.words[at - 1].x1 > _GAP * line.size:
            return at
    return 0


def _beside_item(line: PrintedLine) -> int:
    """Where a note without figures stands far off the text of a numbered item; 0 if none does."""
    at = _last_gap(line)
    if at < 2 or not list_entry().match(line.text):
        return 0
    is_far = line.words[at].x0 - line.words[at - 1].x1 > _WIDE_GAP * line.size
    return at if is_far and not any(sign.isdigit() for word in line.words[at:] for sign in word.text) else 0


def _is_prose(lines: list[PrintedLine], edge: float) -> bool:
    """Whether there are enough full lines that run on, one into the next."""
    full = sum(b.text[:1].islower() and a.x1 > 0.85 * edge for a, b in pairwise(lines))
    return full >= _PROSE / 2 and full >= 0.2 * len(lines)


def _noted(parted: list[tuple[PrintedLine, int]], start: float) -> list[PrintedLine]:
    kept: list[PrintedLine] = []
    for line, at in parted:
        if not at and line.x0 >= start - 1 and kept and len(line.words) <= _WORDS:
            kept[-1].notes.append(line)
            continue
        text = PrintedLine(line.words[:at] if at else line.words, line.page)
        text.notes = [PrintedLine(line.words[at:], line.page)] if at else []
        kept.append(text)
    return kept
