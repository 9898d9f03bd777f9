"""Labelled lists: a label, and the rows under it or beside it as long as they are a list of people."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from extractor import names, rules
from extractor.find.attendees import columns, kinds
from extractor.find.attendees.columns import Heads
from extractor.find.attendees.entry import Entry, as_status
from extractor.find.attendees.groups import grouped
from extractor.find.attendees.labels import POSTS, Label, label, split
from extractor.find.attendees.listed import is_turned, read
from extractor.find.attendees.rows import Row, Slot
from extractor.find.attendees.stretch import Stretch
from extractor.find.attendees.told import Telling

_NEAR, _FAR, _HEAD, _FEWEST, _LONG_FIELD, _LONG_ENTRY, _NOTE, _INITIALS = 6, 120, 40, 3, 60, 90, 5, 4
_TOP = 12  # rows


_BRACKETS = re.compile(r"\([^()]*\)")
_REMARK = re.compile(
    r"(?<![A-Z] )\b(?!(?:and|from|for|the|representing|of|van|von|der|den|members?|public|also|plus)\b)"
    r"[a-z]{4,}\s+[a-z]{2,}"
)

_STRONG = True


class Block(NamedTuple):
    """A label and the rows it stands for; `heads` is the head of its table, `at` counts the rows of the document."""

    label: Label
    rows: tuple[Row, ...]
    heads: Heads | None = None
    at: int = 0
    column: int | None = None
    indent: float = 0.0
    is_inline: bool = False

    @property
    def is_table(self) -> bool:
        """Whether the rows stand in a table with a head or with several columns."""
        return self.heads is not None or any(len(row.slots) > 1 for row in self.rows)


def blocks(rows: list[Row], told: list[Telling]) -> list[Block]:
    """All labelled lists in reading order.

    A sentence of `told` that ends before its names labels the lines below it.
    """
    found: list[Block] = []
    is_open = False
    telling: set[int] = set()
    for at, row in enumerate(_in_reading_order(rows)):
        telling |= {at} if any(t.entries and _holds(row, t) for t in told) else set()
        for piece in _pieces(row):
            headed = found[-1].heads if is_open and found and row.table is not None else None
            is_post = is_open and bool(found) and _is_post_of(found[-1], piece)
            started = _opening(piece, at, told) or _start(piece, at, is_open=is_open, headed=headed)
            started = None if is_post else started
            if started is not None:
                is_below = bool(found) and is_open and row.table is not None and started.heads is None
                found.append(started._replace(heads=found[-1].heads) if is_below else started)
                is_open = True
            elif is_open and found and (grown := _grown(found[-1], piece, told)) is not None:
                found[-1] = grown
            else:
                is_open = False
    kept = list(_of_this_meeting([block for block in _near_strong(found, telling) if block.rows]))
    if telling or any(block.label.status in ("present", "in_attendance") for block in kept):
        return kept
    return [*_headless(rows), *kept]


def _headless(rows: list[Row]) -> list[Block]:
    """The list of names at the head of the document that no label stands over, if there is one.

    Three people or more, and nothing else.
    """
    held: list[Row] = []
    for at, row in enumerate(rows[:_HEAD]):
        if _is_surely_people(row) and (not held or (row.table == held[-1].table and not row.is_head)):
            held.append(row)
        elif len([one for other in held for one in _entries(other)]) >= _FEWEST and not _is_led(
            rows[at - len(held) - 1 : at - len(held)]
        ):
            status = as_status(rules.words("attendance", "headless-list").gives["status"])
            return [Block(Label(status, _STRONG, status, 0, "headless-list", held[0].first), tuple(held), None, at)]
        else:
            held = []
    return []


def _is_led(before: list[Row]) -> bool:
    """Whether the row before a list says that it is another list than one of those present."""
    words = {word.strip(".,:") for row in before for slot in row.slots for word in slot.text.casefold().split()}
    return bool(words & kinds.words("attendance", "headless-list"))


def _entries(row: Row) -> list[Entry]:
    return [entry for slot in row.slots for paragraph in slot.paragraphs for entry in read(paragraph).entries]


def _of_this_meeting(found: list[Block]) -> Iterator[Block]:
    """The blocks without those far below the first list of those present.

    Reports of other meetings have lists of their own.
    """
    first = next((block.at for block in found if block.label.status == "present" and block.label.is_strong), None)
    for block in found:
        if first is None or block.at - first < _FAR:
            yield block


def _near_strong(found: list[Block], told: set[int]) -> Iterator[Block]:
    """The blocks whose label speaks of attendance, and those beside one, beside a sentence that does, or together."""
    groups = [
        block.at for block in found if block.label.rule in ("label-members", "label-outsiders") and block.at < _HEAD
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
            for part in split(paragraph) if ":" in paragraph.text else (paragraph,):
                yield row._replace(slots=(Slot((part,), row.slots[0].column),))
        return
    is_head = columns.heads(row) is not None
    labelled = [at for at in range(1, len(row.slots)) if not is_head and _labels_a_list(row, at)]
    for start, end in zip([0, *labelled], [*labelled, len(row.slots)], strict=True):
        yield row._replace(slots=row.slots[start:end])


def _is_post_of(block: Block, row: Row) -> bool:
    """Whether a line of a list gives a post and, behind a colon, who holds it, as the lines before do."""
    if not block.label.is_strong or block.is_inline or row.table is not None or len(row.slots) > 1:
        return False
    post, colon, name = row.first.text.partition(":")
    is_alike = all(":" in other.first.text for other in block.rows)
    return bool(colon) and is_alike and kinds.is_role(post) and names.evidence(name.strip()) >= names.LIKELY


def _has_label(paragraph: Stretch) -> bool:
    """Whether a label stands at the start of the paragraph or within it."""
    return label(paragraph) is not None or (":" in paragraph.text and sum(1 for _ in split(paragraph)) > 1)


def _holds(row: Row, telling: Telling) -> bool:
    """Whether the words that tell stand in the row's first paragraph."""
    return row.first.start <= telling.words.start < row.first.end


