"""People listed by initials, or by the short names that they go by online."""

import re
from collections.abc import Iterator

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.chunks import Chunk
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.stretch import Stretch


def are_initials(parts: list[Chunk]) -> bool:
    """Whether a list gives people, or bodies, by their letters alone."""
    short = sum(names.are_initials(part.stretch.text) or _is_short_form(part.stretch.text) for part in parts)
    return len(parts) > 1 and short >= 0.7 * len(parts) and not any(" " in part.stretch.text for part in parts)


def are_nicks(parts: list[Chunk]) -> bool:
    """Whether a list gives people by the short names they go by online, some in lower case: "ada, Ben, eve_h"."""
    words = [part.stretch.text for part in parts]
    nicks = [word for word in words if _NICK.fullmatch(word)]
    is_all = len(parts) > 2 and len(nicks) >= 0.6 * len(parts) and all(part.joint in ("", ",") for part in parts)
    known = all(word in nicks or names.evidence(word) for word in words)
    return is_all and known and any(word[0].islower() for word in nicks) and not any(map(kinds.is_role, words))


def is_handle(stretch: Stretch, part: Chunk) -> bool:
    """Whether a chunk is the name that somebody goes by on a platform, with the sign of one: "@annlee"."""
    at = part.stretch.start - stretch.start
    return stretch.text[max(0, at - 1) : at] == "@" and _NICK.fullmatch(part.stretch.text) is not None


def by_nick(stretch: Stretch) -> Entry:
    """The entry of one who is listed by the name they go by."""
    return Entry(stretch.text, (stretch.place,), evidence=names.LIKELY)


_NICK = re.compile(r"[A-Za-z][\w-]{1,20}")


def _is_short_form(text: str) -> bool:
    return kinds.is_acronym(text) and len(text) <= 6


def by_initials(parts: list[Chunk]) -> Iterator[Entry]:
    """People, or bodies, listed by their letters alone."""
    for part in parts:
        short = Stretch(part.stretch.text.rstrip("."), part.stretch.start)
        yield Entry(short.text, (short.place,), initials=short.text if names.are_initials(short.text) else None)
