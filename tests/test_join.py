"""What documents say together: the same rows whatever the order in which they come in."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from hashlib import sha256
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from extractor.own import parse
from extractor.store import forget_document, join, join_all, open_database, put_own_rules, write_document
from extractor.store.people import People
from models import Abbreviation, Action, Attendee, LegislationMention, Meeting, Minutes, OwnerRef, OwnRules, Span, Work

READING = {"version": "1", "read_at": "2026-01-01T00:00:00+00:00", "seconds": 0.1}
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
LINE = Span(start=0, end=4)
JOINED = (
    "bodies",
    "meetings",
    "meeting_versions",
    "people",
    "organisations",
    "aliases",
    "attendance_links",
    "owner_links",
    "legislation",
    "legislation_links",
    "abbreviation_links",
    "series_names",
    "action_threads",
    "action_history",
)


def told(
    name: str = "a", *, media_type: str = PDF, layer: str = "born_digital", text: str = "", **values: Any
) -> Minutes:
    """What one document, told from others by its `name`, says of one meeting; what isn't given is as in most."""
    meeting = {"body": "Parish Council", "date": "2020-01-01"}
    meeting |= {key: values.pop(key) for key in list(values) if key in Meeting.model_fields}
    source = {"path": f"{name}.pdf", "bytes": 1, "media_type": media_type, "reader": "r", "rules_version": "1"}
    whole = text or " ".join(f"{name}{n}" for n in range(9))
    document = {**source, "sha256": sha256(name.encode()).hexdigest(), "text_layer": layer, "text": whole}
    return Minutes.model_validate({"document": document, "kind": "minutes", "meeting": meeting, **values})


def attendee(name: str, **values: Any) -> Attendee:
    return Attendee.model_validate(
        {"span": LINE, "rule": "r", "name": name, "as_printed": name, "status": "present", **values}
    )


def action(text: str, *owners: str, **values: Any) -> Action:
    return Action.model_validate({"span": LINE, "rule": "r", "text": text, "owners": owners, "marked": True, **values})


def mention(text: str, **values: Any) -> LegislationMention:
    return LegislationMention.model_validate({"span": LINE, "rule": "r", "text": text, "type": "act", **values})


@contextmanager
def database() -> Iterator[Database]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "minutes.db"
        path.write_bytes(empty())
        with closing(open_database(path)) as db:
            yield db


@cache
def empty() -> bytes:
    with TemporaryDirectory() as folder:
        open_database(Path(folder) / "minutes.db").close()
        return (Path(folder) / "minutes.db").read_bytes()


@pytest.fixture
def db() -> Iterator[Database]:
    with database() as opened:
        yield opened


def store(db: Database, found: Iterable[Minutes]) -> None:
    for one in found:
        write_document(db, [one], READING)
        put_path(db, one.document.path, one.document.sha256)
    join(db)


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


