"""Keys that last, and words folded so that what is printed differently can be told to be the same."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

_WORD = re.compile(r"[^\W_]+")
_SHORT_IN_BRACKETS = re.compile(r"\s*\([^\W\d_a-z]{2,}\)\s*$")


def fold(text: str) -> str:
    """The words of `text` in lower case, parted by single spaces, without accents and punctuation."""
    if text.isascii():  # nearly all are, and none of their signs has an accent
        return " ".join(_WORD.findall(text.lower()))
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join(_WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign))))


def fold_name(name: str) -> str:
    """A body's or organisation's name folded: without "the", without its letters in brackets, "&" read as "and"."""
    plain = _SHORT_IN_BRACKETS.sub("", name).replace("&", " and ")
    return " ".join(word for word in fold(plain).split() if word != "the") or fold(name)


def key(*parts: str) -> str:
    """24 hexadecimal digits that stand for `parts`."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:24]


def number(of_key: str) -> int:
    """The first 15 digits of a key as a number, which a full-text index can refer to."""
    return int(of_key[:15], 16)


def series_name(key: str, body: str | None, abbreviations: Iterable[tuple[str, str]]) -> str:
    """The folded name of a body; one that is only letters is read as its own minutes expand them. Else their key."""
    if body is None:
        return key
    name = fold_name(body)
    longs = {fold_name(long) for short, long in abbreviations if fold_name(short) == name}
    return (longs.pop() if len(longs) == 1 else name) or key


class Keys:
    """The keys of one document's rows: each from its table and words, and how often these came before."""

    def __init__(self, digest: str) -> None:
        self._digest = digest
        self._seen: Counter[tuple[str, str]] = Counter()

    def next(self, table: str, words: str) -> str:
        """The key of the next row of `table` that stands on `words`."""
        folded = fold(words)
        self._seen[table, folded] += 1
        return key(self._digest, table, folded, str(self._seen[table, folded]))
