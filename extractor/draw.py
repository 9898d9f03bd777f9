"""Pages as pictures with what was read drawn over them: lines, paragraphs, their order, cells, and what stands beside.

This is for a person who wonders whether a page was read rightly: one look tells what a page of text does not.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from extractor.errors import UnsupportedError
from models import Box, Document, Line, Paragraph

# In pixels a point: how large pages are drawn. In pixels: the height of the legend's lines, and of the small print.
_SCALE, _LEGEND, _SMALL = 2.0, 30, 15
# How much a colour covers what stands in a frame, of 255.
_WASH = 24
_Colour = tuple[int, int, int]
_LINE: _Colour = (60, 120, 220)
_PARAGRAPH: _Colour = (20, 60, 160)
_ORDER: _Colour = (215, 30, 90)
_HEADING: _Colour = (150, 0, 150)
_CELL: _Colour = (0, 130, 50)
_NOTE: _Colour = (0, 140, 150)
_BESIDE: _Colour = (235, 120, 0)
_LINK: _Colour = (120, 80, 0)
_MEANING = (
    (_LINE, "line"),
    (_PARAGRAPH, "paragraph"),
    (_ORDER, "reading order"),
    (_HEADING, "heading, by the file's tags"),
    (_CELL, "table cell: table, row.column"),
    (_NOTE, "margin note"),
    (_BESIDE, "beside the text: head, foot, ..."),
    (_LINK, "link"),
)


def drawn(path: Path, document: Document) -> Iterator[Image.Image]:
    """A picture of each page of the PDF at `path`, which was read as `document`, with what was read drawn over it.

    Raises UnsupportedError if the document has no pages to draw.
    """
    if document.source.media_type != "application/pdf":
        raise UnsupportedError(f"{path}: only the pages of a PDF can be drawn; print it to a PDF to see it as pages")
    file = pypdfium2.PdfDocument(path)
    try:
        for number in range(1, len(file) + 1):
            picture = file[number - 1].render(scale=_SCALE).to_pil().convert("RGB")
            _draw(picture, document, number)
            yield _with_legend(picture)
    finally:
        file.close()


def _draw(picture: Image.Image, document: Document, page: int) -> None:
    pen = ImageDraw.Draw(picture, "RGBA")
    paragraphs = [one for one in document.paragraphs if any(line.page == page for line in one.lines)]
    for paragraph in paragraphs:
        _draw_lines(pen, [line for line in paragraph.lines if line.page == page])
    _draw_order(pen, paragraphs, page)
    for table, lines in _by_table(document.lines, page):
        _draw_table(pen, table, lines)
    for box in _links(document, page):
        _frame(pen, box, _LINK, width=1)
    for each in document.marginalia:
        if each.box is not None and each.page == page:
            _frame(pen, each.box, _BESIDE, width=2, label=each.kind)


def _draw_lines(pen: ImageDraw.ImageDraw, lines: list[Line]) -> None:
    boxes = [line.box for line in lines if line.box is not None]
    for line, box in zip(lines, boxes, strict=False):
        is_note = line.style == "margin note"
        _frame(pen, box, _NOTE if is_note else _HEADING if line.level else _LINE, width=1)
    if boxes:
        level = lines[0].level
        _frame(pen, _around(boxes), _HEADING if level else _PARAGRAPH, width=2, label=f"H{level}" if level else "")


def _draw_order(pen: ImageDraw.ImageDraw, paragraphs: list[Paragraph], page: int) -> None:
    """A number at the start of each paragraph on the page, and a line from each to the next."""
    firsts = [next((line.box for line in one.lines if line.page == page and line.box), None) for one in paragraphs]
    dots = [(box.x0 * _SCALE, (box.top + box.bottom) / 2 * _SCALE) for box in firsts if box is not None]
    if len(dots) > 1:
        pen.line(dots, fill=(*_ORDER, 150), width=2)
    for number, (x, y) in enumerate(dots, start=1):
        text = str(number)
        wide = pen.textlength(text, font=_font()) + 4
        pen.rectangle((x - wide - 2, y - 9, x - 2, y + 9), fill=(*_ORDER, 230))
        pen.text((x - wide, y - 9), text, fill=(255, 255, 255), font=_font())


def _by_table(lines: Iterable[Line], page: int) -> Iterator[tuple[int, list[Line]]]:
    placed = [(line.cell.table, line) for line in lines if line.page == page and line.cell is not None and line.box]
    for table, group in groupby(sorted(placed, key=_first), key=_first):
        yield table, [line for _, line in group]


def _first(pair: tuple[int, Line]) -> int:
    return pair[0]


def _draw_table(pen: ImageDraw.ImageDraw, table: int, lines: list[Line]) -> None:
    """The table's frame, and one around what stands in each cell."""
    held: dict[tuple[int, int], list[Box]] = {}
    for line in lines:
        if line.cell is not None and line.box is not None:
            held.setdefault((line.cell.row, line.cell.column), []).append(line.box)
    for (row, column), boxes in held.items():
        _frame(pen, _around(boxes), _CELL, width=2, label=f"{row}.{column}")
    _frame(pen, _around([box for boxes in held.values() for box in boxes], 6), _CELL, width=4, label=f"table {table}")


def _links(document: Document, page: int) -> Iterator[Box]:
    """The boxes of the words on the page that lead elsewhere."""
    for line in document.lines:
        box = line.box
        if line.page == page and box is not None:
            for at, x0, x1 in line.places:
                if any(link.span.start <= at < link.span.end for link in document.links):
                    yield Box(page=page, x0=x0, top=box.bottom - 1, x1=x1, bottom=box.bottom)


def _around(boxes: list[Box], by: float = 1) -> Box:
    return Box(
        page=boxes[0].page,
        x0=min(box.x0 for box in boxes) - by,
        top=min(box.top for box in boxes) - by,
        x1=max(box.x1 for box in boxes) + by,
        bottom=max(box.bottom for box in boxes) + by,
    )


def _frame(pen: ImageDraw.ImageDraw, box: Box, colour: _Colour, *, width: int, label: str = "") -> None:
    """A frame, washed in its colour if it is a line's, with a label above its right end."""
    x0, x1 = sorted((box.x0 * _SCALE, box.x1 * _SCALE))
    top, bottom = sorted((box.top * _SCALE, box.bottom * _SCALE))
    pen.rectangle(
        (x0, top, x1, bottom), outline=(*colour, 255), fill=(*colour, _WASH) if width == 1 else None, width=width
    )
    if label:
        pen.text((x1 - pen.textlength(label, font=_font()), top - _SMALL - 1), label, fill=colour, font=_font())


@cache
def _font() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(_SMALL)


def _with_legend(picture: Image.Image) -> Image.Image:
    """The picture with a strip below it that says what the colours mean."""
    shown = Image.new("RGB", (picture.width, picture.height + 2 * _LEGEND + 6), (255, 255, 255))
    shown.paste(picture)
    pen, half = ImageDraw.Draw(shown), (len(_MEANING) + 1) // 2
    for at, (colour, meaning) in enumerate(_MEANING):
        x, y = 10 + at % half * (picture.width - 20) / half, picture.height + 6 + at // half * _LEGEND
        pen.rectangle((x, y, x + 24, y + 16), fill=colour)
        pen.text((x + 30, y), meaning, fill=(0, 0, 0), font=_font())
    return shown
