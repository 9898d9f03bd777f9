"""Those whom only the fields of the head name: "Facilitator: Ann Lee", "Notetaker: Tom Reed", and no list."""

from collections.abc import Iterator

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.entry import attendee
from extractor.find.attendees.single import entry
from extractor.find.attendees.stretch import Stretch
from extractor.late import late
from models import Attendee, Document

_HEAD, _FEWEST = 1500, 2
_FIELD = late(
    r"(?m)^[\s•●*–-]*(?P<role>[A-Za-z][A-Za-z -]{2,30}?)[^\S\n]*:[^\S\n]*(?P<who>[A-Z][^\n:;,]{1,40}?)[^\S\n]*$"
)


def of_head(document: Document) -> Iterator[Attendee]:
    """The holders of the parts that several fields of the head give, as present, in reading order."""
    found = []
    for field in _FIELD.finditer(document.text, 0, _HEAD):
        role = Stretch(field["role"], field.start("role"))
        person = entry(Stretch(field["who"], field.start("who")))
        is_part = kinds.folded(role.text) in kinds.words("names", "role-of-meeting") | kinds.words(
            "attendance", "chair-words"
        )
        if is_part and person is not None and person.evidence >= names.POSSIBLE and person.type == "person":
            found.append(person.with_field("role", role))
    if len({one.name for one in found}) >= _FEWEST:
        kept = {one.name: one for one in reversed(found)}
        ordered = sorted(kept.values(), key=lambda one: one.span.start)
        yield from (attendee(one, document.text, "present", "head-fields") for one in ordered)
