"""Where the document's head ends: its title, and what is told of the meeting before the minutes themselves."""

import re
from itertools import pairwise

from extractor.dates import find_dates
from extractor.segment import wording
from extractor.segment.candidates import Candidate
from extractor.segment.families import Family
from extractor.segment.listings import timed_items
from extractor.segment.looks import Look
from extractor.segment.stretches import is_name
from extractor.segment.tables import Role, Spot

_DATED = re.compile(r"\b(?:19|20)[0-9]{2}\b")
# An address: a number and a comma.
_PLACE = re.compile(r"[0-9].*,|,.*[0-9]")
_RECORD = re.compile(
    r"(?i:(?:draft|approved|unapproved|unconfirmed|confirmed|final)\s+)*(?i:minutes|notes|record)\s+(?i:of|for|from)\s+"
    r"(?!(?i:(?:the\s+)?(?:last|previous|prior|past|preceding)\b))"
)
_NAMED = re.compile(r"\S\s+(?i:minutes|notes|proceedings)$")
_FURTHEST = 40
# Lines among which the document's own title stands.
_TOP = 6
# How many later lines have the same level of Word, where that level is none of the title's.
_MANY = 3
# Words of text that run on after a title, at least.
_LENGTH = 6
_RECORDS = re.compile(r"\b(?i:minutes?|agenda|notes|record|proceedings)\b")


def head(all_: tuple[Candidate, ...], families: dict[int, Family], its_roles: dict[Spot, Role], body: Look) -> int:
    """How many candidates come before the first that opens the minutes."""
    first, timed = _after_title(all_), set(timed_items(all_))
    for at, one in enumerate(all_[first:_FURTHEST], start=first):
        is_over_all = wording.says("of-agenda-list", one.label) or (at == 0 and wording.says("of-record", one.title))
        is_title = is_over_all and not any(map(_is_of_title, all_[:at]))
        cell = one.opening.line.cell
        is_told = cell is not None and (cell.table, cell.row, cell.column) in its_roles
        if (
            is_told
            or _is_set_as_later_ones(all_, at, body)
            or _is_side_heading(all_, at)
            or at in timed
            or _is_below_title(all_, at)
        ):
            return at
        if not is_title and _opens_the_minutes(one, families):
            is_over = one.is_sentence or _is_told_label(one) or _is_over_group(all_, at)
            title = at - 1 - (at > 2 and is_name(all_[at - 1]))
            return title if title > 0 and is_over and _is_over_text(all_[title]) else at
    return 1 if all_ and all_[0].stands_out else 0


def _is_set_as_later_ones(all_: tuple[Candidate, ...], at: int, body: Look) -> bool:
    """Whether a line is set larger than the text, and a later one that tops text is set like it: so no title is."""
    one = all_[at]
    is_shown = one.opening.look.size > body.size + 0.6 > 1 or one.opening.look.level is not None
    if not is_shown or one.opening.lead is not None or all_[at + 1 : at + 2] == ():
        return False
    later = [other for other in all_[at + 2 :] if other.opening.look == one.opening.look]
    is_dated = any(find_dates(one.title)) or (at == 0 and any(find_dates(all_[1].title)))
    is_free = all_[at + 1].opening.look != one.opening.look and not is_dated
    is_of_many = one.opening.look.level is not None and len(later) >= _MANY and not _RECORDS.search(one.title)
    return is_free and (is_of_many or (_is_over_text(one) and any(map(_is_over_text, later))))


def _is_below_title(all_: tuple[Candidate, ...], at: int) -> bool:
    """Whether a line that stands out comes after a plain one below the title, and two later titles are set alike."""
    one = all_[at]
    if at < 2 or all_[at - 1].stands_out or one.opening.lead is not None or not _is_over_text(one):
        return False
    alike = [other for other in all_[at + 1 :] if other.opening.look == one.opening.look and other.is_clean]
    is_over = all_[at + 1 : at + 2] != () and all_[at + 1].opening.look != one.opening.look
    return is_over and len(alike) > 1 and any(map(_is_of_title, all_[:at]))


