"""All candidates of a document, and what they have in common."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from extractor.segment import wording
from extractor.segment.candidates import Candidate, candidate, settled, shown, told_again
from extractor.segment.families import Family, families, main_sequence
from extractor.segment.head import head
from extractor.segment.initials import of_names
from extractor.segment.likeness import is_over_list, is_over_text
from extractor.segment.listed import listed_items
from extractor.segment.listings import counted, ends_of_lists, in_elections, timed_items
from extractor.segment.looks import Look, body_look
from extractor.segment.numbering import Number
from extractor.segment.openings import Opening, openings
from extractor.segment.presenters import in_lines_below
from extractor.segment.sequences import BARE, Place, places
from extractor.segment.signs import is_item_name
from extractor.segment.stretches import (
    in_lists_of_names,
    in_lists_of_tasks,
    in_long_runs,
    in_marked_runs,
    in_runs,
    in_told_runs,
    is_over_parts,
    of_speakers,
    words_of_names,
)
from extractor.segment.tables import Role, Spot, roles
from models import Document

# Letters of a short form at most; fewer titles than this that are numbered or stand out are none.
_CAPITALS = 7
_MARKED = 2
# How many letters in a row are a sequence though it does not begin with A.
_LETTERS = 4
_SEVERAL = 3  # names of items with a full stop


class Kin(NamedTuple):
    """Candidates that are set and numbered alike: where they stand, how many are titles, known, over text and lists."""

    at: tuple[int, ...]
    clean: int
    known: int
    over_text: int
    over_lists: int


class Survey(NamedTuple):
    """All candidates in order, and what they have in common.

    `families` are the sequences of numbers by their id, with those made like them; `main` is the outermost that goes
    through most of the document; `kin` are those set alike; `head` is how many of the first are the document's head;
    `repeats` counts what comes again, `words_before` what is printed as numbers are; `names` and `tasks` are the
    indices of what stands in lists of them, `presenters` of names below titles, `runs` of parts told one after another
    under a title without text of its own; `timed` are items told with their hours, `list_ends` the last entries of
    lists, `elections` the offices that are filled, `counted` titles that differ in nothing but a number, `listed` the
    outermost entries of lists that are the outline, `stopped` names of items with a full stop. A document
    `is_unmarked` if no titles in it are numbered or stand out.
    """

    candidates: tuple[Candidate, ...]
    body: Look
    repeats: Counter[str]
    words_before: Counter[str]
    families: dict[int, Family]
    main: int | None
    kin: dict[tuple[object, ...], Kin]
    head: int
    own_titles: frozenset[str]
    names: frozenset[int]
    speakers: frozenset[int]
    presenters: frozenset[int]
    tasks: frozenset[int]
    runs: frozenset[int]
    marked_runs: frozenset[int]
    told_runs: frozenset[int]
    is_unmarked: bool
    stopped: frozenset[int]
    long_runs: frozenset[int]
    nested: frozenset[int]
    nested_looks: frozenset[tuple[object, ...]]
    timed: frozenset[int]
    list_ends: frozenset[int]
    elections: frozenset[int]
    counted: frozenset[int]
    listed: frozenset[int]
    outlined: frozenset[str]
    gap: float | None
    roles: dict[Spot, Role]


def survey(document: Document) -> Survey:
    """What the paragraphs of `document` open with, seen together."""
    body = body_look(document)
    found = tuple(openings(document, body))
    loners = frozenset((*_loners(found, places(found)), *of_names(found, document.text)))
    found = tuple(openings(document, body, loners, found)) if loners else found
    placed = places(found)
    all_ = shown(settled(tuple(candidate(document.text, opening, placed.get(opening.at), body) for opening in found)))
    its_families = families(all_)
    its_roles = roles(document)
    its_head = head(all_, its_families, its_roles, body)
    in_lists = frozenset(in_lists_of_names(all_))
    tasks = frozenset(in_lists_of_tasks(all_))
    speakers = frozenset(of_speakers(all_, words_of_names(document.text, all_, in_lists)))
    marked = (_is_marked(one) for at, one in enumerate(all_) if at >= its_head and at not in speakers)
    is_unmarked = sum(marked) < _MARKED
    return Survey(
        candidates=all_,
        body=body,
        repeats=Counter(map(told_again, all_)),
        words_before=Counter(one.opening.number.printed.casefold() for one in all_ if one.opening.number is not None),
        families=its_families,
        main=main_sequence(all_[its_head:]),
        kin=_kin(all_),
        head=its_head,
        own_titles=frozenset(wording.fold(one.title) for one in all_[:its_head] if one.stands_out),
        names=in_lists,
        speakers=speakers,
        presenters=frozenset(in_lines_below(all_, its_head)),
        tasks=tasks,
        runs=frozenset(in_runs(all_)),
        marked_runs=frozenset(in_marked_runs(all_)),
        told_runs=frozenset(in_told_runs(all_)),
        is_unmarked=is_unmarked,
        stopped=frozenset(_stopped(all_, its_head)),
        long_runs=frozenset(in_long_runs(all_)),
        nested=frozenset(_nested(all_)),
        nested_looks=frozenset(_nested_looks(all_, its_head)),
        timed=frozenset(timed_items(all_)),
        list_ends=frozenset(ends_of_lists(all_, its_families)),
        elections=frozenset(in_elections(all_)),
        counted=frozenset(counted(all_)),
        listed=frozenset(listed_items(all_, its_head, in_lists | tasks)),
        outlined=frozenset(wording.fold(entry.title) for entry in document.outline),
        gap=_usual_gap(all_),
        roles=its_roles,
    )


def _stopped(all_: tuple[Candidate, ...], head_: int) -> Iterator[int]:
    """The names of items behind which stands a full stop, if several are so set: typewriters have no other look."""
    found = [at for at, one in enumerate(all_) if at >= head_ and _is_stopped_item(one)]
    if len({wording.fold(all_[at].title) for at in found}) >= _SEVERAL:
        yield from found


def _is_stopped_item(one: Candidate) -> bool:
    is_plain = one.opening.number is None and one.opening.lead in (None, "sign") and not one.stands_out
    return is_plain and one.after.startswith(".") and one.opening.line.cell is None and is_item_name(one.title)


def _loners(found: tuple[Opening, ...], placed: dict[int, Place]) -> Iterator[int]:
    """The paragraphs whose number is the only one of its kind and has no sign after it, so that it may be a word."""
    sequences = {id(place.sequence): place.sequence for place in placed.values()}
    begun = Counter(one.form for one in sequences.values() if one.values[0] == 1)
    for opening in found:
        number, place = opening.number, placed.get(opening.at)
        if number is not None and place is not None and _is_initial(number, place):
            yield opening.at
            continue
        if number is None or place is None or len(place.sequence.at) > 1 or number.kind == "annex":
            continue
        if begun[place.sequence.form] > 1 and place.sequence.form not in BARE:
            continue
        if number.kind != "decimal" or place.sequence.form in BARE:
            yield opening.at


def _is_initial(number: Number, place: Place) -> bool:
    """Whether a capital with a full stop is a name's: it begins no sequence with A, and hardly any follow."""
    is_first = place.sequence.values[0] == 1
    return number.kind == "letter" and number.printed.isupper() and not is_first and len(place.sequence.at) < _LETTERS


