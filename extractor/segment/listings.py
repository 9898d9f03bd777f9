"""Rows of programmes, of plain lists and of elections: which of them head what stands below."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from extractor.segment import wording
from extractor.segment.candidates import Candidate, could_be_title, is_timed
from extractor.segment.families import Family
from extractor.segment.likeness import is_like, is_over_text

# Titles with hours that make a meeting's items; the share of them that text must follow.
_SEVERAL, _MOSTLY = 3, 0.5
# A title that ends with the number it is counted by: "Motion 2016-05/3".
_COUNTED = re.compile(r"(?P<stem>[^\W\d_].*?)(?P<number>[0-9]{1,3})")


def counted(all_: tuple[Candidate, ...]) -> Iterator[int]:
    """The indices of titles that stand out over text of their own and differ in nothing but a number that counts up.

    They are the items of a register ("Motion 7"), whatever else comes again and again, where no other numbers count the
    items; tasks are none.
    """
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, one in enumerate(all_[:-1]):
        match = _COUNTED.fullmatch(one.title)
        if match is not None and _may_be_counted(one, all_[at + 1]):
            found[match["stem"]].append((int(match["number"]), at))
    for of in found.values():
        if len(of) >= _SEVERAL and all(after == before + 1 for (before, _), (after, _) in pairwise(of)):
            yield from (at for _, at in of)


def _may_be_counted(one: Candidate, after: Candidate) -> bool:
    is_line = one.opening.lead is None and one.opening.number is None and one.stands_out
    return is_line and not after.stands_out and wording.kind_of(one.title) != "actions"


def timed_items(all_: tuple[Candidate, ...]) -> Iterator[int]:
    """The indices of titles that begin with an hour, if most of three or more have text of their own below.

    Else they are the rows of a programme; and what was done at an hour is told in sentences, as in a log.
    """
    timed = [at for at, one in enumerate(all_) if is_timed(one) and one.is_titled and one.opening.number is None]
    told = [at for at in timed if is_over_text(all_, at) and not is_timed(all_[at + 1])]
    if len(told) >= _SEVERAL and len(told) > _MOSTLY * len(timed):
        yield from timed


def ends_of_lists(all_: tuple[Candidate, ...], families: dict[int, Family]) -> Iterator[int]:
    """The indices of last entries of lists: what comes next is no text of theirs.

    A list has three numbers with nothing between them, or three plain short lines.
    """
    for at in range(2, len(all_)):
        if _ends_numbers(all_, at, families) or _ends_lines(all_[at - 2 : at + 1]):
            yield at


def _ends_numbers(all_: tuple[Candidate, ...], at: int, families: dict[int, Family]) -> bool:
    """Whether the last number of a sequence that is a mere list stands at `at`, right after the one before."""
    place = all_[at].place
    if place is None or all_[at].opening.at != place.sequence.at[-1]:
        return False
    return families[id(place.sequence)].is_list and is_like(all_[at - 1], all_[at])


def _ends_lines(three: tuple[Candidate, ...]) -> bool:
    """Whether the last of three plain short lines, set alike, is called as no item is."""
    is_list = all(map(_is_entry, three)) and not three[-1].is_known
    return is_list and all(is_like(one, other) for one, other in pairwise(three))


def _is_entry(one: Candidate) -> bool:
    """Whether a plain short line may be one of a list, and no label over names."""
    return could_be_title(one) and not wording.is_over_names(one.label)


def in_elections(all_: tuple[Candidate, ...]) -> Iterator[int]:
    """The indices of offices named under a title that says they are filled, up to the next title set like it."""
    over: Candidate | None = None
    for at, one in enumerate(all_):
        if wording.says("elections", one.title) and one.is_titled and not one.is_sentence:
            over = one
        elif over is not None and _is_next_item(one, over):
            over = None
        elif over is not None and _names_office(one):
            yield at


def _names_office(one: Candidate) -> bool:
    """Whether a title is an office of any kind, or says who stands for one: "Rally Secretary", "Lee for Chair"."""
    last = one.label.rpartition(" ")[2]
    return wording.says("offices", one.label) or (wording.says("offices", last) and last[:1].isupper())


def _is_next_item(one: Candidate, over: Candidate) -> bool:
    """Whether a title is set and numbered as the one over the election is, or its sequence goes on."""
    if over.place is not None:
        return one.place is not None and one.place.sequence is over.place.sequence
    if _names_office(one):
        return False
    return one.is_titled and one.opening.look[:5] == over.opening.look[:5] and one.opening.lead == over.opening.lead
