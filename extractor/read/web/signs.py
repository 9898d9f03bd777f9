"""Signs that a page draws: ticks and crosses as pictures, icons or boxes."""

from extractor import rules
from extractor.read.web.tree import Element


def drawn(element: Element) -> tuple[str, str] | None:
    """The sign that `element` draws, and what the file has for it; None if it draws none."""
    if element.tag == "input" and element.get("type").lower() == "checkbox":
        return ("☑" if "checked" in element.attributes else "☐"), ""
    if element.tag == "img":
        return _pictured(" ".join(element.get("alt").split()))
    if element.tag in {"i", "span"} and not element.children:
        sign = next(filter(None, map(_sign, element.classes)), None)
        return (sign, "") if sign is not None else None
    return None


def _pictured(text: str) -> tuple[str, str] | None:
    """The sign that a picture is said to show: by its name, or a sign itself (an emoji)."""
    sign = _sign(text.lower())
    if sign is not None:
        return sign, text
    return (text, text) if text and len(text) <= 4 and not any(map(str.isalnum, text)) else None


def _sign(name: str) -> str | None:
    if name in rules.words("pages", "ticks").words:
        return "✓"
    return "✗" if name in rules.words("pages", "crosses").words else None
