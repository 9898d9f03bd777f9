"""Found rows -> joined rows: what the documents say together, made anew for the series that were touched."""

from sqlite_utils import Database

from extractor.store.aliases import Aliases, Kind
from extractor.store.legislation import make_legislation
from extractor.store.likeness import forget
from extractor.store.naming import OF_SERIES, rename, series_of
from extractor.store.organisations import make_organisations
from extractor.store.series import joined
from extractor.store.writing import insert

_OF_SERIES = ("catalogue_differences", "action_threads", "aliases", "people", "meetings", "bodies")
_LINKS = (
    ("attendance_links", "attendance", "attendances"),
    ("owner_links", "owner", "action_owners"),
    ("legislation_links", "mention", "legislation_mentions"),
    ("abbreviation_links", "use", "abbreviation_uses"),
)


def join(db: Database) -> int:
    """Make the joined rows of every series touched since the last time, in one transaction; how many there were.

    The rows depend on what found rows there are, and not on the order in which these came in.
    """
    with db.atomic():
        touched = _touched(db)
        organisations, legislation = set[str](), set[str]()
        for series in touched:
            organisations |= _named(db, series, "organisation")
            legislation |= _named(db, series, "legislation")
            _clear(db, series)
        for series in touched:
            aliases = _make(db, series)
            organisations |= aliases.subjects("organisation")
            legislation |= aliases.subjects("legislation")
        make_organisations(db, organisations)
        make_legislation(db, legislation)
        db.execute("DELETE FROM to_join")
    return len(touched)


def join_all(db: Database) -> int:
    """Make all joined rows anew; how many series there are."""
    with db.atomic():
        db.execute("INSERT OR IGNORE INTO to_join SELECT DISTINCT series FROM minutes")
        return join(db)


def _touched(db: Database) -> list[str]:
    """The series that have to be made anew: those of documents that came, changed or went, and of names that moved."""
    raw = [str(name) for (name,) in db.execute("SELECT series FROM to_join")]
    before = series_of(db, raw)
    return sorted(before | rename(db) | series_of(db, raw))


def _named(db: Database, series: str, kind: Kind) -> set[str]:
    """The keys of the organisations, or legislation, that the series named when it was last joined."""
    found = db.execute(f"SELECT DISTINCT {kind} FROM aliases WHERE series = ? AND {kind} IS NOT NULL", [series])
    return {str(one) for (one,) in found}


def _make(db: Database, series: str) -> Aliases:
    rows, aliases = joined(db, series)
    forget()
    for table, found in rows.items():
        insert(db, table, found)
    insert(db, "aliases", aliases.rows(series))
    return aliases


def _clear(db: Database, series: str) -> None:
    for table, column, mentions in _LINKS:
        of_series = f"SELECT {mentions}.key FROM {mentions} JOIN minutes ON minutes.key = minutes {OF_SERIES}"
        db.execute(f"DELETE FROM {table} WHERE {column} IN ({of_series})", [series])
    for table in _OF_SERIES:
        db.execute(f"DELETE FROM {table} WHERE series = ?", [series])
