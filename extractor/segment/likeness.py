"""Which candidates are entries of one list, and which are running text."""

from extractor.dates import find_dates
from extractor.segment import wording
from extractor.segment.candidates import Candidate

# Points that make an indent deeper; words that make a stopped line text, and any line.
_DEEPER = 6.0
_STOPPED = 4
_LONG = 12


def is_over_text(all_: tuple[Candidate, ...], at: int) -> bool:
    """Whether running text, unlike the candidate itself, comes next."""
    after = all_[at + 1] if at + 1 < len(all_) else None
    return after is not None and is_running(after) and not is_like(all_[at], after) and not _goes_on(all_[at], after)


def _goes_on(one: Candidate, after: Candidate) -> bool:
    """Whether `after` is the next number of a sequence that began before `one`: nothing stands in between."""
    if one.place is None or after.place is None or after.is_sentence:
        return False
    return after.place.sequence.at[0] < one.opening.at and one.place.sequence is not after.place.sequence


def is_over_list(all_: tuple[Candidate, ...], at: int) -> bool:
    """Whether a list of its own comes next: a bullet, or the first of a sequence of numbers."""
    after = all_[at + 1] if at + 1 < len(all_) else None
    if after is None or after.opening.number is None or is_like(all_[at], after):
        return False
    if after.opening.number.is_bullet:
        return (after.opening.line.depth or 0) >= (all_[at].opening.line.depth or 0)
    return after.place is not None and after.place.sequence.at[0] == after.opening.at


def is_running(one: Candidate) -> bool:
    """Whether a candidate is running text or an entry of a list, and no line among short lines."""
    number = one.opening.number
    is_entry = number is not None and (number.is_bullet or one.place is not None)
    words = one.words + one.rest
    is_told = one.opening.lead == "sign" and one.rest >= _STOPPED and not one.is_known
    is_stopped = is_told or (one.after.startswith(".") and one.opening.lead is None and words > _STOPPED)
    return one.is_sentence or is_entry or words > _LONG or is_stopped


def is_like(one: Candidate, other: Candidate) -> bool:
    """Whether the two are set and numbered the same way, as entries of one list are."""
    if one.opening.lead != other.opening.lead or one.opening.look[:5] != other.opening.look[:5]:
        return False
    mine, its = one.opening.line.cell, other.opening.line.cell
    is_elsewhere = (mine.table if mine else None) != (its.table if its else None)
    is_told = (other.is_sentence and not one.is_sentence) or _is_told_of(one, other)
    if is_elsewhere or is_told or not _is_as_deep(one, other):
        return False
    if one.place is None or other.place is None:
        return one.place is other.place and (one.opening.number is None) == (other.opening.number is None)
    return one.place.sequence is other.place.sequence


def _is_told_of(one: Candidate, other: Candidate) -> bool:
    """Whether `other` says what was done, or when the next meeting is, and `one` before it is the name of an item."""
    if not (one.is_known or one.after.startswith(":")) or wording.doing_words(one.title) > 0:
        return False
    is_day = wording.kind_of(one.title) == "next_meeting" and any(find_dates(other.title))
    is_stopped = _is_stopped(other) and not _is_stopped(one) and wording.kind_of(one.title) != "actions"
    return is_day or is_stopped or (one.is_known and wording.doing_words(other.title) > 0)


def _is_stopped(one: Candidate) -> bool:
    """Whether a full stop ends several words."""
    return one.opening.lead is None and one.after.startswith(".") and " " in one.title


def _is_as_deep(one: Candidate, other: Candidate) -> bool:
    """Whether two entries of lists stand equally far from the left; others always do."""
    mine, its = one.opening.line, other.opening.line
    if one.opening.number is None or not one.opening.number.is_bullet:
        return True
    return mine.depth == its.depth and abs((mine.indent or 0.0) - (its.indent or 0.0)) < _DEEPER
