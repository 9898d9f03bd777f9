"""Word's styles, resolved once: how a run is set and how a paragraph is laid, direct formatting over style over default."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from extractor.read.word.ooxml import VAL, Element, elements, is_on, name, number, value

_TOGGLES = {name(f"w:{tag}"): tag for tag in ("b", "i", "strike", "dstrike", "vanish")}
_UNDERLINE, _SIZE, _FONTS = name("w:u"), name("w:sz"), name("w:rFonts")
_ASCII, _HANSI = name("w:ascii"), name("w:hAnsi")
_PPR, _RPR, _STYLE_ID = name("w:pPr"), name("w:rPr"), name("w:styleId")
_PARAGRAPH_STYLE, _RUN_STYLE = name("w:pStyle"), name("w:rStyle")
_LEFT = (name("w:left"), name("w:start"))
_FIRST, _HANGING = name("w:firstLine"), name("w:hanging")
_BEFORE, _AFTER = name("w:before"), name("w:after")
_AUTO_BEFORE, _AUTO_AFTER = name("w:beforeAutospacing"), name("w:afterAutospacing")
_NUMBERING, _NUM_ID, _LEVEL = name("w:numPr"), name("w:numId"), name("w:ilvl")
_TIGHT = name("w:contextualSpacing")
_OUTLINE, _IND, _SPACING, _TABS = name("w:outlineLvl"), name("w:ind"), name("w:spacing"), name("w:tabs")
_HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_AUTO_GAP = 14.0  # what Word leaves where the spacing is left to it, as in pages from the web
_BODY_TEXT = 9  # the outline level that means none

Marks = Mapping[str, "bool | str | float"]


class Look(NamedTuple):
    """How a run is set. `size` is in points, `font` the one for Latin letters."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    hidden: bool = False
    size: float | None = None
    font: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a paragraph is laid. Lengths are in points; `outline` counts from 1, None for body text.

    `list_id` and `list_level` name its list; `list_style` is the style that gives the list, None where the paragraph does.
    `is_tight` says that paragraphs of its style follow each other without a gap.
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
    tabs: tuple[float, ...] = ()


@dataclass(slots=True)
class Styles:
    """Every style of a document by its id, and what has been resolved so far."""

    by_id: dict[str, Element] = field(default_factory=dict)
    default_paragraph: str | None = None
    defaults: Element | None = None
    indents: Mapping[str, Mapping[int, tuple[float | None, float | None]]] = field(default_factory=dict)
    _layouts: dict[str | None, Layout] = field(default_factory=dict)
    _marks: dict[str | None, Marks] = field(default_factory=dict)
    _looks: dict[tuple[object, ...], Look] = field(default_factory=dict)

    def layout(self, paragraph: Element) -> Layout:
        """How `paragraph` is laid, its own formatting over its style's."""
        own = paragraph.find(_PPR)
        style = self._layout_of(value(own, _PARAGRAPH_STYLE) or self.default_paragraph)
        return style if own is None else self._laid(style, own, None)

    def look(self, layout: Layout, properties: Element | None, table: Marks | None = None) -> Look:
        """How a run with `properties` (its w:rPr) is set in a paragraph laid as `layout`."""
        character = value(properties, _RUN_STYLE)
        direct = tuple(marks(properties).items())
        key = (layout.style_id, character, direct, None if table is None else tuple(table.items()))
        if key not in self._looks:
            layers = (table or {}, self.style_marks(layout.style_id), self.style_marks(character))
            self._looks[key] = _look(self._defaults(), layers, dict(direct))
        return self._looks[key]

    def style_marks(self, style: str | None) -> Marks:
        """What the style `style` and those it is based on say of letters."""
        if style not in self._marks:
            merged: dict[str, bool | str | float] = {}
            for element in self.chain(style):
                merged.update(marks(element.find(_RPR)))
            self._marks[style] = merged
        return self._marks[style]

    def chain(self, style: str | None) -> list[Element]:
        """The style `style` and those it is based on, the outermost first; a circle is cut."""
        found: dict[str, Element] = {}
        while style in self.by_id and style not in found:
            found[style] = self.by_id[style]
            style = value(found[style], name("w:basedOn"))
        return list(found.values())[::-1]

    def _defaults(self) -> Marks:
        if self.defaults is None:
            return {}
        return marks(self.defaults.find(f"{name('w:rPrDefault')}/{_RPR}"))

    def _layout_of(self, style: str | None) -> Layout:
        if style not in self._layouts:
            chain = self.chain(style)
            layout = self._laid(Layout(), self._default_layout(), None)
            for element in chain:
                layout = self._laid(layout, element.find(_PPR), element.get(_STYLE_ID))
                layout = replace(layout, style=_shown_name(element), outline=_outline(element, layout))
            self._layouts[style] = replace(layout, style_id=style if chain else None)
        return self._layouts[style]

    def _default_layout(self) -> Element | None:
        return None if self.defaults is None else self.defaults.find(f"{name('w:pPrDefault')}/{_PPR}")

    def _laid(self, layout: Layout, own: Element | None, style: str | None) -> Layout:
        """`layout` with what the paragraph properties `own` (of the style `style`, or direct) say laid over it."""
        if own is None:
            return layout
        layout = self._listed(layout, own.find(_NUMBERING), style)
        layout = _indented(layout, own.find(_IND))
        layout = _spaced(layout, own.find(_SPACING))
        tight = own.find(_TIGHT)
        if tight is not None:
            layout = replace(layout, is_tight=is_on(tight))
        tabs, outline = own.find(_TABS), number(value(own, _OUTLINE))
        if tabs is not None:
            layout = replace(layout, tabs=tuple(sorted(_tab_stops(layout.tabs, tabs))))
        return layout if outline is None else replace(layout, outline=None if outline >= _BODY_TEXT else outline + 1)

    def _listed(self, layout: Layout, numbering: Element | None, style: str | None) -> Layout:
        if numbering is None:
            return layout
        list_id, level = value(numbering, _NUM_ID), number(value(numbering, _LEVEL))
        if list_id is not None:
            layout = replace(layout, list_id=list_id, list_style=style)
        if level is not None:
            layout = replace(layout, list_level=level)
        left, first = self.indents.get(layout.list_id or "", {}).get(layout.list_level or 0, (None, None))
        return replace(
            layout, left=layout.left if left is None else left, first=layout.first if first is None else first
        )


