"""Questions to the joined rows: who came, which law was spoken of, what became of a task, and what matched nothing."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlite_utils import Database

from extractor.store.asking import OF_BODY, OF_CATALOGUE, WITHIN, Answer, Filter, actions, add_functions
from extractor.store.keys import fold, fold_name
from extractor.store.own import own_rules

_KEY_SIGNS = frozenset("0123456789abcdef")
_SHORTEST_KEY = 6


class Timeline(NamedTuple):
    """A task as `actions` gives it, and what each meeting says of it, in order."""

    task: Answer
    history: tuple[Answer, ...]


def people(db: Database, wanted: Filter, name: str | None = None) -> Iterator[Answer]:
    """Everybody who is listed at the meetings that fit, by body and name: how often, and what they have to do.

    `name` may be any form of the name, or initials.
    """
    yield from _asked(db, _PEOPLE, wanted, name=name)


def law(db: Database, wanted: Filter, words: str | None = None) -> Iterator[Answer]:
    """The legislation that the meetings that fit speak of, that most spoken of first; `words` of any of its names."""
    for row in _asked(db, _LAW, wanted, name=words):
        yield {**row, "provisions": "; ".join(dict.fromkeys(filter(None, json.loads(row["provisions"]))))}


def bill_progress(db: Database, legislation: str) -> list[Answer]:
    """What meetings say of a bill's stage, in order of date, where they say something new."""
    return list(db.query(_PROGRESS, [legislation]))


def timelines(db: Database, wanted: Filter, words: str | None = None) -> Iterator[Timeline]:
    """The tasks that fit with their history: those that have all `words`, or whose key, or a later one's, begins so."""
    for task in actions(db, wanted):
        history = tuple(db.query(_HISTORY, [task["key"]]))
        if words is None or _is_meant(words, history):
            yield Timeline(task, tuple({**one, "changes": json.loads(one["changes"])} for one in history))


def unmatched(db: Database, wanted: Filter) -> Iterator[Answer]:
    """What matched nothing: owners who are nobody listed, letters without a meaning, names of the user's own rules.

    `what` says which; `candidates` are the several things that letters may stand for.
    """
    yield from _asked(db, _OWNERS, wanted)
    yield from _asked(db, _LETTERS, wanted)
    yield from _idle_names(db)


def _asked(db: Database, query: str, wanted: Filter, **more: str | None) -> Iterator[Answer]:
    add_functions(db)
    values: dict[str, Any] = {"name": None, **wanted._asdict(), **more}
    yield from db.query(query, {**values, "states": " ".join(wanted.states)})


def _is_meant(words: str, history: tuple[Answer, ...]) -> bool:
    start = words.strip().casefold()
    if len(start) >= _SHORTEST_KEY and set(start) <= _KEY_SIGNS:
        return any(one["key"].startswith(start) for one in history)
    told = set(fold(" ".join(one["text"] for one in history)).split())
    return set(fold(words).split()) <= told


def _idle_names(db: Database) -> Iterator[Answer]:
    """The names of the user's own rules that no minutes print."""
    own, printed = own_rules(db), _printed(db)
    given = [(kind, one) for kind in ("person", "body", "organisation") for one in getattr(own, kind)]
    for kind, one in given:
        for name in one.also:
            if fold(name) not in printed and fold_name(name) not in printed:
                yield _idle(f"own name of a {kind}" if kind != "organisation" else "own name of an organisation", name)
    used = {str(short) for (short,) in db.execute("SELECT DISTINCT short FROM abbreviation_uses")}
    yield from (_idle("own abbreviation", one.short) for one in own.abbreviation if one.short not in used)


def _idle(what: str, name: str) -> Answer:
    nowhere = {"body": None, "uses": 0, "first": None, "last": None, "candidates": "[]", "key": None}
    return {"what": what, "name": name, **nowhere}


def _printed(db: Database) -> set[str]:
    names = [str(name) for (name,) in db.execute(_PRINTED)]
    return {fold(name) for name in names} | {fold_name(name) for name in names}


