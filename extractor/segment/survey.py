"""All candidates of a document, and what they have in common: where its head ends, its sequences, its lists."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from extractor.dates import find_dates
from extractor.segment import wording
from extractor.segment.candidates import Candidate, candidate
from extractor.segment.looks import Look, body_look
from extractor.segment.openings import Opening, openings
from extractor.segment.sequences import BARE, Place, places
from extractor.segment.tables import Role, Spot, roles
from models import Document

_DATED = re.compile(r"\b(?:19|20)[0-9]{2}\b")
# An address: a number and a comma.
_PLACE = re.compile(r"[0-9].*,|,.*[0-9]")
_FURTHEST = 40
_DEEPER = 6.0
_TOLD = 25


class Kin(NamedTuple):
    """Candidates that are set and numbered alike: where they stand, and how many are titles, known, and over text."""

    at: tuple[int, ...]
    clean: int
    known: int
    over_text: int


class Survey(NamedTuple):
    """All candidates in order, and what they have in common.

    `titled` is the share of titles in each sequence of numbers, by its id; `main` the outermost sequence that goes
    through most of the document; `lists` the sequences with next to no text between their numbers; `kin` are the
    indices of those set alike; `head` is how many of the first are the document's head; `names` and `tasks` are the
    indices of what stands in lists of them.
    """

    candidates: tuple[Candidate, ...]
    body: Look
    repeats: Counter[str]
    titled: dict[int, float]
    main: int | None
    kin: dict[tuple[object, ...], Kin]
    lists: frozenset[int]
    head: int
    own_titles: frozenset[str]
    names: frozenset[int]
    tasks: frozenset[int]
    roles: dict[Spot, Role]


def survey(document: Document) -> Survey:
    """What the paragraphs of `document` open with, seen together."""
    body, found = body_look(document), tuple(openings(document))
    loners = frozenset(_loners(found, places(found)))
    found = tuple(openings(document, loners)) if loners else found
    placed = places(found)
    all_ = tuple(candidate(document.text, opening, placed.get(opening.at), body) for opening in found)
    titled = _titled_shares(all_)
    its_roles = roles(document)
    head = _head(all_, titled, its_roles)
    return Survey(
        candidates=all_,
        body=body,
        repeats=Counter(wording.fold(one.title) for one in all_),
        titled=titled,
        main=_main_sequence(all_[head:]),
        kin=_kin(all_),
        lists=frozenset(_mere_lists(all_)),
        head=head,
        own_titles=frozenset(wording.fold(one.title) for one in all_[:head] if one.stands_out),
        names=frozenset(_in_lists_of_names(all_)),
        tasks=frozenset(_in_lists_of_tasks(all_)),
        roles=its_roles,
    )


def _loners(found: tuple[Opening, ...], placed: dict[int, Place]) -> Iterator[int]:
    """The paragraphs whose number is the only one of its kind and has no sign after it, so that it may be a word."""
    for opening in found:
        number, place = opening.number, placed.get(opening.at)
        if number is None or place is None or len(place.sequence.at) > 1 or number.kind == "annex":
            continue
        if number.kind != "decimal" or place.sequence.form in BARE:
            yield opening.at


def _kin(all_: tuple[Candidate, ...]) -> dict[tuple[object, ...], Kin]:
    members: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(all_):
        members[one.likeness].append(at)
    return {
        likeness: Kin(
            tuple(of),
            sum(all_[at].is_clean for at in of),
            sum(all_[at].is_known for at in of),
            sum(is_over_text(all_, at) for at in of),
        )
        for likeness, of in members.items()
    }


def is_over_text(all_: tuple[Candidate, ...], at: int) -> bool:
    """Whether running text, unlike the candidate itself, comes next."""
    after = all_[at + 1] if at + 1 < len(all_) else None
    return after is not None and is_running(after) and not is_like(all_[at], after)


def is_running(one: Candidate) -> bool:
    """Whether a candidate is running text or an entry of a list, and no line among short lines."""
    number = one.opening.number
    is_entry = number is not None and (number.is_bullet or one.place is not None)
    return one.is_sentence or is_entry or len(one.title.split()) + one.rest > 12


def is_like(one: Candidate, other: Candidate) -> bool:
    """Whether the two are set and numbered the same way, as entries of one list are."""
    if one.opening.lead != other.opening.lead or one.opening.look[:5] != other.opening.look[:5]:
        return False
    mine, its = one.opening.line.cell, other.opening.line.cell
    is_elsewhere = (mine.table if mine else None) != (its.table if its else None)
    if is_elsewhere or (other.is_sentence and not one.is_sentence) or not _is_as_deep(one, other):
        return False
    if one.place is None or other.place is None:
        return one.place is other.place and (one.opening.number is None) == (other.opening.number is None)
    return one.place.sequence is other.place.sequence


def _is_as_deep(one: Candidate, other: Candidate) -> bool:
    """Whether two entries of lists stand equally far from the left; others always do."""
    mine, its = one.opening.line, other.opening.line
    if one.opening.number is None or not one.opening.number.is_bullet:
        return True
    return mine.depth == its.depth and abs((mine.indent or 0.0) - (its.indent or 0.0)) < _DEEPER


def _titled_shares(all_: tuple[Candidate, ...]) -> dict[int, float]:
    members: dict[int, list[bool]] = defaultdict(list)
    for one in all_:
        if one.place is not None:
            members[id(one.place.sequence)].append(one.is_titled)
    return {key: sum(of) / len(of) for key, of in members.items()}


def _mere_lists(all_: tuple[Candidate, ...]) -> Iterator[int]:
    """The ids of sequences whose numbers stand one after another, unless they are called as items are."""
    members: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(all_):
        if one.place is not None and one.opening.lead is None:
            members[id(one.place.sequence)].append(at)
    for key, of in members.items():
        close = sum(after - before == 1 for before, after in pairwise(of))
        known = sum(all_[at].is_known for at in of)
        if len(of) > 2 and close >= 0.8 * (len(of) - 1) and 2 * known < len(of):
            yield key


def _main_sequence(all_: tuple[Candidate, ...]) -> int | None:
    spans: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(all_):
        if one.place is not None and one.place.sequence.depth == 1:
            spans[id(one.place.sequence)].append(at)
    longest = max(spans, key=lambda key: spans[key][-1] - spans[key][0], default=None)
    if longest is None or len(spans[longest]) < 3:
        return None
    return longest if 2 * (spans[longest][-1] - spans[longest][0]) > len(all_) else None


def _head(all_: tuple[Candidate, ...], titled: dict[int, float], its_roles: dict[Spot, Role]) -> int:
    """How many candidates come before the first that opens the minutes."""
    for at, one in enumerate(all_[:_FURTHEST]):
        is_over_all = wording.says("of-agenda-list", one.label) or (at == 0 and wording.says("of-record", one.title))
        is_title = is_over_all and not any(map(_is_of_title, all_[:at]))
        cell = one.opening.line.cell
        is_told = cell is not None and (cell.table, cell.row, cell.column) in its_roles
        if is_told or (not is_title and _opens_the_minutes(one, titled)):
            return at - (at > 1 and one.is_sentence and _is_over_text(all_[at - 1]))
    return 1 if all_ and all_[0].stands_out else 0


def _is_of_title(one: Candidate) -> bool:
    """Whether a candidate says that this is a record of a meeting, or of what day."""
    return wording.says("of-title", one.title) or any(find_dates(one.title))


def _is_over_text(one: Candidate) -> bool:
    """Whether what stands before the first sentence is a heading, and no more of the document's title."""
    is_title = wording.says("of-title", one.title) or wording.says("bodies", one.label)
    is_place = _PLACE.search(one.title) is not None or any(find_dates(one.title))
    return one.stands_out and one.is_clean and not is_title and not is_place


