"""The commands: what they print, what they end with, and that they start at once."""

import csv
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extractor.cli import main
from extractor.errors import MinutebookError, cures
from extractor.store import only_writer
from models import Minutes

MINUTES = """Ashton Parish Council
Minutes of the meeting held on Monday {day} February 2020 at 7.30 pm in the Village Hall

Present: Cllr Jane Smith (Chair), Cllr Robert Ash
In attendance: Tom Brown (Clerk)

1. Apologies
There were none.

2. Fence
The fence was discussed under the Localism Act 2011.
Action: Tom Brown to obtain three quotes for the fence.
RESOLVED: that the gate be painted green.
"""


def minutes(folder: Path, name: str = "a.txt", day: int = 3) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(MINUTES.format(day=day), "utf-8")
    return path


def run(*arguments: object, db: Path | None = None) -> Result:
    given = [str(argument) for argument in arguments]
    return CliRunner().invoke(main, given, env={"MINUTEBOOK_DB": str(db) if db else None, "COLUMNS": "100"})


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with two meetings."""
    folder = tmp_path_factory.mktemp("book")
    for day in (3, 10):
        minutes(folder / "in", f"{day}.txt", day)
    db = folder / "minutes.db"
    assert run("import", folder / "in", db=db).exit_code == 0
    return db


def test_help_is_there_before_anything_heavy_is_loaded() -> None:
    script = "import sys; from extractor.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    heavy = {"spacy", "pdfplumber", "docx", "lxml", "pydantic", "sqlite3", "sqlite_utils", "rich", "numpy"}
    assert "import " in done.stdout
    assert heavy.isdisjoint(done.stdout.split("\n")[-2].split())


def test_reading_one_document_loads_nothing_of_the_database() -> None:
    script = "import sys, extractor.bulk.workers, extractor.pipeline; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert {"sqlite3", "sqlite_utils", "pathspec", "extractor.store"}.isdisjoint(done.stdout.split())


def test_every_command_says_what_it_does() -> None:
    for name, command in main.commands.items():
        said = run(name, "--help")
        assert said.exit_code == 0
        assert command.short_help
        assert not command.short_help.endswith("...")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 2),
        (["import"], 2),
        (["import", "x", "--workers", "0"], 2),
        (["import", "x", "--again", "sometimes"], 2),
        (["import", "x", "--memory", "1"], 2),
        (["verify"], 3),
        (["verify", "--manifest", "nowhere.txt"], 2),
        (["verify", "x", "--manifest", __file__], 2),
        (["actions", "--since", "last year"], 2),
        (["actions", "--state", "lost"], 2),
        (["import", "no/such/folder"], 3),
        (["search", "fence"], 3),  # there is no database
        (["import", __file__, "--db", "no/such/folder/minutes.db"], 3),
        (["import", __file__, "--db", "."], 2),
        (["import", __file__, "--db", "/proc/minutes.db"], 3),  # which nobody can write to
        (["status"], 3),
    ],
)
def test_exit_codes_of_what_can_not_be_done(tmp_path: Path, arguments: list[str], code: int) -> None:
    done = run(*arguments, db=tmp_path / "none.db")
    assert done.exit_code == code
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert list(tmp_path.iterdir()) == []


def test_importing_says_what_it_did_and_ends_accordingly(tmp_path: Path) -> None:
    db, folder = tmp_path / "minutes.db", tmp_path / "in"
    minutes(folder)
    first, second = run("import", folder, db=db), run("import", folder, db=db)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "1 file imported, 0 unchanged, 0 failed" in first.stdout
    assert "0 files imported, 1 unchanged, 0 failed" in second.stdout
    (folder / "b.pdf").touch()
    third = run("import", folder, db=db)
    assert third.exit_code == 1
    assert third.stderr.startswith("empty  ")
    assert "b.pdf: " in third.stderr
    assert cures()["empty"] in " ".join(third.stdout.split())


def test_each_file_and_the_run_are_told_in_json(tmp_path: Path) -> None:
    db, folder = tmp_path / "minutes.db", tmp_path / "in"
    minutes(folder)
    (folder / "b.pdf").touch()
    done = run("import", folder, "--log-json", db=db)
    files = [json.loads(line) for line in done.stderr.splitlines()]
    assert {(one["event"], Path(one["path"]).name, one["result"], one["class"]) for one in files} == {
        ("file", "a.txt", "imported", None),
        ("file", "b.pdf", "failed", "empty"),
    }
    assert files[-1]["of"] == 2
    summary = json.loads(done.stdout)
    assert (summary["event"], summary["imported"], summary["classes"]) == ("summary", 1, {"empty": 1})
    assert summary["holds"]["documents"] == 1


def test_verifying_says_what_is_not_what_it_was(tmp_path: Path) -> None:
    db, folder = tmp_path / "minutes.db", tmp_path / "in"
    path = minutes(folder)
    run("import", folder, db=db)
    well = run("verify", db=db)
    assert (well.exit_code, well.stdout.strip()) == (0, "1 file checked: 1 same.")
    path.write_text("rotten")
    bad = run("verify", folder, db=db)
    assert bad.exit_code == 1
    assert bad.stdout.startswith(f"changed  {path}: sha256 ")
    assert bad.stdout.strip().endswith("1 file checked: 1 changed.")
    path.unlink()
    gone = [json.loads(line) for line in run("verify", "--log-json", db=db).stdout.splitlines()]
    assert gone == [
        {"event": "file", "path": str(path), "result": "gone", "detail": None},
        {"event": "summary", "results": {"gone": 1}, "is_interrupted": False},
    ]
    assert "1 file no longer there" in run("status", db=db).stdout


def test_a_database_in_use_is_left_alone(tmp_path: Path) -> None:
    path, db = minutes(tmp_path), tmp_path / "minutes.db"
    with only_writer(db):
        done = run("import", path, db=db)
    assert done.exit_code == 3
    assert "another import" in done.stderr
    assert not db.exists()


def test_a_folder_for_the_database_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = run("import", minutes(tmp_path), db=tmp_path / "nowhere" / "minutes.db")
    assert done.exit_code == 3
    assert f"there is no folder {tmp_path / 'nowhere'}" in done.stderr


@pytest.mark.parametrize("name", ["a\nb.txt", "a\x1b[31mb.txt", "a\u202eb.txt"])
def test_no_name_moves_the_terminal(tmp_path: Path, name: str) -> None:
    path, db = tmp_path / "in" / name, tmp_path / "minutes.db"
    path.parent.mkdir()
    path.touch()
    done = run("import", path.parent, db=db)
    spelt = name.encode("unicode_escape").decode()
    assert spelt in done.stderr
    assert spelt in run("status", db=db).stdout
    assert spelt in run("import", path.parent, "--dry-run", db=tmp_path / "other.db").stdout
    path.unlink()
    assert spelt in run("verify", db=db).stdout


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    db = tmp_path / "photos.db"
    connection = sqlite3.connect(db)
    connection.execute("CREATE TABLE photos (name TEXT)")
    connection.close()
    before = db.read_bytes()
    for arguments in (("import", minutes(tmp_path)), ("search", "fence"), ("status",)):
        assert run(*arguments, db=db).exit_code == 3
    assert db.read_bytes() == before


def test_a_database_that_can_not_be_written_to_is_still_read(book: Path, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    copy = folder / "minutes.db"
    copy.write_bytes(book.read_bytes())
    copy.chmod(0o444)
    folder.chmod(0o555)
    try:
        assert "Fence" in run("search", "fence", db=copy).stdout
    finally:
        folder.chmod(0o755)


def test_an_import_that_is_interrupted_twice_ends_at_once(tmp_path: Path) -> None:
    folder, db = tmp_path / "in", tmp_path / "minutes.db"
    minutes(folder, "long.txt").write_text("1. Fence\nAction: Robert Ash to paint the fence.\n" * 50_000, "utf-8")
    command = [sys.executable, "-m", "extractor", "import", str(folder), "--db", str(db), "--workers", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        while process.poll() is None and not counted(db, "files"):
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        assert process.stderr.readline().startswith("Stopping")
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, "minutebook: interrupted; what was done before stands\n")
    assert "1 file still to be read" in run("status", db=db).stdout


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_import_goes_on_where_it_was(tmp_path: Path, how: signal.Signals) -> None:
    folder = tmp_path / "in"
    for day in range(1, 29):
        minutes(folder, f"{day:02}.txt", day)
    db = tmp_path / "minutes.db"
    command = [sys.executable, "-m", "extractor", "import", str(folder), "--db", str(db), "--workers", "1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and imported(db) < 2:
        time.sleep(0.05)
    process.send_signal(how)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "the same command goes on from here" in said
    done = imported(db)
    assert 2 <= done < 28
    with closing(sqlite3.connect(db)) as opened:  # the document in hand was finished
        states = opened.execute("SELECT state, count(*) FROM files GROUP BY state ORDER BY state").fetchall()
    assert states == [("done", done), ("waiting", 28 - done)]
    assert f"{28 - done} file" in run("status", db=db).stdout
    rest = run("import", folder, db=db)
    assert f"{28 - done} files imported, {done} unchanged" in rest.stdout
    assert "28 documents, 28 meetings of 1 body." in " ".join(rest.stdout.split())


def imported(db: Path) -> int:
    return counted(db, "documents")


def counted(db: Path, table: str) -> int:
    if not db.exists():
        return 0
    connection = sqlite3.connect(db)
    try:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except sqlite3.OperationalError:  # the tables aren't there yet
        return 0
    finally:
        connection.close()


def test_a_document_is_printed_to_be_read(tmp_path: Path) -> None:
    done = run("extract", minutes(tmp_path))
    assert done.exit_code == 0
    for words in (
        "Ashton Parish Council",
        "Monday 3 February 2020, 19:30",
        "Jane Smith",
        "three quotes",
        "Localism Act 2011",
    ):
        assert words in done.stdout


@pytest.mark.parametrize(
    "command", [["extract", "FILE"], ["actions"], ["actions", "--format", "csv"], ["search", "fence"]]
)
def test_a_terminal_without_a_sign_is_no_reason_to_fail(book: Path, tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "é.txt"
    path.write_text(MINUTES.format(day=3).replace("fence", "fencé"), "utf-8")
    given = [str(path) if argument == "FILE" else argument for argument in command]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "MINUTEBOOK_DB": str(book)}
    done = subprocess.run(
        [sys.executable, "-m", "extractor", *given], capture_output=True, env=environment, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("The meeting was quorate.", "Quorum: present"),
        ("The quorum is 5. Bo left at 9 and the quorum was lost.", "Quorum: lost, 5 needed"),
        ("A quorum of 4 is needed.", "Quorum: 4 needed"),
    ],
)
def test_a_page_tells_of_the_quorum(tmp_path: Path, said: str, shown: str) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(f"MINUTES 3 May 2018\nPresent: Ann Lee\n1. Roads\n{said}\n2. Paths\nNone.\n", "utf-8")
    assert shown in run("extract", path).stdout.splitlines()


def test_records_are_printed_one_a_line(tmp_path: Path) -> None:
    done = run("extract", "--json", minutes(tmp_path), minutes(tmp_path, "b.txt", 10))
    records = [Minutes.model_validate_json(line) for line in done.stdout.splitlines()]
    assert [record.meeting.date for record in records] == ["2020-02-03", "2020-02-10"]


def test_extract_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.touch()
    done = run("extract", "--json", bad, tmp_path / "missing.pdf", minutes(tmp_path))
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr.startswith(f"minutebook: {bad}: ")
    assert "missing.pdf" in done.stderr.splitlines()[1]


def test_extract_goes_on_after_a_file_that_takes_too_long(tmp_path: Path) -> None:
    endless = tmp_path / "endless.txt"
    endless.write_text("\n".join(MINUTES.format(day=n % 28 + 1) for n in range(5000)), "utf-8")
    done = run("extract", "--json", "--timeout", "5", endless, minutes(tmp_path))
    assert done.exit_code == 1
    assert done.stderr == f"minutebook: {endless}: reading it took longer than 5 seconds\n"
    assert len(done.stdout.splitlines()) == 1


def test_extract_says_why_a_line_is_a_heading(tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.touch()
    path = tmp_path / "minutes.txt"
    path.write_text(
        "MINUTES 3 May 2018\nPresent: Ann\n1. Roads\nMended.\n2. Paths\nNone.\n3. Trees\nFelled.\n", "utf-8"
    )
    done = run("extract", "--why", bad, path)
    assert done.exit_code == 1
    assert [line.partition("  [")[0] for line in done.stdout.splitlines()] == ["1 Roads", "2 Paths", "3 Trees"]
    assert "sequence-of-titles +1.2" in done.stdout
    assert done.stderr.startswith(f"minutebook: {bad}: ")
    assert run("extract", "--why", "--json", path).exit_code == 2


def test_each_record_of_a_minute_book_has_the_whole_text(tmp_path: Path) -> None:
    path = tmp_path / "book.txt"
    path.write_text("\f".join(MINUTES.format(day=day) for day in (3, 10)), "utf-8")
    records = [Minutes.model_validate_json(line) for line in run("extract", "--json", path).stdout.splitlines()]
    assert [record.meeting.date for record in records] == ["2020-02-03", "2020-02-10"]
    assert records[0].document == records[1].document
    assert "10 February" in records[0].document.text


def pages(folder: Path, *texts: str) -> Path:
    """A PDF with a page for each text, drawn in one spot."""
    path = folder / "a.pdf"
    canvas = Canvas(str(path), pagesize=(300, 200), invariant=1)
    for text in texts:
        canvas.drawString(50, 100, text)
        canvas.showPage()
    canvas.save()
    return path


@pytest.mark.parametrize(
    ("texts", "names"), [(("one",), ["out.png"]), (("one", "two"), ["out-1.png", "out-2.png"])], ids=["one", "several"]
)
def test_pages_are_drawn_with_what_was_read(tmp_path: Path, texts: tuple[str, ...], names: list[str]) -> None:
    done = run("extract", pages(tmp_path, *texts), "--draw", tmp_path / "out.png")
    assert (done.exit_code, done.stdout.split()) == (0, [str(tmp_path / name) for name in names])
    with Image.open(tmp_path / names[0]) as picture:
        assert picture.size[0] == 600
        assert picture.size[1] > 400  # the legend stands below the page
        assert picture.getpixel((300, 20)) == (255, 255, 255)
        blue = [at for at in range(400) if picture.getpixel((108, at)) == (20, 60, 160)]
    assert blue
    assert 170 < blue[0] < blue[-1] < 220  # a frame around the words


@pytest.mark.parametrize("options", [["--json"], ["OTHER"], []])
def test_drawing_takes_one_pdf_and_a_picture_s_name(tmp_path: Path, options: list[str]) -> None:
    out = tmp_path / ("out.png" if options else "out.pdf")
    given = [str(pages(tmp_path, "two")) if option == "OTHER" else option for option in options]
    assert run("extract", pages(tmp_path, "one"), "--draw", out, *given).exit_code == 2
    assert not out.exists()


def test_what_has_no_pages_is_not_drawn(tmp_path: Path) -> None:
    done = run("extract", minutes(tmp_path), "--draw", tmp_path / "out.png")
    assert done.exit_code == 1
    assert "only the pages of a PDF can be drawn" in done.stderr


def test_whoever_stops_reading_is_not_told_off(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "extractor", "extract", "--json", *[str(minutes(tmp_path))] * 20]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_searching_prints_the_place(book: Path) -> None:
    done = run("search", "gates", db=book)
    assert done.exit_code == 0
    assert "2020-02-03 Ashton Parish Council" in done.stdout
    assert "3.txt" in done.stdout


def test_searching_for_what_is_not_there_is_no_failure(book: Path) -> None:
    done = run("search", "xylophone", db=book)
    assert (done.exit_code, done.stdout) == (0, "Nothing found.\n")


def rows(text: str, form: str) -> list[dict[str, Any]]:
    return json.loads(text) if form == "json" else list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("form", ["csv", "json"])
def test_answers_for_other_programs_are_whole(book: Path, form: str) -> None:
    found = rows(run("search", "fence", "--format", form, db=book).stdout, form)
    assert {row["date"] for row in found} == {"2020-02-03", "2020-02-10"}
    assert all(len(row["key"]) == 24 and row["path"].endswith(".txt") for row in found)
    assert not any(sign in row["snippet"] for row in found for sign in "\x02\x03")
    tasks = rows(run("actions", "--owner", "brown", "--format", form, db=book).stdout, form)
    assert [(task["date"], task["owners"]) for task in tasks] == [("2020-02-03", "Tom Brown")]


def test_csv_of_nothing_and_json_of_nothing(book: Path) -> None:
    assert run("actions", "--owner", "nobody", "--format", "csv", db=book).stdout == ""
    assert run("actions", "--owner", "nobody", "--format", "json", db=book).stdout == "[]\n"


def test_an_action_can_be_looked_up_by_the_key_it_is_listed_with(book: Path) -> None:
    (task,) = json.loads(run("actions", "--owner", "brown", "--format", "json", db=book).stdout)
    assert task["key"][:10] in run("actions", "--owner", "brown", db=book).stdout
    done = run("show", task["key"][:10], db=book)
    assert done.exit_code == 0
    assert "Tom Brown to obtain three quotes for the fence" in done.stdout
    assert "3.txt" in done.stdout


def test_a_key_that_nothing_has(book: Path) -> None:
    done = run("show", "zzzz", db=book)
    assert done.exit_code == 1
    assert "Nothing has a key" in done.stderr


def test_status_tells_what_is_there_and_what_failed(tmp_path: Path) -> None:
    db = tmp_path / "minutes.db"
    (tmp_path / "b.pdf").touch()
    run("import", minutes(tmp_path), tmp_path / "b.pdf", db=db)
    said = " ".join(run("status", db=db).stdout.split())
    assert (
        "2 files: 1 document, 1 meeting of 1 body, Monday 3 February 2020 to Monday 3 February 2020; 1 action" in said
    )
    assert f"empty: 1 file. {cures()['empty']}" in said
    assert run("status", "--faults", db=db).stdout.strip() == ""


def test_each_class_of_failure_has_its_cure() -> None:
    assert all(cure.endswith(".") for cure in cures().values())
    assert len(set(cures().values())) == len(cures())
    assert MinutebookError.ledger_class in cures()
