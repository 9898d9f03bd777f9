"""A second way to those who were there: passages that many weak signs speak for, where no rule knows how."""

import math
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from extractor import names, rules
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.gatherings import Gathering, gathering
from extractor.find.attendees.passages import Passage, alike, passages
from extractor.find.attendees.rows import Row
from extractor.find.attendees.signs import Weighed, signs, weighed
from extractor.find.attendees.statuses import statuses
from models import Attendee, Section
from models.minutes import Status

# How likely a passage tells who was there, alone and beside one; a list, alone and beside others.
_LIKELY, _BESIDE, _RATHER, _SURE, _LATE = 0.5, 0.3, 0.65, 0.8, 0.9
_PROSE = 1.5  # of the sign: four small words
_OPENING = 2  # headings over what comes before the business
_EARLY, _HEAD = 0.25, 8  # the share of the rows in which those who came are mostly told; rows of a head
_APART, _FEWEST, _WHOLE, _MOST_KNOWN = 3, 2, 5, 0.4  # passages; people; people of a whole list; share of people


def gathered(rows: Sequence[Row], text: str, known: Sequence[Attendee], sections: Sequence[Section]) -> list[Gathering]:
    """The lists of people, few of whom are `known` by name, that signs speak for, in reading order.

    Where a whole list is known, names under a heading of the business (letters, reports) are of those told of there,
    and names in prose of those who are thanked or remembered.
    """
    of = weighed(passages(rows), text)
    likely = _likelihoods(of)
    is_whole = len(known) >= _WHOLE
    taken = [at for at in likely if _is_taken(at, likely) and not (is_whole and _is_prose(of, at))]
    new = {at for at in taken if _is_new(of.passages[at], known)}
    old = set(taken) - new
    found: list[Gathering] = []
    for status, group in _groups(of, taken, new):
        held = gathering(of, rows, status, [of.passages[at] for at in group], max(likely[at] for at in group))
        rest = _without(known, held)
        is_beside = any(near in old for at in group for near in range(at - _APART, at + _APART))
        is_late = rest.block.at > max(_HEAD, _EARLY * len(rows)) and rest.likely < _LATE
        found += [rest] if not is_late and _stands(rest, known) and (is_beside or _may_be_apart(rest, known)) else []
    return [one for one in found if not (is_whole and _is_in_business(one, sections))]


def _is_in_business(one: Gathering, sections: Sequence[Section]) -> bool:
    """Whether a list stands under a heading below the first ones that has no word for a group of those who come."""
    over = [section for section in sections if section.span.start <= one.entries[0].span.start]
    company = rules.rule("presence", "sign-of-company").regex or "(?!)"
    return len(over) > _OPENING and re.search(company, over[-1].title) is None


def _may_be_apart(one: Gathering, known: Sequence[Attendee]) -> bool:
    """Whether a list that stands by itself may be one more: not one name, where a whole list is known."""
    return len(known) < _WHOLE or len(one.entries) >= _FEWEST


def _likelihoods(of: Weighed) -> dict[int, float]:
    """How likely each passage with names tells who was there; of lines made alike all do, or none."""
    odds = {at: _odds(of, at) for at, passage in enumerate(of.passages) if passage.mentions}
    for run in alike(of.passages):
        odds |= dict.fromkeys(run, max(odds[at] for at in run))
    return {at: 1 / (1 + math.exp(-max(-50.0, min(50.0, value)))) for at, value in odds.items()}


def _is_prose(of: Weighed, at: int) -> bool:
    """Whether small words make a passage one of prose."""
    return signs(of, at).get("prose", 0.0) >= _PROSE


def _odds(of: Weighed, at: int) -> float:
    weights = rules.weights("presence")
    return sum(weights[id_] * strength for id_, strength in signs(of, at).items())


def _is_taken(at: int, likely: dict[int, float]) -> bool:
    """Whether a passage tells who was there: by itself or, if little speaks against it, as one beside it does."""
    is_beside = max(likely.get(at - 1, 0.0), likely.get(at + 1, 0.0)) >= _LIKELY
    return likely[at] >= (_BESIDE if is_beside else _LIKELY)


def _is_new(passage: Passage, known: Sequence[Attendee]) -> bool:
    """Whether most of those whom a passage names are not known."""
    named = [one.text for one in passage.mentions if one.is_full] or [one.text for one in passage.mentions]
    return sum(any(_is_same(name, other.name) for other in known) for name in named) <= _MOST_KNOWN * len(named)


def _groups(of: Weighed, taken: list[int], new: set[int]) -> Iterator[tuple[Status, list[int]]]:
    """The new passages that stand together and are told the same of, as those that are not new between them may say."""
    runs: list[list[int]] = []
    for at in taken:
        is_near = bool(runs) and at - runs[-1][-1] <= _APART
        runs = [*runs[:-1], [*runs[-1], at]] if is_near else [*runs, [at]]
    for run in runs:
        told = zip(statuses(of.passages, run), run, strict=True)
        for status, group in groupby(told, key=lambda one: one[0]):
            held = [at for _, at in group if at in new]
            if held:
                yield status, held


def _without(known: Sequence[Attendee], one: Gathering) -> Gathering:
    """The list without those who are known."""
    return one._replace(entries=[new for new in one.entries if not any(_is_one(new, other) for other in known)])


def _is_one(new: Entry, other: Attendee) -> bool:
    """Whether an entry is of somebody known, by name or because the words are those where they were found."""
    return _is_same(new.name, other.name) or any(new.span.touches(quote) for quote in other.stretches())


def _stands(one: Gathering, known: Sequence[Attendee]) -> bool:
    """Whether a list is one that was missed: it has people, and it is sure enough beside those who are known."""
    if len(known) < _FEWEST:
        return one.likely >= (_RATHER if len(one.entries) >= _FEWEST else _SURE) and bool(one.entries)
    return bool(one.entries) and one.likely >= _SURE


def _is_same(name: str, other: str) -> bool:
    is_short = 1 in (len(name.split()), len(other.split()))
    return names.same(name, other) or names.are_misprints(name, other) or (is_short and _last(name) == _last(other))


def _last(name: str) -> str:
    return names.fold(name.rsplit(maxsplit=1)[-1])
