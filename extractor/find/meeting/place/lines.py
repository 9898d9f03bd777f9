"""The lines of the title that name a place."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor import names
from extractor.dates import find_dates
from extractor.find.meeting.group.names import blanked
from extractor.find.meeting.head import Found, Head, expression
from extractor.find.meeting.place.addresses import is_of_house, with_address
from extractor.find.meeting.place.beside import (
    LONGEST,
    NAMES,
    before_hour,
    before_the_day,
    beside_day,
    is_told,
    without_start,
)
from extractor.find.meeting.place.words import NOT_PLACE, after_day, found, is_group
from extractor.late import late
from models import Document, Paragraph, Span

_NUMBERED = late(r"^\W*[0-9]+(?:st|nd|rd|th)?\s+meeting\b", re.IGNORECASE)
_AT = late(r"[\s,.]*(?:(?:was\s+)?held\s+)?(?:in|at)\s+(?:the\s+)?(?=\w)", re.IGNORECASE)
_TOWN = late(r"^[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3}, (?:[A-Z]{2}|[A-Z][a-z]{1,3}\.|[A-Z][a-z]+)(?=,? *$)")
_BY = late(r",?\s+(?:chaired|hosted|facilitated|led|minuted|organi[sz]ed)\s+by\b.*$", re.IGNORECASE)
_STREET = late(
    r"(?i)[0-9]{1,5}[a-z]?\s+(?:[a-z0-9.'’-]+\s+){1,4}?"
    r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|way|highway|hwy|square|court|terrace|place)\b\.?"
)
# A line that says nothing but where: "At the home of Ann Reeve", "IN THE VILLAGE HALL".
_LED = late(
    r"(?i:(?:the\s+)?(?:meeting\s+)?(?:was\s+)?(?:held|met)\s+)?(?i:at|in)\s+(?i:the\s+)?"
    r"(?P<place>(?i:home|house|residence)\s+of\b.*|[A-Z][^.:;\n]{2,80})",
    re.DOTALL,
)
# What follows the words for the document in a line of the title: "Meeting Minutes, Mill Library".
_BEHIND_KIND = late(r"[^,\n]*\b(?:minutes|notes|meeting),\s+(?P<place>[A-Z][^,\n]*)", re.IGNORECASE)
_PLACE, _T, _FEW = "place-line", "place-town", 8


def by_line(document: Document, head: Head, plain: Sequence[Paragraph]) -> Iterator[Found]:
    """The lines of the title that name a place; those that name a school or the like above the day only at the end.

    `plain` are the paragraphs of the head that are no headings.
    """
    lines = [one for one in head.title if one in plain]
    told = [with_address(document, one, lines) for one in [*_lines(document, head), *_below(document, head, plain)]]
    day = min((line.span.start for line in head.title if after_day(line.span.of(document.text))), default=0)
    yield from sorted(told, key=lambda one: one.quotes[0].start < day and is_of_house(one.value))


def _lines(document: Document, head: Head) -> Iterator[Found]:
    """A line of the title that is an address, or what stands beside date and time in one."""
    for at, paragraph in enumerate(head.title):
        words, start = paragraph.span.of(document.text), paragraph.span.start
        for span, rule in _told(words, paragraph, at):
            one = found(document.text, start + span.start, start + span.end, rule)
            if one is not None:
                yield one


def _told(words: str, paragraph: Paragraph, at: int) -> Iterator[tuple[Span, str]]:
    """The stretches of a line that name a place, likeliest first; `at` is the number of the line in the title."""
    led = _LED.fullmatch(words) if len(words.split()) <= LONGEST else None
    if led is not None and NOT_PLACE.search(words) is None and blanked(words) == words:
        yield _span(led), _PLACE
    beside = beside_day(words)
    if beside is not None and not _is_body_line(beside.of(words), paragraph):
        yield beside, _PLACE
    town = _TOWN.match(words[: min((d.start for d in find_dates(words)), default=0)])
    if town is not None and not is_group(town.group()):
        yield Span(start=0, end=town.end()), _T
    before = before_the_day(words, at)
    if before is not None:
        yield before
    street = _STREET.match(words)
    if street is not None and after_day(words):
        yield Span(start=0, end=street.end()), _PLACE
    yield from ((span, _PLACE) for span in _rest(words, paragraph, at))


def _span(led: re.Match[str]) -> Span:
    return Span(start=led.start("place"), end=led.end("place"))


def _rest(words: str, paragraph: Paragraph, at: int) -> Iterator[Span]:
    """What a line has behind its day and hour, or all of one that has none, if a word in it is one for places."""
    behind = _BEHIND_KIND.fullmatch(words)
    if behind is not None and _is_place(behind["place"]):
        yield _span(behind)
    rest = after_day(words)
    told = _AT.match(words, rest) if rest else None
    rest = told.end() if told is not None else rest
    words, rest = before_hour(words) or (without_start(_BY.sub("", words)), rest)
    is_short = (rest > 0 or at > 0) and len(words[rest:].split()) <= LONGEST
    if not is_short or NOT_PLACE.search(words[rest:]) or _NUMBERED.match(words) or _is_told(words[rest:]):
        return
    is_one = is_told(words, rest) or expression("place-line").search(words[rest:]) is not None
    if is_one and not _is_body_line(words[rest:], paragraph):
        yield Span(start=rest, end=len(words))


def _is_told(words: str) -> bool:
    """Whether most of many words begin small: the line tells something, and is no place's name."""
    told = [word for word in words.split() if word[:1].isalpha()]
    return len(told) > _FEW and 2 * sum(map(str.islower, told)) > len(told)


def _is_place(words: str) -> bool:
    return expression("place-line").search(words) is not None and NOT_PLACE.search(words) is None


def _below(document: Document, head: Head, plain: Sequence[Paragraph]) -> Iterator[Found]:
    """The line right below one that is nothing but the day, if it is a name, and of no group or person."""
    for above, line in pairwise(head.title):
        is_named = line in plain and _is_name_of_place(line.span.of(document.text))
        if is_named and _is_day(above.span.of(document.text)):
            yield from filter(None, [found(document.text, line.span.start, line.span.end, "place-below-day")])


def _is_day(words: str) -> bool:
    days = [mention for mention in find_dates(words) if mention.day is not None]
    return bool(days) and not any(map(str.isalpha, blanked(words)))


def _is_name_of_place(words: str) -> bool:
    """Whether a line is a name of several words and neither a group's nor a person's."""
    is_name = 1 < len(words.split()) <= _FEW and NAMES.fullmatch(words) is not None and blanked(words) == words
    is_other = (is_group(words) and "," not in words) or NOT_PLACE.search(words) is not None
    return is_name and not is_other and ("," in words or names.evidence(words) < names.LIKELY)


def _is_body_line(words: str, paragraph: Paragraph) -> bool:
    """Whether a line with a word of places in it is rather the name of a group, in capitals or larger."""
    return paragraph.first.is_bold and words.isupper() and not any(map(str.isdigit, words))
