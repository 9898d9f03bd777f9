"""Whether a quorum was there, and how many make one."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from extractor import rules
from extractor.find.meeting.head import Found
from extractor.language import sentences
from extractor.late import late
from models import Document, Section, Span

_WORD = "quor"  # that no expression of the table matches without, but for the answers beside a label
_TELLING = ("quorum-late", "quorum-lost", "quorum-absent", "quorum-present", "quorum-counted")
_OF_OTHERS = frozenset({"minutes_of_last_meeting", "matters_arising", "report"})
_LONGEST_ANSWER = 120  # code points
_LONGEST_QUOTE = 200
_SHORT = 40

Standing = Literal["present", "absent", "lost"]


class _Told(NamedTuple):
    """What a stretch says of the quorum."""

    standing: Standing
    rule: str
    quotes: tuple[Span, ...]


def quorum(document: Document, sections: tuple[Section, ...]) -> tuple[Found | None, Found | None]:
    """Whether a quorum was `present`, `absent`, or there and `lost`; and the number needed for one, in figures.

    Each is None if the document does not tell.
    """
    spans = [one.span for one in document.paragraphs if _WORD in one.span.of(document.text).lower()]
    standing: _Told | None = None
    for told in _told(document, sections, spans):
        if standing is None or (standing.standing, told.standing) in _FOLLOWING:
            standing = told
    found = Found(standing.standing, standing.rule, standing.quotes) if standing is not None else None
    return found, next(_needed(document.text, spans), None)


# Which statement takes the place of one that stands before it: who is late makes a quorum, who leaves ends it.
_FOLLOWING = frozenset({("absent", "present"), ("present", "lost"), ("lost", "present")})


def _told(document: Document, sections: tuple[Section, ...], spans: list[Span]) -> Iterator[_Told]:
    """What the sentences with a quorum in them say of this meeting's, in order."""
    following = dict(pairwise(one.span for one in document.paragraphs))
    for span in spans:
        if span in following and _expression("quorum-label").search(span.of(document.text)) is not None:
            answered = _answered(document, span, following[span])
            if answered is not None:
                yield answered
                continue
        for sentence in _sentences(document.text, span):
            told = _said(document.text, sentence)
            if told is not None and not (told.standing == "absent" and _is_of_others(told, sections)):
                yield told


def _sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of a paragraph that have a quorum in them; a short one is whole: "Quorate? No"."""
    is_short = len(paragraph.of(text)) <= _SHORT
    for one in [Span(start=0, end=paragraph.end - paragraph.start)] if is_short else sentences(paragraph.of(text)):
        sentence = Span(start=paragraph.start + one.start, end=paragraph.start + one.end)
        if _WORD in sentence.of(text).lower():
            yield sentence


def _answered(document: Document, label: Span, answer: Span) -> _Told | None:
    """What stands beside or below a label, where it is an answer; a sentence there speaks for itself."""
    words = answer.of(document.text)
    for rule in ("quorum-yes", "quorum-no"):
        if len(words) <= _LONGEST_ANSWER and _expression(rule).search(words) is not None:
            return _Told(_standing(rule), rule, (label, answer))
    return None


def _said(text: str, sentence: Span) -> _Told | None:
    """What a sentence says of the quorum of this meeting."""
    words = sentence.of(text)
    for rule in _TELLING:
        for match in _expression(rule).finditer(words):
            if _is_no_fact(words, match):
                continue
            if rule != "quorum-counted":
                return _Told(_standing(rule), rule, (_quote(sentence, match),))
            if 2 * int(match["here"]) > int(match["all"]) >= int(match["here"]):
                return _Told("present", rule, (_quote(sentence, match),))
    return None


def _quote(sentence: Span, match: re.Match[str]) -> Span:
    """The sentence, or of a long one, which lists those present, the words that tell."""
    if sentence.end - sentence.start <= _LONGEST_QUOTE:
        return sentence
    return Span(start=sentence.start + match.start(), end=sentence.start + match.end())


def _is_no_fact(words: str, match: re.Match[str]) -> bool:
    """Whether what was found is a condition, a wish, a question, or said of another meeting."""
    is_conditional = _expression("quorum-no-fact").search(words[: match.start()]) is not None
    return is_conditional or _expression("quorum-elsewhere").search(words[match.end() :]) is not None


def _is_of_others(told: _Told, sections: tuple[Section, ...]) -> bool:
    """Whether a statement stands where minutes speak of the last meeting, or of other bodies."""
    start = told.quotes[0].start
    return any(one.kind in _OF_OTHERS and one.span.start <= start < one.span.end for one in sections)


def _needed(text: str, spans: list[Span]) -> Iterator[Found]:
    """How many make a quorum, by the sentences that say so and don't argue about it."""
    for span in spans:
        for sentence in _sentences(text, span):
            words = sentence.of(text)
            match = _expression("quorum-needed").search(words)
            if match is not None and _expression("quorum-changed").search(words) is None:
                number = next(one for one in match.groups() if one is not None).lower()
                value = number if number.isdigit() else str(rules.words("quorum", "numbers").words.index(number) + 1)
                if int(value) > 0:
                    yield Found(value, "quorum-needed", (sentence,))


@cache
def _standing(rule: str) -> Standing:
    standings: dict[str, Standing] = {"present": "present", "absent": "absent", "lost": "lost"}
    return standings[rules.rule("quorum", rule).gives["quorum"]]


@cache
def _expression(rule: str) -> re.Pattern[str]:
    return late(rules.rule("quorum", rule).regex or "(?!)")
