"""Printed names -> organisations: letters read as their own document expands them."""

from collections.abc import Iterable, Mapping

from sqlite_utils import Database

from extractor.store.columns import Row
from extractor.store.keys import fold_name, key
from extractor.store.naming import OF_SERIES
from extractor.store.writing import upsert

Expansions = Mapping[str, Mapping[str, set[str]]]


def organisation_key(name: str) -> str:
    """The key of the organisation that has `name` in full."""
    return key("organisations", fold_name(name))


def expansions(db: Database, series: str) -> dict[str, dict[str, set[str]]]:
    """The long forms of each folded short form, by document, as the minutes of a series give them."""
    found: dict[str, dict[str, set[str]]] = {}
    for document, short, long in db.execute(_EXPANSIONS, [series]):
        found.setdefault(document, {}).setdefault(fold_name(short), set()).add(long)
    return found


def in_full(printed: str, document: str, longs: Expansions) -> str:
    """What `printed` stands for: its long form, if the document gives just one for it.

    Where the document gives none, the other minutes of the series may, if they all say the same.
    """
    short = fold_name(printed)
    given = longs.get(document, {}).get(short) or {long for one in longs.values() for long in one.get(short, ())}
    return min(given) if len({fold_name(long) for long in given}) == 1 else printed


def make_organisations(db: Database, touched: Iterable[str]) -> None:
    """Make the rows of the organisations with the keys `touched` anew from all their aliases."""
    for one in sorted(touched):
        names = db.execute(_NAMES, [one]).fetchall()
        db.execute("DELETE FROM organisations WHERE key = ?", [one]) if not names else _put(db, one, names)


_EXPANSIONS = f"""
SELECT minutes.document, abbreviations.short, abbreviations.long FROM abbreviations
JOIN minutes ON minutes.key = abbreviations.minutes {OF_SERIES}
"""
_NAMES = "SELECT name, sum(uses) AS n FROM aliases WHERE organisation = ? GROUP BY name ORDER BY n DESC, name"


def _are_letters(name: str) -> bool:
    """Whether `name` stands for longer words ("CPS", "NHSE"), and isn't just fewer of them ("the Board")."""
    return " " not in name and sum(sign.isupper() for sign in name) > 1


def _put(db: Database, one: str, names: list[tuple[str, int]]) -> None:
    whole = [name for name, _ in names if organisation_key(name) == one]
    short = [name for name, _ in names if organisation_key(name) != one and _are_letters(name)]
    row: Row = {"key": one, "name": whole[0] if whole else names[0][0], "abbreviation": short[0] if short else None}
    upsert(db, "organisations", [row])
