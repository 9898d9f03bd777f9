"""Names of people in words of any kind: lists, tables, sentences, whether or not a rule knows how they are set."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.stretch import Stretch
from extractor.late import late

_PARTS = late(
    r"[,;:()\[\]\t|/\n\"“”•▪●·*☐☑☒✓✔✗✘_=]|\s[-–—]+\s?|[–—]|\s(?:and|&|und|et|y|e|og|och|plus|with)\s|\.\s(?=[A-Z][a-z])"
    r"|-(?=[A-Z][a-z]+ [A-Z])|(?<=[a-z.])\s(?=(?:Mrs?|Ms|Miss|Dr|Cllrs?|Councillors?|Bros?|Sis|Rev)\b)"
)
_WORD = re.compile(r"\S+")
_INITIAL_AT_END = late(r"\b[A-Z]\.$")
_SHORTEST = 2  # letters
_LEADS, _MARKS = late(r"\s?[:(]|\s+(?!and\b|van\b|de\b|von\b)[a-z]|\s[–—-]\s"), 4
_NO_PARTICLES = frozenset({"do", "e", "y", "da", "as", "on", "to"})
_TITLES = ("role", "role-modifier", "organisation", "not-name", "honorific", "honorific-of-many", "role-in-brackets")


class Mention(NamedTuple):
    """A name as printed, where it starts and ends, and `lead`, where the form of address or the post before it starts.

    `evidence` is that of `names`.
    """

    text: str
    start: int
    end: int
    lead: int
    evidence: int

    @property
    def is_titled(self) -> bool:
        """Whether a form of address or a post stands before it."""
        return self.lead < self.start

    @property
    def is_full(self) -> bool:
        """Whether it has the shape of a full name, or is called by a title."""
        return self.evidence >= names.LIKELY or self.is_titled


def mentions(stretch: Stretch) -> tuple[Mention, ...]:
    """All that may be names of people in the stretch, in reading order."""
    found = [one for words in _runs(stretch.text) if (one := _mention(stretch, words)) is not None]
    return tuple(found[1:] if len(found) > 1 and _is_label(found[0], stretch) else found)


def _is_label(first: Mention, stretch: Stretch) -> bool:
    """Whether one word at the start, before small words or a colon, is no name but what the names are called by."""
    is_at_start = first.start - stretch.start <= _MARKS and not first.is_titled
    is_led = _LEADS.match(stretch.text, first.end - stretch.start) is not None
    return is_at_start and is_led and " " not in first.text and not names.is_given(first.text)


def is_title(word: str) -> bool:
    """Whether a word stands before names or beside them, and is none: a post, a body, a form of address."""
    folded = names.fold(word)
    return not names.is_given(word) and (folded in _known() or folded.removesuffix("s") in _known())


def _known() -> frozenset[str]:
    return kinds.words("names", *_TITLES)


def _runs(text: str) -> Iterator[list[tuple[int, int]]]:
    """The words that stand together with capitals, small particles among them, as places."""
    start = 0
    for cut in [*_PARTS.finditer(text), None]:
        end = cut.start() if cut else len(text)
        yield from _of_capitals(text, [word.span() for word in _WORD.finditer(text, start, end)])
        start = cut.end() if cut else end


def _of_capitals(text: str, words: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    held: list[tuple[int, int]] = []
    for place in [*words, None]:
        if place is not None and (_has_capital(word := text[slice(*place)]) or (held and _is_particle(word))):
            held.append(place)
            continue
        while held and text[held[-1][0]].islower():
            held.pop()
        if held:
            yield held
        held = []


def _has_capital(word: str) -> bool:
    return any(map(str.isupper, word[:3])) and not any(map(str.isdigit, word))


def _is_particle(word: str) -> bool:
    return word[:1].islower() and word in kinds.words("names", "particle") and word not in _NO_PARTICLES


def _mention(stretch: Stretch, words: list[tuple[int, int]]) -> Mention | None:
    """What a run of words names, without the titles before it; None if it is no name."""
    at = next((at for at, place in enumerate(words) if not is_title(stretch.text[slice(*place)])), None)
    if at is None:
        return None
    start, end = words[at][0], words[-1][1]
    bare = stretch.text[start:end]
    bare = bare if _INITIAL_AT_END.search(bare) else bare.strip(" .'’")
    title = names.honorific(bare)
    name = names.read(bare[title:])
    if name is None or len(name.text) < _SHORTEST:
        return None
    first = stretch.start + start + title
    lead = stretch.start + words[0][0]
    return Mention(name.text, first + name.stretches[0][0], first + name.stretches[-1][1], lead, name.evidence)
