"""Whether the user's rules can do what they are for: each in its table, with what rules there must give, and proved."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractor import rules
from extractor.language import finds
from extractor.own.written import Place
from models import OwnRule, OwnRules, OwnWords, Rule

# The tables in which every rule is asked, so that one more is heard: elsewhere, a rule is asked for by its id.
OPEN = (
    "abbreviations",
    "actions_headings",
    "actions_markers",
    "actions_owners",
    "actions_prose",
    "actions_status",
    "decisions",
    "kind",
    "legislation",
    "stages",
)
# What says whose law it is, or which title is meant, is the user's to write; everything else is a word of ours.
_FREE = frozenset({"jurisdiction", "title"})
# What says in which manner a find is read, on which it hangs which of its parts must be named.
_MANNERS = frozenset({"form", "order", "part", "who", "at", "sort"})


_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


class Problem(NamedTuple):
    """What is wrong with an entry, and what to do; `place` is kind of entry, its number from 0, and field."""

    place: Place
    message: str


def problems(own: OwnRules) -> Iterator[Problem]:
    """Everything that is wrong with the user's rules, in order."""
    for at, rule in enumerate(own.rule):
        yield from (Problem(("rule", at, field), message) for field, message in _of_rule(rule))
        if any((one.table, one.id) == (rule.table, rule.id) for one in own.rule[:at]):
            yield Problem(("rule", at, "id"), f"`{rule.id}` is the id of a rule above; give each rule one of its own")
    for at, words in enumerate(own.words):
        yield from (Problem(("words", at, field), message) for field, message in _of_words(words))
    yield from _twice(own)


def _twice(own: OwnRules) -> Iterator[Problem]:
    """Letters or names that are given to two: nobody could say which is meant."""
    letters = [(one.short,) for one in own.abbreviation]
    yield from _repeated("abbreviation", "short", letters)
    for kind in ("person", "body", "organisation"):
        held = getattr(own, kind)
        names = [tuple(f"{one.body or ''}\0{name.casefold()}" for name in one.also) for one in held]
        yield from _repeated(kind, "also", names)


def _repeated(kind: str, field: str, given: Iterable[tuple[str, ...]]) -> Iterator[Problem]:
    seen = set[str]()
    for at, names in enumerate(given):
        for name in names:
            if name in seen:
                yield Problem(
                    (kind, at, field), f"{name.split(chr(0))[-1]!r} is given to another above; keep one of them"
                )
        seen.update(names)


def _of_words(words: OwnWords) -> Iterator[tuple[str, str]]:
    if words.table not in rules.names():
        yield "table", f"there is no table `{words.table}`; docs/own-rules.md has them"
    elif words.id not in (known := [one.id for one in rules.ours(words.table).words]):
        yield "id", f"the table `{words.table}` has no words `{words.id}`; it has {', '.join(known) or 'none'}"


def _of_rule(rule: OwnRule) -> Iterator[tuple[str, str]]:
    """What is wrong with a rule; that it can't be tried comes before what it finds."""
    if rule.table not in OPEN:
        yield "table", f"`{rule.table}` is no table that takes rules; those that do are {', '.join(OPEN)}"
        return
    wrong = [*_of_expression(rule), *_of_meaning(rule)]
    yield from wrong or _of_examples(rule)


def _of_expression(rule: OwnRule) -> Iterator[tuple[str, str]]:
    ours = rules.ours(rule.table).rule
    if rule.regex is None and all(one.regex is not None for one in ours):
        yield "id", f"rules of the table `{rule.table}` are expressions: write `regex` and not `pattern` or `phrases`"
        return
    try:
        groups = set(re.compile(rule.regex or "").groupindex)
    except re.error as error:
        yield "regex", f"the expression can't be read: {error}; put a backslash before signs that stand for themselves"
        return
    alike = [one for one in ours if one.regex is not None and _is_alike(one, rule)]
    lacking = _common(set(re.compile(one.regex or "").groupindex) for one in alike) - groups
    if rule.regex is not None and lacking:
        named = ", ".join(f"(?P<{name}>...)" for name in sorted(lacking))
        yield "regex", f"the expression must name the parts that are read: {named}; see those of `{alike[0].id}`"


def _is_alike(one: Rule, other: Rule) -> bool:
    """Whether two rules' finds are read in the same way: they give the same, but for what is free."""
    return all(one.gives.get(key) == value for key, value in other.gives.items() if key in _MANNERS)


def _of_meaning(rule: OwnRule) -> Iterator[tuple[str, str]]:
    ours = rules.ours(rule.table).rule
    for key in sorted(_common(set(one.gives) for one in ours)):
        if key not in rule.gives:
            some = next(one.gives[key] for one in ours)
            message = f"rules of the table `{rule.table}` say what a find means: write `{key}` into `gives`"
            yield "gives", f"{message}, such as {key} = {some!r}"
    for key, value in rule.gives.items():
        known = {one.gives[key] for one in ours if key in one.gives}
        if not known:
            yield "gives", f"`{key}` says nothing in the table `{rule.table}`"
        elif key not in _FREE and value not in known and not (_are_numbers(known) and _are_numbers({value})):
            yield "gives", f"`{key}` can't be {value!r}; it may be {', '.join(sorted(known))}"


def _of_examples(rule: OwnRule) -> Iterator[tuple[str, str]]:
    try:
        yield from (
            ("matches", f"the rule finds nothing in {text!r}: mend the rule or the text")
            for text in rule.matches
            if not finds(rule, text)
        )
        yield from (
            ("not_matches", f"the rule finds something in {text!r}: make it narrower")
            for text in rule.not_matches
            if finds(rule, text)
        )
    except ValueError as error:  # spaCy's word for a pattern that it can't use
        yield "pattern", f"the pattern can't be used: {error}"


def _are_numbers(values: set[str]) -> bool:
    return all(_NUMBER.fullmatch(value) for value in values)


def _common(sets: Iterable[set[str]]) -> set[str]:
    """What is in every one of `sets`."""
    held = list(sets)
    return set.intersection(*held) if held else set()
