"""Pages whose text is recognised (OCR) -> sheets, as if their words had been printed with letters."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from statistics import median

from extractor.read.ocr import Recognised
from extractor.read.ocr.hocr import Page, RecognisedWord
from extractor.read.pdf.ink import Stroke
from extractor.read.pdf.lines import PrintedLine
from extractor.read.pdf.marks import mark
from extractor.read.pdf.misread import put_right, without_specks
from extractor.read.pdf.ruled import ruled_tables
from extractor.read.pdf.sheets import Sheet
from extractor.read.pdf.words import Style, Word
from models.document import TextLayer

# In shares of the usual: strokes so much thicker are bold, type sizes that differ less are measured, not meant.
_BOLD, _SAME = 1.17, 0.12
# A line is bold as a whole, or not at all, if so much of it is or isn't: single short words are hard to tell.
_MOSTLY = 0.7
# In letters: the least of a heading in a line.
_LEAD = 8
# In shares of the type size: how far baselines of one line lie apart.
_LEVEL = 0.3


def sheets(found: Iterable[Recognised]) -> list[Sheet]:
    """The pages as sheets. Type sizes and bold are told by comparing all words of the document."""
    pages = list(found)
    words = [word for each in pages if each.page is not None for word in each.page.words]
    size = median(word.size for word in words) if words else 0.0
    weight = median(word.weight for word in words) if words else 0.0
    return [_sheet(each, size, weight) for each in pages]


def _sheet(found: Recognised, size: float, weight: float) -> Sheet:
    page = found.page or Page(0.0, 0.0)
    lines = [_line(without_specks(words), found.number, size, weight) for words in _lines(page)]
    strokes = [_stroke(*rule) for rule in page.rules]
    mark(lines, strokes)
    layer: TextLayer = "ocr" if lines else "none"
    tables = ruled_tables(strokes)
    fault = f"its text can't be recognised: {found.fault}" if found.fault else None
    return Sheet(found.number, page.width, page.height, lines, tables, [], layer, fault, is_picture=True)


def _stroke(x0: float, top: float, x1: float, bottom: float) -> Stroke:
    """A ruled line as one without thickness, which a scan's hardly ever has the same of."""
    if x1 - x0 > bottom - top:
        return Stroke(x0, (top + bottom) / 2, x1, (top + bottom) / 2, drawn=True)
    return Stroke((x0 + x1) / 2, top, (x0 + x1) / 2, bottom, drawn=True)


def _lines(page: Page) -> Iterator[list[RecognisedWord]]:
    """The words of lines that stand on one baseline beside each other, from left to right."""
    beside: list[RecognisedWord] = []
    for line in sorted(page.lines, key=_base):
        if beside and not _is_beside(line, beside):
            yield sorted(beside, key=lambda word: word.x0)
            beside = []
        beside += line
    if beside:
        yield sorted(beside, key=lambda word: word.x0)


def _base(line: Sequence[RecognisedWord]) -> float:
    return sum(word.base for word in line) / len(line)


def _is_beside(line: Sequence[RecognisedWord], others: Sequence[RecognisedWord]) -> bool:
    apart = abs(_base(line) - _base(others))
    is_over = any(word.x0 < other.x1 and other.x0 < word.x1 for word in line for other in others)
    return apart <= _LEVEL * min(line[0].size, others[0].size) and not is_over


def _line(words: list[RecognisedWord], page: int, size: float, weight: float) -> PrintedLine:
    heavy, said = _heavy(words, weight), put_right(words)
    return PrintedLine([_word(*each, size) for each in zip(words, said, heavy, strict=True)], page)


def _heavy(words: list[RecognisedWord], usual: float) -> list[bool]:
    """Which of the words are bold; one alone may look so."""
    letters = sum(len(word.text) for word in words)
    mean = sum(word.weight * len(word.text) for word in words) / letters
    heavy = [word.weight > _BOLD * usual for word in words]
    share = sum(len(word.text) for word, bold in zip(words, heavy, strict=True) if bold) / letters
    if share > _MOSTLY and mean > _BOLD * usual:
        return [True] * len(words)
    return heavy if share >= 1 - _MOSTLY else _lead(words, heavy)


def _lead(words: list[RecognisedWord], heavy: list[bool]) -> list[bool]:
    """The first words alone, if they are bold: a heading that stands in the line."""
    count = len(list(takewhile(bool, heavy)))
    is_lead = sum(len(word.text) for word in words[:count]) >= _LEAD
    return [is_lead and at < count for at in range(len(words))]


def _word(word: RecognisedWord, said: str, bold: bool, usual: float) -> Word:
    size = usual if abs(word.size - usual) <= _SAME * usual else word.size
    style = Style(bold=bold, italic=False, size=round(size, 1), raw=None if said == word.text else word.text)
    return Word([(said, style)], word.x0, word.x1, word.base, size, confidence=word.confidence)
