"""A PDF file -> one Document: ink, lines, margins, columns and tables, paragraphs, in that order."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber

from extractor.errors import NoTextError, TooLargeError
from extractor.read.assemble import Piece, RawLine, assemble
from extractor.read.ink import Ink, ink
from extractor.read.lines import PrintedLine, Word, printed_lines
from models import Box, Document, Source

PAGE_LIMIT = 5_000


def read(path: Path, source: Source) -> Document:
    """The Document that the PDF at `path` holds; `source` is completed with what only the file tells.

    Raises TooLargeError, NoTextError, or what pdfplumber and pdfminer raise.
    """
    with pdfplumber.open(path) as file:
        if len(file.pages) > PAGE_LIMIT:
            raise TooLargeError(f"{path}: {len(file.pages)} pages, the limit is {PAGE_LIMIT}; split it into volumes")
        pages = [_ink(page) for page in file.pages]
        source = source.model_copy(update={"pages": len(pages), **_properties(file.metadata)})
    if not any(letter.text.strip() for page in pages for letter in page.letters):
        raise NoTextError(f"{path}: the pages are pictures without letters; run OCR over it (ocrmypdf) and read it again")
    lines = [line for page in pages for line in printed_lines(page.letters, page.number)]
    return assemble(source, _raw(lines))


def _ink(page: Any) -> Ink:
    found = ink(page)
    page.close()
    return found


def _properties(metadata: dict[str, Any]) -> dict[str, str | None]:
    names = {"title": "Title", "author": "Author", "created": "CreationDate", "modified": "ModDate"}
    return {name: str(metadata[key]).strip() or None for name, key in names.items() if metadata.get(key)}


def _raw(lines: list[PrintedLine]) -> Iterator[RawLine]:
    last: PrintedLine | None = None
    for line in lines:
        gap = line.base - last.base if last is not None and last.page == line.page else None
        yield RawLine(
            pieces=list(_pieces(line.words)),
            joins=_joins(last, line),
            page=line.page,
            box=Box(page=line.page, x0=line.x0, top=line.base - line.size * 0.8, x1=line.x1, bottom=line.base + line.size * 0.2),
            indent=line.x0,
            gap=gap,
        )
        last = line


def _joins(last: PrintedLine | None, line: PrintedLine) -> bool:
    if last is None or last.page != line.page:
        return False
    is_near = line.base - last.base < 1.4 * max(line.size, last.size)
    is_full = last.x1 > 480 and abs(last.x0 - line.x0) < 40
    return is_near and is_full


def _pieces(words: list[Word]) -> Iterator[Piece]:
    for at, word in enumerate(words):
        for letter in word.letters:
            yield Piece(
                text=letter.text,
                bold=letter.bold,
                italic=letter.italic,
                size=round(letter.size, 1),
                x=[(letter.x0, letter.x1)] * len(letter.text),
            )
        if at < len(words) - 1:
            yield Piece(" ", bold=word.letters[-1].bold, italic=word.letters[-1].italic, size=round(word.size, 1), x=[(word.x1, word.x1)])
