"""Layouts of actions in Word files made here: numbers and states told by what a column holds, posts over lists, reports further down."""

from collections.abc import Callable
from pathlib import Path

import pytest
from action_files import HEAD, TALK, Row, right, rows, told, word_file
from docx.document import Document as WordFile
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from extractor import extract


def numbers_in_a_column_of_talk(document: WordFile) -> None:
    """A column headed "Item" holds the numbers of tasks, not the tasks."""
    rows(
        document,
        ("Item", "Description", "Assigned to", "Target date"),
        ("1", "Bunting for the street", "MO", "2 May 2023"),
        ("2", "Price for the tent", "PN", "9 May 2023"),
        ("3", "Urn for the teas", "JC", "9 May 2023"),
    )


NUMBERS_IN_A_COLUMN_OF_TALK = [
    right("Bunting for the street", "MO", due="2023-05-02", ref="1"),
    right("Price for the tent", "PN", due="2023-05-09", ref="2"),
    right("Urn for the teas", "JC", due="2023-05-09", ref="3"),
]


def signs_that_say_the_same_again(document: WordFile) -> None:
    """Dittos in the columns of owners and days; one in a column of tasks is left alone."""
    rows(
        document,
        ("Action", "Owner", "Due"),
        ("Mend the gate", "MO", "2 May 2023"),
        ("Paint the rail", '"', "”"),
        ("Price for the tent", "PN", "9 May 2023"),
        ("Order the paint", "ditto", "do."),
    )


SIGNS_THAT_SAY_THE_SAME_AGAIN = [
    right("Mend the gate", "MO", due="2023-05-02"),
    right("Paint the rail", "MO", due="2023-05-02"),
    right("Price for the tent", "PN", due="2023-05-09"),
    right("Order the paint", "PN", due="2023-05-09"),
]


def items_told_at_length_beside_owners_and_days(document: WordFile) -> None:
    """Minutes in a table, though with owners and days: what is nobody's is no task, and a task is its own sentence."""
    rows(
        document,
        ("No.", "Item", "Owner", "By when"),
        ("1", "Welcome. JC opened the meeting, and apologies were noted as above.", "", ""),
        ("2", "The fence was looked at. MO to mend the rail.", "MO", "2 May 2023"),
        ("3", "Teas were talked of at length. PN to order the milk.", "PN", "9 May 2023"),
        ("4", "Any other business: there was none of any kind.", "", ""),
    )


ITEMS_TOLD_AT_LENGTH = [
    right("MO to mend the rail.", "MO", due="2023-05-02"),
    right("PN to order the milk.", "PN", due="2023-05-09"),
]


def numbers_like_days(document: WordFile) -> None:
    """A log without a head: numbers that look like days count row by row, and the last column tells how far each is."""
    rows(
        document,
        ("03.23.01", "MO to sweep the barn before the band comes", "MO", "Completed"),
        ("03.23.02", "PN to write to the owner of the field", "PN", "No answer as yet from the owner or his agent"),
        ("03.23.03", "JC to find two more stewards for the gate", "JC", "On-going"),
    )


NUMBERS_LIKE_DAYS = [
    right("MO to sweep the barn before the band comes", "MO", status="closed", ref="03.23.01"),
    right("PN to write to the owner of the field", "PN", ref="03.23.02"),
    right("JC to find two more stewards for the gate", "JC", status="ongoing", ref="03.23.03"),
]


def a_post_among_names(document: WordFile) -> None:
    """Tasks below headings of whose they are: among people's names a post is one, too."""
    document.add_heading("Actions", 1)
    for name, task in (("Priya Nair", "Price the tent"), ("Treasurer", "Bank the takings"), ("Fiona Blake", "Ring Jo")):
        document.add_heading(name, 2)
        document.add_paragraph(task, style="List Bullet")


A_POST_AMONG_NAMES = [
    right("Price the tent", "Priya Nair"),
    right("Bank the takings", "Treasurer"),
    right("Ring Jo", "Fiona Blake"),
]


