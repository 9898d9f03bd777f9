"""The ledger: what a second run takes, what it believes, and whether files are still what they were."""

import os
from collections.abc import Iterator
from contextlib import closing
from hashlib import md5, sha256
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from extractor import __version__, rules
from extractor.bulk import Checked, Done, Limits, Run, Wanted, import_files, verify
from extractor.bulk.again import is_settled
from extractor.bulk.manifest import Listed, listed
from extractor.bulk.walk import meant, shown
from extractor.errors import NothingToDoError
from extractor.store import open_database
from extractor.store.ledger import Known

MINUTES = """Ashton Parish Council
Minutes of the meeting held on Monday {day} February 2020 at 7.30 pm in the Village Hall
Present: Cllr Jane Smith (Chair), Cllr Robert Ash
1. Fence
Action: Robert Ash to obtain three quotes for the fence.
"""
LONG_AGO = 1_500_000_000_000_000_000  # nanoseconds


def minutes(path: Path, day: int = 3, modified: int = LONG_AGO) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(MINUTES.format(day=day), "utf-8")
    os.utime(path, ns=(modified, modified))
    return path


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "minutes.db")) as opened:
        yield opened


def run(db: Database, *paths: Path, **wanted: Any) -> dict[str, str]:
    """What became of each file, by its name."""
    told: list[Done] = []
    how = Run(Limits(1, 60), told.append, Wanted(**wanted))
    import_files(db, [str(path) for path in paths], how, Path(db.execute("PRAGMA database_list").fetchone()[2]))
    return {Path(done.path).name: done.result for done in told}


def checked(db: Database, *manifests: Path, below: tuple[Path, ...] = ()) -> dict[str, str]:
    told: list[Checked] = []
    verify(db, [str(path) for path in below], manifests, told.append)
    return {Path(one.path).name: one.result for one in told}


def test_a_row_says_all_that_is_known_of_a_file(db: Database, tmp_path: Path) -> None:
    path = minutes(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "b.pdf").write_bytes(b"GIF89a" + bytes(99))
    run(db, tmp_path / "in")
    columns = "path, bytes, modified, sha256, run, media_type, outcome, class, attempts, version, rules_version, reader"
    good, bad = db.execute(f"SELECT {columns} FROM ledger ORDER BY path").fetchall()
    content = path.read_bytes()
    versions = (__version__, rules.version())
    digest = sha256(content).hexdigest()
    assert good == (str(path), len(content), LONG_AGO, digest, 1, "text/plain", "imported", None, 1, *versions, "text")
    assert bad[5:9] == ("image/gif", "failed", "unsupported", 1)  # not by its ending
    times = db.execute("SELECT seconds, memory, read_at, seen, checked FROM ledger").fetchall()
    assert all(value is not None for row in times for value in row)


def test_a_file_is_opened_again_only_if_its_size_or_time_says_so(db: Database, tmp_path: Path) -> None:
    path = minutes(tmp_path / "a.txt", day=3)
    run(db, path)
    minutes(path, day=4)  # as long as before, and with the same time
    assert run(db, path) == {"a.txt": "unchanged"}
    assert run(db, path, is_content_checked=True) == {"a.txt": "imported"}
    minutes(path, day=5, modified=LONG_AGO + 1)
    assert run(db, path) == {"a.txt": "imported"}
    os.utime(path)
    assert run(db, path) == {"a.txt": "unchanged"}  # touched, but the same
    minutes(path, day=6, modified=path.stat().st_mtime_ns)  # changed within the same tick: its time proves nothing
    assert run(db, path) == {"a.txt": "imported"}


@pytest.mark.parametrize(
    ("again", "taken"),
    [(None, set()), ("failed", {"bad.pdf"}), ("empty", {"bad.pdf"}), ("corrupt", set()), ("all", {"a.txt", "bad.pdf"})],
)
def test_what_is_asked_for_is_read_again(db: Database, tmp_path: Path, again: str | None, taken: set[str]) -> None:
    minutes(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "bad.pdf").touch()
    run(db, tmp_path / "in")
    run(db, tmp_path / "in", again=again)
    read = db.execute("SELECT path FROM ledger JOIN documents USING (sha256) WHERE documents.run = 2").fetchall()
    assert {Path(path).name for (path,) in read} == taken


CURRENT = (__version__, rules.version())


