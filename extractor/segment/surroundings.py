"""What a candidate's place speaks for and against its being a heading: its cell, its neighbours, its kin."""

import re
from collections.abc import Iterator
from itertools import takewhile

from extractor import names
from extractor.late import late
from extractor.segment import wording
from extractor.segment.candidates import Candidate, could_be_title, is_timed, told_again
from extractor.segment.likeness import is_like, is_over_list, is_over_text, is_running
from extractor.segment.stretches import is_name, is_over_parts, is_over_tasks
from extractor.segment.survey import Kin, Survey
from extractor.segment.tables import Role

# How many known titles, and what share of all, make a list of items; in points, how much further right the text of an
# item begins.
_KNOWN, _OF_KIN = 2, 0.4
_INDENT, _FURTHEST = 8.0, 110.0
# How many times as far as usual a line stands from the one above that is set apart.
_APART = 1.25
# The share of a sequence's numbers that open alike, if it numbers items that are told.
_ALL_TOLD = 0.8
# How often words come that label what is told in item after item.
_ALWAYS = 3
# So many lists, each under a line of its own, are the text of a document.
_LISTS = 3
# The share of titles among the numbers of a sequence of titles.
_TITLED = 0.75
# Words that follow the name of an office on its line, and are no name.
_OWN = 4
# People, one to a line, that make a list of them.
_PEOPLE = 2
# What parts a name from the post or the body beside it.
_BESIDE_NAME = re.compile(r"\s*[,(\[–—]|\s-\s")
# What parts the names of a list, and a name told by its initials.
_BETWEEN_NAMES, _INITIALLED = re.compile(r",\s*|\s+(?:and|&)\s+"), late(r"(?:[A-Z]\.?\s?){1,3}\s?[A-Z][a-z'’]+")


def of_place(at: int, all_: Survey) -> Iterator[str]:
    """Where a candidate stands: in a cell, in the head, in a list, or again and again."""
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
    yield from _of_repeats(at, all_)
    if _is_outlined(one, all_):
        yield "outlined"
    if at > all_.head and _is_signature(one, all_.candidates[at - 1]):
        yield "signing"
    yield from _of_lists(at, all_)
    yield from _of_rows(at, all_)
    if one.is_clean and _is_nested(one, all_):
        yield "nested"
    if one.is_clean and one.likeness in all_.nested_looks and all_.repeats[told_again(one)] <= 2:
        yield "nested-look"


def _of_repeats(at: int, all_: Survey) -> Iterator[str]:
    """Whether its words come again and again, or all but a number that counts up."""
    if at in all_.counted and all_.main is None:
        yield "counted"
        return
    one, again = all_.candidates[at], all_.repeats[told_again(all_.candidates[at])]
    if again > (1 if _is_label_too(one) else 2):
        yield "repeated"
    if again > _ALWAYS and one.place is None and wording.kind_of(one.title) != "actions":
        yield "label"


def _is_signature(one: Candidate, before: Candidate) -> bool:
    """Whether an office, with or without its body, stands right below the line on which minutes are signed."""
    is_below = wording.fold(before.title).startswith("signed") and one.place is None
    return is_below and wording.says("offices", one.title.partition(",")[0])


def _is_label_too(one: Candidate) -> bool:
    """Whether a word heads a part of the minutes or labels what is told, and is set as the text is: "Discussion"."""
    is_task = wording.kind_of(one.title) == "actions"
    is_plain = one.place is None and not one.stands_out
    is_label = wording.says("labels", one.label) and one.after.startswith(":")
    return is_label or (is_plain and not is_task and wording.says("labels-or-headings", one.label))


def _of_lists(at: int, all_: Survey) -> Iterator[str]:
    """Which lists a candidate stands in, and which parts told one after another."""
    if at in all_.names:
        yield "name-list"
    if at in all_.tasks and at not in all_.marked_runs:
        yield "task-list"
        if _is_owner(all_.candidates[at]):
            yield "owner"
    if at in all_.marked_runs and at not in all_.elections:
        yield "marked-entry"
    yield from (name for name, of in (("long-run", all_.long_runs), ("listed-item", all_.listed)) if at in of)
    if at in all_.speakers:
        yield "speaker"
    elif (
        _is_below_label(at, all_)
        or at in all_.presenters
        or (at in all_.names and is_name(all_.candidates[at]))
        or _is_person(all_.candidates[at])
    ):
        yield "person"
    if at in all_.runs:
        yield "part-of-run"
    elif at in all_.told_runs:
        yield "told-in-row"


def _is_below_label(at: int, all_: Survey) -> bool:
    """Whether a candidate is names right below what heads a list of them."""
    one = all_.candidates[at]
    is_below = at > 0 and wording.is_over_names(all_.candidates[at - 1].label) and one.place is None
    return is_below and _are_names(one.title)


