"""Stage 3: who was there."""

from collections.abc import Iterator
from functools import partial

from extractor.find.attendees.block import Block
from extractor.find.attendees.blocks import blocks
from extractor.find.attendees.headed import of_head
from extractor.find.attendees.legend import spelt_out
from extractor.find.attendees.matrix import of_this_meeting
from extractor.find.attendees.merge import merged
from extractor.find.attendees.people import habits, people
from extractor.find.attendees.rows import rows
from extractor.find.attendees.settling import settled
from extractor.find.attendees.told import tellings
from extractor.find.meeting.day import day
from extractor.find.meeting.head import head
from extractor.language import Doc
from models import Attendee, Document, Section


def find(doc: Doc, document: Document, sections: tuple[Section, ...]) -> Iterator[Attendee]:
    """Everyone listed or told of as present, in attendance, absent or sending apologies, in reading order.

    Listed twice is one entry, with the most specific status: apologies and absence win over presence.
    """
    told = list(tellings(doc, sections))
    lines = of_this_meeting(rows(document, sections), partial(_held, document, sections))
    lists = blocks(spelt_out(lines, document.text), told)
    as_set = habits(lists)
    listed = settled([people(block, as_set) for block in lists])
    found = list(merged(list(zip(lists, listed, strict=True)), told, document))
    yield from found or of_head(document)


def _held(document: Document, sections: tuple[Section, ...]) -> str | None:
    """The day of the meeting, for which registers of attendance are asked."""
    found = day(document, head(document, sections))
    return found.value if found is not None else None


__all__ = ["Block", "find"]
