from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.find import meeting
from extractor.find.meeting.group.names import blanked
from extractor.pipeline import minutes
from extractor.read import read
from extractor.segment import segment
from models import Attendee, Document, Meeting, Span

Typed = Callable[..., Document]

PARISH = """
^**ROOK LANE PARISH COUNCIL**
Minutes of the meeting of Rook Lane Parish Council held on Wednesday 14th May 2014 at 7.30pm in Brook Hall, Mill Road
**PRESENT:** A Reeve (chairman), B Lund
**1. APOLOGIES**
None.
The meeting closed at 9.45 pm. The next meeting will be on 11 June 2014.
"""
CITY = """
**City of Larkfield**
**City Council Regular Meeting Minutes**
Tuesday, May 3, 2018
Council Chambers, 210 Mill Street
**CALL TO ORDER**
Mayor Ellen Strand called the meeting to order at 7:02 p.m.
**ADJOURNMENT**
The meeting adjourned at 8:10 p.m.
"""
TRUST = """
**Larkfield Health NHS Trust**
Minutes of the Board of Directors meeting held in public on Thursday 3 May 2018 at 9.30am in the Boardroom, Fen House
**1 Welcome**
The Chair welcomed everyone.
"""
SHIRE = """
**MINUTES of the Ordinary Meeting of Larkfield Shire Council held in the Council Chambers, Mill Street on 3 May 2018 \
commencing at 5.30pm**
**1. OPENING**
The Mayor, Cr Jane Reeve, declared the meeting open at 5.32pm.
**2. CLOSURE**
There being no further business the Mayor declared the meeting closed at 8.15pm.
"""
LIBRARY = """
The Board of Trustees of the Larkfield Library met on Tuesday, May 3, 2018 at the Main Library. \
President Ann Reeve called the meeting to order at 5:35 p.m.
Bo Lund moved to approve the minutes. Carried.
There being no further business, the meeting was adjourned at 7 p.m.
Next meeting: June 7
"""
CLUB = """
**Minutes of the 45th Annual General Meeting of Larkfield Chess Club held at the Red Lion on Thursday 3rd May 2018**
Ann Reeve took the chair and opened the meeting at 8.10 pm.
The meeting closed at 10 pm. Next AGM: May 2019.
"""
CHAIRS = """
^**ALCC Minutes**
^**Autumn 2018**
October 16, 2018
Brook Community College, Mill Campus
Presiding: Ann Reeve, Fenland Community College
**1. Welcome**
Everyone was welcomed.
"""
MEMBERS = """
**Larkfield Ramblers Shared Minutes | 3 May 2018**
**1. Reports**
Bo Lund read the minutes from 2 February 2018, 2 March 2018, and April 5, 2018.
**Next meeting: 7 June 2018**
Later meetings: 2 August 2018
| Actual start time | 19:10 BST |
| Actual end time | 20:41 BST |
"""
FOUNDERS = """
^Rook Lane Association Annual General Meeting
^1st — 2004
**1 Chair**
Nobody objected to Ann Reeve chairing the meeting.
"""
OWNERS = """
**LARKFIELD HOMEOWNERS ASSOCIATION**
**BOARD OF DIRECTORS MEETING**
**May 3, 2018**
**MINUTES**
Meeting was called to order by Bo Lund at 6:31 PM via Zoom.
**Adjournment**
Moved to adjourn at 7:45 PM.
"""
COMMITTEE = """
**LARKFIELD BOROUGH COUNCIL**
**PLANNING COMMITTEE**
Minutes of a meeting held at the Town Hall on 3 May 2018 at 7.00 pm
**In the chair:** Councillor Ann Reeve
**1. APOLOGIES**
None.
"""
CALL = """
**Schema Working Group Teleconference**
Date: 2018-05-03
Time: 15:00-16:00 UTC
Place: Zoom
Chair: Ingrid Solberg
Scribe: Dev Kapoor
**Status:** Draft
**Next call**
17 May 2018
"""
FORM = """
**Meeting Minutes**
| Meeting Date: | 21st February 2019 |
| Meeting Time: | 10am-12pm |
| Meeting location: | CIS 003 |
| Minutes issued by: | Ann Reeve |
**Discussion:**
We talked about the plan and about who would write what.
"""
LINES = """
**Open Records User Group**
MINUTES
15th meeting
12 June 2014, 13:30-17:00
Fen House, 6th Floor, 80 Mill Street, Larkfield
**Welcome**
The chair thanked those who had left.
"""
EARLIER_DATES = """
**Steering Group**
1. The minutes of the meeting of 2 December 2014 were approved.
2. Meeting of 3 March 2015: the group met in Room 4 on the ground floor.
"""
AGENDA = """
**LITTLE ROOK PARISH COUNCIL**
**AGENDA**
You are summoned to attend the meeting of Little Rook Parish Council to be held on Monday 8 April 2019 at 7.30 pm in \
the Village Hall, Church Lane, Little Rook, for the purpose of transacting the following business. Members of the \
press and public are welcome.
Rose Quill, Clerk, 1 April 2019
1. To receive apologies
"""


