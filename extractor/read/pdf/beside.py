"""What a page prints beside its text: aslant, on its side, too small to be read, or on a layer that is off."""

from collections.abc import Iterable, Iterator
from statistics import median

from extractor.read.pdf.ink import Ink, Letter
from extractor.read.pdf.marked import HIDDEN
from models import Box, Marginal
from models.document import MarginalKind

# Smaller type can't be read: in points, and in shares of the page's usual size.
_READABLE, _SHARE = 3.0, 0.35
_WAYS: tuple[tuple[int, MarginalKind], ...] = ((-1, "watermark"), (1, "note"), (2, "note"), (3, "note"))


def beside(page: Ink) -> Iterator[Marginal]:
    """What the page prints beside its text; the letters that make it are taken out of the page."""
    if not page.letters:
        return
    for mark, start, end in page.marked:
        if mark == HIDDEN:
            yield from _marginal(_taken(page, range(start, end)), "hidden", page.number)
    if not page.letters:
        return
    least = min(_READABLE, _SHARE * median([letter[4] for letter in page.letters]))
    if all([letter[8] == 0 and letter[4] >= least for letter in page.letters]):  # noqa: C419 - a list is quicker
        return
    for turn, kind in _WAYS:
        yield from _marginal((letter for letter in page.letters if letter.turn == turn), kind, page.number)
    yield from _marginal((each for each in page.letters if each.turn == 0 and each.size < least), "note", page.number)
    page.letters = [letter for letter in page.letters if letter.turn == 0 and letter.size >= least]


def _taken(page: Ink, stretch: range) -> list[Letter]:
    """The letters of the stretch, which are taken out of the page."""
    taken = [letter for letter in page.letters if letter.order in stretch]
    page.letters = [letter for letter in page.letters if letter.order not in stretch]
    return taken


def _marginal(letters: Iterable[Letter], kind: MarginalKind, page: int) -> Iterator[Marginal]:
    held = list(letters)
    text = " ".join("".join(letter.text for letter in held).split())
    if text:
        yield Marginal(text=text, kind=kind, page=page, box=_around(held, page))


def _around(letters: list[Letter], page: int) -> Box:
    bases = [letter.base for letter in letters]
    left, right = min(letter.x0 for letter in letters), max(letter.x1 for letter in letters)
    return Box(page=page, x0=left, top=min(bases), x1=right, bottom=max(bases))
