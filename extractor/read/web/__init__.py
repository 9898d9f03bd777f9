"""Stage 1 for web pages: HTML -> a Document: the site's own parts left out, lists numbered as a browser shows them."""

from collections.abc import Iterable, Iterator

from extractor.errors import EmptyError
from extractor.read.assemble import RawLine, assemble
from extractor.read.web.about import about
from extractor.read.web.archive import main_part
from extractor.read.web.blocks import read_into
from extractor.read.web.css import sheet
from extractor.read.web.encoding import Decoded, decoded
from extractor.read.web.nesting import nested
from extractor.read.web.site import seen
from extractor.read.web.tree import Element, Page, page
from extractor.read.web.walk import Walk
from models import Document, Marginal, Source


def read(raw: bytes, source: Source) -> Document:
    """The Document in the page `raw`. Nothing that it refers to is fetched: no picture, style sheet or frame.

    `source` is given the page's own title, author and times, and warnings of what a reader of the text should know.
    Raises CorruptError, EmptyError or TooLargeError.
    """
    return _read(decoded(raw), source)


def read_archive(raw: bytes, source: Source) -> Document:
    """The Document in the page of the web archive (.mht) `raw`. Raises CorruptError, EmptyError or TooLargeError."""
    content, said = main_part(raw, source.path)
    return _read(decoded(content, said), source)


def lines(raw: bytes, name: str, *, is_archive: bool = False) -> list[RawLine]:
    """The lines of the page (or web archive) `raw`, which is part of another file; messages call it `name`.

    Raises CorruptError or TooLargeError.
    """
    content = decoded(*main_part(raw, name)) if is_archive else decoded(raw)
    return _walked(page(content.text, name), is_site=False).lines


def _read(content: Decoded, source: Source) -> Document:
    found = page(content.text, source.path)
    return read_page(found, _described(source, about(found.head, content.text), (content.warning,)))


def read_page(found: Page, source: Source, beside: Iterable[Marginal] = (), *, is_site: bool = True) -> Document:
    """The Document that `found` makes, with what else stands `beside` its text.

    `is_site` says that it may have menus and the like.
    """
    walk = _walked(found, is_site=is_site)
    if not walk.lines:
        raise EmptyError(
            f"{source.path}: a page without words: scripts or frames put them in; save it anew from a browser"
        )
    source = _described(source, {}, tuple(_warnings(walk)))
    return assemble(source, _with_title(walk.lines), [*beside, *walk.marginalia])


def _walked(found: Page, *, is_site: bool) -> Walk:
    styles = sheet(found.styles)
    what = seen(found.body, styles, is_site=is_site)
    walk = Walk(styles, what, total=what.measures.words[id(found.body)], is_tracked=_is_tracked(found.body))
    read_into(walk, found.body)
    walk.lines = nested(walk.lines)
    return walk


def _described(source: Source, said: dict[str, str | None], warnings: tuple[str | None, ...]) -> Source:
    told = {key: value for key, value in said.items() if value is not None}
    whole = (*source.warnings, *(warning for warning in warnings if warning))
    return Source.model_validate({**source.model_dump(), **told, "warnings": whole})


def _is_tracked(body: Element) -> bool:
    """Whether deletions are tracked changes: there are insertions, too, or they say by whom or when."""
    changes = list(body.iter("del", "ins"))
    return any(one.tag == "ins" or one.get("datetime") or one.get("cite") for one in changes)


def _warnings(walk: Walk) -> Iterator[str]:
    if walk.added or walk.removed:
        yield f"tracked changes read as accepted: {walk.added} insertions in, {walk.removed} deletions out"
    if walk.seen.has_opened:
        yield "most words of the page are hidden until they are asked for, and were read"


def _with_title(lines: list[RawLine]) -> list[RawLine]:
    """`lines` with the only heading of the first level, if others stand below it, as what it is: the page's title."""
    first = [line for line in lines if line.level == 1]
    is_one = bool(first) and all(line.joins for line in first[1:])
    if is_one and any(line.level not in (None, 1) for line in lines):
        for line in first:
            line.level, line.style = None, "Title"
    return lines
