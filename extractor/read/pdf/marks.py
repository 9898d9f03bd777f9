"""What is drawn on text: no PDF says that a word is underlined or struck out, a thin stroke does."""

from collections.abc import Iterable

from extractor.read.pdf.ink import Stroke
from extractor.read.pdf.lines import PrintedLine
from extractor.read.pdf.words import Word

# In shares of the type size, counted down from the baseline: where a line under a word runs, and one through it.
_UNDER, _THROUGH = (-0.03, 0.25), (-0.45, -0.15)


def mark(lines: Iterable[PrintedLine], strokes: Iterable[Stroke]) -> None:
    """Set `underline` and `strike` of the words in `lines` that a level stroke covers; a table's border covers more."""
    level = sorted(
        ((s.top + s.bottom) / 2, s.x0, s.x1) for s in strokes if s.bottom - s.top <= 2.5 and s.x1 - s.x0 > 2.5
    )
    if not level:
        return
    for line in lines:
        near = [stroke for stroke in level if line.base - 0.6 * line.size < stroke[0] < line.base + 0.4 * line.size]
        for stroke in near:
            _mark_words(line, *stroke)


def mark_bullets(lines: Iterable[PrintedLine], signs: Iterable[tuple[float, float, float, float]]) -> None:
    """Set `bullet` of the words in `lines` that a picture of a sign stands before, and no other word."""
    held = list(lines)
    for x0, top, x1, bottom in signs:
        for line in held:
            if top < line.base - 0.25 * line.size < bottom:
                _mark_bulleted(line.words, x0, x1)


def _mark_bulleted(words: list[Word], x0: float, x1: float) -> None:
    """Set `bullet` of the first word behind a sign that reaches from `x0` to `x1`."""
    at = next((at for at, word in enumerate(words) if word.x0 >= x1 - 1), None)
    if at is not None and words[at].x0 - x0 < 4 * words[at].size and (at == 0 or words[at - 1].x1 <= x0 + 1):
        words[at].bullet = x0


def _mark_words(line: PrintedLine, y: float, x0: float, x1: float) -> None:
    covered = [word for word in line.words if min(word.x1, x1) - max(word.x0, x0) > 0.6 * (word.x1 - word.x0)]
    if not covered or x0 < covered[0].x0 - 0.5 * line.size or x1 > covered[-1].x1 + 1.5 * line.size:
        return
    for word in covered:
        _mark_word(word, (y - word.base) / max(word.size, 1.0))


def _mark_word(word: Word, depth: float) -> None:
    word.underline |= _UNDER[0] <= depth <= _UNDER[1]
    word.strike |= _THROUGH[0] <= depth <= _THROUGH[1]
