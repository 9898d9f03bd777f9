"""What speaks for and against a candidate being a heading, each by its name in the table of weights."""

import re
from collections.abc import Iterator

from extractor.segment.candidates import LONGEST, Candidate
from extractor.segment.likeness import is_over_list
from extractor.segment.looks import Look
from extractor.segment.numbering import LABELLED
from extractor.segment.phrasing import of_labels, of_shape, of_words
from extractor.segment.sequences import BARE, Place
from extractor.segment.surroundings import of_kin, of_neighbours, of_place
from extractor.segment.survey import Survey
from extractor.stamps import is_topic
from models import Line

# In shares of the type size: the space between a number and its text, if that is more than one between words.
_APART = 0.6
_HEADING_STYLE = re.compile(r"head|item|agenda|topic|subtitle", re.IGNORECASE)


def evidence(at: int, all_: Survey) -> Iterator[str]:
    """The names of all that holds of the candidate at index `at`."""
    one = all_.candidates[at]
    if one.words > 2 * LONGEST and not one.is_titled:
        yield "running-text"
        return
    yield from _of_number(at, all_)
    yield from _of_look(one, all_.body)
    yield from of_words(one)
    yield from of_labels(one)
    yield from of_shape(one)
    yield from of_place(at, all_)
    yield from of_neighbours(at, all_)
    yield from of_kin(at, all_)
    if at in all_.stopped:
        yield "stopped-item"


def _of_number(at: int, all_: Survey) -> Iterator[str]:
    number = all_.candidates[at].opening.number
    if number is None:
        return
    if number.is_bullet:
        yield "bullet"
    if is_topic(all_.candidates[at].title) and number.kind != "letter":
        yield "topic-of-log"
    if number.kind in {"annex", "code"} or (number.kind == "mark" and _is_mark(number.printed, all_)):
        yield number.kind
    if any(reading.form.startswith(LABELLED) for reading in number.readings):
        yield "labelled"
    if number.kind in {"letter", "roman"} and number.printed.islower():
        yield "small-letter"
    yield from _of_sequence(at, all_)


def _is_mark(printed: str, all_: Survey) -> bool:
    """Whether a mark opens headings: a sign always does, a word ("Topic:") if it comes again."""
    return not printed[0].isalpha() or all_.words_before[printed.casefold()] > 1


def _of_sequence(at: int, all_: Survey) -> Iterator[str]:
    one = all_.candidates[at]
    if one.place is None or one.opening.number is None:
        return
    sequence = one.place.sequence
    family = all_.families[id(sequence)]
    yield "alone" if family.size == 1 else "pair" if family.size == 2 else "sequence"
    if family.size > 1:
        is_told, is_titled = family.titled < 0.35, family.titled > 0.75
        yield "sequence-of-titles" if is_titled else "sequence-of-sentences" if is_told else "sequence-mixed"
    if sequence.depth > 1:
        yield "deeper"
    if at + 1 < len(all_.candidates) and _is_first_part(all_.candidates[at + 1], one.place):
        yield "over-part"
    if id(sequence) == all_.main:
        yield "main-sequence"
    if family.is_list and not is_over_list(all_.candidates, at):
        yield "mere-list"
    if sequence.form in BARE and not _is_set_apart(one.opening.line):
        yield "bare"


def _is_first_part(one: Candidate, of: Place) -> bool:
    """Whether a title has the first number within another: 8.1 in 8, (a) in 2."""
    return one.is_clean and one.place is not None and one.place.path[:-1] == of.path and one.place.path[-1] == 1


def _is_set_apart(line: Line) -> bool:
    """Whether the line's number stands apart from its text: Word keeps it so, a page shows a gap."""
    if line.number is not None or len(line.places) < 2:
        return line.number is not None
    (_, _, end), (_, start, _) = line.places[:2]
    return start - end > _APART * (line.size or 0.0)


def _of_look(one: Candidate, body: Look) -> Iterator[str]:
    look = one.opening.look
    if look.level is not None:
        yield "word-heading"
    if look.bold > body.bold:
        yield "bold"
    if look.underline > body.underline:
        yield "underlined"
    if look.size > body.size + 0.6 > 1:
        yield "larger"
    if look.caps:
        yield "capitals"
    if look.italic > body.italic and not one.stands_out:
        yield "italic"
    is_marked = one.opening.number is not None and one.opening.number.kind == "mark"
    is_shown = one.stands_out or look.caps or look.italic or is_marked or one.place is not None
    if not is_shown and one.opening.lead in {None, "line", "gap"}:
        yield "plain"
    if _HEADING_STYLE.search(one.opening.line.style or "") and look.level is None:
        yield "named-style"
