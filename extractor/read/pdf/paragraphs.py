"""Whether a line goes on the paragraph of the line before it.

It does if it is set alike, stands at the usual distance and begins where that paragraph's lines do, opens with no list
number or bullet, and if the line before was full: its first word would not have fitted there any more.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from statistics import median

from extractor import rules
from extractor.read.pdf.lines import PrintedLine
from extractor.read.pdf.setting import ENDED
from extractor.read.pdf.stretched import is_stretched
from extractor.read.pdf.titles import is_title_beside

# How far lines of one paragraph may begin from each other, in shares of the type size; how much farther than usual they
# may stand apart, and where a sentence plainly goes on.
_ALIGNED, _LOOSE, _APART = 0.35, 1.22, 1.8
# A stretch of more lines than this, whose ends differ by no more than that share of its width, shows where they end.
_STRETCH, _RAGGED = 4, 0.13
# Lines of one column that show where it ends: how many, of how many words, and the share of them that end there.
_MANY, _PROSE, _OFTEN = 10, 4, 0.5
# In shares of the lines: those that begin with a small letter, in prose of however few words a line.
_RUNNING = 0.6
# How a line of a table of contents ends.
_LED = re.compile(r"[.…]{4,} ?[0-9ivxlc]{1,4}$")
# A line to write on, as at the foot of each page that is to be signed.
_TO_FILL_IN = re.compile(r"_{5}|[.…]{8}")
# A number of an item counted on through the years. In shares of the type size: how far a paragraph's lines may hang.
_NUMBERED, _HANG = re.compile(r"[0-9]{4,5}[.:)]\s+\S"), 4.0
_CLOSING = re.compile(r"[\w./-]{1,8}\)")
# A rule drawn with signs.
_DRAWN = re.compile(r"[^\w\s]{5,}")
# A label has no more words than this.
_LABEL = 4


def joined(
    lines: list[PrintedLine], right: float, lead: float, before: PrintedLine | None = None
) -> Iterator[tuple[PrintedLine, bool]]:
    """`lines`, which follow each other in one column, each with whether it goes on the paragraph before it.

    `before` is the line before them, in another column or on another page: only a sentence that plainly goes on joins
    them.
    """
    held: list[PrintedLine] = []
    for stretch in _stretches(lines, lead):
        edge, narrow = _edge(stretch, right), _edge_of_column(stretch, lines, right)
        for line in stretch:
            goes_on = (
                _goes_on(held, line, edge, lead) or (_may_go_on(held, line) and _goes_on(held, line, narrow, lead))
                if held
                else before is not None and runs_over(before, line, right)
            )
            if not goes_on:
                held = []
            held.append(line)
            yield line, goes_on


def _stretches(lines: list[PrintedLine], lead: float) -> Iterator[list[PrintedLine]]:
    """The lines in stretches that begin at one place and stand at the usual distance."""
    held: list[PrintedLine] = []
    for line in lines:
        if held and not (_is_near(held[-1], line, lead) and abs(held[-1].x0 - line.x0) <= _ALIGNED * line.size):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _edge(lines: list[PrintedLine], right: float) -> float:
    """Where the stretch's lines end on the right: `right`, but for prose that is set narrower."""
    if len(lines) <= _STRETCH:
        return right
    end = max(line.x1 for line in lines)
    is_prose = sum(len(line.words) for line in lines) > 8 * len(lines)
    if is_prose and all(line.x1 > end - _RAGGED * (end - line.x0) for line in lines[:-1]):
        return min(right, end)
    runs_on = sum(line.text[:1].islower() for line in lines) > _RUNNING * len(lines)
    return min(right, end) if runs_on and all(_is_overfull(a, b, end) for a, b in pairwise(lines)) else right


def _edge_of_column(few: list[PrintedLine], all_: list[PrintedLine], right: float) -> float:
    """Where the lines of a stretch of `few` end, if `all_` that begin where they do are prose and many end there."""
    lines = [line for line in all_ if abs(line.x0 - few[0].x0) <= 1] if len(few) <= _STRETCH else []
    if len(lines) < _MANY or median(len(line.words) for line in lines) < _PROSE:
        return right
    end = max(line.x1 for line in lines)
    full = sum(line.x1 > end - _RAGGED * (end - line.x0) for line in lines)
    return min(right, end) if full >= _OFTEN * len(lines) else right