def initials_before_the_deed(document: WordFile) -> None:
    document.add_heading("Actions", 1)
    for words in ("JC Write to the vicar", "MO/PN Collect the chairs", "FB Ring the smith again"):
        document.add_paragraph(words)


INITIALS_BEFORE_THE_DEED = [
    right("JC Write to the vicar", "JC"),
    right("MO/PN Collect the chairs", "MO", "PN"),
    right("FB Ring the smith again", "FB"),
]


def reports_further_down(document: WordFile) -> None:
    """How far a task is, told in the second line set in below it."""
    document.add_paragraph("Posters", style="List Bullet")
    for task, *below in (
        ("Action JC: Draw the poster", "JC says that paint is dear", "Action complete"),
        ("Action MO: Hang it in the shop", "The shop was shut", "Action carried forward"),
        ("Action PN: Pay the shop",),
    ):
        document.add_paragraph(task, style="List Bullet 2")
        for words in below:
            document.add_paragraph(words, style="List Bullet 3")


REPORTS_FURTHER_DOWN = [
    right("Draw the poster", "JC", status="closed"),
    right("Hang it in the shop", "MO", status="ongoing"),
    right("Pay the shop", "PN"),
]


def initials_that_are_a_word(document: WordFile) -> None:
    """NO is Ned Orr: he does things more than once."""
    document.add_paragraph("Also present: Ned Orr")
    document.add_paragraph("ACTION : NO to strim the verge before the fair")
    rows(document, ("Action", "Owner"), ("NO to strim the verge before the fair on the green", "NO"), ("Wash up", "PN"))


INITIALS_THAT_ARE_A_WORD = [
    right("NO to strim the verge before the fair on the green", "NO"),
    right("Wash up", "PN"),
]


def an_item_called_like_a_head(document: WordFile) -> None:
    """Minutes whose first item is called as the head of a column may be: the row is no head."""
    rows(
        document,
        ("Item", "Discussion", "Action"),
        ("Matters arising", "The bell is still cracked. PN will ask the foundry for a price.", "PN"),
        ("Minutes", "They were signed.", ""),
        ("Stalls", "All were let in a day, and more were asked for.", "MO to borrow tables"),
    )


AN_ITEM_CALLED_LIKE_A_HEAD = [
    right("PN will ask the foundry for a price.", "PN"),
    right("MO to borrow tables", "MO"),
]


def talk_without_a_head(document: WordFile) -> None:
    """The column of the talk has no head of its own between titles and owners."""
    rows(
        document,
        ("Item", "", "Action"),
        ("Bells", "The tenor is cracked. It was agreed to ask the foundry for a price.", "PN"),
        ("Stalls", "All were let in a day, and more were asked for.", ""),
        ("Gate", "The hinge has gone. It was agreed to call the smith before the fair.", "MO"),
    )


TALK_WITHOUT_A_HEAD = [
    right("It was agreed to ask the foundry for a price.", "PN"),
    right("It was agreed to call the smith before the fair.", "MO"),
]


def owners_without_a_head(document: WordFile) -> None:
    """Minutes in a table that has no head, whose last column names who does what was agreed."""
    rows(
        document,
        ("The tenor is cracked. It was agreed to ask the foundry for a price.", "PN"),
        ("The stalls were all let in a day, and more were asked for.", ""),
        ("The hinge has gone. It was agreed to call the smith.", "MO"),
        ("The tent leaks at one corner. Agreed to patch it before June.", "JC/FB"),
    )


OWNERS_WITHOUT_A_HEAD = [
    right("It was agreed to ask the foundry for a price.", "PN"),
    right("It was agreed to call the smith.", "MO"),
    right("Agreed to patch it before June.", "JC", "FB", due="2023-06"),
]


def titles_that_end_in_a_deed(document: WordFile) -> None:
    """The rows of an agenda, of which a post and a word that may be a verb is but the title."""
    rows(
        document,
        ("Item", "Description", "Lead"),
        ("3", "Stall Manager Update", "PN"),
        ("4", "Fair Steward Report", "MO"),
    )


