"""How Word lays paragraphs: indents, gaps, tabs, lists and outline levels, in points."""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from extractor.read.word.ooxml import VAL, Element, elements, is_on, name, number, value

_NUMBERING, _NUM_ID, _LEVEL = name("w:numPr"), name("w:numId"), name("w:ilvl")
_LEFT, _START, _FIRST, _HANGING = name("w:left"), name("w:start"), name("w:firstLine"), name("w:hanging")
_BEFORE, _AFTER = name("w:before"), name("w:after")
_AUTO_BEFORE, _AUTO_AFTER = name("w:beforeAutospacing"), name("w:afterAutospacing")
_POSITION = name("w:pos")
_LENGTH = re.compile(r"(?P<count>-?[0-9]*\.?[0-9]+)(?P<unit>mm|cm|in|pt|pc|pi)?")
_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0, None: 1 / 20}
_AUTO_GAP = 14.0  # what Word leaves where the spacing is left to it, as in pages from the web
_BODY_TEXT = 9  # the outline level that means none


class Layout(NamedTuple):
    """How a paragraph is laid. Lengths are in points; `outline` counts from 1, None for body text.

    `style` is the style's name as shown. `list_id` and `list_level` name its list; `list_style` is the style that gives
    it, None where the paragraph does. `is_tight` says that paragraphs of its style follow each other without a gap,
    `is_overleaf` that the paragraph begins a page.
    """

    style: str | None = None
    style_id: str | None = None
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    list_style: str | None = None
    left: float | None = None
    first: float | None = None
    before: float | None = None
    after: float | None = None
    is_tight: bool = False
    is_overleaf: bool = False
    tabs: tuple[float, ...] = ()


Indents = Callable[[str | None, int | None], "tuple[float | None, float | None]"]


def laid(layout: Layout, own: Element | None, style: str | None, indents: Indents) -> Layout:
    """`layout` with what the paragraph properties `own` say laid over it.

    `style` is the style that has them, None where the paragraph itself does; `indents` gives the left edge and first
    line of a list's level, which the list's paragraphs take unless `own` says otherwise.
    """
    if own is None:
        return layout
    found = {child.tag: child for child in elements(own)}
    if _NUMBERING in found:
        layout = _listed(layout, found[_NUMBERING], style, indents)
    said: dict[str, Any] = {}
    for tag in found.keys() & _READERS.keys():
        said.update(_READERS[tag](found[tag], layout))
    return layout._replace(**said) if said else layout


def told(own: Element) -> tuple[object, ...]:
    """All that the paragraph properties `own` say of how it is laid: those that say the same are laid alike."""
    return tuple(
        (child.tag, *child.items(), *[(part.tag, *part.items()) for part in child])
        for child in own
        if child.tag in _ASKED
    )


def indent(ind: Element) -> tuple[float | None, float | None]:
    """The left edge and the first line's offset from it that a w:ind gives, each None if it doesn't say."""
    left, first, hanging = ind.get(_LEFT) or ind.get(_START), points(ind.get(_FIRST)), points(ind.get(_HANGING))
    return points(left), first if hanging is None else -hanging


def points(length: str | None) -> float | None:
    """A length in points, from twentieths of a point or with its unit ("1.5cm", in the strict dialect)."""
    found = None if length is None else _LENGTH.fullmatch(length.strip())
    return None if found is None else round(float(found["count"]) * _POINTS[found["unit"]], 2)


def _listed(layout: Layout, numbering: Element, style: str | None, indents: Indents) -> Layout:
    list_id, level = value(numbering, _NUM_ID), number(value(numbering, _LEVEL))
    if list_id is not None:
        layout = layout._replace(list_id=list_id, list_style=style)
    if level is not None:
        layout = layout._replace(list_level=level)
    left, first = indents(layout.list_id, layout.list_level)
    return layout._replace(left=layout.left if left is None else left, first=layout.first if first is None else first)


def _indented(ind: Element, _: Layout) -> Mapping[str, float]:
    left, first = indent(ind)
    return {key: length for key, length in (("left", left), ("first", first)) if length is not None}


def _spaced(spacing: Element, _: Layout) -> Mapping[str, float]:
    gaps = (("before", _gap(spacing, _BEFORE, _AUTO_BEFORE)), ("after", _gap(spacing, _AFTER, _AUTO_AFTER)))
    return {key: length for key, length in gaps if length is not None}


def _gap(spacing: Element, side: str, automatic: str) -> float | None:
    return _AUTO_GAP if spacing.get(automatic) in ("1", "true", "on") else points(spacing.get(side))


def _tabbed(tabs: Element, layout: Layout) -> Mapping[str, tuple[float, ...]]:
    stops = set(layout.tabs)
    for tab in elements(tabs):
        at = points(tab.get(_POSITION))
        if at is not None:
            (stops.discard if tab.get(VAL) == "clear" else stops.add)(at)
    return {"tabs": tuple(sorted(stops))}


def _outlined(outline: Element, _: Layout) -> Mapping[str, int | None]:
    level = number(outline.get(VAL))
    return {} if level is None else {"outline": level + 1 if 0 <= level < _BODY_TEXT else None}


_READERS: Mapping[str, Callable[[Element, Layout], Mapping[str, Any]]] = {
    name("w:ind"): _indented,
    name("w:spacing"): _spaced,
    name("w:tabs"): _tabbed,
    name("w:outlineLvl"): _outlined,
    name("w:contextualSpacing"): lambda tight, _: {"is_tight": is_on(tight)},
    name("w:pageBreakBefore"): lambda broken, _: {"is_overleaf": is_on(broken)},
}
_ASKED = frozenset({_NUMBERING, name("w:pStyle"), *_READERS})
