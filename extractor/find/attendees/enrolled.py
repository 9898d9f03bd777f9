"""Everybody once: who is listed or told of, and who of them is the same person."""

from collections.abc import Iterable
from typing import NamedTuple

from extractor import names
from extractor.find.attendees.entry import Entry
from models.minutes import Status

MISSING: tuple[Status, ...] = ("absent", "apologies")  # the more that is said of it, the later


class Listed(NamedTuple):
    """An entry with its status, the rule that found it, and the list or sentence it is from (`source` counts them)."""

    entry: Entry
    status: Status
    rule: str
    source: int
    is_chair: bool = False


def add(found: list[Listed], new: Listed) -> None:
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
        is_other = _is_couple(found[exact[0]], new) or _have_posts_apart(found[exact[0]], new)
        return exact[0] if not is_other else None
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


def _have_posts_apart(one: Listed, new: Listed) -> bool:
    """Whether two called by the same surname alone are two: a member, and somebody with another post in attendance."""
    is_bare = " " not in one.entry.name and one.source != new.source
    roles = {names.fold(_post(entry)) for entry in (one.entry, new.entry)}
    return is_bare and len(roles) == 2 and "" not in roles and {one.status, new.status} == {"present", "in_attendance"}


def _post(entry: Entry) -> str:
    return entry.role or (entry.of_group.text if entry.of_group is not None else "")


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
    status = stronger(old.status, new.status)
    entry, other = old.entry, new.entry
    for field in ("role", "organisation", "initials", "abbreviation", "represents", "part"):
        value = getattr(other, field)
        if value is not None and getattr(entry, field) is None:
            entry = entry._replace(**{field: value}, quotes=(*entry.quotes, *_quote(other, field)))
    entry = entry if entry.of_group is not None else entry._replace(of_group=other.of_group)
    return old._replace(entry=entry, status=status, is_chair=old.is_chair or new.is_chair)


def stronger(old: Status, new: Status) -> Status:
    """Which of two statuses stands: absence wins over presence, and apologies over absence."""
    if new not in MISSING:
        return old
    return new if old not in MISSING or MISSING.index(new) > MISSING.index(old) else old


def _quote(entry: Entry, field: str) -> Iterable[tuple[int, int]]:
    """Where the entry read the value of `field`: the quotes behind its name's."""
    return entry.quotes[1:] if field else ()
