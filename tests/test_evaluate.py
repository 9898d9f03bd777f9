from typing import Any

import pytest

from extractor.evaluate import LEAST_FINDS, Judged, judge, likeness, overlap, trust
from models import Abbreviation, Action, DocumentRecord, Evidence, Meeting, Minutes, Span

AT = Span(start=0, end=1)
DOCUMENT = DocumentRecord(
    path="a.txt",
    sha256="0",
    bytes=1,
    media_type="text/plain",
    reader="r",
    rules_version="1",
    text_layer="none",
    text="a",
)


def record(**found: Any) -> Minutes:
    return Minutes(**{"document": DOCUMENT, "kind": "minutes", "meeting": Meeting(), **found})


def action(text: str, rule: str = "told") -> Action:
    return Action(span=AT, rule=rule, text=text, marked=False)


def test_one_entry_makes_only_the_likest_find_right() -> None:
    found = record(
        actions=(action("The Clerk to write to the school."), action("The Clerk to write to the school today."))
    )
    right = {"actions": [{"text": "The Clerk to write to the school today."}]}
    assert [verdict.is_right for verdict in judge(found, right)] == [False, True]


def test_an_abbreviation_expanded_twice_is_right_twice() -> None:
    one = Abbreviation(span=AT, rule="inline", short="PB", long="Parole Board", source="inline")
    right = {"abbreviations": [{"short": "PB", "long": "Parole Board"}]}
    assert [verdict.is_right for verdict in judge(record(abbreviations=(one, one)), right)] == [True, True]


@pytest.mark.parametrize(("true", "is_right"), [("2021-06-15", True), ("2020-01-01", False), (None, False)])
def test_values_of_the_meeting_are_finds(true: str | None, is_right: bool) -> None:
    evidence = Evidence(span=AT, rule="held-on", field="date")
    found = record(meeting=Meeting(date="2021-06-15", evidence=(evidence,)))
    assert list(judge(found, {"meeting": {"date": true}})) == [Judged("meeting", "held-on", is_right)]


def test_a_rule_that_found_too_little_is_left_out() -> None:
    often = [Judged("actions", "often", at % 4 > 0) for at in range(LEAST_FINDS)]
    (row,) = trust([*often, Judged("actions", "once", is_right=True)])
    assert (row.rule, row.found, row.share) == ("often", LEAST_FINDS, 0.7)


def test_likeness_and_overlap_run_from_nothing_to_the_same() -> None:
    assert likeness("Matters arising", "MATTERS ARISING.") == overlap("to write", "To write.") == 1.0
    assert likeness("", "x") == overlap("", "") == 0.0
