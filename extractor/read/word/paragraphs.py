"""A Word paragraph's words as lines: numbered, set in, and with the gap above them."""

from collections.abc import Iterator

from extractor.read.assemble import Piece, RawLine
from extractor.read.word.layouts import Layout
from extractor.read.word.numbering import Shown
from extractor.read.word.walk import Said, Spot, Walk

_TAB_STEP = 36.0  # Word's own tab stops, in points
_TYPE_SIZE = 11.0  # a line's size where nothing says it
_FULL_LINE = 40  # signs: a shorter line was not broken because it was full


def says_something(words: Said) -> bool:
    """Whether a paragraph has a visible sign or a text box."""
    return bool(words.boxes) or any(map(_has_text, words.lines))


def written(words: Said, layout: Layout, shown: Shown | None, walk: Walk, spot: Spot) -> Iterator[RawLine]:
    """The lines of a paragraph that says `words`, the first with its number, which an empty paragraph shows too."""
    gap, above = _gap(walk, layout), None
    walk.is_overleaf |= layout.is_overleaf
    for at, pieces in enumerate(words.lines):
        walk.is_overleaf |= at in words.overleaf
        if not _has_text(pieces) and not (above is None and _is_number_alone(words, shown)):
            walk.blank += _height(walk, layout)
            continue
        line = _line(pieces, layout, spot)
        if above is None:
            line.joins, line.gap = walk.is_run_in, None if gap is None else round(gap + walk.blank, 2)
            line.number, line.depth = (None, None) if shown is None or shown.text is None else (shown.text, shown.depth)
        else:
            line.joins, line.gap = _goes_on(above, pieces, layout) and not walk.is_overleaf, walk.blank
        line.is_overleaf, walk.is_overleaf = walk.is_overleaf and not line.joins, False
        walk.last, walk.blank, walk.is_run_in, above = layout, 0.0, False, pieces
        yield line


def _has_text(pieces: list[Piece]) -> bool:
    return any(not piece.text.isspace() for piece in pieces)


def _is_number_alone(words: Said, shown: Shown | None) -> bool:
    if shown is None or shown.text is None or shown.is_bullet:
        return False
    return not any(map(_has_text, words.lines))


def _line(pieces: list[Piece], layout: Layout, spot: Spot) -> RawLine:
    return RawLine(
        pieces=pieces,
        block=spot.block,
        cell=spot.cell,
        indent=_set_in(pieces, layout),
        style=layout.style,
        level=layout.outline,
    )


def _set_in(pieces: list[Piece], layout: Layout) -> float:
    """Where the line's first word (or number) begins, the tabs before it counted."""
    left = layout.left or 0.0
    at = left + (layout.first or 0.0)
    for _ in range(_leading_tabs(pieces)):
        stops = [stop for stop in (*layout.tabs, left) if stop > at + 0.1]
        at = min(stops) if stops else (at // _TAB_STEP + 1) * _TAB_STEP
    return round(at, 2)


def _leading_tabs(pieces: list[Piece]) -> int:
    if pieces and not pieces[0].text[:1].isspace():
        return 0
    text = "".join(piece.text for piece in pieces)
    return text[: len(text) - len(text.lstrip())].count("\t")


def _goes_on(above: list[Piece], pieces: list[Piece], layout: Layout) -> bool:
    """Whether a line break is only a turn of the line: in a heading, or where the sentence goes on in lower case."""
    if layout.outline is not None:
        return True
    before = "".join(piece.text for piece in above).rstrip()
    after = "".join(piece.text for piece in pieces).lstrip()
    return len(before) > _FULL_LINE and before[-1] not in ".:;!?" and after[0].islower()


def _gap(walk: Walk, layout: Layout) -> float | None:
    """The space above a paragraph, empty lines apart: the larger of its own and the last one's; None for the first."""
    if walk.last is None:
        return None
    before, after = layout.before or 0.0, walk.last.after or 0.0
    if layout.style_id == walk.last.style_id:
        before, after = (0.0 if layout.is_tight else before), (0.0 if walk.last.is_tight else after)
    return max(before, after)


def _height(walk: Walk, layout: Layout) -> float:
    """The height of an empty line."""
    return round(1.2 * (walk.styles.look(layout, None).size or _TYPE_SIZE), 2)
