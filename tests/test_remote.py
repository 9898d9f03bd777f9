"""Files that are not on this machine: listed, looked at, fetched with their digest, and written whole."""

import logging
import os
import sys
import tempfile
import threading
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
from extractor.bulk.walk import absolute, digest, files, folders
from extractor.cli import main
from extractor.errors import NothingToDoError, TooLargeError, UnreadableError

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
