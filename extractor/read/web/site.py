"""What of a page is the site's and not the minutes': menus, banners, notices; and what is not shown at all.

Losing words of the minutes is worse than keeping a menu: a part goes only by its tag, role or name, and stays even then
if it holds much of the page's words or says who was there; without a name only lists of links at either end go.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from extractor import rules
from extractor.read.web.css import Sheet, Styles
from extractor.read.web.looks import is_hidden
from extractor.read.web.signs import drawn
from extractor.read.web.tree import Element, tags
from models.document import MarginalKind

_WORD = re.compile(r"\S+")
_PARTS = re.compile(r"[^A-Za-z]+|(?<=[a-z])(?=[A-Z])")
_NAMED = tags("div header footer section aside nav ul ol form p span a center noscript fieldset dl")
_SHOWN_HEADINGS = ("h1", "h2", "h3")
_SURELY, _LIKELY = 0.5, 0.3  # shares of the page's words from which on a part stays, however it is named
_LINKED = 0.6  # share of its words that are links, from which on a part is a menu even if it is large
_HIDDEN = 0.25  # a page that hides more of its words than this shows them at a click
_FORM = 40  # words of a form that is only a form
_ALL_LINKS = 0.8  # share of a list's words that are links, if it is a list of links
_LEAST_LEFT = 0.1  # share of the words that must be left
# What an office program calls the head and foot of a document's pages when it writes them into a web page.
_MARGINS: Mapping[str, MarginalKind] = {"header": "head", "footer": "foot"}


@dataclass(slots=True)
class Measures:
    """For each element, by its identity: its styles, and how many words it holds.

    Of these, `linked` are links, and `inner` links to places of the page itself.
    """

    styles: dict[int, Styles] = field(default_factory=dict)
    words: dict[int, int] = field(default_factory=dict)
    linked: dict[int, int] = field(default_factory=dict)
    inner: dict[int, int] = field(default_factory=dict)

    def away(self, element: Element) -> int:
        """How many words of `element` lead away from the page."""
        return self.linked[id(element)] - self.inner[id(element)]


@dataclass(slots=True)
class Seen:
    """What was made of a page: its measures, what is left out of its text, and whether hidden words were read."""

    measures: Measures
    left_out: dict[int, MarginalKind]
    has_opened: bool = False


def seen(body: Element, sheet: Sheet, *, is_site: bool = True) -> Seen:
    """What of `body` is left out, by its elements' identity: hidden words, and what is the site's if it `is_site`."""
    measures = Measures()
    hidden: dict[int, MarginalKind] = {}
    _measure(body, sheet, measures, hidden)
    total, unseen = measures.words[id(body)], 0
    unseen = sum(measures.words[one] for one in hidden)
    has_opened = unseen > _HIDDEN * total
    left_out = {} if has_opened else hidden
    left_out |= {id(note): "note" for note in body.iter() if _is_notes(note, measures.styles[id(note)])}
    left_out |= {id(one): "comment" for one in body.iter() if _is_comments(measures.styles[id(one)])}
    left_out |= {id(one): _MARGINS[one.get("title")] for one in body.elements() if _is_margin(one)}
    left_out |= dict.fromkeys(_contents(body, measures), "contents")
    if is_site:
        _leave_site(body, measures, left_out)
    return Seen(measures, left_out, has_opened)


def _measure(body: Element, sheet: Sheet, measures: Measures, hidden: dict[int, MarginalKind]) -> None:
    order = [body, *body.iter()]
    for element in order:
        styles = measures.styles[id(element)] = sheet.styles(element)
        if is_hidden(element, styles) or _is_unseen(element):
            hidden[id(element)] = "hidden"
    inside = {id(below) for one in order if id(one) in hidden for below in one.iter()}
    for one in inside:
        hidden.pop(one, None)
    for element in reversed(order):
        own = sum(len(_WORD.findall(child)) for child in element.children if isinstance(child, str))
        own += sum(measures.words[id(child)] for child in element.elements()) + (drawn(element) is not None)
        measures.words[id(element)] = own
        href = element.get("href") if element.tag == "a" else ""
        measures.linked[id(element)] = own if href else _sum(measures.linked, element)
        measures.inner[id(element)] = own * href.startswith("#") if href else _sum(measures.inner, element)


def _sum(counts: Mapping[int, int], element: Element) -> int:
    return sum(counts[id(child)] for child in element.elements())


def _is_unseen(element: Element) -> bool:
    """Whether only a screen reader says it; in a table's cell that may be all that says "Yes"."""
    if not _list("unseen").intersection(element.classes):
        return False
    return not any(above.tag in {"td", "th"} for above in _above(element))


