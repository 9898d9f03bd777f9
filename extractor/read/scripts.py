"""Letters that are not what they look like: ligatures, and letters of other scripts that look Latin."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

from extractor import rules

LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
_WORD = re.compile(r"[^\W\d_]+")


def is_latin(texts: Iterable[str]) -> bool:
    """Whether nine in ten letters of `texts` are Latin."""
    whole = "".join(texts)
    if whole.isascii():
        return True
    signs = Counter(whole)
    letters = {sign: count for sign, count in signs.items() if sign.isalpha()}
    return sum(count for sign, count in letters.items() if _is_latin_letter(sign)) >= 0.9 * sum(letters.values())


def disguised(text: str) -> list[tuple[int, str, str]]:
    """The words of `text`, a line of a Latin document, in look-alike letters: where each begins, as it is, in Latin.

    A word with a letter that only the other script has is foreign, and so are its neighbours on the line.
    """
    if text.isascii() or not any(sign in look_alikes() for sign in text):
        return []
    words = list(_WORD.finditer(text))
    if any(_is_foreign(word.group()) for word in words):
        return []
    changed = ((word.start(), word.group(), "".join(look_alikes().get(s, s) for s in word.group())) for word in words)
    return [(at, raw, put) for at, raw, put in changed if raw != put]


@cache
def look_alikes() -> dict[str, str]:
    """The Latin letter for each letter of another script that looks like one."""
    return {**rules.words("look_alikes", "cyrillic").gives, **rules.words("look_alikes", "greek").gives}


def _is_foreign(word: str) -> bool:
    return any(sign not in look_alikes() and not _is_latin_letter(sign) for sign in word)


@cache
def _is_latin_letter(sign: str) -> bool:
    return sign.isascii() or unicodedata.name(sign, "").startswith("LATIN")
