"""Headings inside a list that say where the people below come from: "Representing the Harbour Trust:"."""

import re
from typing import NamedTuple

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.stretch import Stretch

_GROUP = re.compile(
    r"^[\s•●▪*–-]*(?:(?P<lead>Representing|Representatives? of|For|From|On behalf of)\s+(?:the\s+)?)?"
    r"(?P<body>[^:,;]{2,70}?)(?:\s*:\s*|(?P<dash>\s+[–—-]\s+))"
)


class Group(NamedTuple):
    """The body that a heading names, and what stands behind it on the line."""

    body: Stretch
    rest: Stretch


def grouped(stretch: Stretch, *, is_usual: bool = False) -> Group | None:
    """The body that `stretch` begins with and the colon after it divides from names; None if it has no such heading.

    `is_usual` says that the lines of the list are of this form: then any words that are no role are taken for a body.
    """
    found = _GROUP.match(stretch.text)
    if found is None or kinds.is_role(found["body"]) or kinds.is_mode(found["body"]):
        return None
    is_led = found["lead"] is not None and found["body"][:1].isupper()
    if not kinds.is_organisation(found["body"]) and not (
        (is_usual or is_led) and names.evidence(found["body"]) != names.CERTAIN
    ):
        return None
    if found["dash"] and not names.evidence(stretch.text[found.end() :].split(",")[0].split("(")[0]):
        return None
    return Group(stretch.cut(found.start("body"), found.end("body")), stretch.cut(found.end()))


def are_usual(stretches: list[Stretch]) -> bool:
    """Whether several lines of a list are of the form "Acme: Ann Lee, Tom Reed".

    Where dashes part them, the name may as well stand first: then one of those behind them is surely a person.
    """
    found = [group for stretch in stretches if (group := grouped(stretch, is_usual=True)) is not None]
    fit = [group for group in found if _surety(group) >= names.LIKELY]
    is_told = any(":" in stretch.text for stretch in stretches) or names.CERTAIN in map(_surety, fit)
    return len(fit) > 1 and is_told and all(names.evidence(group.body.text) < names.CERTAIN for group in fit)


def _surety(group: Group) -> int:
    """How sure it is that what stands behind a body begins with a person's name."""
    return names.evidence(group.rest.text.split(",")[0].split("(")[0])
