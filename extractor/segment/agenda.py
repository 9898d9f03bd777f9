"""An agenda set out before the minutes: its rows are not headings, the items they announce are."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from extractor.segment import wording
from extractor.segment.judge import Heading
from extractor.segment.survey import Survey

_ALIKE = 0.82
_TOLD = 0.34


def without_agenda(found: tuple[Heading, ...], all_: Survey) -> tuple[Heading, ...]:
    """`found`, headings in order, without the rows of an agenda that is set out before the items are reported."""
    rows = {at for block in _blocks(found) if _is_agenda(block, found, all_) for at in _indices(block)}
    return tuple(heading for heading in found if heading.at not in rows)


def _indices(block: tuple[Heading, ...]) -> Iterator[int]:
    for heading in block:
        yield heading.at


def _blocks(found: tuple[Heading, ...]) -> Iterator[tuple[Heading, ...]]:
    """Runs of headings that could be an agenda: what follows the word itself, and every sequence of numbers."""
    for at, heading in enumerate(found):
        if wording.says("of-agenda-list", heading.candidate.title):
            yield _under(found, at)
    sequences = {
        id(h.candidate.place.sequence): h.candidate.place.sequence for h in found if h.candidate.place is not None
    }
    for sequence in sequences.values():
        first = min(h.at for h in found if h.candidate.place is not None and h.candidate.place.sequence is sequence)
        last = max(h.at for h in found if h.candidate.place is not None and h.candidate.place.sequence is sequence)
        yield tuple(h for h in found if first <= h.at <= last)


def _under(found: tuple[Heading, ...], at: int) -> tuple[Heading, ...]:
    """The headings after the one at `at`, up to the next that is its like."""
    head = found[at].candidate
    block = []
    for heading in found[at + 1 :]:
        if _is_like(heading, found[at]) or (
            wording.says("of-record", heading.candidate.title) and heading.candidate.opening.look == head.opening.look
        ):
            break
        block.append(heading)
    return tuple(block)


def _is_like(one: Heading, other: Heading) -> bool:
    mine, its = one.candidate.place, other.candidate.place
    if mine is not None and its is not None:
        return mine.sequence is its.sequence
    return mine is its and one.candidate.opening.look == other.candidate.opening.look


def _is_agenda(block: tuple[Heading, ...], found: tuple[Heading, ...], all_: Survey) -> bool:
    """Whether `block` only announces: headings that it announces follow, or others do and it reports nothing."""
    if not block:
        return False
    later = [heading for heading in found if heading.at > block[-1].at]
    again = sum(any(_is_same(row.candidate.title, other.candidate.title) for other in later) for row in block)
    within = all_.candidates[block[0].at : block[-1].at + 2]
    told = sum(one.is_sentence and wording.count("doing-words", one.title) > 0 for one in within)
    return told <= _TOLD * len(within) and 2 * again > len(block)


def _is_same(one: str, other: str) -> bool:
    a, b = wording.fold(one), wording.fold(other)
    return (
        a == b or (len(a) > 3 and (a.startswith(b) or b.startswith(a))) or SequenceMatcher(None, a, b).ratio() > _ALIKE
    )
