"""The group that met where no title tells it: every phrase that could name it, weighed by all that speaks for it."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from extractor import names
from extractor.find.meeting.group.letterhead import words_of_file
from extractor.find.meeting.group.names import (
    NO_GROUP,
    SMALL,
    blanked,
    chief,
    has_body,
    is_of_document,
    is_of_head,
    listed,
    parts,
    stripped,
)
from extractor.find.meeting.head import Found, Head
from extractor.find.meeting.weighing import likeliest
from extractor.late import late
from models import Document, Span

_EARLY, _TEXT, _LINES, _MOST = 800, 30_000, 12, 40  # code points, the same, title lines, phrases
_CALLED, _OFTEN = 3, 10  # times
_LONGEST, _SHORTEST = 12, 3  # words, letters
_WORD = r"(?:[A-Z][\w&’'/-]*(?:\.(?=[\w,]))?|[0-9]{1,4}(?=\s[A-Z]))"
_PHRASE = late(rf"(?<![\w-]){_WORD}(?:,?\ (?:(?:of|and|for|the|&|de)\ ){{0,2}}{_WORD}){{0,9}}(?:\ \([A-Z][\w&-]+\))?")
_LEAD = late(
    r"(?:(?:the|a|an|our|motion|moved|resolved|minutes|notes|meeting|chair\w*|president|mrs?|ms|dr|present|apologies)\s)+",
    re.IGNORECASE,
)
_TAIL = late(r"(?:\s(?:meetings?|minutes|agm|members?|notes|calls?|agenda|reports?))+$", re.IGNORECASE)
_SENTENCE = late(r"@|http|\b(?:was|were|is|are|has|have|had|will|by)\b", re.IGNORECASE)
_MEETING = late(r"[\s)]{0,3}(?:[\w-]+\s){0,2}?(?:meetings?|minutes|agm|notes|call|telecon)\b", re.IGNORECASE)
_OF = late(r"\b(?:minutes|meeting|notes|proceedings|record|assembly|behalf)\s(?:of|for)\s(?:the\s)?$", re.IGNORECASE)
_MET = late(r"[\s)]{0,3}(?:met|convened|assembled|gathered|held|was\scalled|were\scalled)\b", re.IGNORECASE)
_ACT = late(
    r"[\s)]{0,3}(?:met|resolved|convened|held|agreed|assembled|voted|approved|decided|recommended|adjourned)\b",
    re.IGNORECASE,
)


class _Phrase(NamedTuple):
    """A phrase as it first stands, with its folded words and the stretches in which the text has them."""

    span: Span
    words: tuple[str, ...]
    places: tuple[Span, ...]


def weighed(document: Document, head: Head) -> Found | None:
    """The phrase that is likelier to be the group's name than all others together; None if none is."""
    text = document.text
    lines = {_folded(span.of(text)) for line in head.title[:_LINES] for span in _of_line(text, line.span)}
    first = head.title[0].span.of(text) if head.title else ""
    file = tuple(word.casefold() for word in words_of_file(document))
    phrases = [_phrase(text, span) for span in _candidates(text, head)]
    told = {one: [*_of_place(text, one, lines, first), *_of_words(text, one), *_of_file(one, file)] for one in phrases}
    whole = [" ".join(one.words) for one in phrases if one.words in lines]
    told = {one: [*those, *_of_whole(one, whole)] for one, those in told.items()}
    best = likeliest(told, "body")
    return best and Found(" ".join(best.span.of(text).split()), "body-weighed", (best.span,))


def _candidates(text: str, head: Head) -> Iterator[Span]:
    """What is left of the title's lines, and the commonest phrases of the text with a word for a group, once each."""
    found: dict[tuple[str, ...], Span] = {}
    for line in head.title[:_LINES]:
        for span in _of_line(text, line.span):
            found.setdefault(_folded(span.of(text)), span)
    spans = list(_phrases(text))
    often = Counter(_folded(span.of(text)) for span in spans)
    common = {words for words, _ in often.most_common(_MOST)}
    for span in spans:
        if _folded(span.of(text)) in common:
            found.setdefault(_folded(span.of(text)), span)
    for words, span in found.items():
        if len(words) <= _LONGEST and len("".join(words)) >= _SHORTEST:
            yield span


