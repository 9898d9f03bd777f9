"""pdfminer's interpreter of pages, carrying out what our reading of content streams tells."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import stream_value

from extractor.read.pdf.content import operations

# Operators that take as many operands as the colour space has parts.
_COLOURS = {b"SC", b"SCN", b"sc", b"scn"}


class Interpreter(PDFPageInterpreter):
    """pdfminer's interpreter, with quicker eyes. Raises ValueError, or whatever, for what only pdfminer's own can.

    Its device has a `meter.Meter`.
    """

    device: Any

    def execute(self, streams: Sequence[object]) -> None:
        """Carry out what `streams`, the content of a page or of a form, say."""
        for operator, operands in self.device.meter.counted(operations(self._content(streams))):
            found = _operator(operator)
            if found is None:
                continue
            method, count = found
            if len(operands) == count:
                method(self, *operands)
            elif operator in _COLOURS:
                self.argstack = operands
                method(self)
            elif len(operands) > count:
                method(self, *operands[len(operands) - count :])
            else:
                raise ValueError(f"too few operands: {operator!r}")

    def do_TJ(self, seq: Any) -> None:  # noqa: N802 - as pdfminer calls it
        """Show text; pdfminer copies the graphic state for each string."""
        if self.textstate.font is not None:
            self.device.render_string(self.textstate, seq, self.graphicstate.ncs, self.graphicstate)

    def do__w(self, aw: Any, ac: Any, s: Any) -> None:
        """Move to the next line and show text; pdfminer stays on the line (PDF 32000-1, table 109)."""
        self.do_Tw(aw)
        self.do_Tc(ac)
        self.do__q(s)

    def _content(self, streams: Sequence[object]) -> bytes:
        """The streams to be carried out as one: none that is being so already, which would never end."""
        held = [stream_value(each) for each in streams]
        held = [each for each in held if each.objid is not None and each.objid not in self.parent_stream_ids]
        self.stream_ids = {each.objid for each in held if each.objid is not None}
        return b"\n".join(each.get_data() for each in held)


@lru_cache(maxsize=256)
def _operator(keyword: bytes) -> tuple[Callable[..., None], int] | None:
    """The method that carries out an operator and how many operands it takes; None for an unknown operator."""
    text = keyword.decode("utf-8", "ignore")
    name = "do_" + text.replace("*", "_a").replace('"', "_w").replace("'", "_q")
    method = getattr(Interpreter, name, None)
    return None if method is None else (method, method.__code__.co_argcount - 1)
