"""Columns of people side by side: to be read one after the other, not across."""

import re
from functools import cache

from extractor import rules
from extractor.read.pdf.lines import PrintedLine

# In shares of a column's width: how far a list's lines may seem to go on beyond it.
_ROOM = 0.3


def are_lists(lines: list[PrintedLine], columns: list[list[PrintedLine]]) -> bool:
    """Whether the columns are to be read one by one: lists headed as of people, or full of people or entries."""
    if all(len(part) >= 3 and sum(map(_is_entry, part)) >= 0.5 * len(part) for part in columns):
        return True
    return are_lists_of_people(lines, columns)


def are_lists_of_people(lines: list[PrintedLine], columns: list[list[PrintedLine]]) -> bool:
    """Whether each column is headed by a label over people, or all are full of people."""
    heads = [part for part in columns if part and part[0].base <= lines[0].base + 1 and _is_attendance(part[0].text)]
    if len(heads) == len(columns) and len(columns) > 1:
        return True
    return all(are_people([line for line in part if not line.text.endswith(":")]) for part in columns)


def by_label(lines: list[PrintedLine], columns: list[list[PrintedLine]]) -> list[list[PrintedLine]]:
    """The lines from one label that stands before its people to the next: those beside them in other columns are its.

    All lines together where another column has such labels, too, or lists with labels of their own.
    """
    if any(_is_labelled(line) or _is_attendance(line.text) for part in columns[1:] for line in part):
        return [lines]
    found: list[list[PrintedLine]] = [[]]
    for line in lines:
        if found[-1] and _is_labelled(line):
            found.append([])
        found[-1].append(line)
    return found


def _is_labelled(line: PrintedLine) -> bool:
    """Whether a label over people begins the line and people go on behind it: "Apologies: Ann Lee"."""
    label, colon, people = line.text.partition(":")
    return bool(colon and people.strip()) and _is_attendance(label)


def is_of_people(lines: list[PrintedLine]) -> bool:
    """Whether a column is a list of people, one a line: a label over people stands in it, or half of it is people."""
    return any(_is_attendance(line.text) for line in lines) or sum(map(_is_person, lines)) >= max(1, 0.5 * len(lines))


def right_of_people(left: float, right: float) -> float:
    """Where the lines of a list of people between `left` and `right` may end: none is so full that it runs on."""
    return right + _ROOM * (right - left)


def are_people(lines: list[PrintedLine]) -> bool:
    """Whether nearly all of the lines, two at least, are people."""
    return len(lines) >= 2 and sum(map(_is_person, lines)) >= 0.8 * len(lines)


def _is_entry(line: PrintedLine) -> bool:
    """Whether the line opens an entry of a bulleted list."""
    return line.bulleted or not line.text[:1].isalnum()


@cache
def _attendance_labels() -> frozenset[str]:
    return frozenset(rules.words("columns", "attendance-labels").words)


def _is_attendance(text: str) -> bool:
    """Whether the text is a label over people, or ends in a colon and has one in it ("Members not here:")."""
    plain = re.sub(r"[^a-z ]", "", text.lower()).strip()
    if plain in _attendance_labels():
        return True
    within = f" {plain} "
    return text.endswith(":") and any(f" {label} " in within for label in _attendance_labels())


@cache
def _forms_of_address() -> frozenset[str]:
    return frozenset(rules.words("names", "honorific").words)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(rules.words("names", "given").words) | frozenset(rules.words("names", "given-elsewhere").words)


def _is_person(line: PrintedLine) -> bool:
    words = [word.text.strip(".,:;").lower() for word in line.words]
    return 2 <= len(words) <= 6 and (words[0] in _forms_of_address() or words[0] in _given_names())
