"""A page's elements in order, as the lines that the text is put together from."""

import re
from collections.abc import Callable, Iterable

from extractor.read.web.css import Styles, points
from extractor.read.web.lists import begun, shown
from extractor.read.web.looks import Look, display, look
from extractor.read.web.signs import drawn
from extractor.read.web.tables import GridCell, is_table, pairs, rows
from extractor.read.web.tree import Element, tags
from extractor.read.web.walk import Spot, Walk
from models import Block, Cell, Marginal
from models.document import MarginalKind

_HEADING = re.compile(r"h([1-6])")
_LISTS = frozenset({"ol", "ul", "menu", "dir"})
_INDENT = 30.0  # how far browsers set lists, quotations and definitions in, in points
_SPACED = tags("p h1 h2 h3 h4 h5 h6 ul ol dl pre blockquote figure hr table")
_NOTE_MARK = re.compile(r"\s*[\[(]?\s*(?:[0-9]{1,3}|[a-z]|[ivx]{1,5}|[*†‡§]{1,3})\s*[\])]?\s*")
_NOTE_LINK = re.compile(r"#(?:_ftn|_edn|fn|footnote|cite_note|note)", re.IGNORECASE)
_BACK = frozenset({"↩", "↩︎", "↑", "^"})
_SENSELESS = tags("i b em span strong")


def read_into(walk: Walk, body: Element) -> None:
    """Walk through `body`, writing its lines and what stands beside them."""
    _inside(body, walk, Spot(look=look(body, walk.seen.measures.styles[id(body)], Look())))
    walk.write(Spot())


def _inside(element: Element, walk: Walk, spot: Spot) -> None:
    for child in element.children:
        if isinstance(child, str):
            walk.say(child, spot.look)
        else:
            _element(child, walk, spot)


def _element(element: Element, walk: Walk, spot: Spot) -> None:
    kind = walk.seen.left_out.get(id(element))
    styles = walk.seen.measures.styles[id(element)]
    if kind is not None:
        _keep(element, walk, kind)
        return
    special = _SPECIAL.get(element.tag)
    if special is not None and special(element, walk, spot):
        return
    walk.counters.enter(element, styles)
    if display(element, styles) == "inline":
        _inside(element, walk, spot._replace(look=look(element, styles, spot.look)))
    else:
        _block(element, styles, walk, spot)
    walk.counters.leave(element)


def _keep(element: Element, walk: Walk, kind: MarginalKind) -> None:
    """Keep what is left out of the text: notes each apart, anything else as one text."""
    entries = list(element.iter("li")) if kind == "note" else []
    for entry in entries or [element]:
        text = " ".join(_spaced(entry).split())
        if text:
            walk.marginalia.append(Marginal(text=text, kind=kind))


def _spaced(element: Element) -> str:
    """All words in `element`, its elements set apart by white space if they are blocks or links."""
    out: list[str] = []
    for child in element.children:
        if isinstance(child, str):
            out.append(child)
        elif not _is_way_back(child):
            out.append(_spaced(child) if child.tag in _SENSELESS else f" {_spaced(child)} ")
    return "".join(out)


def _block(element: Element, styles: Styles, walk: Walk, spot: Spot) -> None:
    walk.write(spot)
    inner = _within(element, styles, walk, spot)
    is_inner_list = element.tag in _LISTS and spot.depth >= 0
    before, after = (0.0, 0.0) if is_inner_list else _spaces(element, styles, inner.look.size)
    walk.keep_space(before)
    terms = pairs(element, walk.seen.measures.words) if element.tag == "dl" else []
    if element.tag == "table":
        _table(element, walk, inner)
    elif terms:
        _cells(terms, walk, inner, is_grid=True)
    else:
        _inside(element, walk, inner)
        walk.write(inner)
        if element.tag == "li":
            walk.write_number(inner)
    walk.keep_space(after)