def _may_go_on(held: list[PrintedLine], line: PrintedLine) -> bool:
    """Whether the sentence has not ended, and the line begins with a word."""
    return not ENDED.search(held[-1].text) and line.text[:1].isalnum()


def runs_over(last: PrintedLine, line: PrintedLine, right: float) -> bool:
    """Whether the sentence of `last`, at the foot of a page or column, goes on in `line`, at the head of the next."""
    if not _is_size(last.size, line.size) or last.bold != line.bold or ENDED.search(last.text):
        return False
    if line.bulleted or list_entry().match(line.text) is not None or _TO_FILL_IN.search(last.text):
        return False
    is_lower, is_below = line.text[:1].islower(), last.page == line.page and last.base < line.base
    is_aligned = abs(last.x0 - line.x0) <= _ALIGNED * line.size and not is_below
    return (is_aligned or is_lower) and not _is_label(line) and _is_full(last, line, right)


def _goes_on(held: list[PrintedLine], line: PrintedLine, right: float, lead: float) -> bool:
    last = held[-1]
    if not _is_set_alike(last, line) or not (_is_near(last, line, lead) or _is_set_apart(last, line, right, lead)):
        return False
    if last.words[-1].level != line.words[-1].level or _LED.search(last.text) or _DRAWN.fullmatch(last.text):
        return False
    if _is_ended_beside(last, line, right):
        return False
    if opens_entry(line, held) or (_is_label(line) and not _is_bold_heading(last, line, right)):
        return False
    if _is_centred(last, line) and _is_full_when_centred(last, line, right):
        return True
    return _is_in_place(held, line, right) and _is_full(last, line, right)


def _is_ended_beside(last: PrintedLine, line: PrintedLine, right: float) -> bool:
    """Whether the last line is a title with text beside it, or was stretched to the margin by a break typed there."""
    if is_stretched(last, right) and not line.text[:1].islower():
        return True
    return is_title_beside(last, line) and not _is_overfull(last, line, right)


def _is_set_alike(last: PrintedLine, line: PrintedLine) -> bool:
    """Whether both are of one size, and neither is a bold heading beside plain text; or the words that meet are."""
    if last.bold == line.bold and _is_size(last.size, line.size):
        return True
    end, start = last.words[-1], line.words[0]
    return end.bold == start.bold and _is_size(end.size, start.size)


def _is_size(a: float, b: float) -> bool:
    return abs(a - b) <= 0.08 * max(a, b)


def _is_near(last: PrintedLine, line: PrintedLine, lead: float) -> bool:
    return 0 < line.base - last.base <= _LOOSE * lead * max(last.size, line.size)


def _is_set_apart(last: PrintedLine, line: PrintedLine, right: float, lead: float) -> bool:
    """Whether the line goes on a sentence though something high on it, such as a picture, sets it further down."""
    is_near = 0 < line.base - last.base <= _APART * lead * max(last.size, line.size)
    is_aligned = abs(_text_start(last) - line.x0) <= _ALIGNED * line.size
    goes_on = line.text[:1].islower() and not ENDED.search(last.text) and is_aligned
    return is_near and goes_on and len(last.words) > _LABEL and last.x1 > 0.85 * right


def _text_start(line: PrintedLine) -> float:
    """Where the line's text begins, behind a sign that the page draws before it."""
    has_sign = len(line.words) > 1 and line.words[0].runs[0][1].raw == ""
    return line.words[1].x0 if has_sign else line.x0


def _is_bold_heading(last: PrintedLine, line: PrintedLine, right: float) -> bool:
    """Whether what looks like a label ends a heading that was too long for one line."""
    return last.bold and not ENDED.search(last.text) and _is_overfull(last, line, right)


@cache
def list_entry() -> re.Pattern[str]:
    """What begins a line that opens an entry of a list."""
    return re.compile(rules.rule("paragraphs", "list-entry").regex or "")


def opens_entry(line: PrintedLine, held: list[PrintedLine]) -> bool:
    """Whether the line opens a list entry: a bullet or number that is not just a number in a sentence running on."""
    found = list_entry().match(line.text)
    if found is None or line.bulleted:
        return line.bulleted
    if _closes_bracket(held[-1], line):
        return False
    if not found["number"] or ENDED.search(held[-1].text):
        return True
    if found["stop"]:
        return list_entry().match(held[0].text) is not None or abs(line.x0 - held[-1].x0) >= 1
    is_apart = len(line.words) > 1 and line.words[1].x0 - line.words[0].x1 > line.size
    return is_apart or _is_next(held[0], line)