def facts(made: Document, attendees: tuple[Attendee, ...] = ()) -> Meeting:
    return meeting.find(made, tuple(segment(made)), attendees)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            PARISH,
            {
                "body": "Rook Lane Parish Council",
                "organisation": None,
                "date": "2014-05-14",
                "start": "19:30",
                "end": "21:45",
                "location": "Brook Hall, Mill Road",
                "chair": "A Reeve",
                "next_meeting": "2014-06-11",
            },
            id="a title that is a sentence",
        ),
        pytest.param(
            CITY,
            {
                "body": "City Council",
                "organisation": "City of Larkfield",
                "date": "2018-05-03",
                "start": "19:02",
                "end": "20:10",
                "location": "Council Chambers, 210 Mill Street",
                "chair": "Ellen Strand",
                "next_meeting": None,
            },
            id="a title in lines; the mayor calls to order",
        ),
        pytest.param(
            TRUST,
            {
                "body": "Board of Directors",
                "organisation": "Larkfield Health NHS Trust",
                "date": "2018-05-03",
                "start": "09:30",
                "location": "Boardroom, Fen House",
            },
            id="a board below its trust",
        ),
        pytest.param(
            SHIRE,
            {
                "body": "Larkfield Shire Council",
                "date": "2018-05-03",
                "start": "17:32",  # declared, not the 5.30 it was called for
                "end": "20:15",
                "location": "Council Chambers, Mill Street",
                "chair": "Jane Reeve",
            },
            id="the declared time wins over the scheduled",
        ),
        pytest.param(
            LIBRARY,
            {
                "body": "Board of Trustees of the Larkfield Library",
                "date": "2018-05-03",
                "start": "17:35",
                "end": "19:00",
                "location": "Main Library",
                "chair": "Ann Reeve",
                "next_meeting": "2018-06-07",
            },
            id="minutes told as prose, no head",
        ),
        pytest.param(
            CLUB,
            {
                "body": "Larkfield Chess Club",
                "date": "2018-05-03",
                "start": "20:10",
                "end": "22:00",
                "location": "Red Lion",
                "chair": "Ann Reeve",
                "next_meeting": "2019-05",
            },
            id="a club's annual meeting",
        ),
        pytest.param(
            OWNERS,
            {
                "body": "BOARD OF DIRECTORS",
                "organisation": "LARKFIELD HOMEOWNERS ASSOCIATION",
                "date": "2018-05-03",
                "start": "18:31",
                "end": "19:45",
                "location": "via Zoom",
                "chair": "Bo Lund",
            },
            id="a board on the line below its association",
        ),
        pytest.param(
            COMMITTEE,
            {
                "body": "PLANNING COMMITTEE",
                "organisation": "LARKFIELD BOROUGH COUNCIL",
                "date": "2018-05-03",
                "start": "19:00",
                "location": "Town Hall",
                "chair": "Ann Reeve",
            },
            id="a council's committee",
        ),
        pytest.param(
            CALL,
            {
                "body": "Schema Working Group",
                "date": "2018-05-03",
                "start": "15:00",
                "end": "16:00",
                "location": "Zoom",
                "chair": "Ingrid Solberg",
                "secretary": "Dev Kapoor",
                "next_meeting": "2018-05-17",
                "approval": "draft",
            },
            id="fields",
        ),
        pytest.param(
            FORM,
            {
                "body": None,
                "date": "2019-02-21",
                "start": "10:00",
                "end": "12:00",
                "location": "CIS 003",
                "chair": None,
                "secretary": "Ann Reeve",
            },
            id="a form in a table",
        ),
        pytest.param(
            LINES,
            {
                "body": "Open Records User Group",
                "date": "2014-06-12",
                "start": "13:30",
                "end": "17:00",
                "location": "Fen House, 6th Floor, 80 Mill Street, Larkfield",
                "chair": "chair",  # only the office is named
            },
            id="short lines",
        ),
        pytest.param(
            EARLIER_DATES, {"date": "2015-03-03", "location": "Room 4"}, id="not the date of the minutes approved"
        ),
        pytest.param(
            AGENDA,
            {
                "body": "LITTLE ROOK PARISH COUNCIL",
                "date": "2019-04-08",
                "start": "19:30",
                "location": "Village Hall, Church Lane, Little Rook",
            },
            id="a summons; the clerk signed on another day",
        ),
        pytest.param("", {"body": None, "date": None, "start": None, "chair": None}, id="nothing"),
        (
            CHAIRS,
            {
                "body": "ALCC",
                "organisation": None,
                "date": "2018-10-16",
                "location": "Brook Community College, Mill Campus",
                "chair": "Ann Reeve",
            },
        ),
        (
            MEMBERS,
            {
                "body": "Larkfield Ramblers",
                "date": "2018-05-03",
                "start": "19:10",
                "end": "20:41",
                "next_meeting": "2018-06-07",
            },
        ),
        (FOUNDERS, {"body": "Rook Lane Association", "date": "2004", "chair": "Ann Reeve"}),
    ],
)
def test_facts_are_read_from_the_head_and_the_text(typed: Typed, text: str, expected: dict[str, str | None]) -> None:
    found = facts(typed(text)).model_dump()
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("^Town of Rook Lane\n3 May 2018\n**CALL TO ORDER**\nAnn Reeve spoke.", "Town of Rook Lane"),
        ("**HARBOUR PROJECTS FINANCING**\n**CORPORATION OF ELM COUNTY**\nMinutes of 3 May 2018", None),
        ("**Harbour Network for**\n**Women in Tide Science**\nMinutes, 3 May 2018", None),
        ("Minutes of a Special Meeting (quorum only) of Rook Lane Council held on 3 May 2018", "Rook Lane Council"),
        ("**3 May 2018 Virtual Tide Board Meeting**", "Tide Board"),
        ("**openTide Face-to-Face Board Meeting 2018 Minutes**\n3 May 2018", "Board"),
        ("**Committee meeting for Rook Lane Forge 3 May 2018**", "Rook Lane Forge"),
        ("**2018-05-03 Board Meeting**\nPresent: Ann Reeve\n**TIDE Board Meeting, May 3rd 2018**", "TIDE Board"),
        ("**Decisions made at the Business Meeting 3 May 2018**\nPresent: Ann Reeve, Bo Lund", None),
        ("| Rook Lane Council Meeting Minutes |\nDate: 3 May 2018\nTime: 7 pm", "Rook Lane Council"),
        (
            "**3 May 2018 Agenda**\n| Rook Lane Board Meeting Minutes | Page 1 |\n| Time: 7 pm | Barn |",
            "Rook Lane Board",
        ),
        ("| **Board of Wardens** | Present: Ann Reeve |\n| 3 May 2018 | Bo Lund |", "Board of Wardens"),
    ],
)
def test_the_group_is_read_from_titles_however_they_are_set(typed: Typed, head: str, body: str | None) -> None:
    whole = " ".join(head.replace("*", "").splitlines()[:2]) if body is None and "\n**" in head else body
    assert facts(typed(head)).body == whole


