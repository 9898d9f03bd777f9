"""Tables of attendance: what each column holds, and an entry for each row."""

from collections.abc import Iterator, Sequence

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.cells import (
    SHORT,
    SIDES,
    are_halves,
    are_surnames_beside,
    as_surname,
    cells_of,
    columns_of,
    with_initials,
)
from extractor.find.attendees.entry import Entry, Field
from extractor.find.attendees.heads import Column, Heads, mark
from extractor.find.attendees.nameless import nameless
from extractor.find.attendees.naming import cell, named_in
from extractor.find.attendees.notes import with_aside, with_note
from extractor.find.attendees.rows import Row, Slot
from extractor.find.attendees.stretch import Stretch
from extractor.find.attendees.turned import are_turned
from models.minutes import Status

_SEVERAL = 2  # people marked as present
_SIGNS = (" – ", " — ", " - ")  # what parts a post from the body where it is held, besides a comma


def read(rows: Sequence[Row], headed: Heads | None) -> list[Entry]:
    """The entries of rows that have several slots each, in order; `line` counts the rows."""
    columns = columns_of(rows, headed)
    if list(columns.values()).count("name") > 1 and headed is None:
        return _grid(rows)
    columns = with_initials(columns, rows)
    found: list[Entry] = []
    is_first = _are_turned(rows, columns)
    cells = cells_of(rows)
    is_roll = any(are_surnames_beside(cells, column) for column in cells)
    for line, row in enumerate(rows):
        of_row = _row_entries(row, columns, headed, surname_first=is_first, is_roll=is_roll)
        found.extend(one._replace(line=line) for one in of_row)
    return _with_blanks(found, columns)


def _with_blanks(found: list[Entry], columns: dict[int, Column]) -> list[Entry]:
    """`found`, where no mark in the one column of attendance means absent if others are marked as present.

    Several are, where some are marked otherwise: else nothing but apologies may be marked there.
    """
    marked = [one for one in found if one.own_status is not None]
    has_one = [kind for kind in columns.values() if kind in ("attendance", "apologies", "absent")] == ["attendance"]
    present = sum(one.own_status == "present" for one in marked)
    if not has_one or not marked or (present < len(marked) and present < _SEVERAL):
        return found
    return [one if one.own_status else one._replace(own_status="absent") for one in found]


def _grid(rows: Sequence[Row]) -> list[Entry]:
    """Names set side by side in several columns."""
    if are_halves(cells_of(rows)):
        return [one for row in rows if (one := _whole(row)) is not None]
    found: list[Entry] = []
    for line, row in enumerate(rows):
        for slot in row.slots:
            found.extend(one._replace(line=line) for one in cell(slot, has_fields=False))
    return found


def _whole(row: Row) -> Entry | None:
    parts = [slot.paragraphs[0] for slot in row.slots]
    name = names.read(" ".join(part.text for part in parts))
    if name is None:
        return None
    return Entry(" ".join(part.text for part in parts), tuple(part.place for part in parts), evidence=name.evidence)


def _row_entries(
    row: Row, columns: dict[int, Column], headed: Heads | None, *, surname_first: bool, is_roll: bool
) -> Iterator[Entry]:
    slots = {slot.column: slot for slot in row.slots}
    named = [slots[column] for column in sorted(slots) if columns.get(column) == "name"]
    others = [slot for slot in row.slots if columns.get(slot.column) != "name"]
    people = named_in(named[0], surname_first=surname_first) if len(named) == 1 else _of_halves(named)
    if is_roll and not any(person.type == "person" for person in people):
        people = list(as_surname(named[0].paragraphs[0]))
    for person in people:
        found = person
        for slot in others:
            found = _with_slot(found, slot, columns[slot.column], is_headed=headed is not None)
        yield found


def _are_turned(rows: Sequence[Row], columns: dict[int, Column]) -> bool:
    texts = [slot.paragraphs[0].text for row in rows for slot in row.slots if columns.get(slot.column) == "name"]
    return are_turned([SIDES.split(text)[0] for text in texts])


