"""What the style sheets in a page say of its elements: the few properties that a reader sees the sense of."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import tinycss2
from tinycss2.ast import Declaration, Node, QualifiedRule

from extractor.read.web.tree import Element, tags

SIGNS_LIMIT = 1 << 20  # of a page's style sheets
RULES_LIMIT = 20_000
_KEY_LIMIT = 200  # rules for one tag, class or id, which all its elements are held against
_PROPERTIES = tags(
    "display visibility font-weight font-style font-size font-family font text-decoration text-decoration-line "
    "white-space list-style list-style-type margin margin-left margin-top margin-bottom padding-left "
    "text-indent counter-reset counter-increment content mso-hide mso-element"
)
_COMPOUND = re.compile(r"(?P<tag>[a-zA-Z][\w-]*|\*)?(?P<names>(?:[.#][\w-]+)*)(?P<before>::?before)?")
_LENGTH = re.compile(r"([+-]?[0-9]*\.?[0-9]+)(pt|px|in|cm|mm|pc|em|rem|ex|%)?")
_NAME = re.compile(r"[.#][\w-]+")
_SPACE = re.compile(r"\s*(>)\s*|\s+")
_INLINE = re.compile(r"[\"'][^\"']*[\"']|\([^)]*\)|(;)")

Styles = Mapping[str, str]


class Compound(NamedTuple):
    """What one element must be: its tag ("" for any), id and classes; `is_child`: the one before is its parent."""

    tag: str
    names: frozenset[str]
    is_child: bool


class Rule(NamedTuple):
    """A selector, outermost element first, and what it sets; `weight` says which of two rules wins."""

    compounds: tuple[Compound, ...]
    weight: tuple[int, int, int, int]
    styles: Styles
    is_before: bool


@dataclass(slots=True)
class Sheet:
    """The rules of a page by what the last element of their selector is known by: a class, an id or a tag."""

    rules: dict[str, list[Rule]] = field(default_factory=dict)

    def styles(self, element: Element, *, is_before: bool = False) -> Styles:
        """What the sheets and the element's own `style` set; with `is_before` what they set before its content."""
        own = {"." + name for name in element.classes} | ({"#" + element.get("id")} if element.get("id") else set())
        keys = [element.tag, "*", *own]
        held = (rule for key in keys for rule in self.rules.get(key, ()) if rule.is_before == is_before)
        found = sorted((rule for rule in held if _matches(rule.compounds, element)), key=lambda rule: rule.weight)
        out: dict[str, str] = {}
        for rule in found:
            out.update(rule.styles)
        if not is_before and element.attributes.get("style"):
            out.update(inline(element.attributes["style"]))
        return out


def sheet(texts: Iterable[str]) -> Sheet:
    """The rules of the style sheets `texts`; selectors that take more (:hover, [href]) are left out."""
    found = Sheet()
    count = 0
    for rule in tinycss2.parse_stylesheet("\n".join(texts)[:SIGNS_LIMIT], skip_comments=True, skip_whitespace=True):
        if isinstance(rule, QualifiedRule) and count < RULES_LIMIT:
            styles = dict(_declared(rule.content))
            for selector in tinycss2.serialize(rule.prelude).split(",") if styles else ():
                count += 1
                _add(found, selector.strip(), styles, count)
    return found


def inline(text: str) -> Styles:
    """What the attribute style="..." sets."""
    parts = _INLINE.sub(lambda found: "\0" if found.group(1) else found.group(), text[:4096]).split("\0")
    pairs = (part.partition(":") for part in parts)
    return {name.strip().lower(): _plain(value) for name, _, value in pairs if name.strip().lower() in _PROPERTIES}


def points(value: str, size: float) -> float | None:
    """A length in points; `size` is the size of the letters around it, in points. None if it is none that is known."""
    found = _LENGTH.fullmatch(value.strip().lower()) if value else None
    if found is None:
        return None
    worth = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0, "em": size, "rem": 12.0}
    worth |= {"ex": size / 2, "%": size / 100}
    if found.group(2) is None:
        return 0.0 if float(found.group(1)) == 0 else None
    return max(-2000.0, min(2000.0, float(found.group(1)) * worth[found.group(2)]))


def _plain(value: str) -> str:
    return value.replace("!important", "").strip()


def _declared(content: list[Node]) -> Iterator[tuple[str, str]]:
    for found in tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True):
        if isinstance(found, Declaration) and found.lower_name in _PROPERTIES:
            yield found.lower_name, tinycss2.serialize(found.value).strip()


def _add(found: Sheet, selector: str, styles: Styles, order: int) -> None:
    compounds, is_child, is_before = [], False, False
    at = 0
    while at < len(selector):
        space = _SPACE.match(selector, at)
        if space is not None:
            is_child, at = space.group(1) is not None, space.end()
        part = _COMPOUND.match(selector, at)
        if part is None or part.end() == at or is_before:
            return
        names = frozenset(_NAME.findall(part["names"] or ""))
        tag = (part["tag"] or "").lower()
        compounds.append(Compound("" if tag == "*" else tag, names, is_child))
        is_child, is_before, at = False, part["before"] is not None, part.end()
    if compounds:
        last = compounds[-1]
        key = min(last.names, default=last.tag or "*")
        rule = Rule(tuple(compounds), _weight(compounds, order), styles, is_before)
        held = found.rules.setdefault(key, [])
        held += [rule] if len(held) < _KEY_LIMIT else []


def _weight(compounds: list[Compound], order: int) -> tuple[int, int, int, int]:
    names = [name for compound in compounds for name in compound.names]
    ids = sum(name.startswith("#") for name in names)
    return ids, len(names) - ids, sum(bool(compound.tag) for compound in compounds), order


def _matches(compounds: tuple[Compound, ...], element: Element) -> bool:
    """Whether `element` is what the last of `compounds` says, within what the others say."""
    if not _is(compounds[-1], element):
        return False
    at, is_child = element.parent, compounds[-1].is_child
    for compound in reversed(compounds[:-1]):
        while at is not None and not is_child and not _is(compound, at):
            at = at.parent
        if at is None or not _is(compound, at):
            return False
        at, is_child = at.parent, compound.is_child
    return True


def _is(compound: Compound, element: Element) -> bool:
    if compound.tag and compound.tag != element.tag:
        return False
    return all(
        name[1:] == element.get("id") if name.startswith("#") else name[1:] in element.classes
        for name in compound.names
    )
