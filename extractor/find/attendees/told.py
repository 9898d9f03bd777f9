"""Sentences that tell of attendance: who sent apologies, was absent, was present, joined, left, took the chair."""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from extractor import names
from extractor.find.attendees.chunks import chunks
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.listed import read
from extractor.find.attendees.stretch import Stretch
from extractor.language import Match, find, sentences
from models import Rule, Span

_LONGEST = 1500


class Telling(NamedTuple):
    """A sentence of attendance: whom it names, what it says of them (`gives.status` of its rule), and where it stands."""

    rule: Rule
    entries: tuple[Entry, ...]
    sentence: Span
    words: Span


def tellings(doc: Doc) -> Iterator[Telling]:
    """All sentences of attendance that name somebody, in reading order."""
    text = doc.text
    matches = [match for match in find("attendance", doc) if "who" in match.rule.gives]
    if not matches:
        return
    held = list(sentences(text))
    at = 0
    for match in matches:
        while at < len(held) - 1 and held[at].end <= match.start:
            at += 1
        telling = _telling(match, held, at, text)
        if telling is not None:
            yield telling


def _telling(match: Match, held: list[Span], at: int, text: str) -> Telling | None:
    sentence = held[at]
    if match.rule.gives["who"] == "after":
        stretch = _stretch(text, match.end, max(sentence.end, match.end))
        found = _leading(stretch)
    else:
        stretch = _stretch(text, sentence.start, match.start)
        found = _trailing(stretch)
    if not found:
        return None
    return Telling(match.rule, tuple(found), Span(start=sentence.start, end=max(sentence.end, match.end)), match.span)


def _stretch(text: str, start: int, end: int) -> Stretch:
    return Stretch(text, 0).cut(start, min(end, start + _LONGEST)) if end - start <= _LONGEST else Stretch(text[start:end], start)


def _leading(stretch: Stretch) -> list[Entry]:
    """The names that the stretch begins with, up to the first chunk that is none and says nothing of one."""
    parts = chunks(stretch)
    end = 0
    for part in parts:
        reading = read(part.stretch)
        if reading.unread:
            break
        end = part.stretch.end - stretch.start
    return list(read(stretch.cut(0, end)).entries) if end else []


def _trailing(stretch: Stretch) -> list[Entry]:
    """The names that the stretch ends with: it must consist of them from some chunk on."""
    parts = chunks(stretch)
    begin = len(stretch.text)
    for part in reversed(parts):
        if read(part.stretch).unread:
            break
        begin = part.stretch.start - stretch.start
    return list(read(stretch.cut(begin)).entries)


__all__ = ["Telling", "names", "tellings"]
