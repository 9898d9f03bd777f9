"""Who chaired."""

import re
from collections.abc import Iterator

from extractor import names, needed
from extractor.find.meeting.chair.weighed import weighed
from extractor.find.meeting.group.names import listed
from extractor.find.meeting.head import Field, Found, Head, expression, said
from extractor.find.meeting.person import OFFICE, in_full, person
from extractor.late import late
from models import Attendee, Document, Span

_BEFORE, _HEAD, _BELOW = 60, 1500, 40  # code points
_BESIDE = ("co-", "co ", "cochair")
_PUT_UP = late(r"\bnominat", re.IGNORECASE)
_SURNAME = late(r"[A-Z][\w’'-]*[a-z][\w’'-]*")


def chair(document: Document, head: Head, attendees: tuple[Attendee, ...]) -> Found | None:
    """Who chaired: by a field, by what is told of the opening, by the list of those present; else the office alone."""
    found = (
        next(_by_field(document, head, attendees), None)
        or next(_by_opening(document), None)
        or _by_list(attendees)
        or next(_by_handle(document, attendees), None)
        or next(_by_opening_office(document, attendees), None)
        or next(_by_mark(document, head), None)
        or next(_by_election(document, attendees), None)
        or next(_by_office_and_name(document), None)
        or next(_by_welcome(document, attendees), None)
        or weighed(document, attendees)
        or next(_by_office(document), None)
    )
    return found and _spelt_out(document, in_full(found, attendees), attendees)


def _spelt_out(document: Document, found: Found, attendees: tuple[Attendee, ...]) -> Found:
    """A chair told by surname alone, with the one given name that the document prints before it.

    Who stands in the list by surname alone is nobody else whom the list has.
    """
    if _SURNAME.fullmatch(found.value) is None:
        return found
    given = late(rf"\b(?:[A-Z][a-z’'-]+|[A-Z]\.) (?:[A-Z]\. )?{re.escape(found.value)}\b")
    others = {one.name for one in attendees if any(other.name == found.value for other in attendees)}
    full = (m for m in given.finditer(document.text) if OFFICE.match(m.group()) is None and m.group()[:4] != "Tem ")
    told = {
        " ".join(m.group().split()): m
        for m in full
        if names.evidence(m.group()) >= names.LIKELY and m.group() not in others
    }
    if len(told) != 1:
        return found
    ((name, match),) = told.items()
    return Found(name, found.rule, (*found.quotes, Span(start=match.start(), end=match.end())))


