"""Stage 3, actions: owners set at the right end of a line or paragraph, beside what they are to do."""

from collections.abc import Iterator
from typing import NamedTuple

from extractor import language
from extractor.find.actions import naming, task
from extractor.find.actions.setting import Setting, listed
from extractor.late import late
from models import Action, Line, Paragraph, Span

_GAP = 14.0  # points that set the last words of a line apart
_ALIGNED = 14.0  # points within which two owners stand in one column
_RIGHT = 0.7  # how far to the right of the lines' reach an owner's column begins
_FEWEST = 2
_TABBED = 1000.0  # where the words behind a line's last tab are taken to begin
_SENTENCE = 4  # words beside an owner that no head tells to be one
_INITIALS = late(r"[A-Z][A-Z’'a-z-]{0,2}[A-Z]")
_JOINTS = late(r"\s*(?:[,/&+]|\band\b)\s*")
_NOTE = "margin note"  # the style of what a PDF prints beside the text
_LINES = 200  # so many of the first tell how far lines reach
_TAIL = late(r"[.?!;)]\s+(?P<who>[A-Z][A-Za-z]?[A-Z]{0,2}(?:\s*(?:,|/|&|\+|and)\s*[A-Z]{2,4})*)\.?$")


class _Tail(NamedTuple):
    """The last words of a line, set apart from it, or a note in the margin; `x0` is where they begin."""

    span: Span
    x0: float
    line: Line


def find(setting: Setting) -> Iterator[Action]:
    """The actions whose owners stand in the right margin, or behind the last stop of paragraph after paragraph."""
    reach = max((line.places[-1][2] for line in setting.document.lines[:_LINES] if line.places), default=0.0)
    tails = [tail for line in setting.document.lines if line.cell is None and (tail := _tail(line, reach))]
    heads = [tail.x0 for tail in tails if _is_head(setting.text, tail)]
    named = [tail for tail in tails if naming.only(setting, tail.span) and not _is_head(setting.text, tail)]
    for tail in named:
        beside = [other for other in named if _is_below(tail, other)]
        is_headed = any(abs(x0 - tail.x0) <= 3 * _ALIGNED for x0 in heads)
        if len(beside) >= _FEWEST and (is_headed or all(_is_known(setting, other) for other in beside)):
            yield from _action(setting, tail.span, _told(setting, tail), "action-margin")
    yield from _at_ends(setting)


def _tail(line: Line, reach: float) -> _Tail | None:
    """The words behind the last wide gap of a line, where they stand far to the right of lines that end at `reach`.

    A note that stands in the margin for itself is its own last words. A Word file has tabs, and knows no places.
    """
    if line.box is None and line.tabs:
        return _Tail(Span(start=line.tabs[-1], end=line.span.end), _TABBED, line)
    if line.style == _NOTE and line.box is not None:
        return _Tail(line.span, line.box.x0, line) if line.box.x0 >= _RIGHT * reach else None
    for (_, _, x1), (at, x0, _) in reversed(list(zip(line.places, line.places[1:], strict=False))):
        if x0 - x1 >= _GAP:
            return _Tail(Span(start=at, end=line.span.end), x0, line) if x0 >= _RIGHT * reach else None
    return None


def _is_below(one: _Tail, other: _Tail) -> bool:
    """Whether two owners stand in one column: they begin or end at the same place."""
    ends = [tail.line.places[-1][2] if tail.line.places else tail.x0 for tail in (one, other)]
    return abs(one.x0 - other.x0) <= _ALIGNED or abs(ends[0] - ends[1]) <= _ALIGNED


def _is_known(setting: Setting, tail: _Tail) -> bool:
    """Whether a tail, which no head tells to be of owners, is but initials of those known, beside a sentence."""
    pieces = [piece for piece in _JOINTS.split(tail.span.of(setting.text)) if piece]
    are_known = all(piece in setting.known.people and _INITIALS.fullmatch(piece) for piece in pieces)
    is_listed = any(named.touches(tail.line.span) for named in setting.attendance)
    said = _told(setting, tail)
    return are_known and not is_listed and said is not None and len(said.of(setting.text).split()) >= _SENTENCE


def _is_head(text: str, tail: _Tail) -> bool:
    return tail.span.of(text).strip(" :").casefold() in listed("actions_headings", "margin-heads")


def _action(setting: Setting, who: Span, said: Span | None, rule: str) -> Iterator[Action]:
    found = task.action(setting, said, rule, task.Beside(who=naming.only(setting, who))) if said else None
    if found is not None:
        yield found


def _told(setting: Setting, tail: _Tail) -> Span | None:
    """The sentence beside which the owners stand."""
    return _beside(setting, tail.line) if tail.line.style == _NOTE else _before(setting, tail.span)


def _beside(setting: Setting, note: Line) -> Span | None:
    """The sentence that the line ends with, or goes on, at whose height a note stands in the margin."""
    for paragraph in setting.document.paragraphs:
        line = next((line for line in paragraph.lines if _is_level(line, note)), None)
        if line is not None:
            start = paragraph.span.start
            spans = language.sentences(paragraph.span.of(setting.text))
            said = [Span(start=start + span.start, end=start + span.end) for span in spans]
            return _last_of(line, [span for span in said if span.touches(line.span)])
    return None


def _last_of(line: Line, said: list[Span]) -> Span | None:
    """Of the sentences in a line the last that ends there; if none does, the one that the line is part of."""
    ended = [span for span in said if span.end <= line.span.end]
    return next(reversed(ended or said), None)


def _is_level(line: Line, note: Line) -> bool:
    if line.style == _NOTE or line.box is None or note.box is None or line.box.page != note.box.page:
        return False
    return line.box.top <= (note.box.top + note.box.bottom) / 2 <= line.box.bottom


def _before(setting: Setting, who: Span) -> Span | None:
    paragraph = next((p for p in setting.document.paragraphs if p.span.holds(who)), None)
    return _said(setting, paragraph, who) if paragraph else None


def _said(setting: Setting, paragraph: Paragraph, who: Span) -> Span | None:
    """The sentence beside or before the owners, without them."""
    start = paragraph.span.start
    said = [Span(start=start + s.start, end=start + s.end) for s in language.sentences(setting.text[start : who.start])]
    if not said:
        return None
    rest = setting.text[who.end : paragraph.span.end]
    if not rest.strip() or said[-1].of(setting.text)[-1] in ".?!;":
        return said[-1]
    line = next((line for line in paragraph.lines if line.span.holds(who)), None)
    has_only_begun = line is not None and len(said) > 1 and said[-1].start > line.span.start
    return said[-2] if has_only_begun else _around(said[-1], who, rest)


def _around(before: Span, who: Span, rest: str) -> Span:
    """A sentence that goes on behind its owner, to its end."""
    first = next(language.sentences(rest), None)
    return Span(start=before.start, end=who.end + first.end) if first else before


def _at_ends(setting: Setting) -> Iterator[Action]:
    found = []
    heads = {section.stretches()[0].start for section in setting.sections}
    for paragraph in setting.document.paragraphs:
        if paragraph.span.start in heads:
            continue
        tail = _TAIL.search(paragraph.span.of(setting.text))
        if tail and tail["who"].split()[0].strip(",/&+") in setting.known.people:
            at = paragraph.span.start + tail.start("who")
            found.append(Span(start=at, end=at + len(tail["who"])))
    if len(found) >= _FEWEST:
        for who in found:
            yield from _action(setting, who, _before(setting, who), "action-initials-at-end")
