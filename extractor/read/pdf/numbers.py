"""Numbers that count pages and lines, and are no part of the text."""

import re
from functools import cache
from itertools import pairwise

from extractor import rules
from extractor.read.pdf.lines import PrintedLine

_DIGITS = re.compile(r"[0-9]+")
# A page has at least so many numbered lines, or so many numbers of every few lines.
_LEAST, _FEWEST, _EVERY = 15, 3, {2, 5, 10}


def printed_number(text: str) -> int | None:
    """The number that `text` is, if it is nothing but a page number; None if there is more to it."""
    return int(_DIGITS.findall(text)[0]) if re.search(_regex("page-number-bare"), text) else None


def is_worded_number(text: str) -> bool:
    """Whether `text` says that it is a page number: Page 3 of 7."""
    return re.search(_regex("page-number-worded"), text) is not None


def is_roman_number(text: str) -> bool:
    """Whether `text` is a page number in small Roman numerals."""
    return re.search(_regex("page-number-roman"), text) is not None


def line_numbers(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The numbers of lines, as on pleadings and transcripts, cut off `lines`.

    They rise by one down the whole page, or count every fifth line, say, left of all text.
    """
    numbered = [line for line in lines if _DIGITS.match(line.text) and _DIGITS.fullmatch(line.words[0].text)]
    if not (_count_all(numbered, lines) or _count_some(numbered, lines)):
        return []
    found = [PrintedLine(line.words[:1], line.page) for line in numbered]
    for line in numbered:
        line.words = line.words[1:]
    return found


def _count_all(numbered: list[PrintedLine], lines: list[PrintedLine]) -> bool:
    """Whether nearly all lines are numbered, or at least many, at heights of their own beside the text."""
    if len(numbered) < _LEAST or _steps(numbered) != {1}:
        return False
    alone = sum(len(line.words) == 1 for line in numbered)
    return len(numbered) >= 0.8 * len(lines) or (_are_beside(numbered, lines) and alone > 0.5 * len(numbered))


def _count_some(numbered: list[PrintedLine], lines: list[PrintedLine]) -> bool:
    """Whether each number says how many lines there are up to it, or since the one before."""
    steps = _steps(numbered)
    if len(numbered) < _FEWEST or len(steps) != 1 or not steps <= _EVERY or not _are_beside(numbered, lines):
        return False
    step, at = steps.pop(), [lines.index(line) for line in numbered]
    counted = sum(b - a == step for a, b in pairwise(at))
    return counted >= 0.8 * (len(at) - 1) and int(numbered[0].words[0].text) % step == 0


def _steps(numbered: list[PrintedLine]) -> set[int]:
    values = [int(line.words[0].text) for line in numbered]
    return {b - a for a, b in pairwise(values)}


def _are_beside(numbered: list[PrintedLine], lines: list[PrintedLine]) -> bool:
    """Whether the numbers stand left of all text."""
    edge = max(line.words[0].x1 for line in numbered)
    numbers = {id(line.words[0]) for line in numbered}
    return all(word.x0 > edge for line in lines for word in line.words if id(word) not in numbers)


@cache
def _regex(id_: str) -> str:
    return rules.rule("margins", id_).regex or ""
