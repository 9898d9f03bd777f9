"""Tables and lists that their cells tell to be of tasks, or not, whatever stands over them: Word files made here."""

from collections.abc import Callable
from pathlib import Path

import pytest
from action_files import HEAD, TALK, Row, right, rows, told, word_file
from docx.document import Document as WordFile


def rows_without_head(document: WordFile) -> None:
    document.add_heading("2. The lane", 1)
    document.add_paragraph(TALK)
    rows(
        document, ("JC", "Ask the county for grit", "2023-05-03"), ("All", "Look out for fallen branches", "2023-05-20")
    )
    document.add_heading("3. The pond", 1)
    document.add_paragraph("Ducks were seen on it again.")
    rows(document, ("TE, PN", "Order two loads of gravel", "2023-06-01"))


ROWS_WITHOUT_HEAD = [
    right("Ask the county for grit", "JC", due="2023-05-03"),
    right("Look out for fallen branches", "All", due="2023-05-20"),
    right("Order two loads of gravel", "TE", "PN", due="2023-06-01"),
]


def strange_head(document: WordFile) -> None:
    document.add_heading("2. Jobs", 1)
    rows(
        document,
        ("Hands", "Chores"),
        ("Marcus Owen", "Paint the gate by the mill"),
        ("Fiona Blake", "Write to the brewery about the tent"),
        ("Jane Carter", "Find out who owns the ditch"),
    )


STRANGE_HEAD = [
    right("Paint the gate by the mill", "Marcus Owen"),
    right("Write to the brewery about the tent", "Fiona Blake"),
    right("Find out who owns the ditch", "Jane Carter"),
]


def tasks_under_a_head_of_owners(document: WordFile) -> None:
    document.add_heading("2. Decisions/Actions", 1)
    rows(
        document,
        ("Matter", "What was said", "Actions: Who / What"),
        ("Opening", TALK, "N/A"),
        ("The swings", OTHER_TALK, "Tom Ellis to ask the joiner for a price."),
        ("The bell", TALK, "Write to the ringers and thank them."),
    )


TASKS_UNDER_A_HEAD_OF_OWNERS = [
    right("Tom Ellis to ask the joiner for a price.", "Tom Ellis"),
    right("Write to the ringers and thank them."),
]
OTHER_TALK = "Two of the swings are worn. The ropes were bought nine years ago and have been mended more than once."


def what_was_done_beside_what_is_needed(document: WordFile) -> None:
    document.add_heading("2. Business", 1)
    rows(
        document,
        ("ITEM", "ACTION", "ACTION NEEDED"),
        ("Agenda", "The agenda was moved by Jane Carter and seconded by Marcus Owen. Carried.", ""),
        (
            "Ice",
            "The ice has been softer than it was, and skaters have said so. Tabled.",
            "Marcus Owen to ring the plant",
        ),
        ("Bar", "There has been trouble to fill the evenings; the list was moved and carried.", ""),
    )


WHAT_WAS_DONE_BESIDE_WHAT_IS_NEEDED = [right("Marcus Owen to ring the plant", "Marcus Owen")]


def bills_under_actions(document: WordFile) -> None:
    document.add_heading("2. Action items", 1)
    document.add_paragraph("The minutes of March were approved, and so was the payment of these bills.")
    for words in (
        "Bookkeeper $31",
        "Lawyer $977.50",
        "Stamps $15.97",
        "Map of the district",
        "Hose and ladders",
        "Mutual aid",
    ):
        document.add_paragraph(words, style="List Bullet")


def an_entry_of_an_agenda(document: WordFile) -> None:
    document.add_heading("2. The next agenda", 1)
    for words in (
        "Last minutes",
        "Action items",
        "Briefing by the treasurer (Priya Nair)",
        "Budget (Treasurer)",
        "Trips",
    ):
        document.add_paragraph(words, style="List Bullet")


def posts_without_head(document: WordFile) -> None:
    document.add_heading("2. Those who serve", 1)
    rows(
        document,
        ("Jane Carter", "Warden of the field"),
        ("Marcus Owen", "Keeper of the keys"),
        ("Priya Nair", "Treasurer"),
    )


def numbers_of_the_body(document: WordFile) -> None:
    document.add_heading("2. Members", 1)
    document.add_paragraph("The county's answer is awaited. The board agreed that it should be asked again.")
    for words in ("– Action-FC-2023-1 Establish who signs", "– Action-FC-2023-2 send the last letter to the new chair"):
        document.add_paragraph(words)


NUMBERS_OF_THE_BODY = [
    right("Establish who signs", ref="FC-2023-1"),
    right("send the last letter to the new chair", ref="FC-2023-2"),
]


def reports_in_bullets_below(document: WordFile) -> None:
    document.add_heading("2. Actions from meetings prior to 9 November", 1)
    document.add_paragraph("Action 1: Jane Carter to look for a builder who mends slate roofs.")
    document.add_paragraph("Complete. Jane Carter said that two had been to see it in the spring.", style="List Bullet")
    document.add_paragraph("Action 2: Marcus Owen to draw up a list of all keys and who has them.")
    document.add_paragraph("Not to be taken forward. The locks have been changed since.", style="List Bullet")
    document.add_paragraph("Action 3: Jane Carter to ask the county for the plans of the cellar.")
    document.add_paragraph("Partially complete. One of the two sheets has come.", style="List Bullet")


REPORTS_IN_BULLETS_BELOW = [
    right(
        "Action 1: Jane Carter to look for a builder who mends slate roofs.", "Jane Carter", ref="1", status="closed"
    ),
    right(
        "Action 2: Marcus Owen to draw up a list of all keys and who has them.", "Marcus Owen", ref="2", status="closed"
    ),
    right(
        "Action 3: Jane Carter to ask the county for the plans of the cellar.", "Jane Carter", ref="3", status="ongoing"
    ),
]


FILES: list[tuple[str, Callable[[WordFile], None], list[Row]]] = [
    ("reports in bullets below tasks", reports_in_bullets_below, REPORTS_IN_BULLETS_BELOW),
    ("rows that name who, what and when, without a head", rows_without_head, ROWS_WITHOUT_HEAD),
    ("a head of words that no table of tasks has", strange_head, STRANGE_HEAD),
    ("tasks in a column that is headed as one of owners", tasks_under_a_head_of_owners, TASKS_UNDER_A_HEAD_OF_OWNERS),
    (
        "a column of what was done beside one of what is needed",
        what_was_done_beside_what_is_needed,
        WHAT_WAS_DONE_BESIDE_WHAT_IS_NEEDED,
    ),
    ("bills and matters under a heading of actions", bills_under_actions, []),
    ("actions as an entry of an agenda", an_entry_of_an_agenda, []),
    ("posts beside those who hold them", posts_without_head, []),
    ("marks with the body's own numbers", numbers_of_the_body, NUMBERS_OF_THE_BODY),
]


@pytest.mark.parametrize(("why", "fill", "expected"), FILES, ids=[why for why, _, _ in FILES])
def test_tasks_are_told_by_what_cells_and_lists_hold(
    why: str, fill: Callable[[WordFile], None], expected: list[Row], tmp_path: Path
) -> None:
    assert why
    assert told(word_file(tmp_path / "minutes.docx", HEAD, ("1. The hall", TALK), fill)) == expected
