"""When the body meets next."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import groupby
from typing import NamedTuple

from extractor import jurisdiction, rules
from extractor.dates import DateMention, find_dates, find_months
from extractor.find.meeting.coming import coming
from extractor.find.meeting.head import Found, expression, said
from extractor.late import late
from extractor.reckoning import resolve
from models import Document, Paragraph, Section, Span

_AHEAD = 220
_NEAR = 80
_HEAD, _TITLES = 1200, 400
_BESIDE = 30
_STOP = late(r"[.;\n]|\b(?:and|but|which|to approve|agenda|discuss\w*)\b")
_LETTERS = late(r"(?!AGM|EGM|TBC|TBA)[A-Z]{3,6}")
_WORD = late(r"[\w’'&-]+")
_USUAL = late(r"\b(?:usually|normally|generally|always|every|each|traditionally)\b", re.IGNORECASE)
_LISTED = late(r"\s+[-–—]\s|\s*:\s")
_IN_A_YEAR = late(r"\b(?:in|during|of)\s+(?P<year>20[0-9]{2})\b")
_GIVEN_UP = late(
    r"[^.;\n]{0,40}?\b(?:has been|is|was|will be|being)\s+"
    r"(?:re-?scheduled|moved|postponed|changed|put back|brought forward|cancel)",
    re.IGNORECASE,
)
_OF_GROUP = late(r"\s+of\s+(?:the\s+)?(?P<group>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)+)")
_FEW, _LABEL, _LINE, _SEASON = 1, 60, 5, 100  # words, signs, words, days
_WHOLE = len("2024-03-12")


class _Stretch(NamedTuple):
    """Words that announce the next meeting, and how surely."""

    start: int
    end: int
    weight: float
    rule: str


def next_meeting(document: Document, sections: tuple[Section, ...], held: str | None) -> Found | None:
    """The earliest date after the meeting that is announced for the next one; a month alone if no day is named."""
    stretches = sorted(_stretches(document, sections), key=lambda s: -s.weight)
    order = jurisdiction.puts_day_first(document.text)
    for _, group in groupby(stretches, key=lambda s: s.weight):
        found = [one for stretch in group for one in _announced(document.text, stretch, held, order)]
        if found:
            return min(found, key=lambda f: (len(f.value) < 10, f.value))
    year = next(_in_a_year(document.text, stretches, held), None)
    return year or min(_by_day(document, held, order), key=lambda f: f.value, default=None)


def _by_day(document: Document, held: str | None, order: bool | None) -> Iterator[Found]:
    """The days within a season after the meeting on which another is said to be, though nothing calls it the next."""
    if held is None or len(held) < _WHOLE:
        return
    for line in _lines(document):
        words = line.of(document.text)
        for value, mention in _dated(words, held, order):
            seen = words[: mention.start] + "⟨D⟩" + words[mention.end :]
            told = expression("next-by-day").search(seen) if _is_soon(value, held) else None
            if told is not None and not _unknown(document.text, " " + told.group().replace("⟨D⟩", "")):
                span = Span(start=line.start + mention.start, end=line.start + mention.end)
                yield Found(value, "next-by-day", (span,))


def _lines(document: Document) -> Iterator[Span]:
    """The paragraphs, and the rows of tables of several cells."""
    yield from (paragraph.span for paragraph in document.paragraphs)
    for table in document.tables:
        yield from (Span(start=row[0].span.start, end=row[-1].span.end) for row in table.rows if len(row) > 1)


def _is_soon(value: str, held: str) -> bool:
    """Whether a whole day, one that the calendar has, lies within a season after the meeting."""
    with suppress(ValueError):
        return len(value) == _WHOLE and (date.fromisoformat(value) - date.fromisoformat(held)).days <= _SEASON
    return False


def _in_a_year(text: str, stretches: list[_Stretch], held: str | None) -> Iterator[Found]:
    """The year alone in which a section of the next meeting says that it will be: the next, or the one after."""
    for stretch in (one for one in stretches if one.rule == "next-section" and held is not None):
        for match in _IN_A_YEAR.finditer(text, stretch.start, stretch.end):
            if held is not None and 0 < int(match["year"]) - int(held[:4]) < 3:
                yield Found(match["year"], stretch.rule, (Span(start=match.start("year"), end=match.end("year")),))


def _announced(text: str, stretch: _Stretch, held: str | None, order: bool | None) -> Iterator[Found]:
    """The days that a stretch tells; `order`: whether the day stands first in a date in figures, None if unknown."""
    words = text[stretch.start : stretch.end]
    if expression("next-open").search(words):
        return
    dated = [one for one in _dated(words, held, order) if not _is_given_up(words, one[1])]
    told = coming(words[: 2 * _NEAR], held) if all(len(value) < _WHOLE for value, _ in dated) else None
    if told is not None:
        yield Found(told[0], stretch.rule, (Span(start=stretch.start + told[1], end=stretch.start + told[2]),))
        return
    for value, mention in dated:
        span = Span(start=stretch.start + mention.start, end=stretch.start + mention.end)
        yield Found(value, stretch.rule, (span,))
    relative = resolve(words[:_NEAR], held) if not dated else None
    if relative is not None and _is_later(relative, held):
        yield Found(relative, stretch.rule, (Span(start=stretch.start, end=min(stretch.end, stretch.start + _NEAR)),))


def _stretches(document: Document, sections: tuple[Section, ...]) -> Iterator[_Stretch]:
    """What stands under a heading of the next meeting, and what follows words that announce it in its paragraph."""
    for section in sections:
        if section.kind == "next_meeting":
            end = min(section.span.end, section.quotes[0].end + _AHEAD)
            yield _Stretch(section.span.start, end, 3, "next-section")
    for at, rule, match in said(document, "next-announced", "next-adjourned", "next-mentioned"):
        paragraph, following = document.paragraphs[at], document.paragraphs[at + 1 : at + 2]
        weight = float(rules.rule("meeting", rule).gives["weight"])
        start = paragraph.span.start + match.start()
        end = min(_end(document.text, paragraph, following, match.end()), start + _AHEAD)
        weight += _is_beside(document.text, paragraph.span.start + match.end(), end)
        weight -= 1.5 * _is_of_others(document, match.group(), start)
        behind = document.text[start + len(match.group()) : paragraph.span.end]
        before = document.text[:start]
        is_others = _is_of_group(before, behind) or len(_unknown(before, match.group())) > 1
        if not _is_of_letters(_above(document, sections), match.group()) and not is_others:
            yield _Stretch(start, end, weight, rule)


def _end(text: str, paragraph: Paragraph, following: tuple[Paragraph, ...], at: int) -> int:
    """Where what announces the next meeting ends: with its paragraph, or, if that says only so, with the next."""
    words = paragraph.span.of(text)
    is_label = len(words[at:].split()) <= _FEW and len(words) <= _LABEL
    is_label = is_label or words.endswith(":")
    is_list = bool(following) and _begins_with_day(following[0].span.of(text)) and not any(find_dates(words))
    return following[0].span.end if (is_label or is_list) and following else paragraph.span.end


def _begins_with_day(words: str) -> bool:
    """Whether a line is a day and little else, as those of a list of meetings are."""
    day = next(find_dates(words), None)
    return day is not None and not words[: day.start].strip(" \t•-–") and len(words.split()) <= _LINE


def _is_beside(text: str, start: int, end: int) -> bool:
    """Whether the date stands after the words that announce it, with no more than a few words between."""
    words = text[start : min(end, start + _NEAR)]
    day = next(find_dates(words), None)
    return day is not None and (day.start < _BESIDE or _STOP.search(words[: day.start]) is None)


def _is_of_others(document: Document, words: str, at: int) -> bool:
    """Whether another body's meeting is meant: its name stands in the words, or an item in the middle tells of it."""
    head = document.text[:_HEAD].casefold()
    names = [word for word in _capitals(words) if word.casefold() not in head]
    last = document.paragraphs[-1].span.end
    return (bool(names) and not words.istitle() and not words.isupper()) or _HEAD < at < 0.5 * last


