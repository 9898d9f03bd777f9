"""Words of a text put as signs, so that expressions can speak of any day, hour or name."""

from collections.abc import Iterable


def put(words: str, marks: Iterable[tuple[int, int, str]]) -> tuple[str, list[int]]:
    """`words` with each stretch of `marks` (start, end, sign) as its sign, and where each of its letters stood before.

    All letters of a sign stand where its stretch begins; of two stretches that overlap the first holds.
    """
    seen: list[str] = []
    places: list[int] = []
    at = 0
    for start, end, mark in sorted(marks):
        if start < at:
            continue
        seen.append(words[at:start] + mark)
        places += [*range(at, start), *([start] * len(mark))]
        at = end
    return "".join(seen) + words[at:], [*places, *range(at, len(words))]
