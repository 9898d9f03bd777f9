"""A stretch of the document's text that knows where it stands, so that what is read from it can be cited."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor.late import late

_EDGE = " \t,;:@•●▪◦○·*–—-\u2011|\uf0b7\uf0a7\uf076➢►▸‣⁃➤§†‡¹²³⁴"


class Stretch(NamedTuple):
    """Words of the document and the offset at which they start."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset at which they end."""
        return self.start + len(self.text)

    @property
    def place(self) -> tuple[int, int]:
        """Where they stand in the document."""
        return self.start, self.end

    def cut(self, start: int, end: int | None = None) -> "Stretch":
        """The part `[start, end)`, counted within the stretch, without the white space around it."""
        text = self.text[start:end]
        return Stretch(text.strip(), self.start + start + len(text) - len(text.lstrip()))

    def bare(self, edge: str = _EDGE) -> "Stretch":
        """The stretch without the signs of `edge` at both ends: bullets, commas, dashes."""
        text = self.text.lstrip(edge)
        return Stretch(text.rstrip(edge), self.end - len(text))

    def split(self, pattern: re.Pattern[str]) -> Iterator["Stretch"]:
        """What stands between the finds of `pattern`, empty parts left out."""
        start = 0
        for found in [*pattern.finditer(self.text), None]:
            part = self.cut(start, found.start() if found else None)
            if part.text:
                yield part
            start = found.end() if found else start


def unnumbered(stretch: Stretch) -> Stretch:
    """The stretch without the number of a list item at its start: "3. Ann Lee", "(b) Ann Lee"."""
    number = _ITEM.match(stretch.text)
    return stretch.cut(number.end()) if number else stretch


_ITEM = late(
    r"[\s•●▪◦·*–—-]*(?:o\s+(?=[A-Z])|[0-9]{1,3}[.)]\s*|\(?[a-z0-9]{1,3}\)\s+|[a-z]\.\s+|[0-9]{1,2}\s+(?=[A-Z]))"
)
