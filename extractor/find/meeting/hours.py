"""When the meeting began and ended: a time that the chair declared wins over the one it was called for."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from extractor import gates, rules
from extractor.dates import TimeMention, find_dates, find_times, of_meeting
from extractor.find.meeting.head import Field, Found, Head, expression
from models import Document, Paragraph, Span

_RULES = (
    "start-declared",
    "start-announced",
    "start-declared-after",
    "end-declared",
    "end-declared-after",
    "motion-to-adjourn",
)
_AROUND = 160
_EARLIEST_END = "09:30"
_HEAD, _EARLY = 1500, 0.3  # up to which code point, or which share of the text, the start of a meeting is announced
_LONG = 90
_LINES, _SHORT = 12, 12  # lines of a head, words
_ONLY_TIME = 2  # words of a line that is a time and nothing else: "8.40 pm"
_NEXT = re.compile(r"\W*(?:(?:the|our|date|day|time)\s+(?:of\s+)?(?:the\s+)?)*(?:next|future)\b", re.IGNORECASE)
_HELD = re.compile(r"\b(?:held|met|meeting|took place)\b", re.IGNORECASE)
_RANGE = re.compile(
    r"^\s*(?:\([^)]*\)\s*|[a-z]{2,5}\b,?\s*)?,?\s*(?:-|–|—|to|until|till)\s*(?:approx(?:imately|\.)?\s*)?$",
    re.IGNORECASE,
)
# A time in four figures behind the day: "13 February 2025, 1000".
_FOUR_FIGURES = re.compile(
    r"(?:(?<=[0-9]{4}[,;]\s)|(?<=@\s)|(?<=@)|(?<=[0-9]{4}\sat\s))(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][05])(?![0-9/:.-])"
)
# The same time by another zone's clock, in brackets behind it: "1:39 EST (18:39 UTC)".
_SAME_TIME = re.compile(r"^\s*(?:[A-Z]{2,5}\s*)?[(/]\s*(?:or\s+)?$")
# A sentence on what is to come, and a line about the file, whose hours are not the meeting's.
_OTHER = re.compile(
    r"\b(?:will|shall|is to|are to)\s+(?:next\s+)?(?:be|meet|take)\b|\bnext\s+(?:\w+\s+){0,2}meeting"
    r"|\b(?:modified|accessed|edited|printed|updated|posted|created|generated)\b",
    re.IGNORECASE,
)
_LONGEST_MEETING = 10 * 60  # minutes
_LABELLED_FIGURES = re.compile(
    r"(?:\b(?:opened|started|commenced|began|closed|ended|finished|concluded|adjourned|to order)"
    r"(?:(?:\s+at|\s*[:–-])\s*|\s+(?!19|20[0-4]))|^\W*(?=[0-9]{4}\W*$))"
    r"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])(?=\W*$|[.,;]?\s+(?![0-9])|[.,;)])",
    re.IGNORECASE,
)
_DOTTED_FIRST = re.compile(r"^\W*[0-9]{1,2}\.[0-9]{2}(?:\s?(?:hrs|hours|h))?,?\s+(?:on\s+)?[A-Z0-9]")
_DIGIT = re.compile("[0-9]")
_HOUR_ALONE = re.compile(
    r"\bat\s+(?P<hour>[0-9]{1,2})(?=[\s.,;)]|$)(?!\s*(?:[:.][0-9]|%|members|people))(?!\s+[A-Z][a-z]+\s+[A-Z])"
)


class _Hour(NamedTuple):
    """A time that may be the meeting's: `name` is `start` or `end`; the heaviest wins, then the first."""

    name: str
    value: str
    is_certain: bool
    span: Span
    weight: float
    rule: str


def hours(document: Document, head: Head) -> tuple[Found | None, Found | None]:
    """The times at which the meeting began and ended, each None if the document does not tell."""
    found = list(_heaviest([*_declared(document), *_scheduled(document, head)]))
    start = _best(found, "start")
    end = _best([hour for hour in found if start is None or hour.span != start.span], "end")
    began = _as_found(start)
    if end is not None and _is_of_evening(document.text, end, began.value if began is not None else None):
        end = end._replace(value=f"{(int(end.value[:2]) + 12) % 24:02}{end.value[2:]}")
    return began, _as_found(end)


