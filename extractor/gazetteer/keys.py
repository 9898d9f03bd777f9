"""What titles and letters are looked up by."""

import re

from extractor.late import late

_WORDS = late(r"[^\W_]+")
_SHORT_SIGNS = late(r"[^\W_]|&")
_AND_SO_ON = late(r"& ?c\b|\betc\b", re.IGNORECASE)
_YEAR_OF_TITLE = late(
    r"(?P<noun>\b(?:acts?|measures?|statute of [a-z]+)\b[^0-9]*?(?:\(no\.? ?[0-9]+\))?)[ ,]*(?:of )?"
    r"(?P<year>\b1[0-9]{3}|\b20[0-9]{2})(?:-[0-9]{2,4})?\b",
    re.IGNORECASE,
)
_PLURAL = late(r"(?<=[a-z]{3})(?:ies|(?<!s)s)$")
_SMALL_WORDS = frozenset({"and", "of", "the", "to", "for", "in", "on", "etc"})
# Instruments have their year at the very end: the Education Act 2002 (School Lunches) Regulations 2014.
_YEAR_OF_INSTRUMENT = late(
    r"(?P<noun>\b(?:regulations?|orders?|rules|scheme|code)(?: \([^()]+\))?)[ ,]+(?P<year>1[89][0-9]{2}|20[0-9]{2})$",
    re.IGNORECASE,
)


def title_key(title: str) -> str:
    """What `title` is looked up by: its words in lower case, without year, "the" in front and "etc."."""
    at_end = _YEAR_OF_INSTRUMENT.search(title)
    pattern = _YEAR_OF_INSTRUMENT if at_end else _YEAR_OF_TITLE
    without_year = pattern.sub(lambda found: found["noun"], _AND_SO_ON.sub(" ", title), count=1)
    words = _WORDS.findall(without_year.replace("&", " and ").replace("’", "'").casefold())
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def year_of(title: str) -> int | None:
    """The year that `title` ends with, if it does."""
    found = _YEAR_OF_INSTRUMENT.search(title) or _YEAR_OF_TITLE.search(title)
    return int(found["year"]) if found else None


def loose(key: str) -> str:
    """A key without small words, plurals and spaces: "Admissions to Meetings" is "Admission to Meetings"."""
    words = (_PLURAL.sub(lambda end: "y" if end.group() == "ies" else "", word) for word in key.split())
    return "".join(word for word in words if word not in _SMALL_WORDS)


def short_key(short: str) -> str:
    """What a short form is looked up by: its letters, digits and "&" in lower case."""
    return "".join(_SHORT_SIGNS.findall(short.casefold()))
