"""What researchers start from: only records of meetings are counted, and silence is shown as silence."""

from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from extractor.store import Filter, actions, find_keys, join, open_database, search, show, write_document
from extractor.store.searching import END, START, expression
from models import Action, Attendee, Decision, LegislationMention, Minutes, Section, Span, Work

READING = {"version": "1", "read_at": "2026-01-01T00:00:00+00:00", "seconds": 0.1}
TEXT = """Ashton Parish Council
Present: Jane Smith and Tom Brown
1. Fence
The Clerk to mend the fences under the Localism Act 2011.
Agreed to paint the gate.
2. Hedge
The hedge is high."""


def at(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"span": Span(start=start, end=start + len(words)), "rule": "r", "page": 1}


def section(number: str, title: str, until: str) -> Section:
    heading = at(f"{number}. {title}")
    span = Span(start=heading["span"].start, end=TEXT.index(until) + len(until))
    return Section(**{**heading, "span": span, "quotes": (heading["span"],)}, number=number, title=title, level=1)


def meeting(month: int, *, name: str = "", body: str = "Ashton Parish Council", **values: Any) -> Minutes:
    """The minutes of a meeting on the first of a month of 2020, with what is in TEXT, but for what is given."""
    path = f"{body} {month}{name}.pdf"
    source = {"path": path, "bytes": 1, "media_type": "application/pdf", "pages": 1, "text_layer": "born_digital"}
    document = {
        **source,
        "sha256": sha256(path.encode()).hexdigest(),
        "reader": "r",
        "rules_version": "1",
        "text": TEXT,
    }
    found = {
        "sections": (section("1", "Fence", "the gate."), section("2", "Hedge", "is high.")),
        "attendees": (
            Attendee(**at("Jane Smith"), name="Jane Smith", as_printed="Jane Smith", initials="JS", status="present"),
            Attendee(**at("Tom Brown"), name="Tom Brown", as_printed="Tom Brown", role="Clerk", status="in_attendance"),
        ),
        "decisions": (Decision(**at("Agreed to paint the gate."), text="to paint the gate", outcome="agreed"),),
    }
    facts = {"body": body, "date": f"2020-{month:02}-01"}
    return Minutes.model_validate({"document": document, "kind": "minutes", "meeting": facts, **found, **values})


def fences(**values: Any) -> Action:
    given = {"text": "mend the fences", "owners": ("Tom Brown",), "marked": True, "due": "2020-01-15"}
    return Action.model_validate({**at("The Clerk to mend the fences"), **given, **values})


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "minutes.db")) as opened:
        yield opened


def put_path(db: Database, path: str, sha256: str) -> None:
    """Let the ledger say that the file at `path` holds the document `sha256`."""
    db.table("runs").upsert(
        {
            "id": 1,
            "command": "import",
            "started": "2026-01-01T00:00:00+00:00",
            "version": "1",
            "rules_version": "1",
            "paths": "[]",
            "settings": "{}",
        },
        pk="id",
    )
    seen = {"state": "done", "run": 1, "seen": "2026-01-01T00:00:00+00:00"}
    db.table("files").upsert({"path": path, "document": sha256, **seen}, pk="path")


def store(db: Database, *found: Minutes) -> None:
    for one in found:
        write_document(db, [one], READING)
        put_path(db, one.document.path, one.document.sha256)
    join(db)


def rows(db: Database, query: str) -> list[tuple[Any, ...]]:
    return db.execute(query).fetchall()


def test_open_actions_say_when_they_were_last_heard_of(db: Database) -> None:
    store(db, meeting(1, actions=(fences(),)), meeting(2), meeting(3))
    assert rows(db, "SELECT date, owners, state, last_heard, silent, page, path FROM open_actions") == [
        ("2020-01-01", "Tom Brown", "unreported", "2020-01-01", 2, 1, "Ashton Parish Council 1.pdf")
    ]


def test_closed_actions_are_not_open(db: Database) -> None:
    store(db, meeting(1, actions=(fences(),)), meeting(2, actions=(fences(status="closed"),)))
    assert rows(db, "SELECT * FROM open_actions") == []
    assert rows(db, "SELECT state FROM action_list") == [("closed",)]


def test_overdue_is_what_was_due_before_the_body_last_met(db: Database) -> None:
    store(db, meeting(1, actions=(fences(),)))
    assert rows(db, "SELECT * FROM overdue_actions") == []
    store(db, meeting(2, body="Byton Parish Council"))  # another body's meeting says nothing
    assert rows(db, "SELECT * FROM overdue_actions") == []
    store(db, meeting(2))
    assert rows(db, "SELECT due, as_of FROM overdue_actions") == [("2020-01-15", "2020-02-01")]