def _within(element: Element, styles: Styles, walk: Walk, spot: Spot) -> Spot:
    """Where we are inside the block `element`."""
    inner = spot._replace(look=look(element, styles, spot.look))
    inner = inner._replace(left=spot.left + _left(element, styles, inner.look.size), first=_first(styles, inner))
    level = _level(element)
    if level is not None:
        inner = inner._replace(level=level)
    if element.classes and element.classes[0].startswith("Mso"):
        inner = inner._replace(style=element.classes[0].removeprefix("Mso"))
    if element.tag in _LISTS:
        return inner._replace(list_around=begun(element, styles, spot.depth + 1), depth=spot.depth + 1)
    if element.tag == "li":
        _count(element, styles, walk, inner)
    return inner


def _level(element: Element) -> int | None:
    """The level of a heading."""
    found = _HEADING.fullmatch(element.tag)
    if found is not None:
        return int(found.group(1))
    said = element.get("aria-level")
    return max(1, min(9, int(said))) if element.get("role") == "heading" and re.fullmatch(r"[0-9]", said) else None


def _count(element: Element, styles: Styles, walk: Walk, spot: Spot) -> None:
    """Let the entry `element` show its number; a task's box stands for it."""
    around = spot.list_around or begun(element, styles, 0)
    before = walk.sheet.styles(element, is_before=True)
    number = shown(element, styles, before, around, walk.counters)
    walk.write_number(spot)
    is_task = "task-list-item" in element.classes or "data-inline-task-id" in element.attributes
    walk.number = None if is_task else number
    if "data-inline-task-id" in element.attributes:
        walk.say("☑ " if "checked" in element.classes else "☐ ", spot.look, "")


def _left(element: Element, styles: Styles, size: float) -> float:
    usual = _INDENT if element.tag in _LISTS or element.tag in {"dd", "blockquote", "figure"} else 0.0
    margin = points(styles.get("margin-left", "") or _side(styles.get("margin", ""), 3), size)
    padding = points(styles.get("padding-left", ""), size)
    if element.tag in _LISTS:
        return (margin or 0.0) + (usual if padding is None else padding)
    return (usual if margin is None else margin) + (padding or 0.0)


def _first(styles: Styles, inner: Spot) -> float:
    return points(styles.get("text-indent", ""), inner.look.size) or 0.0


def _side(margin: str, side: int) -> str:
    """One side of a margin: 0 for the top, then clockwise."""
    parts = margin.split()
    places = {1: (0, 0, 0, 0), 2: (0, 1, 0, 1), 3: (0, 1, 2, 1), 4: (0, 1, 2, 3)}.get(len(parts))
    return parts[places[side]] if places is not None else ""


def _spaces(element: Element, styles: Styles, size: float) -> tuple[float, float]:
    """The space above and below a block, in points."""
    usual = size if element.tag in _SPACED else 0.0
    top = points(styles.get("margin-top", "") or _side(styles.get("margin", ""), 0), size)
    bottom = points(styles.get("margin-bottom", "") or _side(styles.get("margin", ""), 2), size)
    return usual if top is None else top, usual if bottom is None else bottom


def _table(table: Element, walk: Walk, spot: Spot) -> None:
    """The lines of a table, row by row and cell by cell; one that only lays out the page gives plain lines."""
    measures = walk.seen.measures
    is_grid = is_table(table, measures.words, walk.total)
    for caption in (child for child in table.elements() if child.tag == "caption"):
        _element(caption, walk, spot)
        walk.write(spot)
    _cells(rows(table), walk, spot, is_grid=is_grid)


def _cells(grid: Iterable[list[GridCell]], walk: Walk, spot: Spot, *, is_grid: bool) -> None:
    """The lines of the rows `grid`; each has a place in a table of its own if it `is_grid`."""
    number, table = walk.tables, walk.grids
    walk.tables, walk.grids = number + is_grid, table + is_grid
    for at, row in enumerate(grid):
        for nth, cell in enumerate(row):
            block = Block(table=number, row=at, cell=nth) if is_grid else spot.block
            place = Cell(table=table, row=at, column=cell.column) if is_grid else spot.cell
            _element(cell.element, walk, spot._replace(block=block, cell=place, left=0.0, first=0.0))
            walk.write(spot)


