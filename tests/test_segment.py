import re
from collections.abc import Iterator

import pytest

from extractor.read.assemble import Piece, RawLine, assemble
from extractor.segment import segment
from models import Cell, Document, Source

_SET = re.compile(r"(?P<bold>\*\*(?P<b>.+?)\*\*)|(?P<under>__(?P<u>.+?)__)|(?P<italic>//(?P<i>.+?)//)")

# Labels over a list of names may be sections or not.
_OPTIONAL = {"present", "attending", "attendees"}


def _source() -> Source:
    return Source(
        path="made.txt",
        sha256="0" * 64,
        bytes=1,
        media_type="text/plain",
        reader="test",
        rules_version="0",
        text_layer="born_digital",
    )


def _pieces(words: str) -> list[Piece]:
    """`words` with **bold**, __underlined__ and //italic// stretches, at 11 points; a line beginning with ^ at 16."""
    size = 16.0 if words.startswith("^") else 11.0
    words = words.removeprefix("^")
    pieces, at = [], 0
    for found in _SET.finditer(words):
        pieces.append(Piece(words[at : found.start()], size=size))
        inner = found["b"] or found["u"] or found["i"]
        pieces.append(
            Piece(inner, bold=bool(found["b"]), underline=bool(found["u"]), italic=bool(found["i"]), size=size)
        )
        at = found.end()
    pieces.append(Piece(words[at:], size=size))
    return [piece for piece in pieces if piece.text]


def _lines(text: str) -> Iterator[RawLine]:
    """One line a row; a row beginning with | is a row of a table, its cells parted by |."""
    table, row = -1, 0
    was_row = False
    for words in text.strip("\n").split("\n"):
        if not words.startswith("|"):
            was_row = False
            yield RawLine(_pieces(words.strip()), indent=6.0 * (len(words) - len(words.lstrip())))
            continue
        table, row = (table, row + 1) if was_row else (table + 1, 0)
        was_row = True
        for column, cell in enumerate(words.strip("|").split("|")):
            for part in cell.strip().split(" / "):
                if part:
                    yield RawLine(_pieces(part), cell=Cell(table=table, row=row, column=column))


def document(text: str) -> Document:
    return assemble(_source(), _lines(text))


def outline(text: str) -> list[tuple[int, str | None, str]]:
    return [(section.level, section.number, section.title) for section in segment(document(text))]


