"""A page's markup as a tree of elements, parsed as a browser would; nothing it refers to is ever fetched."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extractor.errors import CorruptError, TooLargeError


def tags(listed: str) -> frozenset[str]:
    """The names in `listed`, which are parted by spaces."""
    return frozenset(listed.split())


SIGNS_LIMIT = 1 << 25  # of markup
ELEMENTS_LIMIT = 500_000
# How deep elements may stand in each other for all that is read of them; what is deeper is taken to stand here.
DEPTH = 120
# The parser looks through the open elements at each tag, and opens again formats that were not closed: both take long
# where pages are hostile. The sums over all tags of how many are open are held below these.
_OPEN_LIMIT, _FORMATS_LIMIT = 60_000_000, 3_000_000
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,40})")
_VOID = tags("area base br col embed hr img input link meta param source track wbr")
_CLOSED_BY_NEXT = tags("p li dt dd tr td th tbody thead tfoot option optgroup colgroup html head body rp rt")
_FORMATS = tags("a b big code em font i nobr s small strike strong tt u")
_EMPTY = re.compile(
    r"<(?P<tag>a|b|i|em|strong|span|p|div|li|td|th|title|script|style|iframe|textarea)\b(?P<rest>[^<>]*)/>",
    re.IGNORECASE,
)
# What is never shown, nor holds words of the page.
_SILENT = tags(
    "script template svg canvas iframe frame object embed applet audio video map select datalist textarea "
    "button progress meter head rp rt"
)


@dataclass(slots=True, eq=False)
class Element:
    """An element of a page with what stands in it, in order: strings and elements."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: "Element | None" = None
    children: "list[Element | str]" = field(default_factory=list)

    def get(self, name: str) -> str:
        """The attribute `name` without white space around it; nothing if it is not there."""
        return self.attributes.get(name, "").strip()

    @property
    def classes(self) -> list[str]:
        """The names of its classes."""
        return self.attributes.get("class", "").split()

    def elements(self) -> Iterator["Element"]:
        """The elements that stand in it directly."""
        return (child for child in self.children if isinstance(child, Element))

    def iter(self, *tags: str) -> Iterator["Element"]:
        """Every element below it, in order; only `tags` if some are named."""
        stack = list(reversed(list(self.elements())))
        while stack:
            found = stack.pop()
            if not tags or found.tag in tags:
                yield found
            stack.extend(reversed(list(found.elements())))

    def text(self) -> str:
        """All words in it, white space as it is."""
        out: list[str] = []
        stack: list[Element | str] = [self]
        while stack:
            found = stack.pop()
            if isinstance(found, str):
                out.append(found)
            else:
                stack.extend(reversed(found.children))
        return "".join(out)


@dataclass(slots=True)
class Page:
    """A page: its `body`, the elements of its head (`title`, `meta`) and its style sheets, as written."""

    body: Element
    head: list[Element] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)


def page(markup: str, name: str) -> Page:
    """The page that `markup` makes; `name` is what messages call the file.

    Raises TooLargeError past the limits of signs and elements, and CorruptError if tags are left open without end.
    """
    if len(markup) > SIGNS_LIMIT:
        raise TooLargeError(f"{name}: a page of more than {SIGNS_LIMIT >> 20} million signs; split it")
    if markup.lstrip().startswith("<?xml"):
        markup = _EMPTY.sub(r"<\g<tag>\g<rest>></\g<tag>>", markup)
    _refuse_hostile(markup, name)
    root = LexborHTMLParser(markup).root
    found = Page(body=Element("body"))
    if root is not None:
        _copy(root, found, name)
    return found


def _refuse_hostile(markup: str, name: str) -> None:
    depth = formats = is_open = is_format = 0
    opened: Counter[str] = Counter()
    for close, written in _TAG.findall(markup):
        tag = written.lower()
        if tag not in _VOID and tag not in _CLOSED_BY_NEXT:
            step = (-1 if opened[tag] else 0) if close else 1
            opened[tag] += step
            depth += step
            formats += step if tag in _FORMATS else 0
        is_open += depth
        is_format += formats
    if is_open > _OPEN_LIMIT or is_format > _FORMATS_LIMIT:
        raise CorruptError(
            f"{name}: its tags are opened and not closed, over and over; save the page anew from a browser"
        )


def _copy(root: LexborNode, found: Page, name: str) -> None:
    """Copy what stands in `root` into `found`, without what is never shown."""
    stack: list[tuple[LexborNode, Element, int]] = [(root, found.body, 0)]
    count = 0
    while stack:
        node, parent, depth = stack.pop()
        if node.next is not None and node is not root:
            stack.append((node.next, parent, depth))
        if node.is_text_node:
            parent.children.append(node.text_content or "")
            continue
        count += 1
        if count > ELEMENTS_LIMIT:
            raise TooLargeError(f"{name}: a page of more than {ELEMENTS_LIMIT:,} elements; split it")
        into = _entered(node, parent, found, depth)
        if into is not None and node.child is not None:
            stack.append((node.child, into, depth + 1))


def _entered(node: LexborNode, parent: Element, found: Page, depth: int) -> Element | None:
    """The element that what stands in `node` is copied into; None if it is not copied."""
    tag = node.tag or ""
    if tag == "style":
        found.styles.append(node.text(deep=True))
    if tag == "head":
        _keep_head(node, found)
    if not node.is_element_node or tag in _SILENT or tag == "style":
        return None
    if tag in {"html", "body"}:
        found.body.attributes.update(_attributes(node) if tag == "body" else {})
        return found.body
    if depth > DEPTH and tag not in _VOID:
        return parent
    made = Element(tag, _attributes(node), parent)
    parent.children.append(made)
    return made


def _keep_head(node: LexborNode, found: Page) -> None:
    child = node.child
    while child is not None:
        if child.tag == "style":
            found.styles.append(child.text(deep=True))
        elif child.tag in {"title", "meta"}:
            found.head.append(Element(child.tag, _attributes(child), None, [child.text(deep=True)]))
        child = child.next


def _attributes(node: LexborNode) -> dict[str, str]:
    return {key: value or "" for key, value in node.attributes.items()}
