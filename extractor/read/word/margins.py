"""What stands beside the text of a Word file: running heads and feet, watermarks, notes, comments."""

from collections.abc import Iterator

from extractor.read.word.blocks import lines
from extractor.read.word.ooxml import Element, elements, is_on, name
from extractor.read.word.package import Docx
from extractor.read.word.shapes import WORD_ART
from extractor.read.word.walk import Spot, Walk
from models import Marginal
from models.document import MarginalKind

_SECTION, _ID, _TYPE = name("w:sectPr"), name("r:id"), name("w:type")
_REFERENCES: dict[str, MarginalKind] = {name("w:headerReference"): "head", name("w:footerReference"): "foot"}
_NOTES = (("footnotes", name("w:footnote")), ("endnotes", name("w:endnote")))

_BESIDE = Spot(in_box=True)  # what stands beside the text has no place in it


def marginalia(docx: Docx, walk: Walk) -> Iterator[Marginal]:
    """Running heads and feet of all sections, each text once, then footnotes, endnotes and comments, in file order.

    `walk` is a fresh one: list numbers in the margins count by themselves.
    """
    yield from dict.fromkeys(_running(docx, walk))
    for kind, tag in _NOTES:
        yield from _texts(docx.main.first(kind), tag, "note", walk)
    yield from _texts(docx.main.first("comments"), name("w:comment"), "comment", walk)


def _running(docx: Docx, walk: Walk) -> Iterator[Marginal]:
    has_even = _is_set(docx.main.first("settings"), "w:evenAndOddHeaders")
    found = docx.main.roots("header", "footer")
    for section in docx.body.iter(_SECTION):
        for reference in elements(section):
            kind = _REFERENCES.get(reference.tag)
            root = found.get(reference.get(_ID) or "")
            if kind is not None and root is not None and _is_shown(reference, section, has_even=has_even):
                yield from _running_lines(root, kind, walk)


def _is_shown(reference: Element, section: Element, *, has_even: bool) -> bool:
    """Whether Word prints this head or foot: the first page's and the even pages' only where they are asked for."""
    kind = reference.get(_TYPE)
    return has_even if kind == "even" else kind != "first" or _is_set(section, "w:titlePg")


def _is_set(parent: Element | None, short: str) -> bool:
    found = None if parent is None else parent.find(name(short))
    return found is not None and is_on(found)


def _running_lines(root: Element, kind: MarginalKind, walk: Walk) -> Iterator[Marginal]:
    """The lines of a head or foot; word art in it is a watermark."""
    marks = [mark.get("string") or "" for mark in root.iter(WORD_ART)]
    for line in _plain(root, walk):
        yield from _marginal(line, "watermark" if line in marks else kind)


def _texts(root: Element | None, tag: str, kind: MarginalKind, walk: Walk) -> Iterator[Marginal]:
    """Each element `tag` in `root` as one text; the lines that only set notes apart are none."""
    for note in () if root is None else root.iter(tag):
        if note.get(_TYPE, "normal") == "normal":
            yield from _marginal(" ".join(_plain(note, walk)), kind)


def _plain(container: Element, walk: Walk) -> Iterator[str]:
    walk.last = walk.held = None
    for line in lines(container, walk, _BESIDE):
        text = "".join(piece.text for piece in line.pieces)
        yield f"{line.number} {text}" if line.number else text


def _marginal(text: str, kind: MarginalKind) -> Iterator[Marginal]:
    folded = " ".join(text.split())
    if folded:
        yield Marginal(text=folded, kind=kind)
