"""Stage 3: the meeting's facts: which group met, when, where and under whom."""

from collections.abc import Iterator
from typing import Literal

from extractor import rules
from extractor.find.meeting.chair import chair
from extractor.find.meeting.day import day
from extractor.find.meeting.group import body
from extractor.find.meeting.head import Found, Head, expression, head
from extractor.find.meeting.hours import hours
from extractor.find.meeting.next import next_meeting
from extractor.find.meeting.place import place
from extractor.find.meeting.quorum import quorum
from extractor.find.meeting.secretary import secretary
from models import Attendee, Document, Evidence, Meeting, Section, Span

__all__ = ["find"]

Name = Literal[
    "body",
    "organisation",
    "date",
    "start",
    "end",
    "location",
    "chair",
    "secretary",
    "next_meeting",
    "quorum",
    "quorum_needed",
    "approval",
]

_NEAR = 6  # paragraphs from the head or the foot
_NUMBERS: frozenset[Name] = frozenset({"quorum_needed"})


def find(document: Document, sections: tuple[Section, ...], attendees: tuple[Attendee, ...]) -> Meeting:
    """What the document tells of its meeting, each value with the words it was read from; nothing is guessed."""
    top = head(document, sections)
    where = place(document, top, sections)
    group, organisation = body(document, top, where)
    date = day(document, top)
    start, end = hours(document, top)
    standing, needed = quorum(document, sections)
    found: dict[Name, Found | None] = {
        "body": group,
        "organisation": None if _is_within(organisation, where) else organisation,
        "date": date,
        "start": start,
        "end": end,
        "location": None if _is_own_name(where, group) else where,
        "chair": chair(document, top, attendees),
        "secretary": secretary(document, top, attendees),
        "next_meeting": next_meeting(document, sections, date.value if date is not None else None),
        "quorum": standing,
        "quorum_needed": needed,
        "approval": _approval(document, top),
    }
    values = {name: int(one.value) if name in _NUMBERS else one.value for name, one in found.items() if one is not None}
    return Meeting.model_validate({**values, "evidence": tuple(_evidence(found))})


def _is_within(one: Found | None, other: Found | None) -> bool:
    """Whether a value was read from the very words of another: the college named is only where the group met."""
    spans = other.quotes if one is not None and other is not None else ()
    return one is not None and any(s.start <= q.start and q.end <= s.end for s in spans for q in one.quotes)


def _is_own_name(where: Found | None, group: Found | None) -> bool:
    """Whether the line that was taken for the place is the group's own name, and its letterhead."""
    is_line = where is not None and where.rule in {"place-line", "place-below-day"}
    return is_line and group is not None and where is not None and where.value.casefold() == group.value.casefold()


def _evidence(found: dict[Name, Found | None]) -> Iterator[Evidence]:
    """Where each value was read; a value that only the file's name gives has an empty span."""
    for name, one in found.items():
        if one is None:
            continue
        start = min((quote.start for quote in one.quotes), default=0)
        end = max((quote.end for quote in one.quotes), default=0)
        quotes = one.quotes if len(one.quotes) > 1 else ()
        yield Evidence(field=name, rule=one.rule, span=Span(start=start, end=end), quotes=quotes)


def _approval(document: Document, top: Head) -> Found | None:
    """Whether the document calls itself a draft or approved: in its title, a field, a running head or a watermark."""
    spans = [paragraph.span for paragraph in top.title] + [field.value for field in top.named("approval", "status")]
    for rule in ("approval-draft", "approval-approved"):
        value = rules.rule("meeting", rule).gives["value"]
        for span in spans:
            match = expression(rule).search(span.of(document.text))
            if match is not None and len(span.of(document.text).split()) < 30:
                quote = Span(start=span.start + match.start(), end=span.start + match.end())
                return Found(value, rule, (quote,))
        if any(
            expression(rule).search(marginal.text)
            for marginal in document.marginalia
            if marginal.kind in {"head", "watermark"}
        ):
            return Found(value, rule, ())
    return _noticed(document)


def _noticed(document: Document) -> Found | None:
    """What a notice at the head or the foot of the document says: that its minutes are not approved yet."""
    paragraphs = document.paragraphs
    for paragraph in (*paragraphs[:_NEAR], *paragraphs[max(_NEAR, len(paragraphs) - _NEAR) :]):
        if expression("approval-notice").search(paragraph.span.of(document.text)) is not None:
            return Found(rules.rule("meeting", "approval-notice").gives["value"], "approval-notice", (paragraph.span,))
    return None