PARISH_LEADS = """
^**Rook Lane Parish Council**
**Minutes of the meeting held on 3 May 2018 at 7.30 pm**
**Present:** Cllrs A. Reeve (Chair), B. Lund
**77. Apologies for absence:** Received from Cllr Oakes, who was away on business.
**78. Declarations of interest** – None.
**79. Minutes.** The minutes of the meeting held on 5 April were approved and signed.
**80. Highways.** The Clerk had reported the pothole in Mill Road. The county council had replied.
**81. Date of next meeting:** 7 June 2018.
The meeting closed at 9 pm.
"""
PLAIN_CAPITALS = """
ROOK LANE ALLOTMENT SOCIETY
MINUTES OF THE COMMITTEE MEETING 3 MAY 2018
PRESENT: A. Reeve, B. Lund, C. Oakes
1. APOLOGIES
None were received.
2. MINUTES OF THE LAST MEETING
These were read and signed.
3. WATER
The tap on plot nine was still broken and the plumber had been asked to come again.
4. SHED
It was agreed to paint the shed in the spring if the weather was dry.
5. ANY OTHER BUSINESS
There was none.
"""
YEAR_NUMBERS = """
**Rook Lane Town Council**
**Minutes of the meeting held on 3 May 2018**
**Present:** Cllrs Reeve and Lund
**18/041 Apologies for absence**
None were received.
**18/042 Planning**
//18/00123/FUL Barn at Mill Farm//
No objection was raised.
**18/043 Burial ground**
It was resolved to accept the quotation for the wall.
**18/044 Date of next meeting**
7 June 2018
"""
AMERICAN = """
**City of Larkfield**
**Regular Meeting of the City Council**
**May 3, 2018**
**I. CALL TO ORDER**
Mayor Reeve called the meeting to order at 7:00 p.m.
**II. ROLL CALL**
Present: Reeve, Lund, Oakes. Absent: Park.
**III. CONSENT AGENDA**
A. Minutes of April 19, 2018
B. Payment of bills
Motion by Lund, seconded by Oakes, to approve the consent agenda. Carried 3-0.
**IV. NEW BUSINESS**
**A. Ordinance 2018-04, Fences**
The clerk read the ordinance for the first time.
**B. Bridge repair**
Staff presented the two bids that were received.
**V. ADJOURNMENT**
The meeting adjourned at 8:10 p.m.
"""
TABLE_OF_ITEMS = """
**Larkfield Health Board**
**Minutes of the meeting held on 3 May 2018**
| **Item** | **Discussion** | **Action** |
| 1 | **Welcome and apologies** / The Chair welcomed everyone to the meeting. Apologies were received from Dr Park. | |
| 2 | **Minutes of the last meeting** / The minutes were agreed as a true record of the meeting. | |
| 3 | **Waiting times** / The director reported that waiting times had fallen again in April and why. | AR |
| 4 | **Any other business** / There was no other business to be discussed by the board. | |
"""
NAMED_COLUMN = """
**Larkfield Users' Group**
**Notes of the meeting on 3 May 2018**
| Topic | Notes | Action |
| Opening hours | The manager explained that the library would open on Sundays from June. | BL |
| Parking | Members said that the car park was full by nine on most days of the week. | |
| Reading groups | Two more groups had been started and a third was being planned for the autumn. | |
"""
CLUB_PLAIN = """
Larkfield Chess Club
Minutes of the Annual General Meeting held on 3 May 2018
Chairman's Report
Ann Reeve reported that it had been a good year for the club, with two more members than the year before.
Treasurer's Report
The accounts were presented by Bo Lund and showed a small surplus on the year.
Match Captains
Jo Park would carry on as captain of the first team and Cy Oakes would take over the second.
Any Other Business
The clocks needed new batteries. Bo Lund would buy some before the season began.
"""
PLAIN_LEADS = """
Larkfield Women in Science
Board meeting minutes, May 3, 2018
Attending: Ann Reeve, Bo Lund, Jo Park
Call to order: Ann called the meeting to order at 10:15 in the library.
Minutes: The minutes of the April meeting were approved as they had been sent out.
Treasurer's report: Bo reported that the accounts stood at 1200 dollars and that the dues were coming in.
Newsletter: Jo needs articles by the end of the month and will write to the chapters.
Annual conference: The hotel was booked and the committee had found a speaker for the dinner.
Adjournment: Ann adjourned the meeting at noon.
"""
MARKED = """
# Schema call 2018-05-03
## Attendees
- Ann Reeve
- Bo Lund
## Review of issues
Issue 14 was closed after Bo explained the fix. Issue 15 stays open.
### Issue 16
Nobody had tested the patch, so it was left for the next call.
## Next call
17 May
"""
GROUPED = """
**Rook Lane Residents**
**AGM 3 May 2018**
1. Apologies for absence: Jo Park was unable to come.
2. Minutes of the last AGM: These were shown on the screen and all agreed that they were right.
**Standing items**
3. Officers' reports: The chair had written to the council about the lamps and had been promised new ones.
4. Election of officers: All were willing to stand again and were elected together.
**Any other business**
5. Questions from the floor: Mrs Oakes asked who cut the hedge and was told that the council did.
"""
AGENDA_FIRST = """
**Larkfield Data Group**
**3 May 2018, 14:00-16:00**
**Agenda**
1. Welcome
2. Actions
3. Licences
4. AOB
**Welcome**
1. The Chair welcomed two new members to the group and thanked those who had left.
2. The minutes were agreed.
**Actions**
3. All actions had been done but one, which was carried forward to July.
**Licences**
4. The group discussed the new licence and its effect on small users.
**AOB**
5. None was raised.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            PARISH_LEADS,
            [
                (1, None, "Present"),
                (1, "77", "Apologies for absence"),
                (1, "78", "Declarations of interest"),
                (1, "79", "Minutes"),
                (1, "80", "Highways"),
                (1, "81", "Date of next meeting"),
            ],
            id="bold leads with running numbers",
        ),
        pytest.param(
            PLAIN_CAPITALS,
            [
                (1, "1", "APOLOGIES"),
                (1, "2", "MINUTES OF THE LAST MEETING"),
                (1, "3", "WATER"),
                (1, "4", "SHED"),
                (1, "5", "ANY OTHER BUSINESS"),
            ],
            id="numbers and capitals in plain type",
        ),
        pytest.param(
            YEAR_NUMBERS,
            [
                (1, None, "Present"),
                (1, "18/041", "Apologies for absence"),
                (1, "18/042", "Planning"),
                (1, "18/043", "Burial ground"),
                (1, "18/044", "Date of next meeting"),
            ],
            id="minute numbers of the year; a planning reference is none",
        ),
        pytest.param(
            AMERICAN,
            [
                (1, "I", "CALL TO ORDER"),
                (1, "II", "ROLL CALL"),
                (1, "III", "CONSENT AGENDA"),
                (1, "IV", "NEW BUSINESS"),
                (2, "A", "Ordinance 2018-04, Fences"),
                (2, "B", "Bridge repair"),
                (1, "V", "ADJOURNMENT"),
            ],
            id="Roman numbers with letters below",
        ),
        pytest.param(
            TABLE_OF_ITEMS,
            [
                (1, "1", "Welcome and apologies"),
                (1, "2", "Minutes of the last meeting"),
                (1, "3", "Waiting times"),
                (1, "4", "Any other business"),
            ],
            id="a table with the number in a cell of its own",
        ),
        pytest.param(
            NAMED_COLUMN,
            [(1, None, "Opening hours"), (1, None, "Parking"), (1, None, "Reading groups")],
            id="a table with a column of topics",
        ),
        pytest.param(
            CLUB_PLAIN,
            [
                (1, None, "Chairman's Report"),
                (1, None, "Treasurer's Report"),
                (1, None, "Match Captains"),
                (1, None, "Any Other Business"),
            ],
            id="short lines in plain type, each over its text",
        ),
        pytest.param(
            PLAIN_LEADS,
            [
                (1, None, "Attending"),
                (1, None, "Call to order"),
                (1, None, "Minutes"),
                (1, None, "Treasurer's report"),
                (1, None, "Newsletter"),
                (1, None, "Annual conference"),
                (1, None, "Adjournment"),
            ],
            id="plain words before a colon, paragraph after paragraph",
        ),
        pytest.param(
            MARKED,
            [
                (1, None, "Attendees"),
                (1, None, "Review of issues"),
                (2, None, "Issue 16"),
                (1, None, "Next call"),
            ],
            id="marks of plain text written for the web",
        ),
        pytest.param(
            GROUPED,
            [
                (1, "1", "Apologies for absence"),
                (1, "2", "Minutes of the last AGM"),
                (1, None, "Standing items"),
                (1, "3", "Officers' reports"),
                (1, "4", "Election of officers"),
                (1, None, "Any other business"),
                (1, "5", "Questions from the floor"),
            ],
            id="numbers that run on over names of groups",
        ),
        pytest.param(
            AGENDA_FIRST,
            [
                (1, None, "Agenda"),
                (1, None, "Welcome"),
                (1, None, "Actions"),
                (1, None, "Licences"),
                (1, None, "AOB"),
            ],
            id="an agenda set out first; numbered paragraphs are no headings",
        ),
    ],
)
def test_outline_of_ways_to_keep_minutes(text, expected):
    found = [(level, number, title) for level, number, title in outline(text)]
    assert [row for row in found if row[2].casefold() not in _OPTIONAL] == [
        row for row in expected if row[2].casefold() not in _OPTIONAL
    ]
