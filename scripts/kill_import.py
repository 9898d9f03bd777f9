"""Kill an import again and again, let it go on, and compare the database with that of an import nobody disturbed.

    kill_import.py [FOLDER] [--importer 100] [--worker 50] [--files 60] [--seed 1] [--convert FORM]

Without FOLDER it takes --files small PDF and Word files of corpus/, some of them twice, some with a byte more. The
importer is killed (SIGKILL) at --importer moments: half of them drawn over the whole run, a quarter right when its log
grows (a document is being committed), a quarter after the last document (the joining). One of its workers is killed at
--worker other moments. Each time the import then goes on to its end, and the database must be sound and have the same
rows, but for times, runs and memory. With --convert the same is done to `minutebook convert`: then its ledger must be
sound, and all outputs have the same bytes, with nothing half written beside them. The exit code is 1 if one had not.
Needs Linux.
"""

import argparse
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, cast

from extractor.bulk import Limits, Run, import_files, ledger_in, ledger_of, outputs_in
from extractor.bulk.forms import Form
from extractor.bulk.shelves import OWN
from extractor.store import only_writer, open_database

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
# What differs between two imports of the same files: when and by which run, in how much memory, after how many tries.
OF_THE_RUN = {"run", "seen", "checked", "read_at", "seconds", "memory", "attempts"}
LOGS = {"runs", "events"}
LIMITS = Limits(2, 300, is_short=True)

Rows = dict[str, list[tuple[Any, ...]]]


class Killed(NamedTuple):
    """A moment at which the import was killed: how it was chosen, and how far it was (documents, joined, ended)."""

    how: str
    where: str


def main() -> int:
    """Read the command line, kill and compare; 1 if anything differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--importer", type=int, default=100)
    parser.add_argument("--worker", type=int, default=50)
    parser.add_argument("--files", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--convert", choices=["jsonl", "json", "csv"], help="kill what converts files into this form")
    given = parser.parse_args()
    import extractor.bulk.preloaded  # noqa: F401, PLC0415 - each import is forked from here, and need not load it

    with tempfile.TemporaryDirectory() as room:
        folder = given.folder or made(Path(room) / "in", given.files)
        return tried(Path(room), folder, given)


def made(folder: Path, many: int) -> Path:
    """A folder with `many` small files: a third each as they are, with a byte more, and of those some once more."""
    folder.mkdir()
    kinds = [sorted(CORPUS.rglob(f"*{kind}"), key=lambda path: path.stat().st_size) for kind in (".pdf", ".docx")]
    small = [path for pair in zip(*kinds, strict=False) for path in pair][: max(1, many * 2 // 3)]
    for path in small:
        shutil.copy(path, folder)
    for at in range(many - len(small)):
        content = small[at].read_bytes() + (b"" if at % 5 == 0 else b"\n")
        (folder / f"again-{small[at].name}").write_bytes(content)
    return folder


def tried(room: Path, folder: Path, given: argparse.Namespace) -> int:
    """Kill as often as is asked for; print what was met, and 1 if a database was not as it should be."""
    chance = random.Random(given.seed)  # noqa: S311 - chance that can be had again
    started = time.monotonic()
    whole = finished(place(room, "whole", given.convert), folder)
    seconds = time.monotonic() - started
    expected, bad, met = rows(whole), 0, Counter[str]()
    print(f"undisturbed: {len(expected['files'])} files, {len(expected['documents'])} documents, {seconds:.1f} s")
    for number in range(given.importer + given.worker):
        database = place(room, str(number), given.convert)
        ways: list[Callable[..., Killed]] = [at_random, at_random, at_commit, at_join]
        way = ways[number % 4] if number < given.importer else one_worker
        killed = way(database, folder, seconds, chance)
        fault = is_not_sound(database) if database.exists() else None
        finished(database, folder)
        fault = fault or is_not_sound(database) or difference(expected, rows(database))
        met[f"{killed.how}, {killed.where}"] += 1
        if fault:
            bad += 1
            print(f"{number}: killed {killed.how}, {killed.where}: {fault}")
        for left in room.glob(f"{number}.*"):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
    for how, times in sorted(met.items()):
        print(f"{times:4}  {how}")
    print(f"{given.importer + given.worker} times killed, {bad} databases not as they should be")
    return 1 if bad else 0


def place(room: Path, name: str, form: str | None) -> Path:
    """The database of an import, or the ledger of what is converted into `form`."""
    return room / f"{name}.db" if form is None else ledger_of(room / f"{name}.{form}")


def begun(database: Path, folder: Path) -> int:
    """The process of an import, or of what converts files, that was just begun."""
    process = os.fork()
    if process == 0:
        try:
            if database.parent.name == OWN:
                convert(database.parent.parent, folder)
            else:
                with only_writer(database), closing(open_database(database)) as db:
                    import_files(db, [str(folder)], Run(LIMITS, lambda _: None), database)
        finally:
            os._exit(0)
    return process


def convert(out: Path, folder: Path) -> None:
    """Convert what is in `folder` into the form that the name of `out` ends in."""
    ledger, form = ledger_in(out), cast("Form", out.suffix.removeprefix("."))
    with only_writer(ledger), closing(open_database(ledger)) as db:
        outputs = outputs_in(out, db, [str(folder)], form)
        import_files(db, [str(folder)], Run(LIMITS, lambda _: None, keeping=outputs, command="convert"), out)


def finished(database: Path, folder: Path) -> Path:
    """The database after an import that went on to its end; what crashed before is read again."""
    os.waitpid(begun(database, folder), 0)
    return database


def at_random(database: Path, folder: Path, seconds: float, chance: random.Random) -> Killed:
    """The importer is killed at any moment of its run."""
    process, until = begun(database, folder), time.monotonic() + chance.uniform(0, seconds)
    while time.monotonic() < until and is_running(process):
        time.sleep(0.002)
    return ended(process, database, "at random")


def at_commit(database: Path, folder: Path, seconds: float, chance: random.Random) -> Killed:
    """The importer is killed as its log grows, some time after its start."""
    process, until = begun(database, folder), time.monotonic() + chance.uniform(0, seconds)
    log = database.with_name(database.name + "-wal")
    while time.monotonic() < until and is_running(process):
        time.sleep(0.002)
    before = size(log)
    while size(log) == before and is_running(process):
        pass
    return ended(process, database, "as its log grew")


def at_join(database: Path, folder: Path, seconds: float, chance: random.Random) -> Killed:
    """The importer is killed after it wrote the last document."""
    process, wait = begun(database, folder), chance.uniform(0, seconds / 20)
    while is_running(process) and not is_all_read(database):
        time.sleep(0.002)
    time.sleep(wait)
    return ended(process, database, "after the last document")


def one_worker(database: Path, folder: Path, seconds: float, chance: random.Random) -> Killed:
    """A worker is killed; the importer goes on to its end."""
    process, until = begun(database, folder), time.monotonic() + chance.uniform(0, seconds)
    while is_running(process) and (time.monotonic() < until or not children(process)):
        time.sleep(0.002)
    for worker in children(process)[:1]:
        with suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(process, 0)
    with closing(sqlite3.connect(database)) as db:
        crashed = db.execute("SELECT count(*) FROM documents WHERE class = 'crash'").fetchone()[0]
    return Killed("one worker", "which cost a document its class" if crashed else "which cost nothing")


def ended(process: int, database: Path, how: str) -> Killed:
    """Kill the importer, and say how far it was."""
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(process, 0)
    return Killed(how, where(database))


def where(database: Path) -> str:
    """How far an import came that was killed."""
    if not database.exists():
        return "before there was a database"
    with closing(sqlite3.connect(database)) as db:
        try:
            (ended,) = db.execute("SELECT max(ended IS NOT NULL) FROM runs").fetchone()
            (waiting,) = db.execute("SELECT count(*) FROM files WHERE state <> 'done'").fetchone()
            (unjoined,) = db.execute("SELECT count(*) FROM to_join").fetchone()
        except sqlite3.OperationalError:
            return "before there were tables"
    if ended:
        return "after its end"
    if ended is None:
        return "before it had begun"
    return "while files waited" if waiting else "before it was joined" if unjoined else "after it was joined"


def is_running(process: int) -> bool:
    """Whether a child is still at work; one that ended is taken note of."""
    try:
        return os.waitpid(process, os.WNOHANG) == (0, 0)
    except ChildProcessError:
        return False


def is_all_read(database: Path) -> bool:
    """Whether nothing waits in a database that has documents."""
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        asked = "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM files WHERE state <> 'done')"
        documents, waiting = db.execute(asked).fetchone()
        return bool(documents) and not waiting
    return False


def size(path: Path) -> int:
    """How large a file is; 0 if it isn't there."""
    with suppress(FileNotFoundError):
        return path.stat().st_size
    return 0


