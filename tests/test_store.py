"""What is stored is what was found: nothing is lost, nothing is stored twice, and a row keeps its key."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from extractor.errors import DatabaseError
from extractor.store import (
    only_writer,
    open_database,
    open_to_read,
    records,
    require_room,
    write_document,
    write_failure,
)
from extractor.store.keys import Keys, fold, fold_name
from extractor.store.rows import TABLES
from models import Action, Attendee, Box, Meeting, Minutes, Section, Span, Votes

READING = {"version": "1", "read_at": "2026-01-01T00:00:00+00:00", "seconds": 0.1}

dates = st.none() | st.dates().map(str)
times = st.none() | st.sampled_from(["09:30", "19:00"])
st.register_type_strategy(
    Span, st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(start=min(ends), end=max(ends)))
)
points = st.floats(0, 2000)
st.register_type_strategy(Box, st.builds(Box, page=st.integers(1, 9), x0=points, top=points, x1=points, bottom=points))
st.register_type_strategy(Votes, st.builds(Votes, **{"for": st.none() | st.integers(0, 9)}))
st.register_type_strategy(
    Meeting, st.builds(Meeting, date=dates, next_meeting=dates, start=times, end=times, body=st.none() | st.text())
)


def fitted(value: Any, text: str, sizes: dict[str, int]) -> Any:
    """`value`, from a drawn record, with indices into lists that are there, spans in the text, and small numbers."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end"} and isinstance(value["start"], int):
            return {name: min(at, len(text)) for name, at in value.items()}
        kept = {name: fitted(entry, text, sizes) for name, entry in value.items()}
        given = {name: kept[name] for name in sizes if kept.get(name) is not None}
        return kept | {name: at % sizes[name] if sizes[name] else None for name, at in given.items()}
    if isinstance(value, list):
        return [fitted(entry, text, sizes) for entry in value]
    return 1 + value % 999_999 if isinstance(value, int) and value > 1_000_000 else value


def of_document(drawn: list[Minutes]) -> list[Minutes]:
    """Drawn records made into those of one document: a minute book, if there are several."""
    document = json.loads(drawn[0].document.model_dump_json()) | {"sha256": sha256(b"the file").hexdigest()}
    found = []
    for part, one in enumerate(drawn, start=1):
        raw = one.model_dump(mode="json", by_alias=True)
        sizes = {"section": len(one.sections), "parent": len(one.sections), "attendee": len(one.attendees)}
        raw = fitted(raw, document["text"], {**sizes, "antecedent": len(one.legislation)})
        for action in raw["actions"]:
            action["owners"] = list(dict.fromkeys([*action["owners"], *(ref["owner"] for ref in action["owner_refs"])]))
            action["owner_refs"] = list({ref["owner"]: ref for ref in action["owner_refs"]}.values())
        whole = {"part": None, "span": None} if len(drawn) == 1 else {"part": part, "span": {"start": part, "end": 99}}
        raw |= {**whole, "document": fitted(document, document["text"], {})}
        found.append(Minutes.model_validate_json(json.dumps(raw)))
    return found


# A record is large, and slow to draw on a busy machine; that says nothing about what is tested.
large = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
documents = st.lists(st.from_type(Minutes), min_size=1, max_size=3).map(of_document)
single = st.from_type(Minutes).map(lambda drawn: of_document([drawn]))


