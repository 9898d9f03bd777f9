"""Files to files: one output for each, whole or not at all, and none is made again without need."""

import csv
import json
import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from extractor.bulk import Done, Limits, Outputs, Run, Wanted, import_files, ledger_in, outputs_in
from extractor.bulk.converting import common_folder
from extractor.bulk.forms import TABLES, Form
from extractor.errors import OutputError
from extractor.pipeline import extract
from extractor.store import only_writer, open_database, open_to_read, write_document
from models import Minutes

MINUTES = """Ashton Parish Council
Minutes of the meeting held on Monday {day} February 2020 at 7.30 pm in the Village Hall
Present: Cllr Jane Smith (Chair), Cllr Robert Ash
1. Fence
Action: Robert Ash to obtain three quotes for the fence under the Localism Act 2011.
"""


def minutes(path: Path, day: int = 3) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(MINUTES.format(day=day), "utf-8")
    os.utime(path, (1.5e9, 1.5e9))
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder with two files of one name, a copy, a minute book of two meetings, and two that can't be read."""
    folder = tmp_path / "in"
    minutes(folder / "2020" / "a.txt")
    minutes(folder / "2021" / "a.txt", 10)
    minutes(folder / "2021" / "a.txt.jsonl" / "copy.txt", 10)
    book = "\f".join(MINUTES.format(day=day) for day in (3, 10, 17))
    (folder / "book.txt").write_text(book, "utf-8")
    (folder / "empty.pdf").touch()
    (folder / "photo.gif").write_bytes(b"GIF89a" + bytes(99))
    return folder


def convert(source: Path, out: Path, form: Form = "jsonl", **wanted: Any) -> dict[str, str]:
    """What became of each file, by its path below `source`."""
    told: list[Done] = []
    with closing(open_database(ledger_in(out))) as db:
        outputs = outputs_in(out, db, [str(source)], form)
        how = Run(Limits(1, 60), told.append, Wanted(**wanted), keeping=outputs, command="convert")
        import_files(db, [str(source)], how, out)
        assert db.execute("SELECT DISTINCT command FROM runs").fetchall() == [("convert",)]
        assert db.execute("SELECT count(*) FROM minutes").fetchone() == (0,)
    return {os.path.relpath(done.path, source): done.result for done in told}


def written(out: Path) -> dict[str, bytes]:
    """All that stands in the folder of the outputs, but for its own folder."""
    found = (path for path in out.rglob("*") if path.is_file() and ".minutebook" not in path.parts)
    return {str(path.relative_to(out)): path.read_bytes() for path in found}


def records(path: Path) -> list[Minutes]:
    return list(extract(path))


def test_each_file_has_an_output_of_its_own(source: Path, tmp_path: Path) -> None:
    done = convert(source, tmp_path / "out")
    good = {"2020/a.txt", "2021/a.txt", "2021/a.txt.jsonl/copy.txt", "book.txt"}
    assert {name for name, result in done.items() if result == "imported"} == good
    found = written(tmp_path / "out")
    assert set(found) == {
        "2020/a.txt.jsonl",
        "2021/a.txt.jsonl",
        "2021/a.txt.jsonl~/copy.txt.jsonl",  # a folder with the name of an output is told apart
        "book.txt.jsonl",
    }
    for name in good:
        lines = found[f"{name.replace('jsonl', 'jsonl~')}.jsonl"].splitlines()
        assert [Minutes.model_validate_json(line) for line in lines] == records(source / name)
    assert len(found["book.txt.jsonl"].splitlines()) == 3
    assert not (tmp_path / "out" / ".minutebook" / "new").exists()


def test_json_is_one_array_of_the_same_records(source: Path, tmp_path: Path) -> None:
    convert(source, tmp_path / "out", "json")
    found = json.loads((tmp_path / "out" / "book.txt.json").read_bytes())
    assert [Minutes.model_validate_json(json.dumps(record)) for record in found] == records(source / "book.txt")


