"""Titles of Acts, bills, orders and ordinances: from the noun that ends them back to their first word."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor import gazetteer
from extractor.find.legislation.starts import YEAR, Word, better, guessed_start, listed
from extractor.late import late

# Words; a bar parts the cells of a table that was typed. A bracket may run over the end of one line.
_TOKEN = late(r"\([^()\n\f|]*(?:\n[^()\n\f|]*)?\)[,;]?|[^\s|]+")
# How far back a title may begin: the longest short titles in force have some 120 letters.
_REACH = 200
_ENDS_SENTENCE = late(r"[.;:!?][\"'”’)]*$")
# Full stops that end no sentence: Misc., St., U.S., No., an initial.
_STOPPED = late(r"(?:\b[A-Z]|\b(?:[A-Z]\.)+[A-Z]|Misc|Gen|Prov|Provs|St|No|etc|Govt|Gov|Admin)\.$|(?<!\w)&c\.$")
_YEAR_BEFORE = late(r"(?<![0-9/])(?P<year>(?:1[2-9]|20)[0-9]{2}) $")
# A number in a title: the 21st Century Skills Act.
_ORDINAL = late(r"[0-9]{1,2}(?:st|nd|rd|th)")
_LETTER = late(r"[A-Z]\.")
_NUMBER_BEFORE = late(r"[\s0-9.()]*")
_OPENING = late(r"^(?:[\"'“‘\[*_]|\((?![^()]*\)))+")


class Title(NamedTuple):
    """The words of a title before its noun, and whether an Act of that title is registered."""

    words: tuple[Word, ...]
    is_known: bool

    @property
    def last(self) -> str:
        """The last word before the noun that is not in brackets, in lower case; empty if all are."""
        return next((word.bare for word in reversed(self.words) if not word.text.startswith("(")), "")


def title_before(text: str, at: int, act: str | None, year: int | None) -> Title | None:
    """The title that ends with the noun at `at`; None if the words before it make none.

    `act` is the noun to look it up with where Acts are registered under such titles, else None; `year` narrows that.
    """
    words, after_break = _words_before(text, at)
    known = _known_start(text, words, at, act, year) if act else None
    is_exact = (
        known is not None and year is not None and bool(gazetteer.works(f"{text[words[known].start : at]} {act}", year))
    )
    start = known if is_exact else better(words, known, guessed_start(words))
    if start is None:
        return None
    if start != known:
        start = max(start, after_break)
    kept = tuple(words[start:])
    return Title(kept, is_known=start == known) if kept and kept[0].is_capital else None


def title_in_small_letters(text: str, at: int, year: int) -> Title | None:
    """The registered title of `year` that ends with the noun at `at` and is written without capitals."""
    begin = max(0, at - _REACH, *(text.rfind(mark, 0, at) + 1 for mark in "\n\f"))
    words = [_word(token) for token in _TOKEN.finditer(text, begin, at)]
    found = (words[i:] for i, word in enumerate(words) if gazetteer.works(f"{text[word.start : at]} Act", year))
    title = next((kept for kept in found if kept[0].bare != "the"), None)
    return Title(tuple(title), is_known=True) if title else None


def year_before(text: str, at: int) -> int | None:
    """The year that stands right before a title at `at`, as in "1926 Commons Act"."""
    found = _YEAR_BEFORE.search(text[max(0, at - 6) : at])
    return int(found["year"]) if found else None


def _words_before(text: str, at: int) -> tuple[list[Word], int]:
    """The words before `at` that can belong to a title, in order, and the index of the first after a line break."""
    begin = max(0, at - _REACH)
    words: list[Word] = []
    breaks = 0
    next_start = at
    for token in reversed(list(_TOKEN.finditer(text, begin, at))):
        gap = text[token.end() : next_start]
        if not gap or "|" in gap or gap.count("\n") + gap.count("\f") > 1:
            break
        word = _word(token)
        if _is_item_letter(text, token) or (not _may_belong(word) and not _is_year_of_act(word, words)):
            break
        words.append(word)
        breaks = breaks or (len(words) - 1 if "\n" in gap or "\f" in gap else 0)
        next_start = token.start()
        if word.start > token.start():
            break
    words.reverse()
    return words, len(words) - breaks if breaks else 0


def _word(token: re.Match[str]) -> Word:
    opening = _OPENING.match(token.group())
    skipped = opening.end() if opening else 0
    return Word(token.start() + skipped, token.end(), token.group()[skipped:])


def _is_item_letter(text: str, token: re.Match[str]) -> bool:
    """Whether a letter with a stop numbers an item at the start of its line: "C. Open Meetings Act update"."""
    line = max(text.rfind("\n", 0, token.start()), text.rfind("\f", 0, token.start())) + 1
    return bool(_LETTER.fullmatch(token.group()) and _NUMBER_BEFORE.fullmatch(text, line, token.start()))


def _may_belong(word: Word) -> bool:
    if not word.text or (_ENDS_SENTENCE.search(word.text) and not _STOPPED.search(word.text)):
        return False
    if word.text.startswith("("):
        return any(letter.isalpha() for letter in word.text)
    is_ordinal = _ORDINAL.fullmatch(word.text) is not None
    return word.is_capital or is_ordinal or word.text.rstrip(",").casefold() in listed("connective")


def _is_year_of_act(word: Word, after: Sequence[Word]) -> bool:
    """Whether `word` is the year of an Act inside a title: the Education Act, 2002 (School Meals) Regulations."""
    return YEAR.fullmatch(word.text) is not None and bool(after) and after[-1].text.startswith("(")


def _known_start(text: str, words: Sequence[Word], at: int, act: str, year: int | None) -> int | None:
    """The first word from which on an Act of that title, and year if there is one, is registered."""
    titles = [
        (i, f"{text[word.start : at]} {act}") for i, word in enumerate(words) if word.is_capital and word.bare != "the"
    ]
    if year is not None:
        exact = next((i for i, title in titles if gazetteer.works(title, year)), None)
        if exact is None:
            exact = next((i for i, title in titles if gazetteer.works_like(title, year)), None)
        if exact is not None:
            return exact
    return next((i for i, title in titles if gazetteer.is_title(title)), None)
