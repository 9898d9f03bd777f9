"""Lists and sentences put together: one entry for each attendee, with the most specific status."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.block import Block
from extractor.find.attendees.entry import Entry, as_status, attendee
from extractor.find.attendees.labels import POSTS
from extractor.find.attendees.letterhead import in_full
from extractor.find.attendees.offices import with_offices
from extractor.find.attendees.roles import by_fields, by_fields_of_several, by_surnames, with_role
from extractor.find.attendees.stretch import Stretch
from extractor.find.attendees.told import Telling
from models import Attendee, Document, Span
from models.minutes import Status

_MISSING: tuple[Status, ...] = ("absent", "apologies")  # the more that is said of it, the later


# When somebody came or left, behind the words that say so: "at 8.20 p.m.", "for item 4", "after the vote".
_TAIL = re.compile(
    r"\s+(?:at|for|from|during|after|before|until|to|due|early|late)\b(?:[^.;,()\n\f]|\.(?=[0-9]|m\b)){0,60}"
)
_COUNCIL = re.compile(r"(?i)\b(?:cllrs?|councill?ors?|mayor|governors?|trustees?|non-executive)\b")

_SEVERAL = 3  # people that one sentence names who may be all who came
_OPENED = "opened"  # what is told of who opened the meeting: the post


class Listed(NamedTuple):
    """An entry with its status, the rule that found it, and the list or sentence it is from (`source` counts them)."""

    entry: Entry
    status: Status
    rule: str
    source: int
    is_chair: bool = False


def merged(lists: list[tuple[Block, list[Entry]]], told: list[Telling], document: Document) -> Iterator[Attendee]:
    """The attendees in reading order."""
    found: list[Listed] = []
    struck = _struck(document)
    kept = list(_without_roster(lists))
    roster = [entry for block, entries in lists if not any(block is other for other, _ in kept) for entry in entries]
    for source, (block, people) in enumerate(sorted(kept, key=lambda one: one[0].label.rule in POSTS)):
        is_chair = block.label.rule == "label-chair"
        for entry in people:
            status = _status(entry, block, lists, struck)
            _add(
                found,
                Listed(in_full(_named(entry, roster), document.text), status, block.label.rule, source, is_chair),
            )
    last = sorted(told, key=lambda telling: telling.rule.gives["status"] == _OPENED)
    for source, telling in enumerate(last, start=len(lists)):
        _tell(found, _with_part(telling, document.text), source)
    ordered = _with_fields(sorted(_undivided(found), key=lambda one: one.entry.quotes[0][0]), document.text)
    entries = with_offices([with_role(one.entry, document.text) for one in ordered], document)
    for one, entry in zip(ordered, entries, strict=True):
        record = attendee(entry.as_of_group(), document.text, one.status, one.rule)
        yield record.model_copy(update={"is_chair": True}) if one.is_chair else record


def _with_fields(found: list[Listed], text: str) -> list[Listed]:
    """`found`, with the roles that fields of the head, or titles, give to one of them by a part of the name."""
    entries = [one.entry for one in found]
    fields = {**by_fields_of_several(entries, text), **by_surnames(entries, text), **by_fields(entries, text)}
    return [
        one if at not in fields else one._replace(entry=one.entry.with_field("role", fields[at]))
        for at, one in enumerate(found)
    ]


def _named(entry: Entry, roster: list[Entry]) -> Entry:
    """`entry`, if it is initials alone, as the one member of the roster whom they fit."""
    fit = [member for member in roster if entry.initials == entry.name and names.initials_fit(entry.name, member.name)]
    if len(fit) != 1:
        return entry
    return fit[0]._replace(quotes=(*fit[0].quotes, *entry.quotes), initials=entry.initials, line=entry.line)


def _without_roster(lists: list[tuple[Block, list[Entry]]]) -> Iterator[tuple[Block, list[Entry]]]:
    """The lists without those that only say who the members are.

    "Members", before lists that have some of them again.
    """
    for block, entries in lists:
        later = [one for other, found in lists if other.label.is_strong and block.at < other.at for one in found]
        is_roster = not block.label.is_strong and block.label.rule == "label-members"
        if not (is_roster and any(_is_again(entry, later) for entry in entries)):
            yield block, entries


def _is_again(entry: Entry, later: list[Entry]) -> bool:
    """Whether a member is named again, in full or by initials."""
    return any(
        one.name == entry.name or (one.initials == one.name and names.initials_fit(one.name, entry.name))
        for one in later
    )


def _status(entry: Entry, block: Block, lists: list[tuple[Block, list[Entry]]], struck: list[Span]) -> Status:
    status = block.label.status
    if status == "in_attendance" and not any(other.label.status == "present" and entries for other, entries in lists):
        status = block.label.alone
    if status == "present" and _is_beside_board(block, lists):
        status = "in_attendance"
    if status == "in_attendance" and _are_officers_of_a_club(block, lists):
        status = "present"
    if status == "present" and _is_beside_members(entry, block):
        status = "in_attendance"
    if entry.own_status is not None and not (entry.own_status == "present" and status != "present"):
        status = entry.own_status
    if status not in _MISSING and _is_struck(entry, struck):
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


def _are_officers_of_a_club(block: Block, lists: list[tuple[Block, list[Entry]]]) -> bool:
    """Whether a list of officers is of members elected to office: so it is but where the members are councillors."""
    words = names.fold(block.label.stretch.text)
    others = kinds.words("attendance", "label-outsiders") - {"officers"}
    if not words.startswith("officers") or "attendance" in words or set(words.replace(":", " ").split()) & others:
        return False
    beside = [other for other, _ in lists if other is not block]
    texts = [part.text for other in beside for row in other.rows for slot in row.slots for part in slot.paragraphs]
    return not any(_COUNCIL.search(text) for text in [*texts, *(other.label.stretch.text for other in beside)])


def _is_beside_members(entry: Entry, block: Block) -> bool:
    """Whether one who is no councillor stands on a line of their own below councillors.

    The clerk, a county councillor, the public.
    """
    if entry.line == 0 or block.heads is not None or not block.rows or not _is_councillor(block.rows[0].slots[0].text):
        return False
    is_other = entry.title is not None and not _is_councillor(entry.title)
    has_post = entry.role is not None and not kinds.is_chair(entry.role) and "chair" not in entry.role.casefold()
    return is_other or has_post or entry.type == "office"


def _is_councillor(text: str) -> bool:
    first = names.fold(text.split(maxsplit=1)[0]) if text.split() else ""
    return first.startswith(("cllr", "councill", "councilo", "cr", "clr")) and first != "craig"


def _struck(document: Document) -> list[Span]:
    return [run.span for line in document.lines for run in line.runs if run.strike]


def _is_struck(entry: Entry, struck: list[Span]) -> bool:
    start, end = entry.quotes[0]
    covered = sum(max(0, min(end, span.end) - max(start, span.start)) for span in struck)
    return covered > 0.6 * (end - start)


def _add(found: list[Listed], new: Listed) -> None:
    """Put `new` into `found`, as an entry of its own or into the one for the same person."""
    at = _same(found, new)
    if at is None:
        found.append(new)
    else:
        found[at] = _joined(found[at], new)


def _same(found: list[Listed], new: Listed) -> int | None:
    """Which of `found` is the same person, if exactly one can be.

    Within one list only the same words are the same person.
    """
    key = _key(new.entry)
    exact = [at for at, one in enumerate(found) if _key(one.entry) == key]
    if exact:
        return exact[0] if not _is_couple(found[exact[0]], new) else None
    if names.are_initials(new.entry.name):
        return _by_initials(found, new.entry.name)
    alike = [
        at
        for at, one in enumerate(found)
        if one.source != new.source
        and one.entry.type == new.entry.type == "person"
        and (names.same(one.entry.name, new.entry.name) or names.are_misprints(one.entry.name, new.entry.name))
        and not _are_two(one, new)
    ]
    return alike[0] if len(alike) == 1 else None


def _are_two(one: Listed, new: Listed) -> bool:
    """Whether two of one surname are two people.

    The letter of one is not the other's given name, or one is listed as a member by surname alone and the other apart.
    """
    short, long = sorted((one.entry, new.entry), key=lambda entry: entry.name.count(" "))
    is_bare = " " not in short.name and " " in long.name
    if not is_bare:
        return False
    letters = short.initials or ""
    is_other = len(letters) == 1 and not long.name.startswith(letters)
    is_surname = names.fold(short.name) == names.fold(long.name.split()[-1])
    return is_other or (is_surname and {one.status, new.status} == {"present", "in_attendance"})


def _by_initials(found: list[Listed], short: str) -> int | None:
    """Which of `found` has these initials: as printed or, if no other can be meant, as they would be."""
    printed = [at for at, one in enumerate(found) if one.entry.initials == short]
    fit = printed or [at for at, one in enumerate(found) if names.initials_fit(short, one.entry.name)]
    return fit[0] if len(fit) == 1 else None


def _is_couple(one: Listed, new: Listed) -> bool:
    titles = {names.fold(title or "") for title in (one.entry.title, new.entry.title)}
    return one.source == new.source and len(titles) == 2 and "" not in titles


def _key(entry: Entry) -> str:
    return " ".join(names.fold(word) for word in entry.name.replace("-", " ").split())


def _joined(old: Listed, new: Listed) -> Listed:
    """`old` with what `new` adds; absence wins over presence, and the fuller name stands."""
    status = _stronger(old.status, new.status)
    entry, other = old.entry, new.entry
    for field in ("role", "organisation", "initials", "abbreviation", "represents", "part"):
        value = getattr(other, field)
        if value is not None and getattr(entry, field) is None:
            entry = entry._replace(**{field: value}, quotes=(*entry.quotes, *_quote(other, field)))
    entry = entry if entry.of_group is not None else entry._replace(of_group=other.of_group)
    return old._replace(entry=entry, status=status, is_chair=old.is_chair or new.is_chair)


def _stronger(old: Status, new: Status) -> Status:
    """Which of two statuses stands: absence wins over presence, and apologies over absence."""
    if new not in _MISSING:
        return old
    return new if old not in _MISSING or _MISSING.index(new) > _MISSING.index(old) else old


def _quote(entry: Entry, field: str) -> Iterable[tuple[int, int]]:
    """Where the entry read the value of `field`: the quotes behind its name's."""
    return entry.quotes[1:] if field else ()


