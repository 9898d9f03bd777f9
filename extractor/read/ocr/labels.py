"""Numbers that stand before their text and were not read: the ink is there, and is looked at by itself.

Tesseract sees a page as blocks of text, and passes over a lone figure that stands apart from its block.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from extractor.read.ocr.hocr import Page, RecognisedWord
from extractor.read.ocr.picture import Grey, Picture

# In type sizes: how far before its text a number stands, at least and at most; how high and wide it is.
_NEAR, _FAR = 0.15, 7.0
_LOW, _HIGH, _WIDE = 0.4, 1.3, 4.0
# In type sizes: ink no further apart is of one number; how much of a line is looked at with it, and around it.
_APART, _TEXT, _AROUND = 0.7, 14.0, 0.4
# Letters and signs of a number at most, and how sure it has to be.
_LETTERS, _SURE = 6, 0.5
# What is left of a number that was not read.
_REST = re.compile(r"[.,:;)|_]+")


class Unread(NamedTuple):
    """Ink before the line of that index of a page; `x0` and `x1` are its ends in dots."""

    line: int
    x0: int
    x1: int


def unread(page: Page, picture: Picture) -> list[Unread]:
    """The ink right before lines of `page` that no word was read of, as large as a number."""
    ink, scale = picture.ink, picture.dpi / 72
    found: list[Unread] = []
    for at, line in enumerate(page.lines):
        first = _text(line)[0]
        size = first.size * scale
        end, base = round(first.x0 * scale - _NEAR * size), round(first.base * scale)
        start, top = max(0, round(first.x0 * scale - _FAR * size)), max(0, round(base - size))
        band = ink[top : base + round(0.2 * size), start : max(start, end)].copy()
        for word in _on_level(page.words, first):
            band[:, max(0, round(word.x0 * scale) - start) : max(0, round(word.x1 * scale) - start)] = False
        ends = _last_stretch(band, size)
        if ends is not None:
            found.append(Unread(at, start + ends[0], start + ends[1]))
    return found


def strip(page: Page, picture: Picture, places: Sequence[Unread]) -> Picture:
    """The lines that have unread ink, from there on, one below the other on white paper."""
    pieces = [_piece(_text(page.lines[place.line])[0], picture, place) for place in places]
    white = np.full((sum(len(piece) for piece in pieces), max(piece.shape[1] for piece in pieces)), 255, np.uint8)
    top = 0
    for piece in pieces:
        white[top : top + len(piece), : piece.shape[1]] = piece
        top += len(piece)
    return Picture(white, picture.dpi, picture.threshold)


def with_labels(page: Page, picture: Picture, places: Sequence[Unread], again: Page) -> Page:
    """`page` with the numbers that were read in the strip, `again`, before the lines they stand before."""
    lines, top = list(page.lines), 0.0
    for place in places:
        text = _text(page.lines[place.line])
        first, piece = text[0], _piece(text[0], picture, place)
        below = top + len(piece) * 72 / picture.dpi
        shift = (_left(first, picture, place) - _rim(first, picture)) * 72 / picture.dpi
        own = [word for word in again.words if top <= word.base < below]
        label = list(_before([word._replace(x0=word.x0 + shift, x1=word.x1 + shift) for word in own], first))
        lines[place.line] = (*label, *text) if label else page.lines[place.line]
        top = below
    return page._replace(lines=tuple(lines))


def _text(line: Sequence[RecognisedWord]) -> Sequence[RecognisedWord]:
    """The words of a line without what is left of its number."""
    return line[1:] if len(line) > 1 and _REST.fullmatch(line[0].text) else line


def _on_level(words: Sequence[RecognisedWord], first: RecognisedWord) -> Iterator[RecognisedWord]:
    """The words before `first` that stand as high as it does, or nearly."""
    for word in words:
        if (
            word.x0 < first.x0
            and not _REST.fullmatch(word.text)
            and abs(word.base - first.base) < max(word.size, first.size)
        ):
            yield word


def _last_stretch(band: "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]", size: float) -> tuple[int, int] | None:
    """Where the last ink in `band` begins and ends, if it is as high and wide as a number; None if it isn't."""
    columns = np.flatnonzero(band.any(axis=0))
    if not len(columns):
        return None
    breaks = np.flatnonzero(np.diff(columns) > _APART * size)
    first, last = int(columns[breaks[-1] + 1] if len(breaks) else columns[0]), int(columns[-1]) + 1
    rows = np.flatnonzero(band[:, first:last].any(axis=1))
    is_high = _LOW * size <= rows[-1] + 1 - rows[0] <= _HIGH * size
    is_inside = first > 0 and rows[0] > 0
    return (first, last) if is_high and is_inside and last - first <= _WIDE * size else None


def _left(first: RecognisedWord, picture: Picture, place: Unread) -> int:
    """Where the piece that is looked at begins, in dots; its white rim stands before that."""
    return max(0, place.x0 - round(_AROUND * first.size * picture.dpi / 72))


def _rim(first: RecognisedWord, picture: Picture) -> int:
    """How much white is put around a piece, in dots."""
    return round(first.size * picture.dpi / 72)


def _piece(first: RecognisedWord, picture: Picture, place: Unread) -> Grey:
    """The picture of a line from its unread ink on."""
    size, base = first.size * picture.dpi / 72, first.base * picture.dpi / 72
    top, bottom = max(0, round(base - (1 + _AROUND / 2) * size)), round(base + _AROUND * size)
    left = _left(first, picture, place)
    return np.pad(
        picture.grey[top:bottom, left : round(place.x1 + _TEXT * size)], _rim(first, picture), constant_values=255
    )


def _before(words: Sequence[RecognisedWord], first: RecognisedWord) -> Iterator[RecognisedWord]:
    """The surely read words of a piece that stand before the first that was known, on its level."""
    for word in sorted(words, key=lambda each: each.x0):
        is_label = len(word.text) <= _LETTERS and any(map(str.isalnum, word.text))
        if is_label and word.x1 < first.x0 and word.confidence >= _SURE:
            yield word._replace(base=first.base, size=first.size)
