from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.find import kind
from extractor.segment import segment
from models import Document

Typed = Callable[..., Document]

MINUTES = """
**Rook Lane Parish Council**
Minutes of the meeting held on 3 May 2018
Present: Cllrs Reeve and Lund
**1. Apologies**
None were received.
**2. Roads**
The Clerk reported that the pothole had been mended.
The meeting closed at 9 pm.
"""
CALLED_NOTES = """
**Schema group call**
Date: 3 May 2018
Participants: Ann, Bo
Notes
Bo explained that the draft was ready. It was agreed to publish it.
"""
AGENDA = """
**Rook Lane Parish Council**
**AGENDA**
You are hereby summoned to attend the meeting to be held on 3 May 2018 in the Brook Hall.
1. To receive apologies
2. To approve the minutes of the last meeting
3. To consider the pothole in Mill Road
"""
MINUTES_BY_NAME = """
**Minutes, 3 May 2018**
1. To receive apologies
2. To approve the minutes of the last meeting
3. To consider the pothole in Mill Road
4. To note the date of the next meeting
"""
NAMED_AGENDA = """
**Data Users' Group - Agenda**
3 May 2018, 14:00-16:00
Attendees
Ann Reeve (Chair)
**Welcome**
The Chair reported that the roadmap was done. It was agreed that Bo would send it round.
**AOB**
None was raised. The meeting closed at 15:40.
"""
REPORT = """
**Rural buses in Larkfield**
Report to the Cabinet Member, May 2018
**Summary**
Since 2010 the county has lost eleven of its routes. This report says where the losses fall.
"""
BLOG = """
^**What I took home from the buses summit**
On Thursday I gave a talk at a summit on rural buses, which Ann Reeve chaired.
We heard powerful stories from people who wait an hour for a bus that does not come.
"""
LETTER = """
Dear Mrs Reeve,
Thank you for your letter about the pothole in Mill Road. It will be mended in June.
Yours sincerely
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MINUTES, "minutes"),
        (CALLED_NOTES, "minutes"),
        (AGENDA, "agenda"),
        (MINUTES_BY_NAME, "agenda"),  # it lists items, and nothing is recorded
        (NAMED_AGENDA, "minutes"),  # an agenda by name, filled in after the meeting
        (REPORT, "other"),
        (BLOG, "other"),  # tells of a meeting of others
        (LETTER, "other"),
        ("", "other"),
    ],
)
def test_kind_is_told_by_the_head_and_by_what_is_recorded(typed: Typed, text: str, expected: str) -> None:
    made = typed(text)
    assert kind.find(made, tuple(segment(made))) == expected


@given(text=st.text(max_size=300))
def test_any_text_is_of_some_kind(typed: Typed, text: str) -> None:
    assert kind.find(typed(text), ()) in {"minutes", "agenda", "other"}
