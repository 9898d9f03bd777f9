"""Layouts of actions in Word files made here: owners behind a tab, minutes whose head names their last column alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from action_files import HEAD, TALK, Row, right, rows, told, word_file
from docx.document import Document as WordFile

GATE = "The gate does not shut. Ann from the bakery has looked at it and Jane Carter will ring the smith."


def initials_behind_a_tab(document: WordFile) -> None:
    document.add_heading("2. The day of the fair", 1)
    for words in (
        "Bunting found in the loft",
        "Prizes to be counted and more of them bought\tPN",
        "Urn for the teas to be borrowed from the chapel again\tJC/MO",
    ):
        document.add_paragraph(words, style="List Bullet")


INITIALS_BEHIND_A_TAB = [
    right("Prizes to be counted and more of them bought", "PN"),
    right("Urn for the teas to be borrowed from the chapel again", "JC", "MO"),
]


def names_behind_a_tab(document: WordFile) -> None:
    """Who has a post and who is meant by letters is no owner of the line."""
    for words in ("Secretary for the coming year\tAnn Field", "Jane Carter of the lower mill\tJC", "Drawn\tPN"):
        document.add_paragraph(words)


def head_over_the_last_column(document: WordFile) -> None:
    rows(
        document,
        ("", "Action"),
        ("Apologies: Kit Moss; Ray Hale; the vicar, who is away until the end of the month", ""),
        ("Repairs\nThe ladder is rotten. It should be sawn up before anybody climbs it. The shed is dry.", "MO"),
        (f"Gate\n{GATE}", "JC"),
        ("Paint\nTwo tins are left over and nobody asked for them.\nFiona Blake to paint the bench.", "FB"),
    )


HEAD_OVER_THE_LAST_COLUMN = [
    right("It should be sawn up before anybody climbs it.", "MO"),
    right("Ann from the bakery has looked at it and Jane Carter will ring the smith.", "JC"),
    right("Fiona Blake to paint the bench.", "FB"),
]


def two_owners_beside_one_talk(document: WordFile) -> None:
    talk = "Fences\nPN will ask for a price for the posts.\nThe rails are to be oiled.\nThe wire is new."
    rows(document, ("Item", "Action"), ("Stalls\nAll were let in a day.", ""), (talk, "PN\nMO"))


TWO_OWNERS_BESIDE_ONE_TALK = [
    right("PN will ask for a price for the posts.", "PN"),
    right("The rails are to be oiled.", "MO"),
]


def marks_behind_sentences(document: WordFile) -> None:
    for words in (
        "The hedge hides the sign. It is to be cut before June. MO Action. The road is quiet again.",
        "The trophy is at the engraver's in town. All agreed – action PN",
        "It was agreed to insure the tent for a year. Clerk to action",
        "The lamp hums. Ongoing – TE to action",
    ):
        document.add_paragraph(words)


MARKS_BEHIND_SENTENCES = [
    right("It is to be cut before June.", "MO", due="2023-06"),
    right("The trophy is at the engraver's in town. All agreed", "PN"),
    right("It was agreed to insure the tent for a year.", "Clerk"),
]


_ITEMS = (
    ("1", "Welcome\nAnn Field opened the meeting and thanked all for coming."),
    ("2", "Minutes\nThe minutes were read and approved as a true record."),
    ("3", "Slipway\nTwo quotes had come in. A third will be sought."),
    ("4", "Website\nThe pages look well. New pictures are needed for the front page."),
    ("5", "Lamp\nThe lamp at the gate is out again and must be mended."),
    ("6", "Next meeting\nTuesday 8 June 2021 at 7.30 pm."),
)
_SOUGHT = "A third will be sought."
_NEEDED = "New pictures are needed for the front page."
_MENDED = "The lamp at the gate is out again and must be mended."


def initials_beside_some_items_without_a_head(document: WordFile) -> None:
    rows(document, *((*item, who) for item, who in zip(_ITEMS, ("", "", "PN", "MO", "JC", ""), strict=True)))


def initials_beside_all_items(document: WordFile) -> None:
    """They lead the items, and have no tasks."""
    rows(document, *((*item, who) for item, who in zip(_ITEMS, ("PN", "MO", "PN", "MO", "JC", "PN"), strict=True)))


def tasks_beside_some_items_without_a_head(document: WordFile) -> None:
    tasks = ("", "", "PN to ask for a third quote", "MO to take new pictures", "JC to have the lamp mended", "")
    rows(document, *((*item, task) for item, task in zip(_ITEMS, tasks, strict=True)))


def marks_below_the_head_of_actions(document: WordFile) -> None:
    marks = ("", "", "Action: PN", "Action: MO", "Action: JC", "")
    told_ = ((*item, mark) for item, mark in zip(_ITEMS, marks, strict=True))
    rows(document, ("Item", "Discussion and decisions", "Action"), *told_)


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        (initials_behind_a_tab, INITIALS_BEHIND_A_TAB),
        (names_behind_a_tab, []),
        (head_over_the_last_column, HEAD_OVER_THE_LAST_COLUMN),
        (two_owners_beside_one_talk, TWO_OWNERS_BESIDE_ONE_TALK),
        (marks_behind_sentences, MARKS_BEHIND_SENTENCES),
        (
            initials_beside_some_items_without_a_head,
            [right(_SOUGHT, "PN"), right(_NEEDED, "MO"), right(_MENDED, "JC")],
        ),
        (initials_beside_all_items, []),
        (
            tasks_beside_some_items_without_a_head,
            [
                right("PN to ask for a third quote", "PN"),
                right("MO to take new pictures", "MO"),
                right("JC to have the lamp mended", "JC"),
            ],
        ),
        (
            marks_below_the_head_of_actions,
            [
                right(f"Two quotes had come in. {_SOUGHT}", "PN"),
                right(f"The pages look well. {_NEEDED}", "MO"),
                right(_MENDED, "JC"),
            ],
        ),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_a_word_file_gives_its_actions(fill: Callable[[WordFile], None], expected: list[Row], tmp_path: Path) -> None:
    assert told(word_file(tmp_path / "minutes.docx", HEAD, ("1. Lettings", TALK), fill)) == expected
