"""Where a labelled list starts: a label, the head of a table, a sentence before a list."""

import re

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.block import Block
from extractor.find.attendees.entry import as_status
from extractor.find.attendees.growing import holds
from extractor.find.attendees.heads import Heads, head_of
from extractor.find.attendees.labels import label
from extractor.find.attendees.listed import read
from extractor.find.attendees.reading import is_people, is_pure
from extractor.find.attendees.rows import Row, Slot
from extractor.find.attendees.stretch import Stretch
from extractor.find.attendees.told import Telling
from extractor.find.attendees.wording import POSTS, Label

HEAD = 40
_BOX = re.compile(r"[\s•●▪*–-]*(?:[☐☑☒✓✔✗✘□■✅❌]|\[[xX ]?\])")
_NOTE, _MANY = 5, 6
_TOP = 12  # rows
STRONG = True


def begin_as_told(row: Row, at: int, told: list[Telling]) -> Block | None:
    """The block that a sentence such as "The following were present:" starts."""
    for telling in told:
        if not telling.entries and holds(row, telling):
            status = as_status(telling.rule.gives["status"])
            return Block(Label(status, STRONG, status, 0, telling.rule.id, row.first), (), None, at, None, row.indent)
    return None


def begin_as_ticked(row: Row, at: int) -> Block | None:
    """The block of a list whose lines each have a box before a name, ticked or empty: it tells who was there."""
    if at >= HEAD or row.table is not None or not _BOX.match(row.first.text):
        return None
    found = read(row.first).entries
    if len(found) != 1 or found[0].own_status is None or found[0].evidence < names.LIKELY or not is_pure(row):
        return None
    return Block(Label("present", STRONG, "present", 0, "label-present", row.first), (row,), None, at)


def begin(row: Row, at: int, *, is_open: bool, headed: Heads | None) -> Block | None:
    """The block that starts with `row`, which has a label or is the head of a table of attendance.

    `headed` is the head above it.
    """
    heads = head_of(row) if row.table is not None else None
    if heads is not None:
        is_told = heads.tells or (at < _TOP and heads.is_full)
        return _headed(row, heads, at) if is_told and not is_open else None
    found = label(row.first, row.lead) or _post_in_cell(row)
    if found is not None and not found.is_strong and headed is not None and len(row.slots) > 1:
        return None
    if found is None or (not found.is_strong and row.is_head and not is_open and at >= HEAD):
        return None
    rest = row.first.cut(found.names_from)
    slots = tuple(slot for slot in (_rest(row.slots[0], rest), *row.slots[1:]) if slot is not None)
    content = (row._replace(slots=slots, heads=()),) if slots else ()
    if content and not found.is_strong and not (is_pure(content[0]) or _is_long_list(rest)):
        return None
    if content and not is_people(content[0], is_first=True):
        is_aside = kinds.is_mode(rest.text.strip(" ()")) or _is_note(found, rest)
        if (row.table is not None and len(row.slots) > 1) or not is_aside:
            return None
        content = ()
    return Block(found, content, None, at, row.slots[0].column if content else None, row.indent, bool(content))


def _post_in_cell(row: Row) -> Label | None:
    """The label of a row of two cells, or lines, a post and who holds it: "Chair | Ann Lee"."""
    if len(row.slots) != 2 or names.evidence(row.slots[1].text) < names.LIKELY:
        return None
    post, holder = (slot.paragraphs[0] for slot in row.slots)
    found = label(Stretch(f"{post.text}: {holder.text}", post.start))
    return found._replace(names_from=len(post.text)) if found is not None and found.rule in POSTS else None


def _is_note(found: Label, rest: Stretch) -> bool:
    """Whether what stands behind a label of presence is a sentence to the reader: the names are on the lines below."""
    words = rest.text.split()
    is_prose = len(words) > _NOTE and sum(word.islower() for word in words) > 0.6 * len(words)
    return found.is_strong and found.rule == "label-present" and is_prose


def _is_long_list(rest: Stretch) -> bool:
    """Whether what a weak label stands before is many people with little between them that can't be read."""
    found = read(rest)
    people = [one for one in found.entries if one.type == "person"]
    return len(people) >= _MANY and found.unread <= 0.15 * len(rest.text)


def _headed(row: Row, headed: Heads, at: int) -> Block:
    """The block of a table whose head alone says that it is one of attendance."""
    said = [
        found
        for slot in row.slots
        if headed.columns.get(slot.column) == "name" and (found := label(slot.paragraphs[0]))
    ]
    strong = next((found for found in said if found.is_strong), None)
    return Block(strong or Label("present", STRONG, "present", 0, "label-present", row.first), (), headed, at)


def _rest(slot: Slot, rest: Stretch) -> Slot | None:
    paragraphs = (rest, *slot.paragraphs[1:]) if rest.text.strip(" :;,.-–—") else slot.paragraphs[1:]
    return slot._replace(paragraphs=paragraphs) if paragraphs else None