def _of_rows(at: int, all_: Survey) -> Iterator[str]:
    """Which row of a programme, a plain list or an election a candidate is."""
    if is_timed(all_.candidates[at]):
        yield "timed-item" if at in all_.timed else "timed"
    if at in all_.list_ends:
        yield "list-end"
    if all_.candidates[at].are_names_next and _is_label_of_names(all_.candidates[at], all_):
        yield "before-names"
    if _is_over_people(at, all_):
        yield "over-people"
    if at in all_.elections and not _is_told_item(all_.candidates[at]):
        yield "office"


def _is_over_people(at: int, all_: Survey) -> bool:
    """Whether a line that has no number and is called as no item is stands over people, one to a line."""
    one = all_.candidates[at]
    is_item = one.is_known and not wording.is_over_names(one.label)
    if one.place is not None or one.opening.lead is not None or is_item or is_over_tasks(one):
        return False
    below = takewhile(_is_one_person, all_.candidates[at + 1 : at + 1 + _PEOPLE])
    return sum(1 for _ in below) == _PEOPLE


def _is_one_person(one: Candidate) -> bool:
    name = _BESIDE_NAME.split(one.title, maxsplit=1)[0]
    return one.place is None and names.evidence(name) >= names.LIKELY and one.rest <= _OWN


def _is_person(one: Candidate) -> bool:
    """Whether a line that doesn't stand out is nothing but names, or one with a title of honour: "Cllr O. Lee"."""
    if one.stands_out or one.opening.number is not None or one.opening.lead is not None:
        return False
    is_titled = 0 < names.honorific(one.title) < len(one.title) and names.evidence(one.title) >= names.LIKELY
    return is_titled or ("," in one.title and _are_names(one.title))


def _are_names(title: str) -> bool:
    """Whether a title is nothing but two names or more."""
    parts = [part for part in _BETWEEN_NAMES.split(title) if part.strip()]
    return len(parts) > 1 and all(names.evidence(part) >= names.LIKELY or _INITIALLED.match(part) for part in parts)


def _is_label_of_names(one: Candidate, all_: Survey) -> bool:
    """Whether what runs into names is the name of no item of an agenda, or most of those set alike run into names."""
    alike = [all_.candidates[at].are_names_next for at in all_.kin[one.likeness].at]
    is_of_many = len(alike) > _ALWAYS and 2 * sum(alike) > len(alike)
    return one.opening.lead is not None and (is_of_many or not (one.is_known and _is_large(one)))


def _is_large(one: Candidate) -> bool:
    """Whether a candidate has no number, or one of those that items of agendas have: not a small letter, nor 3.1."""
    number = one.opening.number
    is_small = number is not None and number.kind in {"letter", "roman"} and number.printed.islower()
    return not is_small and (one.place is None or one.place.sequence.depth == 1)


def _is_told_item(one: Candidate) -> bool:
    """Whether an office has a number and a sentence of its own: "a. Chairman. Ann Lee was proposed"."""
    return one.place is not None and one.after.startswith(".") and one.rest > _OWN


def _is_owner(one: Candidate) -> bool:
    """Whether a plain short line among tasks, or somebody's name, numbered or not, says whose they are."""
    is_given = names.is_given(one.title) and (one.place is None or one.words == 1)
    is_name = one.is_titled and (is_given or (one.place is not None and names.evidence(one.title) >= names.LIKELY))
    return (
        is_name
        or could_be_title(one)
        or (one.after.startswith(":") and one.opening.number is None and not one.stands_out)
    )


def _role(one: Candidate, all_: Survey) -> Role | None:
    cell = one.opening.line.cell
    return all_.roles.get((cell.table, cell.row, cell.column)) if cell is not None else None


def of_neighbours(at: int, all_: Survey) -> Iterator[str]:
    """Whether text of its own follows, or entries of the same list stand before and after."""
    one = all_.candidates[at]
    if one.opening.lead is not None:
        return
    before = all_.candidates[at - 1] if at else None
    after = all_.candidates[at + 1] if at + 1 < len(all_.candidates) else None
    is_presented = at + 1 in all_.presenters
    has_text = after is not None and (is_presented or not is_like(one, after))
    is_item = has_text or _role(one, all_) in {"item", "named-item"}
    is_over = is_presented or (is_over_text(all_.candidates, at) and at not in all_.list_ends)
    yield "over-text" if is_over else "own-text" if is_item else "no-text"
    is_over_speech = not all_.speakers or at + 1 in all_.speakers
    if all_.is_unmarked and is_item and is_over_speech and could_be_title(one):
        yield "only-way"
    if before is not None and is_running(before):
        yield "under-text"
    if before is not None and at > all_.head and has_text and could_be_title(one) and is_over_parts(before):
        yield "under-title"
    if _is_apart(one, after, all_):
        yield "apart"
    if before is not None and after is not None and is_like(one, before) and not has_text:
        yield "in-list"
    if after is not None:
        yield from _of_what_comes_next(one, after)


