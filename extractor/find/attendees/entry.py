"""One name of a list with what is printed beside it.

Role, body, initials, whom it stands for, when it came and left.
"""

import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.stretch import Stretch
from models import Attendee, Span
from models.minutes import Status

_BEFORE_ROLE = re.compile(r"[\s•●*–—-]*(?:(?i:the|an?|our)\s+(?=[a-z]))?")
_BETWEEN = 12  # signs that may part a name from what is printed with it: "), ", " and Miss "
Type = Literal["person", "organisation", "office"]
Field = Literal["role", "organisation", "beside", "initials", "abbreviation", "represents", "part", "status", "none"]


class Entry(NamedTuple):
    """An attendee in the making; `quotes` are the places its values were read from, its name's first.

    `line` tells which printed line or row it stands on, `title` which form of address stood before it, `own_status` is
    what its own words say ("(apologies)"); `is_guess` says that no word of its organisation tells that it is one,
    `of_group` is the post that a word in the plural before several names gives to each, if nothing else gives one.
    """

    name: str
    quotes: tuple[tuple[int, int], ...]
    type: Type = "person"
    role: str | None = None
    organisation: str | None = None
    initials: str | None = None
    abbreviation: str | None = None
    represents: str | None = None
    part: str | None = None
    own_status: Status | None = None
    title: str | None = None
    evidence: int = names.POSSIBLE
    line: int = 0
    is_guess: bool = False
    of_group: Stretch | None = None

    def with_field(self, field: Field, value: Stretch) -> "Entry":
        """The entry with `value` as its `field`, if it has none yet; a second role or body is joined to none.

        The field "beside" is a body for want of words that say what it is: `settled` looks at the others of the list.
        """
        if field == "none" or not value.text:
            return self
        if field == "status":
            return self._replace(own_status=status_of(value.text) or self.own_status)
        if field == "beside":
            is_new = self.organisation is None and self.type != "organisation"
            return self.with_field("organisation", value)._replace(is_guess=is_new or self.is_guess)
        if field == "organisation" and self.type == "organisation":
            field = "role"
        if getattr(self, field) is not None:
            return self
        value = _bare_role(value) if field == "role" else value
        values: dict[str, Any] = {field: value.text}
        return self._replace(quotes=(*self.quotes, value.place), **values)

    def without(self, field: Field) -> "Entry":
        """The entry without its `field`."""
        values: dict[str, Any] = {field: None}
        return self._replace(**values)

    def as_of_group(self) -> "Entry":
        """The entry with the post of its group as its role, where it has none."""
        return self if self.of_group is None else self.with_field("role", self.of_group)

    @property
    def span(self) -> Span:
        """From the first to the last of its words."""
        return Span(start=min(a for a, _ in self.quotes), end=max(b for _, b in self.quotes))


def _bare_role(role: Stretch) -> Stretch:
    """A role without the dash or the article before it: "- Chief Executive", "the community manager"."""
    found = _BEFORE_ROLE.match(role.text)
    bare = role.cut(found.end()) if found is not None else role
    return bare if bare.text else role


def attendee(entry: Entry, text: str, status: Status, rule: str) -> Attendee:
    """The record of `entry`, whose words stand in `text`."""
    quotes = tuple(_joined(sorted(set(entry.quotes)), text))
    return Attendee(
        span=entry.span,
        quotes=quotes,
        rule=rule,
        name=entry.name,
        as_printed=" ".join(" ".join(quote.of(text).split()) for quote in quotes),
        type=entry.type,
        role=entry.role,
        organisation=entry.organisation,
        abbreviation=entry.abbreviation,
        initials=entry.initials,
        represents=entry.represents,
        part=entry.part,
        status=status,
        is_chair=kinds.is_chair(entry.role),
    )


def _joined(places: list[tuple[int, int]], text: str) -> Iterator[Span]:
    """The stretches at `places`; those with only a few signs of one line between them ("Ann Lee (Chair)") as one."""
    start, end = places[0]
    for begin, stop in places[1:]:
        if begin - end > _BETWEEN or "\n" in text[end:begin] or "\f" in text[end:begin]:
            yield Span(start=start, end=end)
            start = begin
        end = max(end, stop)
    yield Span(start=start, end=end)


def status_of(text: str) -> Status | None:
    """What a mark or a word beside a name says of attendance; None if nothing."""
    bare = kinds.folded(text)
    for id_, status in _STATUSES:
        if len(bare) > 2 and (bare in kinds.words("attendance", id_)):
            return status
    return None


_STATUSES: tuple[tuple[str, Status], ...] = (
    ("label-apologies", "apologies"),
    ("mark-apologies", "apologies"),
    ("label-absent", "absent"),
    ("mark-absent", "absent"),
)


def as_status(text: str) -> Status:
    """`text`, as a rule table gives it, as a status. Raises ValueError if it is none."""
    for status in _KNOWN:
        if text == status:
            return status
    raise ValueError(f"{text!r} is no status of attendance")


_KNOWN: tuple[Status, ...] = ("present", "in_attendance", "apologies", "absent")
