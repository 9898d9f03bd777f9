"""Some files -> a shard: a database of what was found in them, written whole or not at all, and named by its content.

`python -m extractor.bulk.sharding` makes one shard of the task on its standard input, in a process of its own that ends
when the input does: whoever asked for it may be killed.
"""

import json
import os
import subprocess
import sys
import threading
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import NonNegativeInt, PositiveFloat, PositiveInt

from extractor import __version__, rules
from extractor.bulk import remote
from extractor.errors import CrashError
from models import AS_USUAL, Reading
from models.base import Record

_FEW = 12  # files for which it isn't worth while to load everything beforehand


class Task(Record):
    """Files, by path or address, to make a shard of: how each may be read, and the folder or address for the shard."""

    paths: tuple[str, ...]
    into: str
    seconds: PositiveFloat
    memory: PositiveInt
    reading: Reading = AS_USUAL


class Made(Record):
    """A shard that was made: its path or address, and how many of its files could be read, and could not."""

    shard: str
    imported: NonNegativeInt
    failed: NonNegativeInt


def make_shard(task: str) -> str:
    """What making the shard of a task came to; both as JSON. Raises CrashError if the process that made it died."""
    process = subprocess.Popen(  # noqa: S603 - our own module, by the Python that runs this
        [sys.executable, "-P", "-m", __name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with process:
        try:
            process.stdin.write(task.encode() + b"\n")  # type: ignore[union-attr] # it was asked for
            process.stdin.flush()  # type: ignore[union-attr]
            said = process.stdout.read()  # type: ignore[union-attr]
        finally:
            process.stdin.close()  # type: ignore[union-attr]
        trouble = process.stderr.read().decode("utf-8", "replace")  # type: ignore[union-attr]
    if process.returncode != 0:
        raise CrashError(f"a shard could not be made ({process.returncode}): {trouble.strip()[-500:]}")
    return said.decode()


def make(task: Task) -> Made:
    """Make the shard of a task here. The same files give the same rows under the same name."""
    from extractor.bulk.importer import Run, import_files
    from extractor.bulk.workers import Limits
    from extractor.store import open_database

    with TemporaryDirectory(prefix="minutebook-") as folder:
        here = Path(folder) / "shard.db"
        limits = Limits(1, task.seconds, task.memory, task.reading, is_short=len(task.paths) < _FEW)
        how = Run(limits, lambda _: None, is_joined=False)
        with closing(open_database(here)) as db:
            summary = import_files(db, task.paths, how, here)
            name = _name(db.conn.execute(_CONTENT).fetchall())
            db.conn.execute("PRAGMA journal_mode = DELETE")
            db.conn.execute("VACUUM")
        address = f"{task.into.rstrip('/')}/{name}.db"
        remote.put(here, address)
    return Made(shard=address, imported=summary.imported + summary.unchanged, failed=summary.failed)


def _name(content: list[tuple[str, str]]) -> str:
    """A name for what a shard holds: digests of the files, by path, and what they were read with."""
    said = json.dumps([content, __version__, rules.version()])
    return sha256(said.encode()).hexdigest()[:24]


def _asked() -> Task:
    """The task on the first line of the standard input, which nothing else is read ahead of."""
    line = bytearray()
    while not line.endswith(b"\n"):
        line += os.read(0, 1 << 16) or b"\n"
    return Task.model_validate_json(bytes(line))


def _end_with_input() -> None:
    """End this process when nobody is left who asked for it."""
    while os.read(0, 1):
        pass
    os._exit(1)


_CONTENT = "SELECT path, coalesce(sha256, class) FROM files ORDER BY path"

if __name__ == "__main__":
    given = _asked()
    threading.Thread(target=_end_with_input, daemon=True).start()
    sys.stdout.write(make(given).model_dump_json())