def joined(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    return {table: sorted(db.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in JOINED}


def rows(db: Database, query: str) -> list[tuple[Any, ...]]:
    return db.execute(query).fetchall()


names = st.sampled_from(["Jane Smith", "J Smith", "John Smith", "JS", "Jane", "Ann Lee", "Ann Lee-Ash", "CPS"])
owners = st.sampled_from(["Jane Smith", "JS", "Clerk", "CPS", "Ann"])
texts = st.sampled_from(["Mend the fence", "Write to the owner", "Circulate"])
anything = st.builds(
    lambda name, media_type, layer, **values: told(name, media_type=media_type, layer=layer, **values),
    name=st.sampled_from("abcdefgh"),
    media_type=st.sampled_from([WORD, PDF]),
    layer=st.sampled_from(["born_digital", "ocr"]),
    body=st.sampled_from(
        [None, "Parish Council", "The Parish Council", "ODUG", "Open Data User Group", "Finance Committee"]
    ),
    organisation=st.sampled_from([None, None, "Ashton Council", "Byton Council"]),
    date=st.sampled_from([None, "2020-01-01", "2020-01-01", "2020-02-01", "2020-02", "2020"]),
    start=st.sampled_from([None, "10:00", "19:30"]),
    approval=st.sampled_from([None, "draft", "approved"]),
    quorum=st.sampled_from([None, "present", "lost"]),
    kind=st.sampled_from(["minutes", "minutes", "minutes", "agenda", "other"]),
    attendees=st.lists(
        st.builds(attendee, names, initials=st.sampled_from([None, "JS"]), organisation=st.sampled_from([None, "CPS"])),
        max_size=4,
    ).map(tuple),
    abbreviations=st.sampled_from(
        [
            (),
            (Abbreviation(span=LINE, rule="r", short="ODUG", long="Open Data User Group", source="inline"),),
            (Abbreviation(span=LINE, rule="r", short="CPS", long="Crown Prosecution Service", source="inline"),),
        ]
    ),
    actions=st.lists(
        st.builds(action, texts, owners, status=st.sampled_from([None, "open", "closed", "ongoing"])), max_size=3
    ).map(tuple),
    legislation=st.lists(
        st.builds(
            mention,
            st.sampled_from(["Localism Act 2011", "Localism Act", "section 28"]),
            type=st.sampled_from(["act", "bill", "provision"]),
            uri=st.sampled_from([None, "x:1"]),
            year=st.sampled_from([None, 2011]),
        ),
        max_size=3,
    ).map(tuple),
)
heavy = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
many = st.lists(anything, max_size=6, unique_by=lambda one: one.document.sha256)


@heavy
@given(many, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_rows(found: list[Minutes], random: Any) -> None:
    """In one order and joined once, in another and joined after each."""
    with database() as once, database() as often:
        store(once, found)
        random.shuffle(found)
        for one in found:
            store(often, [one])
        assert joined(often) == joined(once)
        assert rows(often, "PRAGMA foreign_key_check") == []


@heavy
@given(many, many)
def test_what_is_replaced_or_taken_out_leaves_no_trace(before: list[Minutes], after: list[Minutes]) -> None:
    with database() as db, database() as fresh:
        store(db, before)
        for one in before:
            with db.atomic():
                forget_document(db, one.document.sha256)
        store(db, after)
        store(fresh, after)
        assert joined(db) == joined(fresh)
        assert rows(db, "PRAGMA foreign_key_check") == []


@heavy
@given(many)
def test_joining_all_anew_changes_nothing(found: list[Minutes]) -> None:
    with database() as db:
        store(db, found)
        before = joined(db)
        join_all(db)
        assert joined(db) == before
        assert rows(db, "SELECT * FROM to_join") == []


def test_a_run_that_was_killed_is_joined_by_the_next(db: Database) -> None:
    write_document(db, [told()], READING)  # and then the power fails
    assert rows(db, "SELECT series FROM to_join") == [("parish council",)]
    join(db)
    assert rows(db, "SELECT name FROM bodies") == [("Parish Council",)]


VERSIONS = {
    "approved": told("approved", approval="approved", layer="ocr"),
    "word": told("word", media_type=WORD),
    "pdf": told("pdf"),
    "scan": told("scan", layer="ocr", media_type=WORD),
    "draft": told("draft", approval="draft", media_type=WORD),
}


@pytest.mark.parametrize("order", list(permutations(VERSIONS))[::17])
def test_the_best_version_is_the_record(db: Database, order: tuple[str, ...]) -> None:
    store(db, [VERSIONS[name] for name in order])
    ranked = rows(
        db,
        "SELECT path FROM meeting_versions JOIN minutes ON minutes.key = minutes "
        "JOIN document_paths USING (document) ORDER BY rank",
    )
    assert [path.removesuffix(".pdf") for (path,) in ranked] == list(VERSIONS)
    assert rows(db, "SELECT versions FROM meetings") == [(5,)]


LONG = (
    "The council heard a report on the state of the fence and resolved to have it mended by the end of the month of May"
)


@pytest.mark.parametrize(
    ("a", "b", "meetings"),
    [
        ({}, {}, 1),
        ({}, {"body": "The Parish Council"}, 1),
        ({}, {"date": "2020-01-02"}, 2),
        ({}, {"body": "Finance Committee"}, 2),
        ({"date": None}, {"date": None}, 2),  # nobody knows whether they are the same
        ({"body": None}, {"body": None}, 2),
        ({"start": "10:00"}, {"start": "10:05"}, 1),  # the hour that was set, and the one at which it began
        ({"start": "10:00"}, {"start": "19:00"}, 2),  # two meetings on one day
        ({"start": "10:00", "text": LONG}, {"start": "19:00", "text": LONG}, 1),  # one of them is mistaken
        ({"date": "2020-01"}, {"date": "2020-01"}, 2),  # two meetings in one month
        ({"date": "2020-01", "text": LONG}, {"date": "2020-01", "text": LONG}, 1),
        ({}, {"kind": "agenda"}, 1),  # an agenda reports no meeting
    ],
)
def test_which_documents_report_one_meeting(db: Database, a: dict[str, Any], b: dict[str, Any], meetings: int) -> None:
    store(db, [told("a", **a), told("b", **b)])
    assert db.table("meetings").count == meetings


def test_a_minute_book_reports_several_meetings_of_one_day(db: Database) -> None:
    parts = [told(part=n, span=Span(start=n, end=9), kind="minute_book") for n in (1, 2)]
    write_document(db, parts, READING)
    join(db)
    assert rows(db, "SELECT number, versions FROM meetings ORDER BY number") == [(1, 1), (2, 1)]


@pytest.mark.parametrize(
    ("bodies", "expected"),
    [
        ([("Finance Committee", "Ashton Council"), ("Finance Committee", "Byton Council")], 2),
        ([("Finance Committee", "Ashton Council"), ("Finance Committee", None)], 2),  # it may be anybody's
        ([("Ashton Finance Committee", "Ashton Council"), ("Ashton Finance Committee", None)], 1),
        ([("Ashton Council", "Ashton Council"), ("Ashton Council", None)], 1),
        ([("Governing Board (GB)", None), ("The Governing Board", None)], 1),
        ([("Ashton Lido Group", "Ashton Town Council"), ("Lido Group", "Ashton Town Council")], 1),
        ([("Ashton Lido Group", "Ashton Town Council"), ("Lido Group", "Byton Town Council")], 2),
        ([("Ashton Lido Group", "Ashton Town Council"), ("Lido Group", None)], 2),  # whose it is, is not said
    ],
)
def test_which_minutes_are_of_one_body(db: Database, bodies: list[tuple[str, str | None]], expected: int) -> None:
    store(db, [told(str(n), body=body, organisation=organisation) for n, (body, organisation) in enumerate(bodies)])
    assert db.table("bodies").count == expected


def test_a_body_named_by_letters_is_the_one_the_document_expands(db: Database) -> None:
    expanded = Abbreviation(span=LINE, rule="r", short="ODUG", long="Open Data User Group", source="inline")
    store(
        db,
        [told("a", body="Open Data User Group"), told("b", body="ODUG", abbreviations=(expanded,), date="2020-02-01")],
    )
    assert rows(db, "SELECT name FROM bodies") == [("Open Data User Group",)]
    assert rows(db, "SELECT name FROM aliases WHERE body IS NOT NULL ORDER BY name") == [
        ("ODUG",),
        ("Open Data User Group",),
    ]


@pytest.mark.parametrize(
    ("owner", "of_letters", "bodies"),
    [
        (None, None, 1),
        ("Ashton Council", "Ashton Council", 1),
        (None, "Ashton Council", 1),
        ("Ashton Council", "Byton Council", 2),
    ],
)
def test_a_body_named_by_letters_alone_is_the_one_whose_own_minutes_expand_them(
    db: Database, owner: str | None, of_letters: str | None, bodies: int
) -> None:
    expanded = Abbreviation(span=LINE, rule="r", short="ODUG", long="Open Data User Group", source="inline")
    whole = told("a", body="Open Data User Group", organisation=owner, abbreviations=(expanded,))
    store(db, [told("b", body="ODUG", organisation=of_letters, date="2020-02-01")])
    assert rows(db, "SELECT name FROM bodies") == [("ODUG",)]
    store(db, [whole])
    assert rows(db, "SELECT count(*) FROM bodies") == [(bodies,)]
    with db.atomic():
        forget_document(db, whole.document.sha256)
    join(db)
    assert rows(db, "SELECT name FROM bodies") == [("ODUG",)]


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        (["Jane Smith", "jane smith", "Jane  SMITH"], 1),
        (["Jane Smith", "J Smith"], 1),
        (["Jane Smith", "John Smith", "J Smith"], 3),  # whose is the third?
        (["Jane Smith", "Jane A. Smith"], 1),
        (["Jane", "Jane Smith"], 1),
        (["Jane", "Jane Smith", "Jane Lee"], 3),
        (["José Ruiz", "Jose Ruiz"], 1),
        (["Ann Lee", "Ann Ash"], 2),
        (["Tom Brown", "Thomas Brown"], 1),
        (["Chris Hall", "Christine Hall", "Christopher Hall"], 3),  # whose short form is it?
        (["Tom Brown", "Thomas Green"], 2),
        (["Rob Ash", "Robin Ash"], 2),
    ],
)
def test_which_names_are_one_persons(printed: list[str], people: int) -> None:
    for order in permutations(printed):
        assert len(People(order).fullest()) == people


def test_people_are_a_bodys_own(db: Database) -> None:
    store(
        db, [told(body, body=body, attendees=(attendee("Jane Smith"),)) for body in ("Ashton Council", "Byton Council")]
    )
    assert db.table("people").count == 2


def test_an_organisation_is_known_by_its_letters_where_a_document_expands_them(db: Database) -> None:
    expanded = Abbreviation(span=LINE, rule="r", short="CPS", long="Crown Prosecution Service", source="table")
    with_letters = told("a", attendees=(attendee("Ann Lee", organisation="CPS"),), abbreviations=(expanded,))
    in_full = told("b", date="2020-02-01", attendees=(attendee("Crown Prosecution Service", type="organisation"),))
    store(db, [with_letters, in_full])
    assert rows(db, "SELECT name, abbreviation FROM organisations") == [("Crown Prosecution Service", "CPS")]


def test_fewer_words_are_no_abbreviation(db: Database) -> None:
    people = (attendee("Ann Lee", organisation="Board"), attendee("Bo Ash", organisation="Executive Board"))
    expanded = Abbreviation(span=LINE, rule="r", short="Board", long="Executive Board", source="inline")
    store(db, [told(attendees=people, abbreviations=(expanded,))])
    assert rows(db, "SELECT name, abbreviation FROM organisations") == [("Executive Board", None)]


def test_owners_are_found_by_reference_name_or_initials(db: Database) -> None:
    people = (attendee("Jane Smith", initials="JS"), attendee("Ann Lee"))
    referred = action("Mend it", "the clerk", owner_refs=(OwnerRef(owner="the clerk", attendee=1),))
    later = (action("Paint it", "JS"), action("Sell it", "Cllr Smith"), action("Burn it", "Bob Ash"))
    store(db, [told("a", attendees=people, actions=(referred,)), told("b", date="2020-02-01", actions=later)])
    found = rows(
        db,
        "SELECT action_owners.owner, people.name FROM action_owners "
        "LEFT JOIN owner_links ON owner_links.owner = action_owners.key "
        "LEFT JOIN people ON people.key = owner_links.person ORDER BY 1",
    )
    assert found == [("Bob Ash", None), ("Cllr Smith", "Jane Smith"), ("JS", "Jane Smith"), ("the clerk", "Ann Lee")]


ACT = Work(title="Localism Act 2011", year=2011, number="20", uri="x:1")


@pytest.mark.parametrize(
    ("mentions", "works"),
    [
        ([mention("Localism Act 2011", year=2011), mention("localism act, 2011", year=2011)], 1),
        ([mention("Localism Act 2011", year=2011), mention("Localism Act")], 2),  # which one is not said
        ([mention("Localism Act 2011", year=2011), mention("Localism Act 2011")], 1),  # the year stands in the title
        ([mention("the FOIA", uri="x:1"), mention("Freedom of Information Act 2000", uri="x:1")], 1),
        ([mention("section 28", type="provision")], 0),
        ([mention("section 28", type="provision", title="Local Government Act 1988")], 1),
        ([mention("section 2 of the Localism Act 2011", provision="section 2"), mention("Localism Act 2011")], 1),
        ([mention("Localism Act 2011", year=2011), mention("the 2011 Act", oblique=True, antecedent=0)], 1),
        ([mention("that Act", oblique=True)], 0),
        (
            [mention("Localism Bill", type="bill", became=ACT), mention("Localism Bill 2010", type="bill", became=ACT)],
            1,
        ),
        ([mention("Localism Bill", type="bill", became=ACT), mention("Localism Act 2011", uri="x:1")], 2),
    ],
)
def test_which_mentions_are_of_one_work(db: Database, mentions: list[LegislationMention], works: int) -> None:
    store(db, [told(legislation=tuple(mentions))])
    assert db.table("legislation").count == works


def test_the_bill_is_that_which_was_named_before(db: Database) -> None:
    store(
        db,
        [
            told(
                legislation=(
                    mention("Localism Bill", type="bill"),
                    mention("the Bill", type="bill", oblique=True, antecedent=0),
                )
            )
        ],
    )
    assert rows(db, "SELECT count(*), count(DISTINCT legislation) FROM legislation_links") == [(2, 1)]


FENCE = "Mend the fence"


@pytest.mark.parametrize(
    ("heard", "threads"),
    [
        ([[(FENCE, None)]], [("open", 0)]),  # just set: there was no later meeting
        ([[(FENCE, None)], []], [("unreported", 1)]),
        ([[(FENCE, None)], [], [], []], [("unreported", 3)]),
        ([[(FENCE, None)], [("mend the Fence.", None)]], [("open", 0)]),
        ([[(FENCE, None)], [(FENCE, "ongoing")], []], [("ongoing", 1)]),
        ([[(FENCE, "ongoing")], []], [("ongoing", 1)]),
        ([[(FENCE, None)], [(FENCE, "closed")], []], [("closed", 0)]),
        ([[(FENCE, None)], [(FENCE, "closed")], [(FENCE, None)]], [("closed", 0), ("open", 0)]),  # set again
        ([[(FENCE, "closed"), (FENCE, None)]], [("closed", 0)]),  # told twice in one meeting
    ],
)
def test_how_tasks_stand(
    db: Database, heard: list[list[tuple[str, str | None]]], threads: list[tuple[str, int]]
) -> None:
    store(
        db,
        [
            told(
                str(n),
                date=f"2020-0{n + 1}-01",
                actions=tuple(action(text, "Clerk", status=status) for text, status in actions),
            )
            for n, actions in enumerate(heard)
        ],
    )
    assert rows(db, "SELECT state, silent FROM action_threads ORDER BY state") == threads


def test_the_same_words_for_another_owner_are_another_task(db: Database) -> None:
    store(db, [told(actions=(action("Report", "Ann"), action("Report", "Bob"), action("Report")))])
    assert rows(db, "SELECT count(*) FROM action_threads") == [(2,)]


def test_a_version_that_is_not_the_record_sets_no_task(db: Database) -> None:
    store(db, [told("a", actions=(action("Mend it"),)), told("b", media_type=WORD, actions=(action("Mend it"),))])
    assert db.table("actions").count == 2
    assert db.table("action_threads").count == 1


TOML = """
[[body]]
name = "Ashton Parish Council"
also = ["The Council of Ashton", "APC"]

[[person]]
name = "Thomas Brown"
also = ["Tommy B", "the Ranger"]

[[person]]
name = "Jane Ash"
also = ["the Clerk"]
body = "Ashton Parish Council"

[[organisation]]
name = "Crown Prosecution Service"
also = ["the prosecutors"]
"""


def by_the_user() -> list[Minutes]:
    people = (attendee("Thomas Brown"), attendee("Jane Ash"), attendee("Ann Lee", organisation="The Prosecutors"))
    return [
        told("a", body="Ashton Parish Council", attendees=people),
        told("b", body="The Council of Ashton", date="2020-02-01", attendees=(attendee("Tommy B"),)),
        told("c", body="APC", date="2020-03-01", actions=(action("Mend it", "the Ranger"), action("Sell it", "the Clerk"))),
        told("d", body="Byton Parish Council", actions=(action("Burn it", "the Clerk"),)),
    ]  # fmt: skip


def test_names_that_the_user_says_are_one_are_one(db: Database) -> None:
    store(db, by_the_user())
    before = joined(db)
    put_own_rules(db, parse(TOML, "my.toml"), "my.toml")
    join(db)
    assert rows(db, "SELECT name FROM bodies ORDER BY 1") == [("Ashton Parish Council",), ("Byton Parish Council",)]
    assert rows(db, "SELECT name FROM people ORDER BY 1") == [("Ann Lee",), ("Jane Ash",), ("Thomas Brown",)]
    assert rows(db, "SELECT name FROM organisations") == [("Crown Prosecution Service",)]
    owned = "SELECT as_printed, people.name FROM actions_by_owner LEFT JOIN people ON people.key = person ORDER BY 1, 2"
    assert rows(db, owned) == [("the Clerk", None), ("the Clerk", "Jane Ash"), ("the Ranger", "Thomas Brown")]
    assert rows(db, "PRAGMA foreign_key_check") == []
    put_own_rules(db, OwnRules(), "my.toml")
    join(db)
    assert joined(db) == before


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_the_users_names_give_the_same_rows_whenever_they_come(db: Database, order: tuple[int, ...]) -> None:
    found, own = by_the_user(), parse(TOML, "my.toml")
    store(db, [found[order[0]]])
    put_own_rules(db, own, "my.toml")
    for at in order[1:]:
        store(db, [found[at]])
    with database() as fresh:
        put_own_rules(fresh, own, "my.toml")
        store(fresh, found)
        assert joined(db) == joined(fresh)


def test_a_meeting_has_the_quorum_of_its_record(db: Database) -> None:
    draft = told("draft", approval="draft", quorum="absent", quorum_needed=3)
    final = told("final", approval="approved", quorum="lost", quorum_needed=5)
    store(db, [draft, final])
    join(db)
    assert rows(db, "SELECT quorum, quorum_needed FROM minutes ORDER BY quorum") == [("absent", 3), ("lost", 5)]
    assert rows(db, "SELECT quorum, quorum_needed, versions FROM meetings") == [("lost", 5, 2)]