def _above(element: Element) -> Iterator[Element]:
    at = element.parent
    while at is not None:
        yield at
        at = at.parent


def _is_notes(element: Element, styles: Styles) -> bool:
    if styles.get("mso-element", "").lower() in _list("notes"):
        return True
    said = {*element.classes, element.get("role"), element.get("id")}
    return element.tag in {"section", "div", "aside"} and bool(said & _list("notes"))


def _is_comments(styles: Styles) -> bool:
    """Whether it is the list of comments that Word puts below a page."""
    return styles.get("mso-element", "").lower() in {"comment-list", "comment"}


def _is_margin(element: Element) -> bool:
    """Whether it is the head or foot of a document's pages, which an office program wrote into the page."""
    return element.tag == "div" and element.get("title") in _MARGINS


def _contents(body: Element, measures: Measures) -> Iterator[int]:
    """Lists of links to what stands further down the page, with the heading over them, by their identity."""
    order = [body, *body.iter()]
    anchors = ((at, name) for at, one in enumerate(order) for name in (one.get("id"), one.get("name")) if name)
    place = {name: at for at, name in anchors}
    listed = {id(one) for at, one in enumerate(order) if _leads_down(one, at, place, measures)}
    listed -= {id(below) for one in order if id(one) in listed for below in one.iter()}
    last: Element | None = None
    for one in order:
        if id(one) in listed:
            yield id(one)
            if last is not None and " ".join(last.text().split()).lower().rstrip(":") in _list("contents"):
                yield id(last)
        elif one.tag in {"h1", "h2", "h3", "h4", "h5", "h6", "p"}:
            last = one


def _leads_down(element: Element, at: int, place: Mapping[str, int], measures: Measures) -> bool:
    """Whether it is a list of links to what stands below it, at a later `place`."""
    if element.tag not in {"ul", "ol"} or measures.linked[id(element)] < _ALL_LINKS * measures.words[id(element)]:
        return False
    targets = [link.get("href") for link in element.iter("a") if link.get("href")]
    return len(targets) >= 3 and all(target.startswith("#") and place.get(target[1:], -1) > at for target in targets)


def _leave_site(body: Element, measures: Measures, left_out: dict[int, MarginalKind]) -> None:
    """Add to `left_out` what is the site's, unless hardly anything would be left."""
    found: dict[int, MarginalKind] = {}
    total = measures.words[id(body)] - sum(measures.words[one] for one in left_out)
    _judge(body, measures, left_out, found, total)
    _trim(body, measures, left_out | found, found)
    gone = sum(measures.words[one] for one in found)
    if total - gone >= _LEAST_LEFT * total:
        left_out |= found


def _judge(
    around: Element,
    measures: Measures,
    left_out: Mapping[int, MarginalKind],
    found: dict[int, MarginalKind],
    total: int,
) -> None:
    main = _main(around, measures, total)
    stack = list(around.elements())
    while stack:
        element = stack.pop()
        if id(element) in left_out:
            continue
        if element.tag != "table" and _is_site(element, measures, total, main):
            found[id(element)] = "boilerplate"
        else:
            stack.extend(element.elements())


def _main(body: Element, measures: Measures, total: int) -> Element | None:
    """The element that says that it is what the page is about, if there is one and it holds much of the words."""
    mains = [one for one in body.iter() if one.tag == "main" or one.get("role") == "main"]
    mains = mains or list(body.iter("article"))
    return mains[0] if len(mains) == 1 and measures.words[id(mains[0])] >= 0.4 * total else None