@pytest.mark.parametrize(
    ("known", "wanted", "settled"),
    [
        (Known(*CURRENT, None, None, 1, 1.0, 1), Wanted(), True),
        (Known("0.0", CURRENT[1], None, None, 1, 1.0, 1), Wanted(), False),
        (Known(CURRENT[0], "old", None, None, 1, 1.0, 1), Wanted(), False),
        (Known(*CURRENT, "corrupt", "", 1, 1.0, 1), Wanted(), True),
        (Known(*CURRENT, "needs_tool", "", 99, 1.0, 1), Wanted(), False),
        (Known(*CURRENT, "timeout", "", 2, 3.0, 1), Wanted(seconds=3), False),
        (Known(*CURRENT, "timeout", "", 3, 3.0, 1), Wanted(seconds=3), True),  # quarantined
        (Known(*CURRENT, "timeout", "", 3, 3.0, 1), Wanted(seconds=9), False),  # it may have more time now
        (Known(*CURRENT, "crash", "", 3, 3.0, 1), Wanted(seconds=9), True),
        (Known(*CURRENT, "crash", "", 3, 3.0, 1), Wanted("crash"), False),
        (Known(*CURRENT, "crash", "", 1, 3.0, 2), Wanted("all"), True),  # a copy, read in this very run
        (Known("0.0", "old", "crash", "", 3, 3.0, 1), Wanted(), False),  # perhaps this version can
        (Known(*CURRENT, "no_text", "", 1, 1.0, 1), Wanted(has_ocr=True), False),
        (Known(*CURRENT, "no_text", "", 1, 1.0, 1), Wanted(has_ocr=False), True),
    ],
)
def test_what_is_worth_another_try(known: Known, wanted: Wanted, settled: bool) -> None:
    assert is_settled(known, 2, wanted) is settled


