"""The words that announce the next meeting, and how surely."""

from collections.abc import Iterator
from typing import NamedTuple

from extractor import rules
from extractor.dates import find_dates
from extractor.find.meeting.head import said
from extractor.find.meeting.next.others import capitals, unknown
from extractor.late import late
from models import Document, Paragraph, Section

_AHEAD, _NEAR, _HEAD, _TITLES, _BESIDE = 220, 80, 1200, 400, 30  # code points
_STOP = late(r"[.;\n]|\b(?:and|but|which|to approve|agenda|discuss\w*)\b")
_LETTERS = late(r"(?!AGM|EGM|TBC|TBA)[A-Z]{3,6}")
_OF_GROUP = late(r"\s+of\s+(?:the\s+)?(?P<group>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)+)")
_FEW, _LABEL, _LINE = 1, 60, 5  # words, signs, words


class Stretch(NamedTuple):
    """Words that announce the next meeting, and how surely."""

    start: int
    end: int
    weight: float
    rule: str


def stretches_of(document: Document, sections: tuple[Section, ...]) -> Iterator[Stretch]:
    """What stands under a heading of the next meeting, and what follows words that announce it in its paragraph."""
    for section in sections:
        if section.kind == "next_meeting":
            end = min(section.span.end, section.quotes[0].end + _AHEAD)
            yield Stretch(section.span.start, end, 3, "next-section")
    for at, rule, match in said(document, "next-announced", "next-adjourned", "next-mentioned"):
        paragraph, following = document.paragraphs[at], document.paragraphs[at + 1 : at + 2]
        weight = float(rules.rule("meeting", rule).gives["weight"])
        start = paragraph.span.start + match.start()
        end = min(_end(document.text, paragraph, following, match.end()), start + _AHEAD)
        weight += _is_beside(document.text, paragraph.span.start + match.end(), end)
        weight -= 1.5 * _is_of_others(document, match.group(), start)
        behind = document.text[start + len(match.group()) : paragraph.span.end]
        before = document.text[:start]
        is_others = _is_of_group(before, behind) or len(unknown(before, match.group())) > 1
        if not _is_of_letters(_above(document, sections), match.group()) and not is_others:
            yield Stretch(start, end, weight, rule)


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
    names = [word for word in capitals(words) if word.casefold() not in head]
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


def _is_of_group(before: str, behind: str) -> bool:
    """Whether the words behind say that it is the meeting of a group of which the head knows nothing."""
    group = _OF_GROUP.match(behind)
    head = before[:_HEAD].casefold()
    return group is not None and all(word.casefold() not in head for word in group["group"].split())
