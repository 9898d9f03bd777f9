"""How deep an entry lies in lists that follow each other: editors on the web write inner lists behind, not within."""

from collections.abc import Iterable

from extractor.read.raw import RawLine

# In points: entries that begin no further from each other are of one list.
_SAME = 12.0


def nested(lines: Iterable[RawLine]) -> list[RawLine]:
    """`lines`, each entry of a list at least one deeper than the one above that it is set further in than."""
    held = list(lines)
    above: list[tuple[float, int]] = []
    last: RawLine | None = None
    for line in held:
        if line.depth is None or last is None or line.cell != last.cell:
            above = []
        if line.depth is not None:
            at = line.indent or 0.0
            while above and at < above[-1][0] - _SAME:
                above.pop()
            if above and at <= above[-1][0] + _SAME:
                line.depth = max(line.depth, above.pop()[1])
            elif above:
                line.depth = max(line.depth, above[-1][1] + 1)
            above.append((at, line.depth))
        last = line
    return held
