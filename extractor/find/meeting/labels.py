"""The labels of a head, as expressions: those of fields, and those over lists of names."""

import re
from functools import cache

from extractor import rules
from extractor.either import either
from extractor.late import late

_FIELDS = ("date", "time", "end", "location", "chair", "secretary", "body", "next", "status")
OCCASION = frozenset({"date", "time", "location"})  # what one label may join: "Date / Time / Venue"
_JOINT = r"\s*(?:[/&+|,]|,?\s*\band\b)\s*"
_JOINED = late(_JOINT, re.IGNORECASE)
LEADING = late(r"^[\W\d_]{0,4}")


def folded(label: str) -> str:
    """A label in small letters, with single spaces."""
    return " ".join(label.casefold().split())


@cache
def names_by_label() -> dict[str, str]:
    """The field that each label begins."""
    return {
        folded(word): rules.words("meeting", f"label-{name}").gives["field"]
        for name in reversed(_FIELDS)
        for word in rules.words("meeting", f"label-{name}").words
    }


@cache
def _alternatives() -> str:
    of_occasion = either((word for word, field in names_by_label().items() if field in OCCASION), r"\s+")
    one = either(names_by_label(), r"\s+")
    return rf"(?:{of_occasion})(?:{_JOINT}(?:{of_occasion}))+|{one}"


@cache
def lone() -> re.Pattern[str]:
    """A label with nothing behind it."""
    return late(rf"(?P<label>{_alternatives()})\s*$", re.IGNORECASE)


@cache
def labels() -> re.Pattern[str]:
    """A label with a colon or a bar behind it."""
    return late(rf"(?P<label>\b(?:{_alternatives()}))(?:\s*\([^)]{{1,20}}\))?\s*[:|]", re.IGNORECASE)


@cache
def before_dash() -> re.Pattern[str]:
    """A label that a dash parts from its value."""
    return late(rf"(?P<label>{_alternatives()})\s[-–—=]\s", re.IGNORECASE)


@cache
def list_labels() -> re.Pattern[str]:
    """A label over a list of names, at the beginning of a line."""
    words = either(rules.words("meeting", "label-names").words, " ")
    said = r"[^\n:.,;]{2,60}\s(?:present|absent|excused|in attendance|attending)\s*:"
    return late(rf"[\W\d_]{{0,4}}(?:(?:{words})\b\s*(?::|\.|–|-|$)|{said})", re.IGNORECASE)


def named_by(label: str) -> tuple[str, ...]:
    """The fields that a label names: one, or those of day, hour and place that it joins ("Date / Venue")."""
    whole = names_by_label().get(folded(label))
    parts = (whole,) if whole else (names_by_label()[folded(part)] for part in _JOINED.split(label))
    return tuple(dict.fromkeys(parts))
