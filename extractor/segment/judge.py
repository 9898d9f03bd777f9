"""Which candidates are headings: what speaks for and against each is weighed."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from extractor import rules
from extractor.segment.candidates import Candidate
from extractor.segment.evidence import evidence
from extractor.segment.survey import Survey

# How far what is set alike may turn a verdict: one further from zero than _REACH stands.
_KIN = 3.0
_SEQUENCE = 6.0
_REACH = 2.6
# The most numbers of a sequence that say nothing of one another.
_FEW = 3
# What is told by the words themselves, however others of its look are judged.
_SETTLED = frozenset({"label", "field", "head", "own-title", "timed", "column", "signing", "speaker", "repeated"})
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
    """A candidate that is a heading: its index among all, its weight, and the rule that says most for it.

    `evidence` names all that speaks for and against it, by the table `outline`.
    """

    at: int
    candidate: Candidate
    weight: float
    rule: str
    evidence: tuple[str, ...]


def headings(all_: Survey) -> Iterator[Heading]:
    """The candidates for which more speaks than against, in order; what is set or numbered alike is judged alike."""
    names = [tuple(evidence(at, all_)) for at in range(len(all_.candidates))]
    weights = rules.weights("outline")
    own = [weights["any-line"] + sum(weights[name] for name in found) for found in names]
    is_open = [weight > -_REACH and _SETTLED.isdisjoint(found) for weight, found in zip(own, names, strict=True)]
    kin = _by_kin(all_, own, is_open)
    for at, weight in enumerate(_by_sequence(all_, kin, is_open)):
        if weight > 0:
            yield Heading(at, all_.candidates[at], weight, _rule(names[at]), names[at])


def _by_kin(all_: Survey, own: list[float], is_open: list[bool]) -> list[float]:
    """The weights, with what the verdicts on those set alike add."""
    shares: dict[tuple[object, ...], tuple[int, int]] = {}
    return [w + _of_kin(at, all_, own, shares) if is_open[at] else w for at, w in enumerate(own)]


def _by_sequence(all_: Survey, weights: list[float], is_open: list[bool]) -> list[float]:
    """The weights, with what the verdicts on the other numbers of the sequence, or of those made like it, add.

    Where a few are set apart from the rest, and are titles, the rest takes nothing from them.
    """
    members: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(all_.candidates):
        if one.place is not None:
            members[all_.families[id(one.place.sequence)].key].append(at)
    out = list(weights)
    for of in (of for of in members.values() if len(of) > _FEW):
        alike = _by_setting(all_, of)
        shares = {setting: _share(others, weights) for setting, others in alike.items()}
        whole = _share(of, weights)
        for at in (at for at in of if is_open[at]):
            setting = _setting(all_.candidates[at])
            pull = _SEQUENCE * (whole.without(weights[at]) - 0.5) * min(1.0, (len(of) - 1) / 5)
            is_apart = 1 < len(alike[setting]) < len(of) and shares[setting].without(weights[at]) > 0.5
            out[at] += max(0.0, pull) if is_apart else pull
    return out


class _Share(NamedTuple):
    """How many of some candidates are headings."""

    headings: int
    all: int

    def without(self, weight: float) -> float:
        """The share of headings among all but one of this weight."""
        return (self.headings - (weight > 0)) / (self.all - 1)


def _share(of: list[int], weights: list[float]) -> _Share:
    return _Share(sum(weights[at] > 0 for at in of), len(of))


def _by_setting(all_: Survey, of: list[int]) -> dict[tuple[bool, ...], list[int]]:
    """The candidates `of`, by whether they are bold, underlined and italic, and run into their text."""
    found: dict[tuple[bool, ...], list[int]] = defaultdict(list)
    for at in of:
        found[_setting(all_.candidates[at])].append(at)
    return found


def _setting(one: Candidate) -> tuple[bool, ...]:
    look = one.opening.look
    return look.bold, look.underline, look.italic, one.opening.lead is not None


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
