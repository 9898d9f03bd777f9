"""Many files: none stops the run, none is lost, and a second run changes nothing."""

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from sqlite_utils import Database

from extractor.bulk import Done, Limits, Run, Summary, Wanted, import_files, require
from extractor.bulk.walk import digest, files, shown
from extractor.bulk.worker import Job, Outcome
from extractor.bulk.workers import read_all
from extractor.errors import DatabaseError, NothingToDoError, UnreadableError, cures
from extractor.store import forget_document, open_database

MINUTES = """Ashton Parish Council
Minutes of the meeting held on Monday {day} February 2020 at 7.30 pm in the Village Hall
Present: Cllr Jane Smith (Chair), Cllr Robert Ash
1. Minutes of the last meeting
The minutes of the last meeting were approved.
2. Fence
Action: Robert Ash to obtain three quotes for the fence.
"""
LIMITS = Limits(workers=2, seconds=60)
AS_USUAL = Wanted()


def minutes(folder: Path, name: str, day: int = 3) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(MINUTES.format(day=day), "utf-8")
    return path


def endless(folder: Path) -> Path:
    """A document that takes longer to read than any test waits."""
    path = folder / "endless.txt"
    path.write_text("\n".join(MINUTES.format(day=n % 28 + 1) for n in range(3000)), "utf-8")
    return path


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "minutes.db")) as opened:
        yield opened


def run(
    db: Database, *paths: Path, limits: Limits = LIMITS, wanted: Wanted = AS_USUAL
) -> tuple[Summary, dict[str, Done]]:
    """What importing comes to, and what became of each file, by its name."""
    told: list[Done] = []
    database = Path(db.execute("PRAGMA database_list").fetchone()[2])
    summary = import_files(db, [str(path) for path in paths], Run(limits, told.append, wanted), database)
    assert not db.conn.in_transaction
    return summary, {Path(done.path).name: done for done in told}


# What differs between two runs that do the same: when, by which run, how long it took and in how much memory.
OF_THE_RUN = {"run", "seen", "checked", "read_at", "seconds", "memory"}


def contents(db: Database, *, without: tuple[str, ...] = ()) -> dict[str, list[Any]]:
    tables = [name for name in db.table_names() if "_fts" not in name and name not in without]
    kept = {name: [one for one in db.table(name).columns_dict if one not in OF_THE_RUN] for name in tables}
    rows = {name: db.execute(f"SELECT {', '.join(columns)} FROM {name}") for name, columns in kept.items()}
    return {name: sorted(found.fetchall(), key=repr) for name, found in rows.items()}


def events(db: Database) -> list[tuple[Any, ...]]:
    return db.execute("SELECT run, type, outcome FROM events ORDER BY id").fetchall()


