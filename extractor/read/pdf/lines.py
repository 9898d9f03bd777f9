"""Letters -> printed lines, before columns and tables are told apart."""

import re
from collections.abc import Iterator
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from extractor.read.pdf.ink import Ink, Letter
from extractor.read.pdf.resting import PLACE, Resting, at_rest, awake
from extractor.read.pdf.words import Word, words
from models import Box

# In shares of the type size: how far a raised or lowered sign stands off its line.
_RAISED, _LOWERED = 0.6, 0.3

# Word's hollow bullet is the letter o in a typewriter's font, so far (in shares of the type size) from its text.
_TYPEWRITER, _APART = re.compile(r"cour|mono|consol|typewriter", re.IGNORECASE), 0.4
# A page whose lines end in spaces has so many that do, and of all its lines this share. Where a word is turned.
_SPACED_LINES, _SPACED, _DASHES = 10, 0.85, frozenset("-–—/")
# Of a letter: its baseline and its size.
_BASE, _SIZE = itemgetter(3), itemgetter(4)


class _Measures(NamedTuple):
    """What is asked of a line's words again and again; `number` is how many they were when they were measured."""

    words: list[Word] | None
    number: int
    text: str
    x0: float
    x1: float
    base: float
    size: float


class PrintedLine:
    """Words on one baseline, from left to right.

    `notes` are what stands beside it in the page's margin.
    """

    __slots__ = ("_measured", "_resting", "_words", "notes", "page")

    def __init__(self, words: list[Word], page: int) -> None:
        self._words, self.page = words, page
        self.notes: list[PrintedLine] = []
        self._measured: _Measures | None = None
        self._resting: Resting | None = None

    @property
    def words(self) -> list[Word]:
        """Its words; what is changed in them lasts."""
        if self._resting is not None:
            self._words, self._resting, self._measured = awake(self._resting), None, None
        return self._words

    @words.setter
    def words(self, words: list[Word]) -> None:
        self._words, self._resting, self._measured = words, None, None

    @property
    def bullet(self) -> float | None:
        """Where a picture of a bullet that stands before it begins; None if there is none."""
        if self._resting is not None:
            return self._resting.hows[0].bullet
        return self._words[0].bullet if self._words else None

    @property
    def bulleted(self) -> bool:
        """Whether a picture of a bullet stands before it."""
        return self.bullet is not None

    @property
    def count(self) -> int:
        """How many words it has."""
        return len(self._words) if self._resting is None else len(self._resting.places) // PLACE.size

    def rest(self) -> None:
        """Keep the words in few bytes until they are asked for again; what was measured is known without them."""
        if self._resting is None and self._words:
            measured = self._measured = self._measure()._replace(words=None)
            self._resting, self._words = at_rest(self._words, measured.text), []
        for note in self.notes:
            note.rest()

    def with_words(self, words: list[Word]) -> "PrintedLine":
        """The line with other words."""
        found = PrintedLine(words, self.page)
        found.notes = self.notes
        return found

    @property
    def text(self) -> str:
        """The line as printed, one space between words."""
        return self._measure().text

    @property
    def x0(self) -> float:
        """Where its first word begins."""
        return self._measure().x0

    @property
    def x1(self) -> float:
        """Where its last word ends."""
        return self._measure().x1

    @property
    def base(self) -> float:
        """The baseline's distance from the top of the page."""
        return self._measure().base

    @property
    def size(self) -> float:
        """The type size of its widest word: raised and lowered signs don't count."""
        return self._measure().size

    def _measure(self) -> _Measures:
        held, words = self._measured, self._words
        if held is None or (self._resting is None and (held.words is not words or held.number != len(words))):
            widest, right = max(words, key=_width), max([word.x1 for word in words])
            text = " ".join([word.text for word in words])
            held = _Measures(words, len(words), text, words[0].x0, right, widest.base, widest.size)
            self._measured = held
        return held

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)

    @property
    def told(self) -> int:
        """How many of its words belong to a tagged heading."""
        hows = self._words if self._resting is None else self._resting.hows
        return sum(each.level is not None for each in hows) * (self.count // len(hows) if hows else 0)


def _width(word: Word) -> float:
    return word.x1 - word.x0


def printed_lines(page: Ink) -> list[PrintedLine]:
    """The page's upright lines from top to bottom; a large space alone draws no line beside it to itself."""
    upright = [letter for letter in page.letters if letter[0].strip("\0")]
    baselines = [group for group in _by_baseline(upright) if any(not letter[0].isspace() for letter in group)]
    groups = [_with_bullet(group) for group in _with_raised(baselines)]
    made = [(group, held) for group in groups if (held := list(words(group)))]
    _mark_unspaced(made)
    return sorted((PrintedLine(held, page.number) for _, held in made), key=lambda line: line.base)


def _mark_unspaced(lines: list[tuple[list[Letter], list[Word]]]) -> None:
    """Set `is_unspaced` of the words that end in a dash; `lines` are letters and the words that they make.

    Some programs print the space at which a line is turned: then a line without one was turned within a word.
    """
    spaced = sum(letters[-1].text == " " for letters, _ in lines)
    if spaced < max(_SPACED_LINES, _SPACED * len(lines)):
        return
    for letters, made in lines:
        ending = [word for word in made if word.runs[-1][0][-1:] in _DASHES]
        spaces = {letter.order for letter in letters if letter.text == " "} if ending else ()
        for word in ending:
            ends = [letter.order for letter in letters if letter.x1 == word.x1]
            word.is_unspaced = bool(ends) and max(ends) + 1 not in spaces


def _by_baseline(letters: list[Letter]) -> Iterator[list[Letter]]:
    group: list[Letter] = []
    base = size = 0.0
    for letter in sorted(letters, key=_BASE):
        if not group or letter[3] - base > 0.3 * min(letter[4], size):
            if group:
                yield group
            group, base, size = [], letter[3], letter[4]
        group.append(letter)
    if group:
        yield group


def _with_raised(groups: list[list[Letter]]) -> list[list[Letter]]:
    """`groups` with raised and lowered small signs (the th of 4th, a note's number) put into their lines."""
    sizes = [_usual_size(group) for group in groups]
    for at, group in enumerate(groups):
        for beside, low, high in ((at + 1, 0.0, _RAISED), (at - 1, -_LOWERED, 0.0)):
            if not 0 <= beside < len(groups) or sizes[at] > 0.85 * sizes[beside] or not groups[beside]:
                continue
            off = (groups[beside][0].base - group[0].base) / sizes[beside] if group else 9.0
            if low <= off <= high:
                _move_touching(group, groups[beside])
    return [group for group in groups if group]


def _with_bullet(letters: list[Letter]) -> list[Letter]:
    """A line's letters, the o that opens it as the bullet that it is: of a typewriter's font before another one."""
    if not any(letter[0] == "o" and _TYPEWRITER.search(letter[11]) for letter in letters):
        return letters
    first, *rest = sorted((letter for letter in letters if not letter[0].isspace()), key=itemgetter(1))
    if not rest or first.text != "o" or not _TYPEWRITER.search(first.font) or first.font == rest[0].font:
        return letters
    is_apart = rest[0].x0 - first.x1 > _APART * rest[0].size
    bullet = first._replace(text="◦", raw="o")
    return [bullet if letter is first else letter for letter in letters] if is_apart else letters


def _usual_size(letters: list[Letter]) -> float:
    sizes = list(map(_SIZE, letters))
    return float(median(sizes) if len(set(sizes)) > 1 else sizes[0])


def _move_touching(small: list[Letter], line: list[Letter]) -> None:
    """Move those of the `small` signs that touch a letter of `line`, or a sign so moved, into it."""
    for sign in sorted(small, key=lambda letter: letter.x0):
        reach = 0.25 * line[0].size
        if any(-reach < sign.x0 - letter.x1 < reach or -reach < letter.x0 - sign.x1 < reach for letter in line):
            small.remove(sign)
            line.append(sign)


def box(line: PrintedLine) -> Box:
    """Where the line stands: from a rise of 0.8 to a fall of 0.2 of the type size about its baseline."""
    top = min(word.base - 0.8 * word.size for word in line.words)
    bottom = max(word.base + 0.2 * word.size for word in line.words)
    return Box(page=line.page, x0=line.x0, top=top, x1=line.x1, bottom=bottom)