def _by_election(document: Document, attendees: tuple[Attendee, ...]) -> Iterator[Found]:
    """Who was elected to the chair at the beginning of the business, in the first third of the text."""
    for id_ in ("chair-elected", "chair-voted", "chair-elected-alone", "chair-elected-in-item"):
        for match in expression(id_).finditer(document.text, 0, max(_HEAD, len(document.text) // 3)):
            found = person(document.text, match.start("name"), match.end("name"), id_)
            if found is not None:
                yield in_full(found, attendees)


def _by_welcome(document: Document, attendees: tuple[Attendee, ...]) -> Iterator[Found]:
    """An attendee who welcomed those present, or declared the meeting closed."""
    for match in needed.matches(expression("chair-welcomed"), document.text):
        found = person(document.text, match.start("name"), match.end("name"), "chair-welcomed")
        if found is None:
            continue
        whole = in_full(found, attendees)
        came = [one.name for one in attendees if one.status not in {"apologies", "absent"}]
        if whole.value in came or (not came and names.evidence(whole.value) >= names.LIKELY):
            yield whole


def _by_field(document: Document, head: Head, attendees: tuple[Attendee, ...]) -> Iterator[Found]:
    """Whom a field names: a person, or somebody listed by a handle in small letters; nobody put up for office."""
    fields = sorted(head.named("chair"), key=lambda field: "called" in field.label.of(document.text).casefold())
    for field in fields:
        if _PUT_UP.search(document.text, field.value.start, field.value.end + _BELOW) or _is_host(document.text, field):
            continue
        found = person(document.text, field.value.start, field.value.end, "chair-field")
        words = field.value.of(document.text)
        if found is None and any(one.name == words for one in attendees):
            found = Found(words, "chair-field", (field.value,))
        if found is not None:
            yield found


def _is_host(text: str, field: Field) -> bool:
    """Whether a field says what house or body was host, and no person."""
    words = {word.strip(".,()").casefold() for word in field.value.of(text).split()}
    is_house = not words.isdisjoint(listed("organisations") | listed("bodies"))
    return is_house and field.label.of(text).casefold() in ("host", "hosted by", "meeting host")


def _by_opening(document: Document) -> Iterator[Found]:
    """Whoever opened the meeting or was in the chair, as a sentence tells it; late in the text only if it says so.

    Late in the text who is said to chair may chair some other group: "the Tide Group, chaired by Ann Reeve".
    """
    for at, rule, match in said(document, "chair-in-prose", "chair-by", "chair-with", "chair-of-opening"):
        start = document.paragraphs[at].span.start
        if rule != "chair-in-prose" and not _is_of_meeting(document.text, start + match.start()):
            continue
        found = person(document.text, start + match.start("name"), start + match.end("name"), rule)
        if found is not None:
            yield found


def _by_handle(document: Document, attendees: tuple[Attendee, ...]) -> Iterator[Found]:
    """The attendee who started an online meeting, by the name they are listed by."""
    for at, rule, match in said(document, "chair-by-handle"):
        start = document.paragraphs[at].span.start
        if any(one.name == match["name"] for one in attendees):
            yield Found(match["name"], rule, (Span(start=start + match.start("name"), end=start + match.end("name")),))


def _is_of_meeting(text: str, at: int) -> bool:
    """Whether what stands at `at` stands early, or behind the word for a meeting."""
    before = text[max(0, at - _BEFORE) : at + _BEFORE // 2]
    return at < max(_HEAD, len(text) // 4) or expression("chair-of-meeting").search(before) is not None


def _by_office_and_name(document: Document) -> Iterator[Found]:
    """Whoever is named with the office in a sentence that tells what the chair did."""
    for at, rule, match in said(document, "chair-named-with-office"):
        group = "name" if match["name"] else "other"
        start = document.paragraphs[at].span.start
        found = person(document.text, start + match.start(group), start + match.end(group), rule)
        if found is not None:
            yield found


def _by_opening_office(document: Document, attendees: tuple[Attendee, ...]) -> Iterator[Found]:
    """The one attendee who holds the office that opened the meeting: "The Mayor called the meeting to order"."""
    for match in expression("chair-opening-office").finditer(document.text):
        office = match["office"].casefold()
        held = [one for one in attendees if (one.role or "").casefold() == office and one.status == "present"]
        if len(held) == 1:
            yield Found(held[0].name, "chair-opening-office", held[0].stretches())


def _by_list(attendees: tuple[Attendee, ...]) -> Found | None:
    """Those who came and are listed as chair; several in one string, co-chairs only where there is no other."""
    came = [one for one in attendees if one.status in {"present", "in_attendance"}]
    chairs = (
        [one for one in came if one.is_chair and not (one.role or "").casefold().startswith(_BESIDE)]
        or [one for one in came if one.is_chair]
        or [one for one in came if _has_role(one, "chair-role")]
        or [one for one in came if _has_role(one, "chair-role-otherwise")]
    )
    if not chairs:
        return None
    return Found(
        ", ".join(one.name for one in chairs), "chair-listed", tuple(s for one in chairs for s in one.stretches())
    )


def _has_role(one: Attendee, rule: str) -> bool:
    return one.role is not None and expression(rule).search(one.role) is not None


def _by_mark(document: Document, head: Head) -> Iterator[Found]:
    """Whose name is marked with the office in the head, but for those who sent apologies."""
    for paragraph in head.paragraphs:
        for match in expression("chair-marked").finditer(paragraph.span.of(document.text)):
            start = paragraph.span.start
            found = person(document.text, start + match.start("name"), start + match.end("name"), "chair-marked")
            is_away = expression("chair-away").search(document.text, start, start + match.start("name")) is not None
            if found is not None and not is_away:
                yield found


def _by_office(document: Document) -> Iterator[Found]:
    for match in expression("chair-office").finditer(document.text):
        start, end = match.span("name" if match["name"] else "chair")
        span = Span(start=start, end=end)
        yield Found(span.of(document.text), "chair-office", (span,))
