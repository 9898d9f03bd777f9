"""A plain text file -> one Document."""

from collections.abc import Iterator
from pathlib import Path

from extractor.errors import UnsupportedError
from extractor.read.assemble import Piece, RawLine, assemble
from models import Document, Source

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read(path: Path, source: Source) -> Document:
    """The Document that the text at `path` holds: form feeds part pages, blank lines paragraphs."""
    text = decoded(path.read_bytes())
    if text is None:
        raise UnsupportedError(f"{path}: neither PDF, Word nor text")
    return assemble(source.model_copy(update={"pages": text.count("\f") + 1}), _lines(text))


def decoded(raw: bytes) -> str | None:
    """The text that `raw` encodes, or None if it isn't text: UTF-8, or what its byte order mark says."""
    encoding = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _lines(text: str) -> Iterator[RawLine]:
    for number, page in enumerate(text.split("\f"), start=1):
        for line in page.splitlines():
            yield RawLine([Piece(line)], page=number)
