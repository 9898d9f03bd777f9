"""Capitals with full stops that begin lines and count nothing: the initials of people in a list, "J. Reed"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor import names
from extractor.segment.openings import Opening

# Lines between two of a list, at most; the share of letters that follow one another in what is numbered by them.
_NEAR, _MOSTLY = 3, 0.67
_END_OF_NAME = re.compile(r"\s*[,;:(\[/]|\s+[–—-]|\s{2,}|\t")


def of_names(found: Sequence[Opening], text: str) -> Iterator[int]:
    """The paragraphs whose letter is the initial of a name.

    They stand one below the other, and their letters don't follow one another as those of items do. Where a document
    has such a list, a name by itself has an initial, too.
    """
    may_be = [one for one in found if _may_be_name(one, text)]
    runs = list(_runs(may_be))
    lists = [run for run in runs if len(run) > 1 and not _is_counted([ord(letter) for _, letter in run])]
    if lists:
        yield from (at for run in runs if run in lists or len(run) == 1 for at, _ in run)


def _may_be_name(one: Opening, text: str) -> bool:
    """Whether a line is a capital with a full stop and what may be a surname, before anything else."""
    if one.number is None or one.number.kind != "letter" or not one.number.printed.isupper():
        return False
    line = one.line.span.of(text)[one.start - one.line.span.start :] if one.start >= one.line.span.start else ""
    return line[1:2] == "." and names.evidence(_END_OF_NAME.split(line, maxsplit=1)[0]) >= names.LIKELY


def _runs(of: Sequence[Opening]) -> Iterator[list[tuple[int, str]]]:
    """The paragraphs and their letters, in runs of those that stand near one another."""
    run: list[tuple[int, str]] = []
    for one in of:
        if run and one.at - run[-1][0] > _NEAR:
            yield run
            run = []
        run.append((one.at, one.number.printed if one.number is not None else ""))
    yield from [run] if run else []


def _is_counted(letters: Sequence[int]) -> bool:
    """Whether letters follow one another, but for a gap, or begin again with A, as those of items do.

    None but A comes twice in a row.
    """
    pairs = list(pairwise(letters))
    follow = sum(second in (first + 1, ord("A")) for first, second in pairs)
    return follow >= _MOSTLY * len(pairs) and all(first != second or second == ord("A") for first, second in pairs)
