"""The numbers of lists as a browser shows them, by `<ol>` or by counters of a style sheet; bullets likewise."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from extractor.read.web.css import Styles
from extractor.read.web.tree import Element
from extractor.read.word.tally import roman

_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_BULLETS = {"disc": "•", "circle": "◦", "square": "▪"}
BULLETS = frozenset({*_BULLETS.values(), "●", "○", "■", "-", "–"})
_MOST = 10**9
_MOST_COUNTERS = 50
_CONTENT = re.compile(
    r"""(?P<text>"[^"]*"|'[^']*')|(?P<all>counters)\(\s*(?P<names>[\w-]+)\s*,\s*["'](?P<sep>[^"']*)["']\s*(?:,\s*(?P<form>[\w-]+)\s*)?\)"""
    r"""|counter\(\s*(?P<name>[\w-]+)\s*(?:,\s*(?P<one>[\w-]+)\s*)?\)"""
)
_CHANGE = re.compile(r"(?P<name>[A-Za-z_][\w-]*)(?:\s+(?P<by>-?[0-9]{1,6}))?")
_ESCAPED = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")


@dataclass(slots=True)
class ListAround:
    """A list that we are in: how it writes numbers, the number of its next entry, and by how much it counts on."""

    form: str
    next: int = 1
    step: int = 1


@dataclass(slots=True)
class Counters:
    """The counters of the style sheets: for each name its values, each with the element in which it holds."""

    held: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def enter(self, element: Element, styles: Styles) -> None:
        """Set and count what `element` sets and counts."""
        around = id(element.parent)
        for name, by in self._known(_changes(styles.get("counter-reset", ""), 0)):
            stack = self.held.setdefault(name, [])
            if stack and stack[-1][0] == around:
                stack.pop()
            stack.append((around, by))
        for name, by in self._known(_changes(styles.get("counter-increment", ""), 1)):
            stack = self.held.setdefault(name, [])
            where, value = stack.pop() if stack else (around, 0)
            stack.append((where, value + by))

    def _known(self, changes: Iterator[tuple[str, int]]) -> Iterator[tuple[str, int]]:
        """The changes of counters that are known, or still find a place: a page of minutes has a few."""
        return ((name, by) for name, by in changes if name in self.held or len(self.held) < _MOST_COUNTERS)

    def leave(self, element: Element) -> None:
        """Forget the counters that hold within `element` alone."""
        for stack in self.held.values():
            while stack and stack[-1][0] == id(element):
                stack.pop()

    def said(self, content: str) -> str | None:
        """What `content` shows, if it has a counter or is one sign, a bullet; None otherwise."""
        parts = list(_CONTENT.finditer(content))
        shown = "".join(map(self._part, parts)).strip()
        has_counter = any(part["name"] or part["all"] for part in parts)
        return shown if shown and (has_counter or (len(shown) == 1 and not shown.isalnum())) else None

    def _part(self, part: re.Match[str]) -> str:
        if part["text"] is not None:
            return _ESCAPED.sub(lambda found: chr(min(int(found.group(1), 16), 0x10FFFF)), part["text"][1:-1])
        values = [value for _, value in self.held.get(part["name"] or part["names"], [])] or [0]
        if part["name"]:
            return written(values[-1], part["one"] or "decimal")
        return part["sep"].join(written(value, part["form"] or "decimal") for value in values)


def begun(element: Element, styles: Styles, depth: int) -> ListAround:
    """The list that `element`, an `<ol>`, `<ul>` or the like, begins `depth` levels deep, from 0."""
    form = _form(element, styles) or ("decimal" if element.tag == "ol" else [*_BULLETS][min(depth, 2)])
    is_reversed = element.tag == "ol" and "reversed" in element.attributes
    entries = sum(child.tag == "li" for child in element.elements())
    start = _number(element.get("start"))
    return ListAround(form, (entries if is_reversed else 1) if start is None else start, -1 if is_reversed else 1)


def shown(entry: Element, styles: Styles, before: Styles, around: ListAround, counters: Counters) -> str | None:
    """The number or bullet that `entry` of the list `around` shows, which is counted; None for none.

    `before` is what the style sheets set before its content.
    """
    given = _number(entry.get("value"))
    count = around.next if given is None else given
    around.next = count + around.step
    form = _form(entry, styles) or around.form
    if before.get("content"):
        said = counters.said(before["content"])
        return said or ("•" if form == "none" else None) or written_mark(count, form)
    return written_mark(count, form)


def written_mark(count: int, form: str) -> str | None:
    """`count` with its full stop; a bullet for what is no number, nothing for "none"."""
    if form == "none":
        return None
    is_sign = form in _BULLETS or form.startswith(("'", '"', "url"))
    return _BULLETS.get(form, "•") if is_sign else f"{written(count, form)}."


def written(count: int, form: str) -> str:
    """`count` in CSS's counter style `form`; figures where it has none for it, or is not known."""
    return _FORMS.get(form, str)(count)


def _letters(count: int) -> str:
    """A to z, aa, ab: as browsers count, and not as Word does."""
    out = ""
    while 0 < count <= _MOST:
        count, rest = divmod(count - 1, 26)
        out = chr(ord("a") + rest) + out
    return out or str(count)


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal-leading-zero": lambda count: f"{count:02d}",
    "lower-alpha": _letters,
    "lower-latin": _letters,
    "upper-alpha": lambda count: _letters(count).upper(),
    "upper-latin": lambda count: _letters(count).upper(),
    "lower-roman": lambda count: roman(count) if count < 4000 else str(count),
    "upper-roman": lambda count: roman(count).upper() if count < 4000 else str(count),
}
_KNOWN = frozenset({*_FORMS, *_BULLETS, "decimal", "none", "lower-greek", "armenian", "georgian"})


def _form(element: Element, styles: Styles) -> str | None:
    said = styles.get("list-style-type", "").strip().lower()
    if not said:
        said = next((word for word in styles.get("list-style", "").lower().split() if word in _KNOWN), "")
    kind = element.get("type")
    return said or _TYPES.get(kind) or (kind.lower() if kind.lower() in {*_BULLETS, "none"} else None)


def _number(text: str) -> int | None:
    return max(-_MOST, min(_MOST, int(text))) if re.fullmatch(r"[+-]?[0-9]{1,12}", text) else None


def _changes(text: str, usual: int) -> Iterator[tuple[str, int]]:
    for found in _CHANGE.finditer(text) if text and text != "none" else ():
        yield found["name"], usual if found["by"] is None else int(found["by"])
