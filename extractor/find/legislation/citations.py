"""Legislation that is cited by its number or by a form of words, as it stands."""

from extractor import gazetteer
from extractor.find.legislation.found import Found, folded
from extractor.find.legislation.kinds import type_of
from extractor.language import Match
from extractor.late import late

_STEP = (
    r"(?:§§? ?|(?<![\w.])[Ss]s?\. ?|(?<![\w.])ss? (?=[0-9])|(?:[Ss]ections?|SECTIONS?|CHAPTER|TITLE|ARTICLE"
    r"|[Ss]ecs?\.|[Tt]itle|[Cc]hapters?|[Cc]h\.|[Pp]arts?|[Pp]ts?\.|[Aa]rticles?|Art\.) )"
    r"[0-9][0-9A-Za-z]*(?:[.:/-][0-9A-Za-z]+)*(?: ?\([0-9A-Za-z]{1,5}\))*"
    r"(?:(?: (?:to|through|and|AND|or|&) |, (?:and )?|[-–])[0-9]+[A-Za-z]{0,2}(?:[.-][0-9]+[a-z]?)*"
    r"(?:\([0-9A-Za-z]{1,5}\))*)*"
    r"(?: et seq\.?)?(?: of [Tt]itle [0-9]{1,2})?"
)
# The provision within a citation: § 2.2-3711(A)(1); Title 14, Section 15301.
_PROVISION = late(
    rf"{_STEP}(?:,? {_STEP})*(?:,? (?:[Ss]ubd|[Ss]ub|[Pp]ar|[Cc]l)[a-z]*\.? ?[0-9]+[a-z]?(?:\([0-9A-Za-z]{{1,4}}\))*)?"
)


def cited(text: str, match: Match, country: str | None) -> Found:
    """What a rule of the form "citation" found: the whole of it is the citation, the provision in it too."""
    printed = folded(text[match.start : match.end])
    place = gazetteer.address(printed, country) or gazetteer.Address("", "")
    year = place.year or match.groups.get("year")
    within = _PROVISION.search(printed) if match.rule.gives.get("holds") == "provision" else None
    return Found(
        start=match.start,
        end=match.end,
        type=type_of(match.rule.gives["type"]),
        rule=match.rule.id,
        title=printed,
        year=int(year) if year else None,
        number=place.number or match.groups.get("number"),
        jurisdiction=place.jurisdiction or match.rule.gives.get("jurisdiction"),
        provision=within.group() if within else None,
        uri=place.uri or None,
    )
