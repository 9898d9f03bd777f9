"""Whether a page's letters make words: a text layer may be garbage, from a font that doesn't say what its signs mean.

Judged by what all languages in Latin letters have in common, by small words of many, and by the document's other pages;
in doubt a page is taken for what it says.
"""

import re
from collections.abc import Iterable
from functools import cache

from extractor import rules

# In signs and in words: with fewer nothing can be judged.
_SIGNS, _WORDS = 60, 30
_AGAIN = re.compile(r"(\S)\1+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_VOWEL = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýąęőűıāēīōū]", re.IGNORECASE)
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}", re.IGNORECASE)
# Signs that stand in no word, with what closes them.
_ODD_SIGNS = {**dict(zip("([{<", ")]}>", strict=True)), **dict.fromkeys('#$%^*=+~|\\"!?;¢£¥§¶®©')}
_ADDRESS = re.compile(r"(?<!\S)\S*(?:://|www\.|@)\S*")
# In shares: of signs that can't be read, of signs that are neither letters nor figures, of one such sign to the letters
# and how often it stands between two; below which small words, words that can be spoken, vowels, and words of other
# pages are too few.
_UNREADABLE, _ODD, _COMMON, _INSIDE = 0.2, 0.55, 0.03, 0.3
_SMALL, _SPOKEN, _VOWELS, _KNOWN = 0.06, 0.55, 0.26, 0.5


def garbage(pages: Iterable[str]) -> list[bool]:
    """For each page's text whether it is garbage."""
    texts = list(pages)
    bad = [_is_garbage(text) for text in texts]
    if not any(bad):
        return bad
    known = {word for text, is_bad in zip(texts, bad, strict=True) if not is_bad for word in _words(text)}
    return [is_bad and not _is_known(text, known) for text, is_bad in zip(texts, bad, strict=True)]


def sense(text: str) -> int:
    """How many small words of any language there are in `text`: what tells which of two readings is the better."""
    return sum(word in _small() for word in _words(text))


def _is_garbage(text: str) -> bool:
    signs = "".join(_AGAIN.sub(r"\1", text).split())
    if len(signs) < _SIGNS:
        return False
    is_plain = signs.isprintable() and "\ufffd" not in signs  # signs of private use can't be printed
    unreadable = 0 if is_plain else sum(sign == "\ufffd" or not sign.isprintable() for sign in signs)
    odd = len(signs) - sum(map(str.isalnum, signs))
    return unreadable > _UNREADABLE * len(signs) or odd > _ODD * len(signs) or _is_in_pieces(text) or _is_wordless(text)


def _is_in_pieces(text: str) -> bool:
    """Whether a sign that stands in no word stands for a letter: often, within words, and never closed if it opens."""
    text = _ADDRESS.sub("", text)
    letters = sum(map(str.isalpha, text))
    for sign, closing in _ODD_SIGNS.items():
        count = text.count(sign)
        if count > _COMMON * letters and (closing is None or text.count(closing) < count / 2):
            inside = len(re.findall(rf"[^\W\d_]{re.escape(sign)}(?=[^\W\d_])", text))
            if inside > _INSIDE * count:
                return True
    return False


def _is_wordless(text: str) -> bool:
    """Whether there are words in Latin letters, but hardly a small one, and few that can be spoken."""
    words = _words(text)
    if len(words) < _WORDS or sum(map(_small().__contains__, words)) > _SMALL * len(words):
        return False
    latin = [word for word in words if word.isascii() or _VOWEL.search(word)]
    if len(latin) < 0.9 * len(words):
        return False
    vowels, letters = len(_VOWEL.findall("".join(words))), sum(map(len, words))
    return vowels < _VOWELS * letters or sum(_is_spoken(word) for word in words) < _SPOKEN * len(words)


def _is_spoken(word: str) -> bool:
    return _VOWEL.search(word) is not None and _CONSONANTS.search(word) is None


def _is_known(text: str, known: set[str]) -> bool:
    """Whether the page's words are those of other pages, which make sense: names, codes, short forms."""
    words = _words(text)
    return bool(words) and sum(word in known for word in words) > _KNOWN * len(words)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _LETTERS.findall(text)]


@cache
def _small() -> frozenset[str]:
    return frozenset(word for entry in rules.table("plausible").words for word in entry.words)
