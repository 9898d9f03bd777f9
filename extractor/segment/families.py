"""Sequences of numbers that are made alike: (a) and (b) under one item, (a) to (c) under the next."""

from collections import defaultdict
from itertools import pairwise
from typing import NamedTuple

from extractor.segment.candidates import Candidate

# From this size on a sequence is judged by itself.
_LARGE = 4


class Family(NamedTuple):
    """Sequences made alike: `key` is one for all, `size` how many numbers they have, `titled` the share of titles.

    In a list, next to no text stands between the numbers, and they are not called as items are.
    """

    key: int
    size: int
    titled: float
    is_list: bool


def families(all_: tuple[Candidate, ...]) -> dict[int, Family]:
    """Each sequence with its family: alone if it is long, else with all others of its form that begin with their first.

    So (a) and (b) under one item and (a) and (b) under the next are four of a kind, and no two pairs.
    """
    members: dict[int, list[int]] = defaultdict(list)
    forms: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(all_):
        if one.place is None:
            continue
        key, sequence = id(one.place.sequence), one.place.sequence
        if key not in members and sequence.values[0] == 1:
            forms[sequence.form, sequence.depth, one.opening.look.bold].append(key)
        members[key].append(at)
    small = [[key for key in keys if len(members[key]) < _LARGE] for keys in forms.values()]
    alike = {key: keys for keys in small if len(keys) > 1 for key in keys}
    return {key: _family(all_, of, {one: members[one] for one in alike.get(key, [key])}) for key, of in members.items()}


def _family(all_: tuple[Candidate, ...], own: list[int], of_kind: dict[int, list[int]]) -> Family:
    sequences = list(of_kind.values())
    every = [at for of in sequences for at in of]
    is_list = _is_mere_list(all_, [own] if len(own) > 2 else sequences)
    return Family(min(of_kind), len(every), sum(all_[at].is_titled for at in every) / len(every), is_list)


def _is_mere_list(all_: tuple[Candidate, ...], sequences: list[list[int]]) -> bool:
    """Whether next to no text stands between numbers, and few of them are called as items are."""
    bare = [[at for at in of if all_[at].opening.lead is None] for of in sequences]
    gaps = [after - before for of in bare for before, after in pairwise(of)]
    known = sum(all_[at].is_known for of in bare for at in of)
    return len(gaps) > 1 and gaps.count(1) >= 0.8 * len(gaps) and 2 * known < sum(map(len, bare))


def main_sequence(all_: tuple[Candidate, ...]) -> int | None:
    """The id of the outermost sequence that goes through most of the candidates, if there is one."""
    spans: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(all_):
        if one.place is not None and one.place.sequence.depth == 1:
            spans[id(one.place.sequence)].append(at)
    longest = max(spans, key=lambda key: spans[key][-1] - spans[key][0], default=None)
    if longest is None or len(spans[longest]) < 3:
        return None
    return longest if 2 * (spans[longest][-1] - spans[longest][0]) > len(all_) else None
