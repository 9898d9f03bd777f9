"""Import many small documents, and tell whether the last is read as fast as the first, and in as much memory.

    many.py [--files 20000] [--workers 2] [--kinds pdf docx] [--large 400] [--keep FOLDER]

The documents (many_minutes.py) are minutes of a page, 170 words: no two are alike, and fifty belong to each body. Told
are, for each tenth of them, documents a second, milliseconds of processor a document of the importing process and of
its readers, and the memory that the importing process holds; how long the joining takes; and how many files a second a
run looks at that finds them unchanged: by size and time, and by content (--check-content) beside sha256 alone over the
same files, these and --large files of a megabyte. Needs Linux.
"""

import argparse
import os
import sys
import tempfile
import time
from contextlib import closing
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from many_minutes import WRITERS, write, write_large
from processor import children, processor

from extractor.bulk import Done, Limits, Run, Wanted, import_files
from extractor.store import open_database

PARTS = 10


class Mark(NamedTuple):
    """How far an import is: files done, seconds, seconds of processor of its own and of its readers, bytes held."""

    files: int
    at: float
    own: float
    readers: float
    held: int


def main() -> int:
    """Read the command line, write the documents, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kinds", nargs="+", choices=list(WRITERS), default=["pdf", "docx"])
    parser.add_argument("--large", type=int, default=400, help="files of a megabyte, for the speed of --check-content")
    parser.add_argument("--keep", type=Path, help="work there, and leave everything there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as room:
        measure(given.keep or Path(room), given)
    return 0


def measure(room: Path, given: argparse.Namespace) -> None:
    """Write, import, and look again."""
    folder, large, limits = room / "in", room / "large", Limits(given.workers, 60)
    write(folder, given.files, given.kinds)
    tell(imported(room / "minutes.db", folder, limits, given.files))
    compare(room / "minutes.db", folder, limits, "these")
    write_large(large, given.large)
    timed(room / "large.db", large, limits, Wanted())
    compare(room / "large.db", large, limits, "of a megabyte")


def tell(marks: list[Mark]) -> None:
    """Print what each part of an import took."""
    print(f"{'files':>8}{'a second':>10}{'own ms':>8}{'readers ms':>12}{'MB held':>9}", flush=True)
    for before, mark in pairwise(marks):
        files = max(1, mark.files - before.files)
        rate = files / max(1e-9, mark.at - before.at)
        own, readers = ((now - then) / files * 1000 for now, then in zip(mark[2:4], before[2:4], strict=True))
        print(f"{mark.files:8}{rate:10.1f}{own:8.1f}{readers:12.1f}{mark.held >> 20:9}", flush=True)


def compare(database: Path, folder: Path, limits: Limits, which: str) -> None:
    """Print how fast unchanged files are looked at and how fast contents are checked, beside sha256 alone."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    for wanted in (Wanted(), Wanted(is_content_checked=True)):
        seconds, processor = timed(database, folder, limits, wanted)
        how = "content" if wanted.is_content_checked else "size and time"
        told = f"{len(paths) / seconds:.0f} files a second, {len(paths) / processor:.0f} a second of processor"
        print(f"unchanged by {how}, {which}: {told}", flush=True)
    started = time.process_time()
    size = sum(len(content) for path in paths if sha256(content := path.read_bytes()).digest())
    alone = time.process_time() - started
    rates = f"{size / processor / 1e6:.0f} MB a second of processor; sha256 alone {size / alone / 1e6:.0f}"
    print(f"by content, {which}: {rates}", flush=True)


def imported(database: Path, folder: Path, limits: Limits, many: int) -> list[Mark]:
    """How far the import was after each part of the files."""
    marks, parts = [mark(0)], {many * part // PARTS for part in range(1, PARTS + 1)}
    done = 0

    def count(one: Done) -> None:
        nonlocal done
        if one.class_ is not None:
            raise SystemExit(f"{one.path}: {one.message}")
        done += 1
        if done == 1 or done in parts:
            marks.append(mark(done))
            print(f"{done} files are in", flush=True)

    with closing(open_database(database)) as db:
        import_files(db, [str(folder)], Run(limits, count), database)
    joining = time.process_time() - marks[-1].own
    print(f"joined in {joining:.1f} s of processor, database {database.stat().st_size >> 20} MB")
    return marks


def mark(files: int) -> Mark:
    """How far it is now."""
    held = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return Mark(files, time.monotonic(), time.process_time(), sum(map(processor, children(os.getpid()))), held)


def timed(database: Path, folder: Path, limits: Limits, wanted: Wanted) -> tuple[float, float]:
    """Seconds that an import takes, and of processor."""
    started, own = time.monotonic(), time.process_time()
    with closing(open_database(database)) as db:
        import_files(db, [str(folder)], Run(limits, lambda _: None, wanted), database)
    return time.monotonic() - started, time.process_time() - own


if __name__ == "__main__":
    sys.exit(main())
