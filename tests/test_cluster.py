"""Files read by the workers of a cluster, one of which is killed half way, give the rows of an import on one machine."""

import importlib.util
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from distributed import Client

from extractor import bulk, store
from extractor.bulk.cluster import Cluster, read_on_cluster
from extractor.bulk.sharding import Made, Task, make_shard
from extractor.cli import main
from extractor.errors import CrashError, NothingToDoError

ROOT = Path(__file__).parent.parent
MINUTES = """Ashton Parish Council
Minutes of the meeting held on {day} {month} 2020 at 7.30 pm in the Village Hall
Present: Cllr Jane Smith (Chair), Cllr Robert Ash
1. Fence
Action: Robert Ash to obtain three quotes for the fence.
2. Roof
Action: Jane Smith to see to roof {day}.
"""
MANY = 14  # files: three shards
STARTS = 60.0  # seconds that a cluster may take to begin


def script(name: str) -> Any:
    """A script of ours, as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


kills = script("kill_import")


def begun(part: str, *options: str) -> subprocess.Popen[bytes]:
    asked = [sys.executable, "-m", f"distributed.cli.dask_{part}", *options, "--no-dashboard"]
    return subprocess.Popen(asked, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[int, subprocess.Popen[bytes]]]]:
    """The file of a scheduler with two workers, and the workers by their process."""
    where = tmp_path_factory.mktemp("cluster") / "scheduler.json"
    scheduler = begun("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(where))
    until = time.monotonic() + STARTS
    while not where.exists() and time.monotonic() < until:
        time.sleep(0.1)
    one = ("--scheduler-file", str(where), "--nthreads", "1", "--no-nanny", "--local-directory", str(where.parent))
    workers = [begun("worker", *one) for _ in range(2)]
    yield where, {worker.pid: worker for worker in workers}
    for process in (*workers, scheduler):
        process.terminate()
        process.wait()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    here = tmp_path_factory.mktemp("in")
    for number in range(MANY):
        month = ("February", "March", "April", "May")[number % 4]
        (here / f"{number}.txt").write_text(MINUTES.format(day=number + 1, month=month), "utf-8")
    (here / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    return here


@pytest.fixture(scope="module")
def local(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The rows of an import on one machine."""
    database = tmp_path_factory.mktemp("local") / "minutes.db"
    how = bulk.Run(bulk.Limits(2, 60, is_short=True), lambda _: None)
    with closing(store.open_database(database)) as db:
        bulk.import_files(db, [str(folder)], how, database)
    return kills.rows(database)


def busy(client: Client) -> int | None:
    """The process of the worker that has the most to do, as soon as any shard has been made."""
    doing = {worker: len(keys) for worker, keys in client.processing().items()}
    processes: dict[str, int] = client.run(os.getpid)
    most = max(doing, key=lambda worker: doing[worker], default=None)
    return processes[most] if most is not None and doing[most] else None


def test_a_worker_that_is_killed_half_way_loses_nothing(
    cluster: tuple[Path, dict[int, subprocess.Popen[bytes]]], folder: Path, local: Any, tmp_path: Path
) -> None:
    where, workers = cluster
    database, told, errors = tmp_path / "minutes.db", list[bulk.Done](), list[BaseException]()

    def take() -> None:
        how = bulk.Run(bulk.Limits(2, 60), told.append)
        with (
            bulk.reader(database, str(where), str(tmp_path / "shards")) as read,
            closing(store.open_database(database)) as db,
        ):
            try:
                bulk.import_files(db, [str(folder)], how._replace(read=read), database)
            except BaseException as error:  # noqa: BLE001 - told to the test, whose thread this is not
                errors.append(error)

    importing = threading.Thread(target=take)
    importing.start()
    with Client(scheduler_file=str(where), set_as_default=False) as client:
        while not told and importing.is_alive():
            time.sleep(0.05)
        killed = busy(client)
    assert killed is not None, "nothing was left to be killed at"
    os.kill(killed, signal.SIGKILL)
    workers[killed].wait()
    importing.join()
    assert errors == []
    assert kills.is_not_sound(database) is None
    assert kills.difference(local, kills.rows(database)) is None
    assert sorted(done.result for done in told) == ["failed"] + ["imported"] * MANY
    shards = sorted((tmp_path / "shards").glob("*"))
    assert (len(shards), {shard.suffix for shard in shards}) == (3, {".db"})
    merged = CliRunner().invoke(main, ["merge", *map(str, reversed(shards)), "--db", str(tmp_path / "merged.db")])
    assert merged.exit_code == 0, merged.output
    assert kills.difference(local, kills.rows(tmp_path / "merged.db")) is None


def task(folder: Path, into: Path, *names: str, **how: Any) -> Task:
    limits = {"seconds": 60.0, "memory": 4 << 30, **how}
    return Task(paths=tuple(str(folder / name) for name in names), into=str(into), **limits)


def test_a_shard_made_again_has_the_same_name_and_rows(folder: Path, tmp_path: Path) -> None:
    made = [
        Made.model_validate_json(make_shard(task(folder, tmp_path / into, "1.txt", "broken.pdf").model_dump_json()))
        for into in ("a", "b")
    ]
    assert [(one.imported, one.failed) for one in made] == [(1, 1), (1, 1)]
    first, second = (Path(one.shard) for one in made)
    assert first.name == second.name
    assert kills.rows(first) == kills.rows(second)
    assert [path.name for path in first.parent.iterdir()] == [first.name]
    assert not [table for table in ("meetings", "people") if kills.rows(first)[table]]  # which are joined at the end


def test_limits_hold_where_a_shard_is_made(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("\n".join(MINUTES.format(day=1, month="May") for _ in range(4000)), "utf-8")
    asked = task(tmp_path, tmp_path / "out", "long.txt", seconds=1.0)
    made = Made.model_validate_json(make_shard(asked.model_dump_json()))
    assert (made.imported, made.failed) == (0, 1)
    assert [row for row in kills.rows(Path(made.shard))["documents"] if "timeout" in row] != []


def test_a_shard_that_can_not_be_made_says_why(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file, no folder", "utf-8")
    with pytest.raises(CrashError, match="can't be"):
        make_shard(task(folder, tmp_path / "out", "1.txt").model_dump_json())


@pytest.mark.parametrize(
    ("address", "said"), [("nowhere", "no address of a scheduler"), ("tcp://127.0.0.1:9", "no cluster answers")]
)
def test_a_cluster_that_is_not_there_is_told(
    address: str, said: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractor.bulk.cluster._WAIT", 1)
    done = CliRunner().invoke(main, ["import", str(folder), "--db", str(tmp_path / "m.db"), "--cluster", address])
    assert (done.exit_code, said in done.output) == (3, True), done.output


def test_without_its_extra_a_cluster_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(NothingToDoError, match=r'pip install "minutebook\[cluster\]"'),
        bulk.reader(tmp_path / "m.db", "tcp://h:1", None),
    ):
        pass


def test_shards_that_can_not_be_reached_are_told(
    cluster: tuple[Path, dict[int, subprocess.Popen[bytes]]], folder: Path, tmp_path: Path
) -> None:
    where, _ = cluster
    database = tmp_path / "minutes.db"
    how = bulk.Run(bulk.Limits(1, 60), lambda _: None)

    def read(*given: Any) -> None:
        read_on_cluster(Cluster(str(where), "memory://nowhere-but-there"), *given)

    with closing(store.open_database(database)) as db, pytest.raises(NothingToDoError, match="give --shards a place"):
        bulk.import_files(db, [str(folder / "1.txt")], how._replace(read=read), database)
