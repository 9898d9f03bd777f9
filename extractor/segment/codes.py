"""Numbers of a form that a document has for itself: signs before its items of which one part counts, the others not.

"1-0607/8", "2-0607/8", "3-0607/8" count though no rule names their form.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from extractor.segment.numbering import Number, Reading
from models import Document

# A first word with figures, and what may close it; what follows is a title, or the end of the paragraph.
_FIRST = re.compile(
    r"(?=\S{0,20}[0-9])(?P<number>[A-Z0-9(\[][A-Za-z0-9/.()\[\]_#-]{1,22}?[A-Za-z0-9)\]])"
    r"(?P<close>[.):]?)(?:\s*[–—-])?(?:\s+(?=[\"“'‘(]?[A-Z])|\s*$)"
)
_FIGURES = re.compile(r"[0-9]+")
_OTHER = re.compile(r"[^\W\d_]|[/_#(\[-]")
# Dates, and what stands in an order and counts nothing by itself.
_NOT = re.compile(r"[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}$|[0-9]+(?i:st|nd|rd|th)$")
# How many must follow one another, and the share of steps that are of one.
_SEVERAL = 3
_STEADY = 0.7

Code = tuple[int, int, re.Match[str]]


def own_codes(document: Document) -> Mapping[int, Number]:
    """The numbers of the document's own form, by the index of their paragraph.

    A form is what is left of a first word when one run of figures is taken out of it; it is the document's own if
    three or more of its words stand in order, and most of those one after the other.
    """
    forms: dict[str, list[Code]] = defaultdict(list)
    for at, paragraph in enumerate(document.paragraphs):
        found = _FIRST.match(document.text, paragraph.span.start, paragraph.span.end)
        if found is not None and _may_count(found["number"]):
            for form, value in _ways(found["number"]):
                forms[form].append((at, value, found))
    counting = sorted((codes for codes in forms.items() if _counts(codes[1])), key=lambda codes: len(codes[1]))
    return {at: _number(form, value, found) for form, codes in counting for at, value, found in codes}


def _may_count(word: str) -> bool:
    """Whether a first word is neither a plain number, nor a date, nor half of what stands in brackets."""
    is_whole = all(word.count(opened) == word.count(closed) for opened, closed in ("()", "[]"))
    return is_whole and _OTHER.search(word) is not None and _NOT.match(word) is None


def _ways(word: str) -> Iterator[tuple[str, int]]:
    """Each run of figures as what counts: the rest of the word, and its value."""
    for figures in _FIGURES.finditer(word):
        yield f"{word[: figures.start()]}#{word[figures.end() :]}", int(figures.group())


def _counts(codes: list[Code]) -> bool:
    steps = [after[1] - before[1] for before, after in pairwise(codes) if after[1] != before[1]]
    is_in_order = len(steps) + 1 >= _SEVERAL and min(steps) > 0
    return is_in_order and steps.count(1) >= _STEADY * len(steps)


def _number(form: str, value: int, found: re.Match[str]) -> Number:
    return Number(found["number"], found.end() - found.start(), "code", (Reading(form, (value,)),))
