"""Series -> bodies: which minutes are of one body."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from extractor import rules
from extractor.store.keys import fold_name, key


class Told(NamedTuple):
    """A row of `minutes`, with what its document is."""

    key: str
    document: str
    part: int | None
    kind: str
    series: str
    body: str | None
    organisation: str | None
    date: str | None
    start_time: str | None
    approval: str | None
    text_layer: str | None
    media_type: str | None


class Body(NamedTuple):
    """A group that meets, with its minutes, sorted by key."""

    key: str
    name: str
    organisation: str | None
    minutes: tuple[Told, ...]


def bodies(told: Iterable[Told]) -> list[Body]:
    """The bodies that the minutes of one series are of, sorted by key; minutes that name no body are left out.

    Minutes that name different organisations are of different bodies. Those that name none belong to the one
    organisation that others name, if the body's name says more than of what kind it is: a "Finance Committee" may be
    anybody's.
    """
    named = sorted((one for one in told if one.body is not None), key=lambda one: one.key)
    groups: dict[str, list[Told]] = {}
    for one in named:
        groups.setdefault(_organisation(one), []).append(one)
    if len(groups) == 2 and "" in groups and is_distinctive(named[0].series):
        groups = {next(name for name in groups if name): named}
    return sorted(_body(organisation, group) for organisation, group in groups.items())


def is_distinctive(series: str) -> bool:
    """Whether a body's folded name has a word that doesn't only say what kind of body it is."""
    return not all(is_kind_of_body(word) for word in series.split())


def is_kind_of_body(word: str) -> bool:
    """Whether a folded word only says what kind of body something is."""
    return word in _kinds_of_body()


def most(names: Iterable[str]) -> str:
    """The name that occurs most often; of several, the first in the alphabet."""
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], name))


@cache
def _kinds_of_body() -> frozenset[str]:
    return frozenset(rules.words("same_body", "kinds-of-body").words)


def _organisation(told: Told) -> str:
    """The organisation's folded name, unless the body's own name holds it."""
    name = fold_name(told.organisation or "")
    return "" if f" {name} " in f" {told.series} " else name


def _body(organisation: str, minutes: Sequence[Told]) -> Body:
    names = [one.body for one in minutes if one.body is not None]
    whole = [name for name in names if fold_name(name) == minutes[0].series]
    organisations = [one.organisation for one in minutes if one.organisation is not None and organisation]
    return Body(
        key=key("bodies", minutes[0].series, organisation),
        name=most(whole or names),
        organisation=most(organisations) if organisations else None,
        minutes=tuple(minutes),
    )