def _of_halves(named: list[Slot]) -> list[Entry]:
    """One name whose given name and surname stand under two heads."""
    parts = [slot.paragraphs[0] for slot in named]
    name = names.read(" ".join(part.text for part in parts))
    return [Entry(name.text, tuple(part.place for part in parts), evidence=name.evidence)] if name else []


def _with_slot(found: Entry, slot: Slot, column: Column, *, is_headed: bool) -> Entry:
    """`found` with what a cell beside it says.

    A cell under a head is taken whole and wins over what stands beside the name.
    """
    whole = _whole_cell(slot).bare(" ()[]") if slot.text.startswith("(") else _whole_cell(slot)
    if column in ("attendance", "apologies", "absent"):
        return _with_mark(found, whole, column)
    if column == "short":
        return _with_short(found, whole)
    if column == "role" and is_headed and _is_role_and_body(whole):
        return with_note(found._replace(role=None, organisation=None), whole)
    if column in ("role", "organisation"):
        found, whole = with_aside(found, whole)
    if column in ("role", "organisation") and is_headed:
        field: Field = "role" if column == "role" else "organisation"
        is_less = mark(whole.text) == "absent" or (field == "role" and _is_sort_of_member(found, whole))
        return found if is_less else found.without(field).with_field(field, whole)
    if column == "role" and kinds.is_role(whole.text) and len(slot.paragraphs) == 1 and not _is_role_and_body(whole):
        return found.with_field("role", whole)
    if column in ("role", "organisation", "unknown"):
        for paragraph in slot.paragraphs:
            found = with_note(found, paragraph)
    return found


def _is_sort_of_member(found: Entry, whole: Stretch) -> bool:
    """Whether a cell tells what sort of member somebody is whose office stands with the name: "Foundation"."""
    return kinds.is_role(found.role or "") and not kinds.is_role(whole.text)


def _is_role_and_body(whole: Stretch) -> bool:
    """Whether a cell of a column of roles gives a body too: "Lead, Harbour Rescue Service", "Lead – Harbour Trust"."""
    first, sign, rest = whole.text.partition(next((sign for sign in _SIGNS if sign in whole.text), ", "))
    return bool(sign) and kinds.is_role(first) and not kinds.is_role(rest) and kinds.is_organisation(rest)


def _whole_cell(slot: Slot) -> Stretch:
    first, last = slot.paragraphs[0], slot.paragraphs[-1]
    return first if first is last else Stretch(" ".join(part.text for part in slot.paragraphs), first.start)


def _with_mark(found: Entry, whole: Stretch, column: Column) -> Entry:
    said = mark(whole.text)
    if said is None or (column != "attendance" and said == "absent"):
        return found
    own: dict[Column, Status] = {"attendance": said, "apologies": "apologies", "absent": "absent"}
    return found._replace(own_status=own[column])


def _with_short(found: Entry, whole: Stretch) -> Entry:
    if whole.text.casefold() == found.name.casefold():
        return found
    if found.type == "person" and (names.initials_fit(whole.text, found.name) or names.are_initials(whole.text)):
        return found.with_field("initials", whole)
    if found.type != "person" and SHORT.match(whole.text):
        return found.without("abbreviation").with_field("abbreviation", whole)
    return with_note(found, whole)


def bodies(rows: Sequence[Row], headed: Heads | None) -> list[Entry]:
    """The entries of a table that lists bodies and offices, each with its short form or what it is."""
    columns = columns_of(rows, headed)
    first = min((column for column, kind in columns.items() if kind == "name"), default=0)
    found = []
    for line, row in enumerate(rows):
        slots = {slot.column: slot for slot in row.slots}
        named = slots.pop(first, None)
        body = None if named is None else nameless(named.paragraphs[0], is_body=True)
        if body is None:
            continue
        for slot in slots.values():
            column = columns[slot.column]
            body = _with_slot(body, slot, column if headed else "short", is_headed=headed is not None)
        found.append(body._replace(line=line))
    return _with_blanks(found, columns)