def contents(db: Database, *, without: tuple[str, ...] = ()) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, but for full-text indexes."""
    tables = [name for name in db.table_names() if "_fts" not in name and name not in without]
    return {name: sorted(db.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in tables}


def is_sound(db: Database) -> bool:
    """Whether the file is whole, every reference leads somewhere, and the full-text indexes agree with their tables."""
    for table in ("minutes", "sections", "actions", "decisions"):
        db.execute(f"INSERT INTO {table}_fts({table}_fts, rank) VALUES ('integrity-check', 1)")
    broken = db.execute("PRAGMA foreign_key_check").fetchall()
    return not broken and db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@contextmanager
def database() -> Iterator[Database]:
    """An empty database, copied from one made before."""
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
def db(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "minutes.db")) as opened:
        yield opened


@given(documents)
@large
def test_records_survive_the_database_unchanged(found: list[Minutes]) -> None:
    with database() as db:
        write_document(db, found, READING)
        assert list(records(db, found[0].document.sha256, found[0].document.path)) == found
        assert is_sound(db)


@given(documents)
@large
def test_storing_twice_equals_storing_once(found: list[Minutes]) -> None:
    with database() as db:
        write_document(db, found, READING)
        once = contents(db)
        changes = db.conn.total_changes
        write_document(db, found, READING)
        assert contents(db) == once
        assert db.conn.total_changes == changes


@given(single, single)
@large
def test_storing_again_replaces_what_stood_there(before: list[Minutes], after: list[Minutes]) -> None:
    with database() as db, database() as fresh:
        write_document(db, before, READING)
        write_document(db, after, READING)
        write_document(fresh, after, READING)
        assert contents(db, without=("to_join",)) == contents(fresh, without=("to_join",))
        assert is_sound(db)


@given(documents)
@large
def test_a_document_that_fails_later_leaves_nothing_behind(found: list[Minutes]) -> None:
    with database() as db:
        write_document(db, found, READING)
        failure = {"class": "corrupt", "message": "damaged", "traceback": None, "bytes": 9, "rules_version": "r"}
        write_failure(db, found[0].document.sha256, failure, READING)
        assert {table: db.table(table).count for table in TABLES} == dict.fromkeys(TABLES, 0)
        assert list(db.query("SELECT outcome, class, text, title, kind FROM documents")) == [
            {"outcome": "failed", "class": "corrupt", "text": None, "title": None, "kind": None}
        ]
        assert is_sound(db)


TEXT = "Present: Ann Lee, Bo Ash\n1. Fence\nThe Clerk to mend the fence.\nThe Clerk to mend the fence.\fThe gate."


def document(text: str = TEXT, **values: object) -> dict[str, Any]:
    """A document with `text`, as plain values."""
    source = {"path": "a.pdf", "bytes": 1, "media_type": "application/pdf", "pages": 2, "text_layer": "born_digital"}
    digest = sha256(text.encode()).hexdigest()
    return {**source, "reader": "r", "rules_version": "1", "sha256": digest, "text": text, **values}


def at(words: str, nth: int = 0, text: str = TEXT) -> Span:
    """Where `words` stand in the text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start=start, end=start + len(words))


def fence(nth: int) -> Action:
    return Action(
        span=at("The Clerk to mend the fence.", nth), rule="r", text="mend the fence", owners=("Clerk",), marked=True
    )


def minutes(**values: object) -> Minutes:
    return Minutes.model_validate({"document": document(), "kind": "minutes", "meeting": Meeting(), **values})


def keys(db: Database, table: str) -> list[str]:
    return [key for (key,) in db.execute(f"SELECT key FROM {table} ORDER BY span_start")]


def test_a_row_keeps_its_key_when_others_are_found_or_lost(db: Database) -> None:
    names = ("Ann Lee", "Bo Ash")
    people = tuple(Attendee(span=at(name), rule="r", name=name, as_printed=name, status="present") for name in names)
    write_document(db, [minutes(attendees=people[1:], actions=(fence(0),))], READING)
    (bo,), (first,) = keys(db, "attendances"), keys(db, "actions")
    write_document(db, [minutes(attendees=people, actions=(fence(0), fence(1)))], READING)
    assert keys(db, "attendances")[1] == bo
    assert keys(db, "actions")[0] == first
    assert len(set(keys(db, "actions"))) == 2


def test_a_row_that_is_found_again_is_not_taken_out_in_between(db: Database) -> None:
    write_document(db, [minutes(actions=(fence(0),))], READING)
    db.execute("CREATE TEMP TABLE gone (key TEXT)")
    db.execute("CREATE TEMP TRIGGER note AFTER DELETE ON actions BEGIN INSERT INTO gone VALUES (old.key); END")
    write_document(db, [minutes(actions=(fence(0), fence(1)))], READING)
    assert db.execute("SELECT count(*) FROM gone").fetchone() == (0,)


@pytest.mark.parametrize(
    ("text", "pages", "expected"),
    [
        ("one\ftwo", 2, [(1, "one"), (2, "two")]),
        ("one\f\fthree", 3, [(1, "one"), (2, ""), (3, "three")]),  # the second page is blank
        ("one", None, []),  # a Word file
    ],
)
def test_pages_are_told_by_form_feeds(
    db: Database, text: str, pages: int | None, expected: list[tuple[int, str]]
) -> None:
    write_document(db, [minutes(document=document(text, pages=pages))], READING)
    found = db.execute("SELECT page, span_start, span_end FROM pages ORDER BY page").fetchall()
    assert [(page, text[start:end]) for page, start, end in found] == expected


