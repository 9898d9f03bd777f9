"""pdfplumber's own way to draw a page: slower, and the one that counts. The quick way is to give the same."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from pdfminer.layout import LTContainer, LTCurve, LTItem, LTLine
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfplumber.page import PDFPageAggregatorWithMarkedContent

from extractor.read.pdf.fonts import face
from extractor.read.pdf.ink import SHAPE, SHAPES, Drawn, Letter, Picture, Place, Stroke, origin
from extractor.read.pdf.layers import hidden_names
from extractor.read.pdf.look import look, paint
from extractor.read.pdf.marked import MarkedContent
from extractor.read.pdf.meter import Meter
from extractor.read.pdf.shapes import extent, is_outline, stroke


def drawn(page: Any) -> Drawn:
    """What `page`, one of pdfplumber's, draws. Raises what pdfminer does."""
    dx, dy = origin(page)
    pen = _Pen(page.pdf.rsrcmgr, hidden_names(page.page_obj), dx, dy)
    PDFPageInterpreter(page.pdf.rsrcmgr, pen).process_page(page.page_obj)
    paths = [shape for shape in _flat(pen.get_result()) if isinstance(shape, LTCurve)]
    outlines = sum(map(_is_outline, paths))
    strokes = [None if _is_outline(path) else _stroke(path, dx, dy) for path in paths]
    others = (_place(path, dx, dy) for path, stroke in zip(paths, strokes, strict=True) if stroke is None)
    shapes = [place for place in others if place[2] - place[0] < SHAPE and place[3] - place[1] < SHAPE]
    shapes = [] if outlines > SHAPES else shapes
    told = [stroke for stroke in strokes if stroke is not None]
    return Drawn(pen.letters, told, pen.pictures, outlines, pen.marked.stretches, shapes)


class _Pen(PDFPageAggregatorWithMarkedContent):
    """pdfplumber's device, which also keeps what its objects don't: how letters are rendered, and when pictures are."""

    def __init__(self, resources: Any, hidden: frozenset[str], dx: float, dy: float) -> None:
        super().__init__(resources)
        self.dx, self.dy = dx, dy
        self.letters: list[Letter] = []
        self.meter = Meter(self.letters)
        self.pictures: list[Picture] = []
        self.mode = 0
        self.marked = MarkedContent(hidden)

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        """Marked content begins."""
        super().begin_tag(tag, props)
        self.marked.begin(props, len(self.letters))

    def end_tag(self) -> None:
        """Marked content ends."""
        super().end_tag()
        self.marked.end(len(self.letters))

    def render_image(self, *args: Any) -> None:
        """Keep where the picture stands and how many letters were drawn before it."""
        super().render_image(*args)
        x0, y0, x1, y1 = self.cur_item.bbox
        self.pictures.append(Picture(x0 + self.dx, self.dy - y1, x1 + self.dx, self.dy - y0, len(self.letters)))

    def begin_figure(self, *args: Any) -> None:
        """Count the form that is drawn here."""
        self.meter.spend()
        super().begin_figure(*args)

    def paint_path(self, *args: Any) -> None:
        """Count the path, then paint it."""
        self.meter.spend()
        super().paint_path(*args)

    def render_string(self, textstate: Any, *rest: Any) -> None:
        """Remember how the string is rendered, then draw it."""
        self.mode = textstate.render
        super().render_string(textstate, *rest)

    def render_char(self, *args: Any) -> float:
        """Keep the letter; the result is how far the pen moves on, in text space."""
        self.meter.spend()
        advance = super().render_char(*args)
        self.letters.append(self._letter(self.cur_item._objs[-1], *args))
        return float(advance)

    def _letter(self, item: Any, *args: Any) -> Letter:
        """The letter that `item`, pdfminer's, stands for, drawn with `args` as pdfminer has them."""
        matrix, font, size, _, rise, cid, *_ = args
        known = face(font)
        text, raw, _ = known[cid]
        a, d, x, y = matrix[0], matrix[3], matrix[4], matrix[5]
        start, end = (item.x0, item.x1) if font.is_vertical() else sorted((x, x + item.adv * a))
        base = self.dy - (item.y0 if font.is_vertical() else y + rise * d)
        how, colour = look(known, size, self.mode, matrix[:4]), paint(item.graphicstate.ncolor)
        return Letter(text, start + self.dx, end + self.dx, base, *how, len(self.letters), raw, known.name, colour)


def _flat(items: Iterable[LTItem]) -> Iterator[LTItem]:
    for item in items:
        if isinstance(item, LTContainer):
            yield from _flat(item)
        else:
            yield item


def _is_outline(shape: LTCurve) -> bool:
    return is_outline("".join(step[0] for step in shape.original_path or ()))


def _stroke(shape: LTCurve, dx: float, dy: float) -> Stroke | None:
    is_drawn = bool(shape.stroke) or isinstance(shape, LTLine)
    return stroke(shape.pts, dx, dy, drawn=is_drawn, colour=shape.non_stroking_color)


def _place(path: LTCurve, dx: float, dy: float) -> Place:
    """Where the path stands, with the points that bend its curves."""
    steps = [(step[0], *chain(*step[1:])) for step in path.original_path or ()]
    (x0, y0), (x1, y1) = extent(steps)
    return x0 + dx, dy - y1, x1 + dx, dy - y0
