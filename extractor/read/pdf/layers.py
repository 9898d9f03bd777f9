"""Layers of a PDF that are off: what they hold is in the file, and on no screen or paper (PDF 32000-1, 8.11)."""

from collections.abc import Iterator
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1

from extractor.read.pdf.destinations import entry_of, name_of

# Forms within forms, so deep, are looked through for layers.
_DEEPEST, _MOST = 4, 2_000


def hidden_names(page: Any) -> frozenset[str]:
    """The names by which `page`, one of pdfminer's, and the forms on it mark what is on layers that are off."""
    off = _off(page.doc.catalog)
    if off is None:
        return frozenset()
    named = list(_named(page.resources, _DEEPEST))
    shown = {name for name, layer in named if not _is_hidden(layer, off)}
    return frozenset(name for name, _ in named if name not in shown)


def without_hidden(page: Any) -> Any:
    """The resources of `page` without the forms and pictures that are on layers that are off."""
    off = _off(page.doc.catalog)
    resources = entry_of(page.resources)
    if off is None or "XObject" not in resources:
        return page.resources
    held = entry_of(resources["XObject"])
    shown = {name: each for name, each in held.items() if not _is_hidden(_layer(each), off)}
    return {**resources, "XObject": shown}


def _off(catalog: dict[str, Any]) -> frozenset[int] | None:
    """The numbers of the layers that are off as the file opens (8.11.4.3); None if all are on."""
    if "OCProperties" not in catalog:
        return None
    layers = entry_of(catalog["OCProperties"])
    usual = entry_of(layers.get("D"))
    listed = _numbers(layers.get("OCGs")) if name_of(usual.get("BaseState")) == "OFF" else frozenset()
    return ((listed - _numbers(usual.get("ON"))) | _numbers(usual.get("OFF"))) or None


def _numbers(listed: Any) -> frozenset[int]:
    held = resolve1(listed)
    held = held if isinstance(held, list) else [listed]
    return frozenset(each.objid for each in held[:_MOST] if isinstance(each, PDFObjRef))


def _named(resources: Any, depth: int) -> Iterator[tuple[str, Any]]:
    """The layers that `resources` name, and those of the forms in them."""
    held = entry_of(resources)
    yield from entry_of(held.get("Properties")).items()
    for form in list(entry_of(held.get("XObject")).values())[:_MOST] if depth else ():
        attributes = getattr(resolve1(form), "attrs", {})
        if "Resources" in attributes:
            yield from _named(attributes["Resources"], depth - 1)


def _layer(form: Any) -> Any:
    return getattr(resolve1(form), "attrs", {}).get("OC")


def _is_hidden(layer: Any, off: frozenset[int]) -> bool:
    """Whether a layer, or each of several that stand for one, is off; their finer ways of deciding are left alone."""
    if isinstance(layer, PDFObjRef) and layer.objid in off:
        return True
    group = entry_of(layer)
    members = _numbers(group.get("OCGs")) if name_of(group.get("Type")) == "OCMD" else frozenset()
    return bool(members) and members <= off and name_of(group.get("P")) in {"", "AnyOn", "AllOn"}
