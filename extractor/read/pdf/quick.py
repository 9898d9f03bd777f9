"""The quick way to draw a page: pdfminer's fonts and states, without its objects for letters and shapes."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from pdfminer.cmapdb import IdentityCMap
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.utils import Matrix, apply_matrix_pt, apply_matrix_rect, mult_matrix

from extractor.read.pdf.fonts import face
from extractor.read.pdf.ink import SHAPE, SHAPES, Drawn, Letter, Picture, Place, Stroke, origin
from extractor.read.pdf.interpreter import Interpreter
from extractor.read.pdf.layers import hidden_names
from extractor.read.pdf.look import look, paint
from extractor.read.pdf.marked import MarkedContent
from extractor.read.pdf.meter import Meter
from extractor.read.pdf.shapes import extent, is_outline, stroke

_UNIT = (0.0, 0.0, 1.0, 1.0)
# Paths that pdfminer takes for lines: from one point to another, closed or not.
_LINES = {"ml", "mlh"}
_new = tuple.__new__


def drawn(page: Any) -> Drawn:
    """What `page`, one of pdfplumber's, draws. Raises ValueError, or whatever, for what only pdfplumber can tell."""
    pen = _Pen(page.pdf.rsrcmgr, hidden_names(page.page_obj), *origin(page))
    Interpreter(page.pdf.rsrcmgr, pen).process_page(page.page_obj)
    pen.meter.check_end()
    shapes = [] if pen.has_enough else pen.shapes
    return Drawn(pen.letters, pen.strokes, pen.pictures, pen.outlines, pen.marked.stretches, shapes)


