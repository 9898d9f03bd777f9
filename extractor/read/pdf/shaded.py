"""Cells told by colour alone: painted areas, in whatever pieces a program paints them, and the grid that they make."""

from collections.abc import Iterator
from itertools import pairwise

from extractor.read.pdf.borders import SHORT, SNAP, THIN, Border
from extractor.read.pdf.cells import Area, Cells
from extractor.read.pdf.ink import Stroke

# In points: how exactly the pieces of a cell meet, the widest padding of one, and how far off a row may be painted
# again, if those between are not.
_EXACT, _PADDING, _FAR = 0.6, 16.0, 200.0
# In points: how far above it a heading that is not painted may begin.
_ABOVE = 50.0
# In shares of a table's width: the least of a line that parts its rows.
_WIDE = 0.8
# A table has no more columns than this, if only colours tell them; a page with more areas or lines than that is a
# drawing.
_COLUMNS, _MOST, _LINES = 12, 1_000, 10_000


def painted(strokes: list[Stroke]) -> list[Stroke]:
    """The painted areas among `strokes`, each whole: none within another of its colour, and none around several."""
    fills = [stroke for stroke in strokes if not stroke.drawn]
    areas = [area for area in _joined(fills) if min(area.x1 - area.x0, area.bottom - area.top) > THIN]
    if len(areas) > _MOST:
        return []
    areas = sorted(set(areas), key=_size, reverse=True)
    kept = [area for at, area in enumerate(areas) if not any(_is_piece(area, other) for other in areas[:at])]
    return [area for area in kept if sum(_is_within(other, area) for other in kept) < 3]


def without_pieces(strokes: list[Stroke], areas: list[Stroke]) -> list[Stroke]:
    """The thin ones among `strokes` but for those that are part of an area of their colour, and no line."""
    colours = {area.colour for area in areas}
    thin = [s for s in strokes if s.drawn or min(s.x1 - s.x0, s.bottom - s.top) <= THIN]
    if len(thin) > _LINES:
        return thin
    return [s for s in thin if s.drawn or s.colour not in colours or not any(_is_piece(s, area) for area in areas)]


def shaded_tables(areas: list[Stroke], lines: list[Border]) -> Iterator[Cells]:
    """The tables that the painted `areas` tell, some of whose rows may be parted by level `lines` alone."""
    blocks = list(_blocks(areas))
    tops = [_top(block) - SNAP for block in blocks]
    for block in blocks:
        end = min((top for top in tops if top > _top(block)), default=float("inf"))
        found = _grid(block, [line for line in lines if line.at < end])
        if found is not None:
            yield found


def _joined(fills: list[Stroke]) -> Iterator[Stroke]:
    """The fills in order, with the pieces of a cell put together: Word paints its margins and its lines each alone."""
    at = 0
    while at < len(fills):
        count, cell = _word_cell(fills[at : at + 5])
        yield cell
        at += count


def _word_cell(ahead: list[Stroke]) -> tuple[int, Stroke]:
    """The cell that begins `ahead`, and how many of the fills make its frame; the first fill if none does.

    That is what may be above its lines, its two sides, what may be below, and then a line between the sides.
    """
    for first in (0, 1):
        if len(ahead) < first + 3 or not _are_sides(*ahead[first : first + 2]):
            continue
        left, right, *after = ahead[first:]
        whole = Stroke(left.x0, left.top, right.x1, left.bottom, drawn=False, colour=left.colour)
        above = ahead[0] if first else None
        if above is not None and not (_is_as_wide(above, whole) and abs(above.bottom - whole.top) < _EXACT):
            continue
        below = after[0] if _is_as_wide(after[0], whole) and abs(after[0].top - whole.bottom) < _EXACT else None
        inner = after[1] if below is not None and len(after) > 1 else after[0]
        if abs(inner.x0 - left.x1) < _EXACT and abs(inner.x1 - right.x0) < _EXACT:
            top, bottom = (above or whole).top, (below or whole).bottom
            return first + 2 + (below is not None), whole._replace(top=top, bottom=bottom)
    return 1, ahead[0]


def _are_sides(left: Stroke, right: Stroke) -> bool:
    is_level = abs(left.top - right.top) < _EXACT and abs(left.bottom - right.bottom) < _EXACT
    is_narrow = max(left.x1 - left.x0, right.x1 - right.x0) <= _PADDING
    return left.colour == right.colour and is_level and is_narrow and left.x1 < right.x0


