"""Who chaired, and who took the minutes."""

import re
from collections.abc import Iterator
from functools import cache

from extractor import names, needed, rules
from extractor.find.meeting.head import Found, Head, expression, said
from models import Attendee, Document, Span

_EDGES = " \t\n.,;:|–—-()"
_TAIL = re.compile(
    r"(?<=\S)\s*[(\[<].*$|\s+[-–—]\s.*$|,\s+(?:[A-Z]{2,}|[A-Z]{1,2}[0-9][A-Z]+\b|[a-z]"
    r"|Cathaoirleach|Chair|President|Mayor|Rector|Vicar|Conven|Secretary|Clerk).*$"
)
_OFFICE = re.compile(
    r"""^(?:(?:the|our|by|acting|deputy|vice|co|association|board|club|committee|council|society|hoa|branch|senate
    |faculty|union|city|town|village|county|district|school)[\s-]+)*
    (?:chair(?:man|woman|person)?(?:\s+pro\s+tem)?|president|vice[- ]president|mayor|cllrs?|cr|councill?ors?
    |ald(?:erman)?|supervisor|commissioner|trustee|(?:rt|right)\.?\s+(?:hon(?:ourable)?|rev(?:eren)?d?)|hon|mr|mrs|ms
    |miss|dr|prof|professor|sir|dame|lady|lord|rev(?:eren)?d?|commodore|captain|moderator|conven[eo]r|bishop|canon|deacon
    |elder|judge|(?:recording\s+)?secretary|clerk|(?:worthy|worshipful|grand)\s+master)\b
    \.?,?\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_ITEM = re.compile(r"[IVX]{1,4}\.\s+(?=(?i:chair|president|mayor|vice)\w*\s)")
_HOUSE = re.compile(r"^[^,]+\s[^,]+(?P<house>,\s[^,]+)$")
_SECRETARY = re.compile(
    r"\b(?:secretary|minutes|minute[- ]taker|note[- ]?taker|recorder|scribe|clerk|rapporteur)\b", re.IGNORECASE
)
_FIRST = re.compile(r"\w+\s+(?=[A-Z])")
_BEFORE, _HEAD = 60, 1500  # code points
_SURNAME = re.compile(r"[A-Z][\w’'-]*[a-z][\w’'-]*")
_NAMED = re.compile(r"[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*)*")


def chair(document: Document, head: Head, attendees: tuple[Attendee, ...]) -> Found | None:
    """Who chaired: by a field, by what is told of the opening, by the list of those present; else the office alone."""
    found = (
        next(_by_field(document, head, attendees), None)
        or next(_by_opening(document), None)
        or _by_list(attendees)
        or next(_by_opening_office(document, attendees), None)
        or next(_by_mark(document, head), None)
        or next(_by_election(document, attendees), None)
        or next(_by_office_and_name(document), None)
        or next(_by_welcome(document, attendees), None)
        or next(_by_office(document), None)
    )
    return found and _spelt_out(document, _in_full(found, attendees))


def _spelt_out(document: Document, found: Found) -> Found:
    """A chair told by surname alone, with the one given name that the document prints before it."""
    if _SURNAME.fullmatch(found.value) is None:
        return found
    given = re.compile(rf"\b(?:[A-Z][a-z’'-]+|[A-Z]\.)\s(?:[A-Z]\.\s)?{re.escape(found.value)}\b")
    full = (m for m in given.finditer(document.text) if _OFFICE.match(m.group()) is None)
    told = {" ".join(m.group().split()): m for m in full if names.evidence(m.group()) >= names.LIKELY}
    if len(told) != 1:
        return found
    ((name, match),) = told.items()
    return Found(name, found.rule, (*found.quotes, Span(start=match.start(), end=match.end())))


def _in_full(found: Found, attendees: tuple[Attendee, ...]) -> Found:
    """A chair told by initials, or by one name, with the whole name of the one attendee who can be meant."""
    if " " in found.value:
        return found
    came = [one for one in attendees if one.type == "person" and one.status not in {"apologies", "absent"}]
    meant = [one for one in came if _is_short_for(found.value, one)]
    meant = [one for one in meant if one.status == "present"] if len(meant) > 1 else meant
    if len(meant) != 1:
        return found
    return Found(meant[0].name, found.rule, (*found.quotes, *meant[0].stretches()))


def _is_short_for(short: str, one: Attendee) -> bool:
    """Whether a word is the attendee's given name, surname or initials."""
    words = one.name.split()
    letters = "".join(word[0] for word in words)
    is_name = len(words) > 1 and short in (words[0], words[-1])
    return is_name or short == one.initials or (short.isupper() and len(words) > 1 and short == letters)


def _by_election(document: Document, attendees: tuple[Attendee, ...]) -> Iterator[Found]:
    """Who was elected to the chair at the beginning of the business, in the first third of the text."""
    for match in expression("chair-elected").finditer(document.text, 0, len(document.text) // 3):
        found = _person(document.text, match.start("name"), match.end("name"), "chair-elected")
        if found is not None:
            yield _in_full(found, attendees)


def _by_welcome(document: Document, attendees: tuple[Attendee, ...]) -> Iterator[Found]:
    """An attendee who welcomed those present, or declared the meeting closed."""
    for match in needed.matches(expression("chair-welcomed"), document.text):
        found = _person(document.text, match.start("name"), match.end("name"), "chair-welcomed")
        if found is None:
            continue
        whole = _in_full(found, attendees)
        came = [one.name for one in attendees if one.status not in {"apologies", "absent"}]
        if whole.value in came or (not came and names.evidence(whole.value) >= names.LIKELY):
            yield whole


def _by_field(document: Document, head: Head, attendees: tuple[Attendee, ...]) -> Iterator[Found]:
    """Whom a field names: a person, or somebody who is listed by a handle in small letters."""
    fields = sorted(head.named("chair"), key=lambda field: "called" in field.label.of(document.text).casefold())
    for field in fields:
        found = _person(document.text, field.value.start, field.value.end, "chair-field")
        words = field.value.of(document.text)
        if found is None and any(one.name == words for one in attendees):
            found = Found(words, "chair-field", (field.value,))
        if found is not None:
            yield found


def _by_opening(document: Document) -> Iterator[Found]:
    """Whoever opened the meeting or was in the chair, as a sentence tells it; late in the text only if it says so.

    Late in the text who is said to chair may chair some other group: "the Tide Group, chaired by Ann Reeve".
    """
    for at, rule, match in said(document, "chair-in-prose", "chair-by", "chair-with", "chair-of-opening"):
        start = document.paragraphs[at].span.start
        if rule != "chair-in-prose" and not _is_of_meeting(document.text, start + match.start()):
            continue
        found = _person(document.text, start + match.start("name"), start + match.end("name"), rule)
        if found is not None:
            yield found


def _is_of_meeting(text: str, at: int) -> bool:
    """Whether what stands at `at` stands early, or behind the word for a meeting."""
    before = text[max(0, at - _BEFORE) : at + _BEFORE // 2]
    return at < max(_HEAD, len(text) // 4) or expression("chair-of-meeting").search(before) is not None


def _by_office_and_name(document: Document) -> Iterator[Found]:
    """Whoever is named with the office in a sentence that tells what the chair did."""
    for at, rule, match in said(document, "chair-named-with-office"):
        group = "name" if match["name"] else "other"
        start = document.paragraphs[at].span.start
        found = _person(document.text, start + match.start(group), start + match.end(group), rule)
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
    """Those who came and are listed as chair; several in one string."""
    came = [one for one in attendees if one.status in {"present", "in_attendance"}]
    chairs = (
        [one for one in came if one.is_chair]
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
            found = _person(document.text, start + match.start("name"), start + match.end("name"), "chair-marked")
            is_away = expression("chair-away").search(document.text, start, start + match.start("name")) is not None
            if found is not None and not is_away:
                yield found


def _by_office(document: Document) -> Iterator[Found]:
    for match in expression("chair-office").finditer(document.text):
        start, end = match.span("name" if match["name"] else "chair")
        span = Span(start=start, end=end)
        yield Found(span.of(document.text), "chair-office", (span,))


def secretary(document: Document, head: Head, attendees: tuple[Attendee, ...]) -> Found | None:
    """Who took the minutes: by a field, else by the role in the list of those present."""
    for field in head.named("secretary"):
        found = _person(document.text, field.value.start, field.value.end, "secretary-field")
        if found is not None and not _is_told(found.value):
            return found
    told = next(_secretary_told(document), None)
    if told is not None:
        return _in_full(told, attendees)
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
            found = _person(document.text, start + match.start(group), start + match.end(group), rule)
            if found is not None:
                yield found


def _is_told(words: str) -> bool:
    """Whether most of the words are in lower case: what was noted, not who took the notes."""
    return 2 * sum(map(str.islower, words.split())) > len(words.split())


def _is_house(words: str) -> bool:
    """Whether what stands after a name and a comma is where the person comes from."""
    return not _listed("organisations").isdisjoint(re.findall(r"\w+", words.casefold()))


def _person(text: str, start: int, end: int, rule: str) -> Found | None:
    """The name without office and honorific, and without what stands after it in brackets; None if it is no name."""
    number = _ITEM.match(text, start, end)
    start = number.end() if number is not None else start
    first = _FIRST.match(text, start, end)
    start = first.end() if first is not None and first.group().strip() in _listed("before-names") else start
    words = text[start:end]
    tail = _TAIL.search(words)
    words = words[: tail.start()] if tail is not None else words
    house = _HOUSE.search(words)
    words = words[: house.start("house")] if house is not None and _is_house(house["house"]) else words
    while (office := _OFFICE.match(words)) is not None and office.end() < len(words):
        start, words = start + office.end(), words[office.end() :]
    left, right = len(words) - len(words.lstrip(_EDGES)), len(words.rstrip(_EDGES))
    right += words[right : right + 1] == "." and re.search(r"\s[A-Z]$", words[:right]) is not None  # "Dee R."
    name = words[left:right]
    if len(name.split()) > 5 and not re.search(r"&|\band\b|,", name):
        return None
    told = [word.capitalize() if word.isupper() else word for word in name.split()]
    if not name or not name[0].isupper() or not _listed("no-names").isdisjoint(told) or len(told) > 12:
        return None
    if _NAMED.match(name) is None:
        return None
    return Found(name, rule, (Span(start=start + left, end=start + right),))


@cache
def _listed(id_: str) -> frozenset[str]:
    return frozenset(rules.words("meeting", id_).words)