def test_a_file_that_is_gone_stays_and_is_marked_so(db: Database, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    path, other = minutes(folder / "a.txt"), minutes(folder / "sub" / "b.txt", day=10)
    run(db, folder)
    path.unlink()
    assert run(db, folder) == {"a.txt": "gone", "b.txt": "unchanged"}
    assert run(db, folder) == {"b.txt": "unchanged"}  # it is told once
    assert db.table("meetings").count == 2
    assert db.execute("SELECT gone IS NOT NULL FROM ledger ORDER BY path").fetchall() == [(1,), (0,)]
    minutes(path)
    assert run(db, folder) == {"a.txt": "unchanged", "b.txt": "unchanged"}
    assert db.execute("SELECT path FROM files WHERE gone IS NOT NULL").fetchall() == []
    told = "SELECT outcome, detail FROM events WHERE type = 'fixity check' AND path = ?"
    assert [outcome for outcome, _ in db.execute(told, [str(path)])] == ["failure", "success"]
    other.unlink()
    other.parent.rmdir()
    assert run(db, path) == {"a.txt": "unchanged"}  # what was not looked for is not missed


def test_a_file_that_moved_is_one_document_at_two_places(db: Database, tmp_path: Path) -> None:
    path = minutes(tmp_path / "in" / "a.txt")
    run(db, tmp_path / "in")
    keys = db.execute("SELECT key FROM actions").fetchall()
    path.rename(tmp_path / "in" / "b.txt")
    assert run(db, tmp_path / "in") == {"a.txt": "gone", "b.txt": "imported"}
    assert db.execute("SELECT key FROM actions").fetchall() == keys
    assert db.execute("SELECT path FROM document_paths").fetchall() == [(str(tmp_path / "in" / "b.txt"),)]


def test_a_file_that_can_not_be_opened_for_once_loses_nothing(db: Database, tmp_path: Path) -> None:
    path = minutes(tmp_path / "a.txt")
    run(db, path)
    path.unlink()
    path.mkdir()
    assert run(db, path / "..", path) is not None
    path.rmdir()
    os.mkfifo(path)
    assert run(db, path) == {"a.txt": "failed"}
    assert db.execute("SELECT outcome, class, sha256 IS NOT NULL FROM ledger").fetchall() == [
        ("failed", "unreadable", 1)
    ]
    assert db.table("meetings").count == 1
    path.unlink()
    minutes(path)
    assert run(db, path) == {"a.txt": "unchanged"}
    assert db.execute("SELECT outcome, class FROM ledger").fetchall() == [("imported", None)]


def test_every_file_has_its_row_before_any_is_read(db: Database, tmp_path: Path) -> None:
    for day in range(1, 6):
        minutes(tmp_path / "in" / f"{day}.txt", day)
    states: list[list[Any]] = []

    def tell(done: Done) -> None:
        del done
        states.append(db.execute("SELECT state, sha256 IS NULL FROM files ORDER BY state").fetchall())

    import_files(db, [str(tmp_path / "in")], Run(Limits(1, 60), tell), tmp_path / "minutes.db")
    assert len(states[0]) == 5
    assert [state for state, _ in states[0]].count("waiting") >= 3  # a worker may have the next before this one is told
    assert states[-1] == [("done", 0)] * 5


def test_the_largest_is_read_first(db: Database, tmp_path: Path) -> None:
    for name, times in (("a.txt", 1), ("b.txt", 3), ("c.txt", 2)):
        path = minutes(tmp_path / "in" / name)
        path.write_text(path.read_text("utf-8") * times + name, "utf-8")
    assert list(run(db, tmp_path / "in")) == ["b.txt", "c.txt", "a.txt"]


def test_one_in_four_is_the_smallest(db: Database, tmp_path: Path) -> None:
    for times, name in enumerate(("a.txt", "b.txt", "c.txt", "d.txt", "e.txt"), start=1):
        path = minutes(tmp_path / "in" / name)
        path.write_text(path.read_text("utf-8") * times + name, "utf-8")
    assert list(run(db, tmp_path / "in")) == ["e.txt", "d.txt", "c.txt", "a.txt", "b.txt"]


def test_files_are_checked_against_what_they_were(db: Database, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for day, name in enumerate(("same.txt", "rotten.txt", "gone.txt", "pipe.txt"), start=1):
        minutes(folder / name, day)
    run(db, folder)
    minutes(folder / "rotten.txt", day=9)
    (folder / "gone.txt").unlink()
    (folder / "pipe.txt").unlink()
    (folder / "pipe.txt").mkdir()
    expected = {"same.txt": "same", "rotten.txt": "changed", "gone.txt": "gone", "pipe.txt": "unreadable"}
    assert checked(db) == expected
    assert checked(db, below=(folder / "same.txt",)) == {"same.txt": "same"}
    assert checked(db, below=(folder,)) == expected
    assert checked(db, below=(tmp_path / "i",)) == {}
    of_run = "SELECT outcome, path FROM events WHERE type = 'fixity check' AND run = 2 ORDER BY path"
    assert [(outcome, path and Path(path).name) for outcome, path in db.execute(of_run)] == [
        ("success", None),
        ("failure", "gone.txt"),
        ("failure", "pipe.txt"),
        ("failure", "rotten.txt"),
    ]
    assert db.execute("SELECT command, unchanged, failed, gone FROM runs WHERE id = 2").fetchone() == (
        "verify",
        1,
        2,
        1,
    )
    assert db.table("meetings").count == 4


@pytest.mark.parametrize("to", ["pipe", "/dev/zero"])
def test_what_has_no_end_is_not_waited_for(db: Database, tmp_path: Path, to: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    path = minutes(tmp_path / "in" / "a.txt")
    run(db, tmp_path / "in")
    path.unlink()
    path.symlink_to(tmp_path / to)
    assert checked(db) == {"a.txt": "unreadable"}


def test_files_that_were_never_opened_were_never_checked(db: Database, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    os.mkfifo(tmp_path / "in" / "a.txt")
    run(db, tmp_path / "in")
    (tmp_path / "in" / "a.txt").unlink()
    minutes(tmp_path / "in" / "a.txt")
    assert checked(db) == {"a.txt": "never checked"}


def test_files_are_checked_against_somebody_elses_list(db: Database, tmp_path: Path) -> None:
    bag = tmp_path / "bag"
    names = ("good", "other", "unlisted", "100% new")
    good, other, _, odd = (minutes(bag / "data" / f"{name}.txt", day) for day, name in enumerate(names, start=1))
    (bag / "data" / "new.txt").write_text("not imported")
    run(db, *(bag / "data" / f"{name}.txt" for name in names))
    lines = {
        "data/good.txt": good.read_bytes(),
        "data/other.txt": b"what the list was made of",
        "data/100%25 new.txt": odd.read_bytes(),
        "data/new.txt": b"not imported",
        "data/lost.txt": b"",
    }
    for algorithm in (md5, sha256):
        manifest = bag / f"manifest-{algorithm().name}.txt"
        manifest.write_text("".join(f"{algorithm(content).hexdigest()}  {name}\n" for name, content in lines.items()))
        assert checked(db, manifest) == {
            "good.txt": "same",
            "other.txt": "changed",
            "100% new.txt": "same",
            "new.txt": "not imported",
            "lost.txt": "gone",
            "unlisted.txt": "not listed",
        }
    assert other.exists()


def test_lists_of_digests_are_understood(tmp_path: Path) -> None:
    manifest, one = tmp_path / "sums.txt", "0" * 64
    manifest.write_text(f"{one}  a b.txt\n{one.upper()} *c.txt\n\n{'1' * 128}\tdata/%0Ad%0D%25e%20.txt\n")
    assert list(listed(manifest)) == [
        Listed(str(tmp_path / "a b.txt"), "sha256", one),
        Listed(str(tmp_path / "c.txt"), "sha256", one),
        Listed(str(tmp_path / "data/\nd\r%e%20.txt"), "sha512", "1" * 128),  # only these three signs are escaped
    ]


@pytest.mark.parametrize("line", ["minutes", f"{'0' * 63} a.txt", f"{'0' * 64} ../a.txt", f"{'0' * 64} /etc/passwd"])
def test_what_is_no_list_of_digests_is_told_before_anything_is_done(db: Database, tmp_path: Path, line: str) -> None:
    manifest = tmp_path / "bag" / "manifest-sha256.txt"
    manifest.parent.mkdir()
    manifest.write_text(f"{'0' * 64} a.txt\n{line}\n")
    with pytest.raises(NothingToDoError, match="line 2"):
        verify(db, [], [manifest], lambda _: None)
    assert db.table("runs").count == 0


def test_a_name_that_is_not_utf8_leads_back_to_its_file(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.touch()
    literal = tmp_path / r"caf\xe8.txt"
    literal.touch()
    assert meant(shown(str(path))) == str(path)
    assert meant(shown(str(literal))) == str(literal)