def _nested(all_: tuple[Candidate, ...]) -> Iterator[int]:
    """The ids of sequences whose first number stands right under a title without text of its own, its parts told."""
    members: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(all_):
        if one.place is not None:
            members[id(one.place.sequence)].append(at)
    for key, of in members.items():
        is_told = any(all_[at].opening.lead is not None for at in of) or len(of) <= of[-1] - of[0]
        if of[0] > 0 and is_told and is_over_parts(all_[of[0] - 1]):
            yield key


def _nested_looks(all_: tuple[Candidate, ...], its_head: int) -> Iterator[tuple[object, ...]]:
    """What those set alike have in common, where the first of them stands right under a title without text."""
    seen: set[tuple[object, ...]] = set()
    for at, one in enumerate(all_[its_head:], start=its_head):
        is_first = one.likeness not in seen
        seen.add(one.likeness)
        if is_first and at > its_head and one.place is None and is_over_parts(all_[at - 1]) and _is_shown(one):
            yield one.likeness


def _is_shown(one: Candidate) -> bool:
    is_set_off = one.opening.lead in {None, "look", "run-on"}
    return one.is_clean and is_set_off and (one.stands_out or one.opening.look.italic)


def _usual_gap(all_: tuple[Candidate, ...]) -> float | None:
    """The distance, in points, that most paragraphs keep from the one above; None where none is known."""
    gaps = sorted(one.opening.line.gap for one in all_ if one.opening.line.gap is not None)
    return gaps[len(gaps) // 2] if gaps else None


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
            sum(is_over_list(all_, at) for at in of),
        )
        for likeness, of in members.items()
    }


def _is_marked(one: Candidate) -> bool:
    """Whether a title, and no entry behind a bullet, is numbered, set off, or in more capitals than a short form."""
    if one.opening.number is not None and one.opening.number.is_bullet:
        return False
    is_caps = one.opening.look.caps and len(one.title) > _CAPITALS
    return one.is_clean and (one.stands_out or is_caps or one.place is not None or one.opening.lead is not None)
