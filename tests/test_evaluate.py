from typing import Any

import pytest

from extractor.evaluate import LEAST_FINDS, Judged, judge, likeness, overlap, trust
from extractor.evaluate.calibration import Band, bands, error, held_out, widespread
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


def test_confidence_is_told_of_a_body_by_the_others() -> None:
    right, wrong = Judged("actions", "often", is_right=True), Judged("actions", "often", is_right=False)
    by_body = {
        "one": [right] * 9 + [wrong],
        "two": [right] * 5 + [wrong] * 5,
        "three": [Judged("actions", "rare", is_right=True)],
    }
    told = list(held_out(by_body))
    assert [share for _, share in told] == [0.5] * 10 + [0.9] * 10
    rows = [row for row in bands(told) if row.area == "all"]
    assert [row._replace(told=round(row.told, 3)) for row in rows] == [
        Band("all", 0.5, 0.7, 0.5, 9, 10),
        Band("all", 0.9, 0.95, 0.9, 5, 10),
    ]
    assert error(rows) == pytest.approx(0.4)


def test_a_rule_that_only_one_body_has_tells_nothing_of_others() -> None:
    here, there = Judged("actions", "log", is_right=False), Judged("actions", "told", is_right=True)
    by_body = {"one": [here, here, there], "other": [there]}
    assert list(widespread(by_body)) == [there, there]
