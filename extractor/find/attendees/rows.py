"""The document as rows: a paragraph is a row of one slot, a table's row has a slot for each of its cells."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.labels import label
from extractor.find.attendees.leading import without_leads
from extractor.find.attendees.stretch import Stretch, unnumbered
from extractor.late import late
from models import Document, Line, Paragraph, Section

_FIELD = re.compile(r"\s*[,;(]\s*|\s+[–—/-]+\s*|\s*:\s+")
_DASH_AT_END, _DASH_AT_START = re.compile(r"\s[–—-]$"), re.compile(r"[–—-]\s+")
_BRACKET_ALONE = re.compile(r"\([^()]{2,60}\)")
_OPEN_BRACKET, _CLOSES = re.compile(r"\([^()]{0,40}$"), re.compile(r"[^()]{1,40}\)")
_DASHES = re.compile(r"[\w)]\s[–—]\s[^–—]+[,;]\s[^–—]+$")
_GOES_ON = re.compile(r"(?:[,;&]|\band|\bof|\bfor|\bthe)$")

_IN = 3.0  # points, or signs of a plain text, that a line is set further in than the one above
_LIST = 3  # paragraphs of a cell that make a list


class Slot(NamedTuple):
    """What stands in one cell, or a paragraph outside tables: its paragraphs from top to bottom.

    `column` counts the grid's from 0.
    """

    paragraphs: tuple[Stretch, ...]
    column: int = 0

    @property
    def text(self) -> str:
        """Its words, paragraphs parted by line feeds."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


class Row(NamedTuple):
    """What stands side by side. `table` is the number of its table, None outside tables; `indent` is in points.

    `heads` are where headings of sections start in it, `is_bold` says that all of it is bold; `lead` is how many of its
    first code points are set apart from the rest (bold, underlined, italic); `marker` is its list sign.
    """

    slots: tuple[Slot, ...]
    table: int | None = None
    indent: float = 0.0
    heads: tuple[int, ...] = ()
    is_bold: bool = False
    lead: int = 0
    marker: str = ""
    page: int | None = None

    @property
    def first(self) -> Stretch:
        """The first paragraph of its first slot."""
        return self.slots[0].paragraphs[0]

    @property
    def is_head(self) -> bool:
        """Whether its first paragraph is the heading of a section."""
        return any(self.first.start <= at < self.first.end for at in self.heads)


def rows(document: Document, sections: tuple[Section, ...]) -> list[Row]:
    """All rows in reading order, without those who only lead an item."""
    heads = sorted({quote.start for section in sections for quote in section.stretches()[:1]})
    paragraphs = without_leads(document)
    grouped = groupby(enumerate(paragraphs), key=_place)
    held = [_row([paragraph for _, paragraph in group], document.text, heads) for _, group in grouped]
    lines = {p.span.start: [Stretch(x.span.of(document.text), x.span.start) for x in p.lines] for p in paragraphs}
    several = {one.table for one, other in pairwise(held) if one.table == other.table}
    parted = [part for row in held for part in (_by_cells(row) if row.table not in several else [row])]
    by_line = (part for row in parted for part in _by_lines(row, lines[row.first.start]))
    whole = _mended(_mended(by_line, _breaks_off, _as_one_line), _is_half_of_label, _joined)
    return list(_mended(whole, _is_post_over_holder, _side_by_side))


def _mended(
    rows: Iterable[Row], is_broken: Callable[[Row, Row], bool], joined: Callable[[Row, Row], Row]
) -> Iterator[Row]:
    """The rows, each joined to the one above where that one breaks off there."""
    held: Row | None = None
    for row in rows:
        if held is not None and is_broken(held, row):
            held = joined(held, row)
            continue
        if held is not None:
            yield held
        held = row
    if held is not None:
        yield held


def _is_half_of_label(above: Row, below: Row) -> bool:
    """Whether a label is broken over two rows of a table: "In | A Lee", "attendance | T Reed"."""
    if above.table is None or above.table != below.table or min(len(above.slots), len(below.slots)) < 2:
        return False
    first, second = above.first.text, below.first.text
    is_label = above.slots[0].column == below.slots[0].column and label(above.first) is None
    return is_label and second[:1].islower() and label(Stretch(f"{first} {second}", above.first.start)) is not None


def _joined(above: Row, below: Row) -> Row:
    """Two rows as one: their first cells as one line, the others one below the other."""
    first = Stretch(f"{above.first.text} {below.first.text}", above.first.start)
    rest = {slot.column: slot.paragraphs for slot in above.slots[1:]}
    for slot in below.slots[1:]:
        rest[slot.column] = (*rest.get(slot.column, ()), *slot.paragraphs)
    slots = (Slot((first,), above.slots[0].column), *(Slot(held, column) for column, held in sorted(rest.items())))
    return above._replace(slots=slots, heads=(*above.heads, *below.heads))


def _as_one_line(above: Row, below: Row) -> Row:
    both = Stretch(f"{above.first.text} {below.first.text}", above.first.start)
    return above._replace(slots=(Slot((both,), above.slots[0].column),), heads=(*above.heads, *below.heads))


def _is_post_over_holder(above: Row, below: Row) -> bool:
    """Whether a line is a post and the next, set further in, who holds it: "Chair", and below it "Ann Lee"."""
    if above.table is not None or below.table is not None or len(above.slots) > 1 or below.indent - above.indent < _IN:
        return False
    is_post = kinds.folded(above.first.text) in kinds.words("attendance", "roles-in-head") and not above.marker
    return is_post and not below.marker and names.evidence(below.first.text) >= names.LIKELY


