"""Automatic list numbers, rendered as Word shows them: "1.", "2.3", "(b)", "iv."; they stand nowhere in the file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from extractor.read.word.layouts import Layout
from extractor.read.word.lists import Level, ListDefinition, Lists
from extractor.read.word.tally import written

_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Shown:
    """A list number as shown (None: hidden or empty), its level from 0, and whether it is a bullet."""

    text: str | None
    depth: int
    is_bullet: bool = False


@dataclass(slots=True)
class Counters:
    """How far each list has counted."""

    lists: Lists
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, layout: Layout) -> Shown | None:
        """The number of the paragraph laid as `layout`, which is counted; None if it is in no list."""
        definition = self.lists.get(layout.list_id)
        if definition is None:
            return None
        depth = _depth(layout, definition)
        level = definition.levels.get(depth)
        if level is None:
            return None
        counts = self._counted(layout.list_id or "", definition, depth)
        is_bullet = level.format == "bullet"
        text = level.text if is_bullet else _rendered(level, definition, counts)
        return Shown(None if level.is_hidden else text.strip() or None, depth, is_bullet)

    def _counted(self, list_id: str, definition: ListDefinition, depth: int) -> Mapping[int, int]:
        """The counts of the list after one more paragraph at `depth`."""
        counts = self._counts.setdefault(definition.counter, {})
        begins = depth in definition.starts and (list_id, depth) not in self._begun
        self._begun.add((list_id, depth))
        counts[depth] = definition.start(depth) if begins or depth not in counts else counts[depth] + 1
        for above in range(depth):
            counts.setdefault(above, definition.start(above))
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


def _restarts(level: Level | None, at: int, after: int) -> bool:
    """Whether `level`, the one at `at`, starts again once the level `after` has counted."""
    if level is None or level.restart is None:
        return True
    return level.restart != 0 and after < min(level.restart, at)


def _rendered(level: Level, definition: ListDefinition, counts: Mapping[int, int]) -> str:
    return _PLACE.sub(lambda place: _count(int(place[1]) - 1, level, definition, counts), level.text)


def _count(at: int, level: Level, definition: ListDefinition, counts: Mapping[int, int]) -> str:
    form = definition.levels.get(at, Level()).format
    is_figure = level.is_legal and form != "none"
    return written(counts.get(at, definition.start(at)), "decimal" if is_figure else form)