_PEOPLE = f"""
SELECT
  coalesce(people.name, organisations.name) AS name,
  (SELECT group_concat(name, '; ') FROM (
    SELECT name, sum(uses) AS uses FROM aliases
    WHERE (aliases.person = people.key OR (people.key IS NULL AND aliases.organisation = organisations.key))
      AND name <> coalesce(people.name, organisations.name)
    GROUP BY name ORDER BY sum(uses) DESC, name)) AS also,
  max(attendances.role) AS role,
  bodies.name AS body,
  count(DISTINCT CASE WHEN attendances.status IN ('present', 'in_attendance') THEN meetings.key END) AS came,
  count(DISTINCT CASE WHEN attendances.status = 'apologies' THEN meetings.key END) AS apologies,
  count(DISTINCT CASE WHEN attendances.status = 'absent' THEN meetings.key END) AS absent,
  min(meetings.date) AS first,
  max(meetings.date) AS last,
  (SELECT count(DISTINCT owned.key) FROM actions_by_owner AS owned
    JOIN action_threads ON action_threads.key = owned.key AND action_threads.body IS meetings.body
    WHERE owned.person = people.key OR (people.key IS NULL AND owned.organisation = organisations.key)) AS actions,
  (SELECT count(DISTINCT owned.key) FROM actions_by_owner AS owned
    JOIN action_threads ON action_threads.key = owned.key AND action_threads.body IS meetings.body
    WHERE (owned.person = people.key OR (people.key IS NULL AND owned.organisation = organisations.key))
      AND owned.state <> 'closed') AS not_closed,
  coalesce(people.key, organisations.key) AS key
FROM attendances
JOIN attendance_links AS links ON links.attendance = attendances.key
JOIN meetings ON meetings.record = attendances.minutes
LEFT JOIN bodies ON bodies.key = meetings.body
LEFT JOIN people ON people.key = links.person
LEFT JOIN organisations ON organisations.key = links.organisation
WHERE (people.key IS NOT NULL OR attendances.type = 'organisation')
  AND {OF_BODY.format(body="meetings.body")} AND {WITHIN.format(date="meetings.date")}
  AND {OF_CATALOGUE.format(meeting="meetings.key")}
  AND (:name IS NULL OR fits(:name, coalesce(people.name, organisations.name)) OR EXISTS (
    SELECT 1 FROM aliases WHERE fits(:name, aliases.name)
      AND (aliases.person = people.key OR (people.key IS NULL AND aliases.organisation = organisations.key))))
GROUP BY meetings.body, coalesce(people.key, organisations.key)
ORDER BY bodies.name IS NULL, bodies.name, name, key
"""
_LAW = f"""
SELECT
  legislation.title,
  legislation.year,
  legislation.number,
  legislation.type,
  legislation.jurisdiction,
  count(*) AS mentions,
  count(DISTINCT meetings.key) AS meetings,
  group_concat(DISTINCT bodies.name) AS bodies,
  min(meetings.date) AS first,
  max(meetings.date) AS last,
  json_group_array(legislation_mentions.provision) AS provisions,
  max(json_extract(legislation_mentions.became, '$.title')) AS became,
  legislation.uri,
  legislation.key
FROM legislation_links AS links
JOIN legislation ON legislation.key = links.legislation
JOIN legislation_mentions ON legislation_mentions.key = links.mention
JOIN meetings ON meetings.record = legislation_mentions.minutes
LEFT JOIN bodies ON bodies.key = meetings.body
WHERE {OF_BODY.format(body="meetings.body")} AND {WITHIN.format(date="meetings.date")}
  AND {OF_CATALOGUE.format(meeting="meetings.key")}
  AND (:name IS NULL OR fits(:name, legislation.title || ' ' || coalesce(legislation.year, '')) OR EXISTS (
    SELECT 1 FROM aliases WHERE aliases.legislation = legislation.key AND fits(:name, aliases.name)))
GROUP BY legislation.key
ORDER BY meetings DESC, mentions DESC, legislation.title, legislation.key
"""
_PROGRESS = """
SELECT date, body, house, stage, stage_date, mention AS key FROM bill_progress
WHERE legislation = ? AND is_news ORDER BY date, body, mention
"""
_HISTORY = """
SELECT date, event, changes, silent_before, text, owners, due, ref, status, body, path, page, block, key
FROM action_timeline WHERE thread = ? ORDER BY date IS NULL, date, key
"""
_OWNERS = f"""
SELECT 'owner of an action' AS what, action_owners.owner AS name, bodies.name AS body, count(*) AS uses,
  min(meetings.date) AS first, max(meetings.date) AS last, '[]' AS candidates, min(action_owners.key) AS key
FROM action_owners
JOIN meetings ON meetings.record = action_owners.minutes
LEFT JOIN bodies ON bodies.key = meetings.body
LEFT JOIN owner_links ON owner_links.owner = action_owners.key
WHERE owner_links.owner IS NULL AND {OF_BODY.format(body="meetings.body")} AND {WITHIN.format(date="meetings.date")}
  AND {OF_CATALOGUE.format(meeting="meetings.key")}
GROUP BY action_owners.owner, meetings.body ORDER BY body IS NULL, body, uses DESC, name
"""
_LETTERS = f"""
SELECT 'letters' AS what, short AS name, meanings.body, count(*) AS uses,
  min(meanings.date) AS first, max(meanings.date) AS last, max(candidates) AS candidates, min(meanings.key) AS key
FROM abbreviation_meanings AS meanings JOIN meetings ON meetings.key = meanings.meeting
WHERE long IS NULL AND {OF_BODY.format(body="meetings.body")} AND {WITHIN.format(date="meetings.date")}
  AND {OF_CATALOGUE.format(meeting="meetings.key")}
GROUP BY short, meetings.body ORDER BY meanings.body IS NULL, meanings.body, uses DESC, name
"""
_PRINTED = """
SELECT name FROM aliases
UNION SELECT body FROM minutes WHERE body IS NOT NULL UNION SELECT name FROM attendances
UNION SELECT owner FROM action_owners UNION SELECT organisation FROM attendances WHERE organisation IS NOT NULL
"""
