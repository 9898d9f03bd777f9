"""Notes at the foot of a page, and the raised numbers in the text that refer to them.

A raised number is taken out of the text only if a note with its number stands at the foot of its page: otherwise it may
be an exponent, or say something.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from statistics import median

from extractor.read.pdf.lines import PrintedLine, box
from extractor.read.pdf.sheets import Sheet
from extractor.read.pdf.words import SMALL, Word, without_raised
from models import Box, Marginal

# In shares of the text's size: the largest print of notes; how far apart their lines stand; a mark's rise.
_PRINT, _LEAD, _RISE = 0.95, 1.8, 0.15
# In shares of the type size: how far a mark may stand off the word before it.
_TOUCHES = 0.25
_MARK, _OPENING = re.compile(r"[0-9]{1,3}|[*†‡§]{1,3}"), re.compile(r"(?P<mark>[0-9]{1,3}|[*†‡§]{1,3})[.)]?")
_CLOSING = re.compile(r"[^\w\s]+")


def without_footnotes(sheets: list[Sheet]) -> Iterator[Marginal]:
    """Take the notes at the feet of pages out of the sheets' lines, and their marks out of the text."""
    sizes = [line.size for sheet in sheets for line in sheet.lines]
    usual = median(sizes) if sizes else 0.0
    for sheet in sheets:
        notes = _notes(sheet.lines, usual)
        first = sum(map(len, notes))
        if notes:
            text = sheet.lines[: len(sheet.lines) - first]
            marks = {_opening(note[0]) for note in notes}
            sheet.lines = [_without_marks(line, marks) for line in text]
            yield from map(_marginal, notes)


def _notes(lines: list[PrintedLine], usual: float) -> list[list[PrintedLine]]:
    """The lines of each note at the foot of the page, from the first whose mark stands raised in the text above."""
    start = len(lines)
    while start and lines[start - 1].size <= _PRINT * usual and _is_close(lines[start - 1 : start + 1]):
        start -= 1
    if start == len(lines):
        return []
    marks = {mark for line in lines[:start] for word in line.words if (mark := _mark(line, word)) is not None}
    while marks and start < len(lines) and _opening(lines[start]) not in marks:
        marks |= {mark for word in lines[start].words if (mark := _mark(lines[start], word)) is not None}
        start += 1
    found: list[list[PrintedLine]] = []
    for line in lines[start:] if marks else ():
        if _opening(line) is not None or not found:
            found.append([])
        found[-1].append(line)
    return found


def _is_close(pair: list[PrintedLine]) -> bool:
    return len(pair) < 2 or pair[1].base - pair[0].base <= _LEAD * max(pair[0].size, pair[1].size)


def _opening(line: PrintedLine) -> str | None:
    """The mark with which the line opens a note, which may stand above it alone; None if it opens none."""
    found = _OPENING.fullmatch(line.words[0].text)
    return found["mark"] if found is not None else None


def _mark(line: PrintedLine, word: Word) -> str | None:
    """The raised mark that the word, which is one of the line's, is or ends with; None if it has none."""
    if word.raised is not None:
        text = word.text[slice(*word.raised)]
        return text if _MARK.fullmatch(text) else None
    is_raised = word.size < SMALL * line.size and word.base < line.base - _RISE * line.size
    return word.text if is_raised and word is not line.words[0] and _MARK.fullmatch(word.text) else None


def _without_marks(line: PrintedLine, marks: set[str | None]) -> PrintedLine:
    kept: list[Word] = []
    for word in line.words:
        mark = _mark(line, word)
        rest = word if mark is None or mark not in marks else without_raised(word) if word.raised is not None else None
        if rest is None:
            continue
        if rest is not word and kept and _CLOSING.fullmatch(rest.text) and _touches(kept[-1], word):
            kept[-1] = replace(kept[-1], runs=[*kept[-1].runs, *rest.runs], x1=rest.x1)
        else:
            kept.append(rest)
    return line.with_words(kept) if kept else line


def _touches(word: Word, following: Word) -> bool:
    return following.x0 - word.x1 <= _TOUCHES * word.size


def _marginal(note: list[PrintedLine]) -> Marginal:
    boxes = [box(line) for line in note]
    around = Box(
        page=note[0].page,
        x0=min(each.x0 for each in boxes),
        top=boxes[0].top,
        x1=max(each.x1 for each in boxes),
        bottom=boxes[-1].bottom,
    )
    return Marginal(text=" ".join(line.text for line in note), kind="note", page=note[0].page, box=around)