def test_what_is_a_file_to_import(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.docx", "sub/c.xyz", ".hidden", ".git/d.pdf", "~$a.docx", "minutes.db", "minutes.db-wal"):
        minutes(tmp_path, name)
    found = files([str(tmp_path)], leave_out=tmp_path / "minutes.db")
    assert sorted(os.path.relpath(path, tmp_path) for path in found) == ["a.docx", "b.pdf", "sub/c.xyz"]


def test_a_hidden_file_that_is_named_is_meant(tmp_path: Path) -> None:
    assert [Path(path).name for path in files([str(minutes(tmp_path, ".hidden"))])] == [".hidden"]


def test_a_link_that_leads_nowhere_hides_no_file(tmp_path: Path) -> None:
    minutes(tmp_path, "sub/b.pdf")
    for name in ("a.pdf", "z.pdf"):
        minutes(tmp_path, name)
    for name, to in (("round", "about"), ("about", "round"), ("self", "self"), ("up", "."), ("broken", "missing")):
        (tmp_path / name).symlink_to(to)
    found = {Path(path).name for path in files([str(tmp_path)])}
    assert found == {"a.pdf", "z.pdf", "b.pdf", "round", "about", "self", "broken"}


def test_what_a_saved_page_shows_is_no_document(tmp_path: Path) -> None:
    for name in ("May.htm", "May_files/frame.html", "June_files/a.pdf", "July.html", "July.fld/b.html"):
        minutes(tmp_path, name)
    assert {Path(path).name for path in files([str(tmp_path)])} == {"July.html", "May.htm", "a.pdf"}


def test_patterns_stand_for_what_they_match(tmp_path: Path) -> None:
    for name in ("a.txt", "sub/b.txt", "c.pdf", "d[1].txt"):
        minutes(tmp_path, name)
    assert {Path(path).name for path in files([str(tmp_path / "**" / "*.txt")])} == {"a.txt", "d[1].txt", "b.txt"}
    assert [Path(path).name for path in files([str(tmp_path / "d[1].txt")])] == ["d[1].txt"]  # a name, not a pattern


def test_each_file_is_met_once(db: Database, tmp_path: Path) -> None:
    path = minutes(tmp_path / "in", "a.txt")
    summary, _ = run(db, tmp_path / "in", path, tmp_path / "in" / "*.txt")
    assert (summary.imported, summary.unchanged) == (1, 0)


@pytest.mark.parametrize("paths", [["nowhere"], ["nowhere/*.pdf"], ["empty"]])
def test_nothing_to_import_is_said(tmp_path: Path, paths: list[str]) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingToDoError):
        require([str(tmp_path / path) for path in paths])


def test_a_path_that_is_not_there_does_not_stop_the_others(tmp_path: Path) -> None:
    require([str(tmp_path / "nowhere"), str(minutes(tmp_path, "a.txt"))])


def test_names_that_are_not_utf8_can_be_written_down() -> None:
    assert shown(os.fsdecode(b"caf\xe9.pdf")) == r"caf\xe9.pdf"
    assert shown("café.pdf") == "café.pdf"


def test_what_is_no_file_can_not_be_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path / "missing", tmp_path):
        with pytest.raises(UnreadableError):
            digest(str(path))


