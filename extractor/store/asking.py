"""Questions to the database: actions with what became of them, and what is in it altogether."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlite_utils import Database

from extractor.store.keys import fold

Answer = dict[str, Any]


class Filter(NamedTuple):
    """What to look for; what is None or empty isn't asked for. Dates are ISO, as far as known: "2021" is that year.

    `reference` and `series` are the catalogue's: a reference code with all that are below it, words of a series' name.
    """

    body: str | None = None
    since: str | None = None
    until: str | None = None
    owner: str | None = None
    states: Sequence[str] = ()
    reference: str | None = None
    series: str | None = None


def actions(db: Database, wanted: Filter) -> Iterator[Answer]:
    """The tasks that fit, in order of the meeting that set them.

    An owner fits by any form of the name: as printed, in full, by initials, or by the organisation or its abbreviation.
    """
    add_functions(db)
    values = {**wanted._asdict(), "states": " ".join(wanted.states)}
    yield from db.query(_ACTIONS, values)


def totals(db: Database) -> Answer:
    """How many files, documents, meetings and bodies there are, and the days of the first and the last meeting."""
    return next(iter(db.query(_TOTALS)))


def last_run(db: Database) -> Answer | None:
    """The last run of an import, or of what converts files."""
    asked = "SELECT * FROM runs WHERE command IN ('import', 'convert') ORDER BY id DESC LIMIT 1"
    return next(iter(db.query(asked)), None)


def failures(db: Database) -> Iterator[Answer]:
    """Every file that could not be read, by class and path; of a fault, where Minutebook failed."""
    yield from db.query(_FAILURES)


def kinds(db: Database) -> dict[str, int]:
    """How many documents of each kind there are."""
    counted = db.execute("SELECT kind, count(*) FROM documents WHERE kind IS NOT NULL GROUP BY kind ORDER BY kind")
    return {str(kind): int(n) for kind, n in counted}


def add_functions(db: Database) -> None:
    """Let SQL ask what the fragments below ask."""
    db.conn.create_function("fits", 2, fits, deterministic=True)
    db.conn.create_function("is_below", 2, is_below, deterministic=True)


@lru_cache(maxsize=10_000)
def is_below(wanted: str, reference: str | None) -> bool:
    """Whether a reference code is `wanted`, or begins with it and goes on with another level: "PC/1/3", not "PC/13"."""
    code, whole = wanted.strip().casefold().rstrip("/.:-"), (reference or "").strip().casefold()
    return bool(code) and whole.startswith(code) and not whole[len(code) : len(code) + 1].isalnum()


@lru_cache(maxsize=10_000)
def fits(wanted: str | None, name: str | None) -> bool:
    """Whether every word of `wanted` is one of the name's."""
    words = set(fold(wanted or "").split())
    return bool(words) and words <= set(fold(name or "").split())


# A date of which only the year or month is known fits if some day of it would.
WITHIN = """
  (:since IS NULL OR {date} >= substr(:since, 1, length({date})))
  AND (:until IS NULL OR substr({date}, 1, length(:until)) <= :until)
"""
OF_BODY = """
  (:body IS NULL OR {body} IN (
    SELECT key FROM bodies WHERE fits(:body, name || ' ' || coalesce(organisation, ''))
    UNION SELECT body FROM aliases WHERE body IS NOT NULL AND fits(:body, name)
  ))
"""
# Documents, and meetings of which any version is one, that the catalogue has under the reference and series.
CATALOGUED = """
  (:reference IS NULL AND :series IS NULL OR {document} IN (
    SELECT document FROM catalogued
    WHERE (:reference IS NULL OR is_below(:reference, reference)) AND (:series IS NULL OR fits(:series, series))
  ))
"""
OF_CATALOGUE = f"""
  (:reference IS NULL AND :series IS NULL OR {{meeting}} IN (
    SELECT versions.meeting FROM meeting_versions AS versions JOIN minutes ON minutes.key = versions.minutes
    WHERE {CATALOGUED.format(document="minutes.document")}
  ))
"""
_ACTIONS = f"""
SELECT list.date, list.body, list.text, list.owners, list.due, list.state, list.last_heard,
  list.silent, list.path, list.page, list.key
FROM action_list AS list JOIN action_threads AS threads ON threads.key = list.key
WHERE {OF_BODY.format(body="threads.body")}
  AND (:states = '' OR instr(' ' || :states || ' ', ' ' || list.state || ' '))
  AND (coalesce(:since, :until, :reference, :series) IS NULL OR threads.key IN (
    SELECT thread FROM action_history JOIN meetings ON meetings.key = action_history.meeting
    WHERE {WITHIN.format(date="meetings.date")} AND {OF_CATALOGUE.format(meeting="meetings.key")}
  ))
  AND (:owner IS NULL OR threads.key IN (
    SELECT action_history.thread FROM action_history
    JOIN action_owners ON action_owners.action = action_history.action
    LEFT JOIN owner_links AS links ON links.owner = action_owners.key
    WHERE fits(:owner, action_owners.owner)
      OR links.person IN (SELECT person FROM aliases WHERE person IS NOT NULL AND fits(:owner, name))
      OR links.organisation IN (SELECT organisation FROM aliases WHERE organisation IS NOT NULL AND fits(:owner, name))
  ))
ORDER BY list.date IS NULL, list.date, list.body, list.path, list.page, list.key
"""
_FAILURES = """
SELECT ledger.class, ledger.path, ledger.message, ledger.attempts, documents.traceback
FROM ledger LEFT JOIN documents USING (sha256) WHERE ledger.outcome = 'failed' AND gone IS NULL
ORDER BY ledger.class, ledger.path
"""
_TOTALS = """
SELECT
  (SELECT count(*) FROM files WHERE NOT is_closed) AS files,
  (SELECT count(*) FROM files WHERE NOT is_closed AND state <> 'done' AND gone IS NULL) AS waiting,
  (SELECT count(*) FROM files WHERE NOT is_closed AND gone IS NOT NULL) AS gone,
  (SELECT min(checked) FROM files WHERE NOT is_closed AND gone IS NULL) AS checked,
  (SELECT count(*) FROM documents WHERE outcome = 'imported' AND kind IS NOT NULL) AS documents,
  (SELECT count(*) FROM meetings) AS meetings,
  (SELECT count(*) FROM bodies) AS bodies,
  (SELECT count(*) FROM action_threads) AS actions,
  (SELECT count(*) FROM to_join) AS to_join,
  (SELECT min(date) FROM meetings) AS first,
  (SELECT max(date) FROM meetings) AS last
"""
