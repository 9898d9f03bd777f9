"""Whose law a citation is, of the states and provinces of a country: as its words say, else where the body meets."""

import re
from functools import cache

from extractor import rules
from extractor.jurisdiction import is_of
from extractor.late import late
from models import LegislationMention

_FEDERATIONS = ("US", "CA", "AU")
# What stands behind a title and says whose it is: the Planning Act, R.S.O. 1990.
_BEHIND = late(r"^,? ?\(?(?P<letters>[A-Z](?:\.[A-Z]+)+\.)")
# Bills of a state's houses, and of a province's one; those of Congress and of the Parliament of Canada have letters.
_OF_STATE = late(r"^(?:House|Senate|Assembly|Council|City) (?:Bill|File)\b|^[HSA]\.?B\.? ?[0-9]")
_OF_PROVINCE = late(r"^Bill (?:No\.? ?)?[0-9]")


def whose(mention: LegislationMention, text: str, country: str | None, part: str | None) -> str | None:
    """The jurisdiction of a mention that no register has: the state it names, else that of the meeting, else its own.

    Where the body meets says whose law it is only for codes, Acts that no register of the country has, and bills of the
    kind that its states have.
    """
    if mention.uri is not None or mention.candidates or country not in _FEDERATIONS:
        return mention.jurisdiction
    named = _named(mention, text, country)
    if named is not None:
        return named
    is_its_own = mention.jurisdiction in {None, country} and _may_be_of_part(mention, country)
    return part if part is not None and is_of(part, country) and is_its_own else mention.jurisdiction


def _named(mention: LegislationMention, text: str, country: str) -> str | None:
    """The one state whose name or letters the citation has."""
    behind = _BEHIND.match(text[mention.span.end : mention.span.end + 12])
    cited = f"{mention.text} {behind['letters'] if behind else ''}"
    found = {code for expression, code in _states(country) if expression.search(cited)}
    return found.pop() if len(found) == 1 else None


def _may_be_of_part(mention: LegislationMention, country: str) -> bool:
    if mention.type == "bill":
        return (_OF_PROVINCE if country == "CA" else _OF_STATE).match(mention.text) is not None
    return mention.type == "code" or (mention.type == "act" and country != "US")


@cache
def _states(country: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """An expression for the names and letters of each state, with its code."""
    return tuple(
        (late(rf"(?<![\w.])(?:{'|'.join(map(re.escape, entry.words))})(?!\w)"), entry.gives["code"])
        for entry in rules.table("jurisdictions").words
        if entry.gives.get("part_of") == country
    )