def _is_of_evening(text: str, end: _Hour, began: str | None) -> bool:
    """Whether an end printed without am or pm is twelve hours later: before the start, or else of a morning too early.

    A nought before the hour ("01:39") does not tell, where the later reading makes a meeting of usual length.
    """
    if began is None:
        return end.value < _EARLIEST_END and not end.is_certain
    lasted = _minutes(end.value) + 12 * 60 - _minutes(began)
    is_bare = re.fullmatch(r"0[1-9][:.][0-9]{2}", end.span.of(text)) is not None
    is_usual = is_bare and 0 < lasted < _LONGEST_MEETING
    return end.value <= began and (is_usual or not end.is_certain)


def _minutes(value: str) -> int:
    return int(value[:2]) * 60 + int(value[3:])


def _heaviest(found: list[_Hour]) -> Iterator[_Hour]:
    """One reading of each time: the one with the most weight."""
    readings: dict[int, _Hour] = {}
    for hour in found:
        known = readings.get(hour.span.start)
        if known is None or hour.weight > known.weight:
            readings[hour.span.start] = hour
    yield from readings.values()


def _best(found: list[_Hour], name: str) -> _Hour | None:
    ordered = sorted((h for h in found if h.name == name), key=lambda h: (-h.weight, _order(h)))
    return ordered[0] if ordered else None


def _order(hour: _Hour) -> int:
    """The first opening counts, and the last closing."""
    return hour.span.start if hour.name == "start" else -hour.span.start


def _as_found(hour: _Hour | None) -> Found | None:
    if hour is None:
        return None
    return Found(hour.value if hour.is_certain else of_meeting(hour.value), hour.rule, (hour.span,))


def _declared(document: Document) -> Iterator[_Hour]:
    """Times beside words that say that the meeting was opened or closed then."""
    for at, paragraph in enumerate(document.paragraphs):
        words = paragraph.span.of(document.text)
        for time in (*_without_same(words, list(_times(words))), *_figures(words)):
            seen = _label(document, at) + _marked(words, time)
            for rule in (_RULES[number] for number in gates.possible(_gate(), seen)):
                match = expression(rule).search(seen)
                gives = rules.rule("meeting", rule).gives
                at_start = paragraph.span.start < max(_HEAD, _EARLY * len(document.text))
                if match is not None and _is_meant(gives, seen, is_early=at_start):
                    yield _hour(gives["field"], time, paragraph.span.start, float(gives["weight"]), rule)


@cache
def _gate() -> gates.Gate:
    return gates.gate(map(expression, _RULES))


def _is_meant(gives: Mapping[str, str], seen: str, *, is_early: bool) -> bool:
    """Whether a time is the meeting's by what else its rule asks: that it stands early, that no other is spoken of."""
    is_other = "unless" in gives and expression(gives["unless"]).search(seen) is not None
    return not is_other and (is_early or gives.get("where") != "early")


def _label(document: Document, at: int) -> str:
    """What the cell to the left says of a cell, or the line above of a line that is no more than a time."""
    if at and len(document.paragraphs[at].span.of(document.text).split()) <= _ONLY_TIME:
        above = document.paragraphs[at - 1].span.of(document.text)
        if expression("hour-label").search(above):
            return above + " "
    cell, left = document.paragraphs[at].first.cell, document.paragraphs[at - 1].first.cell if at else None
    if cell is None or left is None or (left.table, left.row, left.column + 1) != (cell.table, cell.row, cell.column):
        return ""
    words = document.paragraphs[at - 1].span.of(document.text)
    return words + " " if expression("hour-label").search(words) else ""


def _marked(words: str, time: TimeMention) -> str:
    """The words around a time, the time put as ⟨T⟩ so that only this one is meant."""
    return words[max(0, time.start - _AROUND) : time.start] + "⟨T⟩" + words[time.end : time.end + _AROUND]


def _without_same(words: str, times: list[TimeMention]) -> Iterator[TimeMention]:
    """`times` without those that only tell the one before by another zone's clock."""
    for at, time in enumerate(times):
        if not at or _SAME_TIME.match(words[times[at - 1].end : time.start]) is None:
            yield time


def _times(words: str) -> Iterator[TimeMention]:
    """The times in `words`, and an hour alone after "at" ("at 9")."""
    found = list(find_times(words))
    yield from found
    for match in _HOUR_ALONE.finditer(words) if _DIGIT.search(words) else ():
        hour = int(match["hour"])
        if 1 <= hour < 24 and not any(t.start <= match.start("hour") < t.end for t in found):
            yield TimeMention(match.start("hour"), match.end(), f"{hour:02}:00", is_certain=hour > 12)


