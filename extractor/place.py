"""Stage 5: finds -> finds with page, boxes, block, section, and how far their rule is to be trusted."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import TypeVar

from extractor.remembered import once
from models import Box, Document, Line, Mention, Minutes, Section, Span
from models.document import shifted

M = TypeVar("M", bound=Mention)


def place(finds: Iterable[M], document: Document, sections: tuple[Section, ...] = ()) -> Iterator[M]:
    """Each of `finds`, in order, with page, boxes, block, section and confidence; its spans stay as they are."""
    starts, of_sections = _starts(document), [section.span.start for section in sections]
    for find in finds:
        yield find.model_copy(
            update={
                **_where(find, document.lines, starts),
                "section": _section(find.span, of_sections),
                "confidence": _confidence().get(find.rule, find.confidence),
            }
        )


@once
def _starts(document: Document) -> tuple[int, ...]:
    return tuple(line.span.start for line in document.lines)


def _where(find: Mention, lines: tuple[Line, ...], starts: tuple[int, ...]) -> dict[str, object]:
    touched = [(stretch, line) for stretch in find.stretches() for line in _touched(stretch, lines, starts)]
    if not touched:
        return {}
    boxes = [box for stretch, line in touched if (box := _box(line, stretch)) is not None]
    _, first = touched[0]
    return {"page": first.page, "block": first.block, "boxes": tuple(boxes)}


def _touched(span: Span, lines: tuple[Line, ...], starts: tuple[int, ...]) -> Iterator[Line]:
    at = max(0, bisect_right(starts, span.start) - 1)
    while at < len(lines) and lines[at].span.start < span.end:
        if lines[at].span.touches(span):
            yield lines[at]
        at += 1


def _box(line: Line, span: Span) -> Box | None:
    """The part of the line's box that `span` covers, as exact as the places of its words."""
    if line.box is None or (span.holds(line.span) and not line.places):
        return line.box
    words = tuple(line.places)
    starts = [at for at, _, _ in words]
    first = max(0, bisect_right(starts, span.start) - 1)
    inside = words[first : bisect_left(starts, span.end)]
    x0 = min((x for _, x, _ in inside), default=line.box.x0)
    x1 = max((x for _, _, x in inside), default=line.box.x1)
    return Box(page=line.box.page, x0=x0, top=line.box.top, x1=x1, bottom=line.box.bottom)


def _section(span: Span, starts: list[int]) -> int | None:
    at = bisect_right(starts, span.start) - 1
    return at if at >= 0 else None


@cache
def _confidence() -> dict[str, float]:
    """Each rule's share of right finds, as measured; a rule that found too little to tell is not in it."""
    found = files("extractor.rules").joinpath("confidence.csv")
    if not found.is_file():
        return {}
    rows = (row.split(",") for row in found.read_text("utf-8").splitlines()[1:])
    return {rule: float(share) for rule, share, *_ in rows}


def moved(found: Minutes, by: int) -> Minutes:
    """`found` with every span moved `by` code points."""
    return Minutes.model_validate(shifted(found.model_dump(), by))