def _opening(row: Row, at: int, told: list[Telling]) -> Block | None:
    """The block that a sentence such as "The following were present:" starts."""
    for telling in told:
        if not telling.entries and _holds(row, telling):
            status = as_status(telling.rule.gives["status"])
            return Block(Label(status, _STRONG, status, 0, telling.rule.id, row.first), (), None, at, None, row.indent)
    return None


def _labels_a_list(row: Row, at: int) -> bool:
    """Whether a cell that is not the row's first has a label, and what it labels.

    In the cell itself, or in the one beside it.
    """
    slot = row.slots[at]
    found = label(slot.paragraphs[0])
    if found is None or not found.is_strong:
        return False
    return ":" in slot.paragraphs[0].text or (
        at + 1 < len(row.slots) and _is_people(row._replace(slots=row.slots[at + 1 : at + 2]), is_first=True)
    )


def _start(row: Row, at: int, *, is_open: bool, headed: Heads | None) -> Block | None:
    """The block that starts with `row`, which has a label or is the head of a table of attendance.

    `headed` is the head above it.
    """
    heads = columns.heads(row) if row.table is not None else None
    if heads is not None:
        is_told = heads.tells or (at < _TOP and heads.is_full)
        return _headed(row, heads, at) if is_told and not is_open else None
    found = label(row.first, row.lead) or _post_in_cell(row)
    if found is not None and not found.is_strong and headed is not None and len(row.slots) > 1:
        return None
    if found is None or (not found.is_strong and row.is_head and not is_open and at >= _HEAD):
        return None
    rest = row.first.cut(found.names_from)
    slots = tuple(slot for slot in (_rest(row.slots[0], rest), *row.slots[1:]) if slot is not None)
    content = (row._replace(slots=slots, heads=()),) if slots else ()
    if content and not found.is_strong and not _is_pure(content[0]):
        return None
    if content and not _is_people(content[0], is_first=True):
        is_aside = kinds.is_mode(rest.text.strip(" ()")) or _is_note(found, rest)
        if (row.table is not None and len(row.slots) > 1) or not is_aside:
            return None
        content = ()
    return Block(found, content, None, at, row.slots[0].column if content else None, row.indent, bool(content))


def _post_in_cell(row: Row) -> Label | None:
    """The label of a row of two cells, a post and who holds it: "Chair | Ann Lee"."""
    if row.table is None or len(row.slots) != 2 or names.evidence(row.slots[1].text) < names.LIKELY:
        return None
    post, holder = (slot.paragraphs[0] for slot in row.slots)
    found = label(Stretch(f"{post.text}: {holder.text}", post.start))
    return found._replace(names_from=len(post.text)) if found is not None and found.rule in POSTS else None


