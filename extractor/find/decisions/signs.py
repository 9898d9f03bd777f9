"""Stage 3, decisions: the signs in a sentence that weigh for or against its telling a decision."""

import re
from collections.abc import Iterator
from functools import cache

from extractor import rules
from extractor.either import either
from extractor.late import late
from models import Section

_FORMS = ("plain", "s", "past", "ing", "noun")
_WORD = late(r"2nd(?:ed|s)?\b|[A-Za-z][A-Za-z’'-]*|[0-9][0-9.,]*|[^\sA-Za-z0-9]")
_LABEL = re.compile(r"\W*(?:[\w’'-]+\s){0,2}([\w’'-]+)\s*:")
_SCORE = re.compile(r"(?<![0-9/.:-])[0-9]{1,3}\s*[-–/]\s*[0-9]{1,3}(?:\s*[-–/]\s*[0-9]{1,3})?(?![0-9/.:-])")
_LENGTH = 5  # words
_LONGEST = 8  # of such lengths
_TITLE = 8  # words of a heading
_WEIGHED = ("not-yet", "reports", "others", "earlier")


def has_verb(sentence: str) -> bool:
    """Whether a sentence has a verb of decision in any form: without one it is not weighed."""
    return _any_verb().search(sentence.lower()) is not None


def signs(sentence: str, section: Section | None) -> frozenset[str]:
    """The signs of a sentence below the heading of `section`, by their names in decisions_weights.csv."""
    raw = _WORD.findall(sentence)
    words = [word.lower().replace("’", "'") for word in raw]
    return frozenset((*_of_verbs(raw, words), *_of_words(sentence, raw, words), *_of_heading(section)))


def _of_verbs(raw: list[str], words: list[str]) -> Iterator[str]:
    """Each verb of decision in its form, what stands before it but adverbs, and what behind it."""
    for at, word in enumerate(words):
        if word not in _verbs():
            continue
        verb, form = _verbs()[word]
        before = at - 1
        while before >= 0 and (words[before].endswith("ly") or words[before] in ("then", "also", "duly", "hereby")):
            before -= 1
        beside = _kind(raw[before], words[before]) if before >= 0 else "start"
        behind = _kind(raw[at + 1], words[at + 1]) if at + 1 < len(words) else "end"
        yield from (verb, f"{verb} {form}", f"{beside} + {form}", f"{form} + {behind}")
        yield from (f"{beside} + {verb} {form}", f"{verb} {form} + {behind}")
        if raw[at].isupper():
            yield f"{form} in capitals"


def _of_words(sentence: str, raw: list[str], words: list[str]) -> Iterator[str]:
    """What kinds of words there are, what the sentence begins with, its label, its length, the score of a vote."""
    there = frozenset(words)
    yield from (f"any of {name}" for name in (*_WEIGHED, "bodies") if there & _list(name))
    yield from (f"word {word}" for word in there & _common())
    if words:
        yield f"begins with {_kind(raw[0], words[0])}"
    if _SCORE.search(sentence):
        yield "score"
    label = _LABEL.match(sentence)
    if label is not None:
        yield from ("label", f"label {_of_label(label[1].lower())}")
    yield from (name for sign, name in (("?", "question"), ('"', "quotation"), ("“", "quotation")) if sign in there)
    yield f"length {min(_LONGEST, len(words) // _LENGTH)}"


def _of_label(word: str) -> str:
    return _verbs()[word][0] if word in _verbs() else word if word in ("action", "actions", "note") else "other"


def _of_heading(section: Section | None) -> Iterator[str]:
    if section is None:
        yield "no heading"
        return
    yield f"item {section.kind}"
    for word in section.title.lower().split()[:_TITLE]:
        if word.strip(".,:;()") in _verbs():
            yield f"heading {_verbs()[word.strip('.,:;()')][0]}"


def _kind(raw: str, word: str) -> str:
    """What a word is to a verb beside it: a body, a common word itself, another verb, a figure, a name."""
    if word in _list("bodies"):
        return "body"
    if word in _list("not-yet") or word in _list("plain"):
        return word
    if word in _verbs():
        return f"verb {_verbs()[word][1]}"
    if not word[0].isalpha():
        return "figure" if word[0].isdigit() else word
    return "past" if word.endswith("ed") else "Capital" if raw[0].isupper() else "other"


@cache
def _verbs() -> dict[str, tuple[str, str]]:
    """The verb and the form that each word is of."""
    rows = (row.split() for row in rules.words("decisions_signs", "verbs").words)
    return {word: (row[0], form) for row in rows for word, form in zip(row, _FORMS, strict=True) if word != "-"}


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(rules.words("decisions_signs", name).words)


@cache
def _common() -> frozenset[str]:
    return _list("plain").union(*(_list(name) for name in _WEIGHED))


@cache
def _any_verb() -> re.Pattern[str]:
    return re.compile(rf"\b{either(_verbs())}\b")
