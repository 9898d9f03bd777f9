"""How each paragraph opens: with a number, with words that stand out, or with words set off from the rest."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractor.late import late
from extractor.segment.codes import own_codes
from extractor.segment.leads import Way, cut
from extractor.segment.looks import Look, emphasised, look_of
from extractor.segment.numbering import Number, number_at
from extractor.segment.paragraph_words import Words
from extractor.segment.signs import habits
from models import Document, Line, Paragraph, Span

_BULLET = re.compile(r"[^\w\s(\[#]\s")
# The small pictures of chats and wikis, which ticks, arrows and bullets are not.
_PICTURE = late(r"(?:[\U0001f300-\U0001faff✅⤴⤵⭐⚠❓❗✨⏰⏱ℹ]\ufe0f?\s*)+(?=\w)")
MARGIN = "margin note"
# Words of a page that has a text of its own, not just a running head; of one that is written on; times as many words.
_OF_A_TEXT, _OF_A_PAGE, _MOSTLY = 12, 60, 5


class Opening(NamedTuple):
    """What a paragraph opens with. `title` is what would be its heading, `rest` what follows in the same paragraph.

    `line` carries its indent, style and cell. `start` is where the heading begins, its number included; the number may
    stand in the table cell to the left. `lead` says how title and rest are told apart, None if there is no rest.
    """

    at: int
    paragraph: Paragraph
    line: Line
    start: int
    number: Number | None
    title: Span
    rest: Span
    lead: Way | None
    look: Look


class _Lead(NamedTuple):
    """Where a heading would begin, its number, and where its words begin."""

    start: int
    number: Number | None
    words: int


def openings(
    document: Document, body: Look, unnumbered: frozenset[int] = frozenset(), known: Iterable[Opening] = ()
) -> Iterator[Opening]:
    """One for each paragraph, in order; a number alone in its paragraph is put before the next one.

    What looks like a number at the start of the paragraphs `unnumbered` is none: "2014 budget". What stands in the
    margin beside the text, and in pictures between it, is passed over. `body` is how ordinary text is set. Of those
    `known` from before, what begins as it did is taken as it is.
    """
    text, signs, codes = document.text, habits(document), own_codes(document)
    before = {(one.at, one.start, one.number): one for one in known}
    pictured = _pictured(document)
    held: tuple[Paragraph, Number] | None = None
    for at, paragraph in enumerate(document.paragraphs):
        if paragraph.first.style == MARGIN or (paragraph.first.confidences and paragraph.first.page in pictured):
            continue
        number = number_at(paragraph.span.of(text)) if at not in unnumbered else None
        if number is not None and number.kind == "code" and _is_alone(number, paragraph) and not _is_in_cell(paragraph):
            number = None
        if at in codes and (number is None or number.end < codes[at].end):
            number = codes[at]
        if held is None and number is not None and _is_alone(number, paragraph) and not _is_entry(text, paragraph):
            held = paragraph, number
            continue
        lead = _Lead(paragraph.span.start, number, _words_from(text, paragraph, number))
        if held is not None and number is None and _goes_with(held[0], paragraph):
            lead = _Lead(held[0].span.start, held[1], lead.words)
        same = before.get((at, lead.start, lead.number))
        if same is None:
            shown = emphasised(text, paragraph, lead.words, body)
            words = Words(text, paragraph, lead.words, paragraph.span.end, shown, lead.number is not None, signs)
            same = _opening(at, words, lead)
        yield same
        held = None


def _words_from(text: str, paragraph: Paragraph, number: Number | None) -> int:
    """Where the words of a paragraph begin: behind its number, or behind a small picture that stands before them."""
    start = paragraph.span.start
    if number is not None:
        return start + number.end
    picture = _PICTURE.match(text, start, paragraph.span.end)
    return picture.end() if picture is not None else start


def _pictured(document: Document) -> frozenset[int]:
    """The pages on which what is recognised stands in a picture, which has no headings.

    They have a text of their own, or are a few words in a document that is not scanned.
    """
    words = {page.page: page.words for page in document.source.ocr}
    own: Counter[int | None] = Counter()
    for line in document.lines if words else ():
        if not line.confidences:
            own[line.page] += len(line.span.of(document.text).split())
    is_printed = own.total() > _MOSTLY * sum(words.values())
    return frozenset(
        page for page, read in words.items() if own[page] >= _OF_A_TEXT or (is_printed and read < _OF_A_PAGE)
    )


def _is_alone(number: Number, paragraph: Paragraph) -> bool:
    return number.is_shown and paragraph.span.start + number.end >= paragraph.span.end


def _is_entry(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph is an entry of a list, with a bullet: what has a word and a number in it is all it says."""
    return _BULLET.match(text, paragraph.span.start, paragraph.span.end) is not None


def _is_in_cell(paragraph: Paragraph) -> bool:
    return paragraph.first.cell is not None


def _opening(at: int, words: Words, lead: _Lead) -> Opening:
    title, rest, way = cut(words)
    look = look_of(words.text, words.paragraph.lines, title)
    return Opening(at, words.paragraph, words.paragraph.first, lead.start, lead.number, title, rest, way, look)


def _goes_with(number: Paragraph, words: Paragraph) -> bool:
    """Whether a number alone belongs to the words after it: they share a row of a table, or stand in none."""
    left, right = number.first.cell, words.first.cell
    if left is None or right is None:
        return left is right
    return (left.table, left.row) == (right.table, right.row)
