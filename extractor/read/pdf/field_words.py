"""Words of a PDF's fields and notes, set where a reader would show them: the file leaves that to the reader."""

from itertools import count
from typing import Any, NamedTuple

from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT

Rectangle = tuple[float, float, float, float]

# Streams that stand in no file need a number, too, which no file has.
NUMBERS = count(-1, -1)
# In points: the type size where none is said. In shares of it: a line's height, a letter's usual width, the edge.
_TYPE, _LINE, _WIDTH, _EDGE = 12.0, 1.2, 0.5, 0.2
_MOST_CODES = 255


class How(NamedTuple):
    """How words are to be set: the type size in points (0: as it fits), and whether they stand on one line."""

    size: float
    is_one_line: bool


def words_set(said: str, place: Rectangle, how: How) -> PDFStream:
    """A form that shows `said` in a rectangle as large as `place`."""
    width, height = place[2] - place[0], place[3] - place[1]
    size = how.size if how.size > 0 else max(1.0, min(_TYPE, 0.7 * height))
    lines = [" ".join(said.split())] if how.is_one_line else _wrapped(said, width / (_WIDTH * size))
    top = (height - 0.7 * size) / 2 if how.is_one_line else height - size
    codes = {sign: code for code, sign in enumerate([*dict.fromkeys("".join(lines))][:_MOST_CODES], start=1)}
    shown = b" T* ".join(b"<%s> Tj" % bytes(codes.get(sign, 0) for sign in line).hex().encode() for line in lines)
    start = b"BT /F %.2f Tf %.2f TL %.2f %.2f Td " % (size, _LINE * size, _EDGE * size, top)
    form = {"Subtype": LIT("Form"), "BBox": [0, 0, width, height], "Resources": {"Font": {"F": _font(codes)}}}
    return stream(start + shown + b" ET", form)


def stream(content: bytes, said: dict[str, Any] | None = None) -> PDFStream:
    """A stream of `content` that stands in no file, of which `said` says more."""
    made = PDFStream(said or {}, b"")
    made.data, made.rawdata = content, None
    made.objid = next(NUMBERS)
    return made


def _wrapped(said: str, signs: float) -> list[str]:
    """The lines of `said`, each of no more than about so many signs."""
    lines: list[str] = []
    for line in said.split("\n"):
        lines.append("")
        for word in line.split():
            if lines[-1] and len(lines[-1]) + len(word) >= signs:
                lines.append("")
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _font(codes: dict[str, int]) -> dict[str, Any]:
    """A font in which the signs have these codes; those beyond Unicode's first plane have no name there."""
    names = [LIT(f"uni{ord(sign):04X}" if ord(sign) < 1 << 16 else "space") for sign in codes]
    encoding = {"Type": LIT("Encoding"), "Differences": [1, *names]}
    return {"Type": LIT("Font"), "Subtype": LIT("Type1"), "BaseFont": LIT("Helvetica"), "Encoding": encoding}
