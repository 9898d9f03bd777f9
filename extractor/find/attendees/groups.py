"""Headings inside a list that say where the people below come from: "Representing the Harbour Trust:"."""

import re
from typing import NamedTuple

from extractor.find.attendees import kinds
from extractor.find.attendees.stretch import Stretch

_GROUP = re.compile(r"^[\s•●▪*–-]*(?:(?:Representing|Representatives? of|For|From|On behalf of)\s+(?:the\s+)?)?(?P<body>[^:,;]{2,70}?)\s*:\s*")


class Group(NamedTuple):
    """The body that a heading names, and what stands behind it on the line."""

    body: Stretch
    rest: Stretch


def grouped(stretch: Stretch) -> Group | None:
    """The body that `stretch` begins with and the colon after it divides from names; None if it has no such heading."""
    found = _GROUP.match(stretch.text)
    if found is None or not kinds.is_organisation(found["body"]) or kinds.is_role(found["body"]):
        return None
    return Group(stretch.cut(found.start("body"), found.end("body")), stretch.cut(found.end()))
