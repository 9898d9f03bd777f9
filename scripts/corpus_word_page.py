"""The page of a Word file of the corpus: size, type, head, foot and watermark, and the list that counts headings."""

from datetime import datetime

from corpus_markup import Source
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

_NUMBERING = (
    """<w:abstractNum {ns} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>"""
)
_LEVEL = """<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/>
<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>"""
_LEVELS = [("decimal", "%1.", 567, 567), ("decimal", "%1.%2", 567, 567), ("lowerLetter", "(%3)", 1134, 567)]
_WATERMARK = """<w:r {ns} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
<v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" fillcolor="silver" stroked="f"
style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:140pt;rotation:315;z-index:-251658752;
mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;
mso-position-vertical-relative:margin"><v:fill opacity=".5"/><v:textpath style="font-family:Calibri" string="{text}"/>
</v:shape></w:pict></w:r>"""


def prepare(document: Document, source: Source) -> None:
    """Say of `document` what is said of `source`, and set its page."""
    _describe(document, source)
    _set_page(document, source)
    _set_margins_text(document, source)
    if source.page.get("auto_numbers"):
        _define_numbers(document)


def _describe(document: Document, source: Source) -> None:
    about, told = source.about, document.core_properties
    created = datetime.fromisoformat(about["created"])
    told.title, told.author, told.last_modified_by = about["title"], about["author"], about["author"]
    told.created = told.modified = created
    told.comments, told.revision = "", 1


def _set_page(document: Document, source: Source) -> None:
    section, page = document.sections[0], source.page
    is_letter = page.get("size") == "Letter"
    section.page_width, section.page_height = (Mm(215.9), Mm(279.4)) if is_letter else (Mm(210), Mm(297))
    section.left_margin = section.right_margin = Mm(float(page.get("margin", 25)))
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = str(page.get("word_font", "Calibri")), Pt(float(page.get("points", 11)))
    normal.paragraph_format.space_after = Pt(6)


def _set_margins_text(document: Document, source: Source) -> None:
    section = document.sections[0]
    if text := source.about.get("head"):
        section.header.paragraphs[0].add_run(text)
    if text := source.about.get("watermark"):
        section.header.paragraphs[0]._p.append(parse_xml(_WATERMARK.format(ns=nsdecls("w"), text=text)))
    if text := source.about.get("foot"):
        _foot(section.footer.paragraphs[0], text)


def _foot(paragraph: Paragraph, text: str) -> None:
    """Write `text` with page numbers as Word's own fields."""
    for part in text.replace("{page}", "\0PAGE\0").replace("{pages}", "\0NUMPAGES\0").split("\0"):
        if part in {"PAGE", "NUMPAGES"}:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), part)
            paragraph._p.append(field)
        elif part:
            paragraph.add_run(part)


def _define_numbers(document: Document) -> None:
    """Add the multi-level list that headings and numbered paragraphs use, as number 90."""
    numbering = document.part.numbering_part.element
    levels = "".join(
        _LEVEL.format(at=at, form=form, shown=shown, left=left, hanging=hanging)
        for at, (form, shown, left, hanging) in enumerate(_LEVELS)
    )
    numbering.insert(0, parse_xml(_NUMBERING.format(ns=nsdecls("w"), levels=levels)))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
