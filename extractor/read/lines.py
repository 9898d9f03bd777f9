"""Letters -> words and printed lines, before columns and tables are told apart."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

from extractor.read.ink import Ink, Letter

# In shares of the type size: how far apart letters of one word stand at most, how far a raised or lowered sign stands off its line.
_WORD_GAP, _RAISED, _LOWERED = 0.17, 0.6, 0.3


class Style(NamedTuple):
    """How letters are set; `size` in points."""

    bold: bool
    italic: bool
    size: float


@dataclass(slots=True)
class Word:
    """Letters that stand together; `runs` are its stretches of one style."""

    runs: list[tuple[str, Style]]
    x0: float
    x1: float
    base: float
    size: float
    underline: bool = False
    strike: bool = False

    @property
    def text(self) -> str:
        """The word as printed."""
        return "".join(text for text, _ in self.runs)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(style.bold for _, style in self.runs)


@dataclass(slots=True)
class PrintedLine:
    """Words on one baseline, from left to right. `notes` are what stands beside it in the page's margin."""

    words: list[Word]
    page: int
    notes: list["PrintedLine"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The line as printed, one space between words."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Where its first word begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where its last word ends."""
        return max(word.x1 for word in self.words)

    @property
    def base(self) -> float:
        """The baseline's distance from the top of the page."""
        return self.widest.base

    @property
    def size(self) -> float:
        """The type size of its widest word: raised and lowered signs don't count."""
        return self.widest.size

    @property
    def widest(self) -> Word:
        """The word that takes the most room."""
        return max(self.words, key=lambda word: word.x1 - word.x0)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)


def printed_lines(page: Ink) -> list[PrintedLine]:
    """The page's upright lines from top to bottom."""
    upright = [letter for letter in page.letters if letter.turn == 0 and letter.text.strip("\0")]
    lines = (list(_words(group)) for group in _with_raised(list(_by_baseline(upright))))
    found = [PrintedLine(words, page.number) for words in lines if words]
    return sorted(found, key=lambda line: line.base)


def _by_baseline(letters: list[Letter]) -> Iterator[list[Letter]]:
    group: list[Letter] = []
    for letter in sorted(letters, key=lambda letter: letter.base):
        if group and letter.base - group[0].base > 0.3 * min(letter.size, group[0].size):
            yield group
            group = []
        group.append(letter)
    if group:
        yield group


def _with_raised(groups: list[list[Letter]]) -> list[list[Letter]]:
    """`groups` with raised and lowered small signs (the th of 4th, a note's number) put into the line they belong to."""
    sizes = [median(letter.size for letter in group) for group in groups]
    for at, group in enumerate(groups):
        for beside, low, high in ((at + 1, 0.0, _RAISED), (at - 1, -_LOWERED, 0.0)):
            if not 0 <= beside < len(groups) or sizes[at] > 0.85 * sizes[beside] or not groups[beside]:
                continue
            off = (groups[beside][0].base - group[0].base) / sizes[beside] if group else 9.0
            if low <= off <= high:
                _move_touching(group, groups[beside])
    return [group for group in groups if group]


def _move_touching(small: list[Letter], line: list[Letter]) -> None:
    """Move those of the `small` signs that touch a letter of `line`, or a sign so moved, into it."""
    for sign in sorted(small, key=lambda letter: letter.x0):
        reach = 0.25 * line[0].size
        if any(-reach < sign.x0 - letter.x1 < reach or -reach < letter.x0 - sign.x1 < reach for letter in line):
            small.remove(sign)
            line.append(sign)


def _words(letters: list[Letter]) -> Iterator[Word]:
    letters = _without_doubles(sorted(letters, key=lambda letter: letter.x0))
    widest = _word_gap(letters)
    held: list[Letter] = []
    for letter in letters:
        if held and (letter.text.isspace() or letter.x0 - held[-1].x1 > widest * letter.size):
            yield _word(held)
            held = []
        if not letter.text.isspace():
            held.append(letter)
    if held:
        yield _word(held)


def _without_doubles(letters: list[Letter]) -> list[Letter]:
    """`letters` without those drawn twice in nearly one place: that is how some programs print bold."""
    kept: list[Letter] = []
    for letter in letters:
        last = kept[-1] if kept else None
        if last is not None and last.text == letter.text and letter.x0 - last.x0 < 0.5 * (letter.x1 - letter.x0):
            is_drawn_bold = not letter.hidden and not last.hidden and not letter.text.isspace()
            kept[-1] = last._replace(bold=last.bold or is_drawn_bold)
        else:
            kept.append(letter)
    return kept


def _word_gap(letters: list[Letter]) -> float:
    """The widest gap inside a word, in shares of the type size: wider where letters are set apart (M I N U T E S)."""
    if len(letters) < 6:
        return _WORD_GAP
    gaps = [
        (b.x0 - a.x1) / b.size
        for a, b in zip(letters, letters[1:], strict=False)
        if b.size > 0 and not a.text.isspace() and not b.text.isspace()
    ]
    usual = median(gaps) if gaps else 0.0
    return usual + _WORD_GAP if 0.05 < usual < 0.8 and len(gaps) >= 5 else _WORD_GAP


def _word(letters: list[Letter]) -> Word:
    runs: list[tuple[str, Style]] = []
    for letter in letters:
        style = Style(letter.bold, letter.italic, round(letter.size, 1))
        if runs and runs[-1][1] == style:
            runs[-1] = (runs[-1][0] + letter.text, style)
        else:
            runs.append((letter.text, style))
    largest = max(letters, key=lambda letter: letter.size)
    return Word(runs, letters[0].x0, max(letter.x1 for letter in letters), largest.base, largest.size)
