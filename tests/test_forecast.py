"""What a run would do, and what the last one did: told without opening a document, or writing anything."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from extractor.cli import main
from extractor.cli.answers import span
from extractor.store import only_writer

MINUTES = """Ashton Parish Council
Minutes of the meeting held on Monday {day} February 2020 at 7.30 pm in the Village Hall
Present: Cllr Jane Smith (Chair), Cllr Robert Ash
1. Fence
Action: Robert Ash to obtain three quotes for the fence.
"""


def minutes(path: Path, day: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(MINUTES.format(day=day), "utf-8")
    os.utime(path, (1.5e9, 1.5e9))
    return path


def run(*arguments: object, given: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=given)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for day in range(1, 7):
        minutes(tmp_path / "in" / f"{day}.txt", day)
    (tmp_path / "in" / "empty.pdf").touch()
    return tmp_path / "in"


def forecast(folder: Path, *more: object) -> tuple[dict[str, Any], dict[str, str]]:
    """The forecast of an import, and why each file would be read."""
    done = run("import", folder, "--db", folder.parent / "minutes.db", "--dry-run", "--log-json", "--workers", 1, *more)
    assert done.exit_code == 0, done.output
    files = map(json.loads, done.stderr.splitlines())
    return json.loads(done.stdout), {Path(one["path"]).name: one["why"] for one in files}


def test_nothing_is_made_and_nothing_is_opened(folder: Path) -> None:
    (folder / "1.txt").chmod(0)
    found, why = forecast(folder)
    assert set(why.values()) == {"new"}
    assert found["whys"] == {"new": 7}
    assert {kind: (of["files"], of["is_measured"]) for kind, of in found["kinds"].items()} == {
        "txt": (6, False),
        "pdf": (1, False),
    }
    assert found["kinds"]["txt"]["bytes"] == sum(path.stat().st_size for path in folder.glob("*.txt"))
    assert [path.name for path in folder.parent.iterdir()] == ["in"]


def test_what_is_unchanged_changed_or_wanted_again_is_told_as_the_import_would(folder: Path) -> None:
    assert run("import", folder, "--db", folder.parent / "minutes.db", "--workers", 1).exit_code == 1
    found, why = forecast(folder)
    assert (why, found["unchanged"], found["seconds"]) == ({}, 7, 0)
    minutes(folder / "1.txt", 28).touch()
    minutes(folder / "more.txt", 27)
    (folder / "2.txt").unlink()
    assert forecast(folder)[1] == {"1.txt": "changed", "more.txt": "new"}
    assert forecast(folder, "--again", "failed")[1] == {"1.txt": "changed", "more.txt": "new", "empty.pdf": "again"}
    found, why = forecast(folder, "--again", "all")
    assert len(why) == 7
    with closing(sqlite3.connect(folder.parent / "minutes.db")) as db:
        (seconds,) = db.execute("SELECT avg(seconds) FROM documents WHERE outcome = 'imported'").fetchone()
        assert db.execute("SELECT count(*) FROM runs").fetchone() == (1,)
    assert found["kinds"]["txt"]["is_measured"] is True  # by what these took
    assert found["kinds"]["txt"]["seconds"] == pytest.approx(6 * seconds)
    assert found["seconds"] == pytest.approx(6 * seconds + 0.4, abs=0.1)
    done = run("import", folder, "--db", folder.parent / "minutes.db", "--dry-run")
    assert "Would read 2 files" in done.stdout


def test_a_list_on_standard_input_is_what_would_be_read(folder: Path) -> None:
    listed = b"\0".join(os.fsencode(folder / name) for name in ("1.txt", "3.txt", "nowhere.txt"))
    done = run("import", "--files-from", "-", "--db", folder.parent / "a.db", "--dry-run", given=listed)
    assert "Would read 2 files (2 new); 0 unchanged, 1 that can not be opened." in done.stdout
    done = run("import", "--files-from", "-", "--db", folder.parent / "a.db", "--workers", 1, given=listed)
    assert (done.exit_code, "2 files imported, 0 unchanged, 1 failed" in done.stdout) == (1, True)
    with closing(sqlite3.connect(folder.parent / "a.db")) as db:
        assert db.execute("SELECT paths FROM runs").fetchone() == ('["--files-from -"]',)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import"], "give PATHs"),
        (["import", ".", "--include", "\\"], "--include"),
        (["import", ".", "--exclude", "*", "--db", "nowhere.db"], "no file in it is one that you chose"),
        (["import", "--files-from", "no such list"], "does not exist"),
        (["convert", ".", "--to", "jsonl"], "--out"),
        (["convert", ".", "--to", "xml", "--out", "x"], "--to"),
    ],
)
def test_what_can_not_be_asked_is_said(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert (done.exit_code in {2, 3}, said in done.output) == (True, True), done.output


def test_the_state_of_things_is_told(folder: Path) -> None:
    db = folder.parent / "minutes.db"
    run("import", folder, "--db", db, "--workers", 1)
    assert ", finished after" in run("status", "--db", db).stdout
    assert ": 6 imported, 0 unchanged, 1 failed." in run("status", "--db", db).stdout
    with closing(sqlite3.connect(db)) as killed, killed:
        killed.execute("UPDATE runs SET ended = NULL, outcome = NULL")
        killed.execute("UPDATE files SET state = 'waiting' WHERE path LIKE '%3.txt'")
    said = run("status", "--db", db).stdout
    assert "did not come to its end" in said
    assert "1 file still to be read: the same command goes on" in said
    with only_writer(db):
        said = run("status", "--db", db).stdout
    assert "is running" in said
    assert "1 file still to be read." in said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "1 second"), (89, "89 seconds"), (91, "2 minutes"), (5000, "83 minutes"), (9000, "2.5 hours")],
)
def test_how_long_is_said_in_words(seconds: float, said: str) -> None:
    assert span(seconds) == said
