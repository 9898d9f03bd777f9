"""Which numbers follow one another: a number says something only as one of a sequence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from extractor.segment.numbering import Reading
from extractor.segment.openings import Opening

# What it costs to take a number into a sequence that has skipped some, or to begin one with another number than 1.
_GAP = 4
_SKIPPED = 3.5
_FIRST = 3.0
_OTHER_FIRST = 6.0
_OVER = 1.5
# What decides between two that cost the same: a later number goes on, one that skipped some, before it begins another.
_LATER = 0.1
# Forms of numbers without a sign after them.
BARE = ("number-decimal", "number-roman", "number-romanA")


@dataclass(slots=True, eq=False)
class Sequence:
    """Numbers of one form that follow one another: where each stands, and what it counts.

    `rivals` are other readings of its first number, until a second one settles it.
    """

    form: str
    prefix: tuple[int, ...]
    look: tuple[object, ...]
    at: list[int] = field(default_factory=list)
    values: list[int] = field(default_factory=list)
    is_over: bool = False
    rivals: list["Sequence"] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How many numbers make one: 2 for 97.1."""
        return len(self.prefix) + 1


class Place(NamedTuple):
    """A number's place: its sequence, and its path as it was settled."""

    sequence: Sequence
    path: tuple[int, ...]


class _Offer(NamedTuple):
    """A way to take a number into a sequence; the lowest `cost` wins, then the latest sequence."""

    cost: float
    age: int
    reading: Reading
    sequence: Sequence | None


def places(found: Iterable[Opening]) -> dict[int, Place]:
    """The place of every number among `found`, by the index of its paragraph."""
    open_: list[Sequence] = []
    placed: dict[int, Place] = {}
    for opening in found:
        if opening.number is None or not opening.number.readings:
            continue
        offer = min(_offers(opening, open_), key=lambda o: (o.cost, o.age))
        sequence = offer.sequence or _begin(opening, offer.reading, open_)
        if offer.sequence is not None:
            _go_on(sequence, opening, offer.reading, open_)
        # The second number of a sequence settles how the first is read; from then on only the last is new.
        for at, value in zip(sequence.at[-2:], sequence.values[-2:], strict=True):
            placed[at] = Place(sequence, (*sequence.prefix, value))
    return placed


def _begin(opening: Opening, chosen: Reading, open_: list[Sequence]) -> Sequence:
    """A new sequence, with one more for each other reading of its number; the second number chooses between them."""
    readings = opening.number.readings if opening.number is not None else ()
    begun = [_first(opening, reading) for reading in (chosen, *(r for r in readings if r != chosen))]
    for sequence in begun:
        sequence.rivals = [other for other in begun if other is not sequence]
    open_.extend(reversed(begun))
    return begun[0]


def _first(opening: Opening, reading: Reading) -> Sequence:
    return Sequence(reading.form, reading.path[:-1], _look(opening), [opening.at], [reading.path[-1]])


def _go_on(sequence: Sequence, opening: Opening, reading: Reading, open_: list[Sequence]) -> None:
    for rival in sequence.rivals:
        open_.remove(rival)
    sequence.rivals = []
    _end_those_within(sequence, open_)
    sequence.at.append(opening.at)
    sequence.values.append(reading.path[-1])
    sequence.is_over = False


def _end_those_within(sequence: Sequence, open_: list[Sequence]) -> None:
    """When a sequence goes on, those that began since its last number are over."""
    for other in takewhile(lambda other: other.at[0] > sequence.at[-1], reversed(open_)):
        other.is_over = True


def _offers(opening: Opening, open_: list[Sequence]) -> Iterator[_Offer]:
    """Each way to read the number, as the next of a sequence or as the first of a new one."""
    for reading in opening.number.readings if opening.number else ():
        yield _Offer(_FIRST if reading.path[-1] == 1 else _OTHER_FIRST + _LATER, 0, reading, None)
        value, prefix = reading.path[-1], reading.path[:-1]
        for age, sequence in enumerate(reversed(open_)):
            step = value - sequence.values[-1]
            if (sequence.form, sequence.prefix) != (reading.form, prefix):
                continue
            if _is_late(value, sequence):
                yield _Offer(_OVER + _cost(1, opening, sequence), age, reading, sequence)
            elif 0 <= step <= _GAP and (step == 1 or not sequence.is_over):
                yield _Offer(_cost(step, opening, sequence), age, reading, sequence)


def _is_late(value: int, sequence: Sequence) -> bool:
    """Whether a number of several parts was left out and is printed out of its order: 4.1 behind 4.3 begins nothing."""
    is_before = 0 < sequence.values[-1] - value <= _GAP
    return is_before and bool(sequence.prefix) and not sequence.is_over and value not in sequence.values


def _cost(step: int, opening: Opening, sequence: Sequence) -> float:
    """What it costs to go on with a sequence: a step other than one, another look, and going on after its end."""
    unlike = sum(mine != its for mine, its in zip(_look(opening), sequence.look, strict=True))
    return unlike + _OVER * sequence.is_over + (0.0 if step == 1 else _SKIPPED + 0.5 * (step or 2))


def _look(opening: Opening) -> tuple[object, ...]:
    """What numbers of one sequence share: the level of the list, whether they stand out, in which column they stand."""
    line = opening.line
    indent = round((line.indent or 0.0) / 12) if line.depth is None else None
    return line.depth, indent, opening.look.bold, opening.look.caps, line.cell.table if line.cell else None
