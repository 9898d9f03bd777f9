"""Words that wait until their page's turn comes: kept in few bytes, since a long document has many of them."""

from struct import Struct, pack
from typing import Any, NamedTuple, TypeVar

from extractor.read.pdf.words import Style, Word

PLACE = Struct("=dd")
_Each = TypeVar("_Each")


class How(NamedTuple):
    """How a word is set and what it is, as in `Word`, but for its style."""

    base: float
    size: float
    raised: tuple[int, int] | None
    underline: bool
    strike: bool
    target: str | None
    level: int | None
    confidence: float | None
    bullet: float | None
    is_unspaced: bool


class Resting(NamedTuple):
    """The words of a line at rest: their texts, places, and how they are set; one for all if they are set alike.

    `styles` holds a word's style, or its runs if it has several.
    """

    texts: str | tuple[str, ...]
    places: bytes
    styles: tuple[Any, ...]
    hows: tuple[How, ...]


def at_rest(words: list[Word], joined: str) -> Resting:
    """The words, for which `awake` gives others that are equal; `joined` are their texts with a space between each."""
    texts = tuple([word.text for word in words])
    places = pack(f"={2 * len(words)}d", *[edge for word in words for edge in (word.x0, word.x1)])
    styles = tuple([word.runs[0][1] if len(word.runs) == 1 else tuple(word.runs) for word in words])
    hows = tuple([_how(word) for word in words])
    whole = joined if tuple(joined.split(" ")) == texts else texts
    return Resting(whole, places, _once(styles), _once(hows))


def awake(held: Resting) -> list[Word]:
    """The words that were put to rest."""
    texts = held.texts.split(" ") if isinstance(held.texts, str) else held.texts
    styles = held.styles * len(texts) if len(held.styles) == 1 else held.styles
    hows = held.hows * len(texts) if len(held.hows) == 1 else held.hows
    return [
        Word([(text, style)] if isinstance(style, Style) else list(style), x0, x1, *how)
        for text, style, (x0, x1), how in zip(texts, styles, PLACE.iter_unpack(held.places), hows, strict=True)
    ]


def _how(word: Word) -> How:
    marks = (word.underline, word.strike, word.target, word.level, word.confidence, word.bullet)
    return How(word.base, word.size, word.raised, *marks, word.is_unspaced)


def _once(each: tuple[_Each, ...]) -> tuple[_Each, ...]:
    return each[:1] if each.count(each[0]) == len(each) else each
