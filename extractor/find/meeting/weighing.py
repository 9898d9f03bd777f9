"""The likeliest of several candidates, by all that speaks for and against each."""

from collections.abc import Iterable, Mapping
from math import exp
from typing import TypeVar

from extractor import rules

T = TypeVar("T")
_EVEN = 0.5


def likeliest(candidates: Mapping[T, Iterable[str]], table: str) -> T | None:
    """The candidate that is likelier than all others and than none together; None if there is no such.

    `candidates` gives for each the names of its evidence, which the weights of `table` are of; the weight "none" is
    that of there being nothing to find.
    """
    weights = rules.weights(table)
    odds = {one: exp(sum(weights[name] for name in evidence)) for one, evidence in candidates.items()}
    best = max(odds, key=lambda one: odds[one], default=None)
    if best is None or odds[best] <= _EVEN * (sum(odds.values()) + exp(weights["none"])):
        return None
    return best
