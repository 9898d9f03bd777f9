"""Import many small documents, and tell whether the last is read as fast as the first, and in as much memory.

    many.py [--files 20000] [--workers 2] [--large 400] [--keep FOLDER]

The documents are minutes in plain text, written for this from a list of words: no two are alike, and fifty belong to
each body. Told are documents a second over the first and the last tenth, the memory that the importing process holds
(Linux), how long the joining takes, and how many files a second a second run looks at: by size and time, and by content
(--check-content) beside sha256 alone over the same files, these and --large files of a megabyte.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from contextlib import closing
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from extractor.bulk import Done, Limits, Run, Wanted, import_files
from extractor.store import open_database

WORDS = """Alder Barrow Cinder Dunmere Elder Fallow Garth Hollin Ivel Jarrow Kelder Linton
Allotments Bridge Common Ferry Green Harbour Library Lido Market Orchard Path Pool
Committee Board Forum Trust Panel Society
Ada Ben Cleo Dan Edith Finn Grace Hugh Iris Joan Kit Lena
Ashby Birch Cole Dart Ebdon Frome Gale Hurst Inman Jewell Keld Lamb
fence gate roof boiler lease hedge culvert noticeboard bench pump survey budget"""
PLACES, KINDS, BODIES, FIRST, LAST, THINGS = (line.split() for line in WORDS.splitlines())
VERBS = ("obtain quotes for", "report on", "arrange repair of", "write to the owner of", "review the cost of")
PER_BODY = 50


def main() -> int:
    """Read the command line, write the documents, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--large", type=int, default=400, help="files of a megabyte, for the speed of --check-content")
    parser.add_argument("--keep", type=Path, help="work there, and leave everything there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as room:
        measure(given.keep or Path(room), given)
    return 0


def measure(room: Path, given: argparse.Namespace) -> None:
    """Write, import, and import again."""
    folder, database, limits = room / "in", room / "minutes.db", Limits(given.workers, 60)
    write(folder, given.files)
    first = imported(database, folder, limits, Wanted())
    tenth = max(1, len(first) // 10)
    print(
        f"{len(first)} files, {rate(first[: tenth + 1]):.1f} a second at first, {rate(first[-tenth - 1 :]):.1f} at last"
    )
    held = [kept for _, kept in first]
    marks = [held[len(held) * part // 5 - (part == 5)] for part in range(6)]
    print("memory of the importing process, MB:", " ".join(f"{mark >> 20}" for mark in marks))
    again = timed(database, folder, limits, Wanted())
    print(f"unchanged, by size and time: {given.files / again:.0f} files a second")
    compare(database, folder, limits, "these")
    large = room / "large"
    write_large(large, given.large)
    timed(room / "large.db", large, Limits(given.workers, 60), Wanted())
    compare(room / "large.db", large, limits, "of a megabyte")


def compare(database: Path, folder: Path, limits: Limits, which: str) -> None:
    """Print how fast contents are checked, beside sha256 alone."""
    seconds = timed(database, folder, limits, Wanted(is_content_checked=True))
    started, size = time.monotonic(), 0
    for path in sorted(folder.rglob("*.txt")):
        size += len(sha256(path.read_bytes()).digest()) and path.stat().st_size
    alone = time.monotonic() - started
    print(f"by content, {which}: {size / seconds / 1e6:.0f} MB a second; sha256 alone {size / alone / 1e6:.0f}")


def imported(database: Path, folder: Path, limits: Limits, wanted: Wanted) -> list[tuple[float, int]]:
    """When each file was done, and the memory held then, in bytes."""
    done: list[tuple[float, int]] = []

    def tell(one: Done) -> None:
        if one.class_ is not None:
            raise SystemExit(f"{one.path}: {one.message}")
        done.append((time.monotonic(), memory() if len(done) % 50 == 0 else done[-1][1]))

    with closing(open_database(database)) as db:
        import_files(db, [str(folder)], Run(limits, tell, wanted), database)
    print(f"joined in {time.monotonic() - done[-1][0]:.1f} s, database {database.stat().st_size >> 20} MB")
    return done


def timed(database: Path, folder: Path, limits: Limits, wanted: Wanted) -> float:
    """Seconds that an import takes."""
    started = time.monotonic()
    with closing(open_database(database)) as db:
        import_files(db, [str(folder)], Run(limits, lambda _: None, wanted), database)
    return time.monotonic() - started


def rate(done: list[tuple[float, int]]) -> float:
    """Files a second."""
    return (len(done) - 1) / max(1e-9, done[-1][0] - done[0][0])


def memory() -> int:
    """The bytes that this process holds."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def write(folder: Path, many: int) -> None:
    """Write `many` documents, a hundred a folder, and set their time back, as if they had been there for long."""
    chance = random.Random(1)  # noqa: S311 - chance that can be had again
    for number in range(many):
        path = folder / f"{number // 100:04}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document(number, chance), "utf-8")
        os.utime(path, (1.5e9, 1.5e9))


def write_large(folder: Path, many: int) -> None:
    """Write files of a megabyte that are no documents, and known to be none at once."""
    folder.mkdir()
    chance = random.Random(2)  # noqa: S311
    for number in range(many):
        path = folder / f"{number}.txt"
        path.write_bytes(b"GIF89a" + chance.randbytes(1 << 20))
        os.utime(path, (1.5e9, 1.5e9))


def document(number: int, chance: random.Random) -> str:
    """Minutes of the meeting with this number."""
    of, nth = divmod(number, PER_BODY)
    place, kind, body = PLACES[of % 12], KINDS[of // 12 % 12], BODIES[of // 144 % 6]
    day = date(1990 + of % 7, 1, 9) + timedelta(days=28 * nth)
    people = [f"{first} {last}" for first, last in zip(FIRST, chance.sample(LAST, 12), strict=True)]
    present = chance.sample(people, 5)
    items = "\n".join(item(at, present, day, chance) for at in range(2, 6))
    return (
        f"{place} {kind} {body} {of}\n"
        f"Minutes of the meeting held on {day:%A %d %B %Y} at 7.00 pm in the {place} Hall\n\n"
        f"Present: {present[0]} (Chair), {', '.join(present[1:])}\nApologies: {people[11]}\n\n"
        f"1. Minutes of the last meeting\nThe minutes of the last meeting were approved.\n\n{items}\n"
    )


def item(at: int, present: list[str], day: date, chance: random.Random) -> str:
    """One item of an agenda, with what was said, decided and set."""
    thing, owner = chance.choice(THINGS), chance.choice(present)
    due = day + timedelta(days=chance.randrange(7, 60))
    return (
        f"{at}. The {thing}\n{owner} reported that the {thing} would cost {chance.randrange(100, 9999)} pounds. "
        f"RESOLVED: that the {thing} be dealt with under section {chance.randrange(1, 90)} of the Localism Act 2011.\n"
        f"Action: {owner} to {chance.choice(VERBS)} the {thing} by {due:%d %B %Y}.\n"
    )


if __name__ == "__main__":
    sys.exit(main())
