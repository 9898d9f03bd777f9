"""Whether confidence holds on bodies that it was not measured on."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from extractor.evaluate import Judged, trust

# Where one band of confidence ends and the next begins.
_BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)


class Band(NamedTuple):
    """Finds told with a confidence from `least` up to `most`: what was `told` on the mean, and how many were right."""

    area: str
    least: float
    most: float
    told: float
    right: int
    found: int


def held_out(by_body: Mapping[str, Iterable[Judged]]) -> Iterator[tuple[Judged, float]]:
    """Each find of each body with the confidence of its rule on all other bodies; without one, it is left out."""
    finds = {body: tuple(judged) for body, judged in by_body.items()}
    for body, own in finds.items():
        others = (find for other, of in finds.items() if other != body for find in of)
        shares = {row.rule: row.share for row in trust(others)}
        yield from ((find, shares[find.rule]) for find in own if find.rule in shares)


def widespread(by_body: Mapping[str, Iterable[Judged]]) -> Iterator[Judged]:
    """The finds of rules that found something with two bodies or more: one body's ways tell nothing of the others'."""
    finds = {body: tuple(judged) for body, judged in by_body.items()}
    bodies = Counter(rule for of in finds.values() for rule in {find.rule for find in of})
    yield from (find for of in finds.values() for find in of if bodies[find.rule] > 1)


def bands(told: Iterable[tuple[Judged, float]]) -> Iterator[Band]:
    """What was told and what was right, in bands of confidence: of all areas ("all"), then of each."""
    pairs = list(told)
    for area in ["all", *sorted({find.area for find, _ in pairs})]:
        of_area = [(find.is_right, share) for find, share in pairs if area in {"all", find.area}]
        yield from _bands(area, of_area)


def _bands(area: str, pairs: list[tuple[bool, float]]) -> Iterator[Band]:
    for least, most in pairwise(_BANDS):
        within = [(is_right, share) for is_right, share in pairs if least <= share < most or most == share == 1.0]
        if within:
            mean = sum(share for _, share in within) / len(within)
            yield Band(area, least, most, mean, sum(is_right for is_right, _ in within), len(within))


def error(rows: Iterable[Band]) -> float:
    """The mean distance between what was told and what was right, over all finds of `rows`."""
    kept = list(rows)
    total = sum(row.found for row in kept)
    return sum(abs(row.told * row.found - row.right) for row in kept) / total if total else 0.0
