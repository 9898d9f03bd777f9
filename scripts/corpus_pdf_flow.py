"""The blocks of a document of the corpus as reportlab's flowables."""

from xml.sax.saxutils import escape

from corpus_markup import Block, Piece, Source
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, HRFlowable, PageBreak, Paragraph, Spacer, Table

_BOLD = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}
_TAGS = {"bold": "b", "italic": "i", "underline": "u", "strike": "strike"}
_ALIGNED = {"title": TA_CENTER, "subtitle": TA_CENTER, "centre": TA_CENTER, "right": TA_RIGHT}


def flow(blocks: list[Block], source: Source, width: float) -> list[Flowable]:
    """What reportlab sets for `blocks`, in a column `width` points wide."""
    flowing: list[Flowable] = []
    for block in blocks:
        if block.kind == "table" and flowing:
            flowing[-1].keepWithNext = 0  # or a long table would be pushed off the page with its heading
        flowing.extend(_flowables(block, source, width))
    return flowing


def _flowables(block: Block, source: Source, width: float) -> list[Flowable]:
    """What reportlab sets for `block`."""
    if block.kind == "table":
        return [_table(block, source, width), Spacer(1, 3 * mm)]
    if block.kind == "page":
        return [PageBreak()]
    if block.kind == "rule":
        return [HRFlowable(width="100%", thickness=0.6, color=colors.black, spaceBefore=4, spaceAfter=6)]
    style = _style(block, source)
    if block.kind == "bullet":
        return [Paragraph(_tagged(block.pieces), style, bulletText="•")]
    if block.label is not None:
        return [Paragraph(_tagged(block.pieces, _setting(block, source)), style, bulletText=block.label)]
    return [Paragraph(_tagged(block.pieces, _setting(block, source)), style)]


def _setting(block: Block, source: Source) -> str:
    if block.kind == "heading":
        return str(source.page.get(f"heading{block.level}", "bold"))
    return "bold" if block.kind == "title" else ""


def _style(block: Block, source: Source) -> ParagraphStyle:
    page = source.page
    font, points = str(page.get("font", "Helvetica")), float(page.get("points", 11))
    size = {"title": points + 4, "subtitle": points + 1.5}.get(block.kind, points)
    is_justified = page.get("justified") and block.kind in {"paragraph", "hanging", "bullet"}
    style = ParagraphStyle(
        block.kind,
        fontName=font,
        fontSize=size,
        leading=size * 1.22,
        spaceAfter=2 if block.kind == "bullet" else 6,
        spaceBefore=7 if block.kind == "heading" else 0,
        keepWithNext=block.kind == "heading",
        alignment=_ALIGNED.get(block.kind, TA_JUSTIFY if is_justified else 0),
        bulletFontSize=size,
    )
    _indent(style, block, source, _BOLD[font])
    return style


def _indent(style: ParagraphStyle, block: Block, source: Source, bold: str) -> None:
    """Set where the paragraph's lines begin, and how its number or label is set."""
    style.bulletFontName = style.fontName
    if block.kind == "bullet":
        style.leftIndent, style.bulletIndent = 10 * mm, 5 * mm
    elif block.kind == "indented":
        style.leftIndent = 10 * mm
    elif block.label is not None:
        is_word = block.has_word_label
        style.leftIndent = float(source.page.get("label_hang", 35) if is_word else source.page.get("hang", 12)) * mm
        setting = source.page.get("label") if is_word else _setting(block, source)
        style.bulletFontName = bold if "bold" in str(setting) else style.fontName


def _tagged(parts: list[Piece], setting: str = "") -> str:
    """The pieces in reportlab's own tags, all of them set as `setting` says."""
    return "".join(_tag(part, part.styles | set(setting.split())) for part in parts)


def _tag(part: Piece, styles: frozenset[str]) -> str:
    text = escape(part.text).replace("\n", "<br/>")
    for style in sorted(styles & _TAGS.keys()):
        text = f"<{_TAGS[style]}>{text}</{_TAGS[style]}>"
    return text


def _table(block: Block, source: Source, width: float) -> Table:
    columns = max(len(row) for row in block.rows)
    shares = [float(share) / 100 for share in block.options["widths"].split(",")]
    rows = [
        [flow(cell, source, width * share - 8) for cell, share in zip(row, shares, strict=False)]
        + [""] * (columns - len(row))
        for row in block.rows
    ]
    style: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ]
    if "ruled" in block.options:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    is_headed = "head" in block.options
    return Table(
        rows, [width * share for share in shares], style=style, repeatRows=int(is_headed), hAlign="LEFT", splitInRow=1
    )
