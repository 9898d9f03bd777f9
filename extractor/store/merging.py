"""Shards -> one database: found rows are taken over by the content they are of; what is joined is made afterwards."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from sqlite_utils import Database

from extractor.errors import DatabaseError
from extractor.store.catalogue import settle, settle_all
from extractor.store.database import open_readable
from extractor.store.files import deaccession
from extractor.store.ledger import Event, add_event
from extractor.store.own import own_rules, put_own_rules
from extractor.store.rows import TABLES
from extractor.store.writing import OF_DOCUMENT
from models import OwnRules


class Taken(NamedTuple):
    """A file that a shard has: what became of it there, and whether the database had it so already."""

    path: str
    class_: str | None
    message: str | None
    pages: int
    seconds: float
    is_news: bool


def merge(db: Database, shard: Path, run: int, versions: tuple[str, str], tell: Callable[[Taken], object]) -> None:
    """Take over what the database in the file `shard` has and `db` has not, in one transaction; `tell` of its files.

    Of two readings of one content the better stays: one that succeeded, then one by the present version and rules
    (`versions`), then the later. Of two states of a path the one that was checked later stays. So shards may come in
    any order and any number of times. Nothing is joined yet. Raises DatabaseError if it isn't one of ours, or was made
    with other rules of the user's. What is held in memory does not grow with the shard.
    """
    with closing(open_readable(shard)) as other:
        own = own_rules(other)
    with _attached(db, shard), db.atomic():
        _take_own_rules(db, own, shard)
        db.conn.execute("CREATE TEMP TABLE taking AS " + _TAKING, {"version": versions[0], "rules": versions[1]})
        _take_documents(db, run)
        _take_files(db, run, tell)
        if db.conn.execute(_TAKE_CATALOGUE).rowcount > 0:
            settle_all(db)
        for (document,) in db.conn.execute("SELECT sha256 FROM taking ORDER BY sha256"):
            settle(db, str(document))
        for (document,) in db.conn.execute(_REPLACED):
            deaccession(db, run, str(document))
        for table in ("taking", "seen"):
            db.conn.execute(f"DROP TABLE {table}")


@contextmanager
def _attached(db: Database, shard: Path) -> Iterator[None]:
    db.conn.execute("ATTACH ? AS shard", [f"{shard.absolute().as_uri()}?mode=ro"])
    try:
        yield
    finally:
        db.conn.execute("DETACH shard")


def _take_own_rules(db: Database, theirs: OwnRules, shard: Path) -> None:
    ours, none = own_rules(db), OwnRules()
    if theirs in (none, ours):
        return
    if ours != none:
        raise DatabaseError(f"{shard}: was made with other rules of yours (--rules) than the database; make it again")
    put_own_rules(db, theirs, str(shard))


def _take_documents(db: Database, run: int) -> None:
    """Put the rows of the documents that are taken in place of what stood there, and note what is to be joined."""
    db.conn.execute("INSERT OR IGNORE INTO to_join SELECT series FROM main.minutes WHERE document IN taking")
    for table in ("minutes", "pages", "sealed"):
        db.conn.execute(f"DELETE FROM main.{table} WHERE document IN taking")
    columns = [name for name in _columns(db, "documents") if name != "run"]
    names = ", ".join(columns)
    changes = ", ".join(f"{name} = excluded.{name}" for name in (*columns[1:], "run"))
    db.conn.execute(
        f"INSERT INTO main.documents ({names}, run) SELECT {names}, ? FROM shard.documents WHERE sha256 IN taking "
        f"ON CONFLICT DO UPDATE SET {changes}",
        [run],
    )
    for table in (*TABLES, "sealed"):
        is_by_document = table in OF_DOCUMENT or table == "sealed"
        scope = "document IN taking" if is_by_document else _OF_MINUTES
        names = ", ".join(f'"{name}"' for name in _columns(db, table))
        db.conn.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM shard.{table} WHERE {scope}")
    db.conn.execute("INSERT OR IGNORE INTO to_join SELECT series FROM main.minutes WHERE document IN taking")


def _take_files(db: Database, run: int, tell: Callable[[Taken], object]) -> None:
    """Bring the ledger up to date, and tell of the shard's files, which the table `seen` has from then on."""
    db.conn.execute(f"CREATE TEMP TABLE seen AS {_FILES}")
    for row in db.query("SELECT * FROM seen ORDER BY path"):
        is_news = row["before"] != row["document"] or row["before"] is None
        if row["is_later"]:
            db.conn.execute(_TAKE_FILE, {"path": row["path"], "run": run})
            _note(db, run, row)
        told = (row["class"], row["message"], row["pages"] or 0, row["seconds"] or 0.0)
        tell(Taken(row["path"], *told, is_news=bool(row["is_later"]) and is_news))


