from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import extract
from extractor.parts import parts
from models import Document

Typed = Callable[..., Document]

BOOK = """
Rook Lane Recreation Ground Committee
Minutes of a meeting held in the Pavilion on 12th March 1987
Present. Mr A. Reeve (in the chair), Mrs B. Lund.
Mower. It was past mending.
The meeting closed at 9 p.m.
Minutes of a meeting held in the Pavilion on 14th May 1987
Present. Mr A. Reeve (in the chair), Dr J. Park.
Mower. A new one had been bought.
The next meeting would be on 2nd July 1987.
"""
FIELDS = """
Project minutes
Date: 3 May 2018
Time: 1pm
Attendees: Ann, Bo
We chose the topic.
Date: 10 May 2018
Time: 2pm
Attendees: Ann, Bo
We wrote the plan.
"""
NUMBERED = """
Minutes of Meeting # 1 3/5/2018
We are four in this group.
We met the supervisor.
Minutes of Meeting # 2 10/5/2018
We chose a topic.
We split the work.
"""
ONE = """
**Rook Lane Parish Council**
Minutes of the meeting held on 3 May 2018
Present: Cllrs Reeve and Lund
**1. Minutes of the meeting held on 5 April 2018**
These were approved and signed.
**2. Minutes of the Finance Committee held on 12 April 2018**
These were noted. Present at that meeting: Cllr Reeve.
**3. Actions**
| Action | Owner | Date |
| Paint the gate | Bo | 10 May 2018 |
| Buy clocks | Ann | 17 May 2018 |
**4. Date of next meeting**
7 June 2018
"""
EVENT_WITHIN = """
Science Club meeting notes for 3 May 2018
Attendees: Ann, Bo
The fair was discussed and these details were given.
DATE: 6 June 2018
TIME: 8:30 am
LOCATION: the museum
Ann will bring the posters.
"""

LOG = """
Supervisor meetings
• 26/05/2017
We met for the first time and talked about how the project would be run.
The report was put off to June.
• 30/06/2017
The books that we were given were gone through one by one with the supervisor.
Bo asked about the format of the files.
• 06/09/2017
The meetings of the last term were settled, and the aims were gone through again.
Ann showed the first results.
"""
CALLS = """
# Parser calls
## Weekly call 2023-03-20
- Ann showed the new grammar, and nobody had seen it fail on the old files.
- Bo will write the tests before the next call.
## Weekly call 2023-03-13
- The release was put off because two of the open reports are about lost text.
- Jo looks at both of them this week.
## Weekly call 2023-03-06
- The plan for the spring was agreed, with a release at the end of every month.
- Cy joined the group and was welcomed.
"""
COVER = """
ROOK LANE PARISH COUNCIL
MINUTE BOOK 1994
Contents
11 January 1994 ... 2
8 February 1994 ... 3
^Minutes of a meeting held in the Schoolroom on 11 January 1994
Present: Mr A. Reeve, Mrs B. Lund
The lamps had been mended.
^Minutes of a meeting held in the Schoolroom on 8 February 1994
Present: Mr A. Reeve, Dr J. Park
The lamps were broken again.
"""
SEVERAL_DAYS = """
Workshop on schemas
**3 May 2018**
The workshop was opened and everyone said who they were and what they had come for.
The morning was given to three talks.
**4 May 2018**
The second day began with what had been left over from the first one, the time zones.
Two drafts were compared.
**5 May 2018**
The last day was for the plan, and it was agreed to meet again in the autumn.
Ann thanked the hosts.
"""
DATES_TO_COME = """
Rook Lane Parish Council
Minutes of the meeting held on 3 May 2018
Present: Cllrs Reeve and Lund
The dates of the meetings of the year were agreed:
7 June 2018
5 July 2018
6 September 2018
The meeting closed at 9 pm.
"""

