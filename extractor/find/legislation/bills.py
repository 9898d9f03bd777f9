"""How far a bill has come, as the words beside it tell: its stage, the day, the house."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extractor import language
from extractor.dates import DateMention, find_dates, find_months
from extractor.find.legislation.found import Found, overlaps
from extractor.language import Doc, Match, sentences
from extractor.late import late
from models import Span

_KNOWN_AS = late(r",? \(?(?:(?:also|better|otherwise|commonly) )?(?:known as|called|or|aka) (?:the )?[\"“‘']?")
# A sentence that goes on about the same bill.
_GOES_ON = late(r"^(?:(?:It|This|That|They|The (?:Bill|Act|legislation|measure))\b|(?:and|which|but)\b)")


class Progress(NamedTuple):
    """A bill's stage, that stage's ISO date and the house it is in, as far as told."""

    stage: str | None = None
    date: str | None = None
    house: str | None = None


class Told(NamedTuple):
    """What a text tells of stages and of houses, each in order; none overlaps another of its kind."""

    stages: tuple[Match, ...] = ()
    houses: tuple[Match, ...] = ()


def told(text: str, bills: Iterable[Found]) -> Told:
    """The stages and houses that the paragraphs of `bills` speak of, whatever they are said of."""
    found = tuple(language.find("stages", Doc(_only_around(text, bills))))
    return Told(tuple(_kept(found, "stage")), tuple(_kept(found, "house")))


def _only_around(text: str, bills: Iterable[Found]) -> str:
    """`text` as long as it is, with nothing in it but the paragraphs of `bills`."""
    pieces, done = list[str](), 0
    for start, end in sorted({(span.start, span.end) for span in (_paragraph(text, bill) for bill in bills)}):
        pieces += ["\n" * (start - done), text[start:end]]
        done = end
    return "".join(pieces) + "\n" * (len(text) - done)


def _paragraph(text: str, bill: Found) -> Span:
    left = max(text.rfind("\n", 0, bill.start), text.rfind("\f", 0, bill.start)) + 1
    ends = [at for mark in "\n\f" if (at := text.find(mark, bill.end)) >= 0]
    return Span(start=left, end=min(ends, default=len(text)))


def _kept(found: Iterable[Match], what: str) -> Iterator[Match]:
    """The longest of `found` that give `what`; those that give nothing stand in the way of others and are left out."""
    kept = language.longest(match for match in found if what in match.rule.gives or not match.rule.gives)
    return (match for match in kept if match.rule.gives)


def progress(text: str, bill: Found, named: Sequence[Found], said: Told, held: str | None = None) -> Progress:
    """What the sentence around `bill`, and the next if it goes on about it, tell of its progress.

    A day without its year is the one nearest to `held`, the date of the meeting. What stands behind the bill, up to
    the next law named, counts before what stands in front of it.
    """
    sentence, following = _sentences(text, bill)
    others = [f for f in named if f is not bill and not overlaps(f, bill) and not _is_other_name(text, bill, f)]
    stop = min((f.start for f in others if f.start >= bill.end), default=len(text))
    begin = max((f.end for f in others if f.end <= bill.start), default=0)
    behind = (bill.end, max(bill.end, min(sentence.end, stop)))
    before = (min(bill.start, max(sentence.start, begin)), bill.start)
    after = (following.start, min(following.end, stop)) if following and following.start < stop else (0, 0)
    for clause in (behind, before, after):
        found = _in_clause(text, clause, said, held)
        if found.stage is not None:
            is_dated = found.date is not None or clause != before
            return found if is_dated else found._replace(date=_nearest(text, behind, behind[0], held))
    houses = (_first(said.houses, clause) for clause in (behind, after))
    return Progress(house=next((match.rule.gives["house"] for match in houses if match is not None), None))


def _is_other_name(text: str, bill: Found, other: Found) -> bool:
    """Whether `other` is only what the bill is known as: the Terrorism Bill, known as Martyn's Law."""
    return _KNOWN_AS.fullmatch(text, bill.end, max(bill.end, other.start)) is not None


def _sentences(text: str, bill: Found) -> tuple[Span, Span | None]:
    """The sentence that `bill` stands in, and the next in its paragraph if it goes on about the bill."""
    paragraph = _paragraph(text, bill)
    left, within = paragraph.start, sentences(paragraph.of(text))
    spans = [Span(start=left + s.start, end=left + s.end) for s in within]
    left_over = [span for span in spans if bill.start < span.end] or [bill.span]
    following = next(iter(left_over[1:]), None)
    return left_over[0], following if following and _GOES_ON.match(following.of(text)) else None


def _in_clause(text: str, clause: tuple[int, int], said: Told, held: str | None) -> Progress:
    stage, house = _first(said.stages, clause), _first(said.houses, clause)
    if stage is None:
        return Progress()
    date = _nearest(text, clause, stage.end, held)
    return Progress(stage.rule.gives["stage"], date, house.rule.gives["house"] if house else None)


def _nearest(text: str, clause: tuple[int, int], at: int, held: str | None) -> str | None:
    """The ISO date told in `clause` that stands nearest behind `at`, else nearest before it."""
    start, end = clause
    told_there = (*find_dates(text[start:end]), *find_months(text[start:end]))
    days = [found for found in told_there if _day(found, held) is not None]
    nearest = min(days, key=lambda found: (start + found.start < at, abs(start + found.start - at)), default=None)
    return _day(nearest, held) if nearest else None


def _day(told: DateMention, held: str | None) -> str | None:
    """The ISO date that is told; of a day or month without its year the one nearest to `held`."""
    if told.year is not None or held is None or len(held) < 7 or told.month is None:
        return told.iso()
    year, month = int(held[:4]), int(held[5:7])
    return told.iso(min((year - 1, year, year + 1), key=lambda of: abs(12 * (of - year) + (told.month or 0) - month)))


def _first(said: Sequence[Match], clause: tuple[int, int]) -> Match | None:
    """The first of `said` that stands within `clause`."""
    return next((match for match in said if clause[0] <= match.start and match.end <= clause[1]), None)
