from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph as Printed
from reportlab.platypus import SimpleDocTemplate, Table, TableStyle

from extractor.read import read
from extractor.segment import segment
from models import Document, Section

# Labels over a list of names may be sections or not.
_OPTIONAL = {"present", "attending", "attendees"}

Typed = Callable[..., Document]
Row = tuple[int, str | None, str]


def rows(sections: list[Section]) -> list[Row]:
    return [(s.level, s.number, s.title) for s in sections if s.title.casefold() not in _OPTIONAL]


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

PLAIN_AGENDA_FIRST = """
^**Larkfield Technical Committee**
**3 May 2018**
Agenda:
Opening
• Summary of the last call
Pipeline of projects
• Two new projects
Open discussion
• Times of the calls
Meeting notes:
**Opening:**
• Ann Reeve read the notice and nothing was added to the agenda.
**Pipeline of projects**
• Bo Lund reported that two new projects had asked to join and were being looked at.
**Open discussion**
• The times of the calls will be looked at again in the summer, when more people are back.
"""
SHORT_FORMS = """
Larkfield Colleges' Council
Minutes of 3 May 2018
**Campus reports**
__LCC__
- Enrolment was up on last year and two teachers were being sought.
__Rook Valley College__
- The new building was opened in March and is already full of students.
__RVT__
- A second course was begun and the first students have taken it.
**Hosting**
Ann Reeve said that Rook Valley would host the next meeting in the autumn.
"""
BULLETED_LEADS = """
^**Larkfield Women in Science, 3 May 2018**
The committee met in the library. Those present were Ann Reeve, Bo Lund and Jo Park.
• Minutes: The minutes of the April meeting were read and agreed as they had been sent out.
• Treasurer's Report: Bo told us what had been spent and that the dues were coming in slowly.
• Summer picnic: Jo has ordered the food for Saturday and asked for help with the tables.
• Logo contest: Ann wants to have the poster ready by the end of the month for the schools.
• Annual meeting: No report was given, since the hotel had not yet answered our letter.
The next meeting will be held on 7 June at noon in the same place.
"""
LISTS_OF_NAMES = """
**Larkfield Chapter**
**Minutes of the call of 3 May 2018**
1. The minutes of the April meeting were approved by all members.
2. Ann Reeve reported that she had sent the papers for the renewal.
3. The committees were formed anew as follows:
(a) Election: Drs. Ann Reeve, Bo Lund, Jo Park
(b) Website: Drs. Cy Oakes, Di Marsh, Ed Park, Flo Reed
(c) Membership: Drs. Ann Reeve, Di Marsh, Ed Park
(d) Health Fairs: Drs. Jo Park, Cy Oakes, Bo Lund
4. The call was ended at eight.
"""
TOPICS_IN_BULLETS = """
^**Team Rook**
**Meeting 1, 3 May 2018**
**1. Reason for meeting**
The team met to agree upon its rules and upon who does what.
**2. Topics**
• **Topic #1: Ground rules**
Everybody comes in time, and whoever is late buys the tea for the others.
• **Topic #2: Who does what**
Ann writes the report and Bo makes the slides for the talk in June.
**3. Next meeting**
It will be on 10 May in the library.
"""
ITEMS_WITH_MORE = """
**Larkfield Schema Committee**
**3 May 2018**
**Discussion topics**
| **Item** | **Presenter** | **Notes** |
| Approve 5 April minutes. | Ann Reeve | The minutes were posted to the site last week and were approved. |
| tools for the handbook pages | Bo Lund | Help is needed to divide the tasks that remain, and Bo will write to the list. |
| Proposal 45 / **SCH-182** | Jo Park | The branch has not been touched since February, so Jo will find out how it stands. |
"""
BULLETS_FIRST = """
**Larkfield Computer Society**
**Committee, 3 May 2018**
  • **Logo competition**
Ann said that seven drawings had come in and that the vote is open until Friday.
4. Past events
  • **Film night**
Forty came, and the room was too small for them.
5. Events to come
  • **Quiz**
The hall is booked for the last Friday in June.
6. Any other business
  • **Open day**
Two helpers are wanted for the stall in the morning.
"""
BANNERS = """
**Larkfield Hospital Board**
**Minutes of the meeting held on 3 May 2018**
| **Item** | **Discussion** | **Action** |
| **Opening business** | | |
| Welcome and apologies | The Chair welcomed everyone to the meeting and received an apology from Dr Park. | |
| **Quality and safety** | | |
| Falls on the wards | The director reported that falls had become fewer in April and said why that was. | AR |
"""

