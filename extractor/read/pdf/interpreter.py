"""pdfminer's interpreter of pages, carrying out what our reading of content streams tells."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import stream_value

from extractor.read.pdf.content import CURVES, TYPED, operations

# In bytes: so many curves on end are no small sign.
_LONG = 2_000
# Operators that take as many operands as the colour space has parts.
_COLOURS = {b"sc", b"scn"}
# Operators whose effect no reader of text sees: the colours and kinds of drawn lines, cutting off, the ends of texts.
_IDLE = frozenset(b"ET G RG K CS SC SCN w J j M d ri i gs W W* BX EX".split())


class Interpreter(PDFPageInterpreter):
    """pdfminer's interpreter, with quicker eyes. Raises ValueError, or whatever, for what only pdfminer's own can.

    Its device has a `meter.Meter`, and says by `has_enough` that where curves lie is nothing to it any more.
    """

    device: Any

    def execute(self, streams: Sequence[object]) -> None:
        """Carry out what `streams`, the content of a page or of a form, say."""
        content = self._content(streams)
        self.device.meter.foresee(content)
        for operator, operands in self.device.meter.counted(operations(content)):
            method, count = _operator(operator)
            if method is None:
                continue
            if len(operands) == count:
                method(self, *operands)
            elif operator in _COLOURS:
                self.argstack = operands
                method(self)
            elif len(operands) > count:
                method(self, *operands[len(operands) - count :])
            else:
                raise ValueError(f"too few operands: {operator!r}")

    def do_q(self) -> None:
        """Save the graphic state: as much of it as this interpreter changes."""
        held = self.graphicstate
        self.gstack.append((self.ctm, vars(self.textstate).copy(), (held.ncolor, held.ncs)))  # type: ignore[arg-type]

    def do_Q(self) -> None:  # noqa: N802 - as pdfminer calls it
        """Restore the graphic state."""
        if self.gstack:
            held: tuple[Any, Any, Any] = self.gstack.pop()
            self.ctm, text, colour = held
            vars(self.textstate).update(text)
            self.graphicstate.ncolor, self.graphicstate.ncs = colour
            self.device.set_ctm(self.ctm)

    def do_Tm(self, *matrix: Any) -> None:  # noqa: N802
        """Set the text matrix; what is no number fails where it is used."""
        self.textstate.matrix = matrix
        self.textstate.linematrix = (0, 0)

    def do_Td(self, x: Any, y: Any) -> None:  # noqa: N802
        """Move to the start of the next line."""
        a, b, c, d, e, f = self.textstate.matrix
        self.textstate.matrix = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)
        self.textstate.linematrix = (0, 0)

    def do_Tj(self, text: Any) -> None:  # noqa: N802
        """Show text."""
        self.do_TJ((text,))

    def do_TJ(self, seq: Any) -> None:  # noqa: N802
        """Show text; pdfminer copies the graphic state for each string."""
        if self.textstate.font is not None:
            self.device.render_string(self.textstate, seq, self.graphicstate.ncs, self.graphicstate)

    def do__w(self, aw: Any, ac: Any, s: Any) -> None:
        """Move to the next line and show text; pdfminer stays on the line (PDF 32000-1, table 109)."""
        self.do_Tw(aw)
        self.do_Tc(ac)
        self.do__q(s)

    def do_typed(self, letters: Any) -> None:
        """Show strings, each followed by a move to the next."""
        self.device.meter.spend(2 * len(letters) - 1)
        first, x, y = letters[0]
        self.do_Tj(first)  # wherever the pen stands; the others stand where they are moved to
        self.do_Td(x, y)
        if self.textstate.font is not None:
            self.device.render_typed(self.textstate, letters[1:], self.graphicstate)
            return
        for _, x, y in letters[1:]:
            self.do_Td(x, y)

    def do_curves(self, text: bytes) -> None:
        """Draw several curves and lines, as one that lies where they do; somewhere, if the device has seen enough."""
        if self.device.has_enough or len(text) > _LONG:
            self.curpath.append(("c", 0, 0, 0, 0, 0, 0))
            return
        numbers = [float(word) for word in text.split() if word not in b"cvyl"]
        xs, ys = numbers[::2], numbers[1::2]
        self.curpath.append(("c", min(xs), min(ys), max(xs), max(ys), xs[-1], ys[-1]))

    def do_clip(self, *_: Any) -> None:
        """Cut off what is drawn at a rectangle, which no reader of text need do."""
        self.do_n()

    def _content(self, streams: Sequence[object]) -> bytes:
        """The streams to be carried out as one: none that is being so already, which would never end."""
        held = [stream_value(each) for each in streams]
        self.device.meter.is_endless |= any(each.objid in self.parent_stream_ids for each in held)
        held = [each for each in held if each.objid is not None and each.objid not in self.parent_stream_ids]
        self.stream_ids = {each.objid for each in held if each.objid is not None}
        return b"\n".join(each.get_data() for each in held)


@lru_cache(maxsize=256)
def _operator(keyword: bytes) -> tuple[Callable[..., None] | None, int]:
    """The method that carries out an operator and how many operands it takes; None for one that needs no carrying."""
    whole = _WHOLE.get(keyword, (Interpreter.do_clip, 4) if len(keyword.split()) > 1 else None)
    if whole is not None:
        return whole
    name = "do_" + keyword.decode("utf-8", "ignore").replace("*", "_a").replace('"', "_w").replace("'", "_q")
    method = getattr(Interpreter, name, None) if keyword not in _IDLE else None
    return method, 0 if method is None else method.__code__.co_argcount - 1


_WHOLE: dict[bytes, tuple[Callable[..., None], int]] = {
    TYPED: (Interpreter.do_typed, 1),
    CURVES: (Interpreter.do_curves, 1),
    b"Tm": (Interpreter.do_Tm, 6),
}
