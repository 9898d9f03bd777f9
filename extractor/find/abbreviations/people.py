"""Whether a long form is somebody's name, whose letters are initials and no abbreviation."""

import re
from functools import cache

from extractor import names, rules
from extractor.late import late

_WORD = late(r"[^\W\d_][\w’'-]*\.?")
_TITLE_BEFORE = late(r"\b(?:Mr|Mrs|Ms|Dr|Cllr|Prof)\.? $")
# Words that begin the names of places.
_PLACES = frozenset({"new", "north", "south", "east", "west", "los", "las", "san", "santa", "great", "upper", "lower"})
_PLURAL = 4  # letters of a word that may be several of another: "Wes" is nobody's plural
_DETERMINED = late(r"\b(?:the|a|an|our|its|this|of|for|new)\s+$", re.IGNORECASE)


def is_person(long: str, before: str = "") -> bool:
    """Whether `long` reads like the name of a person; `before` is the text that leads up to it.

    A given name or a title at its head makes it a person; so do two capitalised words, or an initial, that are no words
    of bodies or things and have no article in front.
    """
    words = [word.rstrip(".") for word in _WORD.findall(long)]
    if any(sign.isdigit() for sign in long) or not 2 <= len(words) <= 4:
        return False
    if any(word[0].islower() and word not in _names("particle") for word in words):
        return False
    folded = [word.casefold() for word in words]
    if (folded[0] in _names("honorific") and not _is_thing(folded[-1])) or _TITLE_BEFORE.search(before):
        return True
    if names.is_given(words[0]) or len(words[0]) == 1:
        return folded[-1] in _names("surname-too") or not _is_thing(folded[-1])
    if _DETERMINED.search(before) or folded[0] in _PLACES or any(_is_thing(word) for word in folded):
        return False
    return len(words) == 2 or any(len(word) == 1 for word in words)


def _is_thing(word: str) -> bool:
    """Whether `word` is one that names of bodies, papers and plans end in, and names of people don't."""
    singular = f"{word.removesuffix('ies')}y" if word.endswith("ies") else word.removesuffix("s")
    singular = singular if len(word) >= _PLURAL else word
    return word in _things() or singular in _things()


@cache
def _things() -> frozenset[str]:
    return _names("organisation") | _names("not-name") | frozenset(rules.words("abbreviations", "things").words)


@cache
def _names(id_: str) -> frozenset[str]:
    return frozenset(rules.words("names", id_).words)