def test_a_first_page_without_text_is_counted(db: Database) -> None:
    text = "two\fthree"
    section = Section(span=Span(start=4, end=9), page=3, rule="r", title="three", level=1)
    write_document(db, [minutes(document=document(text, pages=3), sections=(section,))], READING)
    assert [page for (page,) in db.execute("SELECT page FROM pages ORDER BY page")] == [2, 3]


def test_the_head_is_what_stands_before_the_first_section(db: Database) -> None:
    span = Span(start=at("1. Fence").start, end=len(TEXT))
    section = Section(span=span, quotes=(at("1. Fence"),), rule="r", number="1", title="Fence", level=1)
    write_document(db, [minutes(sections=(section,))], READING)
    assert db.execute("SELECT head FROM minutes").fetchone() == ("Present: Ann Lee, Bo Ash",)
    assert db.execute("SELECT text FROM sections").fetchone()[0].startswith("The Clerk to mend")


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("The Parish Council", "parish council"),
        ("Project Governing Board (PGB)", "project governing board"),
        ("Parks & Leisure Committee", "parks and leisure committee"),
        ("Café-Committee", "cafe committee"),
        ("The The", "the the"),  # a name is never folded to nothing
        ("Finance Committee (Audit)", "finance committee audit"),  # words in brackets are part of it
    ],
)
def test_names_are_folded(name: str, folded: str) -> None:
    assert fold_name(name) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_keys_depend_on_the_words_and_on_which_such_row_it_is() -> None:
    a, b = Keys("digest"), Keys("digest")
    assert a.next("actions", "Mend the  FENCE.") == b.next("actions", "mend the fence")
    assert a.next("actions", "mend the fence") != b.next("decisions", "mend the fence")
    assert a.next("actions", "mend the gate") != Keys("other").next("actions", "mend the gate")


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE photos (name TEXT)")
    for opened in (open_database, open_to_read):
        with pytest.raises(DatabaseError, match="not one of Minutebook's"):
            opened(path)


def test_a_newer_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "minutes.db"
    with closing(open_database(path)) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(DatabaseError, match="another version"):
        open_to_read(path)


@pytest.mark.parametrize("what", ["missing", "folder", "text"])
def test_what_is_no_database_is_said_to_be_none(tmp_path: Path, what: str) -> None:
    path = tmp_path / "minutes.db"
    if what == "folder":
        path.mkdir()
    if what == "text":
        path.write_text("minutes " * 1000)
    with pytest.raises(DatabaseError, match=r"minutes\.db"):
        open_to_read(path)


def test_reading_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "minutes.db"
    open_database(path).close()
    with closing(open_to_read(path)) as db, pytest.raises(sqlite3.OperationalError, match="readonly"):
        db.execute("DELETE FROM files")


def test_there_is_one_writer_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "minutes.db"
    with only_writer(path), pytest.raises(DatabaseError, match="another import"), only_writer(path):
        pass
    with only_writer(path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_lock_on_a_file_that_was_removed_meanwhile_is_none(tmp_path: Path) -> None:
    path, beside = tmp_path / "minutes.db", tmp_path / "minutes.db-lock"
    with only_writer(path):
        beside.unlink()  # as when another import ended between the opening and the locking of this file
        with only_writer(path), pytest.raises(DatabaseError, match="another import"), only_writer(path):
            pass


def test_a_disk_that_is_nearly_full_is_told_before_anything_is_written(tmp_path: Path) -> None:
    require_room(tmp_path / "minutes.db", needed=1)
    with pytest.raises(DatabaseError, match="make room"):
        require_room(tmp_path / "minutes.db", needed=1 << 62)


def test_events_are_only_added(db: Database) -> None:
    db.execute(
        "INSERT INTO runs (started, command, version, rules_version, paths, settings) VALUES ('', 'import', '', '', '[]', '{}')"
    )
    db.execute("INSERT INTO events (run, at, type, outcome) VALUES (1, '', 'ingestion', 'success')")
    for statement in ("DELETE FROM events", "UPDATE events SET at = 'x'", "DELETE FROM runs"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            db.execute(statement)


def test_two_keys_with_one_number_are_refused(db: Database) -> None:
    write_document(db, [minutes(actions=(fence(0),))], READING)
    with pytest.raises(sqlite3.IntegrityError, match="same beginning"):
        db.execute("UPDATE actions SET key = 'another'")
