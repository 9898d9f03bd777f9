"""A Word file's lists: how each of their levels counts and what it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from unicodedata import category

from extractor.read.word.layouts import indent
from extractor.read.word.looks import marks
from extractor.read.word.ooxml import Element, elements, is_on, name, number, value
from extractor.read.word.symbols import shown

BULLET = "•"
_HOLLOW = "◦"

_LEVEL, _AT, _VALUE = name("w:lvl"), name("w:ilvl"), name("w:val")
_ABSTRACT, _ABSTRACT_ID = name("w:abstractNum"), name("w:abstractNumId")
_LIST, _LIST_ID = name("w:num"), name("w:numId")
_OVERRIDE, _START_OVERRIDE = name("w:lvlOverride"), name("w:startOverride")
_STYLE, _STYLE_ID = name("w:style"), name("w:styleId")
_STYLE_LINK, _NAMED_STYLE = name("w:numStyleLink"), name("w:styleLink")
_FORMAT, _PICTURE = name("w:numFmt"), name("w:format")
_START, _RESTART, _TEXT = name("w:start"), name("w:lvlRestart"), name("w:lvlText")
_LEGAL, _PICTURE_BULLET, _RPR = name("w:isLgl"), name("w:lvlPicBulletId"), name("w:rPr")
_PARAGRAPH_STYLE = name("w:pStyle")
_MOST_LEVELS = 9
_IND = f"{name('w:pPr')}/{name('w:ind')}"
_HIDDEN = f"{name('w:rPr')}/{name('w:vanish')}"
_STYLE_LIST = f"{name('w:pPr')}/{name('w:numPr')}"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `text` has %1 to %9 where the counts of the levels go.

    `restart` is the level (from 1) after which this one starts again, 0 for never, None for any above it. `style` is
    the paragraph style linked to it; `left` and `first` are where its paragraphs are set, in points.
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

    def start(self, depth: int) -> int:
        """What the level `depth` starts with."""
        return self.starts.get(depth, self.levels.get(depth, Level()).start)


@dataclass(slots=True)
class Lists:
    """The lists of a file by their id, each read when it is first asked for: files keep hundreds, and use three."""

    abstract: Mapping[str, Element] = field(default_factory=dict)
    stored: Mapping[str, Element] = field(default_factory=dict)
    by_style: Mapping[str, str] = field(default_factory=dict)
    _read: dict[str, ListDefinition | None] = field(default_factory=dict)

    def get(self, list_id: str | None) -> ListDefinition | None:
        """The list `list_id`; None for "0", which means no list, and for one that is not there."""
        if list_id is None or list_id == "0":
            return None
        if list_id not in self._read:
            found = self.stored.get(list_id)
            self._read[list_id] = None if found is None else _definition(found, self)
        return self._read[list_id]

    def indents(self, list_id: str | None, level: int | None) -> tuple[float | None, float | None]:
        """The left edge and first line of a list's level, in points."""
        found = self.get(list_id)
        shown = None if found is None else found.levels.get(level or 0)
        return (None, None) if shown is None else (shown.left, shown.first)


def lists(numbering: Element | None, styles: Element | None) -> Lists:
    """The lists in the part `numbering`; a list may only name a style in the part `styles`, which has the list."""
    if numbering is None:
        return Lists()
    return Lists(
        abstract={found.get(_ABSTRACT_ID) or "": found for found in numbering.iterchildren(_ABSTRACT)},
        stored={found.get(_LIST_ID) or "": found for found in numbering.iterchildren(_LIST)},
        by_style={} if styles is None else _by_style(styles),
    )


def _by_style(styles: Element) -> dict[str, str]:
    found = ((style.get(_STYLE_ID), value(style.find(_STYLE_LIST), _LIST_ID)) for style in styles.iter(_STYLE))
    return {style: list_id for style, list_id in found if style is not None and list_id is not None}


def _definition(found: Element, all_: Lists) -> ListDefinition:
    counter = _linked(value(found, _ABSTRACT_ID) or "", all_)
    levels = _levels(all_.abstract.get(counter))
    starts: dict[int, int] = {}
    for override in found.iterchildren(_OVERRIDE):
        levels.update(_levels(override))
        start = number(value(override, _START_OVERRIDE))
        if start is not None:
            starts[number(override.get(_AT)) or 0] = start
    return ListDefinition(counter=counter, levels=levels, starts=starts)


def _linked(counter: str, all_: Lists) -> str:
    """The abstract list that `counter` stands for: it may only name a numbering style, which has a list."""
    style = value(all_.abstract.get(counter), _STYLE_LINK)
    if style is None:
        return counter
    target = value(all_.stored.get(all_.by_style.get(style, "")), _ABSTRACT_ID)
    if target is not None and target != counter:
        return target
    return next((id_ for id_, found in all_.abstract.items() if value(found, _NAMED_STYLE) == style), counter)


def _levels(parent: Element | None) -> dict[int, Level]:
    found = [] if parent is None else parent.findall(_LEVEL)
    by_depth = {number(level.get(_AT)) or 0: level for level in found}
    return {depth: _level(level) for depth, level in by_depth.items() if 0 <= depth < _MOST_LEVELS}


def _level(element: Element) -> Level:
    said = {child.tag: child for child in elements(element)}
    given = {tag: child.get(_VALUE) for tag, child in said.items()}
    ind, hidden, legal = element.find(_IND), element.find(_HIDDEN), said.get(_LEGAL)
    left, first = (None, None) if ind is None else indent(ind)
    form = "bullet" if _PICTURE_BULLET in said else _format(element)
    return Level(
        start=number(given.get(_START)) or 0,
        format=form,
        text=_bullet(given.get(_TEXT), said.get(_RPR)) if form == "bullet" else given.get(_TEXT) or "",
        restart=number(given.get(_RESTART)),
        is_legal=legal is not None and is_on(legal),
        is_hidden=hidden is not None and is_on(hidden),
        left=left,
        first=first,
        style=given.get(_PARAGRAPH_STYLE),
    )


def _bullet(text: str | None, letters: Element | None) -> str:
    """A bullet as shown: a sign of a symbol font as often as not; Word's usual one for a picture or an unknown sign.

    An "o" alone is Word's hollow bullet, which it sets in Courier.
    """
    font = marks(letters).get("font", "")
    sign = "".join(stretch for stretch, _ in shown(text or "", str(font))).strip()
    is_odd = any(category(each) in ("Co", "Cn", "Cc") for each in sign)
    return _HOLLOW if sign == "o" else BULLET if is_odd or not sign else sign


def _format(level: Element) -> str:
    """The level's way of writing numbers; a custom one is given by its first numbers ("001, 002, 003, ...")."""
    found = next(level.iter(_FORMAT), None)
    if found is None:
        return "decimal"
    custom = found.get(_PICTURE) if found.get(_VALUE) == "custom" else None
    return custom or found.get(_VALUE) or "decimal"
