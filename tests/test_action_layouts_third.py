"""Still more layouts of actions in Word files made here: owners below paragraphs and beside them, titles within tables."""

from collections.abc import Callable
from pathlib import Path

import pytest
from action_files import HEAD, TALK, Row, right, rows, told, word_file
from docx.document import Document as WordFile

from extractor import extract


def owners_below_paragraphs(document: WordFile) -> None:
    document.add_heading("2. Matters in hand", 1)
    for words, who in (
        ("The gutter drips over the porch, and Marcus Owen would have it seen to by the roofer.", "Marcus Owen"),
        ("Letters have come about the bell. Jane Carter would answer them before the fair opens.", "Jane Carter"),
        ("The list of those who keep keys is two years old and is still being gone through.", "Clerk"),
        ("The Clerk would ask the brewery for the loan of a tent.", "Clerk"),
    ):
        document.add_paragraph(words)
        document.add_paragraph(who)
    document.add_heading("3. Close", 1)
    document.add_paragraph("There was nothing else, and the evening ended with a glass of cider.")


OWNERS_BELOW_PARAGRAPHS = [
    right("The gutter drips over the porch, and Marcus Owen would have it seen to by the roofer.", "Marcus Owen"),
    right("Jane Carter would answer them before the fair opens.", "Jane Carter"),
    right("The list of those who keep keys is two years old and is still being gone through.", "Clerk"),
    right("The Clerk would ask the brewery for the loan of a tent.", "Clerk"),
]


def names_over_paragraphs(document: WordFile) -> None:
    """Names over what each of them said own nothing that stands above them."""
    document.add_heading("2. Reports", 1)
    for who in ("Marcus Owen", "Jane Carter", "Priya Nair", "Fiona Blake"):
        document.add_paragraph(who)
        document.add_paragraph(TALK)


def marks_below_paragraphs(document: WordFile) -> None:
    document.add_heading("2. The day of the fair", 1)
    for words, who in (
        (
            "The bunting was found to be torn. Jane Carter will mend it. She will ask for help at the school.",
            "Jane Carter",
        ),
        ("Tom Ellis will write to the band.", "Tom Ellis"),
        ("A tent must be found. The farm may lend one.", "Members for the field"),
        ("Priya Nair will count the chairs.", "Priya Nair"),
    ):
        document.add_paragraph(words)
        document.add_paragraph(f"ACTION POINT: {who}")


MARKS_BELOW_PARAGRAPHS = [
    right("Jane Carter will mend it. She will ask for help at the school.", "Jane Carter"),
    right("Tom Ellis will write to the band.", "Tom Ellis"),
    right("A tent must be found. The farm may lend one.", "Members for the field"),
    right("Priya Nair will count the chairs.", "Priya Nair"),
]


def owners_beside_talk(document: WordFile) -> None:
    document.add_heading("2. Other matters", 1)
    rows(
        document,
        ("The shed door has come off its hinge. The joiner to be asked to put it back.", "MO"),
        ("Two of the lamps are out, and quotes to be sought for new ones", "JC"),
        (TALK, ""),
        ("The map of the field is lost. A new one to be drawn before the fair", "FB"),
    )


OWNERS_BESIDE_TALK = [
    right("The joiner to be asked to put it back.", "MO"),
    right("Two of the lamps are out, and quotes to be sought for new ones", "JC"),
    right("A new one to be drawn before the fair", "FB"),
]


def names_beside_posts(document: WordFile) -> None:
    """A table of posts and of who holds them has owners in its last column and no tasks."""
    document.add_heading("2. Posts", 1)
    rows(
        document, ("Keeper of the keys of the hall", "MO"), ("Reader of the meters in both halls", "JC"), ("Bell", "FB")
    )


def title_within_the_table(document: WordFile) -> None:
    rows(
        document,
        ("Action items", ""),
        ("Jane Carter", "Sort the keys of the sheds"),
        ("Marcus Owen", "Books for the raffle"),
        ("Fiona Blake", "Letter of thanks to the brewery"),
    )


TITLE_WITHIN_THE_TABLE = [
    right("Sort the keys of the sheds", "Jane Carter"),
    right("Books for the raffle", "Marcus Owen"),
    right("Letter of thanks to the brewery", "Fiona Blake"),
]


def log_by_the_day_they_were_set(document: WordFile) -> None:
    document.add_heading("Action log", 1)
    rows(
        document,
        ("Date", "Action", "Owner", "Status"),
        ("08/02/2023", "Sort the keys of the sheds", "JC", "Open"),
        ("08/02/2023", "Paint the gate", "MO", "Open"),
        ("12/04/2023", "Write to the band", "TE", "Open"),
    )


LOG_BY_THE_DAY_THEY_WERE_SET = [
    right("Sort the keys of the sheds", "JC", status="open"),
    right("Paint the gate", "MO", status="open"),
    right("Write to the band", "TE", status="open"),
]


def bold_heads_behind_a_list(document: WordFile) -> None:
    """Bold lines that are known to be no sections end the list of tasks above them."""
    document.add_paragraph().add_run("Action items").bold = True
    document.add_paragraph("Sort the keys of the sheds", style="List Number")
    document.add_paragraph("Paint the gate", style="List Number")
    document.add_paragraph().add_run("Prizes ---------------- Fiona Blake").bold = True
    document.add_paragraph("Fiona would like more cups, and will see what the smith asks for them.")


BOLD_HEADS_BEHIND_A_LIST = [
    right("Sort the keys of the sheds", ref="1"),
    right("Paint the gate", ref="2"),
]