def _note(db: Database, run: int, row: Mapping[str, Any]) -> None:
    """Write down what happened to a file of which the shard knows more."""
    path, before, document = row["path"], row["before"], row["document"]
    if before is None and document is not None:
        add_event(db, run, Event("ingestion", path, document))
    elif document is None:
        add_event(db, run, Event("ingestion", path, failure=f"{row['class']}: {row['message']}"))
    elif before != document:
        add_event(db, run, Event("replacement", path, document, detail=f"in place of {before}"))


def _columns(db: Database, table: str) -> list[str]:
    return [str(row[1]) for row in db.conn.execute(f"PRAGMA main.table_info({table})")]


_OF_MINUTES = "minutes IN (SELECT key FROM shard.minutes WHERE document IN taking)"
_RANK = "2 * ({0}.outcome = 'imported') + ({0}.version = :version AND {0}.rules_version = :rules)"
_TAKING = f"""
SELECT theirs.sha256 FROM shard.documents AS theirs LEFT JOIN main.documents AS ours ON ours.sha256 = theirs.sha256
WHERE ours.sha256 IS NULL
  OR {_RANK.format("theirs")} > {_RANK.format("ours")}
  OR ({_RANK.format("theirs")} = {_RANK.format("ours")}
    AND (theirs.version, theirs.rules_version, coalesce(theirs.class, ''))
      <> (ours.version, ours.rules_version, coalesce(ours.class, ''))
    AND (coalesce(theirs.read_at, ''), theirs.version, theirs.rules_version, coalesce(theirs.class, ''))
      > (coalesce(ours.read_at, ''), ours.version, ours.rules_version, coalesce(ours.class, '')))
"""
_FILES = """
SELECT theirs.path, theirs.document, ours.document AS before,
  coalesce(theirs.class, documents.class) AS class,
  coalesce(theirs.message, documents.message) AS message,
  documents.pages, documents.seconds,
  ours.path IS NULL OR ours.state <> 'done'
    OR (coalesce(theirs.checked, ''), coalesce(theirs.sha256, ''))
      > (coalesce(ours.checked, ''), coalesce(ours.sha256, ''))
    AS is_later
FROM shard.files AS theirs
LEFT JOIN main.files AS ours ON ours.path = theirs.path
LEFT JOIN shard.documents ON documents.sha256 = theirs.document
WHERE theirs.state = 'done'
"""
# The documents that files held before which now hold another, or nothing that could be read.
_REPLACED = "SELECT DISTINCT before FROM seen WHERE is_later AND before <> coalesce(document, '')"
_OVER = ("bytes", "modified", "sha256", "document", "class", "message", "attempts", "checked", "gone", "is_closed")
_TAKE_FILE = f"""
INSERT INTO main.files (path, state, run, seen, {", ".join(_OVER)})
SELECT path, state, :run, seen, {", ".join(_OVER)} FROM shard.files WHERE path = :path
ON CONFLICT DO UPDATE SET state = excluded.state, run = excluded.run, {", ".join(f"{n} = excluded.{n}" for n in _OVER)}
"""
_TAKE_CATALOGUE = """
INSERT INTO main.catalogue SELECT * FROM shard.catalogue WHERE true
ON CONFLICT DO UPDATE SET
  path = excluded.path, sha256 = excluded.sha256, reference = excluded.reference, series = excluded.series,
  title = excluded.title, body = excluded.body, date = excluded.date, date_end = excluded.date_end,
  access = excluded.access, closed_until = excluded.closed_until, conditions = excluded.conditions,
  entry = excluded.entry, source = excluded.source, line = excluded.line, given = excluded.given
WHERE (excluded.given, excluded.entry) > (catalogue.given, catalogue.entry)
"""
