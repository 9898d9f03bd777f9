"""What the marks of a register mean, where the document says so: its cells are put as the words they stand for."""

import re

from extractor import needed, rules
from extractor.find.attendees import kinds
from extractor.find.attendees.entry import status_of
from extractor.find.attendees.rows import Row, Slot
from extractor.find.attendees.stretch import Stretch

_FEWEST, _ABSENT, _LEAVE = 2, re.compile(r"(?i)\babsent\b|^p\s?/\s?a$"), re.compile(r"(?i)\bapolog|\bexcus")


def spelt_out(rows: list[Row], text: str) -> list[Row]:
    """The rows, where a cell of a table that the legend of `text` explains, or its head, has the word for its mark."""
    told = legend(text)
    absent: set[tuple[int | None, int]] = {
        (row.table, slot.column)
        for row in rows
        for slot in row.slots
        if row.table is not None and _ABSENT.search(slot.text) and not _LEAVE.search(slot.text)
    }
    return [row if row.table is None else _spelt_out(row, told, absent) for row in rows]


def legend(text: str) -> dict[str, str]:
    """The marks that `text` explains, in lower case, each with the word of its status; none if it explains only one."""
    found: dict[str, str] = {}
    for rule in ("legend-mark-first", "legend-word-first"):
        expression = re.compile(rules.rule("attendance", rule).regex or "(?!)")
        for pair in expression.finditer(text) if needed.may_match(expression, text) else ():
            found.setdefault(pair["mark"].casefold(), _word(pair["said"]))
    return found if len(found) >= _FEWEST else {}


def _word(said: str) -> str:
    status = status_of(said)
    if status is None:
        return "absent" if kinds.folded(said).startswith(("not", "un")) else "present"
    return status


def _spelt_out(row: Row, told: dict[str, str], absent: set[tuple[int | None, int]]) -> Row:
    slots = []
    for slot in row.slots:
        mark = slot.text.strip().casefold()
        word = told.get(mark) or ("absent" if mark == "a" and (row.table, slot.column) in absent else None)
        slots.append(Slot((Stretch(word, slot.paragraphs[0].start),), slot.column) if word else slot)
    return row._replace(slots=tuple(slots))
