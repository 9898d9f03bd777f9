"""Lines stretched from margin to margin: a break typed within a justified paragraph sets the line before it so.

What stands in such a line is one text, however far its words are apart, and no row of columns.
"""

from collections.abc import Iterator
from functools import partial
from itertools import groupby, pairwise
from operator import itemgetter

from extractor.read.pdf.lines import PrintedLine

# In shares of the type size: the least gap between words of a stretched line, how far it may end from the margin.
_WIDE, _NEAR = 1.5, 0.5
# In points: how far the gaps of one line may differ. In letters: the least that a line that tells others by it has.
_EQUAL, _LETTERS = 0.7, 8


def is_stretched(line: PrintedLine, right: float) -> bool:
    """Whether the line ends at `right` and all gaps between its words are wide and equal."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(line.words)]
    if not gaps or abs(line.x1 - right) > _NEAR * line.size or min(gaps) < _WIDE * line.size:
        return False
    return max(gaps) - min(gaps) <= _EQUAL


def apart(lines: list[PrintedLine], right: float) -> Iterator[tuple[bool, list[PrintedLine]]]:
    """`lines` in stretches, each with whether it is of stretched lines.

    A line of two words alone may be a row of two columns: it is stretched if one of more words is set from the same
    place to the same margin. A single one whose sentence goes on below is left where it stands.
    """
    sure = [line for line in lines if len(line.words) > 2 and _is_long(line) and is_stretched(line, right)]
    flags = [any(map(partial(_is_set_as, line), sure)) and is_stretched(line, right) for line in lines]
    for at, line in enumerate(lines[1:], start=1):
        if line.text[:1].islower() and flags[max(0, at - 2) : at + 1] in ([False, True, False], [True, False]):
            flags[at - 1] = False
    for is_so, group in groupby(zip(flags, lines, strict=True), key=itemgetter(0)):
        yield is_so, [line for _, line in group]


def _is_set_as(one: PrintedLine, other: PrintedLine) -> bool:
    return abs(one.x0 - other.x0) < 1 and abs(one.x1 - other.x1) < 1


def _is_long(line: PrintedLine) -> bool:
    return sum(sign.isalpha() for sign in line.text) >= _LETTERS and all(len(word.text) > 1 for word in line.words)
