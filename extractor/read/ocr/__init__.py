"""Pictures of pages -> words with their places: what Tesseract recognises, a few pages at a time, kept in the cache."""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from extractor.read import cache
from extractor.read.ocr import tesseract
from extractor.read.ocr.hocr import Page, page
from extractor.read.ocr.labels import strip, unread, with_labels
from extractor.read.ocr.picture import DPI, Picture, inked, straight, turned
from extractor.read.ocr.rules import ruled
from extractor.read.ocr.second import closer, joined
from models import Reading

# Counts the ways in which pages were prepared and read, so that what another way gave is not taken from the cache.
_WAY = "9"
_ROOM = "ocr"
# A page whose words are less sure than this, or fewer, may lie on its side or stand on its head.
_DOUBTFUL, _FEW = 0.6, 8
# Tells of each page that is done, so that whoever waits knows that there is something to wait for.
logger = logging.getLogger(__name__)
_PAGE: TypeAdapter[Page] = TypeAdapter(Page)


class Sight(NamedTuple):
    """A page to be recognised: `number` counts from 1, `draw` gives its picture with so many dots an inch.

    Raises OSError if it can't.
    """

    number: int
    draw: Callable[[float], Picture]


class Recognised(NamedTuple):
    """A page that was recognised, or why it couldn't be."""

    number: int
    page: Page | None
    fault: str | None = None


def recognised(sights: Iterable[Sight], sha256: str, reading: Reading) -> Iterator[Recognised]:
    """What stands on each page of the file `sha256`, in order. Raises NeedsToolError.

    What goes wrong with a page costs that page alone.
    """
    tesseract.check(reading.ocr_language)
    running: deque[_Running] = deque()
    try:
        for sight in sights:
            running.append(_begun(sight, sha256, reading))
            if len(running) >= reading.ocr_pages:
                yield _ended(running.popleft())
        while running:
            yield _ended(running.popleft())
    finally:
        for each in running:
            if each.job is not None:
                each.job.end()


class _Running(NamedTuple):
    """A page that is being recognised, by `job`, or that is known already."""

    made_from: tuple[str, ...]
    language: str
    sight: Sight
    known: Recognised
    picture: Picture | None = None
    job: tesseract.Job | None = None


def _begun(sight: Sight, sha256: str, reading: Reading) -> _Running:
    made_from = (sha256, str(sight.number), tesseract.version(), reading.ocr_language, _WAY)
    nothing = Recognised(sight.number, None)
    known = _held(made_from)
    if known is not None:
        return _Running(made_from, reading.ocr_language, sight, nothing._replace(page=known))
    try:
        picture = ruled(straight(sight.draw(DPI)))
        job = None if picture.is_blank else tesseract.begin(picture, reading.ocr_language)
    except OSError as error:
        return _Running(made_from, reading.ocr_language, sight, nothing._replace(fault=str(error)))
    if job is None:
        nothing = nothing._replace(page=Page(picture.width, picture.height))
    return _Running(made_from, reading.ocr_language, sight, nothing, picture, job)


def _ended(running: _Running) -> Recognised:
    found = _found(running)
    logger.info("page %d of the file is recognised", found.number)
    return found


def _found(running: _Running) -> Recognised:
    if running.job is None or running.picture is None:
        return running.known
    try:
        found = page(running.job.said(), running.picture)
        if found.confidence < _DOUBTFUL or len(found.words) < _FEW:
            found = _upright(found, running.picture, running.language)
        else:
            if (dpi := closer(found, running.picture.dpi)) is not None:
                found = joined(found, _looked_at_again(running, dpi))
            found = _labelled(found, running.picture, running.language)
    except OSError as error:
        return running.known._replace(fault=str(error))
    cache.put(_ROOM, running.made_from, _PAGE.dump_json(found))
    return running.known._replace(page=found)


def _labelled(found: Page, picture: Picture, language: str) -> Page:
    """The page with the numbers before its lines that were not read with the rest."""
    places = unread(found, picture)
    if not places:
        return found
    pieces = strip(found, picture, places)
    return with_labels(found, picture, places, page(tesseract.begin(pieces, language, is_block=True).said(), pieces))


def _upright(found: Page, picture: Picture, language: str) -> Page:
    """The page read again the right way up, if that gives surer words; else as it was found."""
    quarters = tesseract.quarters(picture)
    if not quarters:
        return found
    upright = ruled(straight(turned(picture, quarters)))
    again = page(tesseract.begin(upright, language).said(), upright)
    return max(found, again, key=lambda each: each.confidence * len(each.words))


def _looked_at_again(running: _Running, dpi: float) -> Page:
    """The page read again with `dpi` dots an inch, and only ink in it that is none of a watermark or of grey paper."""
    picture = ruled(inked(straight(running.sight.draw(dpi))))
    return page(tesseract.begin(picture, running.language).said(), picture)


def _held(made_from: tuple[str, ...]) -> Page | None:
    kept = cache.held(_ROOM, made_from)
    if kept is None:
        return None
    try:
        return _PAGE.validate_json(kept)
    except ValidationError:
        return None
