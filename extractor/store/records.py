"""Rows -> records: a document's records as they were stored."""

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from sqlite_utils import Database

from extractor.store.rows import DOCUMENT_LISTS, LISTS
from models import (
    Abbreviation,
    AbbreviationUse,
    Action,
    Attendee,
    Box,
    Decision,
    DocumentRecord,
    Evidence,
    LegislationMention,
    Meeting,
    Mention,
    Minutes,
    Section,
)

_MODELS: dict[str, type[Mention]] = {
    "sections": Section,
    "evidence": Evidence,
    "attendances": Attendee,
    "abbreviations": Abbreviation,
    "abbreviation_uses": AbbreviationUse,
    "legislation_mentions": LegislationMention,
    "actions": Action,
    "decisions": Decision,
}
_AS_JSON = frozenset({"candidates", "provisions", "became", "block"})
_INDEX = frozenset({"section", "parent", "antecedent"})
_TIMES = {"start": "start_time", "end": "end_time"}

_Row = dict[str, Any]


def records(db: Database, sha256: str, path: str) -> Iterator[Minutes]:
    """The records of the document `sha256`, in order, as those of the file at `path`; none of one that is closed."""
    for row in db.query(
        "SELECT * FROM documents WHERE sha256 = ? AND outcome = 'imported' AND kind IS NOT NULL", [sha256]
    ):
        document = {**_document(row), "path": path}
        for minutes in db.query("SELECT * FROM minutes WHERE document = ? ORDER BY part, span_start", [sha256]):
            yield Minutes.model_validate_json(json.dumps({"document": document, **_minutes(db, minutes)}))


def _document(row: _Row) -> _Row:
    values = {name: row[name] for name in DocumentRecord.model_fields if name != "path"}
    return values | {name: json.loads(row[name]) for name in DOCUMENT_LISTS}


def _minutes(db: Database, row: _Row) -> _Row:
    found = {table: _rows(db, table, row["key"]) for table in LISTS}
    found |= {table: _rows(db, table, row["key"]) for table in ("action_owners", "votes")}
    places = {entry["key"]: entry["position"] for entries in found.values() for entry in entries}
    lists = {name: [_mention(table, entry, found, places) for entry in found[table]] for table, name in LISTS.items()}
    facts = {name: row[_TIMES.get(name, name)] for name in Meeting.model_fields if name != "evidence"}
    meeting = {**facts, "evidence": lists.pop("meeting.evidence")}
    span = None if row["span_start"] is None else {"start": row["span_start"], "end": row["span_end"]}
    return {"part": row["part"], "span": span, "kind": row["kind"], "meeting": meeting, **lists}


def _rows(db: Database, table: str, minutes: str) -> list[_Row]:
    return list(db.query(f"SELECT * FROM {table} WHERE minutes = ? ORDER BY position", [minutes]))


def _mention(table: str, row: _Row, found: dict[str, list[_Row]], places: dict[str, int]) -> _Row:
    """The mention that a row holds; a key that refers to another row becomes its place in the record's list."""
    model = _MODELS[table]
    values = {name: _value(model, name, row, places) for name in model.model_fields if name in row}
    values |= {"span": {"start": row["span_start"], "end": row["span_end"]}}
    values |= {"quotes": [{"start": start, "end": end} for start, end in json.loads(row["quotes"])]}
    edges = [each.name for each in fields(Box)]
    values |= {"boxes": [dict(zip(edges, box, strict=True)) for box in json.loads(row["boxes"])]}
    if table == "actions":
        values |= _owners([owner for owner in found["action_owners"] if owner["action"] == row["key"]], places)
    if table == "decisions":
        values |= _votes(row, [vote for vote in found["votes"] if vote["decision"] == row["key"]])
    return values


def _value(model: type[Mention], name: str, row: _Row, places: dict[str, int]) -> object:
    value = row[name]
    if value is None:
        return None
    if name in _INDEX:
        return places[value]
    if name in _AS_JSON:
        return json.loads(value)
    return bool(value) if model.model_fields[name].annotation is bool else value


def _owners(rows: list[_Row], places: dict[str, int]) -> _Row:
    refs = sorted((row for row in rows if row["reference"] is not None), key=lambda row: int(row["reference"]))
    return {"owners": [row["owner"] for row in rows], "owner_refs": [_ref(row, places) for row in refs]}


def _ref(row: _Row, places: dict[str, int]) -> _Row:
    attendee = None if row["attendance"] is None else places[row["attendance"]]
    return {"owner": row["owner"], "attendee": attendee, "organisation": row["organisation"]}


def _votes(row: _Row, ballots: list[_Row]) -> _Row:
    counts = {"for": row["votes_for"], "against": row["votes_against"], "abstain": row["votes_abstain"]}
    roll_call = [{"name": ballot["name"], "vote": ballot["vote"]} for ballot in ballots]
    return {"votes": counts if row["is_counted"] else None, "roll_call": roll_call}