def _break(element: Element, walk: Walk, spot: Spot) -> bool:  # noqa: ARG001 - one of several, called alike
    walk.turn()
    return True


def _rule_off(element: Element, walk: Walk, spot: Spot) -> bool:
    walk.write(spot)
    walk.keep_space(spot.look.size)
    return bool(element.tag)


def _input(element: Element, walk: Walk, spot: Spot) -> bool:
    """A tick box says whether it is ticked; other fields say nothing."""
    sign = drawn(element)
    if sign is not None:
        walk.say(f"{sign[0]} ", spot.look, sign[1])
    return True


def _image(element: Element, walk: Walk, spot: Spot) -> bool:
    """A picture of a sign is that sign; what other pictures show is kept beside the text."""
    sign, text = drawn(element), " ".join(element.get("alt").split())
    if sign is not None:
        walk.say(sign[0], spot.look, sign[1])
    elif text:
        walk.marginalia.append(Marginal(text=text, kind="picture"))
    return True


def _icon(element: Element, walk: Walk, spot: Spot) -> bool:
    """An element without text may show a sign of an icon font."""
    sign = drawn(element)
    if sign is not None:
        walk.say(sign[0], spot.look, sign[1])
    return sign is not None


def _quotation(element: Element, walk: Walk, spot: Spot) -> bool:
    walk.say("“", spot.look, "")
    _inside(element, walk, spot)
    walk.say("”", spot.look, "")
    return True


def _raised(element: Element, walk: Walk, spot: Spot) -> bool:  # noqa: ARG001 - one of several, called alike
    """The mark of a footnote is no part of the text."""
    links = list(element.iter("a"))
    return len(links) == 1 and links[0].get("href").startswith("#") and _NOTE_MARK.fullmatch(element.text()) is not None


def _anchor(element: Element, walk: Walk, spot: Spot) -> bool:  # noqa: ARG001 - one of several, called alike
    """Likewise where the mark is not raised by its tag, and the link from the note back."""
    if "msocomanchor" in element.classes:  # of a comment, as Word saves it
        return True
    is_note = _NOTE_LINK.match(element.get("href")) is not None or "noteref" in element.get("role")
    return is_note and (_NOTE_MARK.fullmatch(element.text()) is not None or _is_way_back(element))


def _is_way_back(element: Element) -> bool:
    """Whether it is the link by which a note leads back to the text."""
    return element.tag == "a" and element.get("href").startswith("#") and element.text().strip() in _BACK


def _removed(element: Element, walk: Walk, spot: Spot) -> bool:  # noqa: ARG001 - one of several, called alike
    """What was deleted where changes are tracked; elsewhere it is only struck out."""
    walk.removed += walk.is_tracked
    return walk.is_tracked


def _added(element: Element, walk: Walk, spot: Spot) -> bool:
    if walk.is_tracked:
        walk.added += 1
        _inside(element, walk, spot)
    return walk.is_tracked


def _abbreviation(element: Element, walk: Walk, spot: Spot) -> bool:  # noqa: ARG001 - one of several, called alike
    """What a short form stands for, told when one points at it, is kept beside the text."""
    short, long = (" ".join(text.split()) for text in (element.text(), element.get("title")))
    if short and long and (short, long) not in walk.explained:
        walk.explained.add((short, long))
        walk.marginalia.append(Marginal(text=f"{short}: {long}", kind="note"))
    return False


_SPECIAL: dict[str, Callable[[Element, Walk, Spot], bool]] = {
    "br": _break,
    "hr": _rule_off,
    "input": _input,
    "img": _image,
    "i": _icon,
    "span": _icon,
    "q": _quotation,
    "sup": _raised,
    "a": _anchor,
    "del": _removed,
    "ins": _added,
    "abbr": _abbreviation,
    "acronym": _abbreviation,
}
