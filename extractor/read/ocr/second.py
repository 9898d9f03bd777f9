"""A second look at a page that is hard to read: when it is worth one, and what is taken of both readings."""

from collections.abc import Iterable, Sequence
from statistics import median

from extractor.read.ocr.hocr import Page, RecognisedWord

# In dots: type no larger than this is small, and is looked at with so many dots an inch.
_SMALL, _CLOSE = 23.6, 300.0
# Words less sure than this are doubtful; so great a share of them makes a page worth a second look.
_DOUBTFUL, _SHARE = 0.7, 0.01
# In shares of the letters: the least that a second reading has. How sure a word has to be, and its line on the whole,
# of a line that only one of them has.
_NO_LESS, _SURE, _LIKELY = 0.97, 0.8, 0.6
# In shares of the type size: baselines no further apart are of one line.
_LEVEL = 0.6
# Letters and signs that the number of an item has at most, and how far from its text it stands, in type sizes.
_LABEL, _BESIDE = 6, 7.0


def closer(found: Page, dpi: float) -> float | None:
    """How many dots an inch a second look takes; None if the page, read with `dpi`, needs none."""
    size = median(word.size for word in found.words) * dpi / 72
    if size < _SMALL and dpi < _CLOSE:
        return _CLOSE
    doubtful = sum(word.confidence < _DOUBTFUL for word in found.words)
    return dpi if doubtful > _SHARE * len(found.words) else None


def joined(one: Page, other: Page) -> Page:
    """The surer of two readings of a page, with the lines where it has nothing and the other one surely something.

    A second reading that has a good deal less than the first is not taken, however sure it is.
    """
    is_better = other.confidence > one.confidence and _letters(other) >= _NO_LESS * _letters(one)
    better, worse = (other, one) if is_better else (one, other)
    words = better.words
    missed = [line for line in worse.lines if _is_sure(line) and not any(_meets(word, words) for word in line)]
    lines = (_with_missed(_surer(line, worse.words), worse.words, words) for line in better.lines)
    return better._replace(lines=(*lines, *missed))


def _surer(line: Sequence[RecognisedWord], others: Sequence[RecognisedWord]) -> list[RecognisedWord]:
    """The words of a line; where one is doubtful, the sure one that the other reading has at its place alone."""
    return [_surer_word(word, others) if word.confidence < _DOUBTFUL else word for word in line]


def _surer_word(word: RecognisedWord, others: Sequence[RecognisedWord]) -> RecognisedWord:
    there = [other for other in others if _meets(other, [word])]
    return there[0] if len(there) == 1 and there[0].confidence >= _SURE else word


def _with_missed(
    line: Sequence[RecognisedWord], others: Sequence[RecognisedWord], words: Sequence[RecognisedWord]
) -> tuple[RecognisedWord, ...]:
    """A line with what only the other reading has before it: the number of an item, which stands apart from its text.

    Lone figures and letters are lost by the one reading or the other, however sure the rest is.
    """
    first = line[0]
    before = [
        other
        for other in others
        if other.confidence >= _LIKELY
        and any(map(str.isalnum, other.text))
        and len(other.text) <= _LABEL
        and 0 < first.x0 - other.x1 < _BESIDE * first.size
        and abs(other.base - first.base) < _LEVEL * first.size
        and not _meets(other, words)
    ]
    return (*sorted(before, key=lambda word: word.x0), *line)


def _letters(page: Page) -> int:
    return sum(len(word.text) for word in page.words)


def _is_sure(line: Sequence[RecognisedWord]) -> bool:
    """Whether a word of the line is sure, and the others are more likely right than wrong."""
    is_word = any(word.confidence >= _SURE and sum(map(str.isalnum, word.text)) > 1 for word in line)
    return is_word and sum(word.confidence for word in line) >= _LIKELY * len(line)


def _meets(word: RecognisedWord, others: Iterable[RecognisedWord]) -> bool:
    """Whether one of the others stands at the word's place."""
    return any(
        word.x0 < other.x1 and other.x0 < word.x1 and abs(word.base - other.base) < _LEVEL * max(word.size, other.size)
        for other in others
    )
