"""Who chaired where no sure form tells it: every person of whom the text tells what chairs do, weighed by all of it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from extractor import gates, rules
from extractor.find.meeting.head import Found
from extractor.find.meeting.marking import put
from extractor.find.meeting.person import in_full, person
from extractor.find.meeting.weighing import likeliest
from extractor.late import late
from extractor.names import small_words
from models import Attendee, Document, Rule, Span

_TEXT, _EARLY, _LATE, _OFTEN = 30_000, 1500, 600, 3  # code points, the same, the same, times
_POST = 8  # words of a line that has a post and who was elected to it
_DEEDS = frozenset({"opened", "welcomed", "thanked", "led", "took"})
_CALLS = frozenset({"called-chair", "called-president", "is-chair"})
_WORD = r"(?:@\w+|(?:[A-Z]\.[ ]?)+|[A-Z](?=[ ][A-Z])|[A-Z][\w’'-]+\.?)"
_TOKEN = late(r"\S+")
_NAME = "⟨N⟩"


class _Deed(NamedTuple):
    """What the text tells of somebody, by the name of its evidence, and where the name stands."""

    evidence: str
    found: Found


def weighed(document: Document, attendees: tuple[Attendee, ...]) -> Found | None:
    """The person likelier than all others, and than nobody, to have chaired; None if there is none such."""
    deeds = list(_deeds(document.text[:_TEXT]))
    told: dict[str, list[_Deed]] = defaultdict(list)
    for deed in deeds:
        whole = in_full(deed.found, attendees)
        told[_key(whole.value)].append(deed._replace(found=whole))
    early = max(_EARLY, len(document.text) / 3)
    listed = {_key(one.name) for one in attendees if one.name}
    likely = {key: those for key, those in told.items() if key in listed or not all(_is_short(one) for one in those)}
    best = likeliest({key: _evidence(those, key, attendees, early) for key, those in likely.items()}, "chair")
    return max((deed.found for deed in told[best]), key=lambda one: len(one.value)) if best is not None else None


def _is_short(deed: _Deed) -> bool:
    """Whether somebody is told by letters alone, which may stand for anything."""
    return deed.found.value.isupper() and " " not in deed.found.value


def _is_single(name: str) -> bool:
    """Whether a name is one word, and no handle."""
    return " " not in name and not name.startswith("@")


def _key(name: str) -> str:
    """What one person's names have in common: the surname."""
    return re.sub(r"\W", "", name.rsplit(maxsplit=1)[-1]).casefold()


def _evidence(deeds: list[_Deed], key: str, attendees: tuple[Attendee, ...], early: float) -> Iterator[str]:
    """All that is told of one person, each thing once; what stands before `early` is early."""
    times = Counter(deed.evidence for deed in deeds)
    yield from times.keys() - ({"deputy"} if _DEEDS & times.keys() else set())
    if times["called-chair"] + times["called-president"] >= _OFTEN:
        yield "often-called"
    if any(deed.evidence in _CALLS and deed.found.quotes[0].start < early for deed in deeds):
        yield "called-early"
    listed = {one.status for one in attendees if one.name and _key(one.name) == key}
    if listed & {"present", "in_attendance"}:
        yield "came"
    elif listed:
        yield "away"
    elif not _CALLS & times.keys() and all(_is_single(deed.found.value) for deed in deeds):
        yield "unknown"


def _deeds(text: str) -> Iterator[_Deed]:
    """What the text tells of people that chairs do, or are called, save by a line on an election or a list below."""
    start, is_election = 0, False
    for line in text.splitlines(keepends=True):
        is_listed = is_election and len(line.split()) <= _POST
        was, is_election = is_election, is_listed or _elections().search(line) is not None
        for deed in _of_line(text, Span(start=start, end=start + len(line.rstrip()))):
            if deed.evidence in _DEEDS or not (is_election or was):
                yield deed
        start += len(line)


def _of_line(text: str, line: Span) -> Iterator[_Deed]:
    names = {span.start: span.end for span in _names(text, line)}
    marks = [(start - line.start, end - line.start, _NAME) for start, end in names.items()]
    seen, places = put(line.of(text), marks)
    for rule, expression in (_expressions()[number] for number in gates.possible(_gate(), seen)) if names else ():
        for match in expression.finditer(seen) if _is_where(rule, line.start, len(text)) else ():
            start = line.start + places[seen.index(_NAME, match.start())]
            found = person(text, start, names[start], "chair-weighed")
            if found is not None:
                yield _Deed(rule.gives["evidence"], found)


def _is_where(rule: Rule, at: int, length: int) -> bool:
    """Whether a line stands where the rule's finds count."""
    where = rule.gives.get("where")
    return where is None or (at < max(_EARLY, length / 3) if where == "early" else at > length - _LATE)


def _names(text: str, line: Span) -> Iterator[Span]:
    """The stretches of words with capitals that may be names: an office or the like is none and divides them."""
    for stretch in _stretch().finditer(text, line.start, line.end):
        for is_no, tokens in groupby(_TOKEN.finditer(text, stretch.start(), stretch.end()), key=_is_no_part):
            held = list(tokens)
            end = held[-1].end()
            if not is_no:
                yield Span(start=held[0].start(), end=end - (text[end - 1] == "." and text[end - 2].islower()))


def _is_no_part(token: re.Match[str]) -> bool:
    word = token.group().strip(".,()")
    return word in _no_parts() or word.title() in _no_parts()


@cache
def _no_parts() -> frozenset[str]:
    return frozenset(rules.words("chair", "no-part-of-names").words)


@cache
def _expressions() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    weighed = (rule for rule in rules.table("chair").rule if rule.id != "chair-elections")
    return tuple((rule, late(rule.regex)) for rule in weighed if rule.regex is not None)


@cache
def _gate() -> gates.Gate:
    return gates.gate(expression for _, expression in _expressions())


@cache
def _elections() -> re.Pattern[str]:
    return late(rules.rule("chair", "chair-elections").regex or "(?!)")


@cache
def _stretch() -> re.Pattern[str]:
    """Words that may be a person's name, small ones of a surname among them, with letters in brackets behind."""
    small = rf"(?:{small_words()}[ ]){{0,2}}"
    return late(rf"(?<![\w@]){_WORD}(?:[ ]{small}{_WORD})*(?:[ ]\([A-Z]\w{{0,6}}\))?")
