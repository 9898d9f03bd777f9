"""The head of a table of attendance: what its columns hold, and what the marks below them say."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.rows import Row, Slot
from models.minutes import Status

Column = Literal["name", "role", "organisation", "short", "attendance", "apologies", "absent", "other", "unknown"]
_HEADS: tuple[tuple[str, Column], ...] = (
    ("column-other", "other"),
    ("column-attendance", "attendance"),
    ("column-apologies", "apologies"),
    ("column-absent", "absent"),
    ("column-name", "name"),
    ("column-role", "role"),
    ("column-organisation", "organisation"),
    ("column-short", "short"),
)
_MARKS: tuple[tuple[str, Status], ...] = (
    ("mark-present", "present"),
    ("mark-apologies", "apologies"),
    ("mark-absent", "absent"),
)
_UNKNOWN: tuple[int, Column] = (len(_HEADS), "unknown")
_NAME_HEAD = re.compile(r"(?i)(?:(?:full|member|attendee|participant)?\s*names?|attendees?|participants?)")
# The head of a column of numbers that stands in one cell with the head beside it: "# Attendee", "No. Name".
_COUNT_HEAD = re.compile(r"(?i)^\s*(?:#|n(?:o|r|um)\.?|s\s?/?\s?n(?:o\.?)?|number)\s+(?=\w)")
_ATTENDEE = re.compile(r"\b(?:attendee|participant|present|attendance|attended|apologies|invitee)", re.IGNORECASE)


class Heads(NamedTuple):
    """A table's head row: what each column holds, and whether the heads say that this is a list of attendance.

    It `is_full` if it gives roles or bodies beside names, and nothing else.
    """

    columns: dict[int, Column]
    tells: bool
    is_full: bool = False


def head_of(row: Row) -> Heads | None:
    """What the columns hold, if `row` is the head of a list of people; None if it is not."""
    found = {slot.column: kind_of(slot) for slot in row.slots}
    known = [column for column in found.values() if column != "unknown"]
    is_sure = any(_NAME_HEAD.fullmatch(_COUNT_HEAD.sub("", slot.text).strip(" :*")) for slot in row.slots)
    if len(known) < 2 or (len(known) < len(found) - 1 and not is_sure) or not _has_names(row, found):
        return None
    if any(names.evidence(slot.text) == names.CERTAIN for slot in row.slots):
        return None  # somebody's row: "Ann Lee | No | Member"
    texts = " ".join(slot.text for slot in row.slots)
    is_full = is_sure and len(found) > 1 and set(found.values()) <= {"name", "role", "organisation", "short", "other"}
    return Heads(found, bool(_ATTENDEE.search(texts)), is_full and not found.keys() - _roles_of(found))


def _roles_of(found: dict[int, Column]) -> set[int]:
    """The columns, if one of them holds roles or bodies."""
    return set(found) if {"role", "organisation"} & set(found.values()) else set()


def _has_names(row: Row, found: dict[int, Column]) -> bool:
    """Whether one column holds names; a head such as "Present" may be it where no other is."""
    if "name" in found.values():
        return True
    for slot in row.slots:
        if kinds.folded(slot.text) in kinds.words("attendance", "column-name") or found[slot.column] == "organisation":
            found[slot.column] = "name"
            return True
    return False


def kind_of(slot: Slot) -> Column:
    """What a cell of a head says that its column holds; "unknown" if nothing."""
    text = _COUNT_HEAD.sub("", slot.text)
    said = (kinds.folded(text), text.strip())
    return min((_columns()[text] for text in said if text in _columns()), default=_UNKNOWN)[1]


@cache
def _columns() -> dict[str, tuple[int, Column]]:
    """What each word of a head says, and where that stands in the order of heads: of two, the first counts."""
    ordered = [(at, column, kinds.words("attendance", id_)) for at, (id_, column) in enumerate(_HEADS)]
    return {word: (at, column) for at, column, words in reversed(ordered) for word in words}


def is_marks(texts: Sequence[str]) -> bool:
    """Whether most of the cells are marks, not names."""
    return bool(texts) and sum(mark(text) is not None for text in texts) >= 0.6 * len(texts)


def mark(text: str) -> Status | None:
    """What a mark in a column of attendance says; None if it is no mark."""
    bare = " ".join(text.casefold().split()).strip(" .*()[]") or text.strip()
    for id_, status in _MARKS:
        if bare in kinds.words("attendance", id_):
            return status
    return None
