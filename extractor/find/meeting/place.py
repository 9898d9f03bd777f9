"""Where the meeting was held."""

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.dates import find_dates, find_times
from extractor.find.meeting.head import Found, Head, expression, said
from extractor.find.meeting.names import blanked, listed
from models import Document, Paragraph, Section, Span

_EDGES = " \t\n.,;:|–—-"
_NUMBERED = re.compile(r"^\W*[0-9]+(?:st|nd|rd|th)?\s+meeting\b", re.IGNORECASE)
_NOT_PLACE = re.compile(
    r"""\b(?:minutes|agenda|present|attendees|apologies|chair|committee(?!\ room)|board\ of|association|meeting\ of
    |same\ (?:place|venue|time)|doors|hearing|history|said|asked|replied
    |attachment|appendix|proposed|proposal|presentation|charity|registered(?!\ office)|reports?|updates?|order
    |attendance|person)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_MET = re.compile(
    r"\b(?:held|holden|assembled|met|gathered|took place|convened|to order|meeting (?:at|in|via))\b", re.IGNORECASE
)
_HELD_AT = re.compile(r"\W*(?:(?:which|that)\s+)?(?:was\s+)?held\s+(?:at|in)\s+(?:the\s+)?(?=\w)", re.IGNORECASE)
_AT = re.compile(r"[\s,.]*(?:(?:was\s+)?held\s+)?(?:in|at)\s+(?:the\s+)?(?=\w)", re.IGNORECASE)
_PLACE_NAME = re.compile(r"\s*,\s*[A-Z][\w’'-]+(?:,? [A-Z][\w’'-]+){0,4}\s*\.?\s*")
_TOWN = re.compile(r"^[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3}, (?:[A-Z]{2}|[A-Z][a-z]{1,3}\.|[A-Z][a-z]+)(?=,? *$)")
_ROOM = re.compile(r"(?:meeting\s+)?(?:venue|location|place|room)", re.IGNORECASE)
_BY = re.compile(r",?\s+(?:chaired|hosted|facilitated|led|minuted|organi[sz]ed)\s+by\b.*$", re.IGNORECASE)
_OF_MEETING = re.compile(r"\W*(?:[\w’'&-]+\s+){0,8}(?:minutes|meeting|notes)\b", re.IGNORECASE)
_STREET = re.compile(
    r"(?i)[0-9]{1,5}[a-z]?\s+(?:[a-z0-9.'’-]+\s+){1,4}?"
    r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|way|highway|hwy|square|court|terrace|place)\b\.?"
)
# What stands between day and hour and beside them, without the signs and small words that join it to them.
_REST = re.compile(
    r"(?:^|(?<=⟩))(?:[\s,|;:•·–—-]|(?:at|on|in)\s)*(?P<rest>[^⟨⟩\n]*?)(?:[\s,|;:•·–—-]|\s(?:at|on|from))*(?=⟨|$)"
)
_ZONE = re.compile(
    r"(?:\W*(?:[A-Z]{1,5}|Eastern|Pacific|Central|Mountain|Standard|Daylight|Summer|Local|[Tt]ime)\b)+\W*"
)
_NAMES = re.compile(r"(?:(?:the\s+)?(?:[A-Z0-9][\w.’'&#/-]*|of|and|de|la|du|the|&|-|–|\(|\)),?\s*)+")
# A line of an address: a number and a street, or a town with a code of the post.
_ADDRESS = re.compile(
    r"\s*(?:[0-9]{1,5}[A-Za-z]?,?\s+(?:[A-Z0-9][\w.'’-]*,?\s*){1,7}"
    r"|(?:[A-Z][\w.'’-]*,?\s+){1,5}(?:[0-9]{5}(?:-[0-9]{4})?|[A-Z]{1,2}[0-9][0-9A-Z]?\s[0-9][A-Z]{2}|[A-Z][0-9][A-Z]\s?[0-9][A-Z][0-9]))\s*\.?\s*"
)
_LONE = re.compile(r"[\s,;–—-]*[A-Z][a-zà-ÿ’'-]{2,}(?:,? [A-Z][a-zà-ÿ’'-]+){0,4}\s*")
# A sentence on another meeting, or on what is to come.
_OTHER = re.compile(
    r"\b(?:the|our|date of)\s+next\s+(?:\w+\s+){0,3}(?:meeting|call)\b|\b(?:will|shall)\s+"
    r"(?:next\s+|again\s+)?(?:be|meet|take)\b|\badjourned\s+(?:to|until|till)\b|\btakes\s+place\b",
    re.IGNORECASE,
)
# A line that says nothing but where: "At the home of Ann Reeve".
_LED = re.compile(
    r"(?:(?:the\s+)?(?:meeting\s+)?(?:was\s+)?(?:held|met)\s+)?(?:at|in)\s+(?:the\s+)?(?P<place>(?:home|house|residence)\s+of\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_LINK = re.compile(
    r"\s*\((?=[^)]*\b(?:link|https?|passcode|password|dial|calendar|id)\b)[^)]*\)?.*$", re.IGNORECASE | re.DOTALL
)
_CODE = re.compile(r"\b[A-Z]{2}\s+[0-9]{5}\b|\b[A-Z]{1,2}[0-9]{1,2}[A-Z]?\s*[0-9][A-Z]{2}\b")
_STARTED = re.compile(r",?\s+(?:started|opened|commenced|begun|doors)\b.*$", re.IGNORECASE)
_NEXT = re.compile(r"\W*(?:date of )?next\b", re.IGNORECASE)
_LONGEST, _SENTENCE = 25, 40
_FIRST = 8
_T = "place-town"


def place(document: Document, head: Head, sections: tuple[Section, ...]) -> Found | None:
    """The venue as printed, or the words used for an online meeting."""
    for search in (_by_field, _by_sentence, _by_line):
        for found in search(document, head):
            return found
    for found in _by_opening(document):
        return found
    first = sections[0].span.end if sections else 0
    end = max([first, *(paragraph.span.end for paragraph in head.paragraphs)])
    for rule in ("place-online", "place-via"):
        for match in expression(rule).finditer(document.text, 0, end):
            return _found(document.text, match.start("place"), match.end("place"), rule)
    return None


def _found(text: str, start: int, end: int, rule: str) -> Found | None:
    held = _HELD_AT.match(text, start, end)
    start = held.end() if held is not None else start
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Found(" ".join(text[start:end].split()), rule, (Span(start=start, end=end),)) if start < end else None


def _by_field(document: Document, head: Head) -> Iterator[Found]:
    for field in head.named("location"):
        end = _before_day(document.text, field.value)
        found = _found(document.text, field.value.start, end, "place-field")
        is_number = found is not None and _ROOM.fullmatch(field.label.of(document.text)) is not None
        if found is not None and (any(map(str.isalpha, found.value)) or is_number):
            yield found


def _before_day(text: str, value: Span) -> int:
    """Where the place in a field ends: before the day and hour that follow it, if words stand before them."""
    words = value.of(text)
    link = _LINK.search(words)
    words = words[: link.start()] if link is not None else words
    cut = min([*(d.start for d in find_dates(words)), *(t.start for t in find_times(words))], default=len(words))
    return value.start + (cut if any(map(str.isalpha, words[:cut])) else len(words))


def _by_sentence(document: Document, head: Head) -> Iterator[Found]:
    """The place in a title with day or time, or in a sentence that says where the body met."""
    for at, paragraph in enumerate(head.paragraphs):
        words = paragraph.span.of(document.text)
        if _NEXT.match(words) or _OTHER.search(words):
            continue
        seen, places = _marked(words)
        is_short = len(words.split()) <= _SENTENCE
        is_line = "⟨" in seen and is_short and (at < min(_FIRST, head.listed) or paragraph in head.title)
        if not is_line and _MET.search(words) is None:
            continue
        for rule in ("place-held", "place-between"):
            for match in expression(rule).finditer(seen):
                start, end = places[match.start("place")], places[match.end("place") - 1] + 1
                found = _found(document.text, paragraph.span.start + start, paragraph.span.start + end, rule)
                if found is not None and _NOT_PLACE.search(found.value) is None:
                    yield found


def _by_opening(document: Document) -> Iterator[Found]:
    """The place in the sentence that tells of the call to order, in the first third of the text."""
    for at, rule, match in said(document, "place-opened", "place-rooms-of"):
        start = document.paragraphs[at].span.start
        found = _found(document.text, start + match.start("place"), start + match.end("place"), rule)
        if found is not None and start < len(document.text) // 3 and _NOT_PLACE.search(found.value) is None:
            yield found


def _marked(words: str) -> tuple[str, list[int]]:
    """`words` with each date as ⟨D⟩ and each time as ⟨T⟩, and where each of its signs stood before."""
    marks = sorted(
        [(d.start, d.end, "⟨D⟩") for d in find_dates(words)] + [(t.start, t.end, "⟨T⟩") for t in find_times(words)]
    )
    seen: list[str] = []
    places: list[int] = []
    at = 0
    for start, end, mark in marks:
        if start < at:
            continue
        seen.append(words[at:start] + mark)
        places += [*range(at, start), *([start] * len(mark))]
        at = end
    return "".join(seen) + words[at:], [*places, *range(at, len(words))]


def _by_line(document: Document, head: Head) -> Iterator[Found]:
    """The lines of the title that name a place; those that name a school or the like above the day only at the end."""
    found = [_with_address(document, one, head) for one in _lines(document, head)]
    day = min((line.span.start for line in head.title if _after_day(line.span.of(document.text))), default=0)
    yield from sorted(found, key=lambda one: one.quotes[0].start < day and _is_of_house(one.value))


def _is_of_house(words: str) -> bool:
    """Whether a line above the day tells rather whose minutes these are: a school's name, or a letterhead's address."""
    return _is_house(words) or _CODE.search(words) is not None


def _with_address(document: Document, found: Found, head: Head) -> Found:
    """The place with the lines of an address right below it: a house and its number, a town with its code."""
    lines = [line for line in head.title if line.span.start >= found.quotes[-1].end]
    held = list(found.quotes)
    at = next((n for n, line in enumerate(head.title) if line.span.holds(found.quotes[-1])), None)
    if at is None or head.title[at].span.end > found.quotes[-1].end + 1:
        return found
    for line in lines:
        if document.text[held[-1].end : line.span.start].strip() or not _ADDRESS.fullmatch(line.span.of(document.text)):
            break
        held.append(line.span)
    value = ", ".join([found.value, *(quote.of(document.text).strip(_EDGES) for quote in held[len(found.quotes) :])])
    return found._replace(value=value, quotes=tuple(held))


def _is_house(words: str) -> bool:
    """Whether the words end as the name of a body that has a house: a school above the day is who met."""
    tokens = words.casefold().split()
    is_of = any(one in listed("organisations") and other == "of" for one, other in pairwise(tokens))
    return (tokens[-1] in listed("organisations") or is_of) and "," not in words


def _lines(document: Document, head: Head) -> Iterator[Found]:
    """A line of the title that is an address, or what follows date and time in one."""
    for at, paragraph in enumerate(head.title):
        words = paragraph.span.of(document.text)
        led = _LED.fullmatch(words) if len(words.split()) <= _LONGEST else None
        if led is not None:
            start, end = (paragraph.span.start + at for at in led.span("place"))
            yield from filter(None, [_found(document.text, start, end, "place-line")])
        beside = _beside_day(words)
        if beside is not None and not _is_body_line(beside.of(words), paragraph):
            start = paragraph.span.start
            yield from filter(None, [_found(document.text, start + beside.start, start + beside.end, "place-line")])
        town = _TOWN.match(words[: min((d.start for d in find_dates(words)), default=0)])
        if town is not None and not _is_group(town.group()):
            yield from filter(
                None, [_found(document.text, paragraph.span.start, paragraph.span.start + town.end(), _T)]
            )
        found = _before_the_day(document.text, paragraph, at)
        if found is not None:
            yield found
        street = _STREET.match(words)
        if street is not None and _after_day(words):
            yield from filter(
                None, [_found(document.text, paragraph.span.start, paragraph.span.start + street.end(), "place-line")]
            )
        rest = _after_day(words)
        told = _AT.match(words, rest) if rest else None
        rest = told.end() if told is not None else rest
        words, rest = _before_hour(words) or (_STARTED.sub("", _BY.sub("", words)), rest)
        is_line = rest > 0 or at > 0
        if (
            not is_line
            or len(words[rest:].split()) > _LONGEST
            or _NOT_PLACE.search(words[rest:])
            or _NUMBERED.match(words)
        ):
            continue
        if (_is_told(words, rest) or expression("place-line").search(words[rest:])) and not _is_body_line(
            words[rest:], paragraph
        ):
            end = paragraph.span.start + len(words)
            found = _found(document.text, paragraph.span.start + rest, end, "place-line")
            if found is not None:
                yield found


def _beside_day(words: str) -> Span | None:
    """What a line holds beside its day and hour, if that is all and may be a place: "3 May 2018, Mill House, 7pm".

    What stands before the day is who met, unless a word says that it is a place.
    """
    seen, places = _marked(words)
    rest = [part for part in _REST.finditer(seen) if part["rest"] not in ("", "to")]
    if "⟨D⟩" not in seen or len(rest) != 1:
        return None
    start, end = places[rest[0].start("rest")], places[rest[0].end("rest") - 1] + 1
    told = words[start:end]
    is_name = (
        _NAMES.fullmatch(told) is not None
        and len(told.split()) <= _LONGEST
        and _letters(blanked(told)) == _letters(told)
    )
    is_place = rest[0].start() > seen.index("⟨D⟩") or expression("place-line").search(told) is not None
    is_other = _NOT_PLACE.search(told) is not None or _ZONE.fullmatch(told) is not None
    is_other = is_other or (_is_group(told) and "," not in told)
    return Span(start=start, end=end) if is_name and is_place and not is_other else None


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, words))


def _before_the_day(text: str, paragraph: Paragraph, at: int) -> Found | None:
    """The place between commas before the day of a title line: "General Meeting, Common Room, 5.4.2005".

    A town alone before the day counts below the first line: "Larkfield, 12 November 2018".
    """
    words = paragraph.span.of(text)
    day = next(find_dates(words), None)
    before = words[: day.start].rstrip(_EDGES) if day is not None else ""
    first, comma, rest = before.partition(", ")
    if at > 0 and before and not comma and _is_town(before) and "," in words[len(before) : day.start if day else 0]:
        return _found(text, paragraph.span.start, paragraph.span.start + len(before), _T)
    is_place = expression("place-line").search(rest.split(", ")[0]) and not _NOT_PLACE.search(rest)
    if not comma or not is_place or blanked(first) == first:
        return None
    return _found(
        text, paragraph.span.start + len(before) - len(rest), paragraph.span.start + len(before), "place-line"
    )


def _is_told(words: str, rest: int) -> bool:
    """Whether the words from `rest` on, behind the day, are a place because of what stands before it."""
    is_met = words[:rest].strip() != "" and _MET.match(words) is not None
    is_place = is_met and _PLACE_NAME.fullmatch(words[rest:]) is not None
    return is_place or (rest > 0 and _OF_MEETING.match(words) is not None and _is_town(words[rest:]))


def _is_town(words: str) -> bool:
    """Whether what is left of a title behind the day is one capitalised name and no word for a meeting."""
    return _LONE.fullmatch(words) is not None and blanked(words) == words and not _is_group(words)


def _is_group(words: str) -> bool:
    """Whether the words name a group rather than a town."""
    return any(
        word in listed("bodies") or word in listed("organisations") for word in re.findall(r"\w+", words.lower())
    )


def _before_hour(words: str) -> tuple[str, int] | None:
    """A line without the hour that ends it, and 0, where it gives no day: "Parish Hall, 7:00 pm"; None of any other."""
    hour = next(find_times(words), None)
    is_last = hour is not None and hour.start > 0 and not words[hour.end :].strip(_EDGES)
    if hour is None or not is_last or any(find_dates(words)):
        return None
    return _STARTED.sub("", words[: hour.start]).rstrip(_EDGES), 0


def _after_day(words: str) -> int:
    """Where the words after the last date or time of a line begin; 0 if it has none."""
    return max([0, *(d.end for d in find_dates(words)), *(t.end for t in find_times(words))])


def _is_body_line(words: str, paragraph: Paragraph) -> bool:
    """Whether a line with a word of places in it is rather the name of a group, in capitals or larger."""
    return paragraph.first.is_bold and words.isupper() and not any(map(str.isdigit, words))