def test_every_file_gets_its_row(db: Database, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    minutes(folder, "a.txt")
    minutes(folder, "sub/copy of a.txt")
    minutes(folder, "b.txt", day=10)
    (folder / "empty.pdf").touch()
    (folder / "photo.gif").write_bytes(b"GIF89a" + bytes(99))
    (folder / "half.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere")
    summary, done = run(db, folder)
    assert (summary.imported, summary.unchanged, summary.failed) == (3, 0, 4)
    assert {name: one.class_ for name, one in done.items() if one.result == "failed"} == {
        "empty.pdf": "empty",
        "photo.gif": "unsupported",
        "half.pdf": "corrupt",
        "gone.txt": "unreadable",
    }
    assert db.table("files").count == 7
    assert db.table("documents").count == 5  # the copies are one, and what could not be opened has none
    assert db.execute("SELECT count(*) FROM ledger WHERE outcome = 'failed' AND message IS NOT NULL").fetchone() == (4,)
    assert [str(folder) in message for (message,) in db.execute("SELECT message FROM ledger") if message] == [False] * 4
    assert summary.classes.keys() <= cures().keys()
    assert db.execute("SELECT count(*) FROM meetings").fetchone() == (2,)
    assert sorted((type_, outcome) for _, type_, outcome in events(db)) == sorted(
        [("ingestion", "success")] * 6  # all but the one that is gone, which follows
        + [("ingestion", "failure")]
        + [("validation", "failure")] * 3
        + [("validation", "success"), ("metadata extraction", "success")] * 2
    )


def test_a_second_run_adds_its_row_and_one_event(db: Database, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    minutes(folder, "a.txt")
    (folder / "empty.pdf").touch()
    run(db, folder)
    before = contents(db, without=("runs", "events"))
    first = len(events(db))
    summary, _ = run(db, folder)
    assert (summary.imported, summary.unchanged, summary.failed) == (0, 1, 1)
    assert contents(db, without=("runs", "events")) == before
    assert events(db)[first:] == [(2, "fixity check", "success")]
    assert db.execute("SELECT outcome, imported, unchanged, failed FROM runs").fetchall()[1] == ("finished", 0, 1, 1)


def test_a_changed_file_replaces_what_it_held(db: Database, tmp_path: Path) -> None:
    path = minutes(tmp_path, "a.txt")
    run(db, path)
    minutes(tmp_path, "a.txt", day=17)
    run(db, path)
    assert db.execute("SELECT date FROM meetings").fetchall() == [("2020-02-17",)]
    assert db.table("documents").count == 1
    read = ["validation", "metadata extraction"]
    taken = [*read, "ingestion", *read, "replacement", "deaccession", "ingestion"]
    assert [type_ for _, type_, _ in events(db)] == taken


def test_a_content_stays_as_long_as_one_file_holds_it(db: Database, tmp_path: Path) -> None:
    one, copy = minutes(tmp_path, "a.txt"), minutes(tmp_path, "b.txt")
    run(db, one, copy)
    minutes(tmp_path, "a.txt", day=17)
    run(db, one)
    assert db.execute("SELECT date FROM meetings ORDER BY date").fetchall() == [("2020-02-03",), ("2020-02-17",)]


def test_what_may_go_better_is_tried_again(tmp_path: Path) -> None:
    path, program, file = tmp_path / "a.rtf", tmp_path / "soffice", tmp_path / "minutes.db"
    path.write_bytes(b"{\\rtf1 Minutes}")
    command = [sys.executable, "-m", "extractor", "import", str(path), "--db", str(file)]
    environment = {**os.environ, "MINUTEBOOK_SOFFICE": str(program)}
    for _ in range(2):
        assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 1
    with closing(open_database(file)) as db:
        assert db.execute("SELECT class FROM documents").fetchall() == [("needs_tool",)]
        assert db.execute("SELECT attempts FROM documents").fetchone() == (2,)
        assert events(db) == [
            (1, "metadata extraction", "failure"),
            (1, "ingestion", "success"),
            (2, "metadata extraction", "failure"),
            (2, "fixity check", "success"),
        ]
    # Now it is there, and converts other files, but not this one.
    makes = 'mkdir -p "$(dirname "$file")/out" && cp "$file" "$(dirname "$file")/out/document.docx"'
    program.write_text(f'#!/bin/sh\nfor file; do :; done\ngrep -q Minutes "$file" || {{ {makes}; }}\n')
    program.chmod(0o755)
    assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 1
    with closing(open_database(file)) as db:
        assert db.execute("SELECT class FROM documents").fetchall() == [("corrupt",)]
        assert (3, "validation", "failure") in events(db)


def test_what_was_read_by_another_version_is_read_again(db: Database, tmp_path: Path) -> None:
    path = minutes(tmp_path, "a.txt")
    run(db, path)
    before = contents(db, without=("runs", "events", "documents"))
    db.execute("UPDATE documents SET rules_version = 'old'")
    summary, _ = run(db, path)
    assert summary.imported == 1
    assert contents(db, without=("runs", "events", "documents")) == before
    assert events(db)[3:] == [
        (2, "validation", "success"),
        (2, "metadata extraction", "success"),
        (2, "fixity check", "success"),
    ]


def test_a_good_reading_is_not_given_up_for_a_failure(db: Database, tmp_path: Path) -> None:
    path = minutes(tmp_path, "a.txt")
    run(db, path)
    db.execute("UPDATE documents SET rules_version = 'old'")
    summary, _ = run(db, path, limits=Limits(1, 0.001))
    assert summary.classes == {"timeout": 1}
    assert db.execute("SELECT outcome, class FROM documents").fetchall() == [("imported", None)]
    assert db.table("meetings").count == 1
    assert events(db)[3] == (2, "metadata extraction", "failure")


def test_a_killed_run_goes_on_where_it_was(db: Database, tmp_path: Path) -> None:
    paths = [minutes(tmp_path, f"{day}.txt", day) for day in (3, 10)]
    run(db, *paths)
    expected = contents(db, without=("runs", "events"))
    with db.atomic():  # as if the run had died before its end
        gone = sha256(paths[1].read_bytes()).hexdigest()
        forget_document(db, gone)
        db.execute("DELETE FROM files WHERE document = ?", [gone])
        db.execute("DELETE FROM documents WHERE sha256 = ?", [gone])
    summary, _ = run(db, *paths)
    assert (summary.imported, summary.unchanged) == (1, 1)
    assert contents(db, without=("runs", "events")) == expected


def test_a_full_disk_is_said_to_be_full(db: Database, tmp_path: Path) -> None:
    run(db, minutes(tmp_path, "a.txt", 3))
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")
    many = [minutes(tmp_path, f"{day}.txt", day) for day in range(4, 29)]
    with pytest.raises(DatabaseError, match=r"full.*what was imported before stands"):
        run(db, *many)
    assert db.execute("SELECT date FROM meetings").fetchall() == [("2020-02-03",)]
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def read(*paths: Path, limits: Limits) -> dict[str, Outcome]:
    jobs = (Job(str(path), digest(str(path))) for path in paths)
    return {Path(job.path).name: outcome for job, outcome in read_all(jobs, limits)}


def test_what_takes_too_long_is_ended_and_the_rest_is_read(tmp_path: Path) -> None:
    good = [minutes(tmp_path, f"{n}.txt", n) for n in range(1, 4)]
    found = read(endless(tmp_path), *good, limits=Limits(1, 3))
    assert found.pop("endless.txt").class_ == "timeout"
    assert {outcome.class_ for outcome in found.values()} == {None}


def test_a_process_that_dies_takes_no_other_document_along(tmp_path: Path) -> None:
    good = [minutes(tmp_path, f"{n}.txt", n) for n in range(1, 4)]

    def kill() -> None:
        for child in multiprocessing.active_children():
            os.kill(child.pid or 0, signal.SIGKILL)

    timer = Timer(6, kill)
    timer.start()
    found = read(*good, endless(tmp_path), limits=Limits(2, 60))
    timer.cancel()
    crashed = found.pop("endless.txt")
    assert (crashed.class_, crashed.message) == ("crash", "the process that read it died (SIGKILL)")
    assert {outcome.class_ for outcome in found.values()} == {None}


def test_what_wants_too_much_memory_is_said_to(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text("minutes " * 12_500_000)
    found = read(path, minutes(tmp_path, "a.txt"), limits=Limits(1, 60, memory=400 << 20))
    assert found["large.txt"].class_ == "memory"
    assert found["a.txt"].class_ is None


def test_a_file_that_changes_while_it_is_read_is_not_taken_for_what_it_was(tmp_path: Path) -> None:
    path = minutes(tmp_path, "a.txt")
    jobs = iter([Job(str(path), "0" * 64)])
    ((_, outcome),) = read_all(jobs, LIMITS)
    assert (outcome.class_, outcome.message) == ("unreadable", "it changed while it was being read")


def test_a_file_whose_name_is_not_utf8_is_read(db: Database, tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_text(MINUTES.format(day=3))
    summary, done = run(db, tmp_path / name)
    assert summary.imported == 1
    assert list(done) == [r"caf\xe9.txt"]


def test_no_process_is_left_behind(tmp_path: Path) -> None:
    outcomes = read_all(iter([Job(str(endless(tmp_path)), ""), Job(str(minutes(tmp_path, "a.txt")), "")]), LIMITS)
    next(outcomes)
    outcomes.close()
    assert multiprocessing.active_children() == []
