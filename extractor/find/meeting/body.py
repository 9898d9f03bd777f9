"""The group that met, and the organisation it belongs to."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from extractor import rules
from extractor.dates import find_dates, find_times
from extractor.find.meeting.head import Found, Head, expression
from models import Document, Paragraph, Span

_PARTED = re.compile(
    r"\s+[-–—|:]\s+|\s*[|]\s*|:\s+|\s+[-–—]|,\s+(?=[A-Z])(?!(?:Inc|Ltd|LLC|Limited|Incorporated|PLC)\b)"
)
_EDGES = " \t\n.,;:|–—-_*•#()[]\"'“”"
_ORDINAL = re.compile(r"\b[0-9]+(?:st|nd|rd|th)\b|#\s?[0-9]+|\bno\.?\s?[0-9]+\b|\b[0-9]+\b", re.IGNORECASE)
_LEAST = 2
_BESIDE = 1.2
_AFTER = re.compile(
    r"[ )'’s]{0,4}(?:\w+[ -]){0,3}(?:meetings?|minutes|agm|egm|notes|call|telecon|teleconference|conference)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"\b(?:minutes|notes|meeting|record) (?:of|for|from) (?:the )?$", re.IGNORECASE)
_HELD = re.compile(r"\b(?:held|which|convened|took place)\b.*$", re.IGNORECASE | re.DOTALL)
_MEETING = re.compile(r"\s+meeting\b", re.IGNORECASE)
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "&"})
_LINKS = re.compile(
    r"^(?:of|the|for|a|an|and|on|at|in|from|our|to|&)\b|\b(?:of|the|for|a|an|and|on|at|in|from|held|to|&)$",
    re.IGNORECASE,
)


class _Name(NamedTuple):
    """A stretch that may name a group: the higher its weight, the likelier."""

    span: Span
    weight: float
    rule: str


def body(document: Document, head: Head) -> tuple[Found | None, Found | None]:
    """The group that met and its organisation, each None if it is not named."""
    text = document.text
    names = [name for name in _names(document, head) if _is_name(name.span.of(text))]
    if not names or max(name.weight for name in names) < _LEAST:
        return _in_margin(document), None
    best = max(names, key=lambda name: (name.weight, -name.span.start))
    narrower = [n for n in names if n.weight >= 3 and _breadth(n.span.of(text)) < _breadth(best.span.of(text))]
    chosen = max(narrower, key=lambda n: n.weight, default=best)
    others = [n for n in names if _is_organisation(text, n) and not _share(n.span.of(text), chosen.span.of(text))]
    return _found(text, chosen), _found(text, others[0]) if others else None


def _in_margin(document: Document) -> Found | None:
    """The group that a running head or the file's own title names, where the text names none."""
    heads = [marginal.text for marginal in document.marginalia if marginal.kind == "head"]
    for words in [*heads, document.source.title or ""]:
        for part in _parts(words, Span(start=0, end=len(words))):
            for name in _stripped(words, part, 0, "body-margin"):
                if name.weight >= _LEAST and _is_name(name.span.of(words)):
                    return Found(name.span.of(words), name.rule, ())
    return None


def _found(text: str, name: _Name) -> Found:
    return Found(" ".join(name.span.of(text).split()), name.rule, (name.span,))


def _names(document: Document, head: Head) -> Iterator[_Name]:
    text = document.text
    for field in head.named("body"):
        yield from _stripped(text, field.value, 4, "body-field")
    for at, paragraph in enumerate(head.title):
        yield from _by_rule(text, paragraph.span)
        place = max(0.0, 1.5 - 0.3 * at)
        for part in _parts(text, paragraph.span):
            yield from _stripped(text, part, place, "body-title")
    for one, other in pairwise(head.title):
        if _goes_on(text, one, other):
            span = Span(start=one.span.start, end=other.span.end)
            yield from _stripped(text, span, 3.5, "body-title")
    for paragraph in head.paragraphs:
        for match in expression("body-in-prose").finditer(paragraph.span.of(text)):
            yield from _stripped(text, _moved(match, "body", paragraph.span.start), 2, "body-in-prose")


def _goes_on(text: str, one: Paragraph, other: Paragraph) -> bool:
    """Whether a title was broken over two lines before the word for the group."""
    first, second = one.span.of(text).split(), _blanked(other.span.of(text)).split()
    is_alike = (one.first.is_bold, one.first.size) == (other.first.is_bold, other.first.size)
    is_word = len(second) == 1 and second[0].casefold() in _set("bodies")
    is_whole = any(word.casefold() in _set("bodies") or word.casefold() in _set("organisations") for word in first)
    return is_alike and is_word and bool(first) and (not is_whole or first[-1].casefold() in _SMALL)


def _by_rule(text: str, span: Span) -> Iterator[_Name]:
    for rule in ("body-of-meeting", "body-minutes-of"):
        for match in expression(rule).finditer(span.of(text)):
            weight = float(rules.rule("meeting", rule).gives["weight"])
            yield from _stripped(text, _moved(match, "body", span.start), weight, rule)


