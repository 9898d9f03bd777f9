"""Rows in reading order: tables of lists side by side are read column by column."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from extractor import names
from extractor.find.attendees.heads import is_marks
from extractor.find.attendees.labels import label
from extractor.find.attendees.rows import Row, Slot

_FEWEST = 3  # lines of a cell that lists people


def in_reading_order(rows: Iterable[Row]) -> Iterator[Row]:
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
            return not is_marks(below)
    return False


def _is_strong(slot: Slot) -> bool:
    found = label(slot.paragraphs[0])
    return found is not None and found.is_strong


def _is_label_alone(slot: Slot) -> bool:
    found = label(slot.paragraphs[0])
    return found is not None and (found.is_strong or len(slot.text) < 40)


def _are_lines_with_fields(slot: Slot) -> bool:
    """Whether the lines of a cell are people, most with where they come from behind a comma: "Ann Lee, DfB"."""
    fields = [text.text.partition(",") for text in slot.paragraphs]
    with_one = [name for name, comma, _ in fields if comma and names.evidence(name) >= names.LIKELY]
    return len(fields) > _FEWEST and len(with_one) >= 0.6 * len(fields)


def _by_columns(held: list[Row]) -> Iterator[Row]:
    for column in sorted({slot.column for row in held for slot in row.slots}):
        for row in held:
            for slot in row.slots:
                if slot.column != column:
                    continue
                if (label(slot.paragraphs[0]) and len(slot.paragraphs) > 1) or _are_lines_with_fields(slot):
                    for paragraph in slot.paragraphs:
                        yield row._replace(slots=(Slot((paragraph,), column),))
                else:
                    yield row._replace(slots=(slot,))