class _Pen(PDFTextDevice):
    """pdfminer's device, keeping light records of what is drawn; `dx` and `dy` are as `origin` has them."""

    ctm: Matrix

    def __init__(self, resources: Any, hidden: frozenset[str], dx: float, dy: float) -> None:
        super().__init__(resources)
        self.dx, self.dy = dx, dy
        self.letters: list[Letter] = []
        self.meter = Meter(self.letters)
        self.strokes: list[Stroke] = []
        self.pictures: list[Picture] = []
        self.outlines, self.has_enough = 0, False
        self.shapes: list[Place] = []
        self.marked = MarkedContent(hidden)
        self._types: dict[tuple[Any, ...], _Type] = {}

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
        """Keep the strokes that the path makes, and where its other small shapes stand; count those with curves."""
        for part in _parts(rest[-1]):
            steps = "".join([step[0] for step in part])
            if is_outline(steps):
                self.outlines += 1
                self.has_enough = self.outlines > SHAPES
                self._note(part)
            elif len(part) < 9 and (found := self._stroke(part, steps, stroke, gstate.ncolor)) is not None:
                self.strokes.append(found)
            else:
                self._note(part)

    def _note(self, part: Sequence[Any]) -> None:
        """Keep where a small shape stands."""
        if self.has_enough:
            return
        low, high = extent(part)
        x0, y0, x1, y1 = apply_matrix_rect(self.ctm, (*low, *high))
        if x1 - x0 < SHAPE and y1 - y0 < SHAPE:
            self.shapes.append((x0 + self.dx, self.dy - y1, x1 + self.dx, self.dy - y0))

    def _stroke(self, part: Sequence[Any], steps: str, is_drawn: bool, colour: Any) -> Stroke | None:
        points = [apply_matrix_pt(self.ctm, step[-2:] if step[0] != "h" else part[0][-2:]) for step in part]
        if len(steps) > 3 and steps.endswith("lh") and points[-2] == points[0]:
            points.pop()
            steps = steps[:-2] + "h"
        return stroke(points, self.dx, self.dy, drawn=is_drawn or steps in _LINES, colour=colour)

    def _type(self, textstate: Any, matrix: tuple[float, ...]) -> "_Type":
        """How letters are set with `textstate` and turned and stretched by `matrix`."""
        key = (textstate.font, textstate.fontsize, textstate.scaling, textstate.render, matrix)
        found = self._types.get(key)
        if found is None:
            found = self._types[key] = _Type(*key)
        return found

    def render_string(self, textstate: Any, seq: Any, _: Any, graphicstate: Any) -> None:
        """Keep the string's letters and move on behind them: one long loop, since all letters go through it."""
        matrix = a, b, c, d, e, f = mult_matrix(textstate.matrix, self.ctm)
        known = self._type(textstate, matrix[:4])
        size, bold, italic, hidden, turn = known.look
        scaling, name, colour = textstate.scaling * 0.01, known.face.name, paint(graphicstate.ncolor)
        charspace, rise = textstate.charspace * scaling, textstate.rise * d
        wordspace = 0 if known.is_multibyte else textstate.wordspace * scaling
        dx, dy, letters, number = self.dx, self.dy, self.letters, len(self.letters)
        x, y = textstate.linematrix
        dxscale, is_spaced = 0.001 * textstate.fontsize * scaling, False
        for part in seq:
            if isinstance(part, bytes):
                for cid in known.decode(part):
                    if is_spaced:
                        x += charspace
                    text, raw, advance, reach = known[cid]
                    start = x * a + y * c + e
                    end = start + reach
                    base = dy - (x * b + y * d + f + rise)
                    if reach < 0:
                        start, end = end, start
                    x0, x1 = start + dx, end + dx
                    each = (text, x0, x1, base, size, bold, italic, hidden, turn, number, raw, name, colour)
                    letters.append(_new(Letter, each))
                    number += 1
                    x += advance
                    if wordspace and cid == 32:
                        x += wordspace
                    is_spaced = True
            elif isinstance(part, (int, float)):
                x -= part * dxscale
                is_spaced = True
        textstate.linematrix = x, y

    def render_typed(self, textstate: Any, typed: Any, graphicstate: Any) -> None:
        """Keep letters that are set one by one, each with how far the next stands off it."""
        a, b, c, d, e, f = textstate.matrix
        a0, b0, c0, d0, e0, f0 = self.ctm
        turned = mult_matrix(textstate.matrix, self.ctm)[:4]
        known, rise = self._type(textstate, turned), textstate.rise * turned[3]
        size, bold, italic, hidden, turn = known.look
        name, colour, dx, dy, letters = known.face.name, paint(graphicstate.ncolor), self.dx, self.dy, self.letters
        for code, x, y in typed:
            if len(code) == known.bytes:
                text, raw, _, reach = known[code[0] if known.bytes == 1 else code[0] << 8 | code[1]]
                start = a0 * e + c0 * f + e0
                end = start + reach
                base = dy - (b0 * e + d0 * f + f0 + rise)
                if reach < 0:
                    start, end = end, start
                number = len(letters)
                each = (text, start + dx, end + dx, base, size, bold, italic, hidden, turn, number, raw, name, colour)
                letters.append(_new(Letter, each))
            else:
                textstate.matrix, textstate.linematrix = (a, b, c, d, e, f), (0, 0)
                self.render_string(textstate, (code,), None, graphicstate)
            e, f = x * a + y * c + e, x * b + y * d + f
        textstate.matrix, textstate.linematrix = (a, b, c, d, e, f), (0, 0)


class _Type(dict[int, tuple[str, str | None, float, float]]):
    """The signs of a font set in one way: the text, the raw sign, how far the pen moves on, how far it does seen.

    `bytes` is how long a sign's code is, 0 if codes differ in length.
    """

    def __init__(self, font: Any, size: float, scaling: float, mode: int, matrix: tuple[float, ...]) -> None:
        super().__init__()
        if font.is_vertical():
            raise ValueError("vertical writing")
        self.face, self.size, self.scaling, self.stretch = face(font), size, scaling * 0.01, matrix[0]
        self.look, self.decode = look(self.face, size, mode, matrix), font.decode
        self.is_multibyte = font.is_multibyte()
        self.bytes = 1 if not self.is_multibyte else 2 if type(font.cmap) is IdentityCMap else 0

    def __missing__(self, cid: int) -> tuple[str, str | None, float, float]:
        text, raw, width = self.face[cid]
        advance = width * self.size * self.scaling
        found = self[cid] = (text, raw, advance, advance * self.stretch)
        return found


def _parts(path: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The path's parts, each from one move of the pen to the next, as pdfminer has them."""
    if not path or path[0][0] != "m":
        return
    starts = [at for at, step in enumerate(path) if step[0] == "m"]
    if len(starts) == 1:
        yield path
        return
    yield from (path[a:b] for a, b in pairwise([*starts, len(path)]) if b - a > 1)
