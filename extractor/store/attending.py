"""Attendances and owners -> the people and organisations they are."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlite_utils import Database

from extractor import names
from extractor.store.aliases import Aliases
from extractor.store.keys import fold, key
from extractor.store.naming import OF_SERIES
from extractor.store.organisations import Expansions, in_full, organisation_key
from extractor.store.own import Called
from extractor.store.people import People


class Attending(NamedTuple):
    """An entry of an attendance list, with the document it stands in."""

    key: str
    minutes: str
    document: str
    type: str
    name: str
    organisation: str | None
    abbreviation: str | None
    initials: str | None


class Owning(NamedTuple):
    """An owner of an action, with the document it stands in and whom it refers to there."""

    key: str
    minutes: str
    document: str
    action: str
    owner: str
    attendance: str | None
    organisation: str | None


class Link(NamedTuple):
    """Whom a name is: the keys of a person and of an organisation, or of one of them."""

    person: str | None
    organisation: str | None


class Meant(NamedTuple):
    """What names stand for: letters by the minutes' own word, other names by the user's."""

    longs: Expansions
    called: Called


def attendings(db: Database, series: str) -> list[Attending]:
    """The entries of all attendance lists of a series."""
    return [Attending(*row) for row in db.execute(_ATTENDINGS, [series])]


def ownings(db: Database, series: str) -> list[Owning]:
    """The owners of all actions of a series, in order."""
    return [Owning(*row) for row in db.execute(_OWNINGS, [series])]


class Register:
    """The people and organisations in attendance lists; `scope` is the key of their body, or of the minutes.

    Someone who is only given something to do is one of them if the user says who that is.
    """

    def __init__(
        self,
        scope: str,
        attending: Sequence[Attending],
        owning: Sequence[Owning],
        meant: Meant,
        aliases: Aliases,
    ) -> None:
        self._scope, (self._longs, called), self._aliases = scope, meant, aliases
        self._called = called
        owners = (called.person(one.owner) for one in owning if called.person(one.owner) != one.owner)
        self._people = People([*(called.person(one.name) for one in attending if one.type == "person"), *owners])
        self._initials = dict[str, set[str]]()
        self.links = {one.key: self._link(one) for one in attending}

    def people(self) -> Iterator[tuple[str, str]]:
        """The key and the fullest name of each person."""
        for folded, name in self._people.fullest().items():
            yield key("people", self._scope, folded), name

    def owner(self, owning: Owning) -> Link | None:
        """Whom an owner is: as its document says, else the one person of the body whose name or initials fit."""
        organisation = self._organisation(owning.organisation or self._own_name(owning.owner), owning.document)
        referred = self.links.get(owning.attendance or "")
        if self._called.person(owning.owner) != owning.owner:
            return Link(self._person(owning.owner), None)
        link = referred or Link(None if organisation else self._person(owning.owner), organisation)
        if link.organisation is not None and link.person is None:
            self._aliases.add("organisation", link.organisation, owning.owner)
        return link if link.person or link.organisation else None

    def _link(self, one: Attending) -> Link:
        if one.type == "organisation":
            organisation = self._organisation(one.name, one.document)
            self._aliases.add("organisation", organisation or "", one.abbreviation)
            return Link(None, organisation)
        organisation = self._organisation(one.organisation, one.document)
        folded = self._people.of(self._called.person(one.name)) if one.type == "person" else None
        person = None if folded is None else key("people", self._scope, folded)
        if person is not None:
            self._aliases.add("person", person, one.name)
            self._add_initials(person, one.initials)
        return Link(person, organisation)

    def _add_initials(self, person: str, initials: str | None) -> None:
        if initials is not None:
            self._aliases.add("person", person, initials)
            self._initials.setdefault(fold(initials), set()).add(person)

    def _person(self, owner: str) -> str | None:
        meant = self._called.person(owner)
        if meant != owner:
            return self._meant(owner, meant)
        initialled = self._initials.get(fold(owner), set())
        name = names.read(owner)
        if initialled or name is None:
            return min(initialled) if len(initialled) == 1 else None
        folded = self._people.whose(name.text)
        return None if folded is None else key("people", self._scope, folded)

    def _own_name(self, owner: str) -> str | None:
        """The organisation that the user says an owner is."""
        name = self._called.organisation(owner)
        return name if name != owner else None

    def _meant(self, printed: str, name: str) -> str | None:
        """The person of the `name` that the user gives for what is `printed`."""
        folded = self._people.of(name)
        person = None if folded is None else key("people", self._scope, folded)
        if person is not None:
            self._aliases.add("person", person, printed)
        return person

    def _organisation(self, printed: str | None, document: str) -> str | None:
        if printed is None or not fold(printed):
            return None
        name = self._called.organisation(in_full(printed, document, self._longs))
        found = organisation_key(name)
        for form in {printed, name}:
            self._aliases.add("organisation", found, form)
        return found


_ATTENDINGS = f"""
SELECT attendances.key, minutes.key, minutes.document, attendances.type, attendances.name, attendances.organisation,
  attendances.abbreviation, attendances.initials
FROM attendances JOIN minutes ON minutes.key = attendances.minutes
{OF_SERIES} ORDER BY attendances.key
"""
_OWNINGS = f"""
SELECT action_owners.key, minutes.key, minutes.document, action_owners.action, action_owners.owner,
  action_owners.attendance, action_owners.organisation
FROM action_owners JOIN minutes ON minutes.key = action_owners.minutes
{OF_SERIES} ORDER BY action_owners.action, action_owners.position
"""
