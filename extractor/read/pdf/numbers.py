"""Numbers that count pages and lines, and are no part of the text."""

import re
from functools import cache
from itertools import pairwise

from extractor import rules
from extractor.read.pdf.lines import PrintedLine

_DIGITS = re.compile(r"[0-9]+")
# A page has at least so many numbered lines.
_LEAST = 15


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
    """The numbers of lines, as on pleadings and transcripts, cut off `lines`: they rise by one down the whole page."""
    numbered = [line for line in lines if _DIGITS.fullmatch(line.words[0].text)]
    values = [int(line.words[0].text) for line in numbered]
    if len(numbered) < max(_LEAST, 0.8 * len(lines)) or any(b - a != 1 for a, b in pairwise(values)):
        return []
    found = [PrintedLine(line.words[:1], line.page) for line in numbered]
    for line in numbered:
        line.words = line.words[1:]
    return found


@cache
def _regex(id_: str) -> str:
    return rules.rule("margins", id_).regex or ""