SOCIETY = """
Keelby Allotment Society
Committee, 4 March 1987
Present: Ann Reeve (chair), Bo Lund
1. Apologies
Jo Park.
2. Rents
These will be £6.
3. Water
The tap by the gate leaks.
Signed ..................... Chairman
Keelby Allotment Society
Committee, 1 April 1987
Present: Ann Reeve (chair), Jo Park
1. Apologies
Bo Lund.
2. Show
It will be on 8 August 1987.
Signed ..................... Chairman
Keelby Allotment Society
Committee, 6 May 1987
Present: all
1. Minutes
Signed.
2. Hedge
It has been cut.
"""
REGULAR = """
REGULAR MEETING
March 4, 1987
The meeting was called to order at 7 pm by President Reeve.
ROLL CALL
Reeve, Lund and Park were present.
BILLS
The bills were allowed.
The meeting adjourned at 8 pm.
B. Lund, Secretary
SPECIAL MEETING
March 18, 1987
The meeting was called to order at 7 pm by President Reeve.
BUDGET
The budget was adopted.
The meeting adjourned at 7.30 pm.
B. Lund, Secretary
REGULAR MEETING
April 1, 1987
The meeting was called to order at 7 pm by President Reeve.
BILLS
The bills were allowed.
"""
TRUSTEES = """
At a Meeting of the Trustees held in the Vestry on 4 March 1951
Present: the Vicar, Mr Reeve, Mr Lund
The Minutes were read and signed.
The Clerk was asked to write to the tenant.
Signed A. Reeve, Chairman. 3 June 1951
At a Meeting of the Trustees held in the Vestry on 3 June 1951
Present: the Vicar, Mr Lund
The Minutes of the meeting held on 4 March 1951 were read and signed.
The tenant had not replied.
Signed A. Reeve, Chairman. 2 September 1951
At a Meeting of the Trustees held in the Vestry on 2 September 1951
Present: the Vicar
There was no quorum.
It was agreed to meet again.
"""
IN_THE_CHAIR = """
PARISH COUNCIL OF WEST ROOKBY
Held in the School, Tuesday 4th March 1930
Mr Reeve in the chair; Messrs Lund, Park and Oakes.
1. Minutes. Read and signed.
2. Footpaths. The stile at Dole Lane is broken.
Chairman ............... Date ...............
PARISH COUNCIL OF WEST ROOKBY
Held in the School, Tuesday 8th April 1930
Mr Lund in the chair; Messrs Park and Oakes.
1. Minutes. Read and signed.
2. Accounts. £4 2s was paid.
Chairman ............... Date ...............
PARISH COUNCIL OF WEST ROOKBY
Held in the School, Tuesday 6th May 1930
Mr Reeve in the chair; Messrs Lund and Oakes.
1. Minutes. Read and signed.
2. Pump. It is frozen no more.
"""
TO_COME = """
2025 Convention Minutes
Flint Society
Date: 2025-07-10
Time: 6 PM
Location: Library
Meeting Information
Time called to order: 6.12 pm
I. Call to Order
Quorum was established.
II. Next Meeting
Motion: to host a meeting in August
Moved by: Ann
Date: 2025-08-14
Time: 6 PM
Location: Library
III. Adjournment
The meeting was adjourned at 8 pm.
Notes for the secretary
None were left.
"""
ANNEX = """
Keelby Parish Council
Minutes of the meeting held on 14 December 2011
Present: Cllrs Reeve and Lund
1. Apologies
None were received.
2. Planning
The council resolved to object on these grounds:
Keelby Parish Council
The site is not within the village, and the plan of 31 January 2012 has not been adopted.
1. There is no footpath.
2. The lane is narrow.
The chairman closed the meeting at 9.55 pm.
Signed .............. Dated ..............
Keelby Parish Council
Financial statement as at 30 November 2011
Balance at 1 April 2011: 36,789.66
"""
RESUMED = """
Brookside School Parents
General Meeting
Tuesday 4th March 2014
Present: Ann Reeve, Bo Lund, Cy Oakes
The minutes of the last meeting were tabled.
The general meeting was closed at 9.20am and the yearly meeting opened.
General Meeting
The yearly meeting closed at 10.30am and the general meeting resumed. Ann Reeve took the chair.
Bo Lund tabled the sheets of the bank for February 2014
The treasurer's report was adopted.
Cy Oakes is to hand over the papers.
A box of sweets will be bought for the staff.
The meeting closed at 11am. The next meeting will be held on 1 April 2014.
"""
LODGE = """
Good Hope Lodge No. 9
Elmdale May 4, 1883
Lodge called to order by Bro. Lund. Officers absent: Treas.
Minutes read & approved. Moved & carried the bill of the hall be paid.
Tom Reed, Secy.
Elmdale, May 11th 1883
Lodge called to order by Sis. Oakes.
Minutes read & approved. The sick were visited by Sis. Park and Bro. Lund.
Tom Reed, Secy.
"""
DATED_TITLE = """
Larch Team 3 May 2018
Notes of our calls are kept here.
10 May 2018
We chose the topic and split the work between the three of us for a week.
Bo rang the mill.
17 May 2018
We wrote the plan and read it to each other, and nobody had much to add to it.
Bo rang the mill again.
24 May 2018
We sent the plan to the mill, with a letter that says what we want of them in June.
Bo wrote it.
"""
LETTER = """
Good Hope Lodge No. 9
Elmdale May 4, 1883
Lodge called to order by Bro. Lund. Officers absent: Treas.
Minutes read & approved. A letter was read, which is set down here.
Elmdale, May 11th 1883
Brethren, we thank you for the coal, and for the visits that you have paid to our sick.
We hope to see you all at the picnic in June, to which each may bring a friend or two.
"""


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (LOG, ["Supervisor meetings", "• 30/06/2017", "• 06/09/2017"]),
        (CALLS, ["# Parser calls", "## Weekly call 2023-03-13", "## Weekly call 2023-03-06"]),
        (COVER, ["ROOK LANE", "Minutes of a meeting held in the Schoolroom on 8"]),
        (SEVERAL_DAYS, ["Workshop"]),  # a meeting of several days is one
        (DATES_TO_COME, ["Rook Lane"]),  # no text stands under these days
        (BOOK, ["Rook Lane Recreation", "Minutes of a meeting"]),
        (FIELDS, ["Project minutes", "Date: 10 May"]),
        (NUMBERED, ["Minutes of Meeting # 1", "Minutes of Meeting # 2"]),
        (ONE, ["Rook Lane Parish"]),  # other meetings are mentioned, none is reported
        (EVENT_WITHIN, ["Science Club"]),  # an event's day and place are no meeting's head
        (
            SOCIETY,
            [
                "Keelby Allotment Society\nCommittee, 4",
                "Keelby Allotment Society\nCommittee, 1",
                "Keelby Allotment Society\nCommittee, 6",
            ],
        ),  # its own title again, and names of those present
        (
            REGULAR,
            ["REGULAR MEETING\nMarch 4", "SPECIAL MEETING\nMarch 18", "REGULAR MEETING\nApril"],
        ),  # a regular meeting and a special one
        (TRUSTEES, ["At a Meeting", "At a Meeting", "At a Meeting"]),
        (IN_THE_CHAIR, ["PARISH COUNCIL", "PARISH COUNCIL", "PARISH COUNCIL"]),  # no label stands before the names
        (TO_COME, ["2025 Convention"]),  # the fields of the next meeting are no head
        (ANNEX, ["Keelby Parish Council"]),  # an annex has the title again, and a page its head
        (RESUMED, ["Brookside School"]),  # a meeting goes on, and a month in a sentence is no day of its own
        (LODGE, ["Good Hope Lodge", "Elmdale, May 11th"]),  # place and day over each entry
        (DATED_TITLE, ["Larch Team", "17 May", "24 May"]),  # the day of the title is none of the entries
        (LETTER, ["Good Hope Lodge"]),  # no meeting is opened below the second
        ("", [""]),
    ],
)
def test_a_book_is_cut_at_each_new_head(typed: Typed, text: str, begins: list[str]) -> None:
    made = typed(text)
    found = [span.of(made.text) for span in parts(made)]
    assert len(found) == len(begins)
    assert all(words.startswith(start) for words, start in zip(found, begins, strict=True))


def test_what_a_book_calls_its_body_holds_for_all_its_meetings(tmp_path: Path) -> None:
    (tmp_path / "book.txt").write_text(LODGE, "utf-8")
    found = list(extract(tmp_path / "book.txt"))
    told = [(one.meeting.date, one.meeting.body) for one in found]
    assert told == [("1883-05-04", "Good Hope Lodge No. 9"), ("1883-05-11", "Good Hope Lodge No. 9")]
    where = [one for one in found[1].meeting.evidence if one.field == "body"]
    assert [one.span.of(found[1].document.text) for one in where] == ["Good Hope Lodge No. 9"]


_LINES = ["Minutes of Meeting # 1 3/5/2018", "Date: 10 May 2018", "Present: Ann", "Time: 1pm", "We met.", "Minutes", ""]


@given(lines=st.lists(st.sampled_from(_LINES), max_size=30))
def test_parts_tile_the_text(typed: Typed, lines: list[str]) -> None:
    made = typed("\n".join(lines))
    spans = list(parts(made))
    assert "".join(span.of(made.text) for span in spans) == made.text
    assert [span.start for span in spans[1:]] == [span.end for span in spans[:-1]]
