"""Letters on one baseline -> words: told by the space between letters, in the order in which they were drawn."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from extractor.read.pdf.ink import Letter

# In shares of the type size: how far apart letters of one word stand at most.
_WORD_GAP = 0.17
# In shares of the type size: how exactly letters of one word follow each other.
_JOINED = 0.03
# Signs that lead from one word to another, and the fewest that do.
_LEADING, _DOTS, _LEADER = ".…_", 4, re.compile(r"[.…_]{4,}")
# In shares of the letters beside it: the largest size of a raised sign.
SMALL = 0.85

# Of a letter: where it ends, its size, when it was drawn, and how it is set.
_END, _SIZE, _ORDER, _STYLE = itemgetter(2), itemgetter(4), itemgetter(9), itemgetter(5, 6, 4, 10)


class Style(NamedTuple):
    """How letters are set; `size` in points, `raw` what the file has for a sign of a symbol font."""

    bold: bool
    italic: bool
    size: float
    raw: str | None = None


@dataclass(slots=True)
class Word:
    """Letters that stand together; `runs` are its stretches of one style.

    `raised` says where its small raised signs begin and end, if it has others too; `target` where it leads if it is a
    link; `level` is its heading's if the file is tagged so, `confidence` how sure OCR is of a recognised word, 0 to 1;
    `bullet` is where a picture of one before it begins;
    `is_unspaced` says that a dash ends its line, and that no space stands there, as at the end of other lines.
    """

    runs: list[tuple[str, Style]]
    x0: float
    x1: float
    base: float
    size: float
    raised: tuple[int, int] | None = None
    underline: bool = False
    strike: bool = False
    target: str | None = None
    level: int | None = None
    confidence: float | None = None
    bullet: float | None = None
    is_unspaced: bool = False

    @property
    def text(self) -> str:
        """The word as printed."""
        return self.runs[0][0] if len(self.runs) == 1 else "".join(text for text, _ in self.runs)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(style.bold for _, style in self.runs)


def words(letters: list[Letter]) -> Iterator[Word]:
    """The words that `letters`, which stand on one baseline, make, from left to right."""
    if not _is_plain(letters):
        letters = list(_in_order(_without_doubles(letters)))
    widest = _word_gap(letters)
    texts = [letter[0] for letter in letters]
    made = _words if sum(map(texts.count, _LEADING)) >= _DOTS else _whole
    held: list[Letter] = []
    for at, letter in enumerate(letters):
        if letter[0].isspace():
            if held and not _is_under(held[-1], letters, at):
                yield from made(held)
                held = []
            continue
        if held and _opens_word(letter, held, widest):
            yield from made(held)
            held = []
        held.append(letter)
    if held:
        yield from made(held)


def _is_under(last: Letter, letters: list[Letter], at: int) -> bool:
    """Whether a space stands below a raised sign, only to carry on a line drawn there: "18th" underlined."""
    after = next((letter for letter in letters[at + 1 :] if not letter[0].isspace()), None)
    return after is not None and abs(after.x0 - last.x1) <= _JOINED * last.size and after.base != last.base


def _whole(letters: list[Letter]) -> Iterator[Word]:
    yield _word(letters)


def _words(letters: list[Letter]) -> Iterator[Word]:
    """The word that `letters` make; dots that lead from one word to another are a word of their own."""
    text = "".join([letter.text[:1] or " " for letter in letters])
    ends = sorted({0, len(letters), *(end for found in _LEADER.finditer(text) for end in found.span())})
    yield from (_word(letters[start:end]) for start, end in pairwise(ends))


def without_leaders(words: list[Word]) -> list[Word]:
    """The words without the dots that lead the eye from one of them to the next."""
    if not any([word.runs[0][0][:1] in _LEADING for word in words]):  # noqa: C419 - a list is quicker
        return words
    kept: list[Word] = []
    for is_dots, group in groupby(words, key=lambda word: not word.text.strip(_LEADING)):
        held = list(group)
        kept += [] if is_dots and len("".join(word.text for word in held)) >= _DOTS else held
    return kept


def _is_plain(letters: list[Letter]) -> bool:
    """Whether `letters` were drawn from left to right, none over another: as nearly all are."""
    return all([a[9] < b[9] and 2 * (b[1] - a[1]) >= a[2] - a[1] for a, b in pairwise(letters)])  # noqa: C419 - a list is quicker


def _opens_word(letter: Letter, word: list[Letter], widest: float) -> bool:
    """Whether the letter stands apart from `word`, or back over it, where another text is printed across."""
    last, size = word[-1], letter[4]
    if letter[1] - last[2] > widest * size or letter[1] < last[1] - 0.2 * size:
        return True
    if not -3 < letter[9] - last[9] < 3 and _is_another_text(letter, last):
        return True
    return size != last[4] and _is_note_mark(letter, word)


def _is_another_text(letter: Letter, last: Letter) -> bool:
    """Whether a letter drawn at another time begins another text: set otherwise, or not joined to it exactly.

    A sign that the page draws, for which the file has none, always does.
    """
    if "" in (letter.raw, last.raw):
        return True
    is_joined = abs(letter.x0 - last.x1) < _JOINED * letter.size and letter[11:] == last[11:]
    return letter.text.isalnum() and last.text.isalnum() and not is_joined


def _in_order(letters: list[Letter]) -> Iterator[Letter]:
    """The letters from left to right; texts drawn across each other come one after the other, not mixed."""
    runs: list[list[Letter]] = []
    for letter in sorted(letters, key=_ORDER):
        last = runs[-1][-1] if runs else None
        if (
            last is None
            or letter.order > last.order + 1
            or not 0 <= letter.x0 - last.x0 < last.x1 - last.x0 + last.size
        ):
            runs.append([])
        runs[-1].append(letter)
    for run in sorted(runs, key=lambda run: run[0].x0):
        yield from run


def _is_note_mark(letter: Letter, word: list[Letter]) -> bool:
    """Whether a raised number of a note parts the letter from `word`; not the 2 of m2, nor the th of 4th."""
    if word[0].text.isdigit() and _is_raised(word[-1], letter):
        return letter.text.isalpha() and letter.text.isupper()
    return _is_raised(letter, word[-1]) and letter.text.isdigit() and len(word) > 2 and not word[-1].text.isdigit()


def _is_raised(letter: Letter, beside: Letter) -> bool:
    return letter.size < SMALL * beside.size and letter.base < beside.base - 0.15 * beside.size


def _without_doubles(letters: list[Letter]) -> list[Letter]:
    """`letters` without those drawn twice in nearly one place: that is how some programs print bold."""
    kept: list[Letter] = []
    seen: dict[tuple[str, int], list[int]] = {}
    for letter in letters:
        place = int(letter.x0 // max(letter.size, 1.0))
        near = (i for beside in (place - 1, place, place + 1) for i in seen.get((letter.text, beside), ()))
        at = next((i for i in near if _is_double(kept[i], letter)), None)
        if at is None:
            seen.setdefault((letter.text, place), []).append(len(kept))
            kept.append(letter)
        elif not letter.hidden and not kept[at].hidden:
            kept[at] = kept[at]._replace(bold=True)
    return kept


def _is_double(letter: Letter, other: Letter) -> bool:
    return abs(letter.x0 - other.x0) < 0.5 * (letter.x1 - letter.x0)


def _word_gap(letters: list[Letter]) -> float:
    """The widest gap inside a word, in shares of the type size: wider where letters are set apart (M I N U T E S)."""
    if len(letters) < 6:
        return _WORD_GAP
    gaps = [
        (b[1] - a[2]) / b[4] for a, b in pairwise(letters) if b[4] > 0 and not a[0].isspace() and not b[0].isspace()
    ]
    usual = median(gaps) if len(gaps) >= 5 else 0.0
    return usual + _WORD_GAP if 0.05 < usual < 0.8 else _WORD_GAP


@lru_cache(maxsize=1024)
def _style(bold: bool, italic: bool, size: float, raw: str | None) -> Style:
    return Style(bold, italic, round(size, 1), raw)


def _word(letters: list[Letter]) -> Word:
    runs: list[tuple[str, Style]] = []
    for (bold, italic, size, raw), group in groupby(letters, _STYLE):
        style = _style(bold, italic, size, raw)
        texts = [letter[0] for letter in group]
        if raw is not None:
            runs += [(text, style) for text in texts]
        elif runs and runs[-1][1] == style:
            runs[-1] = ("".join([runs[-1][0], *texts]), style)
        else:
            runs.append(("".join(texts), style))
    largest = max(letters, key=_SIZE)
    raised = _raised(letters, largest) if min(letters[0].size, letters[-1].size) < largest.size else None
    return Word(runs, letters[0].x0, max(map(_END, letters)), largest.base, largest.size, raised)


def _raised(letters: list[Letter], largest: Letter) -> tuple[int, int] | None:
    """Where the first stretch of small raised signs in a word begins and ends."""
    marks = [_is_raised(letter, largest) for letter in letters]
    if True not in marks:
        return None
    first = marks.index(True)
    count = next((at for at, is_raised in enumerate(marks[first:]) if not is_raised), len(marks) - first)
    lengths = [len(letter.text) for letter in letters]
    return sum(lengths[:first]), sum(lengths[: first + count])


def without_raised(word: Word) -> Word:
    """The word without its raised signs."""
    start, end = word.raised or (0, 0)
    runs: list[tuple[str, Style]] = []
    at = 0
    for text, style in word.runs:
        kept = text[: max(0, start - at)] + text[max(0, end - at) :]
        runs += [(kept, style)] if kept else []
        at += len(text)
    return replace(word, runs=runs, raised=None)