@pytest.mark.parametrize(
    ("text", "coming"),
    [
        ("• Future Board Meetings - 10 am every other month\nJune 14\nMill End\nAugust 9\nLarkfield", "2018-06-14"),
        ("Time and date for the next meeting are to be set by the chair. It should be in mid-June.", "2018-06"),
        ("The scheduled June 7 meeting clashes with a holiday.", "2018-06-07"),
        ("It was agreed that the AGM would be held remotely on 8 June.", "2018-06-08"),
        ("The June 7 meeting clashes with a holiday. Next meeting: 9 June", "2018-06-09"),
        ("The next Harbour Trades Forum meeting is on 25th June.", None),
        ("Next meeting of the Harbour Trades Forum 25th June. All thanked Bo Lund.", None),
        ("The fair will be on 8 June.", None),
        ("The committee will meet on 31 June.", None),  # no such day
        ("The committee will meet again on 8 June 2025.", None),  # too far off
    ],
)
def test_the_next_meeting_is_told_by_its_day_where_nothing_calls_it_next(
    typed: Typed, text: str, coming: str | None
) -> None:
    assert facts(typed(f"**Ramblers Committee minutes, 3 May 2018**\nPresent: Bo Lund\n{text}")).next_meeting == coming


def test_day_place_and_hour_may_stand_below_a_heading_of_theirs(typed: Typed) -> None:
    text = "**Ramblers Committee minutes 3 May 2018**\n**1 Reports**\n" + "Bo Lund spoke of the wet path.\n" * 50
    told = facts(
        typed(text + "**Date, Time and Location**\nThe meeting took place virtually, via Brightroom, at 6:00pm.")
    )
    assert (told.start, told.location) == ("18:00", "via Brightroom")