def _moved(match: re.Match[str], group: str, by: int) -> Span:
    return Span(start=match.start(group) + by, end=match.end(group) + by)


def _parts(text: str, span: Span) -> Iterator[Span]:
    """The stretches of a title line between dashes, bars and colons."""
    start = span.start
    for cut in _PARTED.finditer(text, span.start, span.end):
        yield Span(start=start, end=cut.start())
        start = cut.end()
    yield Span(start=start, end=span.end)


def _stripped(text: str, span: Span, weight: float, rule: str) -> Iterator[_Name]:
    """What is left of a stretch without date, time and the words for the kind of meeting, with its weight."""
    blank = _blanked(span.of(text))
    longest = max(
        re.finditer(r"\S(?:[^\n]*?\S|\n(?=\S))*?(?=\s{2,}|\s*$)", blank), key=lambda m: len(m.group()), default=None
    )
    if longest is None:
        return
    inner = _without_edges(text, span.start + longest.start(), span.start + longest.end())
    if inner is None:
        return
    is_beside = _AFTER.match(text, inner.end) is not None or _BEFORE.search(
        text[max(0, inner.start - 40) : inner.start]
    )
    inner = _without_kind(text, inner)
    yield _Name(inner, weight + _likelihood(inner.of(text)) + (_BESIDE if is_beside else 0.0), rule)


def _without_kind(text: str, span: Span) -> Span:
    """The stretch without a word for the kind of meeting between the group and 'meeting': Council Planning Meeting."""
    words = list(re.finditer(r"[\w-]+", span.of(text)))
    if len(words) < 3 or _MEETING.match(text, span.end) is None:
        return span
    last, before = words[-1].group().casefold(), words[-2]
    if last not in _set("bodies") and before.group().casefold() in _set("bodies"):
        return Span(start=span.start, end=span.start + before.end())
    return span


def _blanked(words: str) -> str:
    """`words` with dates, times, numbers of meetings and kinds of meeting made blank, as long as before."""
    dated = [(d.start, d.end) for d in find_dates(words)] + [(t.start, t.end) for t in find_times(words)]
    for start, end in dated:
        words = words[:start] + " " * (end - start) + words[end:]
    words = _HELD.sub(lambda m: " " * len(m.group()), words)
    words = _ORDINAL.sub(lambda m: " " * len(m.group()), words)
    return _kinds().sub(lambda m: " " * len(m.group()), words)


def _without_edges(text: str, start: int, end: int) -> Span | None:
    while start < end:
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
    ends = bool(tokens) and tokens[-1] in _set("bodies")
    inside = any(token in _set("bodies") for token in tokens)
    if len(tokens) == 1:
        return 1.5 if ends else 0.0
    is_acronym_after = bool(re.search(r"\([A-Z][\w-]{1,10}\)$", words)) and inside
    return (3.0 if ends or is_acronym_after else 1.2 if inside else 0.0) - (2.0 if len(tokens) > 12 else 0.0)


def _is_name(words: str) -> bool:
    """Whether the words could name a group at all: they begin with a capital and are no sentence or address."""
    tokens = words.split()
    if not words[:1].isupper() or not 0 < len(tokens) < 16 or "@" in words or "http" in words:
        return False
    capital = sum(token[0].isupper() or token.casefold() in _SMALL or not token[0].isalpha() for token in tokens)
    is_title = sum(map(str.isalpha, words)) > 0.6 * len(words) and 2 * capital >= len(tokens)
    return is_title and not re.search(r"\b(?:was|were|is|are|has|have|will|by)\b", words)


def _breadth(words: str) -> int:
    """How much a group holds, by the last word of its name: a committee less than a council, that less than a trust."""
    tokens = re.findall(r"[\w-]+", re.sub(r"\([^)]*\)$", "", words.casefold()).strip())
    last = tokens[-1] if tokens else ""
    return 0 if last in _set("narrow-bodies") else 1 if last in _set("broader-bodies") else 2


def _is_organisation(text: str, name: _Name) -> bool:
    """Whether a name is an organisation's that stands on a line of its own, or apart from the group by a dash."""
    tokens = re.findall(r"[\w-]+", name.span.of(text).casefold())
    before = text[max(0, name.span.start - 4) : name.span.start].strip(" ")
    is_apart = not before or before[-1] in "\n\f-–—|:"
    is_room = any(token in _set("rooms") for token in tokens)
    is_named = any(token in _set("organisations") for token in tokens)
    return name.rule == "body-title" and is_apart and is_named and not is_room


def _share(one: str, other: str) -> bool:
    return one.casefold() in other.casefold() or other.casefold() in one.casefold()


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(rules.words("meeting", name).words)


@cache
def _kinds() -> re.Pattern[str]:
    words = sorted(rules.words("meeting", "kinds-of-meeting").words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
