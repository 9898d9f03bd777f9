"""Stage 1 for Word: a .docx file -> a Document: body order, tracked changes accepted, lists numbered as shown."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from extractor.errors import CorruptError
from extractor.read.assemble import assemble
from extractor.read.word.blocks import lines
from extractor.read.word.columns import in_columns
from extractor.read.word.contents import apart
from extractor.read.word.flat import packed
from extractor.read.word.margins import marginalia
from extractor.read.word.numbering import Counters
from extractor.read.word.ooxml import Element, elements
from extractor.read.word.package import Docx, opened
from extractor.read.word.start import start
from extractor.read.word.walk import Walk
from models import Document, Source

__all__ = ["packed", "read"]


def read(path: Path | BinaryIO, source: Source) -> Document:
    """The Document in the Word file at `path` (.docx, .docm, .dotx, either dialect).

    `source` is given the file's own title, author and times, and warnings of what a reader of the text should know.
    Raises CorruptError, EncryptedError, TooLargeError or UnreadableError.
    """
    docx = opened(path, source.path)
    walk = start(docx)
    raw, contents = apart(list(lines(docx.body, walk)))
    if docx.damage and not raw:
        raise CorruptError(
            f"{source.path}: {'; '.join(docx.damage)}, and nothing is left; get it from its source again"
        )
    beside = Walk(styles=walk.styles, counters=Counters(walk.counters.lists))
    return assemble(_described(source, docx, walk), in_columns(raw), [*contents, *marginalia(docx, beside)])


def _described(source: Source, docx: Docx, walk: Walk) -> Source:
    """`source` with the file's own properties, as written, and what its reader should know."""
    core, damage = _properties(docx)
    found = {
        "title": _property(core, "title"),
        "author": _property(core, "creator"),
        "created": _property(core, "created"),
        "modified": _property(core, "modified"),
        "warnings": (*source.warnings, *docx.damage, *_warnings(walk), *damage),
    }
    return Source.model_validate({**source.model_dump(), **found})


def _properties(docx: Docx) -> tuple[Element | None, tuple[str, ...]]:
    """The part with the file's properties, or what is to be said of its damage, which costs no text."""
    try:
        return docx.package.first("core-properties"), ()
    except etree.LxmlError as error:
        return None, (f"its title, author and dates can't be read: {error}",)


def _property(core: Element | None, local: str) -> str | None:
    found = () if core is None else (element for element in elements(core) if element.tag.endswith(f"}}{local}"))
    return next((text for element in found if (text := " ".join((element.text or "").split()))), None)


def _warnings(walk: Walk) -> Iterator[str]:
    tracked = walk.tracked
    if tracked.added or tracked.removed:
        yield f"tracked changes read as accepted: {tracked.added} insertions in, {tracked.removed} deletions out"
    if walk.unread:
        yield f"{len(walk.unread)} embedded files were not read: {', '.join(walk.unread)}"
