"""Where, in a paragraph, a heading ends and its text begins."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Literal, NamedTuple

from extractor import names
from extractor.late import late
from extractor.segment import wording
from extractor.segment.paragraph_words import Words, is_all_set_off, trimmed
from extractor.segment.signs import by_sign
from models import Span

Way = Literal["look", "run-on", "capitals", "gap", "line", "sign"]

_SET_OFF = late(r"\s*[:.–—…]|\s+-|-\s|-(?=[A-Za-z])")
_CAPITALS = late(
    r"(?P<title>[A-Z][A-Z&/'’,()0-9 -]{2,70}[A-Z)])"
    r"(?=\s*[:.–—]|\s+-\s|\s+[A-Z0-9£$][a-z0-9]|\s+[0-9]\s+[A-Z][a-z])(?P<rest>.*)",
    re.DOTALL,
)
_HOURS = late(r"[0-9]{1,2}[:.][0-9]{2}(?:\s*[-–]\s*[0-9]{1,2}[:.][0-9]{2})?\s*(?:[ap]\.?m\.?)?\s*")
# A line drawn with signs from a title to what stands at the end of the line, if that is no page of a list of contents.
_LEADERS = ("-----", ".....", "_____", "……")
_LEADER = late(r"\s*(?:-{5,}|\.{5,}|_{5,}|…{2,})\s*(?=[^\W\d_])")
_ADDRESS_BEHIND = late(r"[\s,;:–—-]*\s(?:https?://|www\.)\S+\s*$")
_WIDE = 2.2
_FEW = 9  # words of a title
_SHORT = 0.6
_LEADING_ON = frozenset({"of", "the", "and", "for", "on", "to", "from", "with", "in", "a", "other", "last", "next"})


class Cut(NamedTuple):
    """A heading and what follows it in its paragraph; `way` is how they are told apart, None if nothing follows."""

    title: Span
    rest: Span
    way: Way | None


def cut(words: Words) -> Cut:
    """The heading that a paragraph may open with, by the first way of telling it apart that applies."""
    ways: tuple[tuple[Way, Callable[[Words], tuple[int, int] | None]], ...] = (
        ("look", _by_look),
        ("run-on", _run_on),
        ("capitals", _by_capitals),
        ("line", _by_line),
        ("gap", _by_leader),
        ("sign", by_sign),
        ("gap", _by_gap),
    )
    for way, find in ways:
        found = find(words)
        if found is not None:
            title, rest = trimmed(words.text, words.start, found[0]), trimmed(words.text, found[1], words.end)
            return Cut(title, rest, way)
    end = _before_presenter(words) or _before_address(words)
    return Cut(trimmed(words.text, words.start, end), Span(start=words.end, end=words.end), None)


def _before_presenter(words: Words) -> int | None:
    """Where a title ends behind which, in a column of its own, stands who presents the item; None if nobody does."""
    at = _gap(words)
    return at if at is not None and _is_presenter(words.text[at : words.end]) else None


def _is_presenter(said: str) -> bool:
    return names.evidence(said.strip()) >= names.LIKELY


def _before_address(words: Words) -> int:
    """Where a title of a few words behind a number or letter ends: before an address of the web that ends the line."""
    number = words.text[words.paragraph.span.start : words.start]
    address = _ADDRESS_BEHIND.search(words.text, words.start, words.end) if any(map(str.isalnum, number)) else None
    if address is None or len(words.text[words.start : address.start()].split()) > _FEW:
        return words.end
    return max(address.start(), words.start)


def _by_look(words: Words) -> tuple[int, int] | None:
    """Words that stand out, if they end where a heading may: at a sign, at the end of a line, before a capital."""
    at = words.shown
    if not words.start < at < words.end:
        return None
    before, after = words.text[:at].rstrip()[-1:], words.text[at : words.end].lstrip()
    ends_line = any(line.span.end == at for line in words.paragraph.lines)
    is_set_off = before in ":.–—-" or _SET_OFF.match(words.text, at, words.end) is not None or ends_line
    return (at, at) if is_set_off or after[:1].isupper() or after[:1] in '(“"•' else None


def _run_on(words: Words) -> tuple[int, int] | None:
    """Words that stand out and could be a title, though the sentence goes on after them."""
    at = words.shown
    if not words.start < at < words.end:
        return None
    title = words.text[words.start : at]
    is_title = title[:1].isupper() and len(title.split()) < 8 and wording.count("doing-words", title) == 0
    return (at, at) if is_title else None


def _by_capitals(words: Words) -> tuple[int, int] | None:
    found = _CAPITALS.match(words.text, words.start, words.end)
    if found is None or not any(map(str.islower, found["rest"])) or is_all_set_off(words):
        return None
    is_told = len(found["rest"].split()) > 3 or found["rest"].rstrip()[-1:] in ".!"
    if not is_told:
        return None
    letters = sum(map(str.isalpha, found["title"]))
    return (found.end("title"), found.start("rest")) if letters > 4 and " and " not in found["title"] else None


def _by_line(words: Words) -> tuple[int, int] | None:
    """A short first line over longer ones that begin with a capital: set close, but a line of its own.

    The name of an item, behind a number in a table, may be as long as its column is wide.
    """
    lines = words.paragraph.lines
    if len(lines) < 2 or any(line.box is None for line in lines) or words.start >= lines[0].span.end:
        return None
    widths = [line.box.x1 - line.box.x0 for line in lines if line.box is not None]
    first, after = words.text[words.start : lines[0].span.end], words.text[lines[1].span.start : words.end]
    is_short = widths[0] < _SHORT * max(widths[1:]) and 0 < len(first.split()) < 9 and len(after.split()) > 8
    is_title = first[:1].isupper() and wording.count("doing-words", first) == 0
    is_told = after[:1].isupper() and first.rstrip()[-1:] not in ",;.-"
    is_item = lines[0].cell is not None and words.is_numbered and _is_whole_item(first) and after.rstrip()[-1:] in ".!?"
    return (lines[0].span.end, lines[1].span.start) if (is_short or is_item) and is_told and is_title else None


def _is_whole_item(first: str) -> bool:
    """Whether a line is all of an item's name: several words, of which the last leads on to nothing."""
    told = wording.fold(first).split()
    return len(told) > 1 and told[-1] not in _LEADING_ON and wording.is_known(first)


def _by_leader(words: Words) -> tuple[int, int] | None:
    """Words before a leader, a row of dashes or dots that leads to somebody's name at the end of the line."""
    if all(words.text.find(row, words.start, words.end) < 0 for row in _LEADERS):
        return None
    found = _LEADER.search(words.text, words.start, words.end)
    return (found.start(), found.end()) if found is not None and found.start() > words.start else None


def _by_gap(words: Words) -> tuple[int, int] | None:
    """Words before a wide gap in a printed line, or a tab: what stands far to the right is a column of its own.

    Who presents an item is no text of it.
    """
    at = _gap(words)
    return (at, at) if at is not None and not _is_presenter(words.text[at : words.end]) else None


def _gap(words: Words) -> int | None:
    """Where the first column of a line ends, if it has another; the heads of columns stay together."""
    line = words.paragraph.first
    if line.cell is not None or wording.is_row_of("columns", words.text[words.start : words.end]):
        return None
    if tab := next((at for at in line.tabs if at > words.start), None):
        return tab
    places = [place for place in line.places if place[0] >= words.start]
    size = line.size or 10.0
    for (_, _, x1), (at, x0, _) in pairwise(places):
        if x0 - x1 > _WIDE * size and not _HOURS.fullmatch(words.text, words.start, at):
            return at
    return None
