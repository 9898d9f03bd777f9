"""Lists of two lines each: a name, and below it the post or the body."""

from collections.abc import Sequence

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.cells import SIDES
from extractor.find.attendees.chunks import outside
from extractor.find.attendees.reading import entries_of
from extractor.find.attendees.rows import Row, Slot


def alternate(rows: Sequence[Row]) -> bool:
    """Whether lines of a list are names and what each is, in turn; a name whose second line is missing may end it."""
    if len(rows) < 2 or any(row.table is not None or len(row.slots) != 1 for row in rows):
        return False
    return all(map(_is_name, rows[::2])) and all(map(_may_be_field, rows[1::2])) and any(map(_is_field, rows[1::2]))


def paired(rows: Sequence[Row]) -> list[Row]:
    """Rows that alternate as one row for each person, of two paragraphs."""
    below = [*rows[1::2], None]
    return [_with(row, field) for row, field in zip(rows[::2], below, strict=False)]


def _with(row: Row, field: Row | None) -> Row:
    if field is None:
        return row
    slot = row.slots[0]
    return row._replace(slots=(Slot((*slot.paragraphs, *field.slots[0].paragraphs), slot.column),))


def _is_name(row: Row) -> bool:
    """Whether a line names one person and tells no post."""
    found = entries_of(row)
    return (
        len(found) == 1
        and found[0].type == "person"
        and " " in found[0].name
        and found[0].evidence >= names.LIKELY
        and found[0].role is None
        and "," not in outside(row.first)[0].text
    )


def _is_field(row: Row) -> bool:
    """Whether a line tells a post or a body and nothing else."""
    text = outside(row.first)[0].text
    is_post = kinds.is_plain_role(text) or kinds.is_role(text)
    is_nobody = all(names.evidence(part.strip()) < names.CERTAIN for part in SIDES.split(text)[1:])
    return is_post and is_nobody and not kinds.is_unnamed(text)


def _may_be_field(row: Row) -> bool:
    """Whether a line is a post, a body, or words of which nobody knows that they are a name."""
    if any(one.type == "person" and " " in one.name and one.evidence >= names.LIKELY for one in entries_of(row)):
        return False
    text = outside(row.first)[0].text
    return _is_field(row) or kinds.is_organisation(text) or names.evidence(text) < names.CERTAIN
