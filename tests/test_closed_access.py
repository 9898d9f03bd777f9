"""What is under closed access leaves no trace in any answer, and opens by itself."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from extractor import bulk, store
from extractor.cli import main

OPEN = """Ashton Parish Council
Minutes of the meeting held on Monday 3 February 2020 at 7.30 pm in the Village Hall
Present: Cllr Jane Smith (Chair), Cllr Robert Ash
1. Fence
The Localism Act 2011 was noted.
Action: Robert Ash to obtain three quotes for the fence.
"""
# Names, letters, an Act, an owner and a task that no open document has; it closes the open document's task, too.
CLOSED = """Ashton Parish Council
Minutes of the meeting held on Monday 2 March 2020 at 7.30 pm in the Village Hall
Present: Cllr Jane Smith (Chair), Cllr Robert Ash, Mr Zebedee Quill (Quagmire Trust)
1. Fence
Action: Robert Ash to obtain three quotes for the fence. Done.
2. Grievance
The Zircon Review Panel (ZRP) considered the Xylophone Act 1999 and what the ZRP and the QXT had said.
Action: Zebedee Quill to dismiss the hedgehog warden by 1 June 2020.
RESOLVED: that the hedgehog warden be dismissed.
"""
SECRETS = (
    "zebedee",
    "quill",
    "quagmire",
    "zircon",
    "zrp",
    "qxt",
    "xylophone",
    "hedgehog",
    "2020-03-02",
    "2 march 2020",
    "grievance.txt",
    "locked.pdf",
    "PC/9",
)
TOMORROW, YESTERDAY = (str(date.today() + timedelta(days)) for days in (1, -1))  # noqa: DTZ011
# How each command that reads the database is asked; what is printed may not hold anything of what is closed.
ASKED = {
    "list": [[], ["grievance"], ["--reference", "PC/9"]],
    "search": [["hedgehog"], ["fence"], ["zircon"]],
    "actions": [[], ["--owner", "quill"]],
    "timeline": [[], ["fence"]],
    "people": [[], ["quill"]],
    "law": [[], ["xylophone"]],
    "unmatched": [[], ["--draft"]],
    "show": [["{key}"]],
    "status": [[], ["--faults"]],
}
# What else there is: that which reads no database, or answers nothing from one.
OTHERS = {"import", "convert", "extract", "doctor", "verify", "merge", "publish"}


def run(*arguments: object, db: Path) -> Result:
    given = [str(argument) for argument in arguments]
    return CliRunner().invoke(main, given, env={"MINUTEBOOK_DB": str(db), "COLUMNS": "200"})


def take(folder: Path, *, access: str | None = None, leave: tuple[str, ...] = ()) -> Path:
    """The database of a folder of minutes, of which one and one that can't be read have the access conditions."""
    (folder / "in").mkdir()
    for name, text in (("fence.txt", OPEN), ("grievance.txt", CLOSED), ("locked.pdf", "%PDF-1.4 locked")):
        if name not in leave:
            (folder / "in" / name).write_text(text, "utf-8")
    catalogue = folder / "catalogue.csv"
    if access is not None:
        catalogue.write_text(f"file,ref,access\ngrievance.txt,PC/9,{access}\nlocked.pdf,PC/9,{access}\n", "utf-8")
    how = bulk.Run(bulk.Limits(1, 60, is_short=True), lambda _: None, catalogue=catalogue if access else None)
    with closing(store.open_database(folder / "minutes.db")) as db:
        bulk.import_files(db, [str(folder / "in")], how, folder / "minutes.db")
    return folder / "minutes.db"


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a document that is closed until tomorrow, and one that can't be read."""
    return take(tmp_path_factory.mktemp("closed"), access=f"closed until {TOMORROW}")


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the open document alone."""
    return take(tmp_path_factory.mktemp("without"), leave=("grievance.txt", "locked.pdf"))


@pytest.fixture(scope="module")
def key(closed: Path) -> str:
    """The key of a task in the closed document."""
    with closing(store.open_to_read(closed, closed=True)) as db:
        return str(db.execute("SELECT key FROM actions WHERE text LIKE '%hedgehog%'").fetchone()[0])


LOGS = {"runs", "events", "catalogue", "sealed", "files"}
OF_THE_RUN = {"run", "read_at", "seconds", "memory", "attempts"}


def rows(db: Any) -> dict[str, list[Any]]:
    """Everything that is found or joined, full text included, but for times and digests of paths."""
    found = {}
    for name in db.table_names():
        if name not in LOGS and not name.endswith(("_idx", "_data", "_docsize", "_config")):
            columns = [column for column in db[name].columns_dict if column not in OF_THE_RUN]
            found[name] = sorted(db.execute(f"SELECT {', '.join(columns)} FROM {name}").fetchall(), key=repr)
    return found


def test_every_command_that_answers_is_asked_here() -> None:
    assert set(main.commands) == ASKED.keys() | OTHERS
    for name in ASKED:
        assert "closed" in {option.name for option in main.commands[name].params}
    for name in OTHERS - {"verify"}:
        assert not {"closed", "form"} & {option.name for option in main.commands[name].params}


def forms(name: str) -> list[list[str]]:
    choices = [option for option in main.commands[name].params if option.name == "form"]
    return [
        ["--format", form]
        for option in choices
        if isinstance(option.type, click.Choice)
        for form in option.type.choices
    ] or [[]]


ASKINGS = [(name, [*asked, *form]) for name, all_ in ASKED.items() for asked in all_ for form in forms(name)]


@pytest.mark.parametrize(("name", "asked"), ASKINGS)
def test_no_answer_has_a_trace_of_what_is_closed(
    closed: Path, without: Path, key: str, name: str, asked: list[str]
) -> None:
    given = [word.format(key=key) for word in asked]
    answer, never = run(name, *given, db=closed), run(name, *given, db=without)
    said = answer.output.casefold()
    echoed = " ".join(given).casefold()
    assert [secret for secret in SECRETS if secret.casefold() in said and secret.casefold() not in echoed] == []
    assert answer.exit_code == never.exit_code
    if name != "status":  # which tells the time of its import
        assert answer.output.replace(str(closed.parent), "") == never.output.replace(str(without.parent), "")


@pytest.mark.parametrize(
    ("name", "asked", "said"),
    [
        ("list", [], "PC/9"),
        ("search", ["hedgehog"], "hedgehog"),
        ("actions", ["--owner", "quill"], "hedgehog warden"),
        ("timeline", ["fence"], "2020-03-02"),
        ("people", [], "Zebedee Quill"),
        ("law", [], "Xylophone Act"),
        ("unmatched", [], "QXT"),
        ("show", ["{key}"], "hedgehog"),
        ("status", [], "locked.pdf"),
    ],
)
def test_those_who_may_are_answered_in_full(closed: Path, key: str, name: str, asked: list[str], said: str) -> None:
    answer = run(name, *(word.format(key=key) for word in asked), "--closed", db=closed)
    assert answer.exit_code == 0, answer.output
    assert said in answer.output


def test_the_rows_are_those_of_a_database_that_never_saw_what_is_closed(closed: Path, without: Path) -> None:
    with closing(store.open_to_read(closed)) as db, closing(store.open_to_read(without)) as other:
        found, never = rows(db), rows(other)
        assert [row[0] for row in found["documents"] if row not in never["documents"]] != []  # the ledger's part
        for text in ("hedgehog", "Quill", "grievance.txt"):
            assert text not in repr({**found, "documents": []})
        assert {name: held for name, held in found.items() if name != "documents"} == {
            name: held for name, held in never.items() if name != "documents"
        }


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same documents, imported when they had opened."""
    return take(tmp_path_factory.mktemp("opened"), access=f"closed until {YESTERDAY}")


