"""Stage 1 for Word: a .docx file -> a Document, its paragraphs in body order, tracked changes accepted, lists numbered."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from docx.document import Document as Docx
from docx.opc.constants import RELATIONSHIP_TYPE as LINK
from lxml import etree

from extractor.read.assemble import assemble
from extractor.read.word.blocks import Walk, lines
from extractor.read.word.columns import in_columns
from extractor.read.word.margins import marginalia, part_of
from extractor.read.word.numbering import Counters, definitions, indents
from extractor.read.word.ooxml import Element, name, value
from extractor.read.word.package import opened
from extractor.read.word.styles import styles
from extractor.read.word.text import Tracked
from models import Document, Source

_NUM_ID = f"{name('w:pPr')}/{name('w:numPr')}"


def read(path: Path | BinaryIO, source: Source) -> Document:
    """The Document in the Word file at `path` (.docx, .docm, .dotx, either dialect); `source` gets what the file says of itself.

    Raises CorruptError, EncryptedError, TooLargeError or UnreadableError.
    """
    docx = opened(path, source.path)
    walk = _walk(docx)
    raw = in_columns(lines(docx.element.body, walk))
    beside = tuple(marginalia(docx, _walk(docx)))
    return assemble(_described(source, docx, walk), raw, beside)


def _walk(docx: Docx) -> Walk:
    looks = part_of(docx.part, LINK.STYLES)
    lists = definitions(part_of(docx.part, LINK.NUMBERING), _list_styles(looks))
    return Walk(styles=styles(looks, indents(lists)), counters=Counters(lists), tracked=Tracked())


def _list_styles(looks: Element | None) -> dict[str, str]:
    """The list that each numbering style names."""
    found = () if looks is None else looks.iter(name("w:style"))
    named = ((style.get(name("w:styleId")), value(style.find(_NUM_ID), name("w:numId"))) for style in found)
    return {style: list_id for style, list_id in named if style is not None and list_id is not None}


def _described(source: Source, docx: Docx, walk: Walk) -> Source:
    """`source` with the file's own properties and what its reader should know."""
    core = docx.core_properties._element  # noqa: SLF001: the times as written, which the API turns into its own
    found = {
        "title": _property(core, "title"),
        "author": _property(core, "creator"),
        "created": _property(core, "created"),
        "modified": _property(core, "modified"),
        "warnings": (*source.warnings, *_warnings(walk)),
    }
    return Source.model_validate({**source.model_dump(), **found})


def _property(core: Element, local: str) -> str | None:
    found = next((e for e in core if isinstance(e.tag, str) and etree.QName(e).localname == local), None)
    return " ".join((found.text or "").split()) or None if found is not None else None


def _warnings(walk: Walk) -> Iterator[str]:
    tracked = walk.tracked
    if tracked.added or tracked.removed:
        yield f"tracked changes read as accepted: {tracked.added} insertions in, {tracked.removed} deletions out"
    if walk.alien:
        yield f"{walk.alien} embedded files (altChunk) were not read"
