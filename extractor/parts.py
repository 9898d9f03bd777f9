"""Stage 2, before all: a minute book -> its meetings."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from extractor import diary, renewed, rules
from extractor.dates import find_dates
from extractor.late import late
from models import Document, Paragraph, Span

# How far below its first line a meeting's head says who was there, how long that line is at most, how many
# paragraphs a meeting has at least, and how many lines of a title may stand above the one with the date.
_WITHIN = 6
_LONGEST = 45
_LEAST = 3
_ABOVE = 3
_SENTENCE = 6
# How many paragraphs a cover and a list of contents have at most, how long a line of theirs is, and how much larger
# than the text a title is.
_COVER = 60
_LINE = 14
_LARGER = 2.0
_WORD = re.compile(r"[^\W\d_]+")


class _Head(NamedTuple):
    """A paragraph that may begin a meeting's minutes.

    `begins` are its first words if it is a title with the meeting's number, else None; `labels` are those below it.
    """

    at: int
    begins: str | None
    day: str
    labels: frozenset[str]


def parts(document: Document) -> Iterator[Span]:
    """Spans that tile the text, one for each meeting; one alone for a document that reports one meeting, or none.

    A cut needs a new head like the first: a title or a date at the beginning of a paragraph, with a day that no head
    before it had, and the same labels below it or the meeting's number in it. What is told of an earlier or a later
    meeting has no such head. Without heads, a log is cut at the days that stand over its entries.
    """
    heads = list(_like_the_first(document, list(_heads(document))))
    titles = renewed.titles_again(document) if len(heads) > 1 else {}
    tops = [_top(document, head.at, titles) for head in heads[1:]] or diary.entries(document)[1:]
    starts = [document.paragraphs[at].span.start for at in tops]
    for start, end in pairwise([0, *starts, len(document.text)]):
        yield Span(start=start, end=end)


def _like_the_first(document: Document, heads: list[_Head]) -> Iterator[_Head]:
    """The first head, if it opens the document, and those after it that are made like it, each of another day."""
    if not heads or not _is_cover(document, heads[0].at):
        return
    first, days = heads[0], {heads[0].day}
    yield first
    last = first.at
    for head in heads[1:]:
        is_same = (head.begins is not None and head.begins == first.begins) or _is_labelled(document, head, first)
        if is_same and head.day not in days and head.at - last >= _LEAST:
            yield head
            days.add(head.day)
            last = head.at


def _is_labelled(document: Document, head: _Head, first: _Head) -> bool:
    """Whether the same labels stand below two heads, and the second doesn't tell of a meeting to come."""
    is_to_come = renewed.is_announced(document, head.at) and not renewed.is_renewed(document, head.at)
    return bool(head.labels & first.labels) and not is_to_come


def _is_cover(document: Document, end: int) -> bool:
    """Whether the paragraphs up to `end` are those of a title, or of a cover and a list of contents: short lines."""
    above = [paragraph.span.of(document.text) for paragraph in document.paragraphs[:end]]
    return end <= _WITHIN or (end <= _COVER and all(len(words.split()) <= _LINE for words in above))


def _heads(document: Document) -> Iterator[_Head]:
    titles = renewed.titles_again(document)
    for at, paragraph in enumerate(document.paragraphs):
        words, title = paragraph.span.of(document.text), titles.get(at)
        day = _day(document, at, words, is_title=title is not None or _is_title(words))
        if day is not None and (_opens(document, at, words) or _is_begun(document, at, title)):
            begins = _begins(words) or (title if _is_begun(document, at, title) else None)
            yield _Head(at, begins, day, frozenset(_labels(document, at)))


def _is_begun(document: Document, at: int, title: str | None) -> bool:
    """Whether the document's own title stands here, again or for the first time, and the record of a meeting begins."""
    return title is not None and renewed.is_renewed(document, at)


def _begins(words: str) -> str | None:
    """The first words of a title that has the meeting's number in it."""
    if not _is_title(words) or _expression("part-number").search(words) is None:
        return None
    return " ".join(_WORD.findall(words.casefold())[:3])


def _day(document: Document, at: int, words: str, *, is_title: bool) -> str | None:
    """The day that the head at a paragraph names: in that line or, below a title and in full, in one of the next."""
    if len(words.split()) > _LONGEST:
        return None
    below = _ABOVE + 1 if is_title else 1
    for paragraph in document.paragraphs[at : at + below]:
        for mention in find_dates(paragraph.span.of(document.text)):
            if mention.day is not None or paragraph is document.paragraphs[at]:
                return mention.iso() or f"{mention.month}-{mention.day}"
    return None


def _labels(document: Document, at: int) -> Iterator[str]:
    """The labels of names, time and place below a paragraph, up to the first sentence."""
    for paragraph in document.paragraphs[at : at + 1 + _WITHIN]:
        words = paragraph.span.of(document.text)
        match = _expression("part-names").match(words)
        if match is not None:
            yield " ".join(_WORD.findall(match.group().casefold()))
        elif paragraph is not document.paragraphs[at] and words.endswith(".") and len(words.split()) > _SENTENCE:
            return


def _opens(document: Document, at: int, words: str) -> bool:
    """Whether a paragraph is a title, a field with the date, or a short line with a date right above a label."""
    is_field = _expression("part-field").match(words) is not None
    if document.paragraphs[at].first.cell is not None and not is_field:
        return False
    if is_field or _is_title(words):
        return True
    below = document.paragraphs[at + 1 : at + 2]
    return _is_dated_line(words) and any(_expression("part-names").match(p.span.of(document.text)) for p in below)


def _is_title(words: str) -> bool:
    return _expression("part-title").match(words) is not None


def _is_dated_line(words: str) -> bool:
    """Whether a short line begins or ends with a date."""
    dates = list(find_dates(words))
    if not dates or len(words.split()) > 14:
        return False
    return dates[0].start < 4 or len(words) - dates[-1].end < 4


def _top(document: Document, at: int, titles: dict[int, str]) -> int:
    """The first line of the head whose date stands at `at`: up to a few lines of its title may stand above."""
    top = at
    for above in range(at - 1, max(0, at - _ABOVE - 1), -1):
        paragraph = document.paragraphs[above]
        if (
            above not in titles
            and not _is_title(paragraph.span.of(document.text))
            and not _is_set_off(document, paragraph)
        ):
            break
        top = above
    return top


def _is_set_off(document: Document, paragraph: Paragraph) -> bool:
    words = paragraph.span.of(document.text)
    is_larger = (paragraph.first.size or 0.0) > _size(document) + _LARGER > _LARGER
    is_shown = paragraph.first.is_bold or paragraph.first.level is not None or words.isupper() or is_larger
    return is_shown and len(words.split()) < 12 and not words.endswith((".", ":", ";"))


def _size(document: Document) -> float:
    """The size of type of the paragraph in the middle, by length: the text's."""
    sizes = sorted(
        (paragraph.first.size or 0.0)
        for paragraph in document.paragraphs
        if len(paragraph.span.of(document.text)) > _LONGEST
    )
    return sizes[len(sizes) // 2] if sizes else 0.0


@cache
def _expression(rule: str) -> re.Pattern[str]:
    return late(rules.rule("meeting", rule).regex or "(?!)")
