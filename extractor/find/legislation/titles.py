"""Titles of Acts, bills, orders and ordinances: from the noun that ends them back to their first word."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from extractor import gazetteer, rules

# Words; a bar parts the cells of a table that was typed.
_TOKEN = re.compile(r"\([^()\n\f|]*\)[,;]?|[^\s|]+")
# How far back a title may begin: the longest short titles in force have some 120 letters.
_REACH = 200
_ENDS_SENTENCE = re.compile(r"[.;:!?][\"'”’)]*$")
# Full stops that end no sentence: Misc., St., U.S., No., an initial.
_STOPPED = re.compile(r"(?:\b[A-Z]|\b(?:[A-Z]\.)+[A-Z]|Misc|Gen|Prov|Provs|St|No|etc|Govt|Gov|Admin)\.$|(?<!\w)&c\.$")
_YEAR = re.compile(r"(?:1[2-9]|20)[0-9]{2}")
_POSSESSIVE = re.compile(r"['’](?:s)?$")
_YEAR_BEFORE = re.compile(r"(?<![0-9/])(?P<year>(?:1[2-9]|20)[0-9]{2}) $")
_OPENING = re.compile(r"^(?:[\"'“‘\[*_]|\((?![^()]*\)))+")
_LAW_NOUN = re.compile(
    r"(?:acts?|bills?|regulations?|orders?|rules|ordinances?|directives?|measures?|[0-9]{4})", re.IGNORECASE
)
# The number of a part that stands before a title: "Part III of The Local Authority Act".
_ROMAN = re.compile(r"(?=[IVX]{2})[IVX]+")
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "any", "its"})


class Word(NamedTuple):
    """A word before the noun, `[start, end)` in the text, without quotes in front of it."""

    start: int
    end: int
    text: str

    @property
    def bare(self) -> str:
        """The word in lower case without the punctuation behind it."""
        return self.text.rstrip(',.;:"”)').lstrip("(").casefold()

    @property
    def is_capital(self) -> bool:
        """Whether the word begins with a capital."""
        return self.text[:1].isupper()


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
    start = known if is_exact else _better(words, known, _guessed_start(words))
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
        if not _may_belong(word) and not _is_year_of_act(word, words):
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


def _may_belong(word: Word) -> bool:
    if not word.text or (_ENDS_SENTENCE.search(word.text) and not _STOPPED.search(word.text)):
        return False
    if word.text.startswith("("):
        return any(letter.isalpha() for letter in word.text)
    return word.is_capital or word.text.rstrip(",").casefold() in _list("connective")


def _is_year_of_act(word: Word, after: Sequence[Word]) -> bool:
    """Whether `word` is the year of an Act inside a title: the Education Act, 2002 (School Meals) Regulations."""
    return _YEAR.fullmatch(word.text) is not None and bool(after) and after[-1].text.startswith("(")


def _known_start(text: str, words: Sequence[Word], at: int, act: str, year: int | None) -> int | None:
    """The first word from which on an Act of that title, and year if there is one, is registered."""
    titles = [
        (i, f"{text[word.start : at]} {act}") for i, word in enumerate(words) if word.is_capital and word.bare != "the"
    ]
    if year is not None:
        exact = next((i for i, title in titles if gazetteer.works(title, year)), None)
        if exact is not None:
            return exact
    return next((i for i, title in titles if gazetteer.is_title(title)), None)


def _guessed_start(words: Sequence[Word]) -> int | None:
    """Where a title nobody registered begins, by the words that lead up to titles; None if nothing is left of it."""
    start = 0
    for i, word in enumerate(words):
        if (
            word.text in _DETERMINERS
            or word.text == "The"
            or _ROMAN.fullmatch(word.text)
            or _ends_part(words, i)
            or _ends_other_law(words, i)
            or _is_owner(words, i)
        ):
            start = i + 1
        elif word.bare in _list("process") and i + 1 < len(words) and words[i + 1].text in _list("connective"):
            start = i + 2
    while start < len(words) and (_leads_in(words, start) or not words[start].is_capital):
        start += 1
    is_whole = start < len(words) and words[-1].text not in _list("connective") - {"etc.", "&c."}
    return start if is_whole else None


def _leads_in(words: Sequence[Word], at: int) -> bool:
    """Whether a word comes before a title: "Under", "Noted", "Cllr", or whose the law is not ("the Association's")."""
    word = words[at]
    if at + 1 < len(words) and f"{word.bare} {words[at + 1].bare}" in _list("begins-title"):
        return False
    owner = _POSSESSIVE.sub("", word.bare)
    is_owner = owner != word.bare and owner in rules.words("names", "organisation").words
    return is_owner or word.bare in _list("lead-in") or word.bare.rstrip(".") in _honorifics()


def _is_owner(words: Sequence[Word], at: int) -> bool:
    """Whether a word is the name of somebody whose bill it is: Lord Carey's Dogs Bill."""
    is_owner = _POSSESSIVE.search(words[at].bare) is not None
    return is_owner and any(word.bare.rstrip(".") in _honorifics() for word in words[max(0, at - 2) : at])


def _ends_other_law(words: Sequence[Word], at: int) -> bool:
    """Whether a word ends the title of another law, and is not inside this one: the Localism Act 2011 (Fees) Order."""
    if not _LAW_NOUN.fullmatch(words[at].bare):
        return False
    following = [word.text for word in words[at + 1 : at + 3]]
    return not any(word.startswith("(") for word in following)


def _ends_part(words: Sequence[Word], at: int) -> bool:
    """Whether the comma behind a word parts it from the title: there is no "and" further on to make it a list."""
    if not words[at].text.endswith(",") or (at + 1 < len(words) and _YEAR.fullmatch(words[at + 1].text)):
        return False
    return not any(word.text in ("and", "&", "or", "&c.", "etc.") for word in words[at + 1 :])


def _better(words: Sequence[Word], known: int | None, guess: int | None) -> int | None:
    """The registered title, unless a longer one is at hand.

    The "Fair Housing Act" is not the Housing Act, and "Protection of Privacy Act" not the Privacy Act.
    """
    if known is None or guess is None or guess >= known:
        return guess if known is None else known
    before = words[known - 1]
    is_joined = before.text in ("of", "and", "&", "for") or (before.is_capital and not _leads_in(words, known - 1))
    is_apart = not is_joined or before.text.endswith(",")
    return known if is_apart or len(words) - known > 3 else guess


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(word.casefold() for word in rules.words("names", "honorific").words)


@cache
def _list(id_: str) -> frozenset[str]:
    return frozenset(rules.words("legislation", id_).words)
