"""An agenda set out before the minutes: its rows are not headings, the items they announce are."""

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import partial
from itertools import takewhile

from extractor.dates import find_dates
from extractor.segment import wording
from extractor.segment.candidates import Candidate
from extractor.segment.judge import Heading
from extractor.segment.survey import Survey

_ALIKE = 0.82
_TOLD = 6
# The share of sentences with which an agenda tells more than it announces.
_TELLING = 0.34


def without_agenda(found: tuple[Heading, ...], all_: Survey) -> tuple[Heading, ...]:
    """`found`, headings in order, without the rows of an agenda that is set out before the items are reported."""
    under = [*_under_the_word(found), *_up_to_the_first_again(found)]
    listed = [block for block in under if _only_announces(block, found, all_)]
    listed += [block for block in _sequences(found) if _is_told_again(block, found, all_)]
    rows = {heading.at for block in listed for heading in block}
    return tuple(heading for heading in found if heading.at not in rows)


def _under_the_word(found: tuple[Heading, ...]) -> Iterator[tuple[Heading, ...]]:
    """For each heading that says 'Agenda', those after it, up to the next of its like or to 'Minutes'."""
    for at, heading in enumerate(found):
        if wording.says("of-agenda-list", heading.candidate.title):
            yield tuple(takewhile(partial(_lies_in, over=heading), _up_to_its_look(heading, found[at + 1 :])))


def _up_to_the_first_again(found: tuple[Heading, ...]) -> Iterator[tuple[Heading, ...]]:
    """For each heading that says 'Agenda', those after it up to where one of them comes again; without 'Minutes'."""
    for at, heading in enumerate(found):
        if not wording.says("of-agenda-list", heading.candidate.title):
            continue
        rows: list[Heading] = []
        for row in _up_to_its_look(heading, found[at + 1 :]):
            if any(wording.fold(row.candidate.title) == wording.fold(other.candidate.title) for other in rows):
                yield tuple(_up_to_the_last_again(rows, found))
                break
            if not wording.says("of-record", row.candidate.title) and not _is_told_in_table(row):
                rows.append(row)


def _up_to_its_look(over: Heading, after: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The headings after the word 'Agenda' up to one that is set as that word is, if the first is set otherwise."""
    looks = [heading.candidate.opening.look for heading in after]
    own = over.candidate.opening.look
    return after[: looks.index(own)] if own in looks[1:] and looks[0] != own else after


def _is_told_in_table(heading: Heading) -> bool:
    """Whether a heading opens a row of a table that reports what was said."""
    return any(name.endswith("item-cell") for name in heading.evidence)


def _up_to_the_last_again(rows: list[Heading], found: tuple[Heading, ...]) -> list[Heading]:
    """`rows` without those at the end that don't come again."""
    later = [heading for heading in found if heading.at > rows[-1].at]
    while (
        rows
        and rows[-1].candidate.place is None
        and not any(_is_same(rows[-1].candidate.title, other.candidate.title) for other in later)
    ):
        rows = rows[:-1]
    return rows


def _lies_in(heading: Heading, over: Heading) -> bool:
    return not _is_like(heading, over) and not _is_over_record(heading)


def _sequences(found: tuple[Heading, ...]) -> Iterator[tuple[Heading, ...]]:
    """For each sequence of numbers, the headings from its first to its last."""
    spans: dict[int, list[int]] = defaultdict(list)
    for at, heading in enumerate(found):
        if heading.candidate.place is not None:
            spans[id(heading.candidate.place.sequence)].append(at)
    for span in spans.values():
        yield found[span[0] : span[-1] + 1]


def _is_like(one: Heading, other: Heading) -> bool:
    mine, its = one.candidate.place, other.candidate.place
    if mine is not None and its is not None:
        return mine.sequence is its.sequence
    return mine is its and one.candidate.opening.look == other.candidate.opening.look


def _only_announces(block: tuple[Heading, ...], found: tuple[Heading, ...], all_: Survey) -> bool:
    """Whether what stands under 'Agenda' reports next to nothing, while the record or more headings follow."""
    if not block:
        return False
    later = [heading for heading in found if heading.at > block[-1].at]
    is_early = _told(block, all_) < 0.1 and len(later) > len(block) // 2 and not _tells_more(block, later, all_)
    is_before_record = _told(block, all_) < _TELLING and any(map(_is_over_record, later))
    return is_early or is_before_record or _is_told_again(block, found, all_)


def _is_over_record(heading: Heading) -> bool:
    """Whether a heading, with no number, says that the record follows: "Minutes", "Board minutes, 3 May" set large."""
    one = heading.candidate
    is_large = "larger" in heading.evidence and wording.says("of-title", one.title) and any(find_dates(one.title))
    return one.place is None and one.stands_out and (is_large or wording.says("of-record", one.title))


def _is_told_again(block: tuple[Heading, ...], found: tuple[Heading, ...], all_: Survey) -> bool:
    """Whether most of the headings in `block` come again below, and it reports little itself."""
    if not block or _told(block, all_) >= _TELLING:
        return False
    later = [heading for heading in found if heading.at > block[-1].at]
    again = sum(any(_is_same(row.candidate.title, other.candidate.title) for other in later) for row in block)
    return 2 * again > len(block)


def _tells_more(block: tuple[Heading, ...], later: list[Heading], all_: Survey) -> bool:
    """Whether more is told under the headings of `block`, up to the first of the later ones, than after that."""
    own = range(block[0].at, later[0].at)
    below = range(later[0].at, len(all_.candidates))
    return _tellings(own, all_) > _tellings(below, all_)


def _tellings(within: range, all_: Survey) -> int:
    return sum(all_.candidates[at].is_sentence for at in within)


def _told(block: tuple[Heading, ...], all_: Survey) -> float:
    """The share of sentences, and of titles with text behind them, from the first to the last heading of `block`."""
    within = all_.candidates[block[0].at : block[-1].at + 2]
    return sum(one.rest > _TOLD or _is_told(one) for one in within) / len(within)


def _is_told(one: Candidate) -> bool:
    return one.is_sentence and wording.count("doing-words", one.title) > 0


def _is_same(one: str, other: str) -> bool:
    a, b = wording.fold(one), wording.fold(other)
    if a == b or (len(a) > 3 and (a.startswith(b) or b.startswith(a))):
        return True
    alike = SequenceMatcher(None, a, b)
    return alike.real_quick_ratio() > _ALIKE and alike.quick_ratio() > _ALIKE and alike.ratio() > _ALIKE
