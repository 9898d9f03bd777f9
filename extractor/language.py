"""What our rule tables find in a text, and where its sentences end."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib import import_module
from itertools import pairwise
from typing import Any, NamedTuple

from extractor import needed, needs, rules
from extractor.either import either
from extractor.letters import widened
from models import Rule, Span


class Doc(NamedTuple):
    """The words of a document. Its tokens are made when a rule asks for tokens, as those of users may."""

    text: str


class Match(NamedTuple):
    """A stretch that a rule found, `[start, end)` in code points of the text, with the rule's named groups."""

    rule: Rule
    start: int
    end: int
    groups: dict[str, str | None]

    @property
    def span(self) -> Span:
        """The stretch as a record."""
        return Span(start=self.start, end=self.end)


def find(name: str, doc: Doc, giving: str = "") -> Iterator[Match]:
    """Everything the rules of table `name` find in `doc`: in order of start, the longer first; overlaps are kept.

    Of rules that are expressions, only those are tried that give a value named `giving`, if that is told. What a rule
    of the user's finds takes the place of what rules of ours find there.
    """
    found = [*_by_regex(name, doc, giving), *_by_tokens(name, doc)]
    theirs = [match for match in found if rules.is_own(match.rule)]
    if theirs:
        found = [match for match in found if rules.is_own(match.rule) or not any(_touch(match, own) for own in theirs)]
    found.sort(key=lambda match: (match.start, -match.end, match.rule.id))
    yield from found


def _touch(match: Match, other: Match) -> bool:
    return match.start < other.end and other.start < match.end


def longest(matches: Iterable[Match]) -> Iterator[Match]:
    """`matches` without those that overlap a longer one (of two as long, the earlier wins), in order of start."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start)):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    yield from sorted(kept, key=lambda m: m.start)


def finds(rule: Rule, text: str) -> bool:
    """Whether `rule` by itself finds anything in `text`."""
    if rule.regex is not None:
        expression = re.compile(widened(rule.regex))
        return any(expression.search(text, start, end) for start, end in _stretches(text, rule.near))
    tokenizer = import_module("extractor.tokenizer")
    return any(tokenizer.matches(tokenizer.matchers((rule,)), text))


def _by_regex(name: str, doc: Doc, giving: str) -> Iterator[Match]:
    text = doc.text
    index = needed.index(text)
    for rule, regex, need in _expressions(name, giving):
        for start, end in _near(index, rule.near) if rule.near else needed.stretches(need, index):
            for found in _found(regex, index, start, end):
                yield Match(rule, found.start(), found.end(), found.groupdict())


def _found(regex: str, text: needed.Text, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of an expression in a stretch; one that takes any capitals is looked for in lower case first."""
    lower = needed.lower_case_of(regex)
    first = start if lower is None else needed.first_match(lower, text.lowered, start, end)
    return compiled(regex).finditer(text.raw, first, end) if first is not None else iter(())


