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
    return better._replace(lines=(*better.lines, *missed))


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
