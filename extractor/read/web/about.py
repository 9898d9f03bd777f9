"""What a page says of itself: its title, author and times."""

import re
from collections.abc import Iterable

from extractor.read.web.tree import Element

_TITLES = ("dcterms.title", "dc.title", "og:title")
_AUTHORS = ("author", "dcterms.creator", "dc.creator", "article:author")
_CREATED = (
    "dcterms.created",
    "dc.date.created",
    "dcterms.issued",
    "dc.date.issued",
    "article:published_time",
    "date",
    "dc.date",
)
_MODIFIED = ("dcterms.modified", "dc.date.modified", "article:modified_time", "last-modified")
# What Word puts into a comment of the pages it saves.
_WORDS_OWN = {"title": "Title", "author": "Author", "created": "Created", "modified": "LastSaved"}


def about(head: Iterable[Element], markup: str) -> dict[str, str | None]:
    """`title`, `author`, `created` and `modified`, as the page has them; None for what it does not say."""
    elements = list(head)
    said = {_key(meta): meta.get("content") for meta in reversed(elements) if meta.tag == "meta"}
    title = next((_folded(one.text()) for one in elements if one.tag == "title"), None)
    found = {
        "title": title or _first(said, _TITLES),
        "author": _first(said, _AUTHORS),
        "created": _first(said, _CREATED),
        "modified": _first(said, _MODIFIED),
    }
    return {key: value or _of_word(_WORDS_OWN[key], markup) for key, value in found.items()}


def _key(meta: Element) -> str:
    return (meta.get("name") or meta.get("property") or meta.get("http-equiv")).lower()


def _first(said: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((_folded(said[name]) for name in names if said.get(name)), None)


def _of_word(name: str, markup: str) -> str | None:
    found = re.search(rf"<o:{name}>([^<]{{1,500}})</o:{name}>", markup[: 1 << 16])
    return _folded(found.group(1)) if found else None


def _folded(text: str) -> str | None:
    return " ".join(text.split()) or None