def children(process: int) -> list[int]:
    """The processes that a process started."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()]
    return []


def is_not_sound(database: Path) -> str | None:
    """What SQLite finds wrong with a database; None if nothing."""
    with closing(sqlite3.connect(database)) as db:
        whole = db.execute("PRAGMA integrity_check").fetchall()
        apart = db.execute("PRAGMA foreign_key_check").fetchall()
        indexes = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5%'")]
        for index in indexes:
            db.execute(f"INSERT INTO {index}({index}) VALUES ('integrity-check')")
    return None if (whole, apart) == ([("ok",)], []) else f"{whole} {apart}"


def rows(database: Path) -> Rows:
    """What a database holds, but for its logs and what depends on the run."""
    with closing(sqlite3.connect(database)) as db:
        named = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {}
        for name in (name for name in named if "_fts" not in name and name not in LOGS):
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({name})") if row[1] not in OF_THE_RUN]
            asked = ", ".join(f'"{column}"' for column in columns)
            found[name] = sorted(db.execute(f"SELECT {asked} FROM {name}").fetchall(), key=repr)
        if database.parent.name == OWN:
            found["outputs"] = sorted(outputs_below(database.parent.parent))
        return found


def outputs_below(out: Path) -> Iterator[tuple[str, str]]:
    """Every file below a folder of outputs, with the digest of what it holds, but for the ledger."""
    for path in out.rglob("*"):
        if path.is_file() and not path.name.startswith("ledger.db"):
            yield str(path.relative_to(out)), sha256(path.read_bytes()).hexdigest()


def difference(expected: Rows, found: Rows) -> str | None:
    """Which tables differ; None if none does."""
    differ = [name for name in sorted({*expected, *found}) if expected.get(name) != found.get(name)]
    return f"rows differ in {', '.join(differ)}" if differ else None


if __name__ == "__main__":
    sys.exit(main())
