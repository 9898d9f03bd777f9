"""Databases merged, in any order and any number of times, have the rows of one import of all their files."""

import shutil
from collections.abc import Iterable
from contextlib import closing
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from extractor import bulk, store
from extractor.errors import DatabaseError, NothingToDoError
from models import OwnName, OwnRules

MINUTES = """Ashton Parish Council
Minutes of the meeting held on {date} at 7.30 pm in the Village Hall
Present: Cllr Jane Smith (Chair), Cllr Robert Ash, J Smith
1. Fence
The Localism Act 2011 was noted.
Action: Robert Ash to obtain three quotes for the fence.{done}
"""
DATES = ("3 February 2020", "2 March 2020", "6 April 2020", "4 May 2020", "1 June 2020")
# What differs between two imports: when and by which run, and in how much memory.
OF_THE_RUN = {"run", "seen", "checked", "read_at", "seconds", "memory", "attempts", "given"}
VERSIONS = ("1", "r")


def contents(path: Path) -> dict[str, list[Any]]:
    """All rows but for the logs and what depends on the run, full text included; the database is sound."""
    with closing(Database(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        found = {}
        for name in db.table_names():
            if name not in {"runs", "events"} and not name.endswith(("_idx", "_data", "_docsize", "_config")):
                columns = [column for column in db.table(name).columns_dict if column not in OF_THE_RUN]
                asked = ", ".join(f'"{column}"' for column in columns)
                found[name] = sorted(db.execute(f"SELECT {asked} FROM {name}").fetchall(), key=repr)
                if name.endswith("_fts"):
                    db.execute(f"INSERT INTO {name}({name}) VALUES ('integrity-check')")
                    words = db.execute(f"SELECT count(*) FROM {name} WHERE {name} MATCH 'fence'").fetchall()
                    found[f"{name} finds"] = words
        return found


def take(database: Path, paths: Iterable[Path], **how: Any) -> Path:
    run = bulk.Run(bulk.Limits(1, 60, is_short=True), lambda _: None, **how)
    with closing(store.open_database(database)) as db:
        bulk.import_files(db, [str(path) for path in paths], run, database)
    return database


def merged(into: Path, *shards: Path) -> dict[str, list[Any]]:
    with closing(store.open_database(into)) as db:
        told: list[bulk.Merged] = []
        assert bulk.merge_all(db, [str(shard) for shard in shards], into, told.append), told
    return contents(into)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five minutes of one body, a copy of one of them, and a file that can't be read."""
    here = tmp_path_factory.mktemp("merge")
    for number, date in enumerate(DATES):
        (here / f"{number}.txt").write_text(MINUTES.format(date=date, done=" Done." if number == 4 else ""), "utf-8")
    shutil.copy(here / "1.txt", here / "copy-of-1.txt")
    (here / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    return here


@pytest.fixture(scope="module")
def shards(folder: Path) -> list[Path]:
    """Three databases of those files, two of which share a file, and two a content."""
    parts = (("0.txt", "3.txt", "1.txt"), ("copy-of-1.txt", "broken.pdf", "3.txt"), ("4.txt", "2.txt"))
    return [
        take(folder / f"shard-{number}.db", [folder / name for name in part], is_joined=number != 1)
        for number, part in enumerate(parts)
    ]


@pytest.fixture(scope="module")
def whole(folder: Path) -> dict[str, list[Any]]:
    names = [*(f"{number}.txt" for number in range(5)), "copy-of-1.txt", "broken.pdf"]
    return contents(take(folder / "whole.db", [folder / name for name in names]))


@pytest.mark.parametrize("order", list(permutations(range(3)))[::2])
def test_any_order_gives_the_rows_of_one_import(
    shards: list[Path], whole: dict[str, list[Any]], tmp_path: Path, order: tuple[int, ...]
) -> None:
    assert whole["action_threads"] != []
    found = merged(tmp_path / "all.db", *(shards[at] for at in order))
    assert found == whole


def test_merging_again_changes_nothing(shards: list[Path], whole: dict[str, list[Any]], tmp_path: Path) -> None:
    for shard in shards:  # each by itself, joined each time
        found = merged(tmp_path / "all.db", shard)
    with closing(store.open_database(tmp_path / "all.db")) as db:
        before, events = db.execute("SELECT seen, checked, run FROM files").fetchall(), db.table("events").count
    assert found == whole == merged(tmp_path / "all.db", *shards, *shards)
    with closing(store.open_database(tmp_path / "all.db")) as db:
        assert (db.execute("SELECT seen, checked, run FROM files").fetchall(), db.table("events").count) == (
            before,
            events,
        )
        assert db.execute("SELECT command, imported FROM runs ORDER BY id DESC LIMIT 1").fetchone() == ("merge", 0)


def test_an_import_goes_on_where_a_merge_has_ended(
    shards: list[Path], whole: dict[str, list[Any]], folder: Path, tmp_path: Path
) -> None:
    merged(tmp_path / "all.db", *shards[:2])
    take(tmp_path / "all.db", [folder / "4.txt", folder / "2.txt"])
    assert contents(tmp_path / "all.db") == whole


def test_a_better_reading_takes_the_place_of_a_worse_one(
    shards: list[Path], whole: dict[str, list[Any]], tmp_path: Path
) -> None:
    worse = shutil.copy(shards[0], tmp_path / "worse.db")
    with closing(store.open_database(Path(worse))) as db:
        for (document,) in db.execute("SELECT sha256 FROM documents").fetchall():
            store.forget_document(db, document)
        db.execute("UPDATE documents SET outcome = 'failed', class = 'timeout', message = 'slow', read_at = '2999'")
        db.conn.commit()
    for order in ((Path(worse), *shards), (*shards, Path(worse))):
        into = tmp_path / f"{order[0].stem}.all.db"
        assert merged(into, *order) == whole


def test_a_path_that_holds_something_else_later_takes_its_rows_along(shards: list[Path], tmp_path: Path) -> None:
    later = tmp_path / "later.db"
    with closing(store.open_database(Path(shutil.copy(shards[2], later)))) as db:
        db.execute(
            "UPDATE files SET checked = '2999', sha256 = (SELECT max(document) FROM files), document = (SELECT max(document) FROM files)"
        )
        db.conn.commit()
    first, second = merged(tmp_path / "a.db", shards[2], later), merged(tmp_path / "b.db", later, shards[2])
    assert first["files"] == second["files"]
    assert len({row[4] for row in first["files"]}) == 1
    with closing(store.open_to_read(tmp_path / "a.db")) as db:
        assert db.execute(
            "SELECT type FROM events WHERE type IN ('replacement', 'deaccession') ORDER BY id"
        ).fetchall() == [
            ("replacement",),
            ("deaccession",),
        ]


def test_what_is_closed_stays_closed_when_it_is_merged(folder: Path, shards: list[Path], tmp_path: Path) -> None:
    (tmp_path / "catalogue.csv").write_text(f"file,access\n{folder}/4.txt,closed\n", "utf-8")
    closed = take(tmp_path / "closed.db", [folder / "0.txt", folder / "4.txt"], catalogue=tmp_path / "catalogue.csv")
    for order in ((closed, shards[2]), (shards[2], closed)):
        into = tmp_path / f"{order[0].stem}-first.db"
        merged(into, *order)
        with closing(store.open_to_read(into)) as db:
            assert db.execute("SELECT count(*) FROM minutes WHERE date = '2020-06-01'").fetchone() == (0,)
            assert db.execute("SELECT count(*) FROM sealed").fetchone() == (1,)
        with closing(store.open_to_read(into, closed=True)) as db:
            assert db.execute("SELECT count(*) FROM minutes WHERE date = '2020-06-01'").fetchone() == (1,)


def test_what_can_not_be_merged_is_left_out_and_told(shards: list[Path], tmp_path: Path) -> None:
    own = Path(shutil.copy(shards[0], tmp_path / "own.db"))
    other = Path(shutil.copy(shards[2], tmp_path / "other.db"))
    for path, name in ((own, "Jane Smith"), (other, "Jane Smythe")):
        with closing(store.open_database(path)) as db:
            store.put_own_rules(db, OwnRules(person=(OwnName(name=name, also=("J Smith",)),)), "my.toml")
    (tmp_path / "bad.db").write_bytes(b"SQLite? no")
    told: list[bulk.Merged] = []
    with closing(store.open_database(tmp_path / "all.db")) as db:
        assert not bulk.merge_all(db, [str(tmp_path)], tmp_path / "all.db", told.append)
        assert store.own_rules(db).person[0].name in {"Jane Smith", "Jane Smythe"}
        (tmp_path / "empty").mkdir()
        with pytest.raises(NothingToDoError, match="no databases"):
            bulk.merge_all(db, [str(tmp_path / "empty")], tmp_path / "all.db", told.append)
    assert sorted(bool(one.failure) for one in told) == [False, True, True]
    assert any("other rules of yours" in (one.failure or "") for one in told)


def test_a_shard_of_another_version_is_refused(shards: list[Path], tmp_path: Path) -> None:
    older = Path(shutil.copy(shards[0], tmp_path / "older.db"))
    with closing(Database(older)) as db:
        db.execute("PRAGMA user_version = 6")
    with (
        closing(store.open_database(tmp_path / "all.db")) as db,
        pytest.raises(DatabaseError, match="older Minutebook"),
    ):
        store.merge(db, older, 1, VERSIONS, lambda _: None)