def _closes_bracket(last: PrintedLine, line: PrintedLine) -> bool:
    """Whether the sign behind the number that the line begins with closes a bracket that the line before opened."""
    is_open = last.text.rfind("(") > last.text.rfind(")")
    return is_open and _CLOSING.match(line.text) is not None


def _is_next(first: PrintedLine, line: PrintedLine) -> bool:
    """Whether the line begins where `first` does, with the number after its number ("3", "4"; "2.1", "2.2")."""
    here, there = list_entry().match(first.text), list_entry().match(line.text)
    if here is None or there is None or not here["number"] or abs(first.x0 - line.x0) >= 1:
        return False
    *chapter, last = re.split(r"[./]", here["number"].rstrip(".:)"))
    return re.split(r"[./]", there["number"]) == [*chapter, str(int(last) + 1)]


def _is_label(line: PrintedLine) -> bool:
    """Whether the line is a bold label over what follows, such as "Members Present:"."""
    is_short = line.bold and line.text.endswith(":") and len(line.words) <= _LABEL
    return is_short and all(word.text[:1].isupper() or len(word.text) < 4 for word in line.words)


def _is_in_place(held: list[PrintedLine], line: PrintedLine, right: float) -> bool:
    """Whether the line begins where the paragraph's lines do.

    That is below its second line; or, being the second, below a word of the first that stands after a number or label,
    at its start, or left of it where the first line is indented.
    """
    slack = _ALIGNED * line.size
    if len(held) > 1:
        return abs(line.x0 - held[-1].x0) <= slack
    first = held[0]
    if -6 * line.size < line.x0 - first.x0 <= slack:
        return not _is_centred(first, line)
    starts = [word.x0 for word in first.words[1:]]
    if any(abs(line.x0 - start) <= slack for start in starts[:8]):
        return True
    return _hangs_below(first, line, right)


def _hangs_below(first: PrintedLine, line: PrintedLine, right: float) -> bool:
    """Whether the line goes on a first line it is set in from: an entry's or a label's, or a sentence running on."""
    runs_on = line.text[:1].islower() and not ENDED.search(first.text)
    if line.text[:1].islower() and first.x1 > right - 2 * line.size:
        return True
    is_near = line.x0 - first.x0 < _HANG * line.size and len(first.words) > _LABEL
    is_entry = (
        ":" in first.text or list_entry().match(first.text) is not None or _NUMBERED.match(first.text) is not None
    )
    return (is_entry or (runs_on and is_near)) and _is_full(first, line, right)


def _is_centred(last: PrintedLine, line: PrintedLine) -> bool:
    """Whether both are centred on one place, as the lines of a title are: each says a thing of its own."""
    is_shifted = abs(last.x0 - line.x0) > line.size
    return is_shifted and abs(last.x0 + last.x1 - line.x0 - line.x1) < 0.6 * line.size


def _is_full_when_centred(last: PrintedLine, line: PrintedLine, right: float) -> bool:
    """Whether the line's first word would not have fitted on the last one, centred between the margins."""
    room = 2 * right - (last.x0 + last.x1)
    first = line.words[0]
    return last.x1 - last.x0 + 0.25 * line.size + first.x1 - first.x0 > room


def _is_full(last: PrintedLine, line: PrintedLine, right: float) -> bool:
    """Whether the line's first word would not have fitted on the last one, or the sentence plainly goes on."""
    if _is_overfull(last, line, right):
        return True
    goes_on = line.text[:1].islower() and not ENDED.search(last.text)
    return (goes_on or breaks_off().search(last.text) is not None) and last.x1 > 0.6 * right


@cache
def breaks_off() -> re.Pattern[str]:
    """What no sentence and no entry of a list ends with: it goes on in the next line, whatever that begins with."""
    return re.compile(rules.rule("paragraphs", "breaks-off").regex or "(?!)")


def _is_overfull(last: PrintedLine, line: PrintedLine, right: float) -> bool:
    """Whether the line's first word would not have fitted on the last one."""
    first = line.words[0]
    return last.x1 + _space(last) + (first.x1 - first.x0) > right - 0.5


def _space(line: PrintedLine) -> float:
    """How wide a space of the line is: its narrowest, where that may be its font's."""
    spaces = [b.x0 - a.x1 for a, b in pairwise(line.words)]
    return max(0.25 * line.size, min([0.35 * line.size, *spaces]) if spaces else 0.0)
