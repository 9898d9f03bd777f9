"""A block's rows -> entries: one a line or many, name first or surname first, people or bodies."""

import re
from collections.abc import Iterator, Sequence

from extractor import names
from extractor.find.attendees import columns, kinds
from extractor.find.attendees.blocks import Block
from extractor.find.attendees.chunks import Chunk, chunks
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.listed import nameless
from extractor.find.attendees.rows import Row
from extractor.find.attendees.stretch import Stretch

_CODES = re.compile(r"\s+(?=[A-Z]{2,}\b)")


def people(block: Block) -> list[Entry]:
    """The entries of a block in reading order, each with the line it stands on."""
    if block.is_table:
        return _of_table(block)
    texts = [row.slots[0].paragraphs[0] for row in block.rows]
    parts = [chunks(text) for text in texts]
    if columns.are_bodies([chunk.stretch.text for chunk in _flat(parts)]):
        return [body for line, text in enumerate(texts) for body in _bodies(text, line)]
    if _is_surname_first(texts):
        return [entry for line, text in enumerate(texts) for entry in _turned(text, line)]
    has_fields = _has_fields(parts)
    found = []
    for line, row in enumerate(block.rows):
        found.extend(entry._replace(line=line) for entry in columns.cell(row.slots[0], has_fields=has_fields))
    return found


def _of_table(block: Block) -> list[Entry]:
    rows = _filled(block.rows)
    if columns.are_bodies([_name_text(row, block) for row in rows]):
        return columns.bodies(rows, block.heads)
    return columns.read(rows, block.heads)


def _name_text(row: Row, block: Block) -> str:
    if block.heads is not None:
        for slot in row.slots:
            if block.heads.columns.get(slot.column) == "name":
                return slot.text
    return row.first.text


def _filled(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if any(sign.isalpha() for slot in row.slots for sign in slot.text)]


def _flat(parts: list[list[Chunk]]) -> list[Chunk]:
    return [chunk for row in parts for chunk in row]


def _bodies(text: Stretch, line: int) -> Iterator[Entry]:
    for chunk in chunks(text):
        body = None if kinds.is_unnamed(chunk.stretch.text) else nameless(chunk.stretch, is_body=True)
        if body is not None:
            yield body._replace(line=line)


def _has_fields(parts: list[list[Chunk]]) -> bool:
    """Whether each line is one entry, whose commas part the name from its role and body: told by what stands second."""
    several = [row for row in parts if 2 <= len(row) <= 4 and row[1].joint == ","]
    if len(parts) < 2 or len(several) < 0.4 * len(parts) or any(len(row) > 4 for row in parts):
        return False
    seconds = [row[1].stretch.text for row in several]
    fields = sum(_is_field(text) or seconds.count(text) > 1 for text in seconds)
    return fields > 0.5 * len(seconds)


def _is_field(text: str) -> bool:
    if names.honorific(text):
        return False
    is_said = kinds.is_role(text) or kinds.is_organisation(text) or not names.evidence(text)
    return is_said or (" " not in text and not names.is_given(text))


def _is_surname_first(texts: list[Stretch]) -> bool:
    """Whether most lines are "Surname, Given": one comma, one word before it, a given name or an initial behind it."""
    fit = sum(_is_turned(text.text) for text in texts)
    return len(texts) > 1 and fit >= 0.6 * len(texts)


def _is_turned(text: str) -> bool:
    surname, comma, given = text.partition(",")
    first = (given.split() or [""])[0]
    return bool(comma) and len(surname.split()) <= 2 and (names.is_given(first) or bool(re.match(r"^[A-Z]\.?$", first)))


def _turned(text: Stretch, line: int) -> Iterator[Entry]:
    """The entry of a line in the order "Lee, Ann M. NHS": what stands behind the given names in capitals is a body or letters."""
    bare = text.bare()
    comma = bare.text.find(",")
    codes = _CODES.search(bare.text, comma) if comma > 0 else None
    core = bare.cut(0, codes.start() if codes else None)
    name = names.read(core.text, surname_first=True)
    if name is None:
        return
    quotes = tuple((core.start + a, core.start + b) for a, b in name.stretches)
    found = Entry(name.text, quotes, title=name.title, evidence=name.evidence, line=line)
    rest = _without_letters(bare.cut(codes.end())) if codes else bare.cut(len(bare.text))
    yield found.with_field("organisation", rest)


def _without_letters(rest: Stretch) -> Stretch:
    while rest.text and names.are_post_nominals(rest.text.split()[0]):
        rest = rest.cut(len(rest.text.split()[0]))
    return rest
