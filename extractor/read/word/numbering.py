"""Automatic list numbers, rendered as Word shows them: "1.", "2.3", "(b)", "iv."; they stand nowhere in the file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from extractor.read.word.ooxml import Element, is_on, name, number, value
from extractor.read.word.styles import Layout, points
from extractor.read.word.tally import written

BULLET = "•"
_PLACE = re.compile(r"%([1-9])")
_LEVEL = name("w:lvl")
_AT = name("w:ilvl")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `text` has %1 to %9 where the counts of the levels go.

    `restart` is the level (from 1) after which this one starts again, 0 for never, None for any above it.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    is_legal: bool = False
    is_hidden: bool = False
    left: float | None = None
    first: float | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class ListDefinition:
    """A list: `counter` names the counts it shares with other lists, `levels` are from 0.

    `starts` holds the levels at which it starts again, and with what.
    """

    counter: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """A list number as shown (None: hidden or empty), and its level from 0."""

    text: str | None
    depth: int


@dataclass(slots=True)
class Counters:
    """How far each list has counted."""

    definitions: Mapping[str, ListDefinition]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, layout: Layout) -> Shown | None:
        """The number of the paragraph laid as `layout`, which is counted; None if it is in no list."""
        definition = self.definitions.get(layout.list_id or "")
        if definition is None:
            return None
        depth = _depth(layout, definition)
        level = definition.levels.get(depth)
        if level is None:
            return None
        counts = self._counted(layout.list_id or "", definition, depth)
        text = (
            BULLET
            if level.format == "bullet"
            else _PLACE.sub(lambda m: _count(m, level, definition, counts), level.text)
        )
        return Shown(None if level.is_hidden else text.strip() or None, depth)

    def _counted(self, list_id: str, definition: ListDefinition, depth: int) -> dict[int, int]:
        """The counts of the list after one more paragraph at `depth`."""
        counts = self._counts.setdefault(definition.counter, {})
        begins = depth in definition.starts and (list_id, depth) not in self._begun
        self._begun.add((list_id, depth))
        counts[depth] = _start(definition, depth) if begins or depth not in counts else counts[depth] + 1
        for above in range(depth):
            counts.setdefault(above, _start(definition, above))
        for below in [at for at in counts if at > depth and _restarts(definition.levels.get(at), at, depth)]:
            del counts[below]
        return counts


def _depth(layout: Layout, definition: ListDefinition) -> int:
    """The paragraph's level: where a style gives the list, the level that is linked to the style wins."""
    if layout.list_style is not None:
        linked = [at for at, level in definition.levels.items() if level.style == layout.list_style]
        if linked and layout.list_level in (None, *linked):
            return linked[0]
    return layout.list_level or 0


def _start(definition: ListDefinition, depth: int) -> int:
    return definition.starts.get(depth, definition.levels.get(depth, Level()).start)


def _restarts(level: Level | None, at: int, after: int) -> bool:
    if level is None or level.restart is None:
        return True
    return level.restart != 0 and after < min(level.restart, at)


def _count(place: re.Match[str], level: Level, definition: ListDefinition, counts: Mapping[int, int]) -> str:
    at = int(place[1]) - 1
    shown = definition.levels.get(at, Level())
    form = "decimal" if level.is_legal and shown.format != "none" else shown.format
    return written(counts.get(at, _start(definition, at)), form)


def definitions(root: Element | None, list_styles: Mapping[str, str]) -> dict[str, ListDefinition]:
    """The lists in `root`, the numbering part, by their id; `list_styles` gives the list that each numbering style names."""
    if root is None:
        return {}
    abstract = {a.get(name("w:abstractNumId")) or "": a for a in root.iter(name("w:abstractNum"))}
    stored = {n.get(name("w:numId")) or "": n for n in root.iter(name("w:num"))}
    return {
        id_: _definition(found, abstract, stored, list_styles) for id_, found in stored.items() if id_ not in ("", "0")
    }


def indents(lists: Mapping[str, ListDefinition]) -> dict[str, dict[int, tuple[float | None, float | None]]]:
    """(left, first line) of each level of each list, in points."""
    return {id_: {at: (lv.left, lv.first) for at, lv in found.levels.items()} for id_, found in lists.items()}


def _definition(
    found: Element, abstract: Mapping[str, Element], stored: Mapping[str, Element], list_styles: Mapping[str, str]
) -> ListDefinition:
    counter = value(found, name("w:abstractNumId")) or ""
    counter = _linked(counter, abstract, stored, list_styles)
    levels = _levels(abstract.get(counter))
    starts: dict[int, int] = {}
    for override in found.iter(name("w:lvlOverride")):
        at = number(override.get(_AT)) or 0
        levels.update(_levels(override))
        start = number(value(override, name("w:startOverride")))
        if start is not None:
            starts[at] = start
    return ListDefinition(counter=counter, levels=levels, starts=starts)


def _linked(
    counter: str, abstract: Mapping[str, Element], stored: Mapping[str, Element], list_styles: Mapping[str, str]
) -> str:
    """The abstract list that `counter` stands for: it may only name a numbering style, which names a list."""
    found = abstract.get(counter)
    style = value(found, name("w:numStyleLink"))
    target = stored.get(list_styles.get(style or "", ""))
    linked = value(target, name("w:abstractNumId"))
    if linked is not None and linked != counter:
        return linked
    named = [a for a, element in abstract.items() if style and value(element, name("w:styleLink")) == style]
    return named[0] if named else counter


def _levels(parent: Element | None) -> dict[int, Level]:
    found = [] if parent is None else parent.findall(_LEVEL)
    return {number(level.get(_AT)) or 0: _level(level) for level in found}


def _level(element: Element) -> Level:
    ind = element.find(f"{name('w:pPr')}/{name('w:ind')}")
    hidden = element.find(f"{name('w:rPr')}/{name('w:vanish')}")
    legal = element.find(name("w:isLgl"))
    start = number(value(element, name("w:start")))
    level = Level(
        start=0 if start is None else start,
        format=_format(element),
        text=value(element, name("w:lvlText")) or "",
        restart=number(value(element, name("w:lvlRestart"))),
        is_legal=legal is not None and is_on(legal),
        is_hidden=hidden is not None and is_on(hidden),
        style=value(element, name("w:pStyle")),
    )
    return level if ind is None else _set_in(level, ind)


def _set_in(level: Level, ind: Element) -> Level:
    hanging = points(ind.get(name("w:hanging")))
    return replace(
        level,
        left=points(ind.get(name("w:left")) or ind.get(name("w:start"))),
        first=-hanging if hanging is not None else points(ind.get(name("w:firstLine"))),
    )


def _format(level: Element) -> str:
    """The level's way of writing numbers; where a newer one has an older one beside it, the older."""
    if value(level, name("w:lvlPicBulletId")) is not None:
        return "bullet"
    found = level.find(name("w:numFmt"))
    if found is None:
        found = next(level.iter(name("w:numFmt")), None)
    if found is None:
        return "decimal"
    picture = found.get(name("w:format"))
    return picture if found.get(name("w:val")) == "custom" and picture else found.get(name("w:val"), "decimal")
