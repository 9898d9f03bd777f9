"""What the marks of a register mean, where the document says so: its cells are put as the words they stand for."""

import re

from extractor import needed, rules
from extractor.find.attendees import kinds
from extractor.find.attendees.entry import status_of
from extractor.find.attendees.rows import Row, Slot
from extractor.find.attendees.stretch import Stretch
from extractor.late import late

_FEWEST, _LONGEST = 2, 80
_TICKS, _CROSSES = frozenset("✓✔☑√\uf0fc\uf0fe"), ("x", "☒")
_ABSENT, _LEAVE = re.compile(r"(?i)\babsent\b|^p\s?/\s?a$"), re.compile(r"(?i)\bapolog|\bexcus")


def spelt_out(rows: list[Row], text: str) -> list[Row]:
    """The rows, where a cell of a table that the legend of `text` explains, or its head, has the word for its mark.

    So have the lines of a list that has one mark, for who was there; those without it were not.
    """
    rows = _ticked(rows, text)
    told = legend(text)
    absent: set[tuple[int | None, int]] = {
        (row.table, slot.column)
        for row in rows
        for slot in row.slots
        if row.table is not None and _ABSENT.search(slot.text) and not _LEAVE.search(slot.text)
    }
    crossed = _crossed(rows)
    return [row if row.table is None else _spelt_out(row, told, absent, crossed) for row in rows]


def _crossed(rows: list[Row]) -> set[tuple[int | None, int]]:
    """The columns of tables that have ticks: a cross there is for those who were not there."""
    return {
        (row.table, slot.column)
        for row in rows
        for slot in row.slots
        if row.table is not None and slot.text.strip() in _TICKS
    }


def _ticked(rows: list[Row], text: str) -> list[Row]:
    """The rows, a list whose one mark `text` explains as presence ticked where it has that mark, else crossed."""
    found = re.search(rules.rule("attendance", "legend-one-mark").regex or "(?!)", text)
    if found is None:
        return rows
    mark = found["mark"]
    marked = [at for at, row in enumerate(rows) if _is_entry(row, mark) and row.first.text.rstrip().endswith(mark)]
    if len(marked) < _FEWEST:
        return rows
    first, last = marked[0], marked[-1] + 1
    while first > 0 and _is_entry(rows[first - 1], mark):
        first -= 1
    while last < len(rows) and _is_entry(rows[last], mark):
        last += 1
    ticked = [_with_tick(row, mark) if _is_entry(row, mark) else row for row in rows[first:last]]
    return [*rows[:first], *ticked, *rows[last:]]


def _is_entry(row: Row, mark: str) -> bool:
    """Whether the row is a line of a list, no heading and not the legend."""
    text = row.first.text.strip()
    return row.table is None and not row.heads and len(text) < _LONGEST and not text.startswith(mark)


def _with_tick(row: Row, mark: str) -> Row:
    text, start = row.first
    name = text.rstrip().removesuffix(mark).rstrip()
    if "," in name or " " not in name.lstrip("@ "):
        return row  # a name turned round, a short one, or a handle
    tick = Stretch(f"{name} {'✗' if name == text.rstrip() else '✓'}", start)
    return row._replace(slots=(Slot((tick,), row.slots[0].column),))


def legend(text: str) -> dict[str, str]:
    """The marks that `text` explains, in lower case, each with the word of its status; none if it explains only one."""
    found: dict[str, str] = {}
    for rule in ("legend-mark-first", "legend-word-first"):
        expression = late(rules.rule("attendance", rule).regex or "(?!)")
        for pair in needed.matches(expression, text):
            found.setdefault(pair["mark"].casefold(), _word(pair["said"]))
    return found if len(found) >= _FEWEST else {}


def _word(said: str) -> str:
    status = status_of(said)
    if status is None:
        return "absent" if kinds.folded(said).startswith(("not", "un")) else "present"
    return status


def _spelt_out(
    row: Row, told: dict[str, str], absent: set[tuple[int | None, int]], crossed: set[tuple[int | None, int]]
) -> Row:
    slots = []
    for slot in row.slots:
        mark, at = slot.text.strip().casefold(), (row.table, slot.column)
        is_absent = (mark == "a" and at in absent) or (mark in _CROSSES and at in crossed)
        word = told.get(mark) or ("absent" if is_absent else None)
        slots.append(Slot((Stretch(word, slot.paragraphs[0].start),), slot.column) if word else slot)
    return row._replace(slots=tuple(slots))
