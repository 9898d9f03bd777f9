"""The facts of a meeting as minutes print them, passage by passage: meeting_passages*.toml say what is right."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractor.pipeline import minutes
from extractor.read import plain
from models import Marginal, Source

FILES = tuple(
    f"meeting_passages{which}.toml"
    for which in (
        "",
        "_second",
        "_third",
        "_fourth",
        "_fifth",
        "_sixth",
        "_seventh",
        "_eighth",
        "_ninth",
        "_local_bodies",
    )
)
PASSAGES = [p for name in FILES for p in tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))["passage"]]
SOURCE = Source(
    path="", sha256="", bytes=0, media_type="text/plain", reader="", rules_version="", text_layer="born_digital"
)
FACTS = ("body", "organisation", "date", "start", "end", "location", "chair", "secretary", "next_meeting", "approval")


def folded(value: str | None) -> str | None:
    """A fact as the guide's scorer compares it: without regard to case."""
    return value.casefold() if value is not None else None


def marked(passage: dict[str, Any]) -> Any:
    """The passage by its name, as a strict known failure if the table says why it fails."""
    marks = [pytest.mark.xfail(reason=passage["fails"], strict=True)] if "fails" in passage else []
    return pytest.param(passage, id=passage["why"], marks=marks)


@pytest.mark.parametrize("passage", [marked(passage) for passage in PASSAGES])
def test_a_passage_gives_the_facts_of_its_meeting(passage: dict[str, Any]) -> None:
    source = SOURCE.model_copy(update={"path": passage.get("path", "")})
    found = minutes(plain.read(passage["text"].lstrip().encode(), source)).meeting
    asked = [fact for fact in FACTS if fact in passage or fact in passage.get("none", ())]
    assert {fact: folded(getattr(found, fact)) for fact in asked} == {fact: folded(passage.get(fact)) for fact in asked}


@pytest.mark.parametrize(
    ("heads", "body"),
    [
        (["WKLUG", "WKLUG"], "WKLUG"),
        (["Rookby Moor Graziers", "1", "3 May 2019"], "Rookby Moor Graziers"),
        (["Rookby Moor", "Elm Hill"], None),  # one of two
        (["CONFIDENTIAL"], None),
        (["Unconfirmed minutes of the meeting"], None),
        (["see overleaf for the plan of the moor"], None),
    ],
)
def test_a_running_head_names_the_group_that_nothing_else_names(heads: list[str], body: str | None) -> None:
    text = (
        "June business meeting minutes\nMeeting called to order by Ann Lee at 18:45, June 14, 2021\nThe hut was sold."
    )
    document = plain.read(text.encode(), SOURCE)
    margins = tuple(Marginal(text=head, kind="head", page=at) for at, head in enumerate(heads, start=1))
    assert minutes(document.model_copy(update={"marginalia": margins})).meeting.body == body


@pytest.mark.parametrize(
    ("created", "date"),
    [
        ("2018-01-17T23:04:00Z", "2018-01-09"),
        ("2018-09-04T10:00:00Z", "2018-09-01"),
        ("2011-05-01T10:00:00Z", "2018-09-01"),  # a form made long before
        ("long ago", "2018-09-01"),
        (None, "2018-09-01"),
    ],
)
def test_a_date_in_figures_that_nothing_tells_is_the_one_nearer_the_making_of_the_file(
    created: str | None, date: str
) -> None:
    text = "Chess Club\nMinutes of the meeting (01/09/2018)\nPresent: Ann Lee, Tom Reed"
    document = plain.read(text.encode(), SOURCE.model_copy(update={"created": created}))
    assert minutes(document).meeting.date == date


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Tidewater Quilters minutes", "Tidewater Quilters"),
        ("Our minutes", None),
        ("Quilting for all minutes", None),  # not each word a name's
        ("Tidewater Quilters", None),  # it may be of anything
    ],
)
def test_the_files_title_names_the_group_before_the_word_for_minutes(title: str, body: str | None) -> None:
    text = "Meeting held 3 March 2020 by Zoom\nAttending: Ann Reeve, Bo Lund, Carla Oakes\nAnn Reeve was in the chair."
    document = plain.read(text.encode(), SOURCE.model_copy(update={"title": title}))
    assert minutes(document).meeting.body == body


GROUPS = (
    "Health, Safety and Environment Committee",
    "Finance, Audit and Risk Committee",
    "Parks, Recreation and Culture Board",
    "Equality, Diversity & Inclusion Group",
    "Roads, Lighting and Footpaths Sub-Committee",
)
HEADS = (
    "{0}\nMinutes of the meeting of the {0} held on 13 June 2007",
    "Minutes of the meeting of the {0} held on 13 June 2007 at 2 pm in Room 4",
    "{0}\nMinutes of 13 June 2007",
    "{0} Meeting Minutes, June 13, 2007",
    "Elmham University\n{0}\n13 June 2007\nMinutes",
    "A meeting of the {0} was held on 13 June 2007 in the hall.",
    "Minutes of the {0}, 13 June 2007",
)
REST = "\nPresent: Ann Lee, Bo Moss, Cy Orr\n1. Roads\nThe roads were talked over at length.\n2. Paths\nNone.\n"


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("loud", [False, True])
def test_a_group_has_all_that_it_is_over(group: str, head: str, *, loud: bool) -> None:
    text = head.format(group.upper() if loud else group) + REST
    assert folded(minutes(plain.read(text.encode(), SOURCE)).meeting.body) == folded(group)