@pytest.mark.parametrize("when", ["asked for", "the day has come"])
def test_what_opens_gives_the_rows_of_what_was_never_closed(closed: Path, opened: Path, when: str) -> None:
    before = closed.read_bytes()
    how: dict[str, Any] = {"closed": True} if when == "asked for" else {"day": TOMORROW}
    with closing(store.open_to_read(closed, **how)) as db, closing(store.open_to_read(opened)) as other:
        assert rows(db) == rows(other)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            db.execute("DELETE FROM documents")
    assert closed.read_bytes() == before


def test_the_next_import_after_the_day_opens_it_for_good(closed: Path, opened: Path, tmp_path: Path) -> None:
    shutil.copy(closed, tmp_path / "minutes.db")
    with closing(store.open_database(tmp_path / "minutes.db")) as db, closing(store.open_to_read(opened)) as other:
        store.settle_all(db, TOMORROW)
        store.join(db)
        assert (rows(db), db.execute("SELECT count(*) FROM sealed").fetchone()) == (rows(other), (0,))
        store.settle_all(db)  # and what is closed again goes again
        store.join(db)
        assert "hedgehog" not in repr(rows(db))
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_what_is_handed_out_does_not_hold_a_byte_of_what_is_closed(opened: Path, closed: Path, tmp_path: Path) -> None:
    shutil.copy(opened, tmp_path / "minutes.db")  # which had it all open once
    with closing(store.open_database(tmp_path / "minutes.db")) as db:
        db.execute(f"UPDATE catalogue SET closed_until = '{TOMORROW}'")
        store.settle_all(db)
        store.join(db)
    done = run("publish", tmp_path / "out.db", db=tmp_path / "minutes.db")
    assert (done.exit_code, done.output) == (0, f"{tmp_path / 'out.db'} holds 1 document.\n")
    assert run("publish", tmp_path / "out.db", db=closed).exit_code == 3
    held = (tmp_path / "out.db").read_bytes()
    for secret in ("hedgehog", "Zebedee", "Quill", "grievance", "locked.pdf", "PC/9", "zircon", "xylophon"):
        assert secret.encode() not in held
    with closing(store.open_to_read(tmp_path / "out.db", closed=True)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_copy_to_hand_out_tells_nothing_of_what_a_closed_file_once_held(tmp_path: Path) -> None:
    path = take(tmp_path, access="closed")
    (tmp_path / "in" / "grievance.txt").write_text(CLOSED.replace("hedgehog", "badger"), "utf-8")
    with closing(store.open_database(path)) as db:
        (before,) = db.execute("SELECT document FROM files WHERE path LIKE '%grievance.txt'").fetchone()
        how = bulk.Run(bulk.Limits(1, 60, is_short=True), lambda _: None)
        bulk.import_files(db, [str(tmp_path / "in")], how, path)
        assert ("deaccession", before) in db.execute("SELECT type, sha256 FROM events").fetchall()
    assert run("publish", tmp_path / "out.db", db=path).exit_code == 0
    assert before.encode() not in (tmp_path / "out.db").read_bytes()
    with closing(store.open_to_read(tmp_path / "out.db")) as db:
        (held,) = db.execute("SELECT sha256 FROM documents").fetchone()
        told = db.execute("SELECT type FROM events WHERE sha256 = ? ORDER BY type", [held]).fetchall()
    assert told == [("ingestion",), ("metadata extraction",), ("validation",)]


@pytest.mark.parametrize("place", ["no such folder/out.db", "a file/out.db"])
def test_a_copy_that_cannot_be_written_is_told_of_and_leaves_nothing(closed: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "a file").write_text("", "utf-8")
    done = run("publish", tmp_path / place, db=closed)
    assert (done.exit_code, "can't be written" in done.output) == (3, True), done.output
    assert [path.name for path in tmp_path.iterdir()] == ["a file"]


def test_closed_files_are_checked_and_not_named(closed: Path, tmp_path: Path) -> None:
    shutil.copy(closed, tmp_path / "minutes.db")
    (closed.parent / "in" / "grievance.txt").rename(tmp_path / "away")
    masked, named = run("verify", db=tmp_path / "minutes.db"), run("verify", "--closed", db=tmp_path / "minutes.db")
    (tmp_path / "away").rename(closed.parent / "in" / "grievance.txt")
    assert "gone  a file under closed access\n" in masked.stdout
    assert "grievance" not in masked.output
    assert "grievance.txt" in named.stdout


def test_a_closed_document_that_is_read_again_stays_closed(closed: Path, tmp_path: Path) -> None:
    shutil.copy(closed, tmp_path / "minutes.db")
    with closing(store.open_database(tmp_path / "minutes.db")) as db:
        before = db.execute("SELECT * FROM sealed").fetchall()
        run_ = bulk.Run(bulk.Limits(1, 60, is_short=True), lambda _: None, bulk.Wanted("all"))
        bulk.import_files(db, [str(closed.parent / "in")], run_, tmp_path / "minutes.db")
        assert db.execute("SELECT * FROM sealed").fetchall() == before
        assert "hedgehog" not in repr(rows(db))


def test_a_copy_of_a_closed_file_is_closed(closed: Path, tmp_path: Path) -> None:
    shutil.copy(closed, tmp_path / "minutes.db")
    (tmp_path / "in").mkdir()
    shutil.copy(closed.parent / "in" / "grievance.txt", tmp_path / "in" / "hedgehog.txt")
    with closing(store.open_database(tmp_path / "minutes.db")) as db:
        run_ = bulk.Run(bulk.Limits(1, 60, is_short=True), lambda _: None)
        bulk.import_files(db, [str(tmp_path / "in")], run_, tmp_path / "minutes.db")
        assert db.execute("SELECT is_closed FROM files WHERE path LIKE '%hedgehog.txt'").fetchall() == [(1,)]
        assert db.execute("SELECT * FROM document_paths WHERE path LIKE '%hedgehog%'").fetchall() == []
