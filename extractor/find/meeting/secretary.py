"""Who took the minutes."""

import re
from collections.abc import Iterator

from extractor import names
from extractor.find.meeting.head import Found, Head, said
from extractor.find.meeting.person import in_full, person
from models import Attendee, Document

_SECRETARY = re.compile(
    r"\b(?:(?<!permanent )(?<!home )(?<!foreign )secretary(?! of state| general)"
    r"|minutes|minute[- ]taker|note[- ]?taker|recorder|scribe|clerk|rapporteur)\b",
    re.IGNORECASE,
)


def secretary(document: Document, head: Head, attendees: tuple[Attendee, ...]) -> Found | None:
    """Who took the minutes: by a field, else by the role in the list of those present."""
    for field in head.named("secretary"):
        found = person(document.text, field.value.start, field.value.end, "secretary-field")
        if found is not None and not _is_told(found.value):
            return found
    told = next(_secretary_told(document), None)
    if told is not None:
        return in_full(told, attendees)
    for one in attendees:
        if one.role is not None and _SECRETARY.search(one.role) and one.status in {"present", "in_attendance"}:
            return Found(one.name, "secretary-listed", one.stretches())
    return None


def _secretary_told(document: Document) -> Iterator[Found]:
    """Who a sentence says took the minutes, then who signed as secretary."""
    for rule in ("secretary-in-prose", "secretary-signed"):
        for at, _, match in said(document, rule):
            group = next(name for name, words in match.groupdict().items() if words)
            start = document.paragraphs[at].span.start
            found = person(document.text, start + match.start(group), start + match.end(group), rule)
            if found is not None:
                yield found
    yield from _submitted(document)


def _submitted(document: Document) -> Iterator[Found]:
    """Who submits the minutes at their foot, on the same line or the one below."""
    paragraphs = document.paragraphs
    for at, rule, match in said(document, "secretary-submitted"):
        below = paragraphs[at + 1].span if at + 1 < len(paragraphs) else None
        if match["name"] is not None:
            start = paragraphs[at].span.start
            found = person(document.text, start + match.start("name"), start + match.end("name"), rule)
        elif below is not None and names.evidence(below.of(document.text).split(",")[0]) >= names.LIKELY:
            found = person(document.text, below.start, below.end, rule)
        else:
            found = None
        if found is not None:
            yield found


def _is_told(words: str) -> bool:
    """Whether most of the words are in lower case: what was noted, not who took the notes."""
    return 2 * sum(map(str.islower, words.split())) > len(words.split())
