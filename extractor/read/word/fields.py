"""Word's fields: whether we are among a field's codes, which are not shown, and what a form's fields show."""

from extractor.read.word.ooxml import VAL, Element, is_on, name, number, value

MARK = name("w:fldChar")
_KIND = name("w:fldCharType")
_CHECK_BOX, _CHECKED, _DEFAULT = name("w:checkBox"), name("w:checked"), name("w:default")
_CHOICES, _RESULT, _ENTRY = name("w:ddList"), name("w:result"), name("w:listEntry")


def step(fields: list[bool], mark: Element) -> None:
    """Follow a field's `mark`: `fields` says of each one open, the outermost first, whether its result has begun."""
    kind = mark.get(_KIND)
    if kind == "begin":
        fields.append(False)
    elif fields and kind == "separate":
        fields[-1] = True
    elif fields:
        fields.pop()


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
