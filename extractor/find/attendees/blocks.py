"""Labelled lists: a label, and the rows under it or beside it as long as they are a list of people."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractor import names, rules
from extractor.find.attendees import kinds
from extractor.find.attendees.block import Block
from extractor.find.attendees.entry import as_status
from extractor.find.attendees.growing import grow, holds
from extractor.find.attendees.heads import head_of
from extractor.find.attendees.labels import label, split
from extractor.find.attendees.order import in_reading_order
from extractor.find.attendees.reading import are_addressed, entries_of, is_likely, is_people, is_pure, is_surely_people
from extractor.find.attendees.rows import Row, Slot
from extractor.find.attendees.starting import HEAD, STRONG, begin, begin_as_ticked, begin_as_told
from extractor.find.attendees.stretch import Stretch
from extractor.find.attendees.told import Telling
from extractor.find.attendees.wording import POSTS, Label

_NEAR, _FAR, _FEWEST = 6, 120, 3
_VOTES = 3  # rows of a vote above those who missed it
_TOP = 8  # rows among which a list without a label stands, if sentences tell of attendance, too
_STATUSES = ("present", "in_attendance", "apologies", "absent")
_MAY_PART = re.compile(r":|[.;]\s+[A-Z][a-z]+(?: [a-z]+){0,3}—")
_SIGN = re.compile(r":|\s[–—-]\s|\t")
_ELECTED = re.compile(r"(?i)\b(?:passed|elected|carried|unopposed|acclaimed|nominated)\b")


def blocks(rows: list[Row], told: list[Telling]) -> list[Block]:
    """All labelled lists in reading order.

    A sentence of `told` that ends before its names labels the lines below it.
    """
    found: list[Block] = []
    is_open = False
    telling: set[int] = set()
    ordered = list(in_reading_order(rows))
    for at, row in enumerate(ordered):
        telling |= {at} if any(t.entries and holds(row, t) for t in told) else set()
        headed = found[-1].heads if is_open and found and row.table is not None else None
        for piece in _pieces(row) if headed is None else (row,):
            headed = found[-1].heads if is_open and found and row.table is not None else None
            is_post = is_open and bool(found) and _is_post_of(found[-1], piece)
            started = begin_as_told(piece, at, told) or begin(
                _before_telling(piece, told), at, is_open=is_open, headed=headed
            )
            if started is not None and is_open and found and _is_before_name_of(found[-1], started, piece):
                is_post = True
            started = None if is_post else started
            if started is not None:
                is_below = bool(found) and is_open and row.table is not None and started.heads is None
                found.append(started._replace(heads=found[-1].heads) if is_below else started)
                is_open = True
            elif is_open and found and (grown := grow(found[-1], piece, told)) is not None:
                found[-1] = grown
            elif (ticked := begin_as_ticked(piece, at)) is not None:
                found.append(ticked)
                is_open = True
            else:
                is_open = False
    filled = [block for block in _near_strong(found, telling) if block.rows and not _is_of_vote(block, ordered)]
    kept = list(_of_this_meeting(filled))
    if any(block.label.status == "present" for block in kept) or any(map(_tells_of_present, told)):
        return kept
    others = next((block.at for block in kept if block.label.status == "in_attendance"), None)
    above = rows if others is None else rows[:others]
    return [*_headless(above[:_TOP] if telling else above, is_ended=others is not None), *kept]


def _tells_of_present(telling: Telling) -> bool:
    """Whether a sentence says who was there; one that sends apologies leaves that to a list."""
    is_of_people = any(one.type == "person" for one in telling.entries)
    return is_of_people and telling.rule.gives["status"] in ("present", "in_attendance")


def _headless(rows: list[Row], *, is_ended: bool) -> list[Block]:
    """The list of names at the head of the document that no label stands over, if there is one.

    Three people or more, and nothing else; it may be the last of `rows` only if another list ends it (`is_ended`).
    """
    held: list[Row] = []
    for at, row in enumerate(rows[:HEAD]):
        is_next = not held or (row.table == held[-1].table and not row.is_head)
        are_people = is_surely_people(row) or are_addressed(row) or (bool(held) and is_likely(row))
        if is_next and are_people and is_pure(row) and not _ELECTED.search(row.first.text):
            held.append(row)
        elif _are_enough(held) and not _is_led(rows[at - len(held) - 1 : at - len(held)]):
            return [_without_label(held, at)]
        else:
            held = []
    at = len(rows[:HEAD])
    is_all = is_ended and _are_enough(held) and not _is_led(rows[at - len(held) - 1 : at - len(held)])
    return [_without_label(held, at)] if is_all else []


def _are_enough(held: list[Row]) -> bool:
    return len([one for row in held for one in entries_of(row)]) >= _FEWEST


def _without_label(held: list[Row], at: int) -> Block:
    status = as_status(rules.words("attendance", "headless-list").gives["status"])
    return Block(Label(status, STRONG, status, 0, "headless-list", held[0].first), tuple(held), None, at)


def _is_led(before: list[Row]) -> bool:
    """Whether the row before a list says that it is another list than one of those present."""
    words = {word.strip(".,:") for row in before for slot in row.slots for word in slot.text.casefold().split()}
    return bool(words & kinds.words("attendance", "headless-list"))


def _of_this_meeting(found: list[Block]) -> Iterator[Block]:
    """The blocks without those far below the first list of those present.

    Reports of other meetings have lists of their own.
    """
    first = next((block.at for block in found if block.label.status == "present" and block.label.is_strong), None)
    for block in found:
        if first is None or block.at - first < _FAR:
            yield block


def _is_of_vote(block: Block, rows: Sequence[Row]) -> bool:
    """Whether a list of those absent stands below lines of who voted which way: it tells only who missed the vote."""
    if block.label.rule != "label-absent":
        return False
    above = [row.first.text.partition(":") for row in rows[max(0, block.at - _VOTES) : block.at]]
    return any((colon or not rest) and kinds.folded(words) in _ways_to_vote() for words, colon, rest in above)


@cache
def _ways_to_vote() -> frozenset[str]:
    return kinds.words("decisions_votes", "votes-for", "votes-against")


def _near_strong(found: list[Block], told: set[int]) -> Iterator[Block]:
    """The blocks whose label speaks of attendance, and those beside one, beside a sentence that does, or together."""
    groups = [
        block.at for block in found if block.label.rule in ("label-members", "label-outsiders") and block.at < HEAD
    ]
    strong = {block.at for block in found if block.label.is_strong} | told
    together = {at for at in groups if any(0 < abs(at - other) <= 3 for other in groups)}
    kept: set[int] = set()
    for block in found:
        reach = _NEAR + len(block.rows) if block.label.rule in ("label-members", "label-outsiders") else 2
        near = strong | together | (set(groups) if block.label.rule == "label-chair" else set())
        if block.label.is_strong or any(abs(block.at - at) <= reach for at in near):
            kept.add(block.at)
    kept |= _beside(found, kept)
    yield from (block for block in found if block.at in kept)


def _beside(found: list[Block], kept: set[int]) -> set[int]:
    """Where the lines of posts stand that come one after another and reach those that are kept."""
    posts = sorted({block.at for block in found if block.label.rule in POSTS})
    reached = set(kept)
    for at in [*reversed(posts), *posts]:
        reached |= {at} if reached & {at - 1, at + 1} else set()
    return reached


def _pieces(row: Row) -> Iterator[Row]:
    """The row, or its parts if labels stand within it.

    Cells of a table row that hold a label each stand for themselves.
    """
    if len(row.slots) == 1 and not any(_has_label(paragraph) for paragraph in row.slots[0].paragraphs):
        yield row
        return
    if len(row.slots) == 1:
        for paragraph in row.slots[0].paragraphs:
            for part in split(paragraph) if _MAY_PART.search(paragraph.text) else (paragraph,):
                yield row._replace(slots=(Slot((part,), row.slots[0].column),))
        return
    is_head = head_of(row) is not None
    labelled = [at for at in range(1, len(row.slots)) if not is_head and _labels_a_list(row, at)]
    for start, end in zip([0, *labelled], [*labelled, len(row.slots)], strict=True):
        yield row._replace(slots=row.slots[start:end])


def _is_before_name_of(block: Block, started: Block, row: Row) -> bool:
    """Whether a post with no sign behind it stands before a name in a list of those who did not come."""
    is_missing = block.label.status in ("apologies", "absent")
    is_alone = len(row.slots) == 1 and not _SIGN.search(row.first.text)
    return is_missing and started.label.rule in POSTS and is_alone


def _before_telling(row: Row, told: list[Telling]) -> Row:
    """The row as far as the first sentence within it that tells of attendance by itself: "Present: A, B. C joined."."""
    tells = [t for t in told if t.entries and t.rule.gives["status"] in _STATUSES]
    inner = [t.sentence.start for t in tells if row.first.start < t.sentence.start < row.first.end]
    if not inner or row.table is not None or len(row.slots) > 1:
        return row
    return row._replace(slots=(Slot((row.first.cut(0, min(inner) - row.first.start),), row.slots[0].column),))


def _is_post_of(block: Block, row: Row) -> bool:
    """Whether a line of a list gives a post and, behind a colon, who holds it, as the lines before do."""
    if not block.label.is_strong or block.is_inline or row.table is not None or len(row.slots) > 1:
        return False
    post, colon, name = row.first.text.partition(":")
    is_alike = all(":" in other.first.text for other in block.rows)
    return bool(colon) and is_alike and kinds.is_role(post) and names.evidence(name.strip()) >= names.LIKELY


def _has_label(paragraph: Stretch) -> bool:
    """Whether a label stands at the start of the paragraph or within it."""
    return label(paragraph) is not None or (
        _MAY_PART.search(paragraph.text) is not None and sum(1 for _ in split(paragraph)) > 1
    )


def _labels_a_list(row: Row, at: int) -> bool:
    """Whether a cell that is not the row's first has a label, and what it labels.

    In the cell itself, or in the one beside it.
    """
    slot = row.slots[at]
    found = label(slot.paragraphs[0])
    if found is None or not found.is_strong:
        return False
    return ":" in slot.paragraphs[0].text or (
        at + 1 < len(row.slots) and is_people(row._replace(slots=row.slots[at + 1 : at + 2]), is_first=True)
    )