def _is_note(found: Label, rest: Stretch) -> bool:
    """Whether what stands behind a label of presence is a sentence to the reader: the names are on the lines below."""
    words = rest.text.split()
    is_prose = len(words) > _NOTE and sum(word.islower() for word in words) > 0.6 * len(words)
    return found.is_strong and found.rule == "label-present" and is_prose


def _headed(row: Row, headed: Heads, at: int) -> Block:
    """The block of a table whose head alone says that it is one of attendance."""
    said = [
        found
        for slot in row.slots
        if headed.columns.get(slot.column) == "name" and (found := label(slot.paragraphs[0]))
    ]
    strong = next((found for found in said if found.is_strong), None)
    return Block(strong or Label("present", _STRONG, "present", 0, "label-present", row.first), (), headed, at)


def _rest(slot: Slot, rest: Stretch) -> Slot | None:
    paragraphs = (rest, *slot.paragraphs[1:]) if rest.text.strip(" :;,.-–—") else slot.paragraphs[1:]
    return slot._replace(paragraphs=paragraphs) if paragraphs else None


def _grown(block: Block, row: Row, told: list[Telling]) -> Block | None:
    """`block` with `row`, or None if the row is none of its list; what a sentence tells is left to it."""
    telling = next((t for t in told if t.entries and _holds(row, t)), None)
    if telling is not None:
        before = row.first.cut(0, max(0, telling.sentence.start - row.first.start))
        return (
            _grown(block, row._replace(slots=(Slot((before,), row.slots[0].column),)), told) if before.text else block
        )
    if _ends(block, row):
        return None
    headed = columns.heads(row) if row.table is not None else None
    if headed is not None:
        return block if block.rows else block._replace(heads=headed)
    is_listed = block.heads is not None and row.table is not None
    is_alike = _is_one_more(block, row) or _is_body_too(block, row)
    if not is_listed and not _is_people(row, is_first=not block.rows) and not is_alike:
        return None
    if not is_listed and _is_stray(block, row):
        return None
    return block._replace(rows=(*block.rows, row))


def _is_body_too(block: Block, row: Row) -> bool:
    """Whether a line names a body and nothing else, as the lines of the list before it do."""
    readings = [read(part) for other in (*block.rows, row) for slot in other.slots for part in slot.paragraphs]
    entries = [entry for reading in readings for entry in reading.entries]
    is_list = bool(block.rows) and len(row.slots) == 1 and bool(_entries(row))
    return is_list and all(entry.type == "organisation" for entry in entries) and not any(r.unread for r in readings)


def _is_surely_people(row: Row) -> bool:
    """Whether a row that is set as a heading is names for all that.

    Given names or forms of address, and nothing that is left unread.
    """
    readings = [read(paragraph) for slot in row.slots for paragraph in slot.paragraphs]
    entries = [entry for reading in readings for entry in reading.entries]
    return (
        bool(entries) and not any(r.unread for r in readings) and all(one.evidence == names.CERTAIN for one in entries)
    )


def _is_stray(block: Block, row: Row) -> bool:
    """Whether a line of one word that is no known name stands below people with full names: a heading, a remark."""
    held, new = [one for other in block.rows for one in _entries(other)], _entries(row)
    is_word = len(new) == 1 and new[0].evidence == names.POSSIBLE and row.first.text.strip(" .").count(" ") <= 1
    is_alone = is_word and " " not in new[0].name and len(new[0].name) > _INITIALS and new[0].type == "person"
    is_known = is_word and (names.is_given(new[0].name) or new[0].title is not None or row.marker != "")
    return is_alone and not is_known and bool(held) and all(" " in one.name for one in held)


def _is_one_more(block: Block, row: Row) -> bool:
    """Whether a line that can't be read to its end goes on a list all the same.

    It is set like the lines before and starts with a name.
    """
    turned = [is_turned(other.first.text) for other in block.rows if len(other.slots) == 1]
    if sum(turned) > 1 and sum(turned) >= 0.6 * len(block.rows):
        return (
            len(row.slots) == 1
            and row.first.text.count(",") < 2
            and len(row.first.text) <= _LONG_FIELD
            and row.first.text[:1].isupper()
        )
    first = read(row.first).entries[:1]
    is_alike = len(block.rows) > 1 and all(abs(row.indent - other.indent) < 2 for other in block.rows[1:])
    return (
        is_alike
        and bool(first)
        and first[0].evidence >= names.LIKELY
        and len(row.first.text) <= _LONG_ENTRY
        and not row.first.text.endswith(".")
    )