def test_csv_has_the_rows_of_the_database(source: Path, tmp_path: Path) -> None:
    convert(source, tmp_path / "out", "csv")
    with closing(open_database(tmp_path / "minutes.db")) as db:
        reading = {"version": "", "read_at": "", "seconds": 0.0, "memory": None, "run": None, "attempts": 1}
        write_document(db, records(source / "book.txt"), reading)
        for table in TABLES:
            with (tmp_path / "out" / "book.txt.csv" / f"{table}.csv").open(newline="") as file:
                found = list(csv.DictReader(file))
            held = [plain(row) for row in db.query(f"SELECT * FROM {table}")]
            columns = (found or [{}])[0].keys() - {"path"}
            assert sorted(({name: row[name] for name in columns} for row in found), key=repr) == sorted(
                ({name: row[name] for name in columns} for row in held), key=repr
            )
        assert db.table("actions").count == 3
    heads = {path.name: path.read_text().splitlines()[0] for path in (tmp_path / "out" / "book.txt.csv").iterdir()}
    assert len(heads) == len(TABLES)
    assert "document" in heads["minutes.csv"].split(",")
    assert "action" in heads["votes.csv"] or "decision" in heads["votes.csv"]  # a table with no rows has its headings
    assert {"path", "sha256", "rules_version"} <= set(heads["documents.csv"].split(","))


def plain(row: dict[str, Any]) -> dict[str, str]:
    return {name: "" if value is None else str(value) for name, value in row.items()}


def test_a_second_run_writes_nothing(source: Path, tmp_path: Path) -> None:
    convert(source, tmp_path / "out")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.jsonl")}
    done = convert(source, tmp_path / "out")
    assert set(done.values()) == {"unchanged", "failed"}
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.jsonl")} == before


def test_all_again_gives_the_same_bytes(source: Path, tmp_path: Path) -> None:
    for form in ("jsonl", "json", "csv"):
        convert(source, tmp_path / form, form)
        before = written(tmp_path / form)
        assert "imported" in convert(source, tmp_path / form, form, again="all").values()
        assert written(tmp_path / form) == before


def test_an_output_that_is_missing_is_made_again(source: Path, tmp_path: Path) -> None:
    convert(source, tmp_path / "out")
    before = written(tmp_path / "out")
    (tmp_path / "out" / "2020" / "a.txt.jsonl").unlink()
    done = convert(source, tmp_path / "out")
    assert [name for name, result in done.items() if result == "imported"] == ["2020/a.txt"]
    assert written(tmp_path / "out") == before


def test_what_changed_is_converted_and_what_became_unreadable_has_no_output(source: Path, tmp_path: Path) -> None:
    convert(source, tmp_path / "out")
    minutes(source / "2020" / "a.txt", 17).touch()
    (source / "2021" / "a.txt").write_bytes(b"")
    (source / "book.txt").unlink()
    done = convert(source, tmp_path / "out")
    assert {name: done[name] for name in ("2020/a.txt", "2021/a.txt", "book.txt")} == {
        "2020/a.txt": "imported",
        "2021/a.txt": "failed",
        "book.txt": "gone",
    }
    found = written(tmp_path / "out")
    assert b"17 February" in found["2020/a.txt.jsonl"]
    assert "2021/a.txt.jsonl" not in found
    assert "book.txt.jsonl" in found  # what is gone leaves what was read of it


def test_a_file_that_holds_what_another_held_is_converted(source: Path, tmp_path: Path) -> None:
    """Its content is known, but its output is of something else."""
    convert(source, tmp_path / "out")
    minutes(source / "2020" / "a.txt", 10).touch()
    assert convert(source, tmp_path / "out")["2020/a.txt"] == "imported"
    assert b"10 February" in written(tmp_path / "out")["2020/a.txt.jsonl"]


def test_a_folder_of_outputs_is_of_one_folder(source: Path, tmp_path: Path) -> None:
    convert(source, tmp_path / "out")
    assert set(convert(source / "2020", tmp_path / "out")) == {"a.txt"}  # which lies in it
    assert "2020/a.txt.jsonl" in written(tmp_path / "out")
    minutes(tmp_path / "other" / "a.txt")
    with pytest.raises(OutputError, match="holds what was converted from"):
        convert(tmp_path / "other", tmp_path / "out")


def test_outputs_below_what_is_converted_are_not_converted(source: Path) -> None:
    for _ in range(2):
        done = convert(source, source / "out")
        assert not any(name.startswith("out") for name in done)


@pytest.mark.parametrize(
    ("paths", "folder"),
    [
        (["in"], "in"),
        (["in/2020/a.txt"], "in/2020"),
        (["in/2020", "in/2021/a.txt"], "in"),
        (["in/2020/*.txt"], "in/2020"),
        (["in/20*/a.txt"], "in"),
        (["in/**/*.txt"], "in"),
        (["in/nowhere/[a].txt"], "in/nowhere"),
    ],
)
def test_the_folder_of_several_paths(source: Path, tmp_path: Path, paths: list[str], folder: str) -> None:
    assert source.is_dir()
    assert common_folder(str(tmp_path / path) for path in paths) == str(tmp_path / folder)