def _side_by_side(above: Row, below: Row) -> Row:
    """Two lines as one row of two cells."""
    return above._replace(slots=(*above.slots, below.slots[0]._replace(column=above.slots[0].column + 1)))


def _breaks_off(above: Row, below: Row) -> bool:
    """Whether a line breaks off within a bracket, or at the dash between a name and its role or body."""
    if above.table is not None or below.table is not None or below.first.start != above.first.end + 1:
        return False
    if _OPEN_BRACKET.search(above.first.text) and _CLOSES.match(below.first.text):
        return True
    if _BRACKET_ALONE.fullmatch(below.first.text) and not above.first.text.endswith(")"):
        return names.evidence(unnumbered(above.first).text) >= names.LIKELY
    if _DASH_AT_END.search(above.first.text):
        return True
    dash = _DASH_AT_START.match(below.first.text)
    if dash is None or _DASH_AT_START.match(above.first.text):
        return False
    rest = below.first.text[dash.end() :]
    is_beside = kinds.is_role(rest) or kinds.is_organisation(rest)
    return _DASHES.search(above.first.text) is not None or (
        is_beside and names.evidence(unnumbered(above.first).text) >= names.LIKELY
    )


def _by_lines(row: Row, lines: list[Stretch]) -> list[Row]:
    """A paragraph outside tables whose printed lines are a name each, or end with a label, as a row for each line."""
    if row.table is not None or len(lines) < 2:
        return [row]
    if all(_begins_with_name(line.text) for line in lines) and not any(_GOES_ON.search(x.text) for x in lines[:-1]):
        return [row._replace(slots=(Slot((line,)),)) for line in lines]
    found = label(lines[-1]) if lines[-1].text.endswith(":") else None
    if found is None:
        return [row]
    above = Stretch(row.first.text[: lines[-1].start - row.first.start].rstrip(), row.first.start)
    return [row._replace(slots=(Slot((part,)),)) for part in (above, lines[-1])]


def _by_cells(row: Row) -> list[Row]:
    """A table of one row with lists of people side by side, as a row for each of them."""
    if row.table is None or not _are_lists(row):
        return [row]
    return [row._replace(slots=(Slot((part,)),), table=None) for slot in row.slots for part in slot.paragraphs]


def _are_lists(row: Row) -> bool:
    """Whether a table has a list of people in each of its cells, one a paragraph, not what belongs to one of them."""
    counts = [len(slot.paragraphs) for slot in row.slots]
    first = [_FIELD.split(unnumbered(part).text)[0] for slot in row.slots for part in slot.paragraphs]
    return len(counts) > 1 and max(counts) >= _LIST and all(names.evidence(one) >= names.LIKELY for one in first)


def _begins_with_name(line: str) -> bool:
    """Whether a printed line starts with one name and has no second one."""
    first, *others = _FIELD.split(line)
    is_alone = not any(names.evidence(other) >= names.LIKELY for other in others[:1])
    return names.evidence(first) >= names.LIKELY and (is_alone or len(others) < 2)


def _row(paragraphs: list[Paragraph], text: str, heads: list[int]) -> Row:
    first = paragraphs[0].first
    return Row(
        slots=tuple(_slots(paragraphs, text)),
        table=first.cell.table if first.cell else None,
        indent=first.indent or 0.0,
        heads=_between(heads, paragraphs[0].span.start, paragraphs[-1].span.end),
        is_bold=all(line.is_bold for paragraph in paragraphs for line in paragraph.lines),
        lead=_lead(first),
        marker=_marker(paragraphs[0].span.of(text)),
        page=first.page,
    )


def _between(places: list[int], start: int, end: int) -> tuple[int, ...]:
    """Those of `places`, which are in order, that lie in `[start, end)`."""
    return tuple(places[bisect_left(places, start) : bisect_left(places, end)])


def _marker(text: str) -> str:
    """The kind of sign a list item starts with: "1" for a number, "a" for a letter, the bullet itself, or nothing."""
    found = _MARKER.match(text)
    if found is None:
        return ""
    return "1" if found["number"] else "a" if found["letter"] else found.group().strip()


_MARKER = late(
    r"\s*(?:(?P<number>\(?[0-9]{1,3}[.):](?![0-9]))|(?P<letter>\(?(?:[a-z][.)]|[A-Z]\))(?=\s))|[•●▪◦○·*–—-](?=\s)|o(?=\s+[A-Z]))"
)


def _lead(line: Line) -> int:
    """How far the look of the line's first run reaches, if it is set apart and does not take up the whole line."""
    looks = [(run.bold, run.italic, run.underline) for run in line.runs]
    if not looks or not any(looks[0]) or all(look == looks[0] for look in looks):
        return 0
    end = next(run.span.start for run, look in zip(line.runs, looks, strict=True) if look != looks[0])
    return end - line.span.start


def _place(numbered: tuple[int, Paragraph]) -> tuple[int, int]:
    """What tells rows apart: the table and row of a cell; a number of its own for each paragraph outside tables."""
    number, paragraph = numbered
    cell = paragraph.first.cell
    return (cell.table, cell.row) if cell else (-1, number)


def _slots(paragraphs: Iterable[Paragraph], text: str) -> Iterator[Slot]:
    for column, group in groupby(paragraphs, key=_column):
        yield Slot(tuple(Stretch(p.span.of(text), p.span.start) for p in group), column)


def _column(paragraph: Paragraph) -> int:
    cell = paragraph.first.cell
    return cell.column if cell else 0
