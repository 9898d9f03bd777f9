"""What a PDF carries besides its pages, and is not read: files attached to it, forms that are no pages."""

from collections.abc import Iterator
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdftypes import resolve1

# A tree of names has few branches: more, or one that holds itself, is made to hurt.
_MOST = 1_000


def attached(doc: PDFDocument) -> Iterator[str]:
    """What a reader of the text should know of it; nothing of what is damaged."""
    files = sum(1 for _ in _leaves(_inside(doc.catalog, "Names", "EmbeddedFiles")))
    if files:
        kind = "a portfolio" if "Collection" in doc.catalog else "attachments"
        yield f"{kind}: {files} files in it were not read; save them and import those"
    if _inside(doc.catalog, "AcroForm", "XFA") is not None:
        yield "a form of the kind XFA: what it shows besides its pages was not read; print it to a new PDF"


def _inside(found: Any, *names: str) -> Any:
    for name in names:
        found = _resolved(found)
        found = found.get(name) if isinstance(found, dict) else None
    return _resolved(found)


def _resolved(found: Any) -> Any:
    try:
        return resolve1(found)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - pdfminer raises what it likes on damaged objects: there is nothing to tell then
        return None


def _leaves(tree: Any) -> Iterator[Any]:
    """The values in a tree of names (PDF 32000-1, 7.9.6)."""
    waiting = [tree]
    for _ in range(_MOST):
        if not waiting:
            return
        branch = _resolved(waiting.pop())
        if isinstance(branch, dict):
            yield from _listed(branch.get("Names"))[1::2]
            waiting += _listed(branch.get("Kids"))


def _listed(found: Any) -> list[Any]:
    held = _resolved(found)
    return held if isinstance(held, list) else []
