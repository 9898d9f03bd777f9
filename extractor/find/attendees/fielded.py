"""What may be a name with words of its own behind it, as in "Ann Lee (Acme)", "Ann Lee – Acme"."""

import re
from collections.abc import Sequence

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.stretch import Stretch
from extractor.late import late

_LONGEST = 90  # signs of a post
_FULL = 2  # words of a full name
_SIDES = re.compile(r",|:\s|\s[–—-]\s?")  # between a name and a post
_SIGNS = " •●▪*☐☑☒✓✔✗✘□■✅❌"  # of lists, boxes
_FIELD = late(r"(?P<name>[^–—(/]+?)(?P<sign>\s*\(|\s*[–—]|\s+-\s?|(?<=[a-z])-\s+|,\s)\s*(?P<field>[^\s)].*)")


def behind_post(stretch: Stretch) -> tuple[Stretch, Stretch] | None:
    """The post and the name of a line that is "Director of Parks, A. Lee"; None if it is anything else.

    The post may have commas of its own ("Manager, Parks, A. Lee"), but no name before them.
    """
    at = stretch.text.rfind(",")
    post, name = stretch.cut(0, max(0, at)).bare(), stretch.cut(at + 1).bare()
    is_named = " " in name.text and names.evidence(name.text) >= names.LIKELY
    return (post, name) if is_named and _is_post(post.text) else None


def _is_post(text: str) -> bool:
    """Whether words before a name are one person's post, and nobody is named among them."""
    is_of_one = "(" not in text and len(text) <= _LONGEST and not kinds.is_group(text)
    is_nobody = all(names.evidence(part) < names.LIKELY for part in _SIDES.split(text))
    return is_of_one and is_nobody and kinds.is_role(text)


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
