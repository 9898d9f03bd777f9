"""Stage 3, actions: owners set at the right end of a line or paragraph, beside what they are to do."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor import language
from extractor.find.actions import naming, task
from extractor.find.actions.setting import Setting, listed
from models import Action, Line, Paragraph, Span

_GAP = 14.0  # points that set the last words of a line apart
_ALIGNED = 14.0  # points within which two owners stand in one column
_RIGHT = 0.7  # how far to the right of the lines' reach an owner's column begins
_FEWEST = 2
_LINES = 200  # so many of the first tell how far lines reach
_TAIL = re.compile(r"[.?!;)]\s+(?P<who>[A-Z][A-Za-z]?[A-Z]{0,2}(?:\s*(?:,|/|&|\+|and)\s*[A-Z]{2,4})*)\.?$")


class _Tail(NamedTuple):
    """The last words of a line, set apart from it; `x0` is where they begin."""

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
        beside = sum(1 for other in named if abs(other.x0 - tail.x0) <= _ALIGNED)
        if beside >= _FEWEST and any(abs(x0 - tail.x0) <= 3 * _ALIGNED for x0 in heads):
            yield from _action(setting, tail.span, "action-margin")
    yield from _at_ends(setting)


def _tail(line: Line, reach: float) -> _Tail | None:
    """The words behind the last wide gap of a line, where they stand far to the right of lines that end at `reach`."""
    for (_, _, x1), (at, x0, _) in reversed(list(zip(line.places, line.places[1:], strict=False))):
        if x0 - x1 >= _GAP:
            return _Tail(Span(start=at, end=line.span.end), x0, line) if x0 >= _RIGHT * reach else None
    return None


def _is_head(text: str, tail: _Tail) -> bool:
    return tail.span.of(text).strip(" :").casefold() in listed("actions_headings", "margin-heads")


def _action(setting: Setting, who: Span, rule: str) -> Iterator[Action]:
    paragraph = next((p for p in setting.document.paragraphs if p.span.holds(who)), None)
    names = naming.only(setting, who)
    said = _said(setting, paragraph, who) if paragraph else None
    found = task.action(setting, said, rule, task.Beside(who=names)) if said else None
    if found is not None:
        yield found


def _said(setting: Setting, paragraph: Paragraph, who: Span) -> Span | None:
    """The sentence beside or before the owners, without them."""
    start = paragraph.span.start
    said = [Span(start=start + s.start, end=start + s.end) for s in language.sentences(setting.text[start : who.start])]
    if not said:
        return None
    rest = setting.text[who.end : paragraph.span.end]
    return said[-1] if not rest.strip() or setting.text[who.start - 2] in ".?!;" else _around(said[-1], who, rest)


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
            yield from _action(setting, who, "action-initials-at-end")
