"""Word's styles, resolved once: direct formatting over style over the style it is based on over the file's defaults."""

import re
from dataclasses import dataclass, field

from extractor.read.word.layouts import Indents, Layout, laid, told
from extractor.read.word.looks import MARKS, Look, Marks, look, marks, merged
from extractor.read.word.ooxml import Element, name, value

_PPR, _RPR, _STYLE_ID = name("w:pPr"), name("w:rPr"), name("w:styleId")
_PARAGRAPH_STYLE, _RUN_STYLE, _BASE, _NAME = name("w:pStyle"), name("w:rStyle"), name("w:basedOn"), name("w:name")
_KIND, _IS_DEFAULT = name("w:type"), name("w:default")
_ASKED = frozenset({_RUN_STYLE, *MARKS})
# A built-in heading, or the copy that Word names "Heading 11" when the headings of two documents meet.
_HEADING = re.compile(r"heading (?P<level>[1-9])1?$", re.IGNORECASE)


@dataclass(slots=True)
class Styles:
    """Every style of a document by its id, the file's defaults, and what has been resolved so far."""

    indents: Indents
    by_id: dict[str, Element] = field(default_factory=dict)
    default_paragraph: str | None = None
    default_layout: Element | None = None
    default_marks: Marks = field(default_factory=dict)
    _own: dict[tuple[object, ...], Layout] = field(default_factory=dict)
    _layouts: dict[str | None, Layout] = field(default_factory=dict)
    _marks: dict[str | None, Marks] = field(default_factory=dict)
    _looks: dict[tuple[object, ...], Look] = field(default_factory=dict)

    def layout(self, paragraph: Element) -> Layout:
        """How `paragraph` is laid, its own formatting over its style's."""
        own = paragraph.find(_PPR)
        key = () if own is None else told(own)
        found = self._own.get(key)
        if found is None:
            style = self.style_layout(value(own, _PARAGRAPH_STYLE) or self.default_paragraph)
            found = self._own[key] = laid(style, own, None, self.indents)
        return found

    def look(self, layout: Layout, properties: Element | None, table: Marks | None = None) -> Look:
        """How a run with `properties` (its w:rPr) is set in a paragraph laid as `layout`.

        `table` is what the style of the table around it says of letters.
        """
        said = () if properties is None else tuple((c.tag, *c.items()) for c in properties if c.tag in _ASKED)
        key = (layout.style_id, said, None if table is None else tuple(table.items()))
        found = self._looks.get(key)
        if found is None:
            style = value(properties, _RUN_STYLE)
            layers = (table or {}, self.style_marks(layout.style_id), self.style_marks(style))
            found = self._looks[key] = look(self.default_marks, layers, marks(properties))
        return found

    def style_layout(self, style: str | None) -> Layout:
        """How paragraphs of the style `style` are laid."""
        if style not in self._layouts:
            chain = self.chain(style)
            layout = laid(Layout(), self.default_layout, None, self.indents)
            for element in chain:
                layout = laid(layout, element.find(_PPR), element.get(_STYLE_ID), self.indents)
                layout = _named(layout, value(element, _NAME) or "")
            self._layouts[style] = layout._replace(style_id=style if chain else None)
        return self._layouts[style]

    def style_marks(self, style: str | None) -> Marks:
        """What the style `style` and those it is based on say of letters."""
        if style not in self._marks:
            self._marks[style] = merged(marks(element.find(_RPR)) for element in self.chain(style))
        return self._marks[style]

    def chain(self, style: str | None) -> list[Element]:
        """The style `style` and those it is based on, the outermost first; a circle is cut."""
        found: dict[str, Element] = {}
        while style in self.by_id and style not in found:
            found[style] = self.by_id[style]
            style = value(found[style], _BASE)
        return list(found.values())[::-1]


def styles(root: Element | None, indents: Indents) -> Styles:
    """The styles in `root`, the styles part; `indents` gives the left edge and first line of a list's level."""
    if root is None:
        return Styles(indents)
    found = {style.get(_STYLE_ID) or "": style for style in root.iter(name("w:style"))}
    return Styles(
        indents=indents,
        by_id=found,
        default_paragraph=next((id_ for id_, style in found.items() if _is_default_paragraph(style)), None),
        default_layout=root.find(f"{name('w:docDefaults')}/{name('w:pPrDefault')}/{_PPR}"),
        default_marks=marks(root.find(f"{name('w:docDefaults')}/{name('w:rPrDefault')}/{_RPR}")),
    )


def _is_default_paragraph(style: Element) -> bool:
    return style.get(_KIND) == "paragraph" and style.get(_IS_DEFAULT) in ("1", "true", "on")


def _named(layout: Layout, stored: str) -> Layout:
    """`layout` with the style's name and level; Word stores built-in headings in lower case, and shows a capital."""
    heading = _HEADING.match(stored)
    if heading is None:
        return layout._replace(style=stored or None)
    outline = int(heading["level"]) if layout.outline is None else layout.outline
    return layout._replace(style=stored.capitalize(), outline=outline)
