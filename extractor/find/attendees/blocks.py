"""Labelled lists: a label, and the rows under it or beside it as long as they are a list of people."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from extractor.find.attendees import columns, kinds
from extractor.find.attendees.columns import Heads
from extractor.find.attendees.labels import Label, label, split
from extractor.find.attendees.listed import read
from extractor.find.attendees.rows import Row, Slot
from extractor.find.attendees.stretch import Stretch
from extractor import names

_NEAR = 6


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


def blocks(rows: list[Row], told: list[tuple[int, int]]) -> list[Block]:
    """All labelled lists in reading order. `told` are the stretches that sentences of attendance take up: they are left to them."""
    found: list[Block] = []
    is_open = False
    for at, row in enumerate(_in_reading_order(rows)):
        for piece in _pieces(row):
            headed = found[-1].heads if is_open and found and row.table is not None else None
            started = _start(piece, at, is_open=is_open, headed=headed)
            if started is not None:
                is_below = bool(found) and is_open and row.table is not None and started.heads is None
                found.append(started._replace(heads=found[-1].heads) if is_below else started)
                is_open = True
            elif is_open and found and (grown := _grown(found[-1], piece, told)) is not None:
                found[-1] = grown
            else:
                is_open = False
    return [block for block in _near_strong(found) if block.rows]


def _near_strong(found: list[Block]) -> Iterator[Block]:
    """The blocks whose label speaks of attendance, and the others that stand beside one of them."""
    strong = [block.at for block in found if block.label.is_strong]
    for block in found:
        if block.label.is_strong or any(abs(block.at - at) <= _NEAR + len(block.rows) for at in strong):
            yield block


def _pieces(row: Row) -> Iterator[Row]:
    """The row, or its parts if labels stand within it; cells of a table row that hold a label each stand for themselves."""
    if len(row.slots) == 1 and not any(label(paragraph) for paragraph in row.slots[0].paragraphs):
        yield row
        return
    if len(row.slots) == 1:
        for paragraph in row.slots[0].paragraphs:
            for part in split(paragraph) if ":" in paragraph.text else (paragraph,):
                yield row._replace(slots=(Slot((part,), row.slots[0].column),))
        return
    labelled = [at for at, slot in enumerate(row.slots) if at and _is_strong(slot)]
    for start, end in zip([0, *labelled], [*labelled, len(row.slots)], strict=True):
        yield row._replace(slots=row.slots[start:end])


def _is_strong(slot: Slot) -> bool:
    found = label(slot.paragraphs[0])
    return found is not None and found.is_strong


def _start(row: Row, at: int, *, is_open: bool, headed: Heads | None) -> Block | None:
    """The block that starts with `row`, which has a label or is the head of a table of attendance; `headed` is the head above it."""
    heads = columns.heads(row) if row.table is not None else None
    if heads is not None:
        return _headed(row, heads, at) if heads.tells and not is_open else None
    found = label(row.first)
    if found is not None and not found.is_strong and headed is not None and len(row.slots) > 1:
        return None
    if found is None or (not found.is_strong and row.heads and not is_open):
        return None
    rest = row.first.cut(found.names_from)
    slots = tuple(slot for slot in (_rest(row.slots[0], rest), *row.slots[1:]) if slot is not None)
    content = (row._replace(slots=slots, heads=False),) if slots else ()
    if content and not _is_people(content[0], is_first=True):
        content = ()
    return Block(found, content, None, at, row.slots[0].column if content else None, row.indent, bool(content))


def _headed(row: Row, headed: Heads, at: int) -> Block:
    """The block of a table whose head alone says that it is one of attendance."""
    said = [found for slot in row.slots if headed.columns.get(slot.column) == "name" and (found := label(slot.paragraphs[0]))]
    strong = next((found for found in said if found.is_strong), None)
    return Block(strong or Label("present", True, "present", 0, "label-present", row.first), (), headed, at)


def _rest(slot: Slot, rest: Stretch) -> Slot | None:
    paragraphs = (rest, *slot.paragraphs[1:]) if rest.text.strip(" :;,.-–—") else slot.paragraphs[1:]
    return slot._replace(paragraphs=paragraphs) if paragraphs else None


def _grown(block: Block, row: Row, told: list[tuple[int, int]]) -> Block | None:
    """`block` with `row`, or None if the row is none of its list."""
    if any(start < row.first.end and row.first.start < end for start, end in told):
        return block
    if _ends(block, row):
        return None
    headed = columns.heads(row) if row.table is not None else None
    if headed is not None:
        return block if block.rows else block._replace(heads=headed)
    if not (block.heads is not None and row.table is not None) and not _is_people(row, is_first=not block.rows):
        return None
    return block._replace(rows=(*block.rows, row))


def _ends(block: Block, row: Row) -> bool:
    """Whether the look of `row` says that the list is over."""
    if row.heads:
        return True
    last = block.rows[-1] if block.rows else None
    if block.is_inline and row.table is not None and any(slot.column == block.column for slot in row.slots):
        return True
    if last is None:
        return False
    if last.table is not None and last.table != row.table:
        return block.heads is None or row.table is None
    return row.is_bold and not last.is_bold and row.table is None


def _is_people(row: Row, *, is_first: bool) -> bool:
    """Whether the row is a part of a list: it names somebody, and little of it can't be read as such."""
    texts = [paragraph for slot in row.slots for paragraph in slot.paragraphs]
    if all(kinds.is_unnamed(text.text) for text in texts):
        return True
    readings = [read(text) for text in texts]
    entries = [entry for reading in readings for entry in reading.entries]
    size = sum(len(text.text) for text in texts)
    people = [entry for entry in entries if entry.type == "person"]
    if not is_first and len(row.slots) == 1 and not people:
        return False
    return bool(entries) and sum(reading.unread for reading in readings) <= 0.3 * size


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
    for at, row in enumerate(held):
        alone = [slot for slot in row.slots if _is_label_alone(slot)]
        if len(alone) >= 2 and any(label(slot.paragraphs[0]).is_strong for slot in alone):
            below = [slot.text for other in held[at + 1 :] for slot in other.slots if slot.column == alone[-1].column]
            return not columns.is_marks(below)
    return False


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
