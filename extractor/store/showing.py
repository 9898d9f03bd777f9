"""A key -> the row it stands for, with the words on the page that it was read from."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from sqlite_utils import Database

from extractor.store.about import MORE
from models import Span

# Where a key may be looked for, in this order; a task has the key of the action that set it.
_TABLES = (
    "actions",
    "decisions",
    "sections",
    "attendances",
    "legislation_mentions",
    "abbreviations",
    "abbreviation_uses",
    "evidence",
    "action_owners",
    "votes",
    "minutes",
    "pages",
    "meetings",
    "bodies",
    "people",
    "organisations",
    "legislation",
)
_SHORTEST = 4


_LONGEST = 1500  # code points of a section that are shown


class Place(NamedTuple):
    """Where a row was read: the file, the meeting, and the words around it with the stretches that it was read from."""

    path: str
    body: str | None
    date: str | None
    text: str
    marked: tuple[Span, ...]


class Shown(NamedTuple):
    """A row with its table, where it was read, and what else is known of it: rows under a heading."""

    table: str
    row: dict[str, Any]
    place: Place | None
    more: dict[str, list[dict[str, Any]]]


def find_keys(db: Database, beginning: str) -> list[tuple[str, str]]:
    """The tables and keys that begin with `beginning`, at most ten; none if it is too short to mean one."""
    if len(beginning) < _SHORTEST:
        return []
    found = [
        (table, str(key))
        for table in _TABLES
        for (key,) in db.execute(
            f"SELECT key FROM {table} WHERE key >= ? AND key < ? LIMIT 10", [beginning, beginning + "g"]
        )
    ]
    return found[:10]


def show(db: Database, table: str, key: str) -> Shown:
    """The row of `table` that has the key."""
    row = next(iter(db.query(f"SELECT * FROM {table} WHERE key = ?", [key])))
    more = {name: list(db.query(query, [key])) for name, query in MORE.get(table, {}).items()}
    return Shown(table, row, _place(db, table, row), {name: rows for name, rows in more.items() if rows})


def _place(db: Database, table: str, row: dict[str, Any]) -> Place | None:
    minutes = {"minutes": row["key"], "meetings": row.get("record")}.get(table, row.get("minutes"))
    if minutes is None:
        return None
    path, body, date, text = db.execute(_WHERE, [minutes]).fetchone()
    if "span_start" not in row or table == "minutes":
        return Place(path, body, date, "", ())
    span = Span(start=row["span_start"], end=row["span_end"])
    quotes = tuple(Span(start=start, end=end) for start, end in json.loads(row["quotes"])) or (span,)
    around = [_first(span)] if table == "sections" else list(_paragraphs(text, quotes))
    return Place(path, body, date, *_excerpt(text, around, quotes))


def _first(section: Span) -> Span:
    return Span(start=section.start, end=min(section.end, section.start + _LONGEST))


def _paragraphs(text: str, quotes: Iterable[Span]) -> Iterator[Span]:
    """The paragraphs that `quotes` stand in, in order, those that follow each other as one."""
    last: Span | None = None
    for quote in sorted(quotes, key=lambda span: span.start):
        start = max(text.rfind(mark, 0, quote.start) for mark in "\n\f") + 1
        ends = [at for at in (text.find(mark, quote.end) for mark in "\n\f") if at >= 0]
        span = Span(start=start, end=min(ends, default=len(text)))
        if last is None:
            last = span
        elif span.start <= last.end + 1:
            last = Span(start=last.start, end=max(last.end, span.end))
        else:
            yield last
            last = span
    if last is not None:
        yield last


def _excerpt(text: str, around: Iterable[Span], quotes: Iterable[Span]) -> tuple[str, tuple[Span, ...]]:
    """The stretches `around` put together, and where the quotes stand in that."""
    excerpt, marked = "", []
    for span in around:
        excerpt += "\n…\n" if excerpt else ""
        by = len(excerpt) - span.start
        inside = (quote for quote in quotes if quote.start < span.end and span.start < quote.end)
        marked += [Span(start=max(quote.start, span.start) + by, end=min(quote.end, span.end) + by) for quote in inside]
        excerpt += span.of(text)
    return excerpt, tuple(marked)


_WHERE = """
SELECT document_paths.path, minutes.body, minutes.date, documents.text FROM minutes
JOIN documents ON documents.sha256 = minutes.document
JOIN document_paths ON document_paths.document = minutes.document
WHERE minutes.key = ?
"""