def _ends(block: Block, row: Row) -> bool:
    """Whether the look of `row` says that the list is over."""
    if (row.is_head and not _is_surely_people(row)) or _is_field(row):
        return True
    last = block.rows[-1] if block.rows else None
    if block.is_inline and row.table is not None and any(slot.column == block.column for slot in row.slots):
        return True
    if last is None:
        return False
    if row.table is None and row.marker in ("1", "a") and row.marker != last.marker and not _is_surely_people(row):
        return True
    if last.table is not None and last.table != row.table:
        return block.heads is None or row.table is None
    is_group = grouped(row.first) is not None
    return row.is_bold and not last.is_bold and row.table is None and not is_group and not _is_surely_people(row)


def _is_field(row: Row) -> bool:
    """Whether a line is a field of the head that is no list of those present: "Distribution: all"."""
    label_, colon, _ = row.first.text.partition(":")
    is_role = kinds.folded(label_) in kinds.words("attendance", "head-roles")
    return bool(colon) and not is_role and kinds.folded(label_) in kinds.words("attendance", "head-fields")


def _is_pure(row: Row) -> bool:
    """Whether a row is names and what belongs to them and nothing else: no sentence."""
    texts = [paragraph for slot in row.slots for paragraph in slot.paragraphs]
    return all(not read(text).unread and not _REMARK.search(_BRACKETS.sub(" ", text.text)) for text in texts)


def _is_people(row: Row, *, is_first: bool) -> bool:
    """Whether the row is a part of a list: it names somebody, and little of it can't be read as such."""
    texts = [paragraph for slot in row.slots for paragraph in slot.paragraphs]
    if all(kinds.is_unnamed(text.text) for text in texts):
        return True
    if len(texts) == 1 and len(texts[0].text) <= _LONG_FIELD and is_turned(texts[0].text):
        return True
    if len(texts) == 1 and (group := grouped(texts[0])) is not None:
        return not group.rest.text or _is_people(row._replace(slots=(Slot((group.rest,)),)), is_first=is_first)
    readings = [read(text) for text in texts]
    entries = [entry for reading in readings for entry in reading.entries]
    size = sum(len(text.text) for text in texts)
    unread = sum(
        reading.unread
        for reading, text in zip(readings, texts, strict=True)
        if len(texts) == 1 or len(text.text) > _LONG_FIELD
    )
    people = [entry for entry in entries if entry.type == "person"]
    if not is_first and len(row.slots) == 1 and not people:
        is_post = kinds.folded(row.first.text) in kinds.words("attendance", "label-posts")
        return (row.table is not None or is_post) and bool(entries) and all(entry.type == "office" for entry in entries)
    return bool(entries) and unread <= 0.3 * size


def _in_reading_order(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, but tables of lists side by side column by column."""
    for table, group in groupby(rows, key=lambda row: row.table):
        held = list(group)
        if table is not None and _is_side_by_side(held):
            yield from _by_columns(held)
        else:
            yield from held


def _is_side_by_side(held: list[Row]) -> bool:
    """Whether two cells of one row are labels, with names, not marks, below."""
    strong = any(_is_strong(slot) for row in held for slot in row.slots)
    for at, row in enumerate(held):
        alone = [slot for slot in row.slots if _is_label_alone(slot)]
        if len(alone) >= 2 and strong:
            below = [slot.text for other in held[at + 1 :] for slot in other.slots if slot.column == alone[-1].column]
            return not columns.is_marks(below)
    return False


def _is_strong(slot: Slot) -> bool:
    found = label(slot.paragraphs[0])
    return found is not None and found.is_strong


def _is_label_alone(slot: Slot) -> bool:
    found = label(slot.paragraphs[0])
    return found is not None and (found.is_strong or len(slot.text) < 40)


def _by_columns(held: list[Row]) -> Iterator[Row]:
    for column in sorted({slot.column for row in held for slot in row.slots}):
        for row in held:
            for slot in row.slots:
                if slot.column != column:
                    continue
                if label(slot.paragraphs[0]) and len(slot.paragraphs) > 1:
                    for paragraph in slot.paragraphs:
                        yield row._replace(slots=(Slot((paragraph,), column),))
                else:
                    yield row._replace(slots=(slot,))
