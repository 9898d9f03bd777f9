"""A document of the corpus as a Word file, the same bytes each time."""

import io
import zipfile
from pathlib import Path

import docx
from corpus_markup import SOFT_HYPHEN, Block, Piece, Source
from corpus_word_page import prepare
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_ALIGNED = {
    "title": WD_ALIGN_PARAGRAPH.CENTER,
    "subtitle": WD_ALIGN_PARAGRAPH.CENTER,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def write(source: Source, path: Path) -> None:
    """Write `source` to `path` as a .docx file."""
    document = docx.Document()
    prepare(document, source)
    _fill(document, source.blocks, source, is_body=True)
    path.write_bytes(_steady(document))


def _fill(holder: Document | _Cell, blocks: list[Block], source: Source, *, is_body: bool) -> None:
    for block in blocks:
        if block.kind == "table":
            _table(holder, block, source)
        elif block.kind == "page":
            holder.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        else:
            paragraph = holder.add_paragraph() if is_body or block is not blocks[0] else holder.paragraphs[0]
            _set(paragraph, block, source)


def _set(paragraph: Paragraph, block: Block, source: Source) -> None:
    """Write `block` into `paragraph`, in the way its kind is set in this document."""
    paragraph.alignment = _ALIGNED.get(block.kind)
    if block.kind == "rule":
        _rule(paragraph)
    elif block.kind == "heading":
        _heading(paragraph, block, source)
    elif block.kind == "bullet":
        paragraph.style = "List Bullet"
        _write(paragraph, block.pieces)
    elif block.kind == "hanging":
        _hanging(paragraph, block, source)
    else:
        paragraph.paragraph_format.left_indent = Mm(10) if block.kind == "indented" else None
        _write(paragraph, block.pieces, size={"title": 16, "subtitle": 13}.get(block.kind), bold=block.kind == "title")


def _heading(paragraph: Paragraph, block: Block, source: Source) -> None:
    setting = str(source.page.get(f"heading{block.level}", "bold"))
    is_styled = bool(source.page.get("word_styles"))
    paragraph.paragraph_format.keep_with_next = True
    if is_styled:
        paragraph.style = f"Heading {block.level}"
    if source.page.get("auto_numbers"):
        _count(paragraph, block.level - 1)
    elif block.label:
        _hang(paragraph, Mm(float(source.page.get("hang", 12))))
        _write(paragraph, [Piece(f"{block.label}\t", frozenset())], setting="" if is_styled else setting)
    _write(paragraph, block.pieces, setting="" if is_styled else setting)


def _hanging(paragraph: Paragraph, block: Block, source: Source) -> None:
    if block.label == "+":
        _count(paragraph, 1)
    elif block.label == "++":
        _count(paragraph, 2)
    else:
        is_word = block.has_word_label
        _hang(paragraph, Mm(float(source.page.get("label_hang", 35) if is_word else source.page.get("hang", 12))))
        setting = str(source.page.get("label", "")) if is_word else ""
        _write(paragraph, [Piece(f"{block.label}\t", frozenset())], setting=setting)
    _write(paragraph, block.pieces)


def _hang(paragraph: Paragraph, width: Mm) -> None:
    form = paragraph.paragraph_format
    form.left_indent, form.first_line_indent = width, -width
    form.tab_stops.add_tab_stop(width)


def _count(paragraph: Paragraph, level: int) -> None:
    """Let Word number the paragraph, at `level` from 0 of the list."""
    numbers = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    numbers.get_or_add_ilvl().val = level
    numbers.get_or_add_numId().val = 90


def _rule(paragraph: Paragraph) -> None:
    border = '<w:pBdr {ns}><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(border.format(ns=nsdecls("w"))))


def _write(
    paragraph: Paragraph, parts: list[Piece], setting: str = "", size: int | None = None, *, bold: bool = False
) -> None:
    for part in parts:
        styles = part.styles | set(setting.split()) | ({"bold"} if bold else set())
        run = paragraph.add_run()
        _write_text(run._r, part.text)
        run.bold, run.italic, run.underline = (
            ("bold" in styles) or None,
            ("italic" in styles) or None,
            ("underline" in styles) or None,
        )
        run.font.strike = ("strike" in styles) or None
        run.font.size = Pt(size) if size else None
        if "grey" in styles:
            run.font.color.rgb = RGBColor(0x59, 0x59, 0x59)


def _write_text(run: object, text: str) -> None:
    """Put `text` into the run, soft hyphens as Word's own element."""
    first, *others = text.split(SOFT_HYPHEN)
    run.text = first
    for part in others:
        run.append(OxmlElement("w:softHyphen"))
        kept = OxmlElement("w:t")
        kept.text = part
        kept.set(qn("xml:space"), "preserve")
        run.append(kept)


def _table(holder: Document | _Cell, block: Block, source: Source) -> None:
    columns = max(len(row) for row in block.rows)
    table = holder.add_table(rows=0, cols=columns)
    if "ruled" in block.options:
        table.style = "Table Grid"
    table.autofit = False
    whole = 210 - 2 * float(source.page.get("margin", 25))
    widths = [Mm(whole * float(share) / 100) for share in block.options["widths"].split(",")]
    for at, row in enumerate(block.rows):
        cells = table.add_row().cells
        for cell, held, width in zip(cells, row, widths, strict=False):
            cell.width = width
            _fill(cell, held, source, is_body=False)
        if at == 0 and "head" in block.options:
            _repeat(table.rows[0]._tr)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


def _repeat(row: object) -> None:
    """Mark the row as the heading that Word repeats on every page."""
    row.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _steady(document: Document) -> bytes:
    """The file's bytes with the times in its zip directory set to one day."""
    raw, steady = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as packed, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in packed.namelist():
            kept.writestr(zipfile.ZipInfo(name, _ZIP_TIME), packed.read(name), zipfile.ZIP_DEFLATED)
    return steady.getvalue()
