"""A block's rows -> entries: one a line or many, name first or surname first, people or bodies."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from extractor import names
from extractor.find.attendees import cells, columns, kinds, naming
from extractor.find.attendees.block import Block
from extractor.find.attendees.chunks import Chunk, chunks, outside
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.fielded import have_fields
from extractor.find.attendees.groups import are_usual, grouped
from extractor.find.attendees.holders import holders
from extractor.find.attendees.listed import read
from extractor.find.attendees.nameless import nameless
from extractor.find.attendees.notes import with_note
from extractor.find.attendees.pairs import alternate, paired
from extractor.find.attendees.rows import Row, Slot
from extractor.find.attendees.sharing import shared
from extractor.find.attendees.single import entry
from extractor.find.attendees.stretch import Stretch, unnumbered
from extractor.find.attendees.turned import are_turned, headed, is_surely_turned, is_turned, may_be_turned
from extractor.find.attendees.wording import POSTS
from extractor.find.grid import is_ditto

_SEMICOLON = re.compile(r";")


class Habits(NamedTuple):
    """How the lists of a document are set: surnames first; one person a line, with fields behind commas."""

    surnames_first: bool = False
    has_fields: bool = False


AS_USUAL = Habits()


def habits(blocks: Sequence[Block]) -> Habits:
    """What the document's lists tell of each other."""
    plain = [part for block in blocks for part in _parts(block) if not part.is_table]
    lines = [chunks(row.first) for block in plain for row in block.rows if len(block.rows) > 1]
    return Habits(any(map(_has_surnames_first, plain)), _has_fields(lines))


def people(block: Block, habits: Habits = AS_USUAL) -> list[Entry]:
    """The entries of a block in reading order; under the label of a post they have it as their role."""
    found = _with_grades(block, [one for part in _parts(block) for one in shared(part, _people(part, habits))])
    role = block.label.stretch.bare(" :.-–—")
    is_standing = block.is_inline and kinds.folded(role.text) in kinds.words("attendance", "label-of-standing")
    if is_standing or (block.label.rule in POSTS and _is_post(role.text)):
        return [one.with_field("role", role) for one in found if one.type == "person"]
    return found


def _with_grades(block: Block, found: list[Entry]) -> list[Entry]:
    """The entries, letters behind the names of a body's own officials taken for their posts: "A Lee SEO, T Reed EO"."""
    words = set(names.fold(block.label.stretch.text).replace(":", " ").split())
    lettered = [one for one in found if kinds.is_acronym(one.organisation or "") and one.role is None]
    if not words & {"officials", "officers", "staff"} or len(lettered) < 2 or len(lettered) < len(found):
        return found
    return [one._replace(role=one.organisation, organisation=None) for one in found]


def _is_post(words: str) -> bool:
    """Whether the label of a post is a role as it stands: "Clerk", "Minutes", not "Minutes taken by"."""
    return kinds.is_plain_role(words) or kinds.folded(words) in kinds.words("names", "role-in-brackets")


def _has_surnames_first(block: Block) -> bool:
    """Whether the block is a list in the order "Surname, Given"."""
    texts = [row.slots[0].paragraphs[0] for row in block.rows]
    apart = [part for text in texts for part in text.split(_SEMICOLON)]
    return _is_surname_first(texts) or _is_surname_first(apart)


def _parts(block: Block) -> list[Block]:
    """The block, its lines apart from its tables where it has both and no head."""
    if block.heads is not None or not block.is_table:
        return [block]
    return [block._replace(rows=tuple(rows)) for _, rows in groupby(block.rows, key=lambda row: row.table is None)]


def _people(block: Block, habits: Habits) -> list[Entry]:
    if block.is_table:
        return _of_table(block)
    block = block._replace(rows=tuple(paired(block.rows) if alternate(block.rows) else _mended(block.rows)))
    texts = [row.slots[0].paragraphs[0] for row in block.rows]
    parts = [chunks(text) for text in texts]
    is_first = _is_surname_first(texts)
    bodies = () if is_first or any(map(holders, texts)) else [body.text for text in texts for body in _whole(text)]
    if cells.are_bodies(bodies) and not have_fields([text.text for text in texts]):
        return [body for line, text in enumerate(texts) for body in _bodies(text, line)]
    if is_first or (habits.surnames_first and all(is_turned(text.text) or may_be_turned(text.text) for text in texts)):
        return [one for line, text in enumerate(texts) for one in _turned(text, line)]
    apart = [part for text in texts for part in text.split(_SEMICOLON)]
    if len(apart) > len(texts) and _is_surname_first(apart):
        return [one for line, text in enumerate(apart) for one in _turned(text, line)]
    has_fields = _has_fields(parts) or (habits.has_fields and _may_have_fields(parts))
    turned = {line for line, text in enumerate(texts) if _is_odd_one(text.text, texts)}
    found: list[Entry] = []
    body: Stretch | None = None
    is_usual = are_usual(texts)
    for line, row in enumerate(block.rows):
        group = grouped(texts[line], is_usual=is_usual)
        body = group.body if group else body
        slot = row.slots[0] if group is None else Slot((group.rest,)) if group.rest.text else None
        if line in turned:
            found.extend(_turned(texts[line], line))
        elif slot is not None:
            of_line = naming.cell(slot, has_fields=has_fields and group is None)
            found.extend(_of_body(one._replace(line=line), body) for one in of_line)
    return found


def _mended(rows: Sequence[Row]) -> list[Row]:
    """The rows, where a name broken over two lines of a list is made whole."""
    found: list[Row] = []
    for row in rows:
        if found and _is_broken(found[-1], row):
            last = found.pop()
            whole = Stretch(f"{last.first.text} {row.first.text}", last.first.start)
            row = last._replace(slots=(Slot((whole,), last.slots[0].column),))  # noqa: PLW2901
        found.append(row)
    return found