def _above(document: Document, sections: tuple[Section, ...]) -> str:
    """What stands at the head, above the items: what they are called says nothing of who met."""
    first = next((section.span.start for section in sections if section.number is not None), _HEAD)
    return document.text[: min(_HEAD, max(first, _TITLES))]


def _is_of_letters(head: str, words: str) -> bool:
    """Whether the meeting is that of a body whose letters stand in the words, and nowhere at the head."""
    letters = [token for token in words.split() if _LETTERS.fullmatch(token)]
    return not words.isupper() and any(one not in head for one in letters)


def _unknown(before: str, words: str) -> list[str]:
    """The names in the words that announce a meeting, unless all is set in capitals, that the head does not have."""
    head = before[:_HEAD].casefold()
    told = [word for word in _capitals(words) if word.casefold() not in head]
    return [] if words.istitle() or words.isupper() else told


def _capitals(words: str) -> list[str]:
    """The words with a capital behind the first, whatever bullet stands before it; "Meeting" names nobody."""
    return [word for word in _WORD.findall(words)[1:] if word[:1].isupper() and word != "Meeting"]


def _is_of_group(before: str, behind: str) -> bool:
    """Whether the words behind say that it is the meeting of a group of which the head knows nothing."""
    group = _OF_GROUP.match(behind)
    head = before[:_HEAD].casefold()
    return group is not None and all(word.casefold() not in head for word in group["group"].split())


