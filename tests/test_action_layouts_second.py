"""More layouts of actions in Word files made here: people as headings, logs with a column of progress, forms, lists."""

from collections.abc import Callable
from pathlib import Path

import pytest
from action_files import HEAD, OTHER, TALK, Row, right, rows, told, word_file
from docx.document import Document as WordFile


def people_as_headings(document: WordFile) -> None:
    document.add_heading("Action items", 1)
    for who, tasks in (
        ("Jane Carter", ["Open the booth", "Get a price for the stage"]),
        ("Marcus", ["Roll the pitch"]),
    ):
        document.add_heading(who, 2)
        for task in tasks:
            document.add_paragraph(task, style="List Bullet")
    document.add_heading("Any other business", 1)
    document.add_paragraph("There was none.", style="List Bullet")


PEOPLE_AS_HEADINGS = [
    right("Open the booth", "Jane Carter"),
    right("Get a price for the stage", "Jane Carter"),
    right("Roll the pitch", "Marcus"),
]


def people_and_states_over_lists(document: WordFile) -> None:
    document.add_heading("Tasks", 1)
    for who, new in (("Tom Ellis", "Order the seed"), ("Fiona Blake", "Empty the shed")):
        document.add_paragraph(who)
        document.add_paragraph("Continuing")
        document.add_paragraph(new, style="List Bullet")


PEOPLE_AND_STATES = [
    right("Order the seed", "Tom Ellis", status="ongoing"),
    right("Empty the shed", "Fiona Blake", status="ongoing"),
]


def log_with_progress(document: WordFile) -> None:
    document.add_heading("Action log", 1)
    rows(
        document,
        ("Ref", "Owner", "Action required", "By when", "Progress", "Status"),
        ("A1", "JC", "Agree the lease", "31/05/23", "Draft with the solicitor", "Open"),
        ("A2", "PN", "Pay the deposit", "14/04/23", "Paid on 3 April", "Closed"),
        ("A3", "MO & FB", "List the trees", "Ongoing", "Half of them are listed", "In progress"),
    )


LOG_WITH_PROGRESS = [
    right("Agree the lease", "JC", due="2023-05-31", status="open", ref="A1"),
    right("Pay the deposit", "PN", due="2023-04-14", status="closed", ref="A2"),
    right("List the trees", "MO", "FB", status="ongoing", ref="A3"),
]


def by_whom_by_when(document: WordFile) -> None:
    rows(
        document,
        ("Agreed action", "By whom", "By when"),
        ("Weed the beds", "Everybody", "Before the fete"),
        ("Lend the marquee", "Daniel Reyes", "17 June"),
        ("Send the poster round", "Aoife & Jane", "End of May"),
    )


BY_WHOM_BY_WHEN = [
    right("Weed the beds", "Everybody"),
    right("Lend the marquee", "Daniel Reyes", due="2023-06-17"),
    right("Send the poster round", "Aoife", "Jane", due="2023-05-31"),
]


def boxes_of_an_item(document: WordFile) -> None:
    document.add_heading("2. Play area", 1)
    document.add_paragraph(OTHER)
    rows(document, ("Action: Marcus Owen to close the swings and put up a notice by Monday",))
    document.add_heading("3. Hall", 1)
    document.add_paragraph(TALK)
    rows(document, ("Action", "Owner"), ("Have the clock mended", "TE"))


BOXES_OF_AN_ITEM = [
    right("Marcus Owen to close the swings and put up a notice by Monday", "Marcus Owen", due="2023-04-17"),
    right("Have the clock mended", "TE"),
]


def tasks_allotted(document: WordFile) -> None:
    document.add_heading("Actions", 1)
    for words in ("Programme – Jane Carter", "Lights and sound – Daniel Reyes", "Programme sellers – Fiona and Aoife"):
        document.add_paragraph(words, style="List Bullet")


TASKS_ALLOTTED = [
    right("Programme", "Jane Carter"),
    right("Lights and sound", "Daniel Reyes"),
    right("Programme sellers", "Fiona", "Aoife"),
]


def columns_of_people(document: WordFile) -> None:
    document.add_heading("Action points", 1)
    rows(
        document,
        ("Name", "To do", "Done?"),
        ("Tom Ellis", "Ring the insurers", "✓"),
        ("Priya Nair", "Find the receipts for the paint", ""),
    )


COLUMNS_OF_PEOPLE = [
    right("Ring the insurers", "Tom Ellis", status="closed"),
    right("Find the receipts for the paint", "Priya Nair"),
]


def labels_below_each(document: WordFile) -> None:
    document.add_heading("Actions arising", 1)
    for task, who, when in (("Order the bunting", "FB", "28 April 2023"), ("Hire the band", "JC", "5 May 2023")):
        document.add_paragraph(task, style="List Number")
        document.add_paragraph(f"By whom: {who}")
        document.add_paragraph(f"By when: {when}")


LABELS_BELOW_EACH = [
    right("Order the bunting", "FB", due="2023-04-28", ref="1"),
    right("Hire the band", "JC", due="2023-05-05", ref="2"),
]


def old_tasks_with_marks(document: WordFile) -> None:
    document.add_heading("Actions from the last meeting", 1)
    for words in (
        "TE to lock the gate at night – done",
        "MO to ask about gravel – c/f",
        "PN to claim the tax back – in hand",
        "FB to scan the old books – not started",
    ):
        document.add_paragraph(words, style="List Bullet")


OLD_TASKS_WITH_MARKS = [
    right("TE to lock the gate at night", "TE", status="closed"),
    right("MO to ask about gravel", "MO", status="ongoing"),
    right("PN to claim the tax back", "PN", status="ongoing"),
    right("FB to scan the old books", "FB", status="open"),
]


def day_in_a_column(document: WordFile) -> None:
    rows(
        document,
        ("Item", "Minutes", "Action", "Date"),
        ("2. Play area", OTHER + " Marcus Owen to ask for prices for the fence.", "MO", "10/5/23"),
        ("3. Hall", TALK, "", ""),
    )


DAY_IN_A_COLUMN = [right("Marcus Owen to ask for prices for the fence.", "MO", due="2023-05-10")]


def table_of_a_program(document: WordFile) -> None:
    """A table of who does what at the fair is a plan, and what it costs no task: nothing is marked as an action."""
    document.add_heading("4. Budget", 1)
    rows(document, ("Head", "Last year", "This year"), ("Repairs", "400", "600"), ("Prizes", "80", "90"))


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        (people_as_headings, PEOPLE_AS_HEADINGS),
        (people_and_states_over_lists, PEOPLE_AND_STATES),
        (log_with_progress, LOG_WITH_PROGRESS),
        (by_whom_by_when, BY_WHOM_BY_WHEN),
        (boxes_of_an_item, BOXES_OF_AN_ITEM),
        (tasks_allotted, TASKS_ALLOTTED),
        (columns_of_people, COLUMNS_OF_PEOPLE),
        (labels_below_each, LABELS_BELOW_EACH),
        (old_tasks_with_marks, OLD_TASKS_WITH_MARKS),
        (day_in_a_column, DAY_IN_A_COLUMN),
        (table_of_a_program, []),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_a_word_file_gives_its_actions(fill: Callable[[WordFile], None], expected: list[Row], tmp_path: Path) -> None:
    assert told(word_file(tmp_path / "minutes.docx", HEAD, ("1. Lettings", TALK), fill)) == expected
