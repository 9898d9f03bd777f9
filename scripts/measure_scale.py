"""Measure what docs/scale.md counts with: what a page costs to read, to keep, to merge and to join.

    measure_scale.py FOLDER [--files 40] [--ocr 4] [--meetings 200 400 800]

Of the files of FOLDER it reads up to --files of each kind, and recognises up to --ocr pages of PDF (Tesseract); a page
of a Word file or text is 3,000 signs. Told are, by kind, seconds of processor a page (what Tesseract and LibreOffice
take counted) and files a page; then, of the database that they make, bytes a page and what takes them, seconds of
processor a page to write, and rows a second to merge; then, of made up minutes of one body, what the joining takes a
meeting as there are more of them, and what a page takes to be searched. All is told in seconds of processor, so that
what else the machine does counts little.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from processor import processor
from sqlite_utils import Database

from extractor.bulk.worker import Job, Outcome, outcome
from extractor.store import Filter, join_all, merge, open_database, open_to_read, search, write_document
from extractor.store.rows import TABLES
from models import Minutes, Reading

SIGNS = 3000  # of a page, where a file has none
KINDS = {".pdf": "PDF, born digital", ".docx": "Word (.docx)", ".doc": "Word (.doc), through LibreOffice"}
# Made up words, so that tasks are as different as those of real minutes are.
SOUNDS = ("ba", "ke", "li", "mo", "nu", "pra", "ste", "tho", "wy", "den", "ford", "ham", "ley", "ton", "wick", "worth")
BODY = """{body}
Minutes of the meeting held on {day} {month} {year} at 7.30 pm in the Village Hall
Present: {people}
1. Minutes of the last meeting
The minutes of the last meeting were approved.
{items}"""
ITEM = """{number}. The {what}
The {what} was discussed. It was noted under the Localism Act 2011 that the {other} would need repair.
Action: {who} to {verb} the {what} with the {other} before the next meeting.
"""
VERBS = ("obtain three quotes for", "write to the owners of", "inspect", "replace the gate of", "ask the county about")
PEOPLE = ("Jane Smith", "Robert Ash", "Ann Brook", "Tom Field", "Mary Hill", "Peter Lane", "Ruth Marsh", "John Stone")


class Read(NamedTuple):
    """A document that was read: its kind, its pages, what reading took in seconds of processor, and what was found."""

    kind: str
    pages: float
    seconds: float
    found: Outcome


def main() -> int:
    """Read the command line, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=40)
    parser.add_argument("--ocr", type=int, default=4)
    parser.add_argument("--meetings", type=int, nargs="+", default=[200, 400, 800])
    given = parser.parse_args()
    import extractor.bulk.preloaded  # noqa: F401, PLC0415 - no document has to load anything

    os.environ["MINUTEBOOK_CACHE"] = ""  # so that LibreOffice and Tesseract are asked
    with tempfile.TemporaryDirectory() as room:
        read = [*documents(given.folder, given.files), *recognised(given.folder, given.ocr)]
        if read:
            tell_reading(read)
            kept(Path(room) / "kept.db", read)
        for many in given.meetings:
            joined(Path(room), many)
    return 0


def documents(folder: Path, most: int) -> Iterator[Read]:
    """Up to `most` files of each kind, chosen by chance that can be had again, but for those that can't be read."""
    for ending, kind in KINDS.items():
        paths = sorted(folder.rglob(f"*{ending}"))
        random.Random(1).shuffle(paths)  # noqa: S311 - as above
        for path in paths[:most]:
            one = read_one(path, kind, Reading(ocr="off"))
            if one.found.class_ is None:
                yield one


def recognised(folder: Path, pages: int) -> Iterator[Read]:
    """Files of some `pages` together, as if all were scans."""
    paths = sorted(folder.rglob("*.pdf"), key=lambda path: sha256(path.name.encode()).digest())
    for path in paths:
        if pages <= 0:
            return
        one = read_one(path, "PDF, recognised (OCR)", Reading(ocr="force", ocr_pages=1))
        if one.found.class_ is None:
            pages -= one.found.pages
            yield one


def read_one(path: Path, kind: str, how: Reading) -> Read:
    """The file at `path`, read here."""
    before = processor(os.getpid())
    found = outcome(Job(str(path)), how)
    seconds = processor(os.getpid()) - before
    text = Minutes.model_validate_json(found.records[0]).document.text if found.records else ""
    return Read(kind, found.pages or max(1.0, len(text) / SIGNS), seconds, found)


def tell_reading(read: list[Read]) -> None:
    """What a page takes to be read, by kind."""
    by_kind = defaultdict[str, list[Read]](list)
    for one in read:
        by_kind[one.kind].append(one)
    for kind, those in by_kind.items():
        pages, seconds = sum(one.pages for one in those), sum(one.seconds for one in those)
        print(f"{kind}: {len(those)} files, {pages:.0f} pages, {seconds / pages:.3f} s of processor a page")


