"""The hours beside words that say that the meeting was opened or closed then."""

from collections.abc import Iterator, Mapping
from functools import cache

from extractor import gates, rules
from extractor.find.meeting.head import expression
from extractor.find.meeting.hours.hour import Hour, figures, hour_of, times_in, without_same
from extractor.times import TimeMention
from models import Document

_RULES = (
    "start-declared",
    "start-declared-late",
    "start-announced",
    "start-declared-after",
    "end-declared",
    "end-declared-after",
    "motion-to-adjourn",
)
_AROUND = 160  # code points
# Up to which code point, or which share of the text, the start of a meeting is announced.
_HEAD, _EARLY = 1500, 0.3
_ONLY_TIME = 2  # words of a line that is a time and nothing else: "8.40 pm"


def declared(document: Document) -> Iterator[Hour]:
    """Times beside words that say that the meeting was opened or closed then."""
    for at, paragraph in enumerate(document.paragraphs):
        words = paragraph.span.of(document.text)
        for time in (*without_same(words, list(times_in(words))), *figures(words)):
            seen = _label(document, at) + _marked(words, time)
            for rule in (_RULES[number] for number in gates.possible(_gate(), seen)):
                match = expression(rule).search(seen)
                gives = rules.rule("meeting", rule).gives
                at_start = paragraph.span.start < max(_HEAD, _EARLY * len(document.text))
                if match is not None and _is_meant(gives, seen, is_early=at_start):
                    yield hour_of(gives["field"], time, paragraph.span.start, float(gives["weight"]), rule)


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