def _is_side_heading(all_: tuple[Candidate, ...], at: int) -> bool:
    """Whether a title that runs into its text is set as most paragraphs below open, and names nothing of the head."""
    if not _is_told_at_length(all_[at]):
        return False
    alike = [one for one in all_[at:] if _is_told_at_length(one) and one.likeness == all_[at].likeness]
    return len(alike) > _MANY and 2 * len(alike) > len(all_) - at


def _is_told_at_length(one: Candidate) -> bool:
    is_field = wording.says("fields", one.label) or wording.is_over_names(one.label) or one.are_names_next
    return one.opening.lead == "look" and one.is_clean and one.rest > _LENGTH and not is_field


def _is_told_label(one: Candidate) -> bool:
    """Whether text runs on after a label of what is told in item after item: "Discussion: The dryers are ..."."""
    return one.opening.lead == "sign" and one.rest > _LENGTH and wording.says("labels-or-headings", one.label)


def _is_over_group(all_: tuple[Candidate, ...], at: int) -> bool:
    """Whether a line before the first number is a group's name: another set like it stands before a later number."""
    return any(
        one.opening.look == all_[at - 1].opening.look and one.is_clean and _is_numbered_like(one, all_[at - 1])
        for one, after in pairwise(all_[at + 1 :])
        if after.place is not None and after.place.sequence.form == (all_[at].place or after.place).sequence.form
    )


def _is_numbered_like(one: Candidate, other: Candidate) -> bool:
    """Whether neither of two has a number, or both have one of a kind: "Part A", "Part B"."""
    mine, its = one.opening.number, other.opening.number
    return (mine.kind if mine is not None else None) == (its.kind if its is not None else None)


def _after_title(all_: tuple[Candidate, ...]) -> int:
    """How many candidates come before the end of a line near the top that says of what these are minutes."""
    for at, one in enumerate(all_[:_TOP]):
        if one.place is not None or one.is_sentence or wording.is_over_names(one.label):
            return 0
        if one.opening.lead is None and (
            _RECORD.match(one.title) or _is_named_record(one.title, all_[at + 1 : at + 2])
        ):
            return at + 1
    return 0


def _is_named_record(title: str, after: tuple[Candidate, ...]) -> bool:
    """Whether a line says whose minutes these are, and the next one of what day: "Council meeting minutes"."""
    is_named = _NAMED.search(title) is not None and _is_title(title)
    return is_named and any(True for one in after for _ in find_dates(one.title))


def _is_of_title(one: Candidate) -> bool:
    """Whether a candidate says that this is a record of a meeting, or of what day."""
    return _is_title(one.title) or any(find_dates(one.title))


def _is_title(title: str) -> bool:
    """Whether a title is one of a record, and not of an item that speaks of one: "Approval of minutes"."""
    is_item = wording.says("items-on-minutes", title) or wording.says("details", title)
    return wording.says("of-title", title) and not is_item


def _is_over_text(one: Candidate) -> bool:
    """Whether what stands before the first sentence is a heading, and no more of the document's title."""
    is_title = (_is_title(one.title) and not wording.says("of-record", one.title)) or wording.says("bodies", one.label)
    is_place = _PLACE.search(one.title) is not None or any(find_dates(one.title))
    return one.stands_out and one.is_clean and not is_title and not is_place


def _opens_the_minutes(one: Candidate, families: dict[int, Family]) -> bool:
    """Whether the list of names, the agenda or the first item begins here, and not one more line of the title."""
    if wording.says("of-agenda-list", one.label) or wording.is_over_names(one.label):
        return True
    if one.opening.number is not None and one.opening.number.kind == "mark":
        return len(one.opening.number.printed) > 1 and not one.opening.number.printed[0].isalpha()
    if one.place is not None and len(one.place.sequence.at) > 2 and families[id(one.place.sequence)].titled > 0.3:
        return True
    is_told = one.is_sentence and wording.count("doing-words", one.title) > 0
    is_opened = is_told and wording.says("openings", one.title) and not any(find_dates(one.title))
    if is_opened or (is_told and not wording.says("of-title", " ".join(one.title.split()[:3]))):
        return True
    if _is_title(one.title) or wording.says("field-openings", one.title):
        return False
    is_body = wording.says("bodies", one.label)
    return one.is_known and not is_body and len(one.label.split()) < 9 and not _DATED.search(one.title)
