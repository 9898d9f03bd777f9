"""Names of bodies -> series: which minutes are joined together."""

from collections import defaultdict
from collections.abc import Container, Iterable

from sqlite_utils import Database

from extractor.store.bodies import is_kind_of_body
from extractor.store.columns import Row
from extractor.store.keys import fold_name
from extractor.store.own import own_rules
from extractor.store.writing import insert

# What keeps of rows of `minutes` those of one series, which is the query's one value.
OF_SERIES = """
JOIN series_names ON series_names.series = minutes.series
  AND series_names.organisation = coalesce(minutes.organisation, '')
WHERE series_names.joined = ?
"""
# A name as `minutes` have it: its folded words, and the organisation as printed, or nothing.
Named = tuple[str, str]


def rename(db: Database) -> set[str]:
    """Make the table `series_names` anew from all minutes; the series that have other minutes than before, or none."""
    old, new = _held(db), _series(db)
    changed = {named for named in old.keys() | new.keys() if old.get(named) != new.get(named)}
    gone: list[Row] = [{"series": series, "organisation": organisation} for series, organisation in sorted(changed)]
    db.conn.executemany("DELETE FROM series_names WHERE series = :series AND organisation = :organisation", gone)
    insert(db, "series_names", [_row(named, new[named]) for named in sorted(changed & new.keys())])
    return {names[named] for names in (old, new) for named in changed & names.keys()}


def series_of(db: Database, raw: Iterable[str]) -> set[str]:
    """The series that minutes with the folded names `raw` belong to."""
    held = defaultdict[str, set[str]](set)
    for (name, _), joined in _held(db).items():
        held[name].add(joined)
    return {joined for name in raw for joined in held.get(name, ())}


def _row(named: Named, joined: str) -> Row:
    return {"series": named[0], "organisation": named[1], "joined": joined}


def _held(db: Database) -> dict[Named, str]:
    return {(series, organisation): joined for series, organisation, joined in db.execute(_HELD)}


def _series(db: Database) -> dict[Named, str]:
    """The series of each name: as the user says, else letters in full, a short name as its organisation's own."""
    named = [(str(series), str(organisation)) for series, organisation in db.execute(_NAMES)]
    given = {fold_name(name): fold_name(one.name) for one in own_rules(db).body for name in one.also}
    in_full = _in_full(db, named) | {one: given[one[0]] for one in named if one[0] in given}
    whole = {in_full.get(one, one[0]) for one in named}
    joined = {one: _qualified(in_full.get(one, one[0]), one[1], whole) for one in named}
    return {one: given.get(series, series) for one, series in joined.items()}


def _in_full(db: Database, named: Iterable[Named]) -> dict[Named, str]:
    """The whole name of each body that its letters name, if the minutes of just one call it so, of no other owner."""
    owners = defaultdict[str, set[str]](set)
    for series, organisation in named:
        owners[series] |= {fold_name(organisation)} - {""}
    longs = defaultdict[str, set[str]](set)
    for series, short, long in db.execute(_OWN_LETTERS):
        if fold_name(long) == series:
            longs[fold_name(short)].add(series)
    return {
        (series, organisation): next(iter(longs[series]))
        for series, organisation in named
        if len(longs.get(series, ())) == 1 and _may_be_of(organisation, owners[next(iter(longs[series]))])
    }


def _may_be_of(organisation: str, owners: set[str]) -> bool:
    return not organisation or not owners or fold_name(organisation) in owners


def _qualified(series: str, organisation: str, whole: Container[str]) -> str:
    """The name with its organisation's first words ("Lido Group" of Ashton Council), if other minutes have it so."""
    words = fold_name(organisation).split()
    if not words or is_kind_of_body(words[0]):
        return series
    names = (" ".join([*words[:end], series]) for end in range(len(words), 0, -1))
    return next((name for name in names if name in whole), series)


_HELD = "SELECT series, organisation, joined FROM series_names"
_NAMES = "SELECT DISTINCT series, coalesce(organisation, '') FROM minutes ORDER BY 1, 2"
_OWN_LETTERS = """
SELECT DISTINCT minutes.series, abbreviations.short, abbreviations.long
FROM abbreviations JOIN minutes ON minutes.key = abbreviations.minutes WHERE minutes.body IS NOT NULL
"""
