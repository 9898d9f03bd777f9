"""Levels that a Word file gives its headings, where the words by themselves would say otherwise."""

from pathlib import Path

import docx
import pytest

from extractor.read import read
from extractor.segment import segment

Row = tuple[str, int]

# What each heading is called, and its level in the file; text stands below each.
_RECORD_BESIDE_OTHERS: list[Row] = [
    ("Taking part", 1),
    ("Programme", 1),
    ("Minutes", 1),
    ("How the survey is run", 2),
    ("Bridges", 3),
    ("Towers", 3),
    ("What comes of it", 2),
]
_DAY_AMONG_OTHERS: list[Row] = [
    ("Members", 1),
    ("Thursday, 4 October 2018", 1),
    ("Opening of the workshop", 2),
    ("State of the catalogue", 2),
    ("Names", 3),
    ("Places", 3),
    ("Loans", 2),
    ("Handbook", 2),
    ("Pictures", 3),
    ("Guests", 2),
    ("Conclusions", 1),
]
_TITLE_OVER_ALL: list[Row] = [
    ("Minutes", 1),
    ("Opening", 2),
    ("Loans", 2),
    ("Catalogue", 2),
    ("Names", 3),
    ("Closing", 2),
]


@pytest.mark.parametrize("rows", [_RECORD_BESIDE_OTHERS, _DAY_AMONG_OTHERS], ids=["minutes", "day"])
def test_what_the_file_puts_beside_others_holds_what_it_says(tmp_path: Path, rows: list[Row]) -> None:
    assert _found(tmp_path / "minutes.docx", rows) == rows


def test_a_title_over_all_holds_nothing(tmp_path: Path) -> None:
    found = _found(tmp_path / "minutes.docx", _TITLE_OVER_ALL)
    assert found[-5:] == [(title, level - 1) for title, level in _TITLE_OVER_ALL[1:]]


def _found(path: Path, rows: list[Row]) -> list[Row]:
    made = docx.Document()
    made.add_paragraph("Record of the survey group of the county archive")
    for title, level in rows:
        made.add_heading(title, level)
        made.add_paragraph("The group went through the list that had been sent out and had nothing to add to it.")
        made.add_paragraph("It was said that more should be known of this before the end of the coming winter.")
    made.save(str(path))
    return [(section.title, section.level) for section in segment(read(path))]


def test_topics_set_smaller_below_those_who_came_are_no_part_of_the_list(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Charting Group Teleconference, 22 March 2012")
    made.add_heading("Attendees", 2)
    made.add_paragraph("Ann Lee, Tom Reed, Olga Holm")
    for title in ("Part of the group at the fair", "Draft of the programme"):
        made.add_heading(title, 3)
        made.add_paragraph("Ann asked who was going, and nobody knew what the others had said.")
    made.save(str(tmp_path / "minutes.docx"))
    found = [(section.title, section.level) for section in segment(read(tmp_path / "minutes.docx"))]
    assert found[-2:] == [("Part of the group at the fair", 1), ("Draft of the programme", 1)]