@pytest.mark.parametrize(
    ("label", "value", "told"),
    [
        ("Date / Time", "Thu 3 May 2018, 10:00–11:30", ("2018-05-03", "10:00", "11:30", None)),
        ("Date, Time and Venue", "3 May 2018, 10:00-11:30, Brook Hall", ("2018-05-03", "10:00", "11:30", "Brook Hall")),
        ("Time & Date", "10:00-11:30, 3 May 2018", ("2018-05-03", "10:00", "11:30", None)),
        ("When / Where", "3 May 2018 10am / Brook Hall", ("2018-05-03", "10:00", None, "Brook Hall")),
        ("Meeting date & venue", "3 May 2018; Brook Hall", ("2018-05-03", None, None, "Brook Hall")),
    ],
)
def test_a_label_may_join_day_hour_and_place(
    label: str, value: str, told: tuple[str | None, ...], tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_heading("Ramblers Committee", 1)
    rows = ((label, value), ("Present", "Bo Lund, Ann Reed, Tom Hale"), ("Apologies", "Kit Moss"))
    table = document.add_table(rows=0, cols=2)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.save(str(tmp_path / "minutes.docx"))
    found = minutes(read(tmp_path / "minutes.docx")).meeting
    assert found is not None
    assert (found.date, found.start, found.end, found.location) == told


def test_the_files_name_names_the_group_that_the_text_only_mentions(typed: Typed) -> None:
    text = "Venue\nThe hall, 3 May 2018\nRook Labs can't offer any return. All thanked Rook Labs."
    assert facts(typed(text, path="rook-labs-town-hall-2018-05-03.pdf")).body == "Rook Labs"
    assert facts(typed(text.replace("Rook Labs can", "Rook Labs Trading can"), path="rook-labs-2018.pdf")).body is None
    assert facts(typed(text, path="minutes.pdf")).body is None


@pytest.mark.parametrize(
    ("text", "chair"),
    [
        ("Present: Bo Lund\n**Call to Order Ann Reeve**\n7 pm", "Ann Reeve"),
        ("Present: Bo Lund\n1. Call to order at 7 pm", None),
        ("PRESENT IN THE CHAIR: Councillor A. Reeve, Mayor.\nMEMBERS PRESENT: B. Lund", "A. Reeve"),
        ("Present Ann Grey Reeve, Churchwarden in the Chair, Messrs Lund and Oakes.", "Ann Grey Reeve"),
        ("Meeting was called at 5:00pm by Ann to discuss the rules.", "Ann"),
        ("3:00 UTC - Meeting starts (Ann Reeve)\n3:05 UTC - Housekeeping (Bo Lund)", "Ann Reeve"),
        ("• Lead by Ann Reeve\n• Roads were spoken of.", "Ann Reeve"),
        ("A letter of Bo Lund, Chairman Executive Committee of the Elm Board, was read.", None),
        ("As chairperson, Ann Reeve conducted the meeting.", "Ann Reeve"),
        ("Apologies were received from Ann Reeve - Chairman and Bo Lund.", None),
        ("Arbitrator Ann Reeve presided over a full-day hearing.", None),
        ("Chair: Reeve\n3 Grace\nReeve said it.", "Reeve"),  # no name goes over two lines
        ("Bo Lund spoke.\n" + "The path is wet. " * 150 + "\nThe Tide Group, chaired by Ann Reeve, met.", None),
    ],
)
def test_who_chaired_is_told_by_deeds_at_this_meeting(typed: Typed, text: str, chair: str | None) -> None:
    assert facts(typed(f"**Ramblers Committee minutes, 3 May 2018**\n{text}")).chair == chair


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("**Ramblers Committee**\n3 May 2018\nMill End, Ohio\nPresent: Ann Reeve", "Mill End, Ohio"),
        ("**Ramblers Committee**\n3 May 2018\nFox & Hounds Green\nPresent: Ann Reeve", "Fox & Hounds Green"),
        ("**Ramblers Committee**\n3 May 2018\nAnn Reeve\nPresent: Bo Lund", None),  # who, not where
        ("**Ramblers Committee**\n3 May 2018\n**Opening Words**\nBo Lund spoke at length of the path.", None),
        ("**RAMBLERS COMMITTEE**\nMINUTES, 8pm 3 MAY 2018\nIN THE BARN\nPresent: Bo Lund", "BARN"),
        ("Ramblers AGM 3 May 2018, The Barn 7pm\nPresent: Bo Lund", "The Barn"),
        ("**Ramblers Committee**\nMeeting Minutes, Mill Library\n3 May 2018\nPresent: Bo Lund", "Mill Library"),
        (
            "**Ramblers**\n3 May 2018\nReading Room (2nd Floor)\nThe Mill Library\n12 Larkin Street\nLarkfield, California",
            "Reading Room (2nd Floor), The Mill Library, 12 Larkin Street, Larkfield, California",
        ),
        (
            "**Ramblers Committee**\n3 May 2018\nVenue: Meeting Room\nMain Street\nLarkfield, LE16 9FT\nPresent: Bo Lund",
            "Meeting Room, Main Street, Larkfield, LE16 9FT",
        ),
        (
            "**Ramblers Committee**\nThe committee met on 3 May 2018 in Larkfield.\n3 May 2018 Mill Hotel - Larkfield\n",
            "Mill Hotel - Larkfield",
        ),
        ("**Ramblers Committee**\n3 May 2018 via ZOOM\nCall to Order - Bo Lund", "via ZOOM"),
        ("**Ramblers Committee**\n3 May 2018\nPlace: Online (Brightroom), recording on request", "Online (Brightroom)"),
    ],
)
def test_the_place_is_read_beside_and_below_the_day(typed: Typed, head: str, place: str | None) -> None:
    assert facts(typed(head)).location == place


