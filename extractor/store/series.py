"""One series of minutes -> its joined rows: body, meetings, people, links, tasks."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sqlite_utils import Database

from extractor.store import bodies, meetings
from extractor.store.aliases import Aliases
from extractor.store.attending import Link, Meant, Owning, Register, attendings, ownings
from extractor.store.catalogue import laid_over
from extractor.store.columns import Row
from extractor.store.keys import fold, fold_name
from extractor.store.legislation import CITED, Cited, is_direct, works
from extractor.store.meanings import Meanings
from extractor.store.naming import OF_SERIES
from extractor.store.organisations import expansions
from extractor.store.own import Called, own_rules
from extractor.store.rows import Rows
from extractor.store.tasks import task_rows

_TABLES = (
    "bodies",
    "meetings",
    "meeting_versions",
    "people",
    "attendance_links",
    "owner_links",
    "legislation_links",
    "abbreviation_links",
    "catalogue_differences",
    "action_threads",
    "action_history",
)
_FACTS = (
    *("start_time", "end_time", "location", "chair", "secretary", "next_meeting", "quorum", "quorum_needed"),
    "approval",
)


class _Scope(NamedTuple):
    """The minutes of one body, or one document's where the body isn't known."""

    body: bodies.Body | None
    minutes: Sequence[bodies.Told]
    meetings: Sequence[meetings.Held]


def joined(db: Database, series: str) -> tuple[Rows, Aliases]:
    """The joined rows of a series, by table, each table after those it refers to; and the names it prints."""
    rows, aliases = defaultdict[str, list[Row]](list), Aliases()
    for table, row in _rows(db, series, aliases):
        rows[table].append({"series": series, **row} if table in _OF_SERIES else row)
    return {table: rows[table] for table in _TABLES}, aliases


_OF_SERIES = frozenset({"bodies", "meetings", "people", "action_threads"})


def _rows(db: Database, series: str, aliases: Aliases) -> Iterator[tuple[str, Row]]:
    attending, owning, given = attendings(db, series), ownings(db, series), own_rules(db)
    meant = Meant(expansions(db, series), Called(given, series))
    called = next((one.name for one in given.body if fold_name(one.name) == series), None)
    laid = laid_over(db, [bodies.Told(*row) for row in db.execute(_TOLD, [series])], series)
    yield from (("catalogue_differences", row) for row in laid.differences)
    for scope in _scopes(db, laid.told):
        own = {one.key for one in scope.minutes}
        here = [one for one in owning if one.minutes in own]
        present = [one for one in attending if one.minutes in own]
        register = Register(_scope_key(scope), present, here, meant, aliases)
        yield from _body(scope, called, aliases)
        yield from _meetings(db, scope)
        yield from _people(scope, register)
        owners = {one: register.owner(one) for one in here}
        yield from _owners(owners)
        yield from task_rows(db, scope.body and scope.body.key, scope.meetings, _named(owners))
        if scope.body is not None:
            yield from Meanings(db, series, {one.key: one for one in scope.minutes}).rows(db, series)
    yield from _legislation(db, series, aliases)


def _scopes(db: Database, told: Sequence[bodies.Told]) -> Iterator[_Scope]:
    alike = _alike(db)
    for body in bodies.bodies(told):
        yield _Scope(body, body.minutes, meetings.meetings(body.key, body.minutes, alike))
    for one in told:
        if one.body is None:
            yield _Scope(None, (one,), meetings.meetings(None, (one,), alike))


def _alike(db: Database) -> Callable[[bodies.Told, bodies.Told], bool]:
    @cache
    def text(of_key: str) -> str:
        return fold(str(db.execute(_TEXT, [of_key]).fetchone()[0]))

    return lambda a, b: meetings.is_alike(text(a.key), text(b.key))


def _scope_key(scope: _Scope) -> str:
    return scope.minutes[0].key if scope.body is None else scope.body.key


def _body(scope: _Scope, called: str | None, aliases: Aliases) -> Iterator[tuple[str, Row]]:
    """The body with its names; `called` is the one that the user gives it."""
    if scope.body is not None:
        name = called or scope.body.name
        yield "bodies", {"key": scope.body.key, "name": name, "organisation": scope.body.organisation}
        for one in scope.minutes:
            aliases.add("body", scope.body.key, one.body)


def _meetings(db: Database, scope: _Scope) -> Iterator[tuple[str, Row]]:
    for held in scope.meetings:
        record = held.versions[0].key
        row: Row = {"key": held.key, "body": scope.body and scope.body.key, "date": held.date, "number": held.number}
        facts = next(iter(db.query(f"SELECT {', '.join(_FACTS)} FROM minutes WHERE key = ?", [record])))
        yield "meetings", {**row, "record": record, "versions": len(held.versions), **facts}
        for rank, version in enumerate(held.versions, start=1):
            yield "meeting_versions", {"minutes": version.key, "meeting": held.key, "rank": rank}


def _people(scope: _Scope, register: Register) -> Iterator[tuple[str, Row]]:
    for key, name in register.people():
        yield "people", {"key": key, "body": scope.body and scope.body.key, "name": name}
    for attendance, link in register.links.items():
        if link.person or link.organisation:
            yield "attendance_links", {"attendance": attendance, **link._asdict()}


def _owners(owners: Mapping[Owning, Link | None]) -> Iterator[tuple[str, Row]]:
    for one, link in owners.items():
        if link is not None:
            yield "owner_links", {"owner": one.key, **link._asdict()}


def _named(owners: Mapping[Owning, Link | None]) -> dict[str, frozenset[str]]:
    """Whom each action names: folded words as printed, and the key of the person, or of the organisation, meant."""
    found: dict[str, set[str]] = {}
    for one, link in owners.items():
        meant = (link.person or link.organisation) if link is not None else None
        found.setdefault(one.action, set()).update({fold(one.owner), meant or ""} - {""})
    return {action: frozenset(names) for action, names in found.items()}


def _legislation(db: Database, series: str, aliases: Aliases) -> Iterator[tuple[str, Row]]:
    cited = [Cited(*row) for row in db.execute(_CITED, [series])]
    texts = {one.key: one.text for one in cited if is_direct(one)}
    for mention, work in works(cited).items():
        aliases.add("legislation", work, texts.get(mention))
        yield "legislation_links", {"mention": mention, "legislation": work}


_TOLD = f"""
SELECT minutes.key, minutes.document, minutes.part, minutes.kind, series_names.joined, minutes.body,
  minutes.organisation, minutes.date, minutes.start_time, minutes.approval, documents.text_layer, documents.media_type
FROM minutes JOIN documents ON documents.sha256 = minutes.document
{OF_SERIES} ORDER BY minutes.key
"""
_TEXT = """
SELECT substr(documents.text, coalesce(minutes.span_start, 0) + 1,
  coalesce(minutes.span_end, length(documents.text)) - coalesce(minutes.span_start, 0))
FROM minutes JOIN documents ON documents.sha256 = minutes.document WHERE minutes.key = ?
"""
_CITED = f"""
SELECT {CITED} FROM legislation_mentions JOIN minutes ON minutes.key = legislation_mentions.minutes
{OF_SERIES} ORDER BY legislation_mentions.key
"""
