"""Addresses of the web and of e-mail that are broken over two lines without a hyphen."""

import re

from extractor.late import late

# The last word of a line that may be the beginning of an address.
_BEGUN = late(r"(?:https?://|ftp://|www\.)\S+$", re.IGNORECASE)
_MAIL = late(r"[\w.+'-]+@(?:[\w-]+\.)*[\w-]*$")
# What an address may be broken after, and how a further part of one begins, or what it holds: nothing a sentence does.
_OPEN = late(r"[_=&?%+~#@]$")
_FURTHER = late(r"[/?=&_%#~.](?=\w)|[\w-]+(?:[/?=&_%#~]\S|\.(?:html?|pdf|php|aspx?|docx?|jsp)\b)")
_DOMAIN = late(r"(?:[a-z0-9-]+\.)*[a-z]{2,}(?=[\s,;:)>]|\.?$)")
_ADDRESS = late(r"(?:https?://|ftp://|www\.|\S+@)", re.IGNORECASE)


def address_goes_on(line: str, following: str, target: str | None) -> bool:
    """Whether an address that `line` ends with goes on in `following`, without a space between.

    `target` is where both the last words of the line and the first ones of the next lead, if they are one link.
    """
    begun, further = line.rpartition(" ")[2], following.partition(" ")[0]
    is_mail = _MAIL.search(begun) is not None
    if not (is_mail or _BEGUN.search(begun)) or _ADDRESS.match(further):
        return False
    if target is not None and _is_within(begun + further, target):
        return True
    if is_mail:
        return begun[-1] in "@." and _DOMAIN.match(following) is not None
    return _OPEN.search(begun) is not None or _FURTHER.match(further) is not None


def _is_within(words: str, target: str) -> bool:
    """Whether `words`, but for marks around them, are a part of the address."""
    return words.strip("()<>[].,;:'\"").casefold() in target.casefold()