REGISTER = """
**Larkfield Teaching Board**
**Minutes of the meeting held on 3 May 2018**
**Motions**
**Motion #2018-05/1**
Text: That the spring course is held in Rook Lane.
Resolution: Passed
**Motion #2018-05/2**
Text: That two helpers are paid for the course.
Resolution: Postponed
**Motion #2018-05/3**
Text: That the handbook is printed again.
Resolution: Passed
**Actions**
1. Bo Lund: write to the printer and ask for a price for the handbook.
2. Ann: find a room for the autumn course that holds forty.
3. Jo Park: tell the helpers when they are wanted and where.
4. Carol Oakes: bring the accounts of the spring course to the meeting.
"""
PARTS_BY_CAPITALS = """
**Rook Lane Airfield Board**
**3 May 2018**
**1. Roll call**
All were there but Jo Park.
**2. Items of business**
Rationale:
2.A. Discuss the new leases for the farm land
The treasurer will talk to the farmers before the summer is over.
2.B. Bids for the south field
Bids will be opened on the first Monday of June at noon.
2.C. Fuel depot
The pump was mended and it has worked since then.
**3. Adjournment**
The meeting closed at nine.
"""
PARTS_OF_ROMANS = """
Rook Lane School Board
3 May 2018
I. Call to Order
Ann Reeve called the meeting to order at 6.37 pm.
I.A. Roll Call - Present were Ann Reeve, Bo Lund and Jo Park.
I.B. Pledge of Allegiance - Ann Reeve led the pledge.
I.C. Adoption of Agenda - Bo Lund moved that the agenda was adopted, and all were for it.
II. Discussion
II.A. Review of applications - The board read four letters and asked for two more.
III. Adjournment
The meeting closed at nine.
"""
ADORNED = """
**Rook Lane Film Society**
**3 May 2018**
**/ Programme for the autumn /**
Five films were chosen and Bo will ask what they cost.
**<< Workshops >>**
Jo held one in April, and twelve came to it.
**<name> and <place>**
Bo said what the two tags of the catalogue are for.
**~ Closing ~**
Ann thanked all who had come on such a day.
"""
NEXT_AGENDA_FIRST = """
**Agenda 10 May 2018 / Minutes 3 May 2018**
**Agenda 10 May 2018**
1. Approval of Minutes
2. Reports
3. Sign-ups for committees
4. Notes and new business
**Council Minutes 3 May 2018**
**1. Approval of Minutes**
The minutes were approved as they had been sent out.
**2. Reports**
The treasurer said that the council had a little left for the summer.
**3. Elections**
Ann Reeve was elected to lead the council in the autumn.
"""


STOPPED_ITEMS = """\
Harbour Lodge
Minutes of the branch meeting held on 4 May 1962 at the Fleece Hotel
Brother Lund was in the chair and there were nine members present at the beginning of the evening.
It was proposed by Mr Reeve and seconded by Mr Oakes that the book of the last meeting be approved.
Correspondence. A letter was read from the railway on the hire of the lower shed for the summer.
It was felt that nothing could be done about it before the roof was made good by the owners.
Treasurer's Report. The balance in hand was nine pounds, and all bills of the quarter had been paid.
The members were pleased to hear it, and thanked the Treasurer for the care that he had taken.
Any Other Business. A raffle of eggs was held by the ladies, who had brought tea and cakes as well.
The evening ended with songs, and with thanks to Mr Oakes, who had lent his gramophone for it."""