def _is_site(element: Element, measures: Measures, total: int, main: Element | None) -> bool:
    words, linked = measures.words[id(element)], measures.away(element)
    if not words or main is element or (main is not None and any(one is element for one in _above(main))):
        return False
    share, link_share = words / max(total, 1), linked / words
    names = _names(element)
    if element.tag == "nav" or names & _list("surely-site"):
        return link_share > _LINKED or (share < _SURELY and not _lists_people(element))
    is_likely = (
        bool(names & _list("likely-site")) or element.tag == "aside" or _is_edge(element) or _is_form(element, words)
    )
    is_outside = main is not None and _is_links(element, measures) and not any(one is main for one in _above(element))
    if not is_likely and not is_outside:
        return False
    return share < _LIKELY and (link_share > _LINKED or not _is_of_the_meeting(element))


@cache
def _list(id_: str) -> frozenset[str]:
    return frozenset(rules.words("pages", id_).words)


def _names(element: Element) -> set[str]:
    """The words in its class and id; its role, if that is a landmark of the site's."""
    if element.tag not in _NAMED:
        return set()
    role = element.get("role").lower()
    said = [*element.classes, element.get("id")]
    parts = {part.lower() for name in said for part in (*_PARTS.split(name), name) if part}
    return parts | ({"navigation" if role != "complementary" else "aside"} if role in _list("site-roles") else set())


def _is_edge(element: Element) -> bool:
    """Whether it is the page's own `<header>` or `<footer>`, not an article's."""
    is_inner = any(one.tag in {"article", "main", "section", "blockquote"} for one in _above(element))
    return element.tag in {"header", "footer"} and not is_inner


def _is_form(element: Element, words: int) -> bool:
    fields = (field.get("type").lower() for field in element.iter("input")) if element.tag == "form" else ()
    return words < _FORM and any(kind in {"", "text", "search", "email"} for kind in fields)


def _is_of_the_meeting(element: Element) -> bool:
    """Whether it has a heading of the page, or a label over the list of who was there."""
    if any(heading.text().strip() for heading in element.iter("h1")):
        return True
    return _lists_people(element)


def _lists_people(element: Element) -> bool:
    """Whether it has a label over a list of who was there, or was not."""
    lines = (
        " ".join(one.text().split()).rstrip(":").lower()
        for one in element.iter("h2", "h3", "h4", "dt", "strong", "b", "p")
    )
    return any(line in _list("list-of-people") for line in lines)


def _trim(
    body: Element, measures: Measures, left_out: Mapping[int, MarginalKind], found: dict[int, MarginalKind]
) -> None:
    """Leave out lists of links before the page's first heading, and after its last words."""
    kept = [one for one in body.iter() if id(one) not in left_out and not any(id(a) in left_out for a in _above(one))]
    headings = (at for at, one in enumerate(kept) if one.tag in _SHOWN_HEADINGS and measures.words[id(one)])
    own = (at for at, one in enumerate(kept) if _says_itself(one))
    for one in kept[: next(headings, next(own, 0))]:
        if _is_links(one, measures) and not any(id(a) in found for a in _above(one)):
            found[id(one)] = "boilerplate"
    last = max((at for at, one in enumerate(kept) if _says_itself(one)), default=-1)
    for one in kept[last + 1 :]:
        if _is_links(one, measures) and not any(id(a) in found for a in _above(one)):
            found[id(one)] = "boilerplate"


def _says_itself(element: Element) -> bool:
    """Whether it has a sentence of its own that is no link."""
    if element.tag == "a" or any(one.tag == "a" for one in _above(element)):
        return False
    return sum(len(_WORD.findall(child)) for child in element.children if isinstance(child, str)) > 3


def _is_links(element: Element, measures: Measures) -> bool:
    words, linked = measures.words[id(element)], measures.away(element)
    links = sum(1 for _ in element.iter("a")) if linked else 0
    return (
        element.tag in {"ul", "ol", "div", "p", "td", "table", "center"}
        and links >= 4
        and linked >= _ALL_LINKS * words
        and words <= 8 * links
    )
