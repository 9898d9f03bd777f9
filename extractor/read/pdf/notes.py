"""Notes in the right margin: who is to act, set beside the text that says what.

They are told from a table's last column by what stands left of them: prose, whose lines all end before the notes begin.
"""

from itertools import pairwise

from extractor.read.pdf.lines import PrintedLine

# In shares of the type size: the least gap before a note. In words: its most. In lines: the least of prose beside it.
_GAP, _WORDS, _PROSE = 1.3, 5, 6


def with_notes(lines: list[PrintedLine]) -> list[PrintedLine]:
    """`lines`, which stand on one page, with the notes put into the `notes` of the line they stand beside."""
    parted = [(line, _last_gap(line)) for line in lines]
    starts = [line.words[at].x0 for line, at in parted if at]
    whole = [line for line, at in parted if not at]
    text = [line for line in whole if starts and line.x0 < min(starts)]
    if len(text) < max(_PROSE, 0.8 * len(whole)):
        return lines
    edge = max(line.x1 for line in text)
    if edge + 1 > min(starts) or not _is_prose(text, edge) or max(starts) - min(starts) > 0.25 * edge:
        return lines
    return _noted(parted, min(starts))


def _last_gap(line: PrintedLine) -> int:
    """Where the last words of the line, few and apart from the rest, begin; 0 if there are none."""
    for at in range(len(line.words) - 1, max(0, len(line.words) - 1 - _WORDS), -1):
        if line.words[at].x0 - line.words[at - 1].x1 > _GAP * line.size:
            return at
    return 0


def _is_prose(lines: list[PrintedLine], edge: float) -> bool:
    """Whether there are enough full lines that run on, one into the next."""
    full = sum(b.text[:1].islower() and a.x1 > 0.85 * edge for a, b in pairwise(lines))
    return full >= _PROSE / 2 and full >= 0.2 * len(lines)


def _noted(parted: list[tuple[PrintedLine, int]], start: float) -> list[PrintedLine]:
    kept: list[PrintedLine] = []
    for line, at in parted:
        if not at and line.x0 >= start - 1 and kept:
            kept[-1].notes.append(line)
            continue
        text = PrintedLine(line.words[:at] if at else line.words, line.page, line.bulleted)
        text.notes = [PrintedLine(line.words[at:], line.page)] if at else []
        kept.append(text)
    return kept
