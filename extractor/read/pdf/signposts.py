"""What a PDF says of its own build: outline, tags, links, fields. Damage in them costs no text, only a warning."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage

from extractor.read.pdf.fields import remarks, with_fields
from extractor.read.pdf.ink import Ink
from extractor.read.pdf.layers import without_hidden
from extractor.read.pdf.lines import PrintedLine
from extractor.read.pdf.links import areas, mark_links
from extractor.read.pdf.outline import outline
from extractor.read.pdf.tags import Headings, headings, mark_headings
from models import Marginal, OutlineEntry

T = TypeVar("T")


@dataclass(slots=True)
class Signposts:
    """What holds for the whole file: its pages' numbers by their ids, tagged headings, the outline; what is damaged."""

    pages: Mapping[object, int]
    headings: Headings
    outline: tuple[OutlineEntry, ...]
    faults: list[str]


def signposts(doc: PDFDocument, pages: Sequence[PDFPage]) -> Signposts:
    """The signposts of the file with these `pages`."""
    faults: list[str] = []
    entries = _tried(lambda: outline(doc, pages), "the outline", faults)
    tagged = dict(_tried(lambda: headings(doc).items(), "the tags", faults))
    numbers = {page.pageid: number for number, page in enumerate(pages, start=1)}
    return Signposts(numbers, tagged, entries, faults)


def lay(raw: PDFPage, number: int, posts: Signposts) -> tuple[Marginal, ...]:
    """Lay what its fields and notes show onto the page, which is its `number`; what readers have noted on it."""
    for resources in _tried(lambda: [without_hidden(raw)], f"the layers of page {number}", posts.faults):
        raw.resources = resources
    what = f"the fields and notes of page {number}"
    for resources, contents in _tried(lambda: [with_fields(raw)], what, posts.faults):
        raw.resources, raw.contents = resources, contents
    return _tried(lambda: remarks(raw, number), what, posts.faults)


def follow(lines: list[PrintedLine], page: Ink, raw: PDFPage, posts: Signposts) -> None:
    """Set where the words in `lines`, all that `page` prints, lead, and the levels of its tagged headings."""
    found = _tried(lambda: areas(raw), f"the links of page {page.number}", posts.faults)
    mark_links(lines, found, posts.pages)
    mark_headings(lines, page, posts.headings.get(raw.pageid, {}))


def _tried(made: Callable[[], Iterable[T]], what: str, faults: list[str]) -> tuple[T, ...]:
    """All that `made` gives, or nothing and a sentence in `faults` if pdfminer can't, with whatever exception."""
    try:
        return tuple(made())
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - pdfminer raises what it likes on damaged objects
        fault = f"{what} can't be read: {str(error).strip() or type(error).__name__}"
        faults += [fault] if fault not in faults else []
        return ()
