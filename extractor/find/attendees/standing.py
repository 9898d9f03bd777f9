"""What a list says of those in it: its label, the lists beside it, and the signs of each line."""

import re

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.block import Block
from extractor.find.attendees.enrolled import MISSING
from extractor.find.attendees.entry import Entry
from models import Span
from models.minutes import Status

_STAFF = re.compile(r"(?i)(?:(?:executive|assistant|deputy|area|county|service)\s+)?(?:directors?|managers|heads)")
_OFFICIALS = frozenset({"officials", "officers", "staff"})
_COUNCIL = re.compile(r"(?i)\b(?:cllrs?|councill?ors?|mayor|governors?|trustees?|non-executive)\b")


def status_in(entry: Entry, block: Block, lists: list[tuple[Block, list[Entry]]], struck: list[Span]) -> Status:
    """The status of an entry of a list, as its label, its own words and the other lists give it."""
    status = block.label.status
    if status == "in_attendance" and not any(other.label.status == "present" and entries for other, entries in lists):
        status = block.label.alone
    if status == "present" and (_is_beside_board(block, lists) or _is_below_present(block, lists)):
        status = "in_attendance"
    if status == "in_attendance" and _are_officers_of_a_club(block, lists):
        status = "present"
    if status == "present" and _are_of_officials(block, lists):
        status = "in_attendance"
    if status == "present" and _is_beside_members(entry, block):
        status = "in_attendance"
    if entry.own_status is not None and not (entry.own_status == "present" and status != "present"):
        status = entry.own_status
    if status not in MISSING and _is_struck(entry, struck):
        return "absent"
    return status


def _is_beside_board(block: Block, lists: list[tuple[Block, list[Entry]]]) -> bool:
    """Whether a list is of "Attendees" and no more, below one of directors or members present: then it is of others."""
    words = names.fold(block.label.stretch.text.strip(" :"))
    if words not in kinds.words("attendance", "label-of-all") and not _are_members_beside_board(block, lists):
        return False
    return any(
        other.label.status == "present" and _names_members(other, block) and other.at < block.at
        for other, entries in lists
        if entries and other is not block
    )


def _is_below_present(block: Block, lists: list[tuple[Block, list[Entry]]]) -> bool:
    """Whether a list of "Attendance" and no more stands below one of those "Present": it is of the others."""
    said = [
        names.fold(one.label.stretch.text.strip(" :")) for one in (block, *(other for other, held in lists if held))
    ]
    is_below = any(
        other.at < block.at and names.fold(other.label.stretch.text.strip(" :")) == "present"
        for other, held in lists
        if held
    )
    return said[0] == "attendance" and is_below


def _are_members_beside_board(block: Block, lists: list[tuple[Block, list[Entry]]]) -> bool:
    """Whether a list of "Members present" stands below one of the board's members: it is of the body's others."""
    if names.fold(block.label.stretch.text.strip(" :")) not in kinds.words("attendance", "label-of-plain-members"):
        return False
    boards = kinds.words("attendance", "label-of-board")
    above = [
        names.fold(other.label.stretch.text).split() for other, entries in lists if entries and other.at < block.at
    ]
    return any(boards & set(words) for words in above)


def _names_members(block: Block, below: Block) -> bool:
    """Whether a label says that those under it are the members of the body who were present.

    "Members" alone does if the list `below` follows it at once.
    """
    is_plain = names.fold(block.label.stretch.text) in kinds.words("attendance", "label-of-plain-members")
    if is_plain and block.label.rule == "label-members" and below.at - block.at <= len(block.rows) + 1:
        return True
    words = names.fold(block.label.stretch.text).replace(":", " ").split()
    members = kinds.words("attendance", "label-members")
    return block.label.is_strong and any(word in members for word in words) and block.label.rule == "label-present"


def _are_of_officials(block: Block, lists: list[tuple[Block, list[Entry]]]) -> bool:
    """Whether a list of "Directors" stands right below one of officials: they are of the staff, too."""
    if block.label.rule != "label-members" or not _STAFF.fullmatch(block.label.stretch.text.strip(" :")):
        return False
    return any(
        other.label.status == "in_attendance"
        and 0 < block.at - other.at <= len(other.rows) + 1
        and bool(set(names.fold(other.label.stretch.text).replace(":", " ").split()) & _OFFICIALS)
        for other, entries in lists
        if entries
    )


def _are_officers_of_a_club(block: Block, lists: list[tuple[Block, list[Entry]]]) -> bool:
    """Whether a list of officers is of members elected to office.

    So it is but where the members are councillors, or where the members' list stands above: those are its staff.
    """
    words = names.fold(block.label.stretch.text)
    others = kinds.words("attendance", "label-outsiders") - {"officers"}
    if not words.startswith("officers") or "attendance" in words or set(words.replace(":", " ").split()) & others:
        return False
    beside = [other for other, _ in lists if other is not block]
    above = [names.fold(other.label.stretch.text) for other in beside if other.at < block.at]
    if any(label.startswith("members") for label in above):
        return False
    texts = [part.text for other in beside for row in other.rows for slot in row.slots for part in slot.paragraphs]
    return not any(_COUNCIL.search(text) for text in [*texts, *(other.label.stretch.text for other in beside)])


def _is_beside_members(entry: Entry, block: Block) -> bool:
    """Whether one who is no councillor stands on a line of their own below councillors.

    The clerk, a county councillor, the public.
    """
    if entry.line == 0 or block.heads is not None or not block.rows or not _is_councillor(block.rows[0].slots[0].text):
        return False
    if _leads_with_councillors(entry, block):
        return False
    is_other = entry.title is not None and not _is_councillor(entry.title) and not _is_of_members(block)
    has_post = entry.role is not None and not kinds.is_chair(entry.role) and "chair" not in entry.role.casefold()
    return is_other or has_post or entry.type == "office"


def _is_of_members(block: Block) -> bool:
    """Whether the label says that all those under it are members, such as those of a board with councillors on it."""
    return names.fold(block.label.stretch.text).split()[:1] == ["members"]


def _leads_with_councillors(entry: Entry, block: Block) -> bool:
    """Whether the line on which somebody stands, in one breath with others, begins with several councillors."""
    lines = [row.slots[0] for row in block.rows if row.first.start <= entry.quotes[0][0]]
    words = names.fold(lines[-1].text.split(maxsplit=1)[0]) if lines and lines[-1].text.split() else ""
    return words.strip(".:") in ("cllrs", "councillors", "councilors", "crs", "clrs")


def _is_councillor(text: str) -> bool:
    first = names.fold(text.split(maxsplit=1)[0]) if text.split() else ""
    return first.startswith(("cllr", "councill", "councilo", "cr", "clr")) and first != "craig"


def _is_struck(entry: Entry, struck: list[Span]) -> bool:
    start, end = entry.quotes[0]
    covered = sum(max(0, min(end, span.end) - max(start, span.start)) for span in struck)
    return covered > 0.6 * (end - start)