def _figures(words: str) -> Iterator[TimeMention]:
    """The times in four figures right behind a word for opening or closing ("Closed: 1409"), or alone on a line."""
    for match in _LABELLED_FIGURES.finditer(words) if _DIGIT.search(words) else ():
        value = f"{match['hour']}:{match['minute']}"
        yield TimeMention(match.start("hour"), match.end("minute"), value, is_certain=True)


def _hour(name: str, time: TimeMention, by: int, weight: float, rule: str) -> _Hour:
    span = Span(start=time.start + by, end=time.end + by)
    return _Hour(name, time.value, time.is_certain, span, weight, rule)


def _scheduled(document: Document, head: Head) -> Iterator[_Hour]:
    """The times of the head: fields first, then ranges and single times beside the date."""
    for field in head.named("time", "date"):
        yield from _of_field(document.text, field)
    for field in head.named("end"):
        for time in _in_field(field.value.of(document.text)):
            yield _hour("end", time, field.value.start, 3, "end-field")
    for at, paragraph in enumerate(head.paragraphs):
        words = paragraph.span.of(document.text)
        if _NEXT.match(words) is not None or _OTHER.search(words) is not None:
            continue
        if paragraph in head.title or _HELD.search(words):
            yield from _of_title(document.text, paragraph, 1.5 - 0.02 * at)
        elif at < _LINES and not any(find_dates(words)):
            yield from _of_line(words, paragraph, 0.5 - 0.02 * at, is_before_names=at < head.listed)


def _of_field(text: str, field: Field) -> Iterator[_Hour]:
    times = list(_in_field(field.value.of(text)))
    weight = 3.0 if field.name == "time" else 2.8
    if times:
        yield _hour("start", times[0], field.value.start, weight, "time-field")
    if len(times) > 1 and _is_range(field.value.of(text), times[0], times[1]):
        yield _hour("end", times[1], field.value.start, weight, "time-field")


def _in_field(words: str) -> Iterator[TimeMention]:
    """The times in a field, which may begin with one: "18.30 - 20.00"."""
    lead = "at "
    for time in find_times(lead + words):
        yield time._replace(start=time.start - len(lead), end=time.end - len(lead))
    yield from _four_figures(words)


def _four_figures(words: str) -> Iterator[TimeMention]:
    for match in _FOUR_FIGURES.finditer(words):
        value = f"{match['hour']}:{match['minute']}"
        yield TimeMention(match.start("hour"), match.end("minute"), value, is_certain=True)


def _of_title(text: str, paragraph: Paragraph, weight: float) -> Iterator[_Hour]:
    words = paragraph.span.of(text)
    is_dotted = _DOTTED_FIRST.match(words) and next(find_dates(words), None)
    times = list(_in_field(words) if is_dotted else _times(words)) or list(_four_figures(words))
    if times and len(words.split()) < _LONG:
        yield _hour("start", times[0], paragraph.span.start, weight, "start-scheduled")
    for one, other in pairwise(times[:3]):
        if _is_range(words, one, other):
            yield _hour("end", other, paragraph.span.start, weight, "start-scheduled")


def _of_line(words: str, paragraph: Paragraph, weight: float, *, is_before_names: bool) -> Iterator[_Hour]:
    """The two hours of a line of the head that go from one to the other, or the hour that such a line begins with.

    Behind the names of those present only an hour that stands alone is the meeting's.
    """
    times = list(_in_field(words)) if len(words.split()) < _SHORT else []
    is_first = bool(times) and not any(map(str.isalnum, words[: max(0, times[0].start)]))
    is_first = is_first and (is_before_names or not any(map(str.isalnum, words[times[0].end :])))
    is_range = len(times) > 1 and _is_range(words, times[0], times[1])
    if is_first or is_range:
        yield _hour("start", times[0], paragraph.span.start, weight, "start-scheduled")
    if is_range:
        yield _hour("end", times[1], paragraph.span.start, weight, "start-scheduled")


def _is_range(words: str, one: TimeMention, other: TimeMention) -> bool:
    return _RANGE.match(words[one.end : other.start]) is not None
