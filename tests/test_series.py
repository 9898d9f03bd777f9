"""Ten meetings of one body, real Word and PDF files: the same exact history whatever the order they come in."""

import json
import random
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from extractor.bulk import Limits, Run, import_files
from extractor.pipeline import extract
from extractor.store import forget_document, join, open_database, write_document
from models import Minutes

SERIES = Path(__file__).resolve().parent.parent / "corpus" / "series"
RIGHT = tomllib.loads((SERIES / "history.toml").read_text("utf-8"))
WORD, PDF = (sorted(SERIES.glob(f"*.{ending}")) for ending in ("docx", "pdf"))
READING = {"version": "1", "read_at": "2026-01-01T00:00:00+00:00", "seconds": 0.1}
JOINED = (
    "series_names",
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
    "action_threads",
    "action_history",
)


@cache
def extracted(path: Path) -> tuple[Minutes, ...]:
    return tuple(extract(path))


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "minutes.db")) as opened:
        yield opened


def store(db: Database, path: Path) -> None:
    records = extracted(path)
    write_document(db, list(records), READING)
    put_path(db, path.name, records[0].document.sha256)


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


def take_out(db: Database, path: Path) -> None:
    db.execute("DELETE FROM files WHERE path = ?", [path.name])
    forget_document(db, extracted(path)[0].document.sha256)
    db.execute("DELETE FROM documents WHERE sha256 = ?", [extracted(path)[0].document.sha256])


def rows(db: Database, query: str) -> list[tuple[Any, ...]]:
    return db.execute(query).fetchall()


def joined(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    return {table: sorted(rows(db, f"SELECT * FROM {table}"), key=repr) for table in JOINED}


def history(db: Database) -> list[dict[str, Any]]:
    """The tasks as the record beside the documents has them."""
    tasks = rows(db, "SELECT key, text, state, silent, is_from_before FROM action_threads")
    return by_text(
        {"text": text, "state": state, "silent": silent, "is_from_before": bool(before), "history": steps(db, key)}
        for key, text, state, silent, before in tasks
    )


def steps(db: Database, thread: str) -> list[list[Any]]:
    query = """SELECT date, event, owners, coalesce(due, ''), changes, silent_before
      FROM action_timeline WHERE thread = ? ORDER BY date"""
    return [[*step[:4], json.loads(step[4]), step[5]] for step in db.execute(query, [thread])]


def by_text(tasks: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(tasks, key=lambda task: str(task["text"]))


def right_history() -> list[dict[str, Any]]:
    return by_text({"silent": 0, "is_from_before": False, **task} for task in RIGHT["task"])


def test_there_are_ten_meetings_as_word_and_pdf() -> None:
    assert [path.stem for path in WORD] == [path.stem for path in PDF]
    assert len(WORD) == 10


@pytest.mark.parametrize(
    "files", [WORD, PDF, [*WORD[::2], *PDF[1::2]], [*WORD, *PDF]], ids=["word", "pdf", "mix", "both"]
)
def test_every_task_has_its_exact_history(db: Database, files: list[Path]) -> None:
    for path in files:
        store(db, path)
    join(db)
    assert history(db) == right_history()


def test_the_body_its_names_and_its_people_are_one(db: Database) -> None:
    for path in WORD:
        store(db, path)
    join(db)
    assert rows(db, "SELECT name, organisation FROM bodies") == [(RIGHT["body"]["name"], RIGHT["body"]["organisation"])]
    assert [name for (name,) in rows(db, "SELECT name FROM aliases WHERE body IS NOT NULL ORDER BY name")] == RIGHT[
        "names"
    ]
    assert [name for (name,) in rows(db, "SELECT name FROM people ORDER BY name")] == RIGHT["people"]


def test_the_bill_goes_on_from_meeting_to_meeting(db: Database) -> None:
    for path in PDF:
        store(db, path)
    join(db)
    told = rows(db, "SELECT date, coalesce(house, ''), stage, is_news, title, became FROM bill_progress ORDER BY date")
    assert [list(row[:3]) for row in told] == RIGHT["bill"]["progress"]
    assert {row[3:] for row in told} == {(1, RIGHT["bill"]["title"], RIGHT["bill"]["became"])}


@pytest.mark.parametrize("short", RIGHT["letters"])
def test_letters_mean_what_earlier_minutes_say(db: Database, short: str) -> None:
    for path in WORD:
        store(db, path)
    join(db)
    told = [
        [date, long or "", sense or "; ".join(json.loads(candidates))]
        for date, long, sense, candidates in db.execute(
            "SELECT DISTINCT date, long, sense, candidates FROM abbreviation_meanings WHERE short = ? ORDER BY date",
            [short],
        )
    ]
    assert told == RIGHT["letters"][short]


@pytest.mark.parametrize("seed", range(24))
def test_the_order_of_import_is_nothing(tmp_path: Path, seed: int) -> None:
    """In one random order joined in one go, in another after each document, with the same documents twice."""
    order = random.Random(seed)  # noqa: S311 - any order will do
    files = [*WORD, *PDF]
    with closing(open_database(tmp_path / "a.db")) as at_once, closing(open_database(tmp_path / "b.db")) as one_by_one:
        for path in order.sample(files, len(files)):
            store(at_once, path)
        join(at_once)
        for path in order.sample([*files, *order.sample(files, 3)], len(files) + 3):
            store(one_by_one, path)
            join(one_by_one)
        assert joined(one_by_one) == joined(at_once)
        assert history(at_once) == right_history()
        assert rows(one_by_one, "PRAGMA foreign_key_check") == []


@pytest.mark.parametrize("seed", range(6))
def test_a_document_that_is_taken_out_and_brought_in_again_leaves_no_trace(tmp_path: Path, seed: int) -> None:
    """Some meetings are replaced by their PDF, some taken out for a while and read again."""
    order = random.Random(seed)  # noqa: S311 - any order will do
    replaced, away = order.sample(range(len(WORD)), 4), order.sample(range(len(WORD)), 4)
    with closing(open_database(tmp_path / "a.db")) as db, closing(open_database(tmp_path / "b.db")) as fresh:
        for path in order.sample(WORD, len(WORD)):
            store(db, path)
        join(db)
        for at in replaced:
            take_out(db, WORD[at])
            store(db, PDF[at])
            join(db)
        now = [PDF[at] if at in replaced else WORD[at] for at in range(len(WORD))]
        for at in away:
            take_out(db, now[at])
        join(db)
        assert len(rows(db, "SELECT key FROM meetings")) == len(WORD) - len(away)
        for at in away:
            store(db, now[at])
            join(db)
        for path in now:
            store(fresh, path)
        join(fresh)
        assert joined(db) == joined(fresh)
        assert history(db) == right_history()


def test_a_real_import_gives_the_same_history(db: Database, tmp_path: Path) -> None:
    """With processes that read, twice: first a part, then all of it."""
    how = Run(Limits(workers=2, seconds=120), lambda _: None)
    for paths in ([str(path) for path in WORD[5:8]], [str(SERIES)]):
        done = import_files(db, paths, how, tmp_path / "minutes.db")
        assert done.classes.keys() <= {"unsupported"}
    assert history(db) == right_history()
