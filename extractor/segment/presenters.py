"""Who presents an item, told on the line below its title and set as that is: no title of another item."""

from collections.abc import Iterator

from extractor.segment.candidates import Candidate
from extractor.segment.stretches import is_name

# Names below titles that show a habit.
_SEVERAL = 3
# Words behind a title at most: a row of dashes that leads to the end of the line counts as one.
_LEADER = 1


def in_lines_below(all_: tuple[Candidate, ...], head: int) -> Iterator[int]:
    """The indices of names after the `head` that stand out as the title right above does, which has no other text.

    There are several, and fewer that stand elsewhere: those are the names of talks, or of people reported on.
    """
    named = [at for at, one in enumerate(all_) if one.stands_out and one.opening.lead is None and is_name(one)]
    below = [at for at in named if at > head and _is_title_of(all_[at - 1], all_[at])]
    if len(below) >= _SEVERAL and 2 * len(below) > len(named):
        yield from below


def _is_title_of(over: Candidate, name: Candidate) -> bool:
    """Whether a line above a name is a title, set alike, with nothing behind it but a leader or a sign."""
    mine, its = over.opening.look[:5], name.opening.look[:5]
    return mine == its and over.is_clean and not over.is_sentence and over.rest <= _LEADER and not is_name(over)