def what_was_moved(document: WordFile) -> None:
    """Below a heading of actions stands what the meeting did, and one thing to be done."""
    document.add_heading("Actions", 1)
    for words in (
        "The accounts: Marcus Owen moved to accept them. Priya Nair seconded.",
        "No gifts were received",
        "Jane Carter to thank the baker",
    ):
        document.add_paragraph(words, style="List Bullet")


WHAT_WAS_MOVED = [right("Jane Carter to thank the baker", "Jane Carter")]


LAYOUTS = [
    (what_was_moved, WHAT_WAS_MOVED),
    (an_item_called_like_a_head, AN_ITEM_CALLED_LIKE_A_HEAD),
    (talk_without_a_head, TALK_WITHOUT_A_HEAD),
    (owners_without_a_head, OWNERS_WITHOUT_A_HEAD),
    (titles_that_end_in_a_deed, []),
    (numbers_in_a_column_of_talk, NUMBERS_IN_A_COLUMN_OF_TALK),
    (numbers_like_days, NUMBERS_LIKE_DAYS),
    (items_told_at_length_beside_owners_and_days, ITEMS_TOLD_AT_LENGTH),
    (signs_that_say_the_same_again, SIGNS_THAT_SAY_THE_SAME_AGAIN),
    (a_post_among_names, A_POST_AMONG_NAMES),
    (initials_before_the_deed, INITIALS_BEFORE_THE_DEED),
    (reports_further_down, REPORTS_FURTHER_DOWN),
    (initials_that_are_a_word, INITIALS_THAT_ARE_A_WORD),
]


@pytest.mark.parametrize(("fill", "expected"), LAYOUTS, ids=lambda value: value.__name__ if callable(value) else "")
def test_a_word_file_gives_its_actions(fill: Callable[[WordFile], None], expected: list[Row], tmp_path: Path) -> None:
    assert told(word_file(tmp_path / "minutes.docx", HEAD, ("1. Lettings", TALK), fill)) == expected


def test_a_line_that_leaves_it_to_the_paragraph_above_takes_in_its_end(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    talk = "The hall is cold in March. It was agreed to ask for a new stove.\n\nClerk to follow up"
    path.write_text("\n\n".join((*HEAD, "1. Stove", talk)))
    (record,) = extract(path)
    assert [action.text for action in record.actions] == ["It was agreed to ask for a new stove.\nClerk to follow up"]


def test_what_the_council_will_do_is_no_task_of_a_committee_s_meeting(tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    talk = "Jane Carter said the council will repair the road in June. Marcus Owen will repair the gate."
    path.write_text("\n\n".join((*HEAD, "1. Roads", talk)))
    (record,) = extract(path)
    assert [action.text for action in record.actions] == ["Marcus Owen will repair the gate."]


def ruled(canvas: Canvas, top: float, *cells: tuple[str, ...]) -> None:
    """A ruled table whose upper edge is at the height `top`."""
    grid = Table(cells, colWidths=[60, 280, 60, 80], style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
    _, height = grid.wrapOn(canvas, 500, 700)
    grid.drawOn(canvas, 60, top - height)


def test_a_log_goes_on_behind_the_foot_of_a_page(tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    canvas = Canvas(str(path), invariant=1)
    for at, words in enumerate((*HEAD, "1. Lettings", TALK[:80])):
        canvas.drawString(60, 790 - 20 * at, words)
    head = ("Ref", "Action", "Owner", "Update")
    ruled(canvas, 660, head, ("A1", "Sweep the barn before the band comes", "MO", "Done"))
    canvas.drawString(60, 60, "The Parish Rooms, Westbrook")
    canvas.drawString(60, 46, "Telephone: ask at the post office")
    canvas.showPage()
    ruled(
        canvas, 790, ("A2", "The tent and its poles for the fair", "PN", ""), ("A3", "Cups for the teas", "JC", "Done")
    )
    canvas.drawString(60, 600, "The meeting closed at nine.")
    canvas.save()
    assert told(path) == [
        right("Sweep the barn before the band comes", "MO", status="closed", ref="A1"),
        right("The tent and its poles for the fair", "PN", ref="A2"),
        right("Cups for the teas", "JC", status="closed", ref="A3"),
    ]