def _of_line(text: str, line: Span) -> Iterator[Span]:
    """The stretches of a title line that may be a name, and the whole line if it holds nothing else."""
    for part in parts(text, line):
        yield from (name.span for name in stripped(text, part, 0, "body-weighed") if _may_name(name.span.of(text)))
    words = line.of(text)
    if _may_name(words) and _letters(blanked(words)) == _letters(words):
        yield line


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, words))


def _may_name(words: str) -> bool:
    """Whether the words are a name's, each with a capital but for small ones, and are no sentence or address."""
    told = [word for word in words.split() if word not in SMALL]
    is_name = (
        words[:1].isupper()
        and NO_GROUP.fullmatch(words) is None
        and not any(map(str.islower, told))
        and not is_of_document(words)
        and not is_of_head(words)
        and any(map(str.isalpha, blanked(words)))
    )
    return is_name and _SENTENCE.search(words) is None


def _phrases(text: str) -> Iterator[Span]:
    for match in _PHRASE.finditer(text, 0, _TEXT):
        lead = _LEAD.match(match.group())
        start = match.start() + (lead.end() if lead is not None else 0)
        tail = _TAIL.search(text, start, match.end())
        end = tail.start() if tail is not None else match.end()
        if start < end and has_body(text[start:end]):
            yield Span(start=start, end=end)


def _folded(words: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", words.casefold()))


def _phrase(text: str, span: Span) -> _Phrase:
    words = _folded(span.of(text))
    joined = r"[\W_]{1,3}".join(map(re.escape, words))
    alike = re.compile(rf"(?<![^\W_]){joined}(?![^\W_])", re.IGNORECASE)
    places = (Span(start=match.start(), end=match.end()) for match in alike.finditer(text, 0, _TEXT))
    return _Phrase(span, words, tuple(places))


def _of_place(text: str, one: _Phrase, lines: set[tuple[str, ...]], first: str) -> Iterator[str]:
    """Evidence by where the phrase stands, and by what stands beside it."""
    early = [place for place in one.places if place.start < _EARLY]
    if one.words in lines:
        yield "line"
    if " ".join(one.words) in " ".join(_folded(first)):
        yield "first-line"
    if any(_MEETING.match(text, place.end) for place in early):
        yield "beside-meeting"
    if any(_OF.search(text, max(0, place.start - 30), place.start) for place in early):
        yield "meeting-of"
    if any(_MET.match(text, place.end) for place in early):
        yield "met"
    if any(_ACT.match(text, place.end) for place in one.places):
        yield "acts"


def _of_whole(one: _Phrase, whole: list[str]) -> Iterator[str]:
    """Evidence by the longer phrases of the title that it is a part of."""
    if any(f" {' '.join(one.words)} " in f" {longer} " and longer != " ".join(one.words) for longer in whole):
        yield "part"


def _of_words(text: str, one: _Phrase) -> Iterator[str]:
    """Evidence by the words themselves, and by how the text goes on to call the group."""
    words, head = one.span.of(text), chief(list(one.words))
    if head in listed("bodies"):
        yield "group"
        yield from _called(text, head)
    if head in listed("narrow-bodies"):
        yield "narrow"
    if not words[:1].isupper():
        yield "small"
    if len(one.words) == 1:
        yield "one-word"
    if names.evidence(words) >= names.LIKELY:
        yield "person"
    if blanked(words) != words:
        yield "kind"


def _called(text: str, head: str) -> Iterator[str]:
    times = len(re.findall(rf"\bthe\s{re.escape(head)}\b", text[:_TEXT], re.IGNORECASE))
    if times >= _CALLED:
        yield "called"
    if times >= _OFTEN:
        yield "often-called"


def _of_file(one: _Phrase, file: tuple[str, ...]) -> Iterator[str]:
    """Evidence by the name of the file."""
    words = [word for word in one.words if word not in SMALL]
    shared = [word for word in words if word in file]
    if words and 2 * len(shared) >= len(words):
        yield "file"
    if words and len(shared) == len(words):
        yield "all-in-file"
    letters = {"".join(word[0] for word in one.words), "".join(word[0] for word in words)}
    if file and all(word in one.words or word in letters for word in file):
        yield "all-of-file"