def styles(root: Element | None, indents: Mapping[str, Mapping[int, tuple[float | None, float | None]]]) -> Styles:
    """The styles in `root`, the styles part; `indents` gives (left, first line) by list and level, in points."""
    if root is None:
        return Styles(indents=indents)
    found = [(style.get(_STYLE_ID) or "", style) for style in root.iter(name("w:style"))]
    default = [
        id_
        for id_, s in found
        if s.get(name("w:type")) == "paragraph" and s.get(name("w:default")) in ("1", "true", "on")
    ]
    return Styles(
        by_id=dict(found),
        default_paragraph=default[0] if default else None,
        defaults=root.find(name("w:docDefaults")),
        indents=indents,
    )


def points(twentieths: str | None) -> float | None:
    """A length in points, from twentieths of a point or with its unit ("1.5cm", in the strict dialect)."""
    if twentieths is None:
        return None
    found = re.match(r"(-?[0-9.]+)(mm|cm|in|pt|pc|pi)?$", twentieths.strip())
    if found is None:
        return None
    per_unit = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}
    try:
        return round(float(found[1]) * per_unit.get(found[2], 1 / 20), 2)
    except ValueError:
        return None


def marks(properties: Element | None) -> dict[str, bool | str | float]:
    """What a w:rPr says of how letters are set: only what it says."""
    if properties is None:
        return {}
    return {key: mark for child in elements(properties) for key, mark in _mark(child)}


def _mark(child: Element) -> Iterator[tuple[str, bool | str | float]]:
    toggle = _TOGGLES.get(child.tag)
    if toggle is not None:
        yield toggle, is_on(child)
    elif child.tag == _UNDERLINE:
        yield "u", child.get(VAL, "single") != "none"
    elif child.tag == _SIZE and (half_points := number(child.get(VAL))) is not None:
        yield "size", half_points / 2
    elif child.tag == _FONTS and (font := child.get(_ASCII) or child.get(_HANSI)):
        yield "font", font


def _look(defaults: Marks, layers: tuple[Marks, ...], direct: Marks) -> Look:
    """The look that `direct` formatting, then the style `layers` (table, paragraph, character), then `defaults` give.

    The layers' on/off properties cancel each other pairwise (ECMA-376 part 1, 17.7.3): a strong word in a bold style is light.
    """
    on = {
        toggle: bool(direct.get(toggle, defaults.get(toggle) or sum(bool(layer.get(toggle)) for layer in layers) % 2))
        for toggle in _TOGGLES.values()
    }
    last: dict[str, bool | str | float] = {}
    for layer in (defaults, *layers, direct):
        last.update(layer)
    size = last.get("size")
    return Look(
        bold=on["b"],
        italic=on["i"],
        underline=bool(last.get("u", False)),
        strike=on["strike"] or on["dstrike"],
        hidden=on["vanish"],
        size=float(size) if size is not None else None,
        font=str(last.get("font", "")),
    )


def _indented(layout: Layout, ind: Element | None) -> Layout:
    if ind is None:
        return layout
    left = next((p for side in _LEFT if (p := points(ind.get(side))) is not None), layout.left)
    hanging, first = points(ind.get(_HANGING)), points(ind.get(_FIRST))
    if hanging is not None:
        first = -hanging
    return replace(layout, left=left, first=layout.first if first is None else first)


def _spaced(layout: Layout, spacing: Element | None) -> Layout:
    if spacing is None:
        return layout
    before = _gap(spacing, _BEFORE, _AUTO_BEFORE)
    after = _gap(spacing, _AFTER, _AUTO_AFTER)
    return replace(
        layout,
        before=layout.before if before is None else before,
        after=layout.after if after is None else after,
    )


def _gap(spacing: Element, side: str, automatic: str) -> float | None:
    if spacing.get(automatic) in ("1", "true", "on"):
        return _AUTO_GAP
    return points(spacing.get(side))


def _tab_stops(held: tuple[float, ...], tabs: Element) -> set[float]:
    stops = set(held)
    for tab in elements(tabs):
        at = points(tab.get(name("w:pos")))
        if at is not None:
            (stops.discard if tab.get(VAL) == "clear" else stops.add)(at)
    return stops


def _shown_name(style: Element) -> str | None:
    """The style's name as Word shows it: built-in headings are stored in lower case."""
    stored = value(style, name("w:name"))
    return f"Heading {found[1]}" if stored and (found := _HEADING.match(stored)) else stored


def _outline(style: Element, layout: Layout) -> int | None:
    found = _HEADING.match(value(style, name("w:name")) or "")
    return int(found[1]) if found and layout.outline is None else layout.outline
