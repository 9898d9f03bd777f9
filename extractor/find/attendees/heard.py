"""What sentences tell of those who are listed, and whom they add to them."""

import re

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.enrolled import MISSING, Listed, stronger
from extractor.find.attendees.entry import Entry, as_status
from extractor.find.attendees.stretch import Stretch
from extractor.find.attendees.told import Telling

OPENED = "opened"  # what is told of who opened the meeting: the post
# When somebody came or left, behind the words that say so: "at 8.20 p.m.", "for item 4", "after the vote".
_TAIL = re.compile(
    r"\s+(?:(?:at|for|from|during|after|before|until|to|due|early|late)\b|(?=[0-9]))"
    r"(?:[^.;,()\[\]*\n\f]|\.(?=[0-9]|m\b)){0,60}"
)
# And before the names: "At 8.20 p.m. Ann Lee left the meeting".
_LEAD = re.compile(r"(?i)[\s(\[*•-]*((?:at )?[0-9]{1,2}(?:[.:h][0-9]{2})?(?: ?[ap]\.?m\.?| ?hrs)?)[\s:,–—-]+")


def tell(found: list[Listed], told: Telling, text: str, source: int) -> None:
    """Put what a sentence of `text` tells into `found`: of those who are in it, and of others if it is sure of them."""
    telling, said = _with_part(told, text), told.rule.gives["status"]
    for entry in telling.entries[-1:] if said in ("chair", OPENED) else telling.entries:
        known = _known(found, entry)
        if said in ("chair", "part", OPENED) or (entry.part is not None and known is not None and said not in MISSING):
            _mark(found, known, entry, telling)
        elif said in MISSING and known is not None:
            one = found[known]
            found[known] = one._replace(status=stronger(one.status, as_status(said)))
        elif known is None and _is_enough(entry, telling) and not _is_surname_of(entry, found):
            found.append(Listed(entry, as_status(said), telling.rule.id, source))


def _mark(found: list[Listed], known: int | None, entry: Entry, telling: Telling) -> None:
    if known is None:
        if telling.rule.gives["status"] == "chair" and found and _is_whole_name(entry, found):
            found.append(Listed(entry, "present", telling.rule.id, -1, is_chair=True))
        return
    if telling.rule.gives["status"] == OPENED:
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


def _is_whole_name(entry: Entry, found: list[Listed]) -> bool:
    """Whether one who took the chair and is in no list is surely a person, told as those in the lists are.

    By given name and surname, or by surname with a title where all others are told by surname.
    """
    if entry.type != "person" or (entry.evidence != names.CERTAIN and entry.title is None):
        return False
    others = (one.entry.name for one in found if one.entry.type == "person" and one.status == "present")
    return " " in entry.name or all(" " not in name for name in others)


def _with_part(telling: Telling, text: str) -> Telling:
    """`telling`, whose entries have what it says of when they came or left, if it says so."""
    if telling.rule.gives.get("part") is None:
        return telling
    tail = _TAIL.match(text, telling.words.end)
    words = Stretch(text[telling.words.start : tail.end() if tail else telling.words.end], telling.words.start).bare()
    part, quotes = " ".join(words.text.split()), [words.place]
    lead = _LEAD.match(text, telling.sentence.start, telling.words.start)
    if lead is not None and not any(map(str.isdigit, part)):
        part, quotes = f"{lead[1]} {part}", [lead.span(1), words.place]
    entries = (
        entry._replace(part=part, quotes=(*entry.quotes, *quotes)) if entry.part is None else entry
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
