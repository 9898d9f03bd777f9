"""Short lines set otherwise than the text beside them: titles, though they stand as close as lines of one paragraph."""

from collections.abc import Callable

from extractor.read.pdf.lines import PrintedLine
from extractor.read.pdf.setting import ENDED
from extractor.read.pdf.words import Word

# Words that such a title has at most, and letters of one in capitals at least.
_LONGEST = 8
_CAPITALS = 5


def is_title_beside(last: PrintedLine, line: PrintedLine) -> bool:
    """Whether one of two lines is a title in italics, underlined or in capitals, and no sentence goes on."""
    if line.text[:1].islower():
        return False
    if _is_title(last, line):
        return True
    return ENDED.search(last.text) is not None and _is_title(line, last)


def _is_title(one: PrintedLine, other: PrintedLine) -> bool:
    if len(one.words) > _LONGEST or one.words[0].target is not None:
        return False
    return any(_is_set_so(kind, one, other) for kind in (_is_italic, _is_underlined)) or _is_in_capitals(one, other)


def _is_set_so(kind: Callable[[Word], bool], one: PrintedLine, other: PrintedLine) -> bool:
    return all(map(kind, one.words)) and not any(map(kind, other.words))


def _is_in_capitals(one: PrintedLine, other: PrintedLine) -> bool:
    return one.text.isupper() and not other.text.isupper() and sum(map(str.isalpha, one.text)) >= _CAPITALS


def _is_italic(word: Word) -> bool:
    return all(style.italic for _, style in word.runs)


def _is_underlined(word: Word) -> bool:
    return word.underline
