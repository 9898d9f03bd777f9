"""What minutes say of tasks, passage by passage: action_sentences.toml and its further parts say what is right."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractor.find import actions
from extractor.language import Doc
from models import Action, Attendee, Meeting, Span

TABLE, *OTHERS = (
    tomllib.loads(Path(__file__).with_name(f"action_sentences{part}.toml").read_text("utf-8"))
    for part in ("", "_second", "_third", "_fourth", "_fifth", "_sixth", "_seventh", "_eighth", "_ninth")
)
SURE = [passage for table in (TABLE, *OTHERS) for passage in table["passage"] if not passage.get("doubtful")]


def present() -> tuple[Attendee, ...]:
    """The people of the table as the attendance that the meeting knows."""
    return tuple(
        Attendee(as_printed=each["name"], status="present", span=Span(start=0, end=1), rule="given", **each)
        for each in TABLE["people"]
    )


def said(found: Action) -> dict[str, Any]:
    """What the table says of an action, for one that was found."""
    owners = [owner.removeprefix("all ").removeprefix("All ") for owner in found.owners]
    return {"owners": owners, "due": found.due, "status": found.status, "ref": found.ref, "marked": found.marked}


def right(task: dict[str, Any]) -> dict[str, Any]:
    """What the table says of a task, with what it leaves out."""
    owners = [owner.removeprefix("all ").removeprefix("All ") for owner in task["owners"]]
    return {"due": None, "status": None, "ref": None, "marked": False, **task, "owners": owners}


@pytest.mark.parametrize("passage", SURE, ids=lambda passage: passage["why"])
def test_a_passage_gives_its_tasks_and_no_others(passage: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "fails" in passage:
        request.applymarker(pytest.mark.xfail(reason=passage["fails"], strict=True))
    meeting = Meeting(date=TABLE["date"], body=TABLE["body"], next_meeting=passage.get("next_meeting"))
    found = actions.find(Doc(passage["text"]), None, (), present(), meeting)
    assert [said(each) for each in found] == [right(task) for task in passage.get("tasks", [])]


def test_a_third_of_the_passages_hold_no_task() -> None:
    assert len(SURE) > 120
    assert sum("tasks" not in passage for passage in SURE) * 3 >= len(SURE)
