"""What a Word paragraph says: its runs as pieces, line by line, with the text boxes that hang on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from extractor.read.word.fields import MARK, Field, form_field, joined, step, target
from extractor.read.word.layouts import Layout
from extractor.read.word.looks import Look, Marks
from extractor.read.word.ooxml import Element, elements, name, names
from extractor.read.word.pictures import sign
from extractor.read.word.prompts import is_prompt
from extractor.read.word.shapes import ALTERNATIVES, alternative, boxes
from extractor.read.word.symbols import coded
from extractor.read.word.walk import Said, Walk

_RUN, _RPR, _TEXT, _MATH_TEXT = name("w:r"), name("w:rPr"), name("w:t"), name("m:t")
_CODES = name("w:instrText")
_CODE, _FONT, _TYPE = name("w:char"), name("w:font"), name("w:type")
_BASE = f"{name('w:rubyBase')}//{_TEXT}"
_ID, _ANCHOR, _INSTRUCTION = name("r:id"), name("w:anchor"), name("w:instr")
_UPPER, _LOWER = name("m:num"), name("m:den")
_SOFT_HYPHEN = "\u00ad"  # where a word may be broken: whether it is stands in no file
_PICTURES = names("w:drawing w:pict w:object")
_MOST_FIELDS = 100  # within each other


@dataclass(slots=True)
class _Telling:
    """A paragraph as far as it is told: where its words go, how they are set, the fields and the link we are in."""

    walk: Walk
    layout: Layout
    table: Marks | None
    out: Said = field(default_factory=Said)
    fields: list[Field] = field(default_factory=list)
    links: list[str | None] = field(default_factory=list)
    target: str | None = None
    is_shown: bool = True

    def look(self, run: Element) -> Look:
        """How `run` is set."""
        return self.walk.styles.look(self.layout, run.find(_RPR), self.table)

    def note(self) -> None:
        """Keep what the open fields and links come to: whether text is shown, and where it leads."""
        fields = self.fields[-_MOST_FIELDS:]  # the others are never ended: no file means that
        self.is_shown = all(one.has_result for one in fields)
        leads = (*self.links, *(one.target for one in fields))
        self.target = next((target for target in reversed(leads) if target is not None), None)


def said(paragraph: Element, layout: Layout, walk: Walk, table: Marks | None) -> Said:
    """What `paragraph` says with its tracked changes accepted, hidden text and field codes left out.

    `table` is what the style of the table around it says of letters.
    """
    telling = _Telling(walk, layout, table)
    _tell(telling, paragraph)
    return telling.out


def _tell(telling: _Telling, parent: Element) -> None:
    """Tell all that `parent` holds in order, whatever it is wrapped in."""
    for child in elements(parent):
        if child.tag == _RUN:
            _tell_run(telling, child)
        else:
            _WRAPPERS.get(child.tag, _tell)(telling, child)


def _tell_run(telling: _Telling, run: Element) -> None:
    look = telling.look(run)
    for part in elements(run):
        if part.tag == _TEXT:
            if telling.is_shown and not look.hidden:
                _tell_text(telling, part, look)
        elif part.tag in (MARK, _CODES):
            _tell_field(telling, part, look)
        elif telling.is_shown and not look.hidden:
            _tell_sign(telling, part, look)


def _tell_text(telling: _Telling, part: Element, look: Look) -> None:
    text = part.text or ""
    if look.font or not text.isascii():
        telling.out.add_coded(text.replace(_SOFT_HYPHEN, ""), look, telling.target, look.font)
    else:
        telling.out.add(text, look, telling.target)


def _tell_field(telling: _Telling, part: Element, look: Look) -> None:
    if part.tag == MARK:
        if telling.is_shown and not look.hidden:
            telling.out.add(form_field(part), look, raw="")
        step(telling.fields, part)
        telling.note()
    elif telling.fields:
        telling.fields[-1].codes += part.text or ""


def _tell_sign(telling: _Telling, part: Element, look: Look) -> None:
    reader = _SIGNS.get(part.tag)
    if reader is not None:
        reader(telling, part, look)
    elif str(part.tag).endswith("}symEx"):  # a sign beyond the first plane, in whichever version of the name space
        code = next((str(code) for key, code in part.attrib.items() if str(key).endswith("}char")), "")
        telling.out.add_coded(coded(code), look, telling.target, "")


def _tell_either(telling: _Telling, part: Element, look: Look) -> None:
    for inner in alternative(part):
        if inner.tag == _TEXT:
            _tell_text(telling, inner, look)
        else:
            _tell_sign(telling, inner, look)


def _tell_symbol(telling: _Telling, part: Element, look: Look) -> None:
    telling.out.add_coded(coded(part.get(_CODE) or ""), look, telling.target, part.get(_FONT) or "")


def _tell_ruby(telling: _Telling, part: Element, look: Look) -> None:
    telling.out.add("".join(text.text or "" for text in part.iterfind(_BASE)), look, telling.target)


def _plain(sign: str) -> Callable[[_Telling, Element, Look], None]:
    return lambda telling, _, look: telling.out.add(sign, look, telling.target)


def _tell_picture(telling: _Telling, picture: Element, look: Look) -> None:
    """A picture: the boxes with text in it, or the sign that it shows, for which the file has no letter."""
    held = list(boxes(picture))
    telling.out.boxes.extend(held)
    shown = None if held else sign(picture, telling.walk.relations)
    if shown is not None:
        telling.out.add_picture(shown, look)


_SIGNS: Mapping[object, Callable[[_Telling, Element, Look], None]] = {
    name("w:tab"): _plain("\t"),
    name("w:ptab"): _plain("\t"),
    name("w:noBreakHyphen"): _plain("-"),
    name("w:sym"): _tell_symbol,
    name("w:ruby"): _tell_ruby,
    ALTERNATIVES: _tell_either,
    name("w:br"): lambda telling, part, _: telling.out.turn(is_overleaf=part.get(_TYPE) == "page"),
    name("w:cr"): lambda telling, _, __: telling.out.turn(),
    **dict.fromkeys(_PICTURES, _tell_picture),
}


def _pass_over(_: _Telling, __: Element) -> None:
    """What is not shown."""


def _count_removed(telling: _Telling, _: Element) -> None:
    telling.walk.tracked.removed += 1


def _count_added(telling: _Telling, added: Element) -> None:
    telling.walk.tracked.added += 1
    _tell(telling, added)


def _tell_versions(telling: _Telling, either: Element) -> None:
    for child in alternative(either):
        if child.tag == _RUN:
            _tell_run(telling, child)
        else:
            _WRAPPERS.get(child.tag, _tell)(telling, child)


def _tell_control(telling: _Telling, control: Element) -> None:
    if not is_prompt(control):
        _tell(telling, control)


def _tell_link(telling: _Telling, link: Element) -> None:
    said = telling.walk.relations.get(link.get(_ID) or "")
    _tell_within(telling, link, joined("" if said is None else said.target, link.get(_ANCHOR)))


def _tell_simple_field(telling: _Telling, simple: Element) -> None:
    _tell_within(telling, simple, target(simple.get(_INSTRUCTION) or ""))


def _tell_within(telling: _Telling, wrapper: Element, leads: str | None) -> None:
    """Tell what `wrapper` holds, which leads somewhere."""
    telling.links.append(leads)
    telling.note()
    _tell(telling, wrapper)
    telling.links.pop()
    telling.note()


def _tell_math(telling: _Telling, text: Element) -> None:
    look = telling.look(text)
    if telling.is_shown and not look.hidden:
        _tell_text(telling, text, look)


def _tell_fraction(telling: _Telling, fraction: Element) -> None:
    """A fraction, its line as a stroke, which the file doesn't have: else a half would be twelve."""
    upper, lower = fraction.find(_UPPER), fraction.find(_LOWER)
    for part in (upper, lower):
        if part is not None:
            _tell(telling, part)
        if part is upper and telling.is_shown:
            telling.out.add("/", telling.look(fraction), raw="")


_WRAPPERS: Mapping[object, Callable[[_Telling, Element], None]] = {
    **dict.fromkeys(names("w:pPr w:rPr w:sdtPr w:sdtEndPr w:rubyPr m:fPr m:ctrlPr"), _pass_over),
    **dict.fromkeys(names("w:del w:moveFrom"), _count_removed),
    **dict.fromkeys(names("w:ins w:moveTo"), _count_added),
    name("w:sdt"): _tell_control,
    name("w:hyperlink"): _tell_link,
    name("w:fldSimple"): _tell_simple_field,
    name("m:f"): _tell_fraction,
    _MATH_TEXT: _tell_math,
    ALTERNATIVES: _tell_versions,
}
