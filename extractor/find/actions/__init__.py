"""Stage 3: what somebody is to do after the meeting."""

from collections.abc import Iterator

from extractor.find.actions import below, bracketed, ended, led, lists, margin, prose, same, tables
from extractor.find.actions import marked as marks
from extractor.find.actions.setting import bare, setting
from extractor.find.actions.shared_due import with_shared
from extractor.language import Doc
from models import Action, Attendee, Document, Meeting, Section


def find(
    doc: Doc,
    document: Document | None = None,
    sections: tuple[Section, ...] = (),
    attendees: tuple[Attendee, ...] = (),
    meeting: Meeting | None = None,
) -> Iterator[Action]:
    """The actions of the meeting in reading order."""
    known = setting(document or bare(doc.text), sections, attendees, meeting)
    below_leads = list(led.find(known))
    leads = [lead for lead, _ in below_leads]
    said = [one for one in prose.find(doc, known) if not any(lead.holds(one.span) for lead in leads)]
    said.extend(one for _, those in below_leads for one in those)
    marked = [
        *tables.find(known),
        *lists.find(known),
        *marks.find(doc, known),
        *margin.find(known),
        *below.find(known),
        *ended.find(known),
    ]
    found = same.merged(known.text, marked, [*said, *bracketed.find(known)])
    yield from with_shared(found, known)
