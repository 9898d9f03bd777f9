"""Files that are not on this machine: listed, looked at, fetched with their digest, and written whole."""

import json
import logging
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from uuid import uuid4

import fsspec
import pytest
from click.testing import CliRunner
from fsspec.registry import _registry
from moto.server import ThreadedMotoServer
from sqlite_utils import Database

from extractor import bulk, store
from extractor.bulk import remote
from extractor.bulk.spool import Spool
from extractor.bulk.walk import absolute, digest, files, folders, shown
from extractor.cli import main
from extractor.errors import NothingToDoError, OutputError, TooLargeError, UnreadableError

MINUTES = """Ashton Parish Council
Minutes of the meeting held on Monday {day} February 2020 at 7.30 pm in the Village Hall
Present: Cllr Jane Smith (Chair), Cllr Robert Ash
1. Fence
Action: Robert Ash to obtain three quotes for the fence.
"""


@pytest.fixture
def memory() -> Iterator[str]:
    """An address in memory below which there are three files, one of them hidden."""
    system, folder = fsspec.filesystem("memory"), f"/{uuid4().hex}"
    for name, content in (("a.txt", b"aa"), ("sub/b.txt", b"bbb"), (".hidden", b""), ("sub/~$b.docx", b"")):
        system.pipe_file(f"{folder}/{name}", content)
    yield f"memory:/{folder}"
    system.rm(folder, recursive=True)


def test_files_below_an_address_are_met_as_those_of_a_folder(memory: str) -> None:
    there = absolute(memory)
    assert sorted(files([memory])) == [f"{there}/a.txt", f"{there}/sub/b.txt"]
    assert sorted(files([memory], bulk.Choice(["b.*"]))) == [f"{there}/sub/b.txt"]
    assert list(files([f"{memory}/*.txt"])) == [f"{there}/a.txt"]
    assert list(files([f"{memory}/a.txt"])) == [f"{there}/a.txt"]
    assert list(folders([memory, f"{memory}/a.txt"])) == [there]
    assert digest(f"{there}/a.txt") == sha256(b"aa").hexdigest()
    assert remote.look(f"{there}/sub/b.txt")[0] == 3


