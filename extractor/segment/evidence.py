"""What speaks for and against a candidate being a heading, each by its name in the table of weights."""

import re
from collections.abc import Iterator

from extractor.segment import wording
from extractor.segment.candidates import FIGURES, LONGEST, Candidate
from extractor.segment.looks import Look
from extractor.segment.numbering import LABELLED
from extractor.segment.sequences import BARE
from extractor.segment.survey import Kin, Survey, is_like, is_over_text, is_running
from extractor.segment.tables import Role

_NUMBERED_FIRST = re.compile(r"\w+\s+(?:[0-9]{1,2}|[A-Z]|[IVX]+)\b")
_DOTTED = re.compile(r"\b[A-Z]\.[A-Z]$")
_TIMED = re.compile(r"[0-9]{1,2}[:.][0-9]{2}\b")
_HEADING_STYLE = re.compile(r"head|item|agenda|topic|subtitle", re.IGNORECASE)
_KNOWN = 2
_INDENT, _FURTHEST = 8.0, 110.0


def evidence(at: int, all_: Survey) -> Iterator[str]:
    """The names of all that holds of the candidate at index `at`."""
    one = all_.candidates[at]
    if len(one.title.split()) > 2 * LONGEST:
        yield "running-text"
        return
    yield from _of_number(one, all_)
    yield from _of_look(one, all_.body)
    yield from _of_words(one)
    yield from _of_labels(one)
    yield from _of_shape(one)
    yield from _of_place(at, all_)
    yield from _of_neighbours(at, all_)
    yield from _of_kin(at, all_)


def _of_number(one: Candidate, all_: Survey) -> Iterator[str]:
    number = one.opening.number
    if number is None:
        return
    if number.is_bullet:
        yield "bullet"
    if number.kind in {"annex", "code", "mark"}:
        yield number.kind
    if any(reading.form.startswith(LABELLED) for reading in number.readings):
        yield "labelled"
    if number.kind in {"letter", "roman"} and number.printed.islower():
        yield "small-letter"
    yield from _of_sequence(one, all_)


def _of_sequence(one: Candidate, all_: Survey) -> Iterator[str]:
    if one.place is None or one.opening.number is None:
        return
    sequence = one.place.sequence
    size, share = len(sequence.at), all_.titled[id(sequence)]
    yield "alone" if size == 1 else "pair" if size == 2 else "sequence"
    if size > 1:
        yield "sequence-of-titles" if share > 0.75 else "sequence-of-sentences" if share < 0.35 else "sequence-mixed"
    if sequence.depth > 1:
        yield "deeper"
    if id(sequence) == all_.main:
        yield "main-sequence"
    if id(sequence) in all_.lists:
        yield "mere-list"
    if sequence.form in BARE and one.opening.line.number is None:
        yield "bare"


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
    is_shown = one.stands_out or look.caps or look.italic or one.place is not None
    if not is_shown and one.opening.lead in {None, "line", "gap"}:
        yield "plain"
    if _HEADING_STYLE.search(one.opening.line.style or "") and look.level is None:
        yield "named-style"


def _of_words(one: Candidate) -> Iterator[str]:
    title = one.title
    if one.is_known:
        yield "known-short" if len(title.split()) <= 6 else "known"
    if wording.says("of-agenda-list", one.label) or wording.says("of-record", one.label):
        yield "over-list"
    if wording.says("bound-in", title) and _NUMBERED_FIRST.match(title):
        yield "bound-in"
    if wording.says("of-agenda", title):
        yield "of-agenda" if one.place is not None else "infinitive"
    if one.is_sentence:
        yield "sentence"
    elif wording.doing_words(title):
        yield "doing-word"


def _of_labels(one: Candidate) -> Iterator[str]:
    is_label = wording.says("labels", one.label) or wording.says("label-openings", one.title)
    if is_label or wording.is_action(one.title):
        yield "label"
    if wording.says("labels-or-headings", one.label) and one.opening.lead is not None:
        yield "weak-label"
    is_name = wording.says("offices", one.label) and 0 < one.rest + len(one.title.split()) - len(one.label.split()) < 5
    opens_field = one.place is None and wording.says("field-openings", one.title)
    if wording.says("fields", one.label) or opens_field or is_name:
        yield "field"
    if wording.says("attendance-labels", one.label):
        yield "attendance-label"
    is_column = one.opening.line.cell is not None and wording.says("columns", one.title)
    is_row = one.place is None and wording.is_row_of("columns", one.title) and not one.is_known
    if is_column or (is_row and not wording.says("of-agenda-list", one.title)):
        yield "column"
    if wording.says("nothing", one.title):
        yield "nothing"
    if "," in one.title and wording.says("signing-names", one.title):
        yield "signing"


def _of_shape(one: Candidate) -> Iterator[str]:
    words = len(one.title.split())
    if words > 9:
        yield "long"
    if words > 14:
        yield "very-long"
    if not one.is_titled and not one.is_sentence:
        yield "no-title"
    if FIGURES.search(one.title):
        yield "figures"
    if _TIMED.match(one.title):
        yield "timed"
    yield from _of_signs(one)


