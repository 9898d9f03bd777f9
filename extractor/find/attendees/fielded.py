"""What may be a name with words of its own behind it, as in "Ann Lee (Acme)", "Ann Lee – Acme"."""

from collections.abc import Sequence

from extractor import names
from extractor.find.attendees import kinds
from extractor.late import late

_FULL = 2  # words of a full name
_SIGNS = " •●▪*☐☑☒✓✔✗✘□■✅❌"  # of lists, boxes
_FIELD = late(r"(?P<name>[^–—(/]+?)(?P<sign>\s*\(|\s*[–—]|\s+-\s?|(?<=[a-z])-\s+|,\s)\s*(?P<field>[^\s)].*)")


def have_fields(texts: Sequence[str]) -> bool:
    """Whether most of the texts are what may be a full name with other words behind it: a list of people."""
    return sum(map(_has_field, texts)) > 0.5 * len(texts)


def _has_field(text: str) -> bool:
    """Whether a text is two words or more that may be a name, and something but their own short form."""
    parts = _FIELD.match(text.lstrip(_SIGNS))
    if parts is None or names.evidence(parts["name"]) < names.LIKELY or kinds.is_organisation(parts["name"]):
        return False
    is_listed = parts["sign"] == ", " and not (kinds.is_organisation(parts["field"]) or kinds.is_role(parts["field"]))
    if is_listed or ", " in parts["name"]:
        return False
    words = parts["name"].split()
    own = "".join(word[0] for word in words)
    return len(words) >= _FULL and own.casefold() != parts["field"].strip(" ).,").casefold()
