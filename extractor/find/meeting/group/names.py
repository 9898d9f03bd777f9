"""Stretches of a title that may name a group, and how much they look like it."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from extractor import names, rules
from extractor.dates import find_dates
from extractor.either import either
from extractor.find.meeting.head import Found
from extractor.late import late
from extractor.times import find_times
from models import Paragraph, Span

_PARTED = late(
    r"\s+\((?=(?i:registered|company|charity|reg|incorporated)\b)|\s+[-–—|:]\s+|\s*[|]\s*|:\s+|\s+[-–—]|,\s+(?=[A-Z0-9]|(?:at|in)\s)(?!(?i:Inc|Ltd|LLC|Limited|Incorporated|PLC|Local)\b)"
)
_EDGES = " \t\n.,;:|–—-_*•#()[]\"'“”"
_ORDINAL = re.compile(r"\b[0-9]+(?:st|nd|rd|th)\b|#\s?[0-9]+|\bno\.?\s?[0-9]+\b|\b[0-9]+\b", re.IGNORECASE)
# What bodies of one kind are told apart by number: Fire District 9, Lodge 112.
_NUMBERED = re.compile(
    r"\b(?:district|lodge|local|grange|union|post|chapter|branch|troop|ward|zone|precinct|region|division|platoon|company|no\.)\s$",
    re.IGNORECASE,
)
_BESIDE, _SHORTEST, _SENTENCE, _SHORT_NAME = 1.2, 3, 4, 7
_AFTER = re.compile(
    r"[ )'’s]{0,4}(?:\w+[ -]){0,3}(?:meetings?|minutes|agm|egm|notes|call|telecon|teleconference|conference)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:minutes|notes|meeting|record) (?:of|for|from) (?:the )?$", re.IGNORECASE)
# What is left of a line behind the day may say where: "Vestry Council minutes 4 May in the hall".
_WHERE = late(r"(?:in|at|via)\s", re.IGNORECASE)
_HELD = re.compile(
    r"\b(?:held|holden|which|convened|took place|(?-i:MET)(?=$|\s+(?:IN|AT|ON|PURSUANT)\b))\b.*$",
    re.IGNORECASE | re.DOTALL,
)
# Words of a sentence or of a letter, and the end of a sentence with more behind it.
_TOLD = late(r"\b(?:was|were|is|are|has|have|will|by|called|opened|to order)\b|\b[a-z]{4,}\.\s|^Dear\b")
# What stands in the head and names no group: who was in the chair, what was resolved, a letter's sender, people.
_OF_HEAD = re.compile(
    r"\bin the chair\b"
    r"|^(?:resolution|resolved|motion|moved|seconded|proposed|apologies|present|absent|from|subject|re)\b(?=\s*[.:]|\s+that\b)|\.\s+that\b|^(?:welcome|introductions?)(?:\s+(?:and|to|by)\b|\s*[,:&]|$)",
    re.IGNORECASE,
)
# A day of the week, whose meeting is one of all who live there, and where it was.
NO_GROUP = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|town|village|city|county|.*\b(?:rooms?|chambers)", re.IGNORECASE
)
_WAY = re.compile(r"(?:virtual|online|remote|hybrid|in-person|public(?=\s+board\b))\s+(?=\S)", re.IGNORECASE)
_MEETING = re.compile(r"\s+meeting\b", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"(?P<word>[a-z]+)\s+(?=[A-Z])")
_PROJECT = re.compile(r"[a-z][a-z0-9.-]{2,20}")
SHORT = late(r"[A-Z]{3,7}")
_LINKS = re.compile(
    r"^(?:of|the|this|these|for|a|an|and|on|at|in|from|our|to|&)\b|\b(?:of|the|for|a|an|and|on|at|in|from|held|to|&)$",
    re.IGNORECASE,
)
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "&"})


class Name(NamedTuple):
    """A stretch that may name a group: the higher its weight, the likelier."""

    span: Span
    weight: float
    rule: str


def parts(text: str, span: Span) -> Iterator[Span]:
    """The stretches of a title line between dashes, bars and colons."""
    start = span.start
    for cut in _PARTED.finditer(text, span.start, span.end):
        yield Span(start=start, end=cut.start())
        start = cut.end()
    yield Span(start=start, end=span.end)


def stripped(text: str, span: Span, weight: float, rule: str) -> Iterator[Name]:
    """What is left of a stretch without date, time and the words for the kind of meeting, with its weight."""
    blank = blanked(span.of(text))
    stretches = list(re.finditer(r"\S(?:[^\n]*?\S|\n(?=\S))*?(?=\s{2,}|\s*$)", blank))
    stretches = list(takewhile(lambda m: _WHERE.match(m.group()) is None, stretches)) or stretches
    longest = max(stretches, key=lambda m: len(m.group()), default=None)
    if longest is not None and len(longest.group().split()) == 1:
        longest = max(stretches, key=lambda m: (has_body(m.group()), len(m.group())))
    if longest is None:
        return
    inner = _without_edges(text, span.start + longest.start(), span.start + longest.end())
    if inner is None:
        return
    is_word = len(inner.of(text)) > _SHORTEST and inner.of(text).casefold() in listed("bodies")
    is_short = SHORT.fullmatch(inner.of(text)) is not None and rule == "body-title" and not is_word
    is_beside = _AFTER.match(text, inner.end) is not None or _BEFORE.search(
        text[max(0, inner.start - 40) : inner.start]
    )
    inner = _without_kind(text, _without_way(text, inner))
    yield Name(inner, weight + _likelihood(inner.of(text)) + (_BESIDE + 2 * is_short if is_beside else 0.0), rule)


def has_body(words: str) -> bool:
    """Whether one of the words is one for a group that meets."""
    return any(word in listed("bodies") for word in re.findall(r"[\w-]+", words.casefold()))


def _without_way(text: str, span: Span) -> Span:
    """The stretch without a word for the way or kind of meeting before a name: "Virtual Harbour Board"."""
    way = _WAY.match(span.of(text)) or _of_kind(span.of(text))
    return Span(start=span.start + way.end(), end=span.end) if way is not None else span


def _of_kind(words: str) -> re.Match[str] | None:
    """A word in lower case that stands before names and is no part of them: "the full Parish Council"."""
    word = _WORD_BEFORE.match(words)
    return word if word is not None and word["word"] in listed("before-groups") else None


def _without_kind(text: str, span: Span) -> Span:
    """The stretch without a word for the kind of meeting between the group and 'meeting': Council Planning Meeting."""
    words = list(re.finditer(r"[\w-]+", span.of(text)))
    if len(words) < 3 or _MEETING.match(text, span.end) is None:
        return span
    last, before = words[-1].group().casefold(), words[-2]
    if last not in listed("bodies") and before.group().casefold() in listed("bodies"):
        return Span(start=span.start, end=span.start + before.end())
    return span


def blanked(words: str) -> str:
    """`words` with dates, times, numbers of meetings and kinds of meeting made blank, as long as before."""
    dated = [(d.start, d.end) for d in find_dates(words)] + [(t.start, t.end) for t in find_times(words)]
    for start, end in dated:
        words = words[:start] + " " * (end - start) + words[end:]
    words = _HELD.sub(lambda m: " " * len(m.group()), words)
    words = _ORDINAL.sub(lambda m: m.group() if _NUMBERED.search(words, 0, m.start()) else " " * len(m.group()), words)
    return _kinds().sub(lambda m: " " * len(m.group()), words)


def _without_edges(text: str, start: int, end: int) -> Span | None:
    while start < end:
        words = text[start:end]
        start += 0 if words[0].isalnum() else next((at for at, sign in enumerate(words) if sign.isalnum()), 0)
        words = text[start:end]
        closed = words.endswith(")") and "(" in words
        left = len(words) - len(words.lstrip(_EDGES))
        right = len(words) if closed else len(words.rstrip(_EDGES))
        link = _LINKS.search(words[left:right])
        if link is not None and link.start() == 0:
            left += link.end()
        elif link is not None:
            right = left + link.start()
        if (left, right) == (0, len(words)):
            return Span(start=start, end=end)
        start, end = start + left, start + max(left, right)
    return None


def _likelihood(words: str) -> float:
    """How much the words themselves look like the name of a group."""
    tokens = re.findall(r"[\w-]+", words.casefold())
    ends = bool(tokens) and chief(tokens) in listed("bodies")
    inside = any(token in listed("bodies") for token in tokens)
    if len(tokens) == 1:
        return 1.5 if ends else 0.0
    is_acronym_after = bool(re.search(r"\([A-Z][\w-]{1,10}\)$", words)) and inside
    return (3.0 if ends or is_acronym_after else 1.2 if inside else 0.0) - (2.0 if len(tokens) > 12 else 0.0)


def chief(tokens: list[str]) -> str:
    """The word that says what a group is.

    The last, or a word for a group that "of", "on" or "for" follows ("Board of Education"), or "Team" before its name.
    """
    while len(tokens) > 1 and (tokens[-1].isdigit() or tokens[-1] in ("no", "local")):
        tokens = tokens[:-1]
    links = [at for at, token in enumerate(tokens) if at and token in ("of", "on", "for")]
    led = next((tokens[at - 1] for at in links if tokens[at - 1] in listed("bodies")), None)
    if led is not None:
        return led
    return tokens[0] if tokens[0] == "team" and len(tokens) > 1 and tokens[-1] not in listed("bodies") else tokens[-1]


def is_of_document(words: str) -> bool:
    """Whether the words say only for what or with whom a meeting was, or are what a document is called."""
    tokens = words.casefold().split()
    is_log = bool(tokens) and tokens[-1] in listed("documents")
    return is_log or all(token in listed("no-groups") for token in tokens)


def is_name(words: str) -> bool:
    """Whether the words could name a group at all: they begin with a capital and are no sentence or address."""
    tokens = words.split()
    if (
        NO_GROUP.fullmatch(words)
        or is_of_document(words)
        or not (words[:1].isupper() or _is_of_project(tokens))
        or not 0 < len(tokens) < 16
        or "@" in words
        or "http" in words
    ):
        return False
    tokens = tokens[_is_of_project(tokens) :]
    capital = sum(token[0].isupper() or token.casefold() in SMALL or not token[0].isalpha() for token in tokens)
    is_title = sum(map(str.isalpha, words)) > 0.6 * len(words) and (2 * capital >= len(tokens) or _is_small(tokens))
    if not has_body(words) and tokens[-1].islower() and len(tokens) < _SENTENCE:
        return False
    return is_title and not is_of_head(words) and _TOLD.search(words) is None and not _is_signature(words)


def _is_of_project(tokens: list[str]) -> bool:
    """Whether the name begins with that of a project, in lower case: "numgrid Steering Council"."""
    first, rest = tokens[:1], tokens[1:]
    return (
        bool(rest)
        and _PROJECT.fullmatch(first[0]) is not None
        and first[0] not in listed("before-groups")
        and all(token[0].isupper() or token in SMALL for token in rest)
        and has_body(rest[-1])
    )


def _is_small(tokens: list[str]) -> bool:
    """Whether the words are a short name that ends in a word for a group, in lower case: "Elm history society"."""
    is_told = not listed("words-of-sentences").isdisjoint(map(str.casefold, tokens))
    return 1 < len(tokens) <= _SHORT_NAME and has_body(tokens[-1]) and not is_told


def is_of_head(words: str) -> bool:
    """Whether the words are of a head and name no group: who was in the chair, what was resolved, somebody's name."""
    return _OF_HEAD.search(words) is not None or (names.honorific(words) > 0 and not has_body(words))


