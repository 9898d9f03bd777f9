"""Stage 4: owners of actions -> the attendees and bodies they are, as far as one candidate remains."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from extractor import rules
from extractor.remembered import remembered
from models import Action, Attendee, Minutes, OwnerRef

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BRACKETS = re.compile(r"\([^()]*\)")
_ARTICLE = re.compile(r"^(?:the|our|@)\s+", re.IGNORECASE)
_CHAIRS = frozenset({"chair", "chairman", "chairwoman", "chairperson", "convenor", "convener"})

# A way in which an owner may be an attendee; the first by which anybody fits decides.
_Way = Callable[[str, Attendee], bool]


def link(minutes: Minutes) -> Iterator[Action]:
    """The actions in order, each owner with the attendee or body meant where exactly one fits."""
    owners = dict.fromkeys(owner for action in minutes.actions for owner in action.owners)
    refs = {owner: _ref(owner, minutes) for owner in owners}
    for action in minutes.actions:
        yield action.model_copy(update={"owner_refs": tuple(refs[owner] for owner in action.owners)})


def _ref(owner: str, minutes: Minutes) -> OwnerRef:
    attendee = _attendee(owner, minutes.attendees)
    if attendee is not None:
        return OwnerRef(owner=owner, attendee=attendee)
    return OwnerRef(owner=owner, organisation=_organisation(owner, minutes))


def _attendee(owner: str, attendees: tuple[Attendee, ...]) -> int | None:
    for way in _WAYS:
        found = {attendees[i].name: i for i in reversed(range(len(attendees))) if way(owner, attendees[i])}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _is_named(owner: str, attendee: Attendee) -> bool:
    return _words(owner) == _words(attendee.name) or owner.strip() == attendee.abbreviation


def _has_initials(owner: str, attendee: Attendee) -> bool:
    return attendee.initials is not None and owner.strip().casefold() == attendee.initials.casefold()


def _has_derived_initials(owner: str, attendee: Attendee) -> bool:
    letters = owner.strip()
    if attendee.type != "person" or not letters.isupper() or not 2 <= len(letters) <= 4:
        return False
    words = attendee.name.split()
    return letters in ("".join(w[0] for w in words).upper(), "".join(w[0] for w in (words[0], words[-1])).upper())


def _has_role(owner: str, attendee: Attendee) -> bool:
    words = _words(_ARTICLE.sub("", owner))
    role = _words(attendee.role or "")
    if words and words[-1] in _CHAIRS and len(words) == 1:
        return attendee.is_chair or (bool(_CHAIRS & set(role)) and "vice" not in role)
    return bool(words) and (words == role or (len(words) == 1 and role[-1:] == words and "deputy" not in role))


def _has_surname(owner: str, attendee: Attendee) -> bool:
    """Whether the last names are one, and what else the owner's name has fits: an initial or a title."""
    words, name = _words(owner), _words(attendee.name)
    if attendee.type != "person" or not words or not name or words[-1] != name[-1]:
        return False
    return len(words) == 1 or (words[0][0] == name[0][0] and (len(words[0]) == 1 or len(name[0]) == 1))


def _has_given_name(owner: str, attendee: Attendee) -> bool:
    words, name = _words(owner), _words(attendee.name)
    return attendee.type == "person" and len(words) == 1 and len(name) > 1 and words[0] == name[0] and len(words[0]) > 1


_WAYS: tuple[_Way, ...] = (_is_named, _has_initials, _has_role, _has_derived_initials, _has_surname, _has_given_name)


def _organisation(owner: str, minutes: Minutes) -> str | None:
    """The full name of the body meant: one that the minutes expand, one in the attendance, or the one that meets."""
    bare = _ARTICLE.sub("", owner.strip())
    named = {a.organisation or a.long for a in minutes.abbreviations if a.short == bare}
    listed = {a.organisation for a in minutes.attendees if a.organisation and _words(a.organisation) == _words(bare)}
    own = {body for body in (minutes.meeting.body, minutes.meeting.organisation) if body and _is_own(bare, body)}
    for found in (named, listed, own):
        if found:
            return next(iter(found)) if len(found) == 1 else None
    return None


def _is_own(owner: str, body: str) -> bool:
    """Whether a name is the body's own: its last words ("Council", "Parish Council"), or its letters."""
    words, full = _words(owner), _words(body)
    letters = "".join(word[0] for word in full).upper()
    return bool(words) and (full[-len(words) :] == words or owner == letters)


@remembered
def _words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without titles and what stands in brackets."""
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(_BRACKETS.sub(" ", name))]
    kept = [word for word in words if word not in _titles()]
    return tuple(kept or words)


@cache
def _titles() -> frozenset[str]:
    return (
        frozenset(rules.words("doers", "titles").words)
        - _CHAIRS
        - {"president", "treasurer", "secretary", "clerk", "mayor"}
    )
