"""Where a walk through a Word file starts: its styles, its lists, and what its sections and embedded files need."""

from io import BytesIO

from extractor.errors import MinutebookError
from extractor.read.word.lists import lists
from extractor.read.word.numbering import Counters
from extractor.read.word.ooxml import Element, name, value
from extractor.read.word.package import Docx, opened
from extractor.read.word.parts import Part
from extractor.read.word.styles import styles
from extractor.read.word.walk import Walk

_SECTION, _TYPE = name("w:sectPr"), name("w:type")
_ON_THE_PAGE = frozenset({"continuous", "nextColumn"})
_DEEPEST = 3  # files within files within files


def start(docx: Docx) -> Walk:
    """A walk at the start of `docx`."""
    looks = docx.main.first("styles")
    found = lists(docx.main.first("numbering"), looks)
    return Walk(
        styles=styles(looks, found.indents),
        counters=Counters(found),
        relations=docx.main.relations,
        breaks=_breaks(docx.body),
    )


def embedded(part: Part, walk: Walk) -> tuple[Element, Walk] | None:
    """The body of the Word file embedded as `part`, and a walk through it; None if it is none that can be read.

    It has styles and lists of its own; its paragraphs and tables are counted on from those of `walk`.
    """
    if walk.depth >= _DEEPEST or not part.content.startswith(b"PK"):
        return None
    try:
        docx = opened(BytesIO(part.content), part.name)
    except MinutebookError:
        return None
    inner = start(docx)
    inner.depth, inner.tracked, inner.unread = walk.depth + 1, walk.tracked, walk.unread
    inner.paragraphs, inner.tables, inner.grids = walk.paragraphs, walk.tables, walk.grids
    return docx.body, inner


def _breaks(body: Element) -> list[bool]:
    """Of each section of `body` but the first, whether it begins a page: what stands at its own end says so."""
    return [value(section, _TYPE) not in _ON_THE_PAGE for section in body.iter(_SECTION)][1:]
