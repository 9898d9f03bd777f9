"""The quick way to draw a page: pdfminer's fonts and states, without its objects for letters and shapes."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.utils import Matrix, apply_matrix_pt, apply_matrix_rect, mult_matrix

from extractor.read.pdf.fonts import face
from extractor.read.pdf.ink import Drawn, Letter, Picture, Stroke, origin
from extractor.read.pdf.interpreter import Interpreter
from extractor.read.pdf.look import Look, look, paint
from extractor.read.pdf.marked import MarkedContent
from extractor.read.pdf.meter import Meter
from extractor.read.pdf.shapes import is_outline, stroke

_UNIT = (0.0, 0.0, 1.0, 1.0)
# Paths that pdfminer takes for lines: from one point to another, closed or not.
_LINES = {"ml", "mlh"}
_new = tuple.__new__


def drawn(page: Any) -> Drawn:
    """What `page`, one of pdfplumber's, draws. Raises ValueError, or whatever, for what only pdfplumber can tell."""
    pen = _Pen(page.pdf.rsrcmgr, *origin(page))
    Interpreter(page.pdf.rsrcmgr, pen).process_page(page.page_obj)
    return Drawn(pen.letters, pen.strokes, pen.pictures, pen.outlines, pen.marked.stretches)


class _Pen(PDFTextDevice):
    """pdfminer's device, keeping light records of what is drawn; `dx` and `dy` are as `origin` has them."""

    ctm: Matrix

    def __init__(self, resources: Any, dx: float, dy: float) -> None:
        super().__init__(resources)
        self.dx, self.dy = dx, dy
        self.letters: list[Letter] = []
        self.meter = Meter(self.letters)
        self.strokes: list[Stroke] = []
        self.pictures: list[Picture] = []
        self.outlines = 0
        self.marked = MarkedContent()
        self._looks: dict[tuple[Any, ...], Look] = {}

    def begin_tag(self, tag: Any, props: Any = None) -> None:  # noqa: ARG002 - as pdfminer calls it
        """Marked content begins."""
        self.marked.begin(props, len(self.letters))

    def end_tag(self) -> None:
        """Marked content ends."""
        self.marked.end(len(self.letters))

    def render_image(self, *_: Any) -> None:
        """Keep where the picture stands and how many letters were drawn before it."""
        x0, y0, x1, y1 = apply_matrix_rect(self.ctm, _UNIT)
        self.pictures.append(Picture(x0 + self.dx, self.dy - y1, x1 + self.dx, self.dy - y0, len(self.letters)))

    def paint_path(self, gstate: Any, stroke: bool, *rest: Any) -> None:
        """Keep the strokes that the path makes, and count its curved shapes."""
        for part in _parts(rest[-1]):
            steps = "".join([step[0] for step in part])
            if is_outline(steps):
                self.outlines += 1
            elif len(part) < 9 and (found := self._stroke(part, steps, stroke, gstate.ncolor)) is not None:
                self.strokes.append(found)

    def _stroke(self, part: Sequence[Any], steps: str, is_drawn: bool, colour: Any) -> Stroke | None:
        points = [apply_matrix_pt(self.ctm, step[-2:] if step[0] != "h" else part[0][-2:]) for step in part]
        if len(steps) > 3 and steps.endswith("lh") and points[-2] == points[0]:
            points.pop()
            steps = steps[:-2] + "h"
        return stroke(points, self.dx, self.dy, drawn=is_drawn or steps in _LINES, colour=colour)

    def _look(self, *key: Any) -> Look:
        found = self._looks.get(key)
        if found is None:
            font, size, mode, matrix = key
            found = self._looks[key] = look(face(font), size, mode, matrix)
        return found

    def render_string(self, textstate: Any, seq: Any, _: Any, graphicstate: Any) -> None:
        """Keep the string's letters and move on behind them: one long loop, since all letters go through it."""
        font, scaling, fontsize = textstate.font, textstate.scaling * 0.01, textstate.fontsize
        if font.is_vertical():
            raise ValueError("vertical writing")
        charspace, rise, known = textstate.charspace * scaling, textstate.rise, face(font)
        wordspace = 0 if font.is_multibyte() else textstate.wordspace * scaling
        matrix = a, b, c, d, e, f = mult_matrix(textstate.matrix, self.ctm)
        set_alike = self._look(font, fontsize, textstate.render, matrix[:4])
        dx, dy, letters, font_of = self.dx, self.dy, self.letters, (known.name, paint(graphicstate.ncolor))
        x, y = textstate.linematrix
        dxscale, is_spaced = 0.001 * fontsize * scaling, False
        for part in seq:
            if isinstance(part, bytes):
                for cid in font.decode(part):
                    if is_spaced:
                        x += charspace
                    text, raw, width = known[cid]
                    advance = width * fontsize * scaling
                    start = x * a + y * c + e
                    end = start + advance * a
                    base = dy - (x * b + y * d + f + rise * d)
                    if end < start:
                        start, end = end, start
                    letters.append(
                        _new(Letter, (text, start + dx, end + dx, base, *set_alike, len(letters), raw, *font_of))
                    )
                    x += advance
                    if cid == 32 and wordspace:
                        x += wordspace
                    is_spaced = True
            elif isinstance(part, (int, float)):
                x -= part * dxscale
                is_spaced = True
        textstate.linematrix = x, y


def _parts(path: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The path's parts, each from one move of the pen to the next, as pdfminer has them."""
    if not path or path[0][0] != "m":
        return
    starts = [at for at, step in enumerate(path) if step[0] == "m"]
    if len(starts) == 1:
        yield path
        return
    yield from (path[a:b] for a, b in pairwise([*starts, len(path)]) if b - a > 1)