def test_addresses_have_a_folder_together_with_addresses_alone() -> None:
    one, other = "memory://letters/2020/a.pdf", "memory://letters/2021/b.pdf"
    assert common_folder([one, other]).rstrip("/").endswith("/letters")
    with pytest.raises(OutputError, match="lie in no folder together"):
        common_folder([one, "/letters"])


def test_names_that_are_too_long_are_cut_and_kept_apart(tmp_path: Path) -> None:
    outputs = Outputs(tmp_path / "out", str(tmp_path), "jsonl")
    long = ["é" * 120 + end for end in (".pdf", ".doc")]
    places = [outputs.name(str(tmp_path / name)) for name in long]
    assert len(set(places)) == 2
    assert all(len(os.fsencode(name)) < 255 for name in places)


def test_a_name_that_is_not_utf8_has_an_output(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    minutes(tmp_path / "in" / name)
    convert(tmp_path / "in", tmp_path / "out")
    (record,) = ((tmp_path / "out" / f"{name}.jsonl").read_bytes()).splitlines()
    assert Minutes.model_validate_json(record).document.path == str(tmp_path / "in" / r"caf\xe9.txt")


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "extractor", "convert", *map(str, arguments)]


def test_the_last_line_is_a_summary_and_the_exit_code_says_how_it_went(source: Path, tmp_path: Path) -> None:
    asked = command(source, "--to", "jsonl", "--out", tmp_path / "out", "--exclude", "*.gif")
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    (line,) = done.stdout.splitlines()
    said = json.loads(line)
    assert (said["converted"], said["failed"], said["classes"]) == (4, 1, {"empty": 1})
    assert "empty" in done.stderr
    done = subprocess.run([*asked, "--dry-run"], capture_output=True, text=True, check=True)
    said = json.loads(done.stdout.splitlines()[-1])
    assert (said["unchanged"], said["kinds"]) == (5, {})
    status = [sys.executable, "-m", "extractor", "status", "--db", str(tmp_path / "out" / ".minutebook" / "ledger.db")]
    done = subprocess.run(status, capture_output=True, text=True, check=True)
    assert "5 files: 3 documents converted." in done.stdout  # one is a copy
    assert "empty.pdf: there is nothing in it" in done.stdout


def test_two_runs_do_not_write_into_one_folder(source: Path, tmp_path: Path) -> None:
    with only_writer(ledger_in(tmp_path / "out")):
        asked = command(source, "--to", "jsonl", "--out", tmp_path / "out")
        done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert "another run that converts" in done.stderr


@pytest.mark.parametrize("kind", ["file", "read-only"])
def test_where_nothing_can_be_written_is_said_before_anything_is_read(kind: str, source: Path, tmp_path: Path) -> None:
    out = Path("/proc/out") if kind == "read-only" else tmp_path / "out"  # nobody, not even root, may write there
    if kind == "file":
        out.touch()
    done = subprocess.run(command(source, "--to", "json", "--out", out), capture_output=True, text=True, check=False)
    assert done.returncode == (2 if kind == "file" else 3)
    assert str(out) in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def interrupted(source: Path, tmp_path: Path) -> Path:
    """The outputs of a run that was killed after its second, when the ledger has the first."""
    for day in range(1, 29):
        minutes(source / f"more {day}.txt", day)
    running = subprocess.Popen(command(source, "--to", "jsonl", "--out", tmp_path / "out", "--workers", 1))
    until = time.monotonic() + 60
    while len(list((tmp_path / "out").glob("*.jsonl"))) < 2 and time.monotonic() < until:
        time.sleep(0.002)
    running.kill()
    running.wait()
    return tmp_path / "out"


def test_a_run_that_was_killed_goes_on_where_it_was(source: Path, interrupted: Path, tmp_path: Path) -> None:
    half = written(interrupted)
    assert 0 < len(half) < 32
    done = convert(source, interrupted)
    convert(source, tmp_path / "whole")
    assert written(interrupted) == written(tmp_path / "whole")
    assert sum(result == "imported" for result in done.values()) < 32
    with closing(open_to_read(interrupted / ".minutebook" / "ledger.db")) as db:
        assert sound(db)


def sound(db: Database) -> bool:
    return (db.execute("PRAGMA integrity_check").fetchone(), db.execute("PRAGMA foreign_key_check").fetchall()) == (
        ("ok",),
        [],
    )
