"""The name of a person as a fact of the meeting, without office and honorific."""

import re
from functools import cache

from extractor import rules
from extractor.find.meeting.head import Found
from extractor.late import late
from models import Attendee, Span

_EDGES = " \t\n.,;:|–—-()"
_TAIL = late(
    r"(?<=\S)\s*[(\[<].*$|\s+[-–—]\s.*$|,\s+(?:[A-Z]{2,}|[A-Z]{1,2}[0-9][A-Z]+\b|[a-z]"
    r"|(?:An\s+)?Cathaoirleach|Chair|President|Mayor|Rector|Vicar|Conven|Secretary|Clerk"
    r"|(?:(?:Pro|Deputy|Vice|Acting)[- ])*(?:Chair|Chancellor"
    r"|President|Principal|Provost|Dean|Director|Manager|Leader|Head|Warden|Moderator"
    r"|Minister|Bishop|Archdeacon|Superintendent|Commissioner|Commodore|Captain"
    r"|(?:[A-Z][a-z]+\s+){0,3}(?:Assistant|Officer|Coordinator|Co-ordinator|Administrator|Secretary|Clerk))\b).*$"
)
OFFICE = late(
    r"""^(?:(?:the|our|by|acting|deputy|vice|co|association|board|club|committee|council|society|hoa|branch|senate
    |faculty|union|city|town|village|county|district|school)[\s-]+)*
    (?:(?:an\s+)?(?:leas-?)?ch?athaoirleach|pro[\s-]tem(?:pore)?|chair(?:man|woman|person)?(?:\s+pro[\s-]tem(?:pore)?)?|chr
    |president|vice[- ]president|vp|mayor|cllrs?|cr|councill?ors?
    |ald(?:erman)?|supervisor|commissioner|trustee|(?:rt|right)\.?\s+(?:hon(?:ourable)?|rev(?:eren)?d?)|hon|mr|mrs|ms
    |miss|madam|dr|prof|professor|sir|dame|lady|lord|rev(?:eren)?d?|bros?|brother|sis(?:ter)?|messrs|commodore|captain|moderator|conven[eo]r|bishop|canon|deacon
    |elder|judge|(?:recording\s+)?secretary|clerk|(?:worthy|worshipful|grand)\s+master|(?:deputy\s+)?reeve(?=\s+(?!called|opened|chaired|in\b|took)\S))\b
    \.?,?\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_ITEM = late(r"[IVX]{1,4}\.\s+(?=(?i:chair|president|mayor|vice)\w*\s)")
_HOUSE = late(r"^[^,]+\s[^,]+(?P<house>,\s[^,]+)$")
_NAMED = late(r"[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*)*")
_PRO_TEM = late(r"^pro[\s-]tem(?:pore)?\s+(?=\w)", re.IGNORECASE)
# The list of names, or another label, that goes on behind the name, in the same line: "Ann Reeve. Present: Bo, Carl".
_BEHIND = late(
    r"[.;,]\s+(?:also\s+)?(?:present|apologies|attendees|in attendance|attending|absent|minutes|secretary|clerk)\b\W"
    r"|[.;,]\s+[a-z-]+(?:\s[a-z-]+)?\s*:\s",
    re.IGNORECASE,
)
_FIRST = late(r"\w+\s+(?=[A-Z])")


def in_full(found: Found, attendees: tuple[Attendee, ...]) -> Found:
    """A chair told by initials, or by one name, with the whole name of the one attendee who can be meant."""
    if " " in found.value:
        return found
    came = [one for one in attendees if one.type == "person" and one.status not in {"apologies", "absent"}]
    if any(one.name == found.value for one in came):
        return found
    meant = [one for one in came if _is_short_for(found.value, one)]
    meant = [one for one in meant if one.status == "present"] if len(meant) > 1 else meant
    if len(meant) != 1:
        return found
    name = _PRO_TEM.sub("", meant[0].name)
    return Found(name, found.rule, (*found.quotes, *meant[0].stretches()))


def _is_short_for(short: str, one: Attendee) -> bool:
    """Whether a word is the attendee's given name, surname or initials."""
    words = one.name.split()
    letters = "".join(word[0] for word in words)
    is_name = len(words) > 1 and short in (words[0], words[-1])
    return is_name or short == one.initials or (short.isupper() and len(words) > 1 and short == letters)


def _is_house(words: str) -> bool:
    """Whether what stands after a name and a comma is where the person comes from."""
    return not _listed("organisations").isdisjoint(re.findall(r"\w+", words.casefold()))


def person(text: str, start: int, end: int, rule: str) -> Found | None:
    """The name without office and honorific, and without what stands after it in brackets; None if it is no name."""
    number = _ITEM.match(text, start, end)
    start = number.end() if number is not None else start
    first = _FIRST.match(text, start, end)
    start = first.end() if first is not None and first.group().strip() in _listed("before-names") else start
    behind = _BEHIND.search(text, start, end)
    end = behind.start() if behind is not None else end
    words = text[start:end]
    tail = _TAIL.search(words)
    words = words[: tail.start()] if tail is not None else words
    house = _HOUSE.search(words)
    words = words[: house.start("house")] if house is not None and _is_house(house["house"]) else words
    while (office := OFFICE.match(words)) is not None and office.end() < len(words):
        start, words = start + office.end(), words[office.end() :]
    left, right = len(words) - len(words.lstrip(_EDGES)), len(words.rstrip(_EDGES))
    right += words[right : right + 1] == "." and re.search(r"\s[A-Z]$", words[:right]) is not None  # "Dee R."
    name = words[left:right]
    if len(name.split()) > 5 and not re.search(r"&|\band\b|,", name):
        return None
    told = [word.capitalize() if word.isupper() else word for word in name.split()]
    if not name or not name[0].isupper() or not _listed("no-names").isdisjoint(told) or len(told) > 12:
        return None
    if _NAMED.match(name) is None or name.casefold() in _groups():
        return None
    return Found(name, rule, (Span(start=start + left, end=start + right),))


@cache
def _groups() -> frozenset[str]:
    """The words for a group or its house, which alone name nobody."""
    return _listed("bodies") | _listed("organisations")


@cache
def _listed(id_: str) -> frozenset[str]:
    return frozenset(rules.words("meeting", id_).words)
