"""Sorted tables looked up by halving: read whole as bytes, parsed only where the answer lies."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def rows_called(table: str, key: str) -> Iterator[str]:
    """The rows of `table` whose first column is `key`, in order. The table is sorted by it, byte by byte."""
    content, wanted = _content(table), key.encode()
    at = _first(content, wanted)
    while at < len(content) and _key_at(content, at) == wanted:
        end = content.index(b"\n", at)
        yield content[at:end].decode()
        at = end + 1


def rows_that_begin(table: str, start: str) -> Iterator[str]:
    """The rows of `table` whose first column begins with `start`, in order."""
    content, wanted = _content(table), start.encode()
    at = _first(content, wanted)
    while content.startswith(wanted, at):
        end = content.index(b"\n", at)
        yield content[at:end].decode()
        at = end + 1


def rows_of_year(table: str, year: int) -> Iterator[str]:
    """The rows of `table` whose third column is `year`, in order."""
    content, wanted = _content(table), f"\t{year}\t".encode()
    at = content.find(wanted)
    while at >= 0:
        start, end = content.rfind(b"\n", 0, at) + 1, content.index(b"\n", at)
        if content.count(b"\t", start, at) == 1:
            yield content[start:end].decode()
        at = content.find(wanted, end)


def all_rows(table: str) -> Iterator[str]:
    """The rows of a table kept by hand, without its comments."""
    for row in _content(table).decode().splitlines():
        if row and not row.startswith("#"):
            yield row


def _first(content: bytes, wanted: bytes) -> int:
    """Where the first row begins whose key is not before `wanted`."""
    low, high = 0, len(content)
    while low < high:
        start = content.rfind(b"\n", 0, (low + high) // 2) + 1
        if start < low or _key_at(content, start) >= wanted:
            high = max(start, low)
        else:
            low = content.index(b"\n", start) + 1
    return low


def _key_at(content: bytes, start: int) -> bytes:
    return content[start : content.index(b"\t", start)]


@cache
def _content(table: str) -> bytes:
    return files(__package__).joinpath(table).read_bytes()
