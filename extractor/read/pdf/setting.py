"""How a document is set: how far its lines stand apart, and where they end."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractor.read.pdf.blocks import right_edge
from extractor.read.pdf.lines import PrintedLine

# Where a sentence, or what introduces a list, ends.
ENDED = re.compile(r"[.!?:;][\"'”’)\]]*$")
# The usual distance of lines where the text doesn't tell: single to one and a half.
_LEAD = 1.35


@dataclass(slots=True)
class Setting:
    """How a document is set: the distance of its lines in shares of the type size, where they end, its widest page."""

    lead: float
    right: float
    width: float


def setting(pages: Iterable[list[PrintedLine]], width: float) -> Setting:
    """The document's setting, as the running text of its pages shows it; `width` is the widest page's."""
    held = list(pages)
    every = [line for lines in held for line in lines]
    right = right_edge(every, width, width - min((line.x0 for line in every), default=0.0))
    leads = [lead for lines in held for lead in _leads(lines, right)]
    return Setting(median(leads) if len(leads) >= 3 else _LEAD, right, width)


def _leads(lines: list[PrintedLine], right: float) -> Iterator[float]:
    """The distances of lines that surely follow each other in a sentence."""
    for a, b in pairwise(lines):
        if b.text[:1].islower() and not ENDED.search(a.text) and a.x1 > 0.8 * right and a.size > 0:
            lead = (b.base - a.base) / a.size
            if 0.9 < lead < 3.2:
                yield lead