def test_a_year_that_the_text_lacks_is_taken_from_the_file_if_the_day_agrees(typed: Typed) -> None:
    text = "**Garden Club minutes**\nThursday 3 May\nThe chair opened the meeting."
    assert facts(typed(text, created="2018-05-03T21:10:00Z")).date == "2018-05-03"
    assert facts(typed(text, created="2018-05-09T21:10:00Z", path="minutes.docx")).date is None


def test_a_short_form_is_spelt_out_as_the_files_title_has_it(typed: Typed) -> None:
    assert facts(typed(CHAIRS, title="Association of Larkfield Computing Chairs")).body == (
        "Association of Larkfield Computing Chairs"
    )


def test_the_chair_in_the_list_counts_before_the_office(typed: Typed) -> None:
    made = typed("**Data Group minutes**\nAnn Reeve\nThe Chair welcomed everyone.")
    chair = Attendee(
        span=Span(start=20, end=29),
        rule="x",
        name="Ann Reeve",
        as_printed="Ann Reeve",
        role="Acting Chair",
        status="present",
    )
    assert facts(made, (chair,)).chair == "Ann Reeve"
    assert facts(made, (chair.model_copy(update={"role": "Vice-Chair"}),)).chair == "Chair"
    assert facts(made, (chair.model_copy(update={"status": "apologies"}),)).chair == "Chair"


@given(text=st.text("AB ab12:.,-\n|@3 May2018pmCouncil", max_size=200))
def test_every_value_has_its_evidence(typed: Typed, text: str) -> None:
    made = typed(text)
    found = facts(made)
    told = {name for name, value in found.model_dump(exclude={"evidence"}).items() if value is not None}
    assert {one.field for one in found.evidence} == told
    assert all(one.span.end <= len(made.text) for one in found.evidence)


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Harwick General Purposes Committee", "Harwick General Purposes Committee"),
        ("Public Rights of Way Panel", "Public Rights of Way Panel"),
        ("Local Public Wells Board - fifth meeting", "Local Public Wells Board -"),
        ("Action Group", "Action Group"),
        ("Harwick Parish Council A.G.M", "Harwick Parish Council"),
        ("Parish Council Virtual Meeting", "Parish Council"),
        ("Council Public Session", "Council"),
        ("Special General Meeting", ""),
    ],
)
def test_a_word_for_the_kind_of_meeting_stays_where_a_name_goes_on_behind_it(title: str, left: str) -> None:
    assert " ".join(blanked(title).split()) == left
