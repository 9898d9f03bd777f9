"""Which pages of a PDF have to be recognised (OCR), and what they say then."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from typing import Protocol

from extractor.errors import NeedsToolError
from extractor.read.ocr import Recognised, Sight, recognised, tesseract
from extractor.read.ocr.picture import Picture, straight
from extractor.read.pdf import scans
from extractor.read.pdf.plausible import garbage, sense
from extractor.read.pdf.sheets import Sheet
from models import OcrPage, Reading, Source

# Pages whose words are less sure than this on the whole are told of.
_DOUBTFUL = 0.8
# How many times the words of its letters a page must have as recognised.
_MORE = 1.3
# What is left of small words where garbage is mended: pieces of broken words may look like some.
_LESS = 0.7


class _Pages(Protocol):
    """Pages that can be drawn; `number` counts from 1. Raises OSError if one can't."""

    def picture(self, number: int) -> Picture: ...


Drawn = Callable[[], AbstractContextManager[_Pages]]


def with_recognised(sheets: list[Sheet], source: Source, reading: Reading, drawn: Drawn) -> tuple[list[Sheet], Source]:
    """The pages of the file, those that have to be recognised as recognised, and the source with what is said of it.

    Raises NeedsToolError if Tesseract is missing, unless there are pages that can be read without it.
    """
    if reading.ocr == "off":
        return sheets, _warned(source, _senseless(sheets))
    wanted = list(_wanted(sheets, reading))
    if not wanted:
        return sheets, source
    try:
        found = _seen(drawn, wanted, source.sha256, reading)
    except NeedsToolError as error:
        if _are_blank(drawn, wanted):
            return sheets, source
        if reading.ocr == "force" or all(page.layer == "none" and not page.fault for page in sheets):
            raise
        numbers = ", ".join(str(page.number) for page in wanted)
        return sheets, _warned(
            source, [f"not recognised, though there is more to be read on it: page {numbers}: {error}"]
        )
    chosen = {page.number: page for page in scans.sheets(found)}
    sheets = [_better(page, chosen.get(page.number), reading) for page in sheets]
    taken = {page.number for page in sheets if page.is_picture}
    return sheets, _completed(source, [each for each in found if each.number in taken], wanted)


def _wanted(sheets: list[Sheet], reading: Reading) -> Iterator[Sheet]:
    """The pages that are to be recognised; one that was left out for what it draws is not drawn either."""
    for page, is_garbage in zip(sheets, garbage(map(_text, sheets)), strict=True):
        is_wanting = page.layer == "none" or page.is_scarce or is_garbage
        if not page.is_too_large and (reading.ocr == "force" or is_wanting):
            yield page


def _senseless(sheets: list[Sheet]) -> Iterator[str]:
    pages = zip(sheets, garbage(map(_text, sheets)), strict=True)
    numbers = ", ".join(str(page.number) for page, is_garbage in pages if is_garbage)
    if numbers:
        yield f"its letters make no words, and --ocr auto would recognise what they show: page {numbers}"


def _better(page: Sheet, seen: Sheet | None, reading: Reading) -> Sheet:
    """The page as recognised, unless that says less than its letters do."""
    if seen is None or (page.layer != "none" and seen.layer == "none") or (page.fault and seen.layer == "none"):
        return page
    if page.layer == "none" or reading.ocr == "force":
        return seen
    before, after = _text(page), _text(seen)
    is_more = len(after.split()) > _MORE * len(before.split())
    is_mended = garbage([before]) == [True] and garbage([after]) == [False] and sense(after) >= _LESS * sense(before)
    return seen if is_more or is_mended else page


def _text(page: Sheet) -> str:
    return "\n".join(line.text for line in page.lines)


def _seen(drawn: Drawn, pages: Iterable[Sheet], sha256: str, reading: Reading) -> list[Recognised]:
    try:
        with drawn() as file:
            sights = (Sight(page.number, partial(file.picture, page.number)) for page in pages)
            return list(recognised(sights, sha256, reading))
    except OSError as error:
        return [Recognised(page.number, None, str(error)) for page in pages]


def _are_blank(drawn: Drawn, pages: Iterable[Sheet]) -> bool:
    """Whether there is nothing on the pages that could be recognised."""
    try:
        with drawn() as file:
            return all(straight(file.picture(page.number)).is_blank for page in pages)
    except OSError:
        return False


def _completed(source: Source, found: list[Recognised], wanted: list[Sheet]) -> Source:
    pages = [
        OcrPage(page=each.number, words=len(each.page.words), confidence=round(each.page.confidence, 3))
        for each in found
        if each.page is not None and each.page.words
    ]
    if not pages:
        return source
    mean = sum(page.words * page.confidence for page in pages) / sum(page.words for page in pages)
    told = {"ocr": tuple(pages), "ocr_confidence": round(mean, 3), "reader": f"{source.reader}, {tesseract.version()}"}
    return _warned(source.model_copy(update=told), [*_faults(pages, wanted), *_doubts(pages)])


def _faults(pages: Iterable[OcrPage], wanted: Iterable[Sheet]) -> Iterator[str]:
    seen = {page.page for page in pages}
    for page in wanted:
        if page.fault and page.number in seen:
            yield f"page {page.number} can't be read ({page.fault}): its text was recognised from its picture"


def _doubts(pages: Iterable[OcrPage]) -> Iterator[str]:
    for page in pages:
        if page.confidence < _DOUBTFUL:
            sure = f"{page.confidence:.0%} sure on average"
            yield f"page {page.page} was recognised with doubt ({sure}): compare it with its picture"


def _warned(source: Source, warnings: Iterable[str]) -> Source:
    return source.model_copy(update={"warnings": (*source.warnings, *warnings)})
