"""Hostile files: write some into a folder, or read them all and tell what became of them.

    mutate.py --write FOLDER [--seed 1] [--count 200]
    mutate.py --run [--seed 1] [--each 100] [--seconds 20] [--memory 1024]

Half of what is written was built from nothing, to hurt (hostile_pdf.py, hostile_word.py) or as careless programs write
(odd_pdf.py, odd_word.py), half are good files of corpus/
with one change made at random (mutations.py): the same files for the same seed. With --run, five PDFs and five Word
files of the corpus are changed --each times, and so are its files of other kinds that need no LibreOffice; each is read
by the import's own processes under its limits. The exit code is 1 if one was a fault of ours, ran over its time, or
took more memory than it may.
"""

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

import hostile_pdf
import hostile_word
import odd_pdf
import odd_word
from mutations import mutated

from extractor.bulk.walk import digest
from extractor.bulk.worker import Job, Outcome
from extractor.bulk.workers import Limits, read_all
from extractor.errors import cures

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
SLUGS = (
    "alder-falls-council-2018-06-18",
    "castle-marl-building-safety-2021-09-14",
    "little-ambrey-council-2019-03-11",
    "penrowan-harbour-2020-09-29",
    "wexcombe-victims-board-2023-06",
)
# Seconds that a process may take beyond its limit, to be ended.
_GRACE = 5.0


class Read(NamedTuple):
    """A hostile file and what came of it."""

    path: Path
    outcome: Outcome


def main() -> int:
    """Read the command line, and write or run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="write hostile files there")
    parser.add_argument("--run", action="store_true", help="read them all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200, help="how many to write")
    parser.add_argument("--each", type=int, default=100, help="how many changes to each good file")
    parser.add_argument("--seconds", type=float, default=20, help="the most that one may take")
    parser.add_argument("--memory", type=int, default=1024, help="the most that one may take, in megabytes")
    given = parser.parse_args()
    if given.write is not None:
        print(len(write(given.write, given.seed, given.count)), "files written")
    if not given.run:
        return 0
    with tempfile.TemporaryDirectory() as folder:
        paths = write_all(Path(folder), given.seed, given.each)
        return told(run(paths, Limits(2, given.seconds, given.memory << 20)), given.seconds, given.memory)


def write(folder: Path, seed: int, many: int) -> list[Path]:
    """Write `many` hostile files into `folder`: built from nothing and changed at random, in turn. What was written."""
    built = sorted(_hostile().items())
    Random(seed).shuffle(built)  # noqa: S311 - chance that can be had again
    changed = _changed(seed)
    kinds = (pair for both in zip(_made(built), changed, strict=False) for pair in both)
    return [_put(folder, name, content) for name, content in islice((*kinds, *islice(changed, many)), many)]


def write_all(folder: Path, seed: int, each: int) -> list[Path]:
    """Write everything built from nothing, and `each` changes of each good file, into `folder`. What was written."""
    built = [_put(folder, name, content) for name, content in _made(sorted(_hostile().items()))]
    return built + [_put(folder, name, content) for name, content in islice(_changed(seed), each * len(_good()))]


def _hostile() -> dict[str, hostile_pdf.Make]:
    pdfs = {f"{name}.pdf": make for name, make in hostile_pdf.hostile().items()}
    words = {f"{name}.docx": make for name, make in hostile_word.hostile().items()}
    odd = {"pdf": odd_pdf.odd(), "docx": odd_word.odd()}
    careless = {f"odd {name}.{ending}": make for ending, made in odd.items() for name, (make, _) in made.items()}
    return {**pdfs, **words, **careless}


def _made(built: list[tuple[str, hostile_pdf.Make]]) -> Iterator[tuple[str, bytes]]:
    for name, make in built:
        yield f"built-{name}".replace(" ", "-"), make()


def _good() -> list[Path]:
    named = [CORPUS / f"{slug}{kind}" for kind in (".pdf", ".docx") for slug in SLUGS]
    others = [path for kind in ("html", "md", "txt") for path in sorted(CORPUS.glob(f"[!R]*.{kind}"))[:2]]
    return [*named, *others]


def _changed(seed: int) -> Iterator[tuple[str, bytes]]:
    """Good files, each with one change, without end."""
    good = [(path.name, path.read_bytes()) for path in _good()]
    for turn in count():
        for name, content in good:
            way, found = mutated(name, content, f"{seed} {turn} {name}")
            yield f"{turn:03}-{way.replace(' ', '-').replace(',', '')}-{name}", found


def _put(folder: Path, name: str, content: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path


def run(paths: list[Path], limits: Limits) -> list[Read]:
    """What comes of reading each of `paths`."""
    jobs = (Job(str(path), digest(str(path))) for path in paths)
    return [Read(Path(job.path), outcome) for job, outcome in read_all(jobs, limits)]


def told(found: list[Read], seconds: float, memory: int) -> int:
    """Print what became of the files, by how they were made; 1 if that is not how it should be, else 0."""
    kinds: dict[str, list[Read]] = defaultdict(list)
    for each in found:
        kinds[_kind(each.path)].append(each)
    print(f"{'made of':12} {'files':>5} {'median s':>8} {'longest s':>9} {'MB at most':>10}  what came of them")
    for kind, of_kind in sorted(kinds.items()):
        times = [each.outcome.seconds for each in of_kind]
        most = max(each.outcome.memory for each in of_kind) >> 20
        classes = Counter(each.outcome.class_ or "read" for each in of_kind).most_common()
        said = ", ".join(f"{name} {many}" for name, many in classes)
        print(f"{kind:12} {len(of_kind):5} {median(times):8.2f} {max(times):9.2f} {most:10}  {said}")
    bad = [each for each in found if _is_bad(each.outcome, seconds, memory)]
    for each in bad:
        print(f"\n{each.path.name}: {each.outcome.class_} after {each.outcome.seconds} s, {each.outcome.message}")
        print(each.outcome.traceback or "")
    print(f"{len(found)} files, {len(bad)} of them not as they should be")
    return 1 if bad else 0


def _kind(path: Path) -> str:
    return f"{'built' if path.name.startswith('built-') else 'changed'} {path.suffix[1:]}"


def _is_bad(outcome: Outcome, seconds: float, memory: int) -> bool:
    is_known = outcome.class_ is None or outcome.class_ in cures()
    is_within = outcome.seconds <= seconds + _GRACE and outcome.memory <= memory << 20
    return outcome.class_ == "fault" or not is_known or not is_within


if __name__ == "__main__":
    sys.exit(main())