def test_actions_stand_once_with_each_owner(db: Database) -> None:
    store(db, meeting(1, actions=(fences(owners=("JS", "Contractor")),)))
    assert rows(db, "SELECT owner, as_printed FROM actions_by_owner ORDER BY owner") == [
        ("Contractor", "Contractor"),
        ("Jane Smith", "JS"),
    ]
    assert rows(db, "SELECT name, actions FROM unmatched_names") == [("Contractor", 1)]


def test_attendance_counts_meetings_by_their_record_alone(db: Database) -> None:
    absent = Attendee(**at("Jane Smith"), name="Jane Smith", as_printed="Jane Smith", status="apologies")
    draft = meeting(1, name=" draft")
    draft = Minutes.model_validate({**dict(draft), "meeting": {**dict(draft.meeting), "approval": "draft"}})
    store(db, meeting(1), draft, meeting(2), meeting(3, attendees=(absent,)))
    found = rows(
        db, "SELECT attendee, present, in_attendance, apologies, meetings, first, last FROM attendance_by_attendee"
    )
    assert sorted(found) == [
        ("Jane Smith", 2, 0, 1, 3, "2020-01-01", "2020-03-01"),
        ("Tom Brown", 0, 2, 0, 2, "2020-01-01", "2020-02-01"),
    ]


def test_legislation_is_told_over_time(db: Database) -> None:
    act = LegislationMention(
        **at("Localism Act 2011"), text="Localism Act 2011", type="act", year=2011, provision="s 1"
    )
    store(db, meeting(1, legislation=(act, act)), meeting(2, legislation=(act,)))
    assert rows(db, "SELECT title, year, date, mentions, provisions FROM legislation_over_time ORDER BY date") == [
        ("Localism Act", 2011, "2020-01-01", 2, "s 1"),
        ("Localism Act", 2011, "2020-02-01", 1, "s 1"),
    ]


def test_bills_are_told_with_their_stages(db: Database) -> None:
    became = Work(title="Localism Act", year=2011, uri="x:1")
    bill = {**at("Localism Act 2011"), "text": "Localism Bill", "type": "bill"}
    first = LegislationMention(**bill, stage="second reading", house="Commons")
    later = LegislationMention(**bill, stage="royal assent", became=became)
    store(db, meeting(1, legislation=(first,)), meeting(2, legislation=(later, LegislationMention(**bill))))
    assert rows(db, "SELECT date, house, stage, became FROM bill_progress ORDER BY date") == [
        ("2020-01-01", "Commons", "second reading", None),
        ("2020-02-01", None, "royal assent", "Localism Act"),
    ]


def found(db: Database, words: str, **wanted: str) -> list[tuple[str, str]]:
    return [(hit["kind"], hit["date"]) for hit in search(db, words, Filter(**wanted), 50)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("fence", {"section", "action"}),  # fences, too
        ("FENCES", {"section", "action"}),
        ("paint gate", {"section", "decision"}),
        ('"gate paint"', set()),
        ('"the gate"', {"section", "decision"}),
        ("hed*", {"section"}),
        ("hed", set()),
        ("hedge OR brown", {"section", "head"}),
        ("brown", {"head"}),
        ("Ashton", {"head"}),
        ('fence"', {"section", "action"}),  # no query of the index's own language is passed on
        ("fence AND (", set()),
        ("NEAR(fence", set()),
        ("-", set()),
        ("OR OR", set()),
    ],
)
def test_searching_finds_words_in_their_forms(db: Database, words: str, kinds: set[str]) -> None:
    store(db, meeting(1, actions=(fences(),)))
    assert {kind for kind, _ in found(db, words)} == kinds


def test_searching_marks_the_words(db: Database) -> None:
    store(db, meeting(1))
    hits = {hit["kind"]: hit for hit in search(db, "fence", Filter(), 9)}
    assert hits["section"]["title"] == f"1 {START}Fence{END}"
    assert f"mend the {START}fences{END} under" in hits["section"]["snippet"]


def test_searching_keeps_to_a_body_and_a_time(db: Database) -> None:
    store(db, meeting(1), meeting(3), meeting(2, body="Byton Parish Council"))
    assert [date for _, date in found(db, "hedge", body="ashton")] == ["2020-01-01", "2020-03-01"]
    assert {date for _, date in found(db, "hedge", since="2020-02")} == {"2020-02-01", "2020-03-01"}
    assert {date for _, date in found(db, "hedge", since="2020-02", until="2020-02")} == {"2020-02-01"}
    assert found(db, "hedge", until="2019") == []


