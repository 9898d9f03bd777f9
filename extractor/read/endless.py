"""Words without an end: a picture written in letters, or a key held down, are left out of the text, and told of."""

import re
from collections.abc import Iterable
from dataclasses import replace

from extractor.read import limits
from extractor.read.raw import RawLine

_WORD = re.compile(r"\S++")


def without_endless(lines: Iterable[RawLine]) -> tuple[list[RawLine], tuple[str, ...]]:
    """The lines without words longer than anybody writes, and what is to be said if there were any."""
    given = list(lines)
    made = [_without(line) if _has_endless(line) else line for line in given]
    many = sum(line is not whole for line, whole in zip(made, given, strict=True))
    said = f"words of more than {limits.LIMITS.word:,} letters, which nobody wrote, are left out of {many} lines"
    return made, (said,) if many else ()


def _has_endless(line: RawLine) -> bool:
    return any(len(piece.text) > limits.LIMITS.word and _is_endless(piece.text) for piece in line.pieces)


def _is_endless(text: str) -> bool:
    return max(map(len, text.split()), default=0) > limits.LIMITS.word


def _without(line: RawLine) -> RawLine:
    """The line with a space for each such word."""
    return replace(line, pieces=[replace(piece, text=_WORD.sub(_kept, piece.text)) for piece in line.pieces])


def _kept(word: re.Match[str]) -> str:
    return word[0] if len(word[0]) <= limits.LIMITS.word else " "
