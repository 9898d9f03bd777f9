"""How fast an import is, beside a plain loop of pdfplumber over the same files: a part of bench.py."""

import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from extractor.bulk import Limits, Run, import_files
from extractor.store import open_database
from models import Reading

_AT_ONCE = 20  # files that each way goes through before the next has its turn, so that all meet the same machine
LOOP, ONE, TWO = "pdfplumber extract_text, in a loop", "minutebook import, 1 worker", "minutebook import, 2 workers"


class Spent(NamedTuple):
    """Seconds by the clock, and of the processors."""

    clock: float = 0.0
    processor: float = 0.0


def bulk(folder: Path) -> None:
    """Documents a second: read, found, stored and joined with one worker and with two, and pdfplumber's text alone."""
    import extractor.bulk.preloaded  # noqa: F401, PLC0415 - no way has to load anything while it is timed

    paths = sorted(folder.rglob("*.pdf"))
    ways: dict[str, Callable[[Sequence[Path]], object]] = {
        LOOP: _loop,
        ONE: lambda some: _import(some, 1),
        TWO: lambda some: _import(some, 2),
    }
    spent = dict.fromkeys(ways, Spent())
    for some in _parts(paths):
        for name, way in ways.items():
            taken = _spent(way, some)
            spent[name] = Spent(*(before + now for before, now in zip(spent[name], taken, strict=True)))
    print(f"{len(paths)} PDF files, {_AT_ONCE} at a time in turns")
    print(f"{'':36}{'documents a second':>20}{'times the loop':>16}{'seconds of processor':>22}{'a document':>12}")
    for name, seconds in spent.items():
        rate, times = len(paths) / seconds.clock, spent[LOOP].clock / seconds.clock
        own = seconds.processor
        print(f"{name:36}{rate:20.2f}{times:16.2f}{own:22.1f}{own / len(paths):12.3f}")
    print(f"two workers are {spent[ONE].clock / spent[TWO].clock:.2f} times as fast as one by the clock")


def _parts(paths: Sequence[Path]) -> Iterator[list[Path]]:
    left = iter(paths)
    while part := list(islice(left, _AT_ONCE)):
        yield part


def _spent(way: Callable[[Sequence[Path]], object], paths: Sequence[Path]) -> Spent:
    clock, processor = time.monotonic(), _processor()
    way(paths)
    return Spent(time.monotonic() - clock, _processor() - processor)


def _processor() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def _loop(paths: Sequence[Path]) -> None:
    import pdfplumber  # noqa: PLC0415

    for path in paths:
        with pdfplumber.open(path) as file:
            for page in file.pages:
                page.extract_text()


def _import(paths: Sequence[Path], workers: int) -> None:
    limits = Limits(workers, 600, reading=Reading(ocr="off"), is_short=True)
    with tempfile.TemporaryDirectory() as room, closing(open_database(Path(room) / "minutes.db")) as db:
        import_files(db, [str(path) for path in paths], Run(limits, lambda _: None), Path(room) / "minutes.db")
