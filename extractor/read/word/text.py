"""What a Word paragraph says: its runs as pieces, line by line, with the text boxes that hang on it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from extractor import rules
from extractor.read.assemble import Piece
from extractor.read.word.ooxml import VAL, Element, elements, is_on, name, names, number, value
from extractor.read.word.styles import Layout, Look, Marks, Styles
from extractor.read.word.symbols import in_unicode, sign

_RUN, _RPR, _TEXT = name("w:r"), name("w:rPr"), name("w:t")
_MATH_TEXT = name("m:t")
_SDT, _SDT_PROPERTIES, _PLACEHOLDER = name("w:sdt"), name("w:sdtPr"), name("w:showingPlcHdr")
_ALTERNATIVES, _CHOICE = name("mc:AlternateContent"), name("mc:Choice")
_SYMBOL, _FIELD = name("w:sym"), name("w:fldChar")
_BOX, _WORD_ART = name("w:txbxContent"), name("v:textpath")
_BREAKS = names("w:br w:cr")
_PLAIN = {
    name("w:tab"): "\t",
    name("w:ptab"): "\t",
    name("w:noBreakHyphen"): "-",
}
_REMOVED = names("w:del w:moveFrom")
_ADDED = names("w:ins w:moveTo")
_SILENT = names(
    "w:pPr w:rPr w:sdtPr w:sdtEndPr w:instrText w:delText w:delInstrText w:rt w:softHyphen mc:Fallback w:tblPr"
)
_PICTURES = names("w:drawing w:pict w:object")


@dataclass(slots=True)
class Tracked:
    """How many tracked insertions were read and deletions passed over."""

    added: int = 0
    removed: int = 0


@dataclass(slots=True)
class Said:
    """A paragraph's lines, each a list of pieces (there is always one), and the text boxes anchored in it."""

    lines: list[list[Piece]] = field(default_factory=lambda: [[]])
    boxes: list[Element] = field(default_factory=list)

    def add(self, text: str, look: Look) -> None:
        """Put `text`, set as `look` says, at the end of the last line."""
        line = self.lines[-1]
        if line and _is_set_alike(line[-1], look):
            line[-1].text += text
        else:
            line.append(Piece(text, look.bold, look.italic, look.underline, look.strike, look.size))


def said(paragraph: Element, layout: Layout, styles: Styles, table: Marks | None, tracked: Tracked) -> Said:
    """What `paragraph` says with its tracked changes accepted, hidden text and field codes left out.

    `table` is what the style of the table around it says of letters.
    """
    out = Said()
    fields: list[bool] = []
    for run in _runs(paragraph, tracked):
        look = styles.look(layout, run.find(_RPR), table)
        for part in _parts(run):
            if part.tag == _FIELD:
                _step(fields, part)
            if not look.hidden and (all(fields) or part.tag == _FIELD):
                _say(out, part, look)
    return out


def boxes(picture: Element) -> Iterator[Element]:
    """The text boxes and word art in `picture`, the outermost of each; of two versions the newer."""
    if picture.tag in (_BOX, _WORD_ART):
        yield picture
    elif picture.tag == _ALTERNATIVES:
        for chosen in alternative(picture):
            yield from boxes(chosen)
    else:
        for child in elements(picture):
            yield from boxes(child)


def alternative(either: Element) -> Iterator[Element]:
    """What stands in the first choice of an mc:AlternateContent, or in its fallback if it has no choice."""
    chosen = either.find(_CHOICE)
    yield from elements(either[0] if chosen is None and len(either) else chosen if chosen is not None else either)


def is_prompt(element: Element) -> bool:
    """Whether `element` is a form field that still shows its prompt ("Click here to enter text"), which nobody wrote.

    A label of the form, which Word's templates keep in the same way, is none.
    """
    properties = element.find(_SDT_PROPERTIES) if element.tag == _SDT else None
    found = None if properties is None else properties.find(_PLACEHOLDER)
    if found is None or not is_on(found):
        return False
    text = "".join(part.text or "" for part in element.iter(_TEXT))
    return any(prompt.search(text) for prompt in _prompts())


