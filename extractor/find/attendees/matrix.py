"""Registers of attendance over many meetings: of their columns of dates only that of this meeting counts."""

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from extractor.dates import DateMention, find_dates, find_months
from extractor.find.attendees.heads import is_marks, kind_of
from extractor.find.attendees.rows import Row, Slot
from extractor.find.attendees.stretch import Stretch

# How many signs a head may have besides its date ("Mtg. 3 May"); how many columns of dates make a register.
_BESIDE, _FEWEST = 6, 2
_SHORT_DATE = re.compile(r"^(?P<first>[0-3]?[0-9])\s?[/.-]\s?(?P<second>[0-3]?[0-9])$")


def of_this_meeting(rows: list[Row], held: Callable[[], str | None]) -> list[Row]:
    """The rows, those of registers with the marks of this meeting alone, under a head that says so.

    `held` tells the meeting's day (ISO) if there is a register to look it up in.
    Where a register has no column for this meeting, none of its marks is left, and it tells nothing of attendance.
    """
    found: list[Row] = []
    for table, group in groupby(rows, key=lambda row: row.table):
        of_table = list(group)
        at = next((at for at, row in enumerate(of_table) if table is not None and _is_head(row)), None)
        found.extend(of_table if at is None else _one_meeting(of_table, at, held()))
    return found


def _is_head(row: Row) -> bool:
    return sum(1 for slot in row.slots if _dates(slot.text)) >= _FEWEST


def _one_meeting(rows: list[Row], at: int, held: str | None) -> Iterator[Row]:
    yield from rows[:at]
    head, below = rows[at], rows[at + 1 :]
    dated = {slot.column: dates for slot in head.slots if (dates := _dates(slot.text))}
    cells = {column: [s.text for row in below for s in row.slots if s.column == column] for column in dated}
    if not is_marks([text for texts in cells.values() for text in texts]):
        yield from rows[at:]
        return
    own = next((column for column, dates in dated.items() if any(_is_day(day, held) for day in dates)), None)
    yield head._replace(slots=tuple(_heads(head, below, dated, own)))
    for row in below:
        kept = tuple(slot for slot in row.slots if slot.column not in dated or slot.column == own)
        if kept:
            yield row._replace(slots=kept)


def _heads(head: Row, below: list[Row], dated: dict[int, list[DateMention]], own: int | None) -> Iterator[Slot]:
    """The head's cells: "attendance" over this meeting's marks, "name" over the first column of words if none."""
    printed = {slot.column: slot for slot in head.slots}
    told = {column for column, slot in printed.items() if kind_of(slot) == "name"}
    for column in sorted({*printed, *(slot.column for row in below for slot in row.slots)}):
        texts = [slot.text for row in below for slot in row.slots if slot.column == column]
        if column == own:
            yield Slot((Stretch("attendance", printed[column].paragraphs[0].start),), column)
        elif column in dated:
            continue
        elif column in printed and kind_of(printed[column]) != "unknown":
            yield printed[column]
        elif texts and not told and not is_marks(texts):
            told = {column}
            yield Slot((Stretch("name", head.first.start),), column)
        else:
            yield Slot((Stretch("#", head.first.start),), column)


def _dates(text: str) -> list[DateMention]:
    """The dates that a head is: "Mar 12", "02/05/2023" (either way round), "April 2021", "3/12", "March"."""
    bare = " ".join(text.split())
    short = _SHORT_DATE.match(bare)
    if short:
        first, second = int(short["first"]), int(short["second"])
        return [DateMention(0, len(bare), None, m, d) for m, d in ((first, second), (second, first)) if 1 <= m <= 12]
    ways = [next(find_dates(bare, is_day_first=way), None) for way in (True, False)]
    found = [day for day in [*ways, *([] if any(ways) else find_months(bare.capitalize()))] if day is not None]
    return [day for day in found if len(bare) - (day.end - day.start) <= _BESIDE]


def _is_day(day: DateMention, held: str | None) -> bool:
    """Whether a head's date is that of the meeting, as far as it is printed."""
    if held is None or len(held) < len("2024-03"):
        return False
    year, month, *rest = (int(part) for part in held.split("-"))
    return day.month == month and day.year in (None, year) and (day.day is None or not rest or day.day == rest[0])