def test_other_versions_come_last_and_are_told_apart(db: Database) -> None:
    store(db, meeting(1), meeting(1, name=" copy"))
    assert [hit["is_version"] for hit in search(db, "hedge", Filter(), 9)] == [0, 1]


def test_nothing_is_left_in_the_index_when_a_document_goes(db: Database) -> None:
    one = meeting(1)
    store(db, one)
    write_document(db, [Minutes.model_validate({**dict(one), "sections": (), "decisions": ()})], READING)
    assert {kind for kind, _ in found(db, "gate")} == {"head"}


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("two words", '"two" "words"'),
        ('"two words" three', '"two words" "three"'),
        ("defib*", '"defib"*'),
        ("a OR b OR", '"a" OR "b"'),
        ('say "', '"say"'),
        ("12/44", '"12/44"'),
    ],
)
def test_what_is_typed_is_made_safe(typed: str, asked: str) -> None:
    assert expression(typed) == asked


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        ({}, 2),
        ({"owner": "tom brown"}, 1),
        ({"owner": "Brown"}, 1),
        ({"owner": "JS"}, 1),  # initials that the attendance list gives
        ({"owner": "Jane Smith"}, 1),
        ({"owner": "Rowan"}, 0),  # words, not parts of them
        ({"body": "ashton"}, 2),
        ({"body": "byton"}, 0),
        ({"since": "2020-02"}, 1),
        ({"until": "2020-01-31"}, 1),
        ({"since": "2020", "until": "2020"}, 2),
        ({"states": ("closed",)}, 1),
        ({"states": ("closed", "unreported")}, 2),
    ],
)
def test_actions_are_narrowed(db: Database, wanted: dict[str, Any], number: int) -> None:
    other = fences(text="buy paint", owners=("JS",), status="closed")
    store(db, meeting(1, actions=(fences(),)), meeting(2, actions=(other,)))
    assert len(list(actions(db, Filter(**wanted)))) == number


def test_a_date_of_which_the_day_is_not_known_is_not_left_out(db: Database) -> None:
    one = meeting(1, actions=(fences(),))
    store(db, Minutes.model_validate({**dict(one), "meeting": {**dict(one.meeting), "date": "2020-01"}}))
    assert len(list(actions(db, Filter(since="2020-01-15", until="2020-01-20")))) == 1


def test_an_action_is_shown_with_its_words_on_the_page(db: Database) -> None:
    store(db, meeting(1, actions=(fences(),)), meeting(2, actions=(fences(status="ongoing"),)))
    (key,) = [row["key"] for row in actions(db, Filter())]
    assert find_keys(db, key[:8]) == [("actions", key)]
    shown = show(db, "actions", key)
    assert shown.place is not None
    assert shown.place.text == "The Clerk to mend the fences under the Localism Act 2011."
    assert [span.of(shown.place.text) for span in shown.place.marked] == ["The Clerk to mend the fences"]
    assert [row["event"] for row in shown.more["what was heard of it"]] == ["opened", "carried"]


def test_every_row_can_be_shown(db: Database) -> None:
    act = LegislationMention(**at("Localism Act 2011"), text="Localism Act 2011", type="act", year=2011)
    store(db, meeting(1, actions=(fences(),), legislation=(act,)))
    tables = (
        "sections",
        "attendances",
        "minutes",
        "pages",
        "meetings",
        "bodies",
        "people",
        "legislation",
        "action_owners",
    )
    for table in tables:
        for (key,) in rows(db, f"SELECT key FROM {table}"):
            assert (table, key) in find_keys(db, key)
            assert show(db, table, key).row["key"] == key


def test_quotes_far_apart_are_shown_with_a_gap(db: Database) -> None:
    quotes = (at("Jane Smith")["span"], at("The hedge")["span"])
    apart = fences(quotes=quotes, span=Span(start=quotes[0].start, end=quotes[1].end))
    store(db, meeting(1, actions=(apart,)))
    (key,) = [row["key"] for row in actions(db, Filter())]
    place = show(db, "actions", key).place
    assert place is not None
    assert place.text == "Present: Jane Smith and Tom Brown\n…\nThe hedge is high."
    assert [span.of(place.text) for span in place.marked] == ["Jane Smith", "The hedge"]


def test_too_short_a_key_is_nobodys(db: Database) -> None:
    store(db, meeting(1))
    assert find_keys(db, "a") == []
    assert find_keys(db, "zzzz") == []