def _tell(found: list[Listed], telling: Telling, source: int) -> None:
    said = telling.rule.gives["status"]
    for entry in telling.entries[-1:] if said in ("chair", _OPENED) else telling.entries:
        known = _known(found, entry)
        if said in ("chair", "part", _OPENED) or (
            entry.part is not None and known is not None and said not in _MISSING
        ):
            _mark(found, known, entry, telling)
        elif said in _MISSING and known is not None:
            one = found[known]
            found[known] = one._replace(status=_stronger(one.status, as_status(said)))
        elif known is None and _is_enough(entry, telling) and not _is_surname_of(entry, found):
            found.append(Listed(entry, as_status(said), telling.rule.id, source))


def _undivided(found: list[Listed]) -> list[Listed]:
    """`found`, where all who came are named in one sentence that says only that they were there: all are present."""
    came = [one for one in found if one.status in ("present", "in_attendance")]
    is_one_list = len({one.source for one in came if one.source >= 0}) == 1 and len(came) >= _SEVERAL
    if not is_one_list or any(one.rule != "was-present" for one in came if one.source >= 0):
        return found
    return [one._replace(status="present") if one in came else one for one in found]


def _mark(found: list[Listed], known: int | None, entry: Entry, telling: Telling) -> None:
    if known is None:
        if telling.rule.gives["status"] == "chair" and found and _is_whole_name(entry):
            found.append(Listed(entry, "present", telling.rule.id, -1, is_chair=True))
        return
    if telling.rule.gives["status"] == _OPENED:
        found[known] = _with_post(found[known], entry)
    elif telling.rule.gives["status"] == "chair":
        found[known] = found[known]._replace(is_chair=True)
    elif entry.part is not None and found[known].entry.part is None:
        one = found[known].entry
        found[known] = found[known]._replace(
            entry=one._replace(part=entry.part, quotes=(*one.quotes, *entry.quotes[-1:]))
        )