def boxes_of_those_present(document: WordFile) -> None:
    document.add_heading("2. Voters", 1)
    for words in ("[x] Jane Carter - Mill Lane", "[ ] Marcus Owen - Church Street"):
        document.add_paragraph(words, style="List Bullet")
    document.add_heading("3. Tasks", 1)
    document.add_paragraph("[ ] Marcus Owen to sort the keys", style="List Bullet")
    document.add_heading("Notes", 2)
    document.add_paragraph("Revisit the prices of the tombola", style="List Bullet")


BOXES_OF_THOSE_PRESENT = [right("Marcus Owen to sort the keys", "Marcus Owen", status="open")]


def items_to_be_voted_on(document: WordFile) -> None:
    for title, words in (
        ("Consent agenda", "Minutes of March"),
        ("Action items", "Fees for the pitch in the new year"),
    ):
        document.add_heading(title, 1)
        document.add_paragraph(words, style="List Bullet")


def results_below_a_log(document: WordFile) -> None:
    """What stands below a table of tasks is not in its list, nor is the end of the meeting a task."""
    rows(document, ("Opened", "Open action items", "Who"), ("May", "Mend the gate", "Jane Carter"))
    document.add_paragraph("Those who had not voted did so on paper. The results:")
    for who in ("Marcus Owen, one year", "Priya Nair, two years"):
        document.add_paragraph(who, style="List Bullet")
    document.add_heading("Ongoing actions", 1)
    document.add_paragraph("3. Tom Ellis to write to the band.")
    document.add_paragraph("4. Adjourn")


RESULTS_BELOW_A_LOG = [
    right("Mend the gate", "Jane Carter"),
    right("Tom Ellis to write to the band.", "Tom Ellis", status="ongoing", ref="3"),
]


def head_over_the_last_column_alone(document: WordFile) -> None:
    rows(
        document,
        ("", "", "Action"),
        ("2.0", "The fair", ""),
        ("2.1", TALK, ""),
        ("2.2", "Marcus Owen to ask for prices for the tent.", "MO"),
        ("2.3", "Letter to the band\nThe leaflets are printed\nThese are to be sent to every house", "Tom Ellis"),
        ("2.4", "The group agreed to meet on the field.", ""),
    )


HEAD_OVER_THE_LAST_COLUMN_ALONE = [
    right("Marcus Owen to ask for prices for the tent.", "MO"),
    right("These are to be sent to every house", "Tom Ellis"),
]


def names_and_records_that_are_none(document: WordFile) -> None:
    document.add_paragraph("Westbrook Voluntary Action: Mr G Wells")
    document.add_heading("3. Follow-up actions of the last meeting", 1)
    document.add_paragraph("The Board adopted the minutes and took note of the table of actions.")
    document.add_paragraph("Tom Ellis to write to the band.")


def log_with_colours(document: WordFile) -> None:
    rows(
        document,
        ("Ref", "Action", "Lead", "Due", "RAG", "Update"),
        ("1", "Mend the gate", "Jane Carter", "30/06/2023", "Amber", "In progress"),
        ("2", "Count the chairs", "Priya Nair", "30/06/2023", "Green", "Not yet due"),
        ("3", "Sort the keys", "Tom Ellis", "30/06/2023", "Green", ""),
    )


LOG_WITH_COLOURS = [
    right("Mend the gate", "Jane Carter", due="2023-06-30", status="ongoing", ref="1"),
    right("Count the chairs", "Priya Nair", due="2023-06-30", status="open", ref="2"),
    right("Sort the keys", "Tom Ellis", due="2023-06-30", status="closed", ref="3"),
]


def days_behind_owners(document: WordFile) -> None:
    rows(
        document,
        ("Minute", "", "Action"),
        ("23/13", "The fair", ""),
        ("13.1", TALK, ""),
        ("13.2", "Marcus Owen to ask for prices for the tent.", "MO 26 Sept 2023"),
        ("13.3", "Tom Ellis undertook to write to the band before it is too late for them to come.", "TE"),
    )


DAYS_BEHIND_OWNERS = [
    right("Marcus Owen to ask for prices for the tent.", "MO", due="2023-09-26"),
    right("Tom Ellis undertook to write to the band before it is too late for them to come.", "TE"),
]


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        (owners_below_paragraphs, OWNERS_BELOW_PARAGRAPHS),
        (names_over_paragraphs, []),
        (marks_below_paragraphs, MARKS_BELOW_PARAGRAPHS),
        (owners_beside_talk, OWNERS_BESIDE_TALK),
        (names_beside_posts, []),
        (title_within_the_table, TITLE_WITHIN_THE_TABLE),
        (log_by_the_day_they_were_set, LOG_BY_THE_DAY_THEY_WERE_SET),
        (bold_heads_behind_a_list, BOLD_HEADS_BEHIND_A_LIST),
        (boxes_of_those_present, BOXES_OF_THOSE_PRESENT),
        (items_to_be_voted_on, []),
        (results_below_a_log, RESULTS_BELOW_A_LOG),
        (head_over_the_last_column_alone, HEAD_OVER_THE_LAST_COLUMN_ALONE),
        (names_and_records_that_are_none, [right("Tom Ellis to write to the band.", "Tom Ellis")]),
        (log_with_colours, LOG_WITH_COLOURS),
        (days_behind_owners, DAYS_BEHIND_OWNERS),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_a_word_file_gives_its_actions(fill: Callable[[WordFile], None], expected: list[Row], tmp_path: Path) -> None:
    assert told(word_file(tmp_path / "minutes.docx", HEAD, ("1. Lettings", TALK), fill)) == expected


def test_the_title_of_minutes_with_actions_heads_no_list_of_them(tmp_path: Path) -> None:
    head = (HEAD[0], "Minutes and actions", *HEAD[1:])
    (record,) = extract(word_file(tmp_path / "minutes.docx", head, ("1. Lettings", TALK), lambda _: None))
    assert record.actions == ()