def kept(path: Path, read: list[Read]) -> None:
    """What the documents take to be written, and in the database; what merging it into an empty one takes."""
    once = {one.found.records[0]: one for one in read if one.kind != "PDF, recognised (OCR)"}.values()
    pages = sum(one.pages for one in once)
    with closing(open_database(path)) as db:
        before, empty = time.process_time(), size(db)
        write(db, [[Minutes.model_validate_json(record) for record in one.found.records] for one in once])
        seconds, joining = time.process_time() - before, taken(lambda: join_all(db))
        tell_size(db, pages, empty)
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        rows = sum(db.table(table).count for table in TABLES)
    print(f"written: {1000 * seconds / pages:.1f} ms of processor a page; joined: {1000 * joining / pages:.1f}")
    merged(path, rows, pages)


def merged(path: Path, rows: int, pages: float) -> None:
    """What merging a database into an empty one takes."""
    with closing(open_database(path.with_name(f"{path.stem}-merged.db"))) as db:
        db.execute(RUN)
        seconds = taken(lambda: merge(db, path, 1, ("1", "r"), lambda _: None))
    print(f"merged: {rows} rows, {rows / seconds:,.0f} a second of processor, {1000 * seconds / pages:.1f} ms a page")


def joined(room: Path, many: int) -> None:
    """What the joining of `many` made up meetings of one body takes, and merging and searching them."""
    path, chance = room / f"{many}.db", random.Random(many)  # noqa: S311 - chance that can be had again
    found = [list(made(room, number, chance)) for number in range(many)]
    with closing(open_database(path)) as db:
        seconds = taken(lambda: write(db, found))
        joining = taken(lambda: join_all(db))
        tasks = db.table("action_threads").count
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        rows = sum(db.table(table).count for table in TABLES)
    said = f"{many} meetings of one body, {tasks} tasks: written {1000 * seconds / many:.1f} ms each"
    print(f"{said}, joined {1000 * joining / many:.1f} ms each, {path.stat().st_size / many / 1000:.0f} kB each")
    with closing(open_to_read(path)) as db:
        asked = taken(lambda: search(db, "noted repair", Filter(), 20))
    print(f"searched for two words that most have: {1000 * asked:.0f} ms")
    merged(path, rows, many)


def made(room: Path, number: int, chance: random.Random) -> Iterator[Minutes]:
    """The record of made up minutes: a page with seven tasks, each of its own."""
    from extractor.pipeline import extract  # noqa: PLC0415 - which is loaded by now

    items = []
    for at in range(2, 9):
        what, other = ("".join(chance.choices(SOUNDS, k=3)) for _ in range(2))
        who, verb = chance.choice(PEOPLE), chance.choice(VERBS)
        items.append(ITEM.format(number=at, what=what, other=other, who=who, verb=verb))
    months = ("January", "March", "May", "July", "September", "November")
    text = BODY.format(
        body="Ashton Parish Council",
        day=1 + number % 28,
        month=months[number // 28 % 6],
        year=1900 + number // 168,
        people=", ".join(chance.sample(PEOPLE, 5)),
        items="".join(items),
    )
    path = room / f"{number}.txt"
    path.write_text(text, "utf-8")
    yield from extract(path)


def write(db: Database, found: list[list[Minutes]]) -> None:
    """Write documents as an import does: each in a transaction, with a file."""
    db.execute(RUN)
    for records in found:
        source = records[0].document
        with db.atomic():
            write_document(db, records, {"version": "1", "run": 1, "attempts": 1})
            row = {
                "path": source.path or source.sha256,
                "state": "done",
                "document": source.sha256,
                "run": 1,
                "seen": "",
            }
            db.table("files").insert(row, replace=True)


def tell_size(db: Database, pages: float, empty: int) -> None:
    """What a page takes in the database, and what of it."""
    parts = Counter[str]()
    for name, kind, held in db.execute(_SIZES).fetchall():
        parts["full text" if "_fts" in name else "indexes" if kind == "index" else str(name)] += held
    print(f"kept: {(size(db) - empty) / pages / 1000:.1f} kB a page")
    total = parts.total()
    print("  " + ", ".join(f"{name} {100 * held / total:.0f}%" for name, held in parts.most_common(8)))


def size(db: Database) -> int:
    """The bytes of a database."""
    return int(db.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()[0])


def taken(do: Callable[[], object]) -> float:
    """The seconds of processor that something takes."""
    before = time.process_time()
    do()
    return time.process_time() - before


RUN = """
INSERT OR IGNORE INTO runs (id, command, started, version, rules_version, paths, settings)
VALUES (1, 'import', '', '1', 'r', '[]', '{}')
"""
_SIZES = """
SELECT dbstat.name, coalesce(sqlite_master.type, 'table'), sum(pgsize) FROM dbstat
LEFT JOIN sqlite_master ON sqlite_master.name = dbstat.name GROUP BY 1, 2
"""

if __name__ == "__main__":
    sys.exit(main())