def _with_post(one: Listed, entry: Entry) -> Listed:
    """`one` with the post before the name of who opened the meeting, where no other is told."""
    if entry.role is None or one.entry.role is not None or not kinds.is_plain_role(entry.role):
        return one
    return one._replace(entry=one.entry._replace(role=entry.role, quotes=(*one.entry.quotes, *entry.quotes[-1:])))


def _is_whole_name(entry: Entry) -> bool:
    """Whether one who took the chair and is in no list is surely a person, by given name and surname."""
    return entry.type == "person" and " " in entry.name and (entry.evidence == names.CERTAIN or entry.title is not None)


def _with_part(telling: Telling, text: str) -> Telling:
    """`telling`, whose entries have what it says of when they came or left, if it says so."""
    if telling.rule.gives.get("part") is None:
        return telling
    tail = _TAIL.match(text, telling.words.end)
    words = Stretch(text[telling.words.start : tail.end() if tail else telling.words.end], telling.words.start).bare()
    part = Stretch(" ".join(words.text.split()), words.start)
    entries = (
        entry._replace(part=part.text, quotes=(*entry.quotes, words.place)) if entry.part is None else entry
        for entry in telling.entries
    )
    return telling._replace(entries=tuple(entries))


def _known(found: list[Listed], entry: Entry) -> int | None:
    """Which of `found` a sentence speaks of: by name, by initials, by a body's short form."""
    short = [
        at for at, one in enumerate(found) if entry.name in (one.entry.abbreviation, one.entry.initials, one.entry.name)
    ]
    if short:
        return short[0]
    alike = [
        at for at, one in enumerate(found) if one.entry.type == "person" and names.same(one.entry.name, entry.name)
    ]
    return alike[0] if len(alike) == 1 else None


def _is_surname_of(entry: Entry, found: list[Listed]) -> bool:
    """Whether the entry is a bare surname that several of `found` have: then it says nothing new of any."""
    return " " not in entry.name and any(
        names.same(one.entry.name, entry.name) for one in found if one.entry.type == "person"
    )


def _is_enough(entry: Entry, telling: Telling) -> bool:
    """Whether what a sentence names is surely a person: an entry is made of them that no list has."""
    if entry.type != "person":
        return entry.type == "office" and telling.rule.id == "apologies-from"
    if telling.rule.gives["who"] == "after":
        return True
    is_list = len(telling.entries) > 1 and telling.rule.gives.get("where") == "head"
    return entry.evidence >= names.LIKELY or entry.title is not None or is_list