def test_an_address_of_this_machine_is_its_path(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("aa", "utf-8")
    assert list(files([f"file://{tmp_path}"])) == [str(tmp_path / "a.txt")]


def test_what_is_not_there_is_gone_and_can_not_be_opened(memory: str) -> None:
    assert (remote.is_gone(f"{memory}/a.txt"), remote.is_gone(f"{memory}/z.txt")) == (False, True)
    with pytest.raises(UnreadableError, match="no such file"):
        remote.look(f"{memory}/z.txt")
    with pytest.raises(NothingToDoError, match="no such file or folder"):
        bulk.require([f"{memory}/z.txt"])


def fail(*given: object, **named: object) -> None:
    del given, named
    raise ConnectionError("the net is down")


def test_a_place_that_can_not_be_listed_is_told_with_its_address(memory: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(fsspec.filesystem("memory")), "ls", fail)
    with pytest.raises(NothingToDoError, match=f"{absolute(memory)}: can't be opened: the net is down"):
        list(files([memory]))


def test_what_can_not_be_asked_is_not_taken_as_gone(memory: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(fsspec.filesystem("memory")), "info", fail)
    assert (list(folders([memory])), remote.is_gone(f"{memory}/a.txt"), remote.is_gone(f"{memory}/z")) == (
        [],
        False,
        False,
    )


def test_no_more_is_fetched_than_is_allowed_and_nothing_is_left(memory: str, tmp_path: Path) -> None:
    assert remote.fetch(f"{memory}/sub/b.txt", tmp_path / "b", 3) == sha256(b"bbb").hexdigest()
    with pytest.raises(TooLargeError):
        remote.fetch(f"{memory}/sub/b.txt", tmp_path / "c", 2)
    with pytest.raises(UnreadableError):
        remote.fetch(f"{memory}/none", tmp_path / "c", 2)
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_what_is_fetched_goes_when_it_was_read(memory: str, tmp_path: Path) -> None:
    here = tmp_path / "here.txt"
    here.write_text("here", "utf-8")
    with closing(Spool()) as spool:
        fetched = spool.fetch(f"{memory}/a.txt")
        assert (Path(fetched.path).name, Path(fetched.path).read_bytes(), fetched.size) == ("1-a.txt", b"aa", 2)
        spool.drop(fetched.path)
        spool.drop(spool.fetch(str(here)).path)
        assert (Path(fetched.path).exists(), here.exists()) == (False, True)
        folder = Path(spool.fetch(f"{memory}/a.txt").path).parent
    assert not folder.exists()


def test_a_file_is_written_whole_or_not_at_all(memory: str, tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"whole")
    for to in (f"{memory}/shards/a.db", str(tmp_path / "shards" / "a.db"), f"file://{tmp_path}/more/a.db"):
        remote.put(tmp_path / "a.db", to)
        remote.put(tmp_path / "a.db", to)
    assert fsspec.filesystem("memory").cat_file(f"{memory}/shards/a.db") == b"whole"
    assert [path.name for path in (tmp_path / "shards").iterdir()] == ["a.db"]
    assert (tmp_path / "more" / "a.db").read_bytes() == b"whole"


@pytest.mark.parametrize(
    ("address", "missing", "said"),
    [
        ("s3://bucket/in", "s3fs", r'pip install "minutebook\[s3\]"'),
        ("https://host/a.pdf", "aiohttp", r'pip install "minutebook\[http\]"'),
        ("gs://bucket/in", "gcsfs", r'pip install "fsspec\[gs\]"'),
        ("nonsense://bucket/in", "", "nothing known by that name"),
    ],
)
def test_what_is_not_installed_is_named(address: str, missing: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    remote._system.cache_clear()
    for name in ("s3", "https", "http", "gs"):
        monkeypatch.delitem(_registry, name, raising=False)
    for name in [
        name for name in sys.modules if name.split(".")[0] == missing or name == "fsspec.implementations.http"
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing or "nothing", None)
    with pytest.raises(NothingToDoError, match=said):
        remote.look(address)
    remote._system.cache_clear()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the library calls it
        del format, args


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    """A web server with one file."""
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "minutes.txt").write_text(MINUTES.format(day=3), "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *given: Quiet(*given, directory=str(tmp_path / "web")))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_of_the_web_is_one_file(web: str, tmp_path: Path) -> None:
    assert list(files([f"{web}/minutes.txt"])) == [f"{web}/minutes.txt"]
    assert remote.fetch(f"{web}/minutes.txt", tmp_path / "a", 1 << 20) == digest(str(tmp_path / "web" / "minutes.txt"))
    with pytest.raises(UnreadableError):
        remote.fetch(f"{web}/none.txt", tmp_path / "b", 1 << 20)


@pytest.fixture(scope="module")
def s3() -> Iterator[Any]:
    """A bucket of an S3 that moto serves on this machine."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    given = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "a",
        "AWS_SECRET_ACCESS_KEY": "b",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    before = {name: os.environ.get(name) for name in given}
    os.environ |= given
    system = fsspec.filesystem("s3", use_listings_cache=False)
    system.mkdir("archive")
    yield system
    server.stop()
    for name, value in before.items():
        os.environ.pop(name) if value is None else os.environ.update({name: value})


def rows(database: Path, *, without: str) -> list[Any]:
    """The files, and the rows that hang on no path, with paths counted from the folder `without`."""
    with closing(store.open_to_read(database)) as db:
        asked = "SELECT replace(path, ?, ''), bytes, sha256, document FROM files ORDER BY 1"
        found = [db.execute(asked, [without]).fetchall()]
        tables = ("minutes", "sections", "attendances", "actions", "meetings", "people", "action_threads", "aliases")
        return found + [sorted(db.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in tables]


def run(*arguments: object, db: Path) -> Any:
    done = CliRunner().invoke(main, [*map(str, arguments)], env={"MINUTEBOOK_DB": str(db), "COLUMNS": "200"})
    assert isinstance(done.exception, (SystemExit, type(None))), done.exc_info
    return done


def test_a_bucket_is_imported_as_a_folder_is(s3: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fetched = Path(tempfile.mkdtemp())  # at a short path: sockets are made in it, too
    monkeypatch.setattr(tempfile, "tempdir", str(fetched))
    for day, name in ((3, "a.txt"), (10, "sub/b.txt")):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(MINUTES.format(day=day), "utf-8")
        s3.put_file(str(path), f"archive/in/{name}")
    s3.pipe_file("archive/in/broken.pdf", b"%PDF-1.4 nothing")
    (tmp_path / "in" / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    here, there = tmp_path / "here.db", tmp_path / "there.db"
    assert run("import", tmp_path / "in", "--workers", 1, db=here).exit_code == 1
    done = run("import", "s3://archive/in", "--workers", 1, db=there)
    assert (done.exit_code, "2 files imported, 0 unchanged, 1 failed" in done.output) == (1, True), done.output
    assert rows(there, without="s3://archive/in") == rows(here, without=str(tmp_path / "in"))
    assert list(fetched.glob("minutebook-*")) == []
    again = run("import", "s3://archive/in", "--workers", 1, "--check-content", db=there)
    assert "0 files imported, 2 unchanged, 1 failed" in again.output
    s3.rm_file("archive/in/a.txt")
    assert "1 gone" in run("import", "s3://archive/in", "--workers", 1, db=there).output
    checked = run("verify", db=there)
    assert "gone  s3://archive/in/a.txt" in checked.output
    assert checked.output.endswith("3 files checked: 1 gone, 2 same.\n")


def test_shards_in_a_bucket_are_merged(s3: Any, tmp_path: Path) -> None:
    path = tmp_path / "in" / "a.txt"
    path.parent.mkdir()
    path.write_text(MINUTES.format(day=3), "utf-8")
    one = tmp_path / "one.db"
    assert run("import", path, "--workers", 1, db=one).exit_code == 0
    with closing(Database(one)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
    remote.put(one, "s3://archive/shards/one.db")
    s3.pipe_file("archive/shards/bad.db", b"nothing")
    merged = run("merge", "s3://archive/shards", db=tmp_path / "two.db")
    assert (merged.exit_code, "bad.db: left out" in merged.stderr) == (1, True), merged.output
    assert rows(tmp_path / "two.db", without="") == rows(one, without="")
    published = run("publish", "s3://archive/public/minutes.db", db=one)
    assert (published.exit_code, published.output) == (0, "s3://archive/public/minutes.db holds 1 document.\n")
    remote.fetch("s3://archive/public/minutes.db", tmp_path / "public.db", 1 << 30)
    assert rows(tmp_path / "public.db", without="") == rows(one, without="")


def objects(s3: Any, folder: str) -> dict[str, bytes]:
    """What stands below a folder of a bucket, but for the ledger."""
    found = [path for path in s3.find(folder) if "/.minutebook/" not in path]
    return {path.removeprefix(f"{folder}/"): s3.cat_file(path) for path in found}


def converted(*arguments: object) -> dict[str, Any]:
    done = run("convert", *arguments, "--workers", 1, db=Path("unused.db"))
    assert done.stdout, done.output
    return {"exit": done.exit_code, **json.loads(done.stdout.splitlines()[-1])}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two files, one of which has a name that is no UTF-8, and one that can't be read."""
    found = tmp_path / "in"
    for day, name in ((3, b"a.txt"), (10, b"2020/caf\xe9 #1?.txt")):
        path = found / os.fsdecode(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(MINUTES.format(day=day), "utf-8")
        os.utime(path, (1.5e9, 1.5e9))
    (found / "empty.pdf").touch()
    return found


@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
def test_outputs_in_a_bucket_are_those_of_a_folder(s3: Any, folder: Path, tmp_path: Path, form: str) -> None:
    here, there = tmp_path / "out", f"s3://archive/{form}"
    assert converted(folder, "--to", form, "--out", here)["converted"] == 2
    done = converted(folder, "--to", form, "--out", there)
    assert (done["exit"], done["converted"], done["failed"], done["out"]) == (1, 2, 1, there)
    local = {path.relative_to(here): path for path in here.rglob("*") if path.is_file()}
    expected = {shown(str(name)): path.read_bytes() for name, path in local.items() if ".minutebook" not in name.parts}
    assert objects(s3, f"archive/{form}") == expected
    again = converted(folder, "--to", form, "--out", there)
    assert (again["converted"], again["unchanged"]) == (0, 2)
    marked = "a.txt.csv/documents.csv" if form == "csv" else f"a.txt.{form}"
    s3.rm_file(f"archive/{form}/{marked}")  # as a run leaves it that was killed
    foretold = converted(folder, "--to", form, "--out", there, "--dry-run")
    assert (foretold["event"], foretold["whys"]) == ("forecast", {"again": 1})
    assert converted(folder, "--to", form, "--out", there)["converted"] == 1
    assert objects(s3, f"archive/{form}") == expected
    (folder / "a.txt").write_bytes(b"")
    assert converted(folder, "--to", form, "--out", there)["failed"] == 2
    assert not [name for name in objects(s3, f"archive/{form}") if name.startswith("a.txt")]


def test_outputs_below_an_address_are_not_converted(s3: Any) -> None:
    s3.pipe_file("archive/under/a.txt", MINUTES.format(day=3).encode())
    for counts in ((1, 0), (0, 1)):
        done = converted("s3://archive/under", "--to", "jsonl", "--out", "s3://archive/under/out/")
        assert (done["converted"], done["unchanged"], done["failed"]) == (*counts, 0)
    assert set(objects(s3, "archive/under")) == {"a.txt", "out/a.txt.jsonl"}


def test_what_can_not_be_written_to_is_known_before_anything_is_read(s3: Any, folder: Path) -> None:
    del s3
    done = run("convert", folder, "--to", "json", "--out", "s3://no-such-bucket/out", db=Path("unused.db"))
    assert (done.exit_code, done.stdout) == (3, "")
    assert "s3://no-such-bucket/out" in done.stderr
    assert "can't be written" in done.stderr


def test_a_ledger_that_another_run_has_put_there_is_not_written_over(memory: str) -> None:
    with pytest.raises(OutputError, match="another run"), bulk.ledger_for(f"{memory}/out") as ledger:  # noqa: SIM117
        with closing(store.open_database(ledger.path)), bulk.ledger_for(f"{memory}/out") as other:
            store.open_database(other.path).close()
    with bulk.ledger_as_it_is(f"{memory}/out") as path, closing(store.open_to_read(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_ledger_is_saved_now_and_then(memory: str, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.monotonic()
    with bulk.ledger_for(f"{memory}/out") as ledger, closing(store.open_database(ledger.path)) as db:
        ledger.save()
        assert not remote.is_there(f"{memory}/out/.minutebook/ledger.db")
        monkeypatch.setattr(time, "monotonic", lambda: now + 301)
        with db.atomic():
            db.execute(
                "INSERT INTO runs (id, command, started, version, rules_version, paths, settings) "
                "VALUES (1, 'convert', '', '1', 'r', '[]', '{}')"
            )
            ledger.save()  # a run saves it while it writes to it
        with bulk.ledger_as_it_is(f"{memory}/out") as path, closing(store.open_to_read(path)) as saved:
            assert saved.table("runs").count == 0
    with bulk.ledger_as_it_is(f"{memory}/out") as path, closing(store.open_to_read(path)) as saved:
        assert saved.table("runs").count == 1
