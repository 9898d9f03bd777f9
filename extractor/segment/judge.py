"""Which candidates are headings: what speaks for and against each is weighed."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from extractor.segment.candidates import Candidate
from extractor.segment.evidence import evidence
from extractor.segment.survey import Survey

# How much each piece of evidence says, as logarithms of odds: settled by trial on minutes of many bodies, then rounded.
_WEIGHTS = {
    "alone": -1.7,
    "pair": -1.1,
    "sequence": 0.8,
    "sequence-of-titles": 1.2,
    "sequence-mixed": 0.3,
    "sequence-of-sentences": -3.0,
    "main-sequence": 1.0,
    "bare": -1.8,
    "annex": 2.5,
    "code": 0.8,
    "labelled": 2.8,
    "bound-in": 2.8,
    "small-letter": -0.1,
    "deeper": 0.4,
    "bullet": -2.3,
    "word-heading": 2.6,
    "bold": 2.2,
    "underlined": 1.4,
    "larger": 1.9,
    "capitals": 0.6,
    "italic": 1.0,
    "known-short": 1.8,
    "known": 1.3,
    "over-list": 1.2,
    "of-agenda": 0.4,
    "infinitive": -2.5,
    "running-text": -9.0,
    "sentence": -3.1,
    "doing-word": -1.8,
    "label": -4.6,
    "weak-label": -1.5,
    "field": -3.6,
    "attendance-label": 0.3,
    "column": -2.6,
    "nothing": -2.3,
    "figures": -2.6,
    "before-figures": -1.0,
    "timed": -3.1,
    "repeated": -2.5,
    "own-title": -5.0,
    "long": -1.0,
    "very-long": -1.8,
    "no-title": -1.9,
    "colon": 1.9,
    "full-stop": -1.8,
    "lead-by-look": 0.6,
    "numbered-lead": -0.8,
    "plain-lead": -1.9,
    "run-on": -1.0,
    "line": 1.0,
    "gap": -0.5,
    "stopped-lead": -0.6,
    "part-of-run": 4.0,
    "only-way": 1.8,
    "before-names": -3.0,
    "main-lead": 3.9,
    "mere-list": -2.0,
    "mark": 6.0,
    "plain": -1.1,
    "named-style": 0.8,
    "signing": -3.1,
    "cell": -4.1,
    "item-cell": 3.0,
    "named-item-cell": 8.0,
    "below-item": -4.0,
    "record-cell": 0.3,
    "banner-cell": -0.5,
    "head-cell": -6.0,
    "head": -8.0,
    "name-list": -1.4,
    "task-list": -2.2,
    "over-text": 1.9,
    "outdented": 1.6,
    "under-text": 0.5,
    "own-text": 0.6,
    "dash": 1.0,
    "no-text": -0.8,
    "in-list": -0.3,
    "kin-of-titles": 1.0,
    "kin-over-text": 0.7,
    "kin-mixed": -1.3,
    "kin-of-text": -1.8,
    "kin-known": 0.9,
}
_BIAS = -3.3
# How far what is set alike may turn a verdict: one further from zero than _REACH stands.
_KIN = 3.0
_SEQUENCE = 6.0
_REACH = 2.6
# What is told by the words themselves, however others of its look are judged.
_SETTLED = frozenset({"label", "field", "head", "own-title", "timed", "column", "signing"})
# The rule that is named is the strongest of these that holds.
_RULES = (
    "word-heading",
    "mark",
    "labelled",
    "annex",
    "code",
    "sequence",
    "pair",
    "larger",
    "bold",
    "underlined",
    "capitals",
    "known-short",
    "known",
    "numbered-lead",
    "plain-lead",
    "italic",
    "colon",
)


class Heading(NamedTuple):
    """A candidate that is a heading: its index among all, its weight, and the rule that says most for it."""

    at: int
    candidate: Candidate
    weight: float
    rule: str


def headings(all_: Survey) -> Iterator[Heading]:
    """The candidates for which more speaks than against, in order; what is set or numbered alike is judged alike."""
    names = [tuple(evidence(at, all_)) for at in range(len(all_.candidates))]
    own = [_BIAS + sum(_WEIGHTS[name] for name in found) for found in names]
    is_open = [weight > -_REACH and _SETTLED.isdisjoint(found) for weight, found in zip(own, names, strict=True)]
    kin = _by_kin(all_, own, is_open)
    for at, weight in enumerate(_by_sequence(all_, kin, is_open)):
        if weight > 0:
            yield Heading(at, all_.candidates[at], weight, _rule(names[at]))


def _by_kin(all_: Survey, own: list[float], is_open: list[bool]) -> list[float]:
    """The weights, with what the verdicts on those set alike add."""
    shares: dict[tuple[object, ...], tuple[int, int]] = {}
    return [w + _of_kin(at, all_, own, shares) if is_open[at] else w for at, w in enumerate(own)]


def _by_sequence(all_: Survey, weights: list[float], is_open: list[bool]) -> list[float]:
    """The weights, with what the verdicts on the other numbers of the sequence, or of those made like it, add."""
    members: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(all_.candidates):
        if one.place is not None:
            members[all_.families[id(one.place.sequence)].key].append(at)
    out = list(weights)
    for of in members.values():
        count, others = sum(weights[at] > 0 for at in of), len(of) - 1
        for at in of:
            if is_open[at] and others > 2:
                share = (count - (weights[at] > 0)) / others
                out[at] += _SEQUENCE * (share - 0.5) * min(1.0, others / 5)
    return out


def _of_kin(at: int, all_: Survey, own: list[float], shares: dict[tuple[object, ...], tuple[int, int]]) -> float:
    """What the verdicts on those set alike add: nothing if they are few or divided."""
    likeness = all_.candidates[at].likeness
    if likeness not in shares:
        near = [own[other] for other in all_.kin[likeness].at if own[other] > -_REACH]
        shares[likeness] = sum(weight > 0 for weight in near), len(near)
    headings_, others = shares[likeness][0] - (own[at] > 0), shares[likeness][1] - 1
    return _KIN * (headings_ / others - 0.5) * min(1.0, others / 4) if others > 1 else 0.0


def _rule(names: tuple[str, ...]) -> str:
    return "heading-" + next((name for name in _RULES if name in names), "plain")
