"""Where a label may end, and what it labels may start."""

import re
from collections.abc import Iterator
from itertools import islice

from extractor import names
from extractor.find.attendees.stretch import Stretch
from extractor.find.attendees.wording import BRACKETS, phrases, read
from extractor.late import late

MOST_SIGNS, LONG_WORD = 80, 40  # of a label, of a word that it may end in
_SHORTEST = 5
_SMALL = ("of", "the", "and", "in", "for")
_MARK = late(r"\s*(?::|\s[–—-](?=\s)|(?<=[a-zA-Z]{4})(?<!\bVice)-(?=[A-Z][a-z]+ [A-Z])|[–—]|\t|\.{3,})\s*-?\s*")
_STOP = late(
    r"(?P<label>[A-Z][A-Za-z ]{3,30})\.\s+(?=(?:[A-Z]\.?\s?)+[A-Z]?[a-z]+(?:[ ,.]|$))"
)  # "Present. A. Lee, T. Reed"
_SPACES = re.compile(r"\s+")
_OFFICE_FIRST = late(
    r"the\s+(?:Mayor|Deputy\s+Mayor|Chair(?:man)?|President|Warden|Reeve|Moderator|Provost|Master|Vicar|Rector|Worshipful\s+\w+)"
    r"(?:\s+in\s+the\s+[Cc]hair)?(?=\s*[,;&]|\s+(?:and|with)\s+(?=[A-Z]))"
)
_INITIALLED = late(r"(?:[A-Z]\.?\s?){1,3}\s?[A-Z][a-z][\w'’-]+")
_PARTED = re.compile(r"[,;(]|\s(?:and|&|/)\s")


def ends(text: str, lead: int, set_apart: int) -> Iterator[tuple[int, int]]:
    """Where the label may end and where what it labels may start.

    At a colon, at a dash, where its look ends, before a name, at the end.
    """
    bare = blanked(text) if "(" in text or "[" in text else text
    for mark in islice(_MARK.finditer(bare, lead, lead + MOST_SIGNS + LONG_WORD), 2):
        if lead < mark.start() <= lead + MOST_SIGNS:
            yield mark.start(), mark.end()
    if lead < set_apart < len(text):
        yield set_apart, set_apart
    stop = _STOP.match(bare, lead)
    if stop is not None and stop["label"].casefold() in phrases():
        yield stop.end("label"), stop.end()
    yield from _before_name(bare, lead)
    if len(text) - lead <= MOST_SIGNS and ":" not in bare[lead:].rstrip(" :"):
        yield len(text), len(text)


def blanked(text: str) -> str:
    """`text` with spaces for what stands in brackets."""
    return BRACKETS.sub(lambda found: " " * len(found.group()), text)


def _before_name(text: str, lead: int) -> Iterator[tuple[int, int]]:
    """As in "PRESENT Cllr Reed": a label and a name with nothing between them but a space."""
    for word in islice(_SPACES.finditer(text[lead : lead + 40]), 4):
        rest = text[lead + word.end() :]
        is_office = _OFFICE_FIRST.match(rest) is not None and _is_known(text[lead : lead + word.start()])
        if is_office or names.honorific(rest) or _is_before_sure_name(text[lead : lead + word.start()], rest):
            yield lead + word.start(), lead + word.end()


def _is_before_sure_name(words: str, rest: str) -> bool:
    """Whether the words are in capitals or a usual label ("Members Present"), and what follows is surely a name."""
    if len(words) < _SHORTEST or not (words.isupper() or words.casefold() in phrases() or _is_known(words)):
        return False
    first = _PARTED.split(rest, maxsplit=1)[0]
    is_list = any(sign in rest for sign in (",", ";", " / ")) or first == rest
    given = [part.strip(" .") for part in _PARTED.split(rest)]
    if len(given) > 2 and all(map(names.is_given, given)):
        return True
    if len(given) > 1 and all(map(_INITIALLED.fullmatch, given[:3])) and _is_known(words):
        return True
    return (words.isupper() or is_list) and names.evidence(first) == names.CERTAIN


def _is_known(words: str) -> bool:
    """Whether words with a capital each, or none with one, are a strong label, and none of them is unknown."""
    is_set = all(word[:1].isupper() for word in words.split() if word not in _SMALL)
    found = read(Stretch(words, 0), unknown=0) if is_set or words.islower() else None
    return found is not None and found.is_strong
