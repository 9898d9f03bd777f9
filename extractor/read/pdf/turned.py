"""What a page prints aslant or on its side."""

from collections.abc import Iterator

from extractor.read.pdf.ink import Ink, Letter
from models import Box, Marginal


def turned(page: Ink) -> Iterator[Marginal]:
    """What the page prints aslant (watermarks) or on its side, in the order in which it is drawn."""
    for turn in (-1, 1, 2, 3):
        letters = [letter for letter in page.letters if letter.turn == turn]
        text = " ".join("".join(letter.text for letter in letters).split())
        if text:
            yield Marginal(
                text=text, kind="watermark" if turn == -1 else "note", page=page.number, box=_around(letters, page)
            )


def _around(letters: list[Letter], page: Ink) -> Box:
    xs, ys = [letter.x0 for letter in letters], [letter.base for letter in letters]
    return Box(page=page.number, x0=min(xs), top=min(ys), x1=max(letter.x1 for letter in letters), bottom=max(ys))
