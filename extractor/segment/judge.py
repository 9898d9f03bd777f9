"""Which candidates are headings: what speaks for and against each is weighed."""

from collections.abc import Iterator
from typing import NamedTuple

from extractor.segment.candidates import Candidate
from extractor.segment.evidence import evidence
from extractor.segment.survey import Survey

# How much each piece of evidence says, as logarithms of odds: settled by trial on minutes of many bodies, then rounded.
_WEIGHTS = {
    "alone": -0.8,
    "pair": 0.0,
    "sequence": 0.9,
    "sequence-of-titles": 1.0,
    "sequence-mixed": 0.4,
    "sequence-of-sentences": -1.5,
    "main-sequence": 1.0,
    "bare": -1.0,
    "annex": 2.5,
    "code": 0.8,
    "labelled": 2.5,
    "bound-in": 2.5,
    "small-letter": -0.6,
    "deeper": 0.3,
    "bullet": -1.0,
    "word-heading": 2.5,
    "bold": 1.6,
    "underlined": 1.4,
    "larger": 1.4,
    "capitals": 0.6,
    "italic": 0.5,
    "known-short": 1.4,
    "known": 0.6,
    "of-agenda": 0.4,
    "sentence": -3.0,
    "doing-word": -1.0,
    "label": -3.5,
    "weak-label": -1.5,
    "field": -3.5,
    "attendance-label": 0.3,
    "column": -3.5,
    "nothing": -1.5,
    "figures": -2.0,
    "before-figures": -0.7,
    "timed": -3.0,
    "repeated": -1.5,
    "own-title": -5.0,
    "long": -0.6,
    "very-long": -1.5,
    "no-title": -1.6,
    "colon": 0.8,
    "full-stop": -0.8,
    "lead-by-look": 0.8,
    "lead-by-sign": -1.2,
    "cell": -3.0,
    "item-cell": 1.5,
    "record-cell": -0.2,
    "head": -6.0,
    "name-list": -2.0,
    "task-list": -1.5,
    "own-text": 0.9,
    "no-text": -0.4,
    "in-list": -1.0,
    "kin-of-titles": 1.0,
    "kin-mixed": -0.3,
    "kin-of-text": -1.3,
    "kin-known": 0.8,
}
_BIAS = -2.8
# The rule that is named is the strongest of these that holds.
_RULES = (
    "word-heading",
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
    "lead-by-sign",
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
    """The candidates for which more speaks than against, in order."""
    for at, one in enumerate(all_.candidates):
        names = tuple(evidence(at, all_))
        weight = _BIAS + sum(_WEIGHTS[name] for name in names)
        if weight > 0:
            yield Heading(at, one, weight, _rule(names))


def _rule(names: tuple[str, ...]) -> str:
    return "heading-" + next((name for name in _RULES if name in names), "plain")