def _of_what_comes_next(one: Candidate, after: Candidate) -> Iterator[str]:
    if could_be_title(one) and _is_bullet(after):
        yield "over-bullets"
    if one.is_clean and _is_over_table(one, after):
        yield "over-table"
    if _is_outdented(one, after):
        yield "outdented"
    if not after.is_sentence and after.has_figures:
        yield "before-figures"


def _is_over_table(one: Candidate, after: Candidate) -> bool:
    return one.opening.line.cell is None and after.opening.line.cell is not None


def _is_bullet(one: Candidate) -> bool:
    return one.opening.number is not None and one.opening.number.is_bullet


def _is_apart(one: Candidate, after: Candidate | None, all_: Survey) -> bool:
    """Whether a line stands further than usual from the one above, and further than what comes next from it."""
    above, below = one.opening.line.gap, after.opening.line.gap if after is not None else None
    if above is None or below is None or all_.gap is None:
        return False
    return above > _APART * max(all_.gap, below)


def _is_outlined(one: Candidate, all_: Survey) -> bool:
    """Whether the outline that the file brings along has a candidate, with or without its number."""
    number = one.opening.number.printed if one.opening.number is not None else ""
    title = wording.fold(one.title)
    return title in all_.outlined or wording.fold(f"{number} {one.title}") in all_.outlined


def _is_nested(one: Candidate, all_: Survey) -> bool:
    """Whether the first number of its sequence stands right under a title without text, and text between them all."""
    if one.place is None or id(one.place.sequence) not in all_.nested:
        return False
    family = all_.families[id(one.place.sequence)]
    return family.titled > _TITLED and not family.is_list


def _is_outdented(one: Candidate, after: Candidate) -> bool:
    """Whether what comes next begins further right: an item's text under its title, a list deeper than its entry."""
    mine, its = one.opening.line, after.opening.line
    if mine.cell is not None or its.cell is not None or mine.page != its.page:
        return False
    if mine.depth is not None and its.depth is not None:
        return its.depth > mine.depth
    return _INDENT < (its.indent or 0.0) - (mine.indent or 0.0) < _FURTHEST


def of_kin(at: int, all_: Survey) -> Iterator[str]:
    """What those that are set alike say of a candidate: most are titles, or few are; some are well known."""
    one = all_.candidates[at]
    kin = all_.kin[one.likeness]
    others = len(kin.at) - 1
    if others < 2:
        return
    if one.opening.lead is not None and others > 3 and at not in all_.names and _is_main_lead(one, kin, all_):
        yield "main-lead"
    if one.opening.lead == "sign" and _is_of_told_items(one, kin):
        yield "told-items"
    clean = (kin.clean - one.is_clean) / others
    yield "kin-of-titles" if clean > 0.75 else "kin-of-text" if clean < 0.4 else "kin-mixed"
    if kin.known - one.is_known > 0.3 * others:
        yield "kin-known"
    if one.opening.lead is None and kin.over_text - is_over_text(all_.candidates, at) > 0.6 * others:
        yield "kin-over-text"
    if all_.is_unmarked and one.is_clean and is_over_list(all_.candidates, at) and _are_over_lists(one, kin):
        yield "kin-over-lists"


def _are_over_lists(one: Candidate, kin: Kin) -> bool:
    """Whether nearly all lines set as it is, without a number, are titles over lists: text of a document in lists."""
    is_line = one.opening.number is None and one.opening.lead is None and one.opening.line.cell is None
    return is_line and kin.over_lists >= _LISTS and min(kin.over_lists, kin.clean) >= _ALL_TOLD * len(kin.at)


def _is_of_told_items(one: Candidate, kin: Kin) -> bool:
    """Whether nearly all numbers of its sequence open with a title that a mere sign parts from text of its own."""
    if one.place is None or not _is_large(one) or one.are_names_next or one.rest <= _OWN:
        return False
    return kin.clean == len(kin.at) >= _ALL_TOLD * len(one.place.sequence.at)


def _is_main_lead(one: Candidate, kin: Kin, all_: Survey) -> bool:
    """Whether most paragraphs, or most entries of lists that hold items of agendas, open as `one` does."""
    open_ = sum(at not in all_.names for at in kin.at)
    if 2 * (open_ - 1) > len(all_.candidates) - all_.head - sum(at >= all_.head for at in all_.names):
        return True
    number = one.opening.number
    if number is None or not number.is_bullet or kin.known < max(_KNOWN, _OF_KIN * len(kin.at)):
        return False
    alike = [other for other in all_.candidates[all_.head :] if _is_bulleted_like(other, one)]
    return 2 * len(kin.at) >= len(alike)


def _is_bulleted_like(one: Candidate, other: Candidate) -> bool:
    number = one.opening.number
    return number is not None and number.is_bullet and one.opening.line.depth == other.opening.line.depth
