"""Lists and sentences put together: one entry for each attendee, with the most specific status."""

from collections.abc import Iterator

from extractor import names
from extractor.find.attendees.block import Block
from extractor.find.attendees.enrolled import Listed, add
from extractor.find.attendees.entry import Entry, attendee
from extractor.find.attendees.heard import OPENED, tell
from extractor.find.attendees.letterhead import in_full
from extractor.find.attendees.offices import with_offices
from extractor.find.attendees.roles import by_fields, by_fields_of_several, by_surnames, with_role
from extractor.find.attendees.standing import status_in
from extractor.find.attendees.told import Telling
from extractor.find.attendees.wording import POSTS
from models import Attendee, Document, Span

_WAS_PRESENT = ("was-present", "was-also-present")
_SEVERAL = 3  # people that one sentence names who may be all who came


def merged(lists: list[tuple[Block, list[Entry]]], told: list[Telling], document: Document) -> Iterator[Attendee]:
    """The attendees in reading order."""
    found: list[Listed] = []
    struck = _struck(document)
    kept = list(_without_roster(lists))
    roster = [entry for block, entries in lists if not any(block is other for other, _ in kept) for entry in entries]
    for source, (block, people) in enumerate(sorted(kept, key=lambda one: one[0].label.rule in POSTS)):
        is_chair = block.label.rule == "label-chair"
        for entry in people:
            status = status_in(entry, block, lists, struck)
            add(
                found,
                Listed(in_full(_named(entry, roster), document.text), status, block.label.rule, source, is_chair),
            )
    last = sorted(told, key=lambda telling: telling.rule.gives["status"] in (OPENED, "chair"))
    for source, telling in enumerate(last, start=len(lists)):
        tell(found, telling, document.text, source)
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


def _struck(document: Document) -> list[Span]:
    return [run.span for line in document.lines for run in line.runs if run.strike]


def _with_members(found: list[Listed]) -> list[Listed]:
    """`found`, where several "were present" before others who "were also": those are the members."""
    told = [one.source for one in found if one.rule == "was-present"]
    others = any(one.rule in ("was-also-present", "label-outsiders") for one in found)
    first = [one for one in found if told and one.rule == "was-present" and one.source == min(told)]
    if not others or len(first) < _SEVERAL:
        return found
    return [one._replace(status="present") if one in first else one for one in found]


def _undivided(found: list[Listed]) -> list[Listed]:
    """`found`, where all who came are named in one sentence that says only that they were there: all are present."""
    if not any(one.status == "present" for one in found):
        found = _with_members(found)
    came = [one for one in found if one.status in ("present", "in_attendance")]
    is_one_list = len({one.source for one in came if one.source >= 0}) == 1 and len(came) >= _SEVERAL
    if not is_one_list or any(one.rule not in _WAS_PRESENT for one in came if one.source >= 0):
        return found
    return [one._replace(status="present") if one in came else one for one in found]
