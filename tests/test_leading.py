"""Who leads an item stands beside it: nobody's apologies."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractor import extract
from extractor.find.attendees import find
from extractor.find.attendees.leading import without_leads
from extractor.language import Doc
from extractor.segment import segment
from models import Document

Typed = Callable[..., Document]

HEAD = """
**Harbour Committee**
Minutes of the meeting held on 4 May 2021
Present: Ann Lee (AL) (Chair), Tom Reed (TR), Mary Oakes (MO)
"""
LEFT, RIGHT, TOP, LINE = 60, 510, 780, 18  # points
PRINTED = (
    ("1  Apologies", "AL"),
    ("    Peter Stone", ""),
    ("2  Minutes of the last meeting", "TR"),
    ("    The minutes were agreed.", ""),
    ("3  Moorings", "MO"),
    ("    The rates were discussed.", ""),
    ("4  Any other business", "All"),
    ("    There was none.", ""),
)


@pytest.mark.parametrize(
    "table",
    [
        (
            "| Item | Discussion | Lead |\n| 1 | Apologies. Peter Stone | AL |\n| 2 | Minutes of the last meeting. They were agreed. | TR |\n"
            "| 3 | Moorings. The rates were discussed. | MO |"
        ),
        (
            "| Apologies | AL |\n| Peter Stone | |\n| Minutes of the last meeting | TR |\n| They were agreed. | |\n"
            "| Moorings | MO |\n| The rates were discussed. | |"
        ),
        (
            "| 1. Apologies / Peter Stone | AL |\n| 2. Minutes / They were agreed. | TR / MO |\n| 3. Moorings | TR/MO |\n"
            "| 4. Slipway | MO |\n| 5. Any other business | All |"
        ),
        # names instead of initials stand beside items that have numbers
        (
            "| No | Item | Lead |\n| 1. | Apologies for absence | Ann Lee |\n| | Peter Stone sent apologies. | |\n"
            "| 2. | Minutes of the last meeting | Tom Reed |\n| 3. | Moorings | Chair |\n| 4. | Slipway | Mary Oakes |"
        ),
    ],
)
def test_who_leads_the_item_of_apologies_sends_none(table: str, typed: Typed) -> None:
    document = typed(HEAD + table)
    found = find(Doc(document.text), document, tuple(segment(document)))
    assert [(one.name, one.organisation, one.status) for one in found] == [
        ("Ann Lee", None, "present"),
        ("Tom Reed", None, "present"),
        ("Mary Oakes", None, "present"),
        ("Peter Stone", None, "apologies"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "| Present | Ann Lee |\n| Apologies | Tom Reed |\n| Clerk | Mary Oakes |",  # labels, and whom they are of
        "| Apologies | TR |\n| Chair | AL |\n| Minutes | MO |\n| Place | Harbour Hall |\n| Day | Monday |",
        "| 1. | Apologies | Tom Reed |\n| 2. | Minutes | They were agreed. |\n| 3. | Slipway | It was mended. |",
        "| 1. | North Ward | Ann Lee |\n| 2. | South Ward | Tom Reed |\n| 3. | Hill Ward | Mary Oakes |",
        "| Ann Lee | AL |\n| Tom Reed | TR |\n| Mary Oakes | MO |\n| Apologies | PS |",
    ],
)
def test_other_columns_are_none_of_leads(table: str, typed: Typed) -> None:
    document = typed(HEAD + table)
    assert without_leads(document) == list(document.paragraphs)


def test_initials_at_the_right_of_the_page_lead_items(tmp_path: Path) -> None:
    page = Canvas(str(tmp_path / "minutes.pdf"), invariant=1)
    lines = [(line.strip("*"), "") for line in HEAD.strip().splitlines()]
    for at, (words, who) in enumerate([*lines, *PRINTED]):
        page.drawString(LEFT, TOP - at * LINE, words)
        page.drawString(RIGHT, TOP - at * LINE, who)
    page.save()
    (found,) = extract(tmp_path / "minutes.pdf")
    assert [(one.name, one.status) for one in found.attendees] == [
        ("Ann Lee", "present"),
        ("Tom Reed", "present"),
        ("Mary Oakes", "present"),
        ("Peter Stone", "apologies"),
    ]