@cache
def _prompts() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(entry.regex) for entry in rules.table("prompts").rule if entry.regex is not None)


def _runs(parent: Element, tracked: Tracked) -> Iterator[Element]:
    """The runs in `parent` in order, whatever they are wrapped in, but for what was removed."""
    for child in elements(parent):
        if child.tag in (_RUN, _MATH_TEXT):
            yield child
        elif child.tag in _REMOVED:
            tracked.removed += 1
        elif child.tag == _ALTERNATIVES:
            yield from (run for chosen in alternative(child) for run in _wrapped(chosen, tracked))
        elif child.tag not in _SILENT and not is_prompt(child):
            tracked.added += child.tag in _ADDED
            yield from _runs(child, tracked)


def _wrapped(chosen: Element, tracked: Tracked) -> Iterator[Element]:
    if chosen.tag == _RUN:
        yield chosen
    else:
        yield from _runs(chosen, tracked)


def _parts(run: Element) -> Iterator[Element]:
    """What a run is made of, in order."""
    if run.tag == _MATH_TEXT:
        yield run
        return
    for child in elements(run):
        if child.tag == _ALTERNATIVES:
            yield from alternative(child)
        elif child.tag not in _SILENT:
            yield child


def _step(fields: list[bool], mark: Element) -> None:
    """Follow a field's `mark`: `fields` says of each one open, the outermost first, whether its result has begun."""
    kind = mark.get(name("w:fldCharType"))
    if kind == "begin":
        fields.append(False)
    elif fields and kind == "separate":
        fields[-1] = True
    elif fields:
        fields.pop()


def _say(out: Said, part: Element, look: Look) -> None:
    if part.tag in (_TEXT, _MATH_TEXT):
        out.add(in_unicode(part.text or "", look.font), look)
    elif part.tag in _PLAIN:
        out.add(_PLAIN[part.tag], look)
    elif part.tag in _BREAKS:
        out.lines.append([])
    elif part.tag == _SYMBOL:
        out.add(sign(part.get(name("w:char")) or "", part.get(name("w:font")) or ""), look)
    elif part.tag in _PICTURES:
        out.boxes.extend(boxes(part))
    else:
        _say_rarely(out, part, look)


def _say_rarely(out: Said, part: Element, look: Look) -> None:
    if part.tag == _FIELD:
        out.add(_form_field(part), look)
    elif part.tag.endswith("}symEx"):
        out.add(sign(next((v for k, v in part.attrib.items() if k.endswith("}char")), ""), ""), look)
    elif part.tag == name("w:ruby"):
        for text in part.iterfind(f"{name('w:rubyBase')}//{_TEXT}"):
            out.add(text.text or "", look)


def _form_field(mark: Element) -> str:
    """What a form's check box or drop-down list shows, which is kept in its settings; else nothing."""
    box, choices = mark.find(f".//{name('w:checkBox')}"), mark.find(f".//{name('w:ddList')}")
    if box is not None:
        ticked = box.find(name("w:checked")) if box.find(name("w:checked")) is not None else box.find(name("w:default"))
        return "☒" if ticked is not None and is_on(ticked) else "☐"
    if choices is None:
        return ""
    chosen = number(value(choices, name("w:result")) or value(choices, name("w:default"))) or 0
    entries = [entry.get(VAL) or "" for entry in choices.iterfind(name("w:listEntry"))]
    return entries[chosen] if 0 <= chosen < len(entries) else ""


def _is_set_alike(piece: Piece, look: Look) -> bool:
    return (piece.bold, piece.italic, piece.underline, piece.strike, piece.size) == (
        look.bold,
        look.italic,
        look.underline,
        look.strike,
        look.size,
    )
