"""What is dear to make (pages recognised, files converted), kept from run to run by what it was made from.

A cache makes reading faster and changes nothing else: without a folder that can be written to, nothing is kept.
"""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from itertools import count
from pathlib import Path
from tempfile import NamedTemporaryFile

# In bytes: the most that is kept; when there is more, what was not used for longest goes.
MOST = 1 << 30
# How many things a process puts in before it looks again whether there is too much.
_BETWEEN_LOOKS = 200
_DIGEST = 32
_puts = count()


def folder() -> Path | None:
    """Where things are kept: what MINUTEBOOK_CACHE names (nothing is kept if it is empty), or the system's place."""
    named = os.environ.get("MINUTEBOOK_CACHE")
    if named is not None:
        return Path(named) if named else None
    with suppress(RuntimeError):  # nobody's home is known
        return _of_system() / "minutebook"
    return None


def held(room: str, made_from: Iterable[str]) -> bytes | None:
    """What was put into `room` under `made_from`; None if nothing, or if it was damaged since."""
    try:
        path = _path(room, made_from)
        content = path.read_bytes()
        os.utime(path)
    except (OSError, RuntimeError):
        return None
    digest, value = content[:_DIGEST], content[_DIGEST:]
    return value if sha256(value).digest() == digest else None


def put(room: str, made_from: Iterable[str], value: bytes) -> None:
    """Keep `value` in `room`: it is there whole or not at all. `made_from` is all that it depends on.

    Where it can't be written, nothing is kept.
    """
    with suppress(OSError, RuntimeError):
        path = _path(room, made_from)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            try:
                file.write(sha256(value).digest() + value)
                file.close()
                Path(file.name).replace(path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
        if next(_puts) % _BETWEEN_LOOKS == 0:
            shrink()


def shrink(most: int | None = None) -> None:
    """Let what was not used for longest go until no more than `most` bytes are kept; `MOST` if not said."""
    root = folder()
    if root is None:
        return
    kept = sorted(_files(root), reverse=True)
    total = 0
    for _, size, path in kept:
        total += size
        if total > (MOST if most is None else most):
            with suppress(OSError):  # another process was quicker
                path.unlink()


def _path(room: str, made_from: Iterable[str]) -> Path:
    root = folder()
    if root is None:
        raise OSError("nothing is kept")
    key = sha256("\0".join(made_from).encode()).hexdigest()
    return root / room / key[:2] / key[2:]


def _files(root: Path) -> Iterable[tuple[float, int, Path]]:
    """Every file below `root`: when it was last used, its size in bytes, its path."""
    for path in root.glob("*/??/*"):
        with suppress(OSError):
            facts = path.stat()
            yield facts.st_mtime, facts.st_size, path


def _of_system() -> Path:
    """The folder in which programs of this system keep what they can make again. Raises RuntimeError without a home."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
