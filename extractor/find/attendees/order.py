"""Rows in reading order: tables of lists side by side are read column by column."""

from collections.abc import Iterable, Iterator
from itertools import groupby, takewhile

from extractor import names
from extractor.find.attendees.heads import is_marks
from extractor.find.attendees.labels import label
from extractor.find.attendees.rows import Row, Slot

_FEWEST = 3  # lines of a cell that lists people
_ALIGNED, _LINE = 2.0, 60  # points, signs of a line
_LABEL = 40  # signs of a weak label


def in_reading_order(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, but tables of lists side by side column by column."""
    groups = [list(group) for _, group in groupby(rows, key=lambda row: row.table)]
    for at, held in enumerate(groups):
        if held and held[0].table is not None and _is_side_by_side(held):
            following = groups[at + 1] if at + 1 < len(groups) else []
            below = list(takewhile(lambda row: _goes_on(held, row), following))  # noqa: B023 - taken at once
            del following[: len(below)]
            yield from _by_columns(held, below)
        else:
            yield from held


def _goes_on(held: list[Row], row: Row) -> bool:
    """Whether a line below a table of a page is a person or so in its first column, whose list is the longest."""
    first = held[0]
    is_under = row.table is None and row.page is not None and row.page == first.page
    is_aligned = abs(row.indent - first.indent) < _ALIGNED and len(row.slots) == 1
    is_line = not row.heads and len(row.first.text) <= _LINE and not _is_strong(row.slots[0])
    return is_under and is_aligned and is_line and _is_label_alone(first.slots[0]) and row.first.text[-1:] != "."


def _is_side_by_side(held: list[Row]) -> bool:
    """Whether two cells of one row are labels, with names, not marks, below; or two columns have one with a colon."""
    strong = any(_is_strong(slot) for row in held for slot in row.slots)
    if len(_columns_with_colons(held)) > 1:
        return True
    for at, row in enumerate(held):
        alone = [slot for slot in row.slots if _is_label_alone(slot)]
        if len(alone) >= 2 and strong:
            below = [slot.text for other in held[at + 1 :] for slot in other.slots if slot.column == alone[-1].column]
            return not is_marks(below)
    return False


def _columns_with_colons(held: list[Row]) -> set[int]:
    """The columns that have a cell with nothing but a label of attendance and its colon: "Apologies:"."""
    cells = [slot for row in held for slot in row.slots if len(row.slots) > 1 or slot.column == 0]
    return {slot.column for slot in cells if slot.text.rstrip().endswith(":") and _is_strong(slot)}


def _is_strong(slot: Slot) -> bool:
    found = label(slot.paragraphs[0])
    return found is not None and found.is_strong


def _is_label_alone(slot: Slot) -> bool:
    found = label(slot.paragraphs[0])
    return found is not None and (found.is_strong or len(slot.paragraphs[0].text) < _LABEL)


def _are_lines_with_fields(slot: Slot) -> bool:
    """Whether the lines of a cell are people, most with where they come from behind a comma: "Ann Lee, DfB"."""
    fields = [text.text.partition(",") for text in slot.paragraphs]
    with_one = [name for name, comma, _ in fields if comma and names.evidence(name) >= names.LIKELY]
    return len(fields) > _FEWEST and len(with_one) >= 0.6 * len(fields)


def _by_columns(held: list[Row], below: list[Row]) -> Iterator[Row]:
    """The lists one after the other: each column from one that has a label to the next, from top to bottom.

    What stands `below` the table goes on with the first of them.
    """
    labelled = {slot.column for row in held for slot in row.slots if _is_label_alone(slot)}
    starts = sorted(labelled | {min(slot.column for row in held for slot in row.slots)})
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        for row in held:
            slots = tuple(slot for slot in row.slots if start <= slot.column and (end is None or slot.column < end))
            yield from _lines(row._replace(slots=slots)) if slots else ()
        if start == starts[0]:
            yield from below


def _lines(row: Row) -> Iterator[Row]:
    """The part of a row that one list has; a cell that has its label, or people with bodies, line by line."""
    slot = row.slots[0]
    is_list = len(slot.paragraphs) > 1 and (label(slot.paragraphs[0]) is not None or _are_lines_with_fields(slot))
    if len(row.slots) > 1 or not (is_list or _are_lines_with_fields(slot)):
        yield row
        return
    for paragraph in slot.paragraphs:
        yield row._replace(slots=(Slot((paragraph,), slot.column),))
