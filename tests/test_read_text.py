"""Plain text: what typists draw with signs, mails, wrapped and hanging paragraphs."""

from pathlib import Path

import pytest

from extractor.read import read
from models import Document


def typed(tmp_path: Path, text: str) -> Document:
    path = tmp_path / "a.txt"
    path.write_text(text)
    return read(path)


def paragraphs(document: Document) -> list[str]:
    return [paragraph.span.of(document.text) for paragraph in document.paragraphs]


WRAPPED = "   The surveyor has looked at the drains in Mill Lane, and says\n   that they will be cleared before the winter. Ann Lee is to\n   write to him if nothing has been done by the end of June.\n"


# As a typewriter sets it: the first line of a paragraph stands in from the left.
FIRST_LINE = "      The trustees met in the hall of the almshouses at\nthree in the afternoon, and went over the wards\nwith the matron before they sat down to business.\n"


# Each line is a paragraph: the letters and small numbers of a list are no words that go on a line above.
LETTERED = "In the tills\n    a. Shop, 320.50\n    b. Gate, 41.20\n    c. Stalls, with the pony rides\nJo Hill counted the money.\nThe bank opens at nine."


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (LETTERED, [line.strip() for line in LETTERED.split("\n")]),
        ("Roads\n\n-----------------\n\nPaths", ["Roads", "Paths"]),
        ("Roads\n= = = = = =\nPaths\n* * *\n_______", ["Roads", "Paths"]),
        ("Roads --- and paths\n-- \nAnn", ["Roads --- and paths", "--", "Ann"]),  # no rules across the page
        (WRAPPED, [" ".join(WRAPPED.split())]),
        (WRAPPED + "---------\nAgreed.", [" ".join(WRAPPED.split()), "Agreed."]),
        (
            WRAPPED + "\n * the hall, and not the\n   library this time\n * the lane",
            [" ".join(WRAPPED.split()), "* the hall, and not the library this time", "* the lane"],
        ),
        (
            WRAPPED + "\nPresent: Ann Lee,\n                       and nobody else",
            [" ".join(WRAPPED.split()), "Present: Ann Lee,", "and nobody else"],
        ),
        (
            FIRST_LINE
            + "\n      PRESENT:  Mr. Lee, Warden\n                Messrs. Reed, Poole and Fox, Trustees of the\n"
            "                  Harbour Hospital and Almshouses\n                Mr. Orr, Clerk to the Trustees",
            [
                " ".join(FIRST_LINE.split()),
                "PRESENT: Mr. Lee, Warden",
                "Messrs. Reed, Poole and Fox, Trustees of the Harbour Hospital and Almshouses",
                "Mr. Orr, Clerk to the Trustees",
            ],
        ),
    ],
)
def test_rules_part_and_paragraphs_are_whole(tmp_path, text, right):
    assert paragraphs(typed(tmp_path, text)) == right


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("BOARD\n=====\n\n1. Roads\n--------\ntext", [1, 2, None]),
        ("Kerbs\n~~~~~\ntext", [3, None]),
        ("A sentence of the minutes that goes on.\n-----\ntext", [None, None]),  # a rule below it, not a line under it
        ("text\n- one\n- two", [None, None, None]),
    ],
)
def test_a_line_that_is_underlined_is_a_heading(tmp_path, text, levels):
    assert [line.level for line in typed(tmp_path, text).lines] == levels


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("BOARD\n\n# Roads\ntext\n\n## Kerbs ##\n\ntext", [("Roads", 1), ("Kerbs", 2)]),
        ("== Roads ==\ntext\n\n=== Kerbs ===\ntext", [("Roads", 2), ("Kerbs", 3)]),
        ("h2. Roads\n\ntext", [("Roads", 2)]),
        ("Agreed:\n# mend the gate\n# order a bin", []),  # a numbered list, as wikis mark it
        ("\n# mend the gate\n# order a bin", []),
        ("text\n# not apart", []),
        ("#roads\n\n#5\n\n=\n\n== a == b", []),
    ],
)
def test_signs_mark_headings(tmp_path, text, headings):
    found = typed(tmp_path, text)
    assert [(line.span.of(found.text), line.level) for line in found.lines if line.level is not None] == headings


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("+---+---+\n| a | b |\n+---+---+\n| c | d |\n| e |   |\n+---+---+", [(0, 0, "a"), (0, 1, "b"), (1, 0, "c"), (1, 1, "d"), (2, 0, "e")]),
        ("+---+---+\n| a | b |\n+===+===+\n| c | d |\n| e | f |\n+---+---+\n| g | h |\n+---+---+", [(0, 0, "a"), (0, 1, "b"), (1, 0, "c e"), (1, 1, "d f"), (2, 0, "g"), (2, 1, "h")]),
        ("| a | b |\n|---|---|\n| c | d |", [(0, 0, "a"), (0, 1, "b"), (1, 0, "c"), (1, 1, "d")]),
        ("| a | b |\ntext", []),  # one line is no table
        ("| a |\n| b |", []),  # a frame around text
        ("| a | b |\n| c |", []),
    ],
)  # fmt: skip
def test_framed_tables_are_cells(tmp_path, text, cells):
    found = typed(tmp_path, f"above\n{text}\nbelow")
    placed = [(line.cell, line.span.of(found.text)) for line in found.lines if line.cell is not None]
    assert [(cell.row, cell.column, words) for cell, words in placed] == cells
    assert found.text.startswith("above\n")
    assert found.text.endswith("\nbelow")


MAIL = "From: Ann Lee <ann@example.org>\nTo: all@example.org\nSubject: Minutes of\n the May meeting\nDate: Tue, 9 Jun 2009 08:12:44 +0200\n\nPresent: Ann\n"


def test_the_head_of_a_mail_stands_beside_the_text(tmp_path):
    found = typed(tmp_path, MAIL)
    source = found.source
    assert found.text == "Present: Ann"
    assert (source.title, source.author, source.created) == (
        "Minutes of the May meeting",
        "Ann Lee <ann@example.org>",
        "2009-06-09T08:12:44+02:00",
    )
    assert [(one.kind, one.text) for one in found.marginalia][2] == ("head", "subject: Minutes of the May meeting")


@pytest.mark.parametrize(
    "text",
    [
        "Date: 3 May 2021\nPresent: Ann\n",
        "Date: 3 May\n\nPresent: Ann",
        "Subject: roads\n\nAgreed.",
        "From: the chair\nSubject: roads\nand more text",
    ],
)
def test_the_fields_of_minutes_are_no_head_of_a_mail(tmp_path, text):
    assert typed(tmp_path, text).text.split() == text.split()
