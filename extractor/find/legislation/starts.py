"""The first word of a title: that of a registered one, or the first that leads up to no title."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from extractor import rules
from extractor.late import late

YEAR = late(r"(?:1[2-9]|20)[0-9]{2}")
_POSSESSIVE = late(r"['’](?:s)?$")
_LAW_NOUN = late(
    r"(?:acts?|bills?|regulations?|orders?|rules|ordinances?|directives?|measures?|[0-9]{4})", re.IGNORECASE
)
# The number of a part that stands before a title: "Part III of The Local Authority Act".
_ROMAN = late(r"(?=[IVX]{2})[IVX]+")
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


def guessed_start(words: Sequence[Word]) -> int | None:
    """Where a title nobody registered begins, by the words that lead up to titles; None if nothing is left of it."""
    start = 0
    for i, word in enumerate(words):
        if (
            ((word.text in _DETERMINERS or word.text == "The") and not _numbers_next(words, i))
            or _ROMAN.fullmatch(word.text)
            or _ends_part(words, i)
            or _ends_other_law(words, i)
            or _is_owner(words, i)
            or _names_somebody(words, i)
            or _ends_other_name(words, i)
        ):
            start = i + 1
        elif word.bare in listed("process") and i + 1 < len(words) and words[i + 1].text in listed("connective"):
            start = i + 2
    while start < len(words) and (_leads_in(words, start) or not words[start].is_capital):
        start += 1
    is_whole = start < len(words) and words[-1].text not in listed("connective") - {"etc.", "&c."}
    return start if is_whole else None


def _leads_in(words: Sequence[Word], at: int) -> bool:
    """Whether a word comes before a title: "Under", "Noted", "Cllr", or whose the law is not ("the Association's")."""
    word = words[at]
    if at + 1 < len(words) and f"{word.bare} {words[at + 1].bare}" in listed("begins-title"):
        return False
    owner = _POSSESSIVE.sub("", word.bare)
    is_owner = owner != word.bare and owner in rules.words("names", "organisation").words
    return is_owner or word.bare in listed("lead-in") or word.bare.rstrip(".") in _honorifics()


def _is_owner(words: Sequence[Word], at: int) -> bool:
    """Whether a word is the name of somebody whose bill it is: Lord Carey's Dogs Bill."""
    is_owner = _POSSESSIVE.search(words[at].bare) is not None
    return is_owner and any(word.bare.rstrip(".") in _honorifics() for word in words[max(0, at - 2) : at])


def _ends_other_name(words: Sequence[Word], at: int) -> bool:
    """Whether a word ends the name of something that is no law, and "and" leads on to the title."""
    return words[at].bare in listed("ends-other-name") and at + 1 < len(words) and words[at + 1].text in ("and", "&")


def _numbers_next(words: Sequence[Word], at: int) -> bool:
    """Whether a number of order stands behind a word, which begins no title: Progress in the 21st Century Act."""
    return at > 0 and at + 1 < len(words) and words[at + 1].text[0].isdigit()


def _names_somebody(words: Sequence[Word], at: int) -> bool:
    """Whether a word in the middle is how somebody is addressed: no title has Mrs or Miss in it."""
    return words[at].is_capital and words[at].bare.rstrip(".") in listed("address")


def _ends_other_law(words: Sequence[Word], at: int) -> bool:
    """Whether a word ends the title of another law, and is not inside this one: the Localism Act 2011 (Fees) Order."""
    if not _LAW_NOUN.fullmatch(words[at].bare):
        return False
    following = [word.text for word in words[at + 1 : at + 3]]
    return not any(word.startswith("(") for word in following)


def _ends_part(words: Sequence[Word], at: int) -> bool:
    """Whether the comma behind a word parts it from the title: there is no "and" further on to make it a list."""
    if not words[at].text.endswith(",") or (at + 1 < len(words) and YEAR.fullmatch(words[at + 1].text)):
        return False
    return not any(word.text in ("and", "&", "or", "&c.", "etc.") for word in words[at + 1 :])


def better(words: Sequence[Word], known: int | None, guess: int | None) -> int | None:
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
def listed(id_: str) -> frozenset[str]:
    """The words of a list of the table `legislation`."""
    return frozenset(rules.words("legislation", id_).words)
