"""What a run was given: paths and patterns, lists of paths, and which of the files that they lead to are wanted."""

import re
from collections.abc import Iterator, Sequence
from glob import escape, has_magic
from os import fsdecode
from pathlib import Path

from pathspec import GitIgnoreSpec

_SPELT_LITERALLY = re.compile(r"\[(?P<sign>[*?[])\]")
_BLOCK = 1 << 16  # bytes of a list that are looked at in one go


class Paths:
    """The paths of a command and of a list, as often as they are asked for; nothing holds the whole list.

    `listed` is a file of paths, parted by NUL if there is one in its first block, else by line ends; they stand for
    themselves, whatever signs are in them. `said` is what is written down of it all.
    """

    def __init__(self, named: Sequence[str], listed: Path | None = None, name: str | None = None) -> None:
        self._named, self._listed = tuple(named), listed
        self.said = (*self._named, *([] if listed is None else [f"--files-from {name or listed}"]))

    def __iter__(self) -> Iterator[str]:
        """First those that were named."""
        yield from self._named
        if self._listed is not None:
            yield from (escape(path) if has_magic(path) else path for path in _entries(self._listed))


def literal(path: str) -> str:
    """The one path that the pattern `path` stands for, if none of its signs is more than itself."""
    return _SPELT_LITERALLY.sub(r"\g<sign>", path)


def _entries(listed: Path) -> Iterator[str]:
    with listed.open("rb") as file:
        block = file.read(_BLOCK)
        mark, rest = b"\0" if b"\0" in block else b"\n", b""
        while block:
            *whole, rest = (rest + block).split(mark)
            yield from _paths(whole, mark)
            block = file.read(_BLOCK)
        yield from _paths([rest], mark)


def _paths(entries: list[bytes], mark: bytes) -> Iterator[str]:
    for entry in entries:
        path = entry.rstrip(b"\r") if mark == b"\n" else entry
        if path:
            yield fsdecode(path)


class Choice:
    """Which files are wanted: those that match a pattern of `include`, if there are any, and none of `exclude`.

    Patterns are those of .gitignore; small and capital letters are the same. What they are asked about is the path
    below the folder that was given, or the name of a file that was given itself.
    """

    def __init__(self, include: Sequence[str] = (), exclude: Sequence[str] = ()) -> None:
        self.include, self.exclude = tuple(include), tuple(exclude)
        self._included, self._excluded = _spec(self.include), _spec(self.exclude)

    @property
    def is_all(self) -> bool:
        """Whether all files are wanted."""
        return self._included is None and self._excluded is None

    def wants(self, path: str) -> bool:
        """Whether the file at `path` is wanted."""
        if self._included is not None and not self._included.match_file(path.casefold()):
            return False
        return self._excluded is None or not self._excluded.match_file(path.casefold())

    def enters(self, folder: str) -> bool:
        """Whether there may be any wanted file below `folder`."""
        return self._excluded is None or not self._excluded.match_file(f"{folder.casefold()}/")


def _spec(patterns: Sequence[str]) -> GitIgnoreSpec | None:
    return GitIgnoreSpec.from_lines([pattern.casefold() for pattern in patterns]) if patterns else None


ALL = Choice()