def _opens_the_minutes(one: Candidate, titled: dict[int, float]) -> bool:
    """Whether the list of names, the agenda or the first item begins here, and not one more line of the title."""
    if wording.says("of-agenda-list", one.label) or wording.says("attendance-labels", one.label):
        return True
    if one.place is not None and len(one.place.sequence.at) > 2 and titled[id(one.place.sequence)] > 0.3:
        return True
    is_told = one.is_sentence and wording.count("doing-words", one.title) > 0
    if is_told and not wording.says("of-title", " ".join(one.title.split()[:3])):
        return True
    if wording.says("of-title", one.title) or wording.says("field-openings", one.title):
        return False
    is_body = wording.says("bodies", one.label)
    return one.is_known and not is_body and len(one.label.split()) < 9 and not _DATED.search(one.title)


def _in_lists_of_names(all_: tuple[Candidate, ...]) -> Iterator[int]:
    """The indices of what stands under a label of attendance and looks no different from names."""
    is_inside = False
    for at, one in enumerate(all_):
        is_label = wording.says("attendance-labels", one.label)
        is_told = one.is_sentence or (one.rest > _TOLD and wording.count("doing-words", one.title) == 0)
        is_other = is_told or (one.place is not None and one.is_known)
        if is_label or is_other or (one.stands_out and one.opening.lead is None):
            is_inside = is_label
        elif is_inside:
            yield at


def _in_lists_of_tasks(all_: tuple[Candidate, ...]) -> Iterator[int]:
    """The indices of what stands under a heading of actions, up to the next title set like it."""
    over: Candidate | None = None
    for at, one in enumerate(all_):
        if one.opening.lead is None and wording.kind_of(one.title) == "actions":
            over = one
        elif over is not None and (_is_set_like(one, over) or _began_before(one, over)):
            over = None
        elif over is not None:
            yield at


def _began_before(one: Candidate, other: Candidate) -> bool:
    """Whether `one` goes on with a sequence of numbers that was there before `other`."""
    return one.place is not None and one.place.sequence.at[0] < other.opening.at


def _is_set_like(one: Candidate, other: Candidate) -> bool:
    return one.is_titled and (one.stands_out, one.place is None) == (other.stands_out, other.place is None)
