"""Word's fields: whether we are among a field's codes, which are not shown, where a link leads, what a form shows."""

import re
from dataclasses import dataclass

from extractor.read.word.ooxml import VAL, Element, is_on, name, number, value

MARK = name("w:fldChar")
_KIND = name("w:fldCharType")
_CHECK_BOX, _CHECKED, _DEFAULT = name("w:checkBox"), name("w:checked"), name("w:default")
_CHOICES, _RESULT, _ENTRY = name("w:ddList"), name("w:result"), name("w:listEntry")
# A link's codes: HYPERLINK "address" \l "bookmark", either alone too; \o and \t have a tip and a frame.
_LINK = re.compile(r"\s*HYPERLINK\b", re.IGNORECASE)
_ARGUMENT = re.compile(r'(?:\\(?P<switch>\w)\s*)?(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"\\]+))')


@dataclass(slots=True)
class Field:
    """A field that is open: its `codes` so far, whether its result has begun, and where it leads if it is a link."""

    codes: str = ""
    has_result: bool = False
    target: str | None = None


def step(fields: list[Field], mark: Element) -> None:
    """Follow a field's `mark`; `fields` are those open, the outermost first."""
    kind = mark.get(_KIND)
    if kind == "begin":
        fields.append(Field())
    elif fields and kind == "separate":
        fields[-1].has_result, fields[-1].target = True, target(fields[-1].codes)
    elif fields:
        fields.pop()


def target(codes: str) -> str | None:
    """Where the link with the field `codes` leads, as in `models.Link`; None if it is none."""
    link = _LINK.match(codes)
    if link is None:
        return None
    found: dict[str | None, str] = {}
    for argument in _ARGUMENT.finditer(codes, link.end()):
        found.setdefault(argument["switch"], argument["quoted"] or argument["bare"] or "")
    return joined(found.get(None, ""), found.get("l"))


def joined(address: str, bookmark: str | None) -> str | None:
    """The target that `address` and a bookmark in it, either of them empty, make."""
    return (f"{address}#{bookmark}" if bookmark else address).strip() or None


def form_field(mark: Element) -> str:
    """What a form's check box or drop-down list shows, which is kept in its settings; else nothing."""
    box, choices = next(mark.iter(_CHECK_BOX), None), next(mark.iter(_CHOICES), None)
    if box is not None:
        return "☒" if _is_ticked(box) else "☐"
    return "" if choices is None else _chosen(choices)


def _is_ticked(box: Element) -> bool:
    checked = box.find(_CHECKED)
    said = box.find(_DEFAULT) if checked is None else checked
    return said is not None and is_on(said)


def _chosen(choices: Element) -> str:
    at = number(value(choices, _RESULT) or value(choices, _DEFAULT)) or 0
    entries = [entry.get(VAL) or "" for entry in choices.iterfind(_ENTRY)]
    return entries[at] if 0 <= at < len(entries) else ""