STOPPED_LINES = """\
Harbour Lodge
Minutes of the branch meeting held on 4 May 1962 at the Fleece Hotel
Brother Lund was in the chair and there were nine members present at the beginning of the evening.
Correspondence.
A letter was read from the railway on the hire of the lower shed for the summer.
Treasurer's Report.
Income nine pounds. Outgoings two pounds.
Any Other Business.
A raffle of eggs was held by the ladies, who had brought tea and cakes as well."""

LISTS = """Harbour users' meeting

Six of us met in the pavilion on the quay, and Bo Lund has taken these notes for the others.

Moving the pumps to the new shed

- The shed is dry, and the electrician has seen it
- It would cost about as much as the repair did last year
- Bo will ask whether the old plinth can be used again

Licence for the crane on the north quay

- The licence runs out in May, which nobody had noticed
- Most of those who use it think that it should be renewed

Paint of the harbour railings

- They were last painted nine years ago, in green
- The county asks for a colour that can be seen at night

Newsletter for the berth holders

- Nobody has offered to write it since Ann moved away
- It could be put on the board by the slipway instead
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            REGISTER,
            [
                (1, None, "Motions"),
                (2, None, "Motion #2018-05/1"),
                (2, None, "Motion #2018-05/2"),
                (2, None, "Motion #2018-05/3"),
                (1, None, "Actions"),
            ],
            id="titles that differ in nothing but a number that counts up, and tasks with whose they are",
        ),
        pytest.param(
            PARTS_BY_CAPITALS,
            [
                (1, "1", "Roll call"),
                (1, "2", "Items of business"),
                (2, "2.A", "Discuss the new leases for the farm land"),
                (2, "2.B", "Bids for the south field"),
                (2, "2.C", "Fuel depot"),
                (1, "3", "Adjournment"),
            ],
            id="parts of a numbered item by capitals",
        ),
        pytest.param(
            PARTS_OF_ROMANS,
            [
                (1, "I", "Call to Order"),
                (2, "I.A", "Roll Call"),
                (2, "I.B", "Pledge of Allegiance"),
                (2, "I.C", "Adoption of Agenda"),
                (1, "II", "Discussion"),
                (2, "II.A", "Review of applications"),
                (1, "III", "Adjournment"),
            ],
            id="parts of an item with a Roman number",
        ),
        pytest.param(
            ADORNED,
            [
                (1, None, "Programme for the autumn"),
                (1, None, "Workshops"),
                (1, None, "<name> and <place>"),
                (1, None, "Closing"),
            ],
            id="titles with a sign on both sides",
        ),
        pytest.param(
            NEXT_AGENDA_FIRST,
            [
                (1, None, "Agenda 10 May 2018"),
                (1, None, "Council Minutes 3 May 2018"),
                (2, "1", "Approval of Minutes"),
                (2, "2", "Reports"),
                (2, "3", "Elections"),
            ],
            id="the agenda of the next meeting, dated, before the minutes",
        ),
        pytest.param(
            PLAIN_AGENDA_FIRST,
            [
                (1, None, "Agenda"),
                (1, None, "Meeting notes"),
                (1, None, "Opening"),
                (1, None, "Pipeline of projects"),
                (1, None, "Open discussion"),
            ],
            id="an agenda in plain lines, whose rows come again",
        ),
        pytest.param(
            SHORT_FORMS,
            [
                (1, None, "Campus reports"),
                (2, None, "LCC"),
                (2, None, "Rook Valley College"),
                (2, None, "RVT"),
                (1, None, "Hosting"),
            ],
            id="a short form in capitals is set as its neighbours are",
        ),
        pytest.param(
            BULLETED_LEADS,
            [
                (1, None, "Minutes"),
                (1, None, "Treasurer's Report"),
                (1, None, "Summer picnic"),
                (1, None, "Logo contest"),
                (1, None, "Annual meeting"),
            ],
            id="bullets that open with the name of an item",
        ),
        pytest.param(LISTS_OF_NAMES, [], id="a list of who sits where is none of headings"),
        pytest.param(
            TOPICS_IN_BULLETS,
            [
                (1, "1", "Reason for meeting"),
                (1, "2", "Topics"),
                (2, "1", "Ground rules"),
                (2, "2", "Who does what"),
                (1, "3", "Next meeting"),
            ],
            id="a number with its word after a bullet",
        ),
        pytest.param(
            ITEMS_WITH_MORE,
            [
                (1, None, "Discussion topics"),
                (2, None, "Approve 5 April minutes"),
                (2, None, "tools for the handbook pages"),
                (2, None, "Proposal 45"),
            ],
            id="whatever a column of items holds is an item, and only the first words of the cell",
        ),
        pytest.param(
            BULLETS_FIRST,
            [
                (1, None, "Logo competition"),
                (1, "4", "Past events"),
                (2, None, "Film night"),
                (1, "5", "Events to come"),
                (2, None, "Quiz"),
                (1, "6", "Any other business"),
                (2, None, "Open day"),
            ],
            id="a bullet further right holds no number, and lies where its like lie",
        ),
        pytest.param(
            BANNERS,
            [
                (1, None, "Opening business"),
                (2, None, "Welcome and apologies"),
                (1, None, "Quality and safety"),
                (2, None, "Falls on the wards"),
            ],
            id="a cell alone in its row stands over the rows below",
        ),
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
        pytest.param(
            STOPPED_ITEMS,
            [(1, None, "Correspondence"), (1, None, "Treasurer's Report"), (1, None, "Any Other Business")],
            id="a typewriter's: names of items with a full stop, before their text",
        ),
        pytest.param(
            STOPPED_LINES,
            [(1, None, "Correspondence"), (1, None, "Treasurer's Report"), (1, None, "Any Other Business")],
            id="a typewriter's: names of items with a full stop, on lines of their own",
        ),
        pytest.param(
            LISTS,
            [
                (1, None, "Moving the pumps to the new shed"),
                (1, None, "Licence for the crane on the north quay"),
                (1, None, "Paint of the harbour railings"),
                (1, None, "Newsletter for the berth holders"),
            ],
            id="plain lines over lists, where nothing stands out",
        ),
    ],
)
def test_the_outline_follows_the_way_of_keeping_minutes(typed: Typed, text: str, expected: list[Row]) -> None:
    wanted = [row for row in expected if row[2].casefold() not in _OPTIONAL]
    assert rows(list(segment(typed(text)))) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Minutes",
        "1. The meeting was called to order at 11:05 by the chair.\n2. The minutes of March were approved as posted.",
        "**ACTION:** Clerk to write to the county council about the bridge.",
        "**Proposed** by Cllr Reeve, **seconded** by Cllr Lund",
        "**Date:** 3 May 2018\n**Venue:** Brook Hall\n**Chair:** Ann Reeve",
        "Present\nAnn Reeve\nBo Lund\nJo Park\nCy Oakes",
        "| **Name** | **Role** |\n| Ann Reeve | Chair |\n| Bo Lund | Member |",
        "| Action | Owner | Due |\n| Paint the gate | Bo Lund | 3 May |\n| Buy clocks | Ann Reeve | 4 May |",
        "24 Mill Road, Larkfield\n3 Chapel Lane, Larkfield",
        "The extension at 3 Mill Lane was looked at.\n\n**Unanimously AGREED to recommend APPROVAL**\n\nThe barn was, too.",
    ],
)
def test_what_only_looks_like_a_heading_is_none(typed: Typed, text: str) -> None:
    assert rows(list(segment(typed(text)))) == []


def test_a_year_at_the_start_of_a_title_is_no_number(typed: Typed) -> None:
    text = PLAIN_LEADS.replace("Annual conference:", "2019 conference:")
    assert (1, None, "2019 conference") in rows(list(segment(typed(text))))


def test_a_letter_that_could_be_roman_is_settled_by_its_sequence(typed: Typed) -> None:
    items = "\n".join(f"**({letter}) Item {letter}**\nThe clerk reported on it and it was noted." for letter in "ghij")
    sections = segment(typed("**Minutes**\n**3. Reports**\nThese were read.\n" + items))
    assert [section.number for section in sections][-4:] == list("ghij")


ACTIONS_WITHIN = """
**1. Water**
The tap was broken and the plumber had been asked to come again.
**Actions**
Bo to ring him.
**2. Shed**
It was agreed to paint it in the spring if the weather was dry.
**Actions**
Ann to buy paint.
**3. Date of next meeting**
It will be on 3 May.
"""


def test_a_bullet_of_any_shape_opens_an_entry(typed: Typed) -> None:
    text = BULLETED_LEADS.replace("•", "❖")
    assert [section.title for section in segment(typed(text))][:2] == ["Minutes", "Treasurer's Report"]


def test_an_entry_that_says_item_three_numbers_nothing(typed: Typed) -> None:
    text = "**Agenda**\n• The list\n• Item 3\n**Finance**\nBo told the group what is left.\n**Close**\nAnn thanked all."
    sections = [(section.number, section.title) for section in segment(typed(text))]
    assert sections == [(None, "Finance"), (None, "Close")]


def test_actions_inside_an_item_lie_below_it(typed: Typed) -> None:
    assert [(section.level, section.title) for section in segment(typed(ACTIONS_WITHIN))] == [
        (1, "Water"),
        (2, "Actions"),
        (1, "Shed"),
        (2, "Actions"),
        (1, "Date of next meeting"),
    ]


def test_sections_say_what_kind_they_are_and_in_which_they_lie(typed: Typed) -> None:
    assert next(s for s in segment(typed(AMERICAN)) if s.number == "B").parent == 3
    assert [s.kind for s in segment(typed(PLAIN_CAPITALS)) if s.number] == [
        "apologies",
        "minutes_of_last_meeting",
        None,
        None,
        "any_other_business",
    ]


_LINE = st.text("AB abcde.:-–1239()•*_^/|é", max_size=60)


@given(lines=st.lists(_LINE, max_size=25))
def test_sections_tile_the_text_from_the_first_heading_on(typed: Typed, lines: list[str]) -> None:
    made = typed("\n".join(lines))
    sections = tuple(segment(made))
    starts = [section.span.start for section in sections]
    assert [section.span.end for section in sections] == [*starts[1:], len(made.text)][: len(sections)]
    for index, section in enumerate(sections):
        above = sections[section.parent].level if section.parent is not None else 0
        assert section.span.holds(section.quotes[0])
        assert section.title in made.text
        assert section.level == above + 1
        assert section.parent is None or section.parent < index


def test_a_level_that_few_headings_have_is_chance(typed: Typed) -> None:
    made = typed(
        "\n".join(
            f"**{title}**\nIt was talked about and left as it is." for title in ("Roads", "Paths", "Trees", "Ponds")
        )
    )
    lines = [replace(line, level=3) if line.span.start == 0 else line for line in made.lines]
    odd = made.model_copy(update={"lines": tuple(lines)})
    assert [section.level for section in segment(odd)] == [1, 1, 1, 1]
    levels = [replace(line, level=2 - (n % 4 == 0)) if n % 2 == 0 else line for n, line in enumerate(made.lines)]
    even = made.model_copy(update={"lines": tuple(levels)})
    assert [section.level for section in segment(even)] == [1, 2, 1, 2]


def test_an_entry_of_a_calendar_is_no_heading(typed: Typed) -> None:
    text = (
        "**1. Roads**\nThe county mends the bridge in May and the lane is shut then.\n**2. Dates to keep**\n"
        "**30 May 2019:** last day for entries\n**Mid-June 2019:** the fair\n**3. Close**\nAnn thanked all who came."
    )
    assert [section.title for section in segment(typed(text))] == ["Roads", "Dates to keep", "Close"]


def test_names_below_apologies_are_no_heading_however_they_are_set(typed: Typed) -> None:
    text = (
        "**1. Apologies**\n**A Reed and B Lund**\n**2. Roads**\nThe county mends the bridge in May.\n"
        "**3. Close**\nAnn thanked all who came."
    )
    assert [section.title for section in segment(typed(text))] == ["Apologies", "Roads", "Close"]


def test_a_line_of_names_that_ends_a_sentence_heads_nothing(typed: Typed) -> None:
    text = (
        "**Minutes of the hut committee**\n__Public:__\nThree of the village came, Olive Penn,\n"
        "Hugh Carr, Tom Dale\n1. Apologies\nNone were sent.\n2. Finance\nBo told the group what is left.\n"
        "3. Date of next meeting\nIt will be on 3 May."
    )
    found = [(section.level, section.title) for section in segment(typed(text))]
    assert found[-3:] == [(1, "Apologies"), (1, "Finance"), (1, "Date of next meeting")]
    assert "Hugh Carr, Tom Dale" not in [title for _, title in found]


def test_an_items_name_may_fill_its_column_in_a_printed_table(tmp_path: Path) -> None:
    said = [
        "Welcome and apologies<br/>Ann Lee opened the meeting and thanked all for coming.",
        "Slipway repairs<br/>Two quotes had come in, and a third is on its way.",
        "Any other business<br/>The lamp at the gate is out again and is to be mended.",
        "Date of next meeting<br/>Tuesday 8 June 2021 at 7.30 pm.",
    ]
    style = ParagraphStyle("cell", fontName="Helvetica", fontSize=11, leading=13)
    rows = [[str(number), Printed(words, style)] for number, words in enumerate(said, start=1)]
    ruled = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    SimpleDocTemplate(str(tmp_path / "minutes.pdf")).build([Table(rows, [40, 128], style=ruled)])
    found = segment(read(tmp_path / "minutes.pdf"))
    assert [(one.number, one.title) for one in found] == [
        (str(number), words.split("<br/>")[0]) for number, words in enumerate(said, start=1)
    ]


@pytest.mark.parametrize(
    ("before", "numbers", "sign"),
    [
        ("Item ", ["B.2", "B.3"], ""),
        ("ITEM ", ["C4", "C5"], ""),
        ("Agenda item ", ["C4", "C5"], ":"),
        ("Item ", ["D.4.1", "D.4.2"], " –"),
        ("Item ", ["B", "C"], ""),
    ],
)
def test_an_items_number_may_open_with_a_letter(typed: Typed, before: str, numbers: list[str], sign: str) -> None:
    told = "The joiner had looked at the slipway and would send his price in the week."
    titles = zip(numbers, ["Repairs to the boathouse", "Oars for the crews"], strict=True)
    items = "\n".join(f"**{before}{number}{sign} {title}**\n{told}" for number, title in titles)
    found = rows(list(segment(typed(f"**Minutes**\n**Roads**\n{told}\n{items}"))))
    assert [row[1:] for row in found[-2:]] == [
        (numbers[0], "Repairs to the boathouse"),
        (numbers[1], "Oars for the crews"),
    ]


@pytest.mark.parametrize("dash", ["–", "—"])
def test_a_dash_set_close_parts_a_title_from_its_text(typed: Typed, dash: str) -> None:
    before = "1. Dues – All had been paid but two, and the treasurer was thanked."
    told = f"2. Oars and paddles{dash} Six new ones had come and were put in the rack."
    after = "3. Slipway – The joiner had looked at it and would send his price."
    assert (1, "2", "Oars and paddles") in rows(list(segment(typed(f"**Minutes**\n{before}\n{told}\n{after}"))))


@pytest.mark.parametrize("dots", [" … ", "… "])
def test_dots_part_a_long_title_that_stands_out_from_its_text(typed: Typed, dots: str) -> None:
    title = "Apologies for absence & notices of those coming late"
    before = "1. __Dues__ … All had been paid but two, and the treasurer was thanked."
    after = "3. __Slipway__ … The joiner had looked at it and would send his price."
    text = f"**Minutes**\n{before}\n2. __{title}__{dots}There were none.\n{after}"
    assert (1, "2", title) in rows(list(segment(typed(text))))
