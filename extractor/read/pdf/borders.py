"""Strokes -> borders that hang together: snapped to common lines, joined where they are drawn in pieces."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from extractor.read.pdf.ink import Stroke

# In points: thicker strokes are areas, borders nearer to each other are one, shorter ones are dots.
THIN, SNAP, SHORT = 3.0, 3.0, 8.0
# A page with more borders than this is a drawing.
_MOST = 3_000


class Border(NamedTuple):
    """A straight line at `at` (x of an upright one, y of a level one), from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Ruling:
    """The borders that hang together, with their snapped places."""

    upright: list[Border]
    level: list[Border]


def rulings(strokes: list[Stroke]) -> Iterator[Ruling]:
    """The borders that `strokes` draw, those that hang together together; lines that meet no others are left out."""
    upright, level = _borders(strokes)
    if len(upright) + len(level) > _MOST:
        return
    for uprights, levels in _hanging_together(_snapped(upright), _snapped(level)):
        if uprights and levels:
            yield Ruling(uprights, levels)


def level_borders(strokes: list[Stroke]) -> list[Border]:
    """The level lines that `strokes` draw, in whatever pieces; none if they are a drawing."""
    upright, level = _borders(strokes)
    return _snapped(level) if len(upright) + len(level) <= _MOST else []


def _borders(strokes: list[Stroke]) -> tuple[list[Border], list[Border]]:
    upright: list[Border] = []
    level: list[Border] = []
    for x0, top, x1, bottom, *_ in strokes:
        if x1 - x0 <= THIN < bottom - top or (x1 - x0 < 0.5 and bottom > top):
            upright.append(Border((x0 + x1) / 2, top, bottom))
        elif bottom - top <= THIN:
            level.append(Border((top + bottom) / 2, x0, x1))
        elif x1 - x0 > SHORT:
            upright += [Border(x0, top, bottom), Border(x1, top, bottom)]
            level += [Border(top, x0, x1), Border(bottom, x0, x1)]
    return upright, level


def _snapped(borders: list[Border]) -> list[Border]:
    """The borders with near ones on one line and their pieces joined; those too short for a cell's side go."""
    joined: list[Border] = []
    for group in _near(borders):
        at = sum(border.at for border in group) / len(group)
        joined += [border._replace(at=at) for border in _pieced(group)]
    return [border for border in joined if border.end - border.start >= SHORT]


def _near(borders: list[Border]) -> Iterator[list[Border]]:
    group: list[Border] = []
    for border in sorted(borders):
        if group and border.at - group[0].at > SNAP:
            yield group
            group = []
        group.append(border)
    if group:
        yield group


def _pieced(group: list[Border]) -> Iterator[Border]:
    held: Border | None = None
    for border in sorted(group, key=lambda border: border.start):
        if held is not None and border.start <= held.end + SNAP:
            held = held._replace(end=max(held.end, border.end))
            continue
        if held is not None:
            yield held
        held = border
    if held is not None:
        yield held


def _hanging_together(upright: list[Border], level: list[Border]) -> Iterator[tuple[list[Border], list[Border]]]:
    left_u, left_l = list(upright), list(level)
    while left_u:
        uprights, levels, fresh = [left_u.pop()], [], True
        while fresh:
            new_l = [border for border in left_l if any(_meet(u, border) for u in uprights)]
            left_l = [border for border in left_l if border not in new_l]
            new_u = [border for border in left_u if any(_meet(border, lev) for lev in new_l)]
            left_u = [border for border in left_u if border not in new_u]
            levels += new_l
            uprights += new_u
            fresh = bool(new_u)
        yield uprights, levels


def _meet(upright: Border, level: Border) -> bool:
    across = level.start - SNAP <= upright.at <= level.end + SNAP
    return across and upright.start - SHORT <= level.at <= upright.end + SHORT