def _near(text: needed.Text, near: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The paragraphs that have one of the words `near`, in order; those known to be nowhere are passed over."""
    there = tuple(word for word in near if word not in text.looked or word in text.ends)
    return _stretches(text.raw, there) if there else iter(())


def _stretches(text: str, near: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The paragraphs of `text` that have one of the words `near`, in order; all of it if there are none to look for."""
    if not near:
        yield 0, len(text)
    spots = {word: spot for word in near if (spot := text.find(word)) >= 0}
    while spots:
        first = min(spots.values())
        start = max(text.rfind("\n", 0, first), text.rfind("\f", 0, first)) + 1
        ends = _END_OF_PARAGRAPH.search(text, first)
        end = ends.start() if ends else len(text)
        yield start, end
        behind = [word for word, spot in spots.items() if spot < end]
        spots.update((word, text.find(word, end)) for word in behind)
        spots = {word: spot for word, spot in spots.items() if spot >= 0}


def _by_tokens(name: str, doc: Doc) -> Iterator[Match]:
    """What rules of tokens and phrases find; paragraphs without the words that they need are taken to no tokens."""
    if not _of_tokens(name):
        return
    for start, end in _token_stretches(name, doc.text):
        # Loaded late: spaCy takes longer to load than most documents to read.
        tokenizer = import_module("extractor.tokenizer")
        for id_, first, last in tokenizer.matches(_own_matchers(name), doc.text[start:end]):
            yield _of_words(rules.rule(name, id_), doc.text, start + first, start + last)


def _of_words(rule: Rule, text: str, start: int, end: int) -> Match:
    """What a rule of tokens found at `[start, end)`; its last word is the group that `gives.last` names.

    A word that the tokenizer parts at a hyphen ("co-ordinate") is taken whole.
    """
    if "last" not in rule.gives:
        return Match(rule, start, end, {})
    end = _REST_OF_WORD.match(text, end).end()  # type: ignore[union-attr]
    return Match(rule, start, end, {rule.gives["last"]: text[start:end].rsplit(maxsplit=1)[-1]})


def _token_stretches(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Where rules of tokens of a table can match: the paragraphs that have their words in order; all text for no words.

    The words are looked for in one go, and an expression then tells whether they stand in order.
    """
    order, index = order_of_tokens(name), needed.index(text)
    for start, end in needed.stretches(_words_of_tokens(name), index):
        if order is None:
            yield start, end
            continue
        for paragraph in _PARAGRAPH.finditer(text, start, end):
            if any(_found(order, index, *paragraph.span())):
                yield paragraph.span()


@cache
def _of_tokens(name: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules.table(name).rule if rule.regex is None)


@cache
def _words_of_tokens(name: str) -> needs.Need | None:
    """What the rules of tokens and phrases of a table can't match without; None if one of them names no word."""
    order = order_of_tokens(name)
    return needs.need(order) if order is not None else None


@cache
def order_of_tokens(name: str) -> str | None:
    """An expression for the words, in order, that the rules of tokens and phrases of a table can't match without.

    None if one of the rules names no word.
    """
    ways = [way for rule in _of_tokens(name) for way in _ways(rule)]
    return "(?i)" + "|".join(ways) if all(ways) else None


def _ways(rule: Rule) -> Iterator[str]:
    """An expression for each way in which a rule can match; empty for one that names no word."""
    if rule.phrases is not None:
        yield from (_SPACE.join(_any_of((word,)) for word in phrase.casefold().split()) for phrase in rule.phrases)
    else:
        yield _way(rule.pattern or ())


def _way(pattern: Iterable[dict[str, Any]]) -> str:
    """The words of a pattern that must be there, with what may stand between: words that may be, or anything."""
    found, between = list[str](), _SPACE
    for token in pattern:
        words = _lower(token)
        if words and "OP" not in token:
            found += [between, _any_of(words)] if found else [_any_of(words)]
            between = _SPACE
        elif words and between != _ANYTHING:
            between += f"(?:{_any_of(words)}{_SPACE})*"
        else:
            between = _ANYTHING
    return "".join(found)


def _any_of(words: tuple[str, ...]) -> str:
    """One of some words, which is no part of a longer one; a sign may stand anywhere."""
    signs = [re.escape(word) for word in words if not word[:1].isalnum()]
    whole = either(word for word in words if word[:1].isalnum())
    return "(?:" + "|".join([rf"\b{whole}\b", *signs]) + ")"


def _lower(token: dict[str, Any]) -> tuple[str, ...]:
    """The words, in lower case, of which a token of a pattern must be one; none if it may be any word."""
    said = token.get("LOWER", ())
    return (said,) if isinstance(said, str) else tuple(said.get("IN", ())) if isinstance(said, dict) else ()


@cache
def _expressions(name: str, giving: str) -> tuple[tuple[Rule, str, needs.Need | None], ...]:
    """Each rule that is an expression, with what it needs; None if it names itself where it is to be tried."""
    tried = [one for one in rules.table(name).rule if one.regex is not None and (not giving or giving in one.gives)]
    needs.know(word for rule in tried for word in rule.near)
    return tuple((rule, rule.regex, None if rule.near else needs.need(rule.regex)) for rule in tried if rule.regex)


@cache
def compiled(regex: str) -> re.Pattern[str]:
    """The expression of a rule, compiled when it is first wanted: many are not wanted for one document."""
    return re.compile(widened(regex))


@cache
def _own_matchers(name: str) -> tuple[Any, ...]:
    """SpaCy's matchers of a table."""
    return tuple(import_module("extractor.tokenizer").matchers(rules.table(name).rule))


_SPACE = "[ ]?"  # at most one stands between two of spaCy's tokens: more are a token
_ANYTHING = ".*?"
_PARAGRAPH = re.compile(r"[^\n\f]+")
_REST_OF_WORD = re.compile(r"(?:-\w+)*")
_END_OF_PARAGRAPH = re.compile(r"[\n\f]")
_SENTENCE_END = re.compile(
    r"[.!?][\"'”’)\]]*(?P<gap> +)(?=[\"'“‘(\[]*[A-Z0-9£$•]|\((?:[a-h]|[ivx]{1,5})\) +[\"“]?[A-Z])|[\n\f]+"
)
# Words that begin sentences and no names.
_OPENS = re.compile(r"\s*(?:The|It|He|She|They|This|These|There|We|His|Her|Their)\b")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘]+$")
# A letter behind the word for what it tells apart, inside a line: "to approve item A".
_LETTERED = re.compile(r"(?<=[^\n\f]) (?P<word>[A-Za-z]+) [A-Z]$")
_INITIAL = re.compile(r"^(?:[A-Z]|[A-Z](?:\.[A-Z])+)$")
_ORDINAL = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)$")
_MONTH = re.compile(
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_NEAR = 60  # signs
# "6 p.m." ends a sentence before a capital, unless that is of the time, too: a day, a month, a zone, figures.
_HOUR = re.compile(r"(?i)[ap]\.m$")
_OF_HOUR = re.compile(
    r"[\"'“‘(\[]*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
    r"|[A-Z]{2,4}\b|Eastern|Central|Mountain|Pacific|British|Local|[0-9£$€•])"
)


def sentences(text: str) -> Iterator[Span]:
    """The sentences of `text` in order, without the white space around them; none crosses the end of a paragraph.

    A full stop after a word of the table `sentences`, or after a single capital ("J. Smith"), ends no sentence, but for
    those that sentences end with too, before a word that only begins one: "from the U.S. The Clerk".
    """
    yield from _sentences(text)


@lru_cache(maxsize=64)
def _sentences(text: str) -> tuple[Span, ...]:
    ends = tuple(_sentence_ends(text))
    spans = (_trimmed(text, start, end) for start, end in pairwise((0, *ends)))
    return tuple(span for span in spans if span is not None)


def _sentence_ends(text: str) -> Iterator[int]:
    stopped, ending = (frozenset(rules.words("sentences", id_).words) for id_ in ("stopped-words", "stopped-at-end"))
    for found in _SENTENCE_END.finditer(text):
        if found["gap"] is None or text[found.start()] != ".":
            yield found.end()
            continue
        word = _LAST_WORD.search(text[max(0, found.start() - 30) : found.start()])
        before = word.group() if word else ""
        is_stopped = before.casefold() in stopped or _INITIAL.match(before) is not None
        is_stopped = is_stopped or _is_within(text, found, before)
        if _HOUR.match(before) and not _OF_HOUR.match(text, found.end()):
            is_stopped = False
        if is_stopped and before.casefold() in ending and _OPENS.match(text, found.end()):
            is_stopped = False
        if is_stopped and len(before) == 1 and _is_lettered(text[max(0, found.start() - 30) : found.start()]):
            is_stopped = False
        if not is_stopped:
            yield found.end()
    yield len(text)


def _is_within(text: str, found: re.Match[str], before: str) -> bool:
    """Whether a full stop stands behind a day, before its month ("22nd. March"), or early in a bracket ("(Doc. 3)")."""
    if _ORDINAL.match(before) is not None:
        return _MONTH.match(text, found.end()) is not None
    begin = found.start() - len(before) - 1
    return (
        before.isalpha() and text[max(0, begin) : begin + 1] == "(" and ")" in text[found.end() : found.end() + _NEAR]
    )


def _is_lettered(before: str) -> bool:
    """Whether the words before a full stop end with a letter that tells things apart: "to approve item A"."""
    found = _LETTERED.search(before)
    return found is not None and found["word"].casefold() in rules.words("sentences", "lettered").words


def _trimmed(text: str, start: int, end: int) -> Span | None:
    stretch = text[start:end]
    left, right = len(stretch) - len(stretch.lstrip()), len(stretch.rstrip())
    return Span(start=start + left, end=start + right) if stretch.strip() else None
