from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
We made a group of three.
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


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (BOOK, ["Rook Lane Recreation", "Minutes of a meeting"]),
        (FIELDS, ["Project minutes", "Date: 10 May"]),
        (NUMBERED, ["Minutes of Meeting # 1", "Minutes of Meeting # 2"]),
        (ONE, ["Rook Lane Parish"]),  # other meetings are mentioned, none is reported
        (EVENT_WITHIN, ["Science Club"]),  # an event's day and place are no meeting's head
        ("", [""]),
    ],
)
def test_a_book_is_cut_at_each_new_head(typed: Typed, text: str, begins: list[str]) -> None:
    made = typed(text)
    found = [span.of(made.text) for span in parts(made)]
    assert len(found) == len(begins)
    assert all(words.startswith(start) for words, start in zip(found, begins, strict=True))


_LINES = ["Minutes of Meeting # 1 3/5/2018", "Date: 10 May 2018", "Present: Ann", "Time: 1pm", "We met.", "Minutes", ""]


@given(lines=st.lists(st.sampled_from(_LINES), max_size=30))
def test_parts_tile_the_text(typed: Typed, lines: list[str]) -> None:
    made = typed("\n".join(lines))
    spans = list(parts(made))
    assert "".join(span.of(made.text) for span in spans) == made.text
    assert [span.start for span in spans[1:]] == [span.end for span in spans[:-1]]
