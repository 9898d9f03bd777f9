"""Whom one cell of a table of attendance names: given name first, surname first, or several one below the other."""

import re
from functools import reduce

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.cells import SIDES
from extractor.find.attendees.chunks import brackets, outside
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.fielded import behind_post
from extractor.find.attendees.listed import read as read_list
from extractor.find.attendees.notes import with_note
from extractor.find.attendees.rows import Slot
from extractor.find.attendees.stretch import Stretch
from extractor.find.attendees.turned import GENERATION, is_turned, letters_from
from extractor.late import late

# Surname and given name in capitals: what stands behind the comma is no body.
_IN_CAPITALS = late(r"[^,a-z]+,\s*[A-Z][A-Z'’.-]+(?=[\s,;]|$)(?!.*[a-z])")
_INITIALLED = late(r"(?:[A-Z]\.\s?){1,3}[A-Z][a-z][\w'’-]+")
_CODES = late(r"\s+(?=[A-Z]{2,}\b)")


def named_in(slot: Slot, *, surname_first: bool = False) -> list[Entry]:
    """Whom the cell of a column of names names; `surname_first` says that most of its cells give surnames first."""
    name, *rest = slot.paragraphs[0].split(SIDES)
    is_alike = surname_first and name.text.count(",") == 1
    turned = turn(name) if is_turned(name.text) or is_alike else None
    if turned is None:
        return cell(slot, has_fields=True)
    return [reduce(with_note, rest, turned)]


def turn(text: Stretch) -> Entry | None:
    """The entry of words in the order "Lee, Ann M.

    NHS": what stands behind the given names in capitals is a body or letters.
    """
    bare, behind = outside(text.bare())
    bare = bare.cut(names.honorific(bare.text))
    bare = bare.cut(0, letters_from(bare.text))
    comma = bare.text.find(",")
    codes = _CODES.search(bare.text, comma) if comma > 0 and not _IN_CAPITALS.match(bare.text) else None
    core = bare.cut(0, codes.start() if codes else None)
    generation = GENERATION.search(core.text, comma + 1) if comma > 0 else None
    core = core.cut(0, generation.start() if generation else None)
    title = re.match(r"[^,]+,\s*", core.text)
    lead = names.honorific(core.text[title.end() :]) if title else 0
    name = names.read(
        core.text[: title.end()] + core.text[title.end() + lead :] if title else core.text, surname_first=True
    )
    if name is None or title is None:
        return None
    surname, given = core.cut(0, comma), core.cut(title.end() + lead)
    found = Entry(name.text, (given.place, surname.place), evidence=names.CERTAIN)
    if generation is not None:
        own = bare.cut(generation.start("which"), generation.end("which"))
        found = found._replace(name=f"{found.name} {own.text}", quotes=(*found.quotes, own.place))
    rest = _without_letters(bare.cut(codes.end())) if codes else bare.cut(len(bare.text))
    found = found.with_field("organisation", rest)
    for inner in brackets(text) if not behind.text else ():
        found = with_note(found, inner)
    return found


def _without_letters(rest: Stretch) -> Stretch:
    while rest.text and names.are_post_nominals(rest.text.split()[0]):
        rest = rest.cut(len(rest.text.split()[0]))
    return rest


def cell(slot: Slot, *, has_fields: bool) -> list[Entry]:
    """The entries of one cell: one, whose further lines say something of it, or one a line."""
    first = list(read_list(slot.paragraphs[0], has_fields=has_fields).entries)
    for paragraph in slot.paragraphs[1:]:
        further = read_list(paragraph, has_fields=has_fields).entries
        if first and not (further and has_people_below(slot)):
            first[-1] = with_note(first[-1], paragraph)
        else:
            first.extend(further)
    return first


def has_people_below(slot: Slot) -> bool:
    """Whether each line of a cell is a name of its own.

    Of two lines the second must surely be one, a body may look like one.
    """
    if all(behind_post(paragraph) is not None for paragraph in slot.paragraphs):
        return True
    below = [paragraph.text.split("(")[0].split(",")[0] for paragraph in slot.paragraphs[1:]]
    sure = sum(_is_surely_name(text, names.LIKELY if len(below) > 1 else names.CERTAIN) for text in below)
    return sure >= 0.5 * len(below)


def _is_surely_name(text: str, least: int) -> bool:
    if names.honorific(text) or _INITIALLED.fullmatch(text.strip()):
        return True
    return names.evidence(text) >= least and not kinds.is_organisation(text)