def _of_signs(one: Candidate) -> Iterator[str]:
    """What the signs after the title say, and how it is told apart from what follows."""
    if one.after.startswith(":"):
        yield "colon"
    if one.after.startswith(".") and not _DOTTED.search(one.title):
        is_set_off = one.stands_out and not one.is_sentence
        yield "stopped-lead" if one.opening.lead is not None or is_set_off else "full-stop"
    if one.opening.lead is not None and one.after.startswith(("–", "—", "-")):
        yield "dash"
    if one.opening.lead in {"look", "capitals"}:
        yield "lead-by-look"
    if one.opening.lead in {"run-on", "line", "gap"}:
        yield one.opening.lead
    if one.opening.lead == "sign":
        yield "numbered-lead" if one.place is not None else "plain-lead"
    if one.opening.lead is not None and one.are_names_next and not (one.is_known and _is_large(one)):
        yield "before-names"


def _is_large(one: Candidate) -> bool:
    """Whether a candidate has no number, or one of those that items of agendas have: not a small letter, nor 3.1."""
    number = one.opening.number
    is_small = number is not None and number.kind in {"letter", "roman"} and number.printed.islower()
    return not is_small and (one.place is None or one.place.sequence.depth == 1)


def _of_place(at: int, all_: Survey) -> Iterator[str]:
    one, title = all_.candidates[at], wording.fold(all_.candidates[at].title)
    if one.opening.line.cell is not None:
        role = _role(one, all_)
        is_below = (
            role in {"item", "named-item"}
            and at > 0
            and all_.candidates[at - 1].opening.line.cell == one.opening.line.cell
        )
        yield "below-item" if is_below else f"{role}-cell" if role is not None else "cell"
    if at < all_.head or one.opening.line.style == "Title":
        yield "head"
    elif title in all_.own_titles:
        yield "own-title"
    if all_.repeats[title] > 2:
        yield "repeated"
    if at in all_.names:
        yield "name-list"
    if at in all_.tasks:
        yield "task-list"


def _role(one: Candidate, all_: Survey) -> Role | None:
    cell = one.opening.line.cell
    return all_.roles.get((cell.table, cell.row, cell.column)) if cell is not None else None


def _of_neighbours(at: int, all_: Survey) -> Iterator[str]:
    """Whether text of its own follows, or entries of the same list stand before and after."""
    one = all_.candidates[at]
    if one.opening.lead is not None:
        return
    before = all_.candidates[at - 1] if at else None
    after = all_.candidates[at + 1] if at + 1 < len(all_.candidates) else None
    has_text = after is not None and not is_like(one, after)
    is_item = has_text or _role(one, all_) in {"item", "named-item"}
    yield "over-text" if is_over_text(all_.candidates, at) else "own-text" if is_item else "no-text"
    if before is not None and is_running(before):
        yield "under-text"
    if after is not None and _is_outdented(one, after):
        yield "outdented"
    if before is not None and after is not None and is_like(one, before) and not has_text:
        yield "in-list"
    if after is not None and FIGURES.search(after.title):
        yield "before-figures"


def _is_outdented(one: Candidate, after: Candidate) -> bool:
    """Whether what comes next begins further right: an item's text under its title, a list deeper than its entry."""
    mine, its = one.opening.line, after.opening.line
    if mine.cell is not None or its.cell is not None or mine.page != its.page:
        return False
    if mine.depth is not None and its.depth is not None:
        return its.depth > mine.depth
    return _INDENT < (its.indent or 0.0) - (mine.indent or 0.0) < _FURTHEST


def _is_main_lead(one: Candidate, kin: Kin, all_: Survey) -> bool:
    """Whether most paragraphs, or most entries of lists that hold items of agendas, open as `one` does."""
    if 2 * (len(kin.at) - 1) > len(all_.candidates) - all_.head:
        return True
    number = one.opening.number
    if number is None or not number.is_bullet or kin.known < _KNOWN:
        return False
    alike = [other for other in all_.candidates[all_.head :] if _is_bulleted_like(other, one)]
    return 2 * len(kin.at) >= len(alike)


def _is_bulleted_like(one: Candidate, other: Candidate) -> bool:
    number = one.opening.number
    return number is not None and number.is_bullet and one.opening.line.depth == other.opening.line.depth


def _of_kin(at: int, all_: Survey) -> Iterator[str]:
    """What those that are set alike say of a candidate: most are titles, or few are; some are well known."""
    one = all_.candidates[at]
    kin = all_.kin[one.likeness]
    others = len(kin.at) - 1
    if others < 2:
        return
    if one.opening.lead is not None and others > 3 and _is_main_lead(one, kin, all_):
        yield "main-lead"
    clean = (kin.clean - one.is_clean) / others
    yield "kin-of-titles" if clean > 0.75 else "kin-of-text" if clean < 0.4 else "kin-mixed"
    if kin.known - one.is_known > 0.3 * others:
        yield "kin-known"
    if one.opening.lead is None and kin.over_text - is_over_text(all_.candidates, at) > 0.6 * others:
        yield "kin-over-text"