def _is_given_up(words: str, mention: DateMention) -> bool:
    """Whether the words behind a day say that the meeting of that day was moved to another, or is not held."""
    return _GIVEN_UP.match(words[mention.end :]) is not None


def _dated(words: str, held: str | None, order: bool | None) -> Iterator[tuple[str, DateMention]]:
    """The dates and months in `words` that lie after the meeting, with the year they come to."""
    ways = (True, False) if order is None else (order,)
    found = (list(find_dates(words, is_day_first=way)) for way in ways)
    read = next((dates for dates in found if any(_is_later(date.iso() or "", held) for date in dates)), None)
    days = read or list(find_dates(words, is_day_first=order))
    for mention in days or [month for month in find_months(words) if _is_of_meeting(words, month)]:
        value = mention._replace(year=_year(mention, held)).iso()
        if value is not None and _is_later(value, held):
            yield value, mention


def _is_of_meeting(words: str, month: DateMention) -> bool:
    """Whether a month alone tells when the meeting is: not what is usual, nor what a list has for that month."""
    is_usual = _USUAL.search(words[max(0, month.start - _BESIDE) : month.start]) is not None
    return not is_usual and _LISTED.match(words, month.end) is None


def _year(mention: DateMention, held: str | None) -> int | None:
    """The year of a date: as printed, unless what stands behind a day is an hour in four figures ("9 May, 1930")."""
    is_hour = held is not None and mention.year is not None and mention.day and mention.year < int(held[:4]) - 50
    return _coming(mention, held) if mention.year is None or is_hour else mention.year


def _coming(mention: DateMention, held: str | None) -> int | None:
    if held is None:
        return None
    year = int(held[:4])
    month, day = int(held[5:7] or 1), int(held[8:10] or 1)
    return year + ((mention.month or 1, mention.day or 31) <= (month, day))


def _is_later(value: str, held: str | None) -> bool:
    if held is None:
        return True
    shorter = min(len(value), len(held))
    return value[:shorter] > held[:shorter] and int(value[:4]) - int(held[:4]) < 3
