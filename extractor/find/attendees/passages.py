"""A document in passages that can be weighed: a sentence, a line, a paragraph of a cell, with the names in each."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from extractor import names, rules
from extractor.find.attendees.mentions import Mention, mentions
from extractor.find.attendees.rows import Row
from extractor.find.attendees.stretch import Stretch
from extractor.find.attendees.telling import tells
from extractor.late import late

_STOP = late(r"(?:(?<=[a-z\d)\]]{2})|(?<=[ap]\.m))\.\s+(?=[A-Z])")
_LONG = 60  # signs of a paragraph that may be several sentences
_RUN = 3  # passages that make a list
_HEAD, _END, _ABOVE, _BELOW = 60, 20, 2, 12  # rows


class Passage(NamedTuple):
    """A sentence, a line or a part of a cell; `row` counts the rows of the document, `slot` the cells of the row.

    `beside` is what stands in the other cells of the row.
    """

    stretch: Stretch
    row: int
    slot: int
    is_in_table: bool
    is_head: bool
    is_listed: bool
    mentions: tuple[Mention, ...]
    beside: str = ""

    @property
    def text(self) -> str:
        """Its words."""
        return self.stretch.text

    @property
    def start(self) -> int:
        """Where it starts."""
        return self.stretch.start

    @property
    def before(self) -> str:
        """Its words before the first name."""
        return self.text[: self._first - self.start]

    @property
    def after(self) -> str:
        """Its words behind the last name."""
        return self.text[max((one.end for one in self.mentions), default=self.start) - self.start :]

    @property
    def names(self) -> Stretch:
        """Its words from the first name on, with the title before that."""
        return self.stretch.cut(self._first - self.start)

    @property
    def _first(self) -> int:
        return min((one.lead for one in self.mentions), default=self.stretch.end)


def passages(rows: Sequence[Row]) -> list[Passage]:
    """All passages in reading order; names are looked for where attendance may be told.

    That is near the head, at the end, and around words of presence and absence, but not in the column of a table of
    items or tasks that says whose they are.
    """
    reach, doers = _reach(rows), _columns_of_doers(rows)
    return [passage for at, row in enumerate(rows) for passage in _of_row(row, at, doers, is_in_reach=at in reach)]


def _columns_of_doers(rows: Sequence[Row]) -> set[tuple[int | None, int]]:
    """The columns, by table, whose heads say that they tell who does what another column tells."""
    found: set[tuple[int | None, int]] = set()
    for table, group in groupby(rows, key=lambda row: row.table):
        slots = next(group).slots
        heads = {slot.column: names.fold(slot.text) for slot in slots}
        if table is not None and not _words("columns-of-matters").isdisjoint(heads.values()):
            found |= {(table, column) for column, head in heads.items() if head in _words("columns-of-doers")}
    return found


def _words(id_: str) -> frozenset[str]:
    return frozenset(rules.words("presence", id_).words)


def alike(passages: Sequence[Passage]) -> list[list[int]]:
    """The runs of passages, right after one another, that are made alike: a name first, and the same sign behind it."""
    runs = [[at for at, _ in group] for _, group in groupby(enumerate(passages), key=lambda one: _make(one[1]))]
    return [run for run in runs if len(run) >= _RUN and _make(passages[run[0]])]


def _make(passage: Passage) -> str:
    """What stands behind the name that a passage starts with: its first sign, or "." at its end; "" if no name does."""
    first = min(passage.mentions, key=lambda one: one.start, default=None)
    if first is None or first.lead != passage.start or passage.is_head or not (first.is_full or first.is_titled):
        return ""
    return (passage.text[first.end - passage.start :].strip() or ".")[0]


def _reach(rows: Sequence[Row]) -> set[int]:
    telling = [at for at, row in enumerate(rows) if any(_tells(slot.text) for slot in row.slots)]
    around = {near for at in telling for near in range(at - _ABOVE, at + _BELOW)}
    return {*range(_HEAD), *range(len(rows) - _END, len(rows)), *around}


def _tells(text: str) -> bool:
    return tells("sign-of-presence", text) or tells("sign-of-absence", text)


def _of_row(row: Row, at: int, doers: set[tuple[int | None, int]], *, is_in_reach: bool) -> Iterator[Passage]:
    for slot, held in enumerate(row.slots):
        beside = "\n".join(other.text for other in row.slots if other is not held)
        for paragraph in held.paragraphs:
            for stretch in _sentences(paragraph):
                named = mentions(stretch) if is_in_reach and (row.table, held.column) not in doers else ()
                yield Passage(stretch, at, slot, row.table is not None, row.is_head, bool(row.marker), named, beside)


def _sentences(paragraph: Stretch) -> Iterator[Stretch]:
    """The sentences of a paragraph, or all of a short one; a full stop behind a shortened word ends none."""
    cuts = _STOP.finditer(paragraph.text) if len(paragraph.text) > _LONG else ()
    ends = [cut.end() for cut in cuts if not _is_shortened(paragraph.text[: cut.start()])]
    for start, end in zip([0, *ends], [*ends, len(paragraph.text)], strict=True):
        yield paragraph.cut(start, end)


def _is_shortened(before: str) -> bool:
    word = names.fold((before.split() or [""])[-1])
    return word in rules.words("sentences", "stopped-words").words
