"""Stage 3: who was there."""

from collections.abc import Iterator
from functools import partial

from extractor.find.attendees.block import Block
from extractor.find.attendees.blocks import blocks
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.gathered import gathered
from extractor.find.attendees.headed import of_head
from extractor.find.attendees.legend import spelt_out
from extractor.find.attendees.matrix import of_this_meeting
from extractor.find.attendees.merge import merged
from extractor.find.attendees.order import in_reading_order
from extractor.find.attendees.people import habits, people
from extractor.find.attendees.rows import Row, rows
from extractor.find.attendees.settling import settled
from extractor.find.attendees.told import Telling, tellings
from extractor.find.meeting.day import day
from extractor.find.meeting.head import head
from extractor.language import Doc
from models import Attendee, Document, Section


def find(doc: Doc, document: Document, sections: tuple[Section, ...]) -> Iterator[Attendee]:
    """Everyone listed or told of as present, in attendance, absent or sending apologies, in reading order.

    Listed twice is one entry, with the most specific status: apologies and absence win over presence. Lists that no
    rule finds are found by many weak signs, if there are any.
    """
    lines = _lines(document, sections)
    found = list(_exactly(doc, document, sections, lines))
    more = gathered(list(in_reading_order(lines)), document.text, found, sections)
    settled_ = settled([one.entries for one in more], document.text)
    beside = list(merged([(one.block, of_it) for one, of_it in zip(more, settled_, strict=True)], [], document))
    yield from sorted([*found, *beside], key=lambda one: one.stretches()[0].start) if beside else found


def exactly(doc: Doc, document: Document, sections: tuple[Section, ...]) -> Iterator[Attendee]:
    """Those whom rules of how attendance is set find, in reading order."""
    yield from _exactly(doc, document, sections, _lines(document, sections))


def _exactly(doc: Doc, document: Document, sections: tuple[Section, ...], lines: list[Row]) -> Iterator[Attendee]:
    told = list(tellings(doc, sections))
    found = list(merged(_listed(document, lines, told), told, document))
    yield from found or of_head(document)


def _listed(document: Document, lines: list[Row], told: list[Telling]) -> list[tuple[Block, list[Entry]]]:
    """The lists that have a label, with their entries."""
    lists = blocks(lines, told)
    as_set = habits(lists)
    return list(zip(lists, settled([people(block, as_set) for block in lists], document.text), strict=True))


def _lines(document: Document, sections: tuple[Section, ...]) -> list[Row]:
    """The rows, those of registers as they are of this meeting, marks as what the legend says of them."""
    lines = of_this_meeting(rows(document, sections), partial(_held, document, sections))
    return list(spelt_out(lines, document.text))


def _held(document: Document, sections: tuple[Section, ...]) -> str | None:
    """The day of the meeting, for which registers of attendance are asked."""
    found = day(document, head(document, sections))
    return found.value if found is not None else None


__all__ = ["Block", "exactly", "find"]
