"""What was found against what is right, find by find: how far each rule is to be trusted."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from models import Mention, Minutes

# How alike a find and what is right must be to count as the same, and the value they are compared by.
_ALIKE = 0.9
_ALIKE_PROSE = 0.6
_WORD = re.compile(r"[^\W_]+")
# Fewer finds than this tell nothing of a rule.
LEAST_FINDS = 10


class Judged(NamedTuple):
    """A find, told right or wrong."""

    area: str
    rule: str
    is_right: bool


class Trust(NamedTuple):
    """How often a rule was right: `right` of `found` finds."""

    rule: str
    right: int
    found: int

    @property
    def share(self) -> float:
        """The share of right finds, 0 to 1."""
        return self.right / self.found


def judge(found: Minutes, right: dict[str, Any]) -> Iterator[Judged]:
    """Each find of `found`, right if an entry of `right`, a record in the annotation guide's form, says the same.

    An entry stands for one find only, the most like it; legislation and abbreviations that are mentioned again are
    right as often as they are mentioned. Values of the meeting count as finds of their own.
    """
    for area, value, alike, least in _AREAS:
        entries = [value(entry) for entry in right.get(area) or []]
        finds: tuple[Mention, ...] = getattr(found, area)
        values = [value(find.model_dump()) for find in finds]
        again = area in ("legislation", "abbreviations")
        matched = _matched(values, entries, alike, least, again=again)
        yield from (Judged(area, find.rule, at in matched) for at, find in enumerate(finds))
    facts = right.get("meeting") or {}
    for evidence in found.meeting.evidence:
        told, true = getattr(found.meeting, evidence.field, None), facts.get(evidence.field)
        if evidence.field in facts:
            yield Judged("meeting", evidence.rule, true is not None and likeness(str(told), str(true)) >= _ALIKE)


def trust(judged: Iterable[Judged]) -> tuple[Trust, ...]:
    """How often each rule was right, by rule; rules with fewer than `LEAST_FINDS` finds are left out."""
    tally: dict[str, list[bool]] = defaultdict(list)
    for verdict in judged:
        tally[verdict.rule].append(verdict.is_right)
    rows = (Trust(rule, sum(verdicts), len(verdicts)) for rule, verdicts in sorted(tally.items()))
    return tuple(row for row in rows if row.found >= LEAST_FINDS)


def likeness(a: str, b: str) -> float:
    """How alike two short texts are, letter by letter, 0 to 1; case, spaces and punctuation don't count."""
    a, b = " ".join(_words(a)), " ".join(_words(b))
    return SequenceMatcher(None, a, b, autojunk=False).ratio() if a and b else 0.0


def overlap(a: str, b: str) -> float:
    """How much two sentences share, word by word: the harmonic mean of precision and recall, 0 to 1."""
    left, right = Counter(_words(a)), Counter(_words(b))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


_Likeness = Callable[[str, str], float]
_AREAS: tuple[tuple[str, Callable[[dict[str, Any]], str], _Likeness, float], ...] = (
    ("attendees", lambda entry: str(entry["name"]), likeness, _ALIKE),
    ("sections", lambda entry: str(entry["title"]), likeness, _ALIKE),
    ("abbreviations", lambda entry: f"{entry['short']} {entry['long']}", likeness, _ALIKE),
    ("legislation", lambda entry: str(entry["text"]), likeness, _ALIKE),
    ("actions", lambda entry: str(entry["text"]), overlap, _ALIKE_PROSE),
    ("decisions", lambda entry: str(entry["text"]), overlap, _ALIKE_PROSE),
)


def _matched(values: list[str], entries: list[str], alike: _Likeness, least: float, *, again: bool) -> set[int]:
    """The indexes of `values` that an entry stands for; most alike first, each entry once unless `again`."""
    pairs = sorted(
        ((alike(value, entry), -at, -to) for at, value in enumerate(values) for to, entry in enumerate(entries)),
        reverse=True,
    )
    matched: set[int] = set()
    used: set[int] = set()
    for score, at, to in pairs:
        if score >= least and -at not in matched and (again or -to not in used):
            matched.add(-at)
            used.add(-to)
    return matched
