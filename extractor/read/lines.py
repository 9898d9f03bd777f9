"""Letters -> words and printed lines, before columns and tables are told apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extractor.read.ink import Letter


@dataclass(slots=True)
class Word:
    """Letters that stand together, in reading order."""

    letters: list[Letter]
    x0: float
    x1: float
    base: float
    size: float
    underline: bool = False
    strike: bool = False

    @property
    def text(self) -> str:
        """The word as printed."""
        return "".join(letter.text for letter in self.letters)


@dataclass(slots=True)
class PrintedLine:
    """Words on one baseline, from left to right."""

    words: list[Word] = field(default_factory=list)
    page: int = 1
    base: float = 0.0
    size: float = 0.0

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
        return self.words[-1].x1


def printed_lines(letters: Iterable[Letter], page: int) -> list[PrintedLine]:
    """The lines that `letters` make, from top to bottom."""
    lines = []
    for group in _by_baseline([letter for letter in letters if letter.turn == 0]):
        words = list(_words(sorted(group, key=lambda letter: letter.x0)))
        if words:
            size = max(word.size for word in words)
            lines.append(PrintedLine(words, page, words[0].base, size))
    return lines


def _by_baseline(letters: list[Letter]) -> Iterator[list[Letter]]:
    group: list[Letter] = []
    base = 0.0
    for letter in sorted(letters, key=lambda letter: letter.base):
        if group and letter.base - base > 0.3 * min(letter.size, group[-1].size):
            yield group
            group = []
        if not group:
            base = letter.base
        group.append(letter)
    if group:
        yield group


def _words(letters: list[Letter]) -> Iterator[Word]:
    held: list[Letter] = []
    for letter in letters:
        if letter.text.isspace():
            if held:
                yield _word(held)
            held = []
            continue
        if held and letter.x0 - held[-1].x1 > 0.17 * letter.size:
            yield _word(held)
            held = []
        if held and letter.text == held[-1].text and abs(letter.x0 - held[-1].x0) < 0.15 * letter.size:
            held[-1] = held[-1]._replace(bold=True)
            continue
        held.append(letter)
    if held:
        yield _word(held)


def _word(letters: list[Letter]) -> Word:
    size = max(letter.size for letter in letters)
    return Word(letters, letters[0].x0, letters[-1].x1, letters[0].base, size)
