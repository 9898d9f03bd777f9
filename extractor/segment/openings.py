"""How each paragraph opens: with a number, with words that stand out, or with words set off from the rest."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor.segment import wording
from extractor.segment.looks import Look, body_look, emphasised, look_of
from extractor.segment.numbering import Number, number_at
from models import Document, Line, Paragraph, Span

_AROUND = " \t:;,.–—-•*|_"
_SET_OFF = re.compile(r"\s*[:.–—]|\s+-|-\s")
_LEAD = re.compile(
    r"(?P<title>[^:.;?!–—]{2,90}?(?:\s?\([^()]{1,40}\))?)(?P<sign>\s?:|\s+[–—-]{1,2}(?=\s)|[–—](?=[A-Z])|\.)(?:\s+|$)(?P<rest>.*)",
    re.DOTALL,
)

_DATED = re.compile(r"(?:[A-Z][a-z]+day,?\s+)?[0-9]{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]{2}")


class Opening(NamedTuple):
    """What a paragraph opens with. `title` is what would be its heading, `rest` what follows in the same paragraph.

    `start` is where the heading begins, its number included; the number may stand in the table cell to the left.
    `lead` says how title and rest are told apart: `look`, `sign`, or None if there is no rest.
    """

    at: int
    paragraph: Paragraph
    start: int
    number: Number | None
    title: Span
    rest: Span
    lead: str | None
    look: Look

    @property
    def line(self) -> Line:
        """The line that carries its indent, style and cell."""
        return self.paragraph.first


class _Lead(NamedTuple):
    """Where a heading would begin, its number, and where its words begin."""

    start: int
    number: Number | None
    words: int


def openings(document: Document) -> Iterator[Opening]:
    """One for each paragraph, in order; a number alone in its paragraph is put before the next one."""
    text, body = document.text, body_look(document)
    held: tuple[Paragraph, Number] | None = None
    for at, paragraph in enumerate(document.paragraphs):
        number = number_at(paragraph.span.of(text))
        if held is None and number is not None and _is_alone(number, paragraph):
            held = paragraph, number
            continue
        words = paragraph.span.start + (number.end if number is not None else 0)
        lead = _Lead(paragraph.span.start, number, words)
        if held is not None and number is None and _goes_with(held[0], paragraph):
            lead = _Lead(held[0].span.start, held[1], words)
        yield _opening(text, body, at, paragraph, lead)
        held = None


def _is_alone(number: Number, paragraph: Paragraph) -> bool:
    return number.is_shown and paragraph.span.start + number.end >= paragraph.span.end


def _opening(text: str, body: Look, at: int, paragraph: Paragraph, lead: _Lead) -> Opening:
    title, rest, by = _split(text, paragraph, lead.words, body, is_numbered=lead.number is not None)
    return Opening(at, paragraph, lead.start, lead.number, title, rest, by, look_of(text, paragraph.lines, title))


def _goes_with(number: Paragraph, words: Paragraph) -> bool:
    """Whether a number alone belongs to the words after it: they share a row of a table, or stand in none."""
    left, right = number.first.cell, words.first.cell
    if left is None or right is None:
        return left is right
    return (left.table, left.row) == (right.table, right.row)


def _split(
    text: str, paragraph: Paragraph, start: int, body: Look, *, is_numbered: bool
) -> tuple[Span, Span, str | None]:
    """Title, rest, and how they are told apart."""
    end = paragraph.span.end
    cut = emphasised(text, paragraph, start, body)
    if start < cut < end and _is_set_off(text, cut, end, paragraph):
        title = _trimmed(text, start, cut)
        return title, _trimmed(text, cut, end), "look"
    found = _LEAD.match(text, start, end)
    if found is not None and found["rest"].strip() and _has_own_text(found, is_numbered=is_numbered):
        return _trimmed(text, start, found.end("title")), _trimmed(text, found.start("rest"), end), "sign"
    return _trimmed(text, start, end), Span(start=end, end=end), None


def _is_set_off(text: str, cut: int, end: int, paragraph: Paragraph) -> bool:
    """Whether the words that stand out end where a heading may: at a sign, at the end of a line, before a capital."""
    before, after = text[:cut].rstrip()[-1:], text[cut:end].lstrip()
    if before in ":.–—-" or _SET_OFF.match(text, cut, end) or any(line.span.end == cut for line in paragraph.lines):
        return True
    return after[:1].isupper() or after[:1] in '(“"•'


def _has_own_text(found: re.Match[str], *, is_numbered: bool) -> bool:
    """Whether what follows the sign is text of its own, and not more of the title."""
    rest = found["rest"]
    if wording.says("attendance-labels", found["title"]) or _DATED.match(rest):
        return is_numbered
    is_told = rest.rstrip()[-1:] in ".!?" and wording.count("doing-words", rest) > 0
    if found["sign"] == "." and not is_numbered:
        return False
    return (
        is_told
        or len(rest.split()) > 12
        or wording.says("nothing", rest)
        or (rest[:1].isdigit() and len(rest.split()) < 4)
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without the signs and spaces around it; a bracket that was opened in it stays closed."""
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _AROUND:
        end -= 1
    return Span(start=start, end=end)