def _is_broken(above: Row, below: Row) -> bool:
    """Whether a list goes on below in the middle of a name: given name at the end of the line, surname on the next."""
    if above.table is not None or below.table is not None or below.first.start != above.first.end + 1:
        return False
    before, after = chunks(above.first), chunks(below.first)
    if len(before) < 3 or not after or above.first.text.rstrip()[-1:] in ",;.":
        return False
    others = [" " in outside(chunk.stretch)[0].text for chunk in before[:-1]]
    is_half = " " not in before[-1].stretch.text and " " not in outside(after[0].stretch)[0].text
    return is_half and sum(others) > 0.7 * len(others)


def _of_body(one: Entry, body: Stretch | None) -> Entry:
    return one if body is None or one.type != "person" else one.with_field("organisation", body)


def _of_table(block: Block) -> list[Entry]:
    rows = _filled(list(_without_dittos(block.rows)))
    columns_ = cells.cells_of(rows)
    is_roll = any(cells.are_surnames_beside(columns_, column) for column in columns_)
    if not is_roll and cells.are_bodies([_name_text(row, block) for row in rows]):
        return columns.bodies(rows, block.heads)
    return columns.read(rows, block.heads)


def _name_text(row: Row, block: Block) -> str:
    if block.heads is not None:
        for slot in row.slots:
            if block.heads.columns.get(slot.column) == "name":
                return slot.text
    return row.first.text


def _without_dittos(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, with what stands above in the place of each sign that says the same again."""
    above: dict[int, Slot] = {}
    for row in rows:
        slots = tuple(above.get(slot.column, slot) if is_ditto(slot.text) else slot for slot in row.slots)
        above |= {slot.column: slot for slot in slots}
        yield row._replace(slots=slots)


def _filled(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if any(sign.isalpha() for slot in row.slots for sign in slot.text)]


def _bodies(text: Stretch, line: int) -> Iterator[Entry]:
    for stretch in _whole(text):
        body = None if kinds.is_unnamed(stretch.text) else nameless(stretch, is_body=True)
        if body is not None:
            yield body._replace(line=line)


def _whole(text: Stretch) -> Iterator[Stretch]:
    """The chunks of a list of bodies, with "Fire and Rescue Service" in one: only its end says that it is a body."""
    held: list[Stretch] = []
    for chunk in chunks(unnumbered(text)):
        if held and chunk.joint in ("and", "&") and not kinds.is_organisation(held[-1].text):
            whole = text.cut(held[-1].start - text.start, chunk.stretch.end - text.start)
            held[-1:] = [whole] if kinds.is_organisation(outside(whole)[0].text) else [held[-1], chunk.stretch]
        else:
            held.append(chunk.stretch)
    yield from held


def _has_fields(parts: list[list[Chunk]]) -> bool:
    """Whether each line is one entry, whose commas part the name from its role and body: told by what stands second."""
    several = [row for row in parts if 2 <= len(row) <= 4 and row[1].joint == ","]
    if len(parts) < 2 or len(several) < 0.4 * len(parts) or any(len(row) > 4 for row in parts):
        return False
    seconds = [row[1].stretch.text for row in several]
    if len(several) > 2 and _are_people_and_others(several):
        return True
    fields = sum(_is_field(row[1].stretch) or seconds.count(row[1].stretch.text) > 1 for row in several)
    return fields > 0.5 * len(seconds)


def _are_people_and_others(lines: list[list[Chunk]]) -> bool:
    """Whether lines begin with people for certain, and what stands second hardly ever is one: two a line would be."""
    first, second = (sum(_is_sure(line[at].stretch) for line in lines) / len(lines) for at in (0, 1))
    return first >= 0.6 and second <= 0.3 * first


def _is_sure(stretch: Stretch) -> bool:
    """Whether a chunk is a full name for certain."""
    text = outside(stretch)[0].text
    return " " in text and names.evidence(text) == names.CERTAIN


def _may_have_fields(parts: list[list[Chunk]]) -> bool:
    """Whether lines are each a name, alone or with a field or two behind commas."""
    if len(parts) == 1 and (len(parts[0]) != 2 or " " in parts[0][1].stretch.text):
        return False
    return all(len(row) <= 4 and all(part.joint == "," for part in row[1:]) for row in parts)


def _is_field(stretch: Stretch) -> bool:
    text = outside(stretch)[0].text
    found = entry(stretch)
    if names.honorific(text) or (found is not None and found.role is not None and " " in found.name):
        return False
    is_said = kinds.is_role(text) or kinds.is_organisation(text) or not names.evidence(text)
    return is_said or (" " not in text and not names.is_given(text))


def _is_surname_first(texts: list[Stretch]) -> bool:
    """Whether most lines are "Surname, Given": one comma, one word before it, a given name or an initial behind it."""
    return are_turned([text.text for text in texts])


def _is_odd_one(text: str, texts: list[Stretch]) -> bool:
    """Whether one line of a list of full names, one a line, is "Surname, Given"."""
    if is_surely_turned(text):
        return True
    others = [other.text for other in texts if "," not in other.text and " " in other.text]
    return len(others) >= 0.6 * len(texts) and len(texts) > 3 and text.count(",") == 1 and is_turned(text)


def _turned(text: Stretch, line: int) -> Iterator[Entry]:
    """The entry of a line in the order "Surname, Given", or whatever else the line names."""
    head, field = headed(text)
    turned = naming.turn(head)
    if turned is not None and field is not None:
        turned = with_note(turned, field, is_field=True)
    found = (turned,) if turned is not None else read(text).entries
    yield from (one._replace(line=line) for one in found)
