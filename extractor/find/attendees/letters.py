"""People listed by initials, or by the short names that they go by online."""

import re
from collections.abc import Iterator
from functools import reduce
from itertools import takewhile

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.chunks import Chunk, brackets, outside
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.notes import with_note
from extractor.find.attendees.stretch import Stretch
from extractor.late import late


def are_initials(parts: list[Chunk]) -> bool:
    """Whether a list gives people, or bodies, by their letters alone, a sentence at its end apart.

    Three and more may be in lower case: "al, tr, jh (left early)".
    """
    texts = [outside(part.stretch)[0].text for part in _lead(parts)]
    short = sum(names.are_initials(text) or _is_short_form(text) for text in texts)
    are_small = len(texts) > 2 and all(map(_SMALL.fullmatch, texts))
    return len(texts) > 1 and (short >= 0.7 * len(texts) or are_small) and len(parts) - len(texts) <= (len(texts) > 2)


def _lead(parts: list[Chunk]) -> list[Chunk]:
    """The parts of one word each that a list begins with, what their brackets say apart."""
    return list(takewhile(lambda part: " " not in outside(part.stretch)[0].text, parts))


def are_nicks(parts: list[Chunk]) -> bool:
    """Whether a list gives people by the short names they go by online, some in lower case: "ada, Ben, eve_h"."""
    words = [part.stretch.text for part in parts]
    nicks = [word for word in words if _NICK.fullmatch(word)]
    is_all = len(parts) > 2 and len(nicks) >= 0.6 * len(parts) and all(part.joint in ("", ",") for part in parts)
    known = all(word in nicks or names.evidence(word) for word in words)
    return is_all and known and any(word[0].islower() for word in nicks) and not any(map(kinds.is_role, words))


def are_small(parts: list[Chunk]) -> bool:
    """Whether a list gives people by names in small letters, all or some: "ann lee, tom reed (late), Sue Fox".

    In capitals all of them are names, and most of them have a known given name.
    """
    texts = [outside(part.stretch)[0].text for part in parts]
    if len(parts) < _LIST or not any(map(str.islower, texts)) or not all(map(_FULL.fullmatch, texts)):
        return False
    found = [names.evidence(text.title()) for text in texts]
    return min(found) >= names.LIKELY and found.count(names.CERTAIN) >= 0.6 * len(found)


def by_small(part: Chunk) -> Entry:
    """The entry of one whose name is given in small letters, with what the brackets say."""
    return reduce(with_note, brackets(part.stretch), by_nick(outside(part.stretch)[0]))


def is_handle(stretch: Stretch, part: Chunk) -> bool:
    """Whether a chunk is the name that somebody goes by on a platform, with the sign of one: "@annlee"."""
    at = part.stretch.start - stretch.start
    return stretch.text[max(0, at - 1) : at] == "@" and _NICK.fullmatch(part.stretch.text) is not None


def by_nick(stretch: Stretch) -> Entry:
    """The entry of one who is listed by the name they go by."""
    return Entry(stretch.text, (stretch.place,), evidence=names.LIKELY)


def by_lines(stretch: Stretch) -> list[Entry]:
    """Who spoke in a chat, with the number of their lines: "ada (31)", "ben (aka Ben Ode) - 4 lines (9%)"; no robot."""
    found = _COUNTED.fullmatch(stretch.text)
    if found is None or found["nick"].casefold().rstrip("_0123456789").endswith("bot"):
        return []
    known = "aka" if found["aka"] is not None else "nick"
    return [by_nick(stretch.cut(found.start(known), found.end(known)))]


_COUNTED = late(
    r"\W{0,3}(?P<nick>[^\W_][^\s()]{0,30})(?:\s\(aka\s(?P<aka>[^()]{2,40})\))?"
    r"\s*(?:\([0-9]{1,4}\)|[–—-]\s[0-9]{1,4}\slines?\s\([0-9]{1,3}%\))"
)
_SMALL = late(r"[a-z]{2,3}")
_LIST = 3  # names
_FULL = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){1,2}")
_NICK = late(r"[A-Za-z][\w-]{1,20}")


def _is_short_form(text: str) -> bool:
    return kinds.is_acronym(text) and len(text) <= 6


def by_initials(parts: list[Chunk]) -> Iterator[Entry]:
    """People, or bodies, listed by their letters alone, with what their brackets say."""
    for part in _lead(parts):
        before, _ = outside(part.stretch)
        short = Stretch(before.text.rstrip("."), before.start)
        found = Entry(short.text, (short.place,), initials=short.text if names.are_initials(short.text) else None)
        yield reduce(with_note, brackets(part.stretch), found)
