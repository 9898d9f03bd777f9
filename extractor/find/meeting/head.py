"""The head of a document: its title lines, and the fields that give day, place and people."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extractor import names, needed, rules
from extractor.find.meeting.labels import (
    LEADING,
    OCCASION,
    before_dash,
    labels,
    list_labels,
    lone,
    named_by,
)
from extractor.find.meeting.title import is_of_body, title_lines
from extractor.late import late
from models import Document, Paragraph, Section, Span

_BEFORE_DASH = frozenset({"date", "time", "end", "location"})
_LEAST = 8
_MOST = 45
_DETAILS = late(
    r"(?:meeting\s+(?:details|info(?:rmation)?|particulars|data)|details\s+of\s+(?:the\s+)?meeting"
    r"|(?:date|day|time|place|location|venue|when|where)(?:,?\s*(?:and|&|/|,)?\s*(?:date|day|time|place|location|venue|when|where))+)",
    re.IGNORECASE,
)


@cache
def expression(rule: str) -> re.Pattern[str]:
    """The regular expression of the rule `rule` of the table `meeting`."""
    return late(rules.rule("meeting", rule).regex or "(?!)")


def said(document: Document, *wanted: str) -> Iterator[tuple[int, str, re.Match[str]]]:
    """What the rules `wanted` find in each paragraph, in order: its number, the rule, and the match within it."""
    spans = [paragraph.span for paragraph in document.paragraphs]
    where = {rule: needed.within(expression(rule), document.text, spans) for rule in wanted}
    for at in sorted(set().union(*where.values())):
        for rule in (rule for rule in wanted if at in where[rule]):
            for match in needed.found(expression(rule), spans[at].of(document.text)):
                yield at, rule, match


class Found(NamedTuple):
    """A value of the meeting, the rule that found it and the stretches it was read from."""

    value: str
    rule: str
    quotes: tuple[Span, ...]


class Field(NamedTuple):
    """A label and what is printed after it, below it or in the cell beside it."""

    name: str
    label: Span
    value: Span


class Head(NamedTuple):
    """The paragraphs before the first item, those of them that make the title, and the fields.

    `listed` is the number of the first paragraph that lists people; as many as there are paragraphs if none does.
    """

    paragraphs: tuple[Paragraph, ...]
    title: tuple[Paragraph, ...]
    fields: tuple[Field, ...]
    listed: int

    def named(self, *names: str) -> Iterator[Field]:
        """The fields of these names, in order."""
        for field in self.fields:
            if field.name in names:
                yield field


def head(document: Document, sections: tuple[Section, ...]) -> Head:
    """The head of `document`; where no section tells its end, its first paragraphs."""
    first = next((s.span.start for s in sections if s.kind != "attendance" and not _is_agenda(s)), len(document.text))
    before = sum(paragraph.span.end <= first for paragraph in document.paragraphs)
    paragraphs = document.paragraphs[: min(max(before, _LEAST), _MOST)]
    listed = next((s.span.start for s in sections if s.kind == "attendance"), len(document.text))
    title = (one for one in title_lines(document, paragraphs[: max(before, 3)]) if one.span.start < listed)
    details = tuple(one for one in _details(document, sections) if one not in paragraphs)
    fields = [*_fields(document, paragraphs), *_fields(document, _details(document, sections))]
    lists = (at for at, one in enumerate(paragraphs) if list_labels().match(one.span.of(document.text)))
    return Head((*paragraphs, *details), tuple(title), tuple(fields), next(lists, len(paragraphs)))


def _details(document: Document, sections: tuple[Section, ...]) -> tuple[Paragraph, ...]:
    """What stands under a heading for the details of the meeting, wherever it is."""
    spans = [section.span for section in sections if _DETAILS.fullmatch(section.title)]
    return tuple(p for p in document.paragraphs if any(s.start <= p.span.start and p.span.end <= s.end for s in spans))


def _is_agenda(section: Section) -> bool:
    return section.number is None and section.title.casefold() in {"agenda", "meeting agenda", "minutes"}


def _fields(document: Document, paragraphs: tuple[Paragraph, ...]) -> Iterator[Field]:
    for paragraph in paragraphs:
        found = [] if is_of_body(paragraph.span.of(document.text)) else list(_labelled(document, paragraph))
        ends = [*(match.start() for match in found[1:]), paragraph.span.end]
        for match, end in zip(found, ends, strict=False):
            value = _trimmed(document.text, match.end(), end)
            following = _next(document, paragraph) if value is None else None
            if following is not None:
                value = _below(document, paragraph, following)
            if value is not None:
                label = Span(start=match.start("label"), end=match.end("label"))
                yield from (Field(name, label, value) for name in named_by(match["label"]))


def _next(document: Document, paragraph: Paragraph) -> Paragraph | None:
    return next((p for p in document.paragraphs if p.span.start >= paragraph.span.end), None)


def _labelled(document: Document, paragraph: Paragraph) -> Iterator[re.Match[str]]:
    """The labels in a paragraph that begins with one."""
    text, span = document.text, paragraph.span
    lead = LEADING.match(span.of(text))
    start = span.start + (lead.end() if lead is not None else 0)
    first = labels().match(text, start, span.end) or _dashed(text, start, span.end)
    first = first or _lone_label(document, paragraph, start)
    if first is None:
        return
    yield first
    for match in labels().finditer(text, first.end(), span.end):
        if text[match.start() - 1].isspace() or text[match.start() - 1] in "|;,":
            yield match


def _dashed(text: str, start: int, end: int) -> re.Match[str] | None:
    """A label of day, hour or place that a dash parts from its value: "Venue - Brook Hall"."""
    found = before_dash().match(text, start, end)
    return found if found is not None and named_by(found["label"])[0] in _BEFORE_DASH else None


def _lone_label(document: Document, paragraph: Paragraph, start: int) -> re.Match[str] | None:
    """A label alone in its paragraph without a colon: of day or place, or any in a row of label and value."""
    found = lone().match(document.text[: paragraph.span.end], start)
    if found is None:
        return None
    is_heading = paragraph.first.cell is None and len(named_by(found["label"])) > 1  # over sentences: "Time and place"
    if named_by(found["label"])[0] in OCCASION:
        return None if is_heading else found
    if named_by(found["label"])[0] in {"chair", "secretary"} and _is_over_name(document, paragraph):
        return found
    cell = paragraph.first.cell
    if cell is None or cell.table >= len(document.tables):
        return None
    row = next((r for r in document.tables[cell.table].rows if r[0].row == cell.row), ())
    return found if len(row) in {2, 4} else None


def _is_over_name(document: Document, label: Paragraph) -> bool:
    """Whether the paragraph below is one person's name and nothing else."""
    following = next((p for p in document.paragraphs if p.span.start > label.span.start), None)
    if following is None or following.first.cell != label.first.cell or label.first.cell is not None:
        return False
    return names.evidence(following.span.of(document.text)) >= names.LIKELY


def _below(document: Document, label: Paragraph, following: Paragraph) -> Span | None:
    """The paragraph after a label alone, if it is a value: in the next cell of the row, or short and no label."""
    left, right = label.first.cell, following.first.cell
    if left is not None and right is not None and (left.table, left.row) != (right.table, right.row):
        return None
    words = following.span.of(document.text)
    is_label = labels().match(words) or list_labels().match(words) or lone().match(words)
    return (
        None
        if is_label or len(words.split()) > 25
        else _trimmed(document.text, following.span.start, following.span.end)
    )


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    left, right = len(words) - len(words.lstrip(" \t\n:|–—-*_")), len(words.rstrip(" \t\n|;,"))
    return Span(start=start + left, end=start + right) if left < right else None
