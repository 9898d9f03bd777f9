"""Import a folder a third of which is hostile, and compare the time with that of its good files alone.

    hostile_folder.py [--files 300] [--timeout 3] [--workers 2] [--seed 1]

Good are files of corpus/, as they are and with some bytes more; hostile is what mutate.py writes, and files at which a
reader made for this errand hangs, hangs where no signal reaches it, takes memory without end, or dies. The exit code
is 1 if a good file is missing, a hostile one has neither rows nor a class, or it took longer than 1.2 times the good
files alone plus, for each that hung, its limit divided by the workers. Beside this it is told what would be allowed of
all files that can be read, which most of those changed at random can. These times are of the clock: the machine must
have nothing else to do. What the processes took of the processor is told, too, which says about the same on a busy
machine: there a file that hung may take its whole limit.
"""

import argparse
import os
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import mutate
from processor import processor

from extractor import pipeline
from extractor.bulk import Done, Limits, Run, import_files
from extractor.errors import cures
from extractor.store import open_database
from models import Minutes, Reading

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
HANGS, STUCK, EATS, DIES = "hangs", "stuck", "eats", "dies"
MOST = 1.2


class Took(NamedTuple):
    """Seconds by the clock, and of the processor, of all processes together."""

    clock: float
    processor: float


class Times(NamedTuple):
    """What importing the good files took, all files that can be read, and all files."""

    good: Took
    readable: Took
    together: Took


def read(path: Path, reading: Reading) -> Iterator[Minutes]:
    """What Minutebook reads, but for files whose names say what the reader is to do."""
    what = path.name.partition("-")[0]
    if what == HANGS:
        time.sleep(1e6)
    if what == STUCK:
        re.match(r"(a|aa)+$", "a" * 100 + "b")  # years, in one call that hears no signal
    if what == EATS:
        eaten = []
        while True:
            eaten.append(bytearray(1 << 24))
    if what == DIES:
        os.abort()
    yield from pipeline.extract(path, reading)


def main() -> int:
    """Read the command line, make the folder, and measure; 1 if it is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--timeout", type=float, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--memory", type=int, default=1024, help="in megabytes")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    limits = Limits(given.workers, given.timeout, given.memory << 20, extract=read)
    with tempfile.TemporaryDirectory() as room:
        good = good_files(Path(room) / "all" / "good", given.files * 2 // 3)
        hostile_files(Path(room) / "all" / "hostile", given.files - good, given.seed)
        imported(Path(room) / "all" / "good", Path(room) / "first.db", Limits(1, 60))  # so that nothing is read cold
        alone, _ = imported(Path(room) / "all" / "good", Path(room) / "good.db", limits)
        together, done = imported(Path(room) / "all", Path(room) / "all.db", limits)
        readable = link(Path(room) / "readable", [Path(one.path) for one in done if one.class_ is None])
        all_that_can, _ = imported(readable, Path(room) / "readable.db", limits)
        return told(Times(alone, all_that_can, together), done, limits, good)


def good_files(folder: Path, many: int) -> int:
    """Write `many` good files."""
    folder.mkdir(parents=True)
    found = sorted(path for kind in ("pdf", "docx") for path in CORPUS.rglob(f"*.{kind}"))
    for at in range(many):
        path = found[at % len(found)]
        (folder / f"{at:03}-{path.name}").write_bytes(path.read_bytes() + b"\n" * (at // len(found)))
    return many


def hostile_files(folder: Path, many: int, seed: int) -> None:
    """Write `many` hostile files, a few of each kind for the reader that is made for this."""
    folder.mkdir()
    own = max(1, many // 50)
    for what in (HANGS, STUCK, EATS, DIES):
        for number in range(own):
            (folder / f"{what}-{number}.md").write_text(f"# Minutes\n\n{what} {number}\n", "utf-8")
    mutate.write(folder, seed, many - 4 * own)


def imported(folder: Path, database: Path, limits: Limits) -> tuple[Took, list[Done]]:
    """How long importing a folder takes, and what became of its files."""
    done: list[Done] = []
    started, before = time.monotonic(), processor(os.getpid())
    with closing(open_database(database)) as db:
        import_files(db, [str(folder)], Run(limits, done.append), database)
    return Took(time.monotonic() - started, processor(os.getpid()) - before), done


def link(folder: Path, paths: list[Path]) -> Path:
    """A folder with links to `paths`, which all have names of their own."""
    folder.mkdir()
    for path in paths:
        (folder / path.name).symlink_to(path)
    return folder


def allowed(alone: Took, waited: float, workers: int) -> Took:
    """What may be taken, by what these files take alone, and the seconds that others were waited for in vain."""
    return Took(MOST * alone.clock + waited / workers, MOST * alone.processor + waited)


def told(took: Times, done: list[Done], limits: Limits, good: int) -> int:
    """Print what was met, and 1 if it is not as it should be."""
    classes = Counter(one.class_ or "read" for one in done if "/hostile/" in one.path)
    waited = classes["timeout"] * limits.seconds
    lost = [one.path for one in done if "/good/" in one.path and one.class_ is not None]
    unclassed = [one.path for one in done if one.class_ not in {None, *cures()} or one.class_ == "fault"]
    print("hostile files:", ", ".join(f"{name} {many}" for name, many in classes.most_common()))
    for one in sorted(done, key=lambda one: -one.seconds)[:8]:
        print(f"  {one.seconds:6.2f} s  {one.class_ or 'read':10} {Path(one.path).name}")
    of_good, of_hostile = (sum(one.seconds for one in done if f"/{kind}/" in one.path) for kind in ("good", "hostile"))
    print(
        f"reading took {of_good:.1f} s for the good, {of_hostile:.1f} s for the hostile, in {limits.workers} processes"
    )
    strict, wide = (allowed(alone, waited, limits.workers) for alone in (took.good, took.readable))
    said = "{}: took {:.1f} s; allowed {:.1f} s by the good (alone {:.1f} s), {:.1f} s by what can be read ({:.1f} s)"
    for what, *each in zip(Took._fields, took.together, strict, took.good, wide, took.readable, strict=True):
        print(said.format(what, *each))
    verdicts = ["within" if took.together.clock <= may.clock else "NOT within" for may in (strict, wide)]
    print(f"{verdicts[0]} what the good files alone allow, {verdicts[1]} what all that can be read allows")
    print(f"{good - len(lost)} of {good} good files are in, {len(unclassed)} files without a class")
    return 1 if lost or unclassed or took.together.clock > strict.clock else 0


if __name__ == "__main__":
    sys.exit(main())