def _is_as_wide(stroke: Stroke, other: Stroke) -> bool:
    is_level = abs(stroke.x0 - other.x0) < _EXACT and abs(stroke.x1 - other.x1) < _EXACT
    return is_level and stroke.colour == other.colour


def _size(stroke: Stroke) -> float:
    return (stroke.x1 - stroke.x0) * (stroke.bottom - stroke.top)


def _is_piece(stroke: Stroke, area: Stroke) -> bool:
    return stroke.colour == area.colour and _is_within(stroke, area)


def _is_within(stroke: Stroke, area: Stroke) -> bool:
    across = area.x0 - _EXACT < stroke.x0 and stroke.x1 < area.x1 + _EXACT
    return across and area.top - _EXACT < stroke.top and stroke.bottom < area.bottom + _EXACT


def _blocks(areas: list[Stroke]) -> Iterator[list[Stroke]]:
    """Areas that touch each other, with those further down that begin and end where they do."""
    blocks: list[list[Stroke]] = []
    for area in sorted(areas, key=lambda area: (area.top, area.x0)):
        near = [block for block in blocks if any(_touch(area, other) for other in block)]
        blocks = [block for block in blocks if block not in near]
        blocks.append([*(other for block in near for other in block), area])
    held: list[Stroke] = []
    for block in sorted(blocks, key=_top):
        if held and not _goes_on(held, block):
            yield held
            held = []
        held = [*held, *block]
    if held:
        yield held


def _touch(area: Stroke, other: Stroke) -> bool:
    apart = max(area.top, other.top) - min(area.bottom, other.bottom)
    return apart <= SNAP and max(area.x0, other.x0) - min(area.x1, other.x1) <= SNAP


def _top(block: list[Stroke]) -> float:
    return min(area.top for area in block)


def _goes_on(above: list[Stroke], below: list[Stroke]) -> bool:
    """Whether the sides of one block are sides of the other, with no more than unpainted rows between."""
    if _top(below) - max(area.bottom for area in above) > _FAR:
        return False
    xs, others = sorted((_sides(above), _sides(below)), key=len)
    return all(any(_is_at(x, other) for other in others) for x in xs)


def _sides(block: list[Stroke]) -> list[float]:
    return _places([x for area in block for x in (area.x0, area.x1)])


def _grid(block: list[Stroke], lines: list[Border]) -> Cells | None:
    """The table of a block of areas: a full grid, if each column has an area of its own; None if there is none.

    Rows may be painted as a whole: their columns are told by their words.
    """
    xs = _sides(block)
    if not 2 <= len(xs) <= _COLUMNS + 1 or min(b - a for a, b in pairwise(xs)) < SHORT:
        return None
    if not all(any(_is_at(area.x0, a) and _is_at(area.x1, b) for area in block) for a, b in pairwise(xs)):
        return None
    ys = _places([*(y for area in block for y in (area.top, area.bottom)), *_rules(block, lines, xs)])
    rows, columns = list(pairwise(ys)), list(pairwise(xs))
    if len(rows) < 2:
        return None
    areas = [
        Area(x0, top, x1, bottom, row, column)
        for row, (top, bottom) in enumerate(rows)
        for column, (x0, x1) in enumerate(columns)
    ]
    return Cells(areas, drawn=False, spans=[span for area in block if (span := _span(area, areas)) is not None])


def _rules(block: list[Stroke], lines: list[Border], xs: list[float]) -> Iterator[float]:
    """Where level lines nearly as wide as the table part its rows."""
    first, last = min(area.top for area in block), max(area.bottom for area in block)
    for y, start, end in lines:
        is_within = xs[0] - SNAP <= start and end <= xs[-1] + SNAP and first - _ABOVE < y <= last + _FAR
        if is_within and end - start >= _WIDE * (xs[-1] - xs[0]):
            last = max(last, y)
            yield y


def _places(places: list[float]) -> list[float]:
    """The places in order, near ones as the first of them."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > SNAP:
            found.append(place)
    return found


def _is_at(place: float, other: float) -> bool:
    return abs(place - other) <= SNAP


def _span(painted_: Stroke, areas: list[Area]) -> Area | None:
    """The part of a row that one painted area covers, if that is more than one of `areas`."""
    covered = [area for area in areas if _covers(painted_, area)]
    if len(covered) < 2 or covered[0].row != covered[-1].row:
        return None
    return covered[0]._replace(x1=covered[-1].x1)


def _covers(painted_: Stroke, area: Area) -> bool:
    x, y = (area.x0 + area.x1) / 2, (area.top + area.bottom) / 2
    return painted_.x0 < x < painted_.x1 and painted_.top < y < painted_.bottom
