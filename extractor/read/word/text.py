"""What a Word paragraph says: its runs as pieces, line by line, with the text boxes that hang on it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.read.assemble import Piece
from extractor.read.word.fields import MARK, form_field, step
from extractor.read.word.layouts import Layout
from extractor.read.word.looks import Look, Marks
from extractor.read.word.ooxml import Element, elements, name, names
from extractor.read.word.prompts import is_prompt
from extractor.read.word.shapes import ALTERNATIVES, alternative, boxes
from extractor.read.word.styles import Styles
from extractor.read.word.symbols import coded, shown

_RUN, _RPR, _TEXT, _MATH_TEXT = name("w:r"), name("w:rPr"), name("w:t"), name("m:t")
_SYMBOL, _CODE, _FONT = name("w:sym"), name("w:char"), name("w:font")
_RUBY, _BASE = name("w:ruby"), f"{name('w:rubyBase')}//{_TEXT}"
_BREAKS = names("w:br w:cr")
_PLAIN = {name("w:tab"): "\t", name("w:ptab"): "\t", name("w:noBreakHyphen"): "-"}
_REMOVED = names("w:del w:moveFrom")
_ADDED = names("w:ins w:moveTo")
_SILENT = names("w:pPr w:rPr w:sdtPr w:sdtEndPr w:instrText w:delText w:delInstrText w:softHyphen")
_SOFT_HYPHEN = "\u00ad"  # where a word may be broken: whether it is stands in no file
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

    def add(self, text: str, look: Look, raw: str | None = None) -> None:
        """Put `text`, set as `look` says, at the end of the last line; `raw` is what the file has if that differs."""
        line = self.lines[-1]
        if raw is None and line and _goes_with(line[-1], look):
            line[-1].text += text
        elif text:
            line.append(Piece(text, look.bold, look.italic, look.underline, look.strike, look.size, raw=raw))

    def add_coded(self, text: str, look: Look, font: str) -> None:
        """Put `text`, set in `font`, at the end of the last line, a symbol font's signs as they are shown."""
        for stretch, raw in shown(text, font):
            self.add(stretch, look, raw)


def said(paragraph: Element, layout: Layout, styles: Styles, table: Marks | None, tracked: Tracked) -> Said:
    """What `paragraph` says with its tracked changes accepted, hidden text and field codes left out.

    `table` is what the style of the table around it says of letters.
    """
    out = Said()
    fields: list[bool] = []
    for run in _runs(paragraph, tracked):
        look = styles.look(layout, run.find(_RPR), table)
        for part in _parts(run):
            if part.tag == MARK:
                step(fields, part)
            if not look.hidden and (part.tag == MARK or all(fields)):
                _say(out, part, look)
    return out


def _runs(parent: Element, tracked: Tracked) -> Iterator[Element]:
    """The runs in `parent` in order, whatever they are wrapped in, but for what was removed."""
    for child in alternative(parent) if parent.tag == ALTERNATIVES else elements(parent):
        if child.tag in (_RUN, _MATH_TEXT):
            yield child
        elif child.tag in _REMOVED:
            tracked.removed += 1
        elif child.tag not in _SILENT and not is_prompt(child):
            tracked.added += child.tag in _ADDED
            yield from _runs(child, tracked)


def _parts(run: Element) -> Iterator[Element]:
    """What a run is made of, in order."""
    if run.tag == _MATH_TEXT:
        yield run
        return
    for child in elements(run):
        if child.tag == ALTERNATIVES:
            yield from alternative(child)
        elif child.tag not in _SILENT:
            yield child


def _say(out: Said, part: Element, look: Look) -> None:
    if part.tag in (_TEXT, _MATH_TEXT):
        text = (part.text or "").replace(_SOFT_HYPHEN, "")
        if look.font or not text.isascii():
            out.add_coded(text, look, look.font)
        else:
            out.add(text, look)
    elif part.tag in _PLAIN:
        out.add(_PLAIN[part.tag], look)
    elif part.tag in _BREAKS:
        out.lines.append([])
    elif part.tag == _SYMBOL:
        out.add_coded(coded(part.get(_CODE) or ""), look, part.get(_FONT) or "")
    elif part.tag in _PICTURES:
        out.boxes.extend(boxes(part))
    else:
        _say_rarely(out, part, look)


def _say_rarely(out: Said, part: Element, look: Look) -> None:
    if part.tag == MARK:
        out.add(form_field(part), look, "")
    elif part.tag == _RUBY:
        out.add("".join(text.text or "" for text in part.iterfind(_BASE)), look)
    elif str(part.tag).endswith("}symEx"):  # a sign beyond the first plane, in whichever version of the name space
        code = next((str(code) for key, code in part.attrib.items() if str(key).endswith("}char")), "")
        out.add_coded(coded(code), look, "")


def _goes_with(piece: Piece, look: Look) -> bool:
    """Whether text set as `look` says can go on `piece`."""
    return piece.raw is None and (piece.bold, piece.italic, piece.underline, piece.strike, piece.size) == (
        look.bold,
        look.italic,
        look.underline,
        look.strike,
        look.size,
    )
