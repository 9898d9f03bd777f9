"""Public and well-known bodies, by their letters and names."""

from functools import cache, lru_cache
from typing import NamedTuple

from extractor.gazetteer.keys import short_key, title_key
from extractor.gazetteer.tables import all_rows, rows_called


class Body(NamedTuple):
    """A public or well-known body, its short form as it is registered, and the jurisdiction it belongs to."""

    short: str
    name: str
    jurisdiction: str


def bodies(short: str) -> tuple[Body, ...]:
    """The bodies that `short` stands for, by name; upper and lower case don't matter ("MoJ", "MOJ")."""
    return _bodies_by_short(short_key(short))


def is_body(name: str) -> bool:
    """Whether `name` is that of a registered or well-known body."""
    key = title_key(name)
    return key in _well_known_names() or any(True for _ in rows_called("body_names.tsv", key))


@lru_cache(maxsize=4096)
def _bodies_by_short(key: str) -> tuple[Body, ...]:
    found: dict[str, Body] = {}
    registered = (Body(*row.split("\t")[1:4]) for row in (rows_called("bodies.tsv", key) if key else ()))
    for body in (*registered, *_well_known_by_short().get(key, ())):
        found.setdefault(title_key(body.name), body)
    return tuple(sorted(found.values(), key=lambda body: body.name))


@cache
def _well_known() -> tuple[Body, ...]:
    return tuple(Body(*row.split("\t")[:3]) for row in all_rows("well_known.tsv"))


@cache
def _well_known_by_short() -> dict[str, tuple[Body, ...]]:
    found: dict[str, tuple[Body, ...]] = {}
    for body in (body for body in _well_known() if body.short):
        found[short_key(body.short)] = (*found.get(short_key(body.short), ()), body)
    return found


@cache
def _well_known_names() -> frozenset[str]:
    return frozenset(title_key(body.name) for body in _well_known())
