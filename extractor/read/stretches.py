"""The signs of a raw line in stretches of one piece each: white space folded, ligatures opened, places kept."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, repeat
from typing import NamedTuple

from extractor.read.raw import Piece
from extractor.read.scripts import LIGATURES
from extractor.read.spots import Place, Spots

_WORD = re.compile(r"\S+")
_PLAIN = re.compile("[ -~]*")
# Signs that stand for others in the text: invisible ones go (here they show as nulls), odd spaces become spaces.
_NO_SIGNS = frozenset("\u200b\u200c\u200d\u2060\ufeff")
# Hyphens that show only where a line ends: the soft hyphen, and what some programs put for it.
_SOFT_HYPHENS = frozenset("\u00ad\u0002")
# What a line's signs may have to be folded for; most lines have nothing of it.
_TO_FOLD = re.compile("^ |  |[\0\u00ad\u0002]")
_LIGATURE = re.compile(f"[{''.join(LIGATURES)}]")

_Sign = tuple[str, Piece, Place | None]


class Stretch(NamedTuple):
    """Signs of one piece as the text has them; `x` holds each sign's (x0, x1), one for all of them, or nothing."""

    text: str
    piece: Piece
    x: Sequence[Place]


def folded(pieces: Iterable[Piece]) -> list[Stretch]:
    """The signs of `pieces`, white space folded and trimmed; a soft hyphen stays only at the end."""
    found = [Stretch(_shown(piece.text), piece, _x(piece)) for piece in pieces if piece.text]
    while found and not (text := found[-1].text.rstrip(" \0")):
        found.pop()
    if found and len(text) < len(found[-1].text):
        found[-1] = _first(found[-1], len(text))
    return found if _TO_FOLD.search(text_of(found)) is None else _regrouped(_without_folds(found))


def text_of(stretches: Iterable[Stretch]) -> str:
    """What `stretches` say."""
    return "".join([stretch[0] for stretch in stretches])


def opened(stretches: list[Stretch]) -> tuple[list[Stretch], list[tuple[int, str, str]]]:
    """The stretches with their ligatures opened; where in their text each begins, and what it was and is."""
    found: list[Stretch] = []
    repairs: list[tuple[int, str, str]] = []
    at = 0
    for stretch in stretches:
        if _LIGATURE.search(stretch.text):
            stretch, inside = _opened(stretch)  # noqa: PLW2901 - the same stretch, opened
            repairs += [(at + start, raw, put) for start, raw, put in inside]
        found.append(stretch)
        at += len(stretch.text)
    return found, repairs


def recut(stretches: list[Stretch], text: str) -> list[Stretch]:
    """The stretches with `text`, sign for sign, instead of theirs."""
    found: list[Stretch] = []
    at = 0
    for stretch in stretches:
        found.append(stretch._replace(text=text[at : at + len(stretch.text)]))
        at += len(stretch.text)
    return found


def places(stretches: Sequence[Stretch], first: int) -> Iterator[tuple[int, float, float]]:
    """Where each word stands: its offset, counted from `first`, and where it begins and ends, if that is known."""
    if not any(stretch.x for stretch in stretches):
        return
    begun: int | None = None
    spots: list[Place] = []
    for text, _, x in stretches:
        for word in _WORD.finditer(text):
            if word.start() and spots and begun is not None:
                yield begun, *_around(spots)
            if word.start() or begun is None:
                begun, spots = first + word.start(), []
            spots += _spots(x, word.start(), word.end())
        first += len(text)
        if text[-1:] == " ":
            if spots and begun is not None:
                yield begun, *_around(spots)
            begun, spots = None, []
    if spots and begun is not None:
        yield begun, *_around(spots)


def tabs(pieces: Iterable[Piece], text: str, first: int) -> Iterator[int]:
    """The offsets, counted from `first`, of the words of the folded `text` before which `pieces` have a tab."""
    raw = "".join([piece.text for piece in pieces])
    if "\t" not in raw:
        return
    words = [first + word.start() for word in _WORD.finditer(text)]
    before = 0
    for field in raw.split("\t"):
        if 0 < before < len(words) and field.strip():
            yield words[before]
        before += len(field.split())


def confidences(stretches: Sequence[Stretch]) -> Iterator[float]:
    """How sure OCR is of each word; nothing for words that were not recognised by it."""
    if all(stretch.piece.confidence is None for stretch in stretches):
        return
    sure: list[float] = []
    for text, piece, _ in stretches:
        for at, part in enumerate(text.split(" ")):
            if at and sure:
                yield min(sure)
                sure = []
            if part and piece.confidence is not None:
                sure.append(piece.confidence)
    if sure:
        yield min(sure)


def _spots(x: Sequence[Place], start: int, end: int) -> Iterable[Place]:
    """The places of the signs from `start` to `end`, each once."""
    if isinstance(x, Spots):
        return (x.around(start, end),)
    return set(x if len(x) < 2 else x[start:end])


def _around(spots: list[Place]) -> Place:
    return float(min(spot[0] for spot in spots)), float(max(spot[1] for spot in spots))


def _shown(text: str) -> str:
    """The text, sign for sign, with one kind of space, and nulls for signs that can't be seen."""
    return text if _PLAIN.fullmatch(text) else "".join(map(_shown_sign, text))


@cache
def _shown_sign(sign: str) -> str:
    if sign.isspace() or (unicodedata.category(sign) == "Cc" and sign not in _SOFT_HYPHENS):
        return " "
    return "\0" if sign in _NO_SIGNS else sign


def _x(piece: Piece) -> Sequence[Place]:
    return piece.x if len(piece.x) in {1, len(piece.text)} else ()


def _first(stretch: Stretch, count: int) -> Stretch:
    """The first `count` signs of the stretch."""
    return Stretch(stretch.text[:count], stretch.piece, stretch.x[:count])


def _without_folds(stretches: list[Stretch]) -> list[_Sign]:
    """The signs of `stretches` without those that are folded away."""
    signs = [sign for each in stretches for sign in _signs(each)]
    kept: list[_Sign] = []
    for at, sign in enumerate(signs):
        is_within = sign[0] in _SOFT_HYPHENS and at < len(signs) - 1
        is_double = sign[0] == " " and (not kept or kept[-1][0] == " ")
        if sign[0] != "\0" and not is_within and not is_double:
            kept.append(sign)
    return [] if len(kept) == 1 and kept[0][0] in _SOFT_HYPHENS else kept


def _signs(stretch: Stretch) -> Iterable[_Sign]:
    text, piece, x = stretch
    spots: Iterable[Place | None] = x if len(x) == len(text) else repeat(x[0] if x else None, len(text))
    return zip(text, repeat(piece), spots, strict=False)


def _regrouped(signs: list[_Sign]) -> list[Stretch]:
    found: list[Stretch] = []
    for _, group in groupby(signs, key=lambda sign: id(sign[1])):
        held = list(group)
        text, piece = "".join([sign for sign, _, _ in held]), held[0][1]
        found.append(Stretch(text, piece, [spot for _, _, spot in held if spot is not None]))
    return found


def _opened(stretch: Stretch) -> tuple[Stretch, list[tuple[int, str, str]]]:
    signs: list[_Sign] = []
    repairs: list[tuple[int, str, str]] = []
    for sign, piece, spot in _signs(stretch):
        put = LIGATURES.get(sign, sign)
        if put is not sign:
            repairs.append((len(signs), sign, put))
        signs += [(letter, piece, spot) for letter in put]
    return _regrouped(signs)[0], repairs
