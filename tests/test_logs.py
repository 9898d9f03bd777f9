"""Minutes that a robot made of a chat: topics and entries with who typed them and when, handles instead of names."""

import pytest

from extractor import stamps
from extractor.pipeline import extract
from models import Votes

MADE = """\
==================================
#quarry-meeting: Docs (2019-03-04)
==================================

Meeting started by adalund at 15:02:11 UTC. The full logs are available
at
https://logs.example.org/quarry/2019/docs.2019-03-04-15.02.log.html
.

Meeting summary
---------------
* the old manual  (adalund, 15:03:40)
  * LINK: https://example.org/manual   (benr,
    15:04:02)
  * ACTION: benr to move the old manual to the archive  (adalund,
    15:09:00)

* Which pages to keep  (adalund, 15:10:20)
  * INFO: nobody reads the page on tapes  (cy_m, 15:11:31)
  * AGREED: The page on tapes goes in June (+3, 1, -0)  (adalund,
    15:14:00)

* Open floor  (adalund, 15:20:04)

Meeting ended at 15:31:50 UTC.

Action Items
------------
* benr to move the old manual to the archive

Action Items, by person
-----------------------
* benr
  * benr to move the old manual to the archive
* **UNASSIGNED**
  * (none)

People Present (lines said)
---------------------------
* adalund (40)
* benr (22)
* cy_m (7)
* logbot (3)
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    path = tmp_path_factory.mktemp("logs") / "docs.txt"
    path.write_text(MADE)
    (found,) = extract(path)
    return found


def test_who_started_the_meeting_when_and_of_which_group_is_read(record):
    meeting = record.meeting
    told = (meeting.body, meeting.date, meeting.start, meeting.end, meeting.chair, meeting.location)
    assert told == ("Docs", "2019-03-04", "15:02", "15:31", "adalund", None)


def test_those_listed_with_the_number_of_their_lines_were_there_but_for_the_robot(record):
    assert [(a.name, a.status) for a in record.attendees] == [(n, "present") for n in ("adalund", "benr", "cy_m")]


def test_topics_are_sections_without_their_stamps(record):
    titles = [s.title for s in record.sections if s.level == 2]
    assert titles == ["the old manual", "Which pages to keep", "Open floor"]


def test_an_action_told_three_times_is_one_of_its_doer_and_not_of_who_typed_it(record):
    assert [(a.text, a.owners) for a in record.actions] == [("benr to move the old manual to the archive", ("benr",))]


def test_a_vote_of_plus_and_minus_ones_is_counted(record):
    (found,) = record.decisions
    assert found.text == "AGREED: The page on tapes goes in June (+3, 1, -0)"
    assert (found.outcome, found.votes) == ("carried", Votes(in_favour=3, against=0, abstain=1))


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("Open floor (ada, 15:20:04)", "Open floor"),
        ("Bo to write (link)", "Bo to write"),
        ("Open floor (ada, 15:20)", "Open floor"),
        ("Tea (Mill House, 15:20)", "Tea (Mill House, 15:20)"),  # a place has more words than a handle
        ("(ada, 15:20:04)", "(ada, 15:20:04)"),
        ("Tea (half past three)", "Tea (half past three)"),
    ],
)
def test_a_stamp_is_told_from_what_brackets_say_otherwise(words, bare):
    found = stamps.stamp(words)
    assert words[: found.start() or None if found else None] == bare


LISTED = "<ol><li>ada - 3 lines (10%)</li><li>ben_r (aka Ben Rook) - 27 lines (90%)</li></ol>"


def test_whoever_gave_a_name_is_listed_by_it(tmp_path):
    path = tmp_path / "minutes.html"
    path.write_text(
        f"<h1>#quarry Minutes</h1><p>Meeting started by ada at 2021-03-04 15:02:11-0500.</p><h3>Attendees</h3>{LISTED}<h3>Roads</h3><p>The road was mended by the neighbours in May.</p>"
    )
    (found,) = extract(path)
    assert [a.name for a in found.attendees] == ["ada", "Ben Rook"]


NESTED = """
<h1>#quarry-meeting: Docs</h1><p>Meeting started by ada at 15:02:11 UTC.</p><h3>Meeting summary</h3>
<ol><li><ol type="a"><li><a href="https://example.org">https://example.org</a> agenda (ada, 15:03:00)</li></ol></li>
<li><b>Roads</b> (ada, 15:04:00)</li>
<li><b>Actions from last meeting</b> (ada, 15:06:00)
<ol type="a"><li><i>ACTION</i>: benr to mend the gate (ada, 15:07:00)</li></ol></li>
<li><b>Open discussion</b> (ada, 15:20:00)</li></ol>
<h3>People present (lines said)</h3><ol><li>ada (40)</li><li>benr (22)</li></ol>
"""


def test_what_was_noted_under_a_topic_is_no_topic_and_a_task_is_told_without_its_mark(tmp_path):
    path = tmp_path / "minutes.html"
    path.write_text(NESTED)
    (found,) = extract(path)
    assert [s.title for s in found.sections if s.level == 2] == [
        "Roads",
        "Actions from last meeting",
        "Open discussion",
    ]
    assert [(a.text, a.owners) for a in found.actions] == [("benr to mend the gate", ("benr",))]
