"""What shows, beside a head with another day, that another meeting begins: signatures, numbers from one."""

import re
from collections import Counter
from functools import cache

from extractor import rules
from extractor.dates import find_dates
from extractor.late import late
from models import Document

# Among how many of the first lines the document's own title stands, how many paragraphs show what begins or has ended,
# how far above a heading of what is to come may stand, and how many words such lines have at most;
# letters beyond which a line is no title.
_FIRST = 3
_AROUND = 6
_ABOVE = 12
_SHORT = 8
_LONG = 200
_MEETING = "meeting"
_WORD = re.compile(r"[^\W_]+")


def titles_again(document: Document) -> dict[int, str]:
    """The paragraphs that have the words of one of the document's first lines, where these words come more than once.

    Days are left out, and whether the meeting was a regular or a special one.
    """
    lines = [paragraph.span.of(document.text) for paragraph in document.paragraphs]
    firsts = {_undated(words) for words in lines[:_FIRST] if not words.endswith((".", ";")) or any(find_dates(words))}
    firsts = {own for own in firsts if " " in own or own == _MEETING}
    starts = {own.split()[0] for own in firsts}
    short = {
        at: words for at, words in enumerate(lines) if len(words) < _LONG and starts & set(words.casefold().split())
    }
    found = {at: own for at, words in short.items() if (own := _undated(words)) in firsts}
    counts = Counter(found.values())
    return {at: own for at, own in found.items() if counts[own] > 1}


def is_renewed(document: Document, at: int) -> bool:
    """Whether names of those present come soon after `at`, or the head tells of a meeting and numbers begin anew.

    That the record above is signed or closed says as much as a number one.
    """
    before = [p.span.of(document.text) for p in document.paragraphs[max(0, at - _FIRST) : at]]
    after = [p.span.of(document.text) for p in document.paragraphs[at + 1 : at + 1 + _AROUND]]
    is_of_meeting = any(_says("part-held", p.span.of(document.text)) for p in document.paragraphs[at : at + _FIRST])
    is_over = any(_says("part-signed", words) for words in before) or any(_says("part-first", words) for words in after)
    return (is_of_meeting and is_over) or any(_says("part-begun", words) for words in after)


def is_opened(document: Document, at: int) -> bool:
    """Whether the record of a meeting is begun soon after the paragraph at `at`."""
    after = (paragraph.span.of(document.text) for paragraph in document.paragraphs[at + 1 : at + 1 + _FIRST])
    return any(_says("part-begun", words) for words in after)


def is_announced(document: Document, at: int) -> bool:
    """Whether the paragraph at `at` tells when the next meeting will be: under a heading that says so."""
    above = [p.span.of(document.text) for p in document.paragraphs[max(0, at - _ABOVE) : at]]
    return any(_says("part-next", words) and len(words.split()) <= _SHORT for words in above)


def _undated(words: str) -> str:
    for date in reversed(list(find_dates(words))):
        words = f"{words[: date.start]} {words[date.end :]}"
    kinds = rules.words("meeting", "part-kinds").words
    return " ".join(word for word in _WORD.findall(words.casefold()) if word not in kinds)


def _says(rule: str, words: str) -> bool:
    return _expression(rule).search(words) is not None


@cache
def _expression(rule: str) -> re.Pattern[str]:
    return late(rules.rule("meeting", rule).regex or "(?!)")
