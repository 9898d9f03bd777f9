"""Which numbers follow one another: a number says something only as one of a sequence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from extractor.segment.numbering import Reading
from extractor.segment.openings import Opening

_GAP = 4


@dataclass(slots=True)
class Sequence:
    """Numbers of one form that follow one another: where each stands, and what it counts."""

    form: str
    prefix: tuple[int, ...]
    look: tuple[object, ...]
    at: list[int] = field(default_factory=list)
    values: list[int] = field(default_factory=list)

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
        sequence = offer.sequence
        if sequence is None:
            sequence = Sequence(offer.reading.form, offer.reading.path[:-1], _look(opening))
            open_.append(sequence)
        sequence.at.append(opening.at)
        sequence.values.append(offer.reading.path[-1])
        placed[opening.at] = Place(sequence, offer.reading.path)
    return placed


def _offers(opening: Opening, open_: list[Sequence]) -> Iterator[_Offer]:
    """Each way to read the number, as the next of a sequence or as the first of a new one."""
    for reading in opening.number.readings if opening.number else ():
        yield _Offer(3.0 if reading.path[-1] == 1 else 6.0, 0, reading, None)
        for age, sequence in enumerate(reversed(open_)):
            step = reading.path[-1] - sequence.values[-1]
            if (sequence.form, sequence.prefix) == (reading.form, reading.path[:-1]) and 0 <= step <= _GAP:
                yield _Offer(_cost(step, opening, sequence), age, reading, sequence)


def _cost(step: int, opening: Opening, sequence: Sequence) -> float:
    """What it costs to go on with a sequence: a step other than one, and another look, are doubtful."""
    unlike = sum(mine != its for mine, its in zip(_look(opening), sequence.look, strict=True))
    return unlike + (0.0 if step == 1 else 4.0 + step)


def _look(opening: Opening) -> tuple[object, ...]:
    """What numbers of one sequence share: the level of the list, whether they stand out, in which column they stand."""
    line = opening.line
    indent = round((line.indent or 0.0) / 12) if line.depth is None else None
    return line.depth, indent, opening.look.bold, opening.look.caps, line.cell.table if line.cell else None
