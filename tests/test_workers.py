"""Processes that read: one that hangs, is stuck, eats memory, dies or is killed costs its document, and nothing else."""

import importlib
import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from extractor.bulk.worker import Job, Outcome
from extractor.bulk.workers import Limits, read_all
from extractor.errors import NothingToDoError

SCRIPTS = Path(__file__).parent.parent / "scripts"
MINUTES = "Ashton Parish Council\nMinutes of the meeting held on 3 February 2020\nPresent: Cllr Jane Smith (Chair)\n"


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """scripts/hostile_folder.py, whose reader does what a file's name says."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    import hostile_folder  # noqa: PLC0415 - it stands where the path leads now

    yield hostile_folder
    assert multiprocessing.active_children() == []


def written(folder: Path, *names: str) -> list[str]:
    for name in names:
        (folder / name).write_text(MINUTES, "utf-8")
    return [str(folder / name) for name in names]


def read(paths: list[str], limits: Limits) -> dict[str, Outcome]:
    return {Path(job.path).name: outcome for job, outcome in read_all(iter([Job(path) for path in paths]), limits)}


def test_a_reader_that_goes_wrong_costs_its_document_alone(hostile: ModuleType, tmp_path: Path) -> None:
    bad = {"hangs-1.txt": "timeout", "stuck-1.txt": "timeout", "eats-1.txt": "memory", "dies-1.txt": "crash"}
    paths = written(tmp_path, "a.txt", *bad, "b.txt", "c.txt")
    found = read(paths, Limits(2, 20, memory=1 << 30, extract=hostile.read))
    assert {name: outcome.class_ for name, outcome in found.items()} == {
        **bad,
        **dict.fromkeys(("a.txt", "b.txt", "c.txt")),
    }
    assert found["dies-1.txt"].message == "the process that read it died (SIGABRT)"
    assert found["dies-1.txt"].seconds < 20 <= found["hangs-1.txt"].seconds
    assert found["a.txt"].media_type == "text/plain"
    assert found["a.txt"].memory > 10 << 20


def test_one_that_is_stuck_keeps_nobody_waiting(hostile: ModuleType, tmp_path: Path) -> None:
    """It hears no signal, and is killed some seconds after it was asked to end; what follows is read meanwhile."""
    told: dict[str, float] = {}
    paths = written(tmp_path, "stuck-1.txt", *(f"{number}.txt" for number in range(4)))
    for job, _ in read_all(iter([Job(path) for path in paths]), Limits(1, 8, extract=hostile.read)):
        told[Path(job.path).name] = time.monotonic()
    assert list(told) == ["stuck-1.txt", "0.txt", "1.txt", "2.txt", "3.txt"]


def test_one_that_waits_leaves_its_place_to_others(hostile: ModuleType, tmp_path: Path) -> None:
    """A disk that doesn't answer costs its document the limit, and no other document any time."""
    paths = written(tmp_path, "hangs-1.txt", "hangs-2.txt", *(f"{number}.txt" for number in range(4)))
    found = [Path(job.path).name for job, _ in read_all(iter(map(Job, paths)), Limits(2, 20, extract=hostile.read))]
    assert sorted(found[:4]) == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert sorted(found[4:]) == ["hangs-1.txt", "hangs-2.txt"]


def test_one_worker_reads_one_document_after_the_other(hostile: ModuleType, tmp_path: Path) -> None:
    paths = written(tmp_path, "hangs-1.txt", "a.txt", "b.txt")
    found = [Path(job.path).name for job, _ in read_all(iter(map(Job, paths)), Limits(1, 8, extract=hostile.read))]
    assert found == ["hangs-1.txt", "a.txt", "b.txt"]


def test_there_are_never_more_than_twice_as_many_processes(hostile: ModuleType, tmp_path: Path) -> None:
    hang = [f"hangs-{number}.txt" for number in range(4)]
    paths = written(tmp_path, *hang, "a.txt")
    found = [Path(job.path).name for job, _ in read_all(iter(map(Job, paths)), Limits(2, 8, extract=hostile.read))]
    assert found[0] in hang
    assert sorted(found) == ["a.txt", *hang]


def test_jobs_are_waited_for_without_keeping_what_is_done(hostile: ModuleType, tmp_path: Path) -> None:
    """None means that there is no job just now."""
    first, second = written(tmp_path, "a.txt", "b.txt")
    given = iter([None, Job(first), None, None, Job(second), None])
    found = read_all(given, Limits(2, 60, extract=hostile.read))
    assert {Path(job.path).name for job, _ in found} == {"a.txt", "b.txt"}


FALLS = """
import os
from pathlib import Path
from extractor import pipeline
fallen = Path(__file__).with_name("fallen")
if os.getpid() != {parent} and len(list(fallen.parent.glob("fallen*"))) < {times}:
    Path(f"{{fallen}}-{{os.getpid()}}").touch()
    os.abort()

def extract(path, reading):
    return pipeline.extract(path, reading)
"""


def falling(folder: Path, times: int) -> Limits:
    """Limits under which as many processes die as they start."""
    (folder / f"falls_{times}.py").write_text(FALLS.format(times=times, parent=os.getpid()))
    return Limits(1, 60, extract=importlib.import_module(f"falls_{times}").extract)


def test_a_process_that_dies_before_it_begins_is_replaced(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    assert read(written(tmp_path, "a.txt"), falling(tmp_path, 3))["a.txt"].class_ is None
    assert len(list(tmp_path.glob("fallen*"))) == 3


def test_if_no_process_can_begin_it_is_said_and_no_document_is_blamed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(NothingToDoError, match="die as they start"):
        read(written(tmp_path, "a.txt", "b.txt"), falling(tmp_path, 99))
    assert multiprocessing.active_children() == []


ORPHANS = """
import sys
sys.path.insert(0, {scripts!r})
from hostile_folder import read
from extractor.bulk.worker import Job
from extractor.bulk.workers import Limits, read_all
print(list(read_all(iter([Job({path!r})]), Limits(1, 1, is_short=True, extract=read))))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="finds processes as Linux tells of them")
def test_a_process_that_hangs_ends_though_nobody_is_there_to_end_it(tmp_path: Path) -> None:
    (path,) = written(tmp_path, "stuck-1.txt")
    script = ORPHANS.format(scripts=str(SCRIPTS), path=path)
    importer = subprocess.Popen([sys.executable, "-c", script])
    asked = Path(f"/proc/{importer.pid}/task/{importer.pid}/children")
    while not (children := asked.read_text().split()):
        time.sleep(0.01)
    importer.kill()
    importer.wait()
    until = time.monotonic() + 90
    while Path(f"/proc/{children[0]}").exists() and time.monotonic() < until:
        time.sleep(0.1)
    assert not Path(f"/proc/{children[0]}").exists()