def _is_signature(words: str) -> bool:
    """Whether somebody's name stands before a comma, and then what they are or sign for: "B. Lund, for the club"."""
    name, comma, rest = words.partition(", ")
    return bool(comma) and rest[:1].islower() and names.evidence(name) >= names.LIKELY


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list of the table `meeting`."""
    return frozenset(rules.words("meeting", name).words)


@cache
def _kinds() -> re.Pattern[str]:
    """The words for a kind of meeting; of those that name groups as well, only where no name goes on behind them."""
    sure, other = (either(listed(name), " ") for name in ("kinds-of-meeting", "kinds-before-meeting"))
    no_place = r"(?<!friends )(?<!friends’ )(?!meeting (?:house|room|hall|place)\b)"
    return re.compile(
        rf"\b{no_place}(?:{sure}|{other}(?=(?:\s+{other})*(?:\s+{sure}\b|\s*(?:[^\w\s]|$|\n))))\b",
        re.IGNORECASE,
    )


def is_bare(words: str) -> bool:
    """Whether a title line has no date, and no word for a kind of meeting or of body: half of a name."""
    known = listed("bodies") | listed("organisations")
    return blanked(words) == words and not any(word.casefold() in known for word in re.findall(r"\w+", words))


def is_alike(one: Paragraph, other: Paragraph) -> bool:
    """Whether two lines are set alike."""
    return (one.first.is_bold, one.first.size) == (other.first.is_bold, other.first.size)


def found(text: str, name: Name) -> Found:
    """The name as a value of the meeting, with where it stands."""
    return Found(" ".join(name.span.of(text).split()), name.rule, (name.span,))
