"""Finds -> columns: what a row says of one find, and where it stands."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from operator import attrgetter

from pydantic import TypeAdapter

from models import Action, Box, Decision, LegislationMention, Mention, OwnerRef, Section, Span, Votes

Value = str | int | float | None
Row = dict[str, Value]
Made = dict[str, list[str]]

_ANY = TypeAdapter(object)
_COMPACT = json.JSONEncoder(separators=(",", ":"))
_EDGES = {place: attrgetter(*(field.name for field in fields(place))) for place in (Span, Box)}
# What other columns or tables say: a mention's place, references to other rows, and lists that are rows of their own.
_ELSEWHERE = {*Mention.model_fields, "parent", "antecedent", "owners", "owner_refs", "votes", "roll_call"}


def json_text(value: object) -> str:
    """`value`, which may hold records, as JSON."""
    return _ANY.dump_json(value).decode()


def values(find: Mention, made: Made, text: str) -> Row:
    """What is said of `find`; an index into a list of the record becomes the key that was made for its entry."""
    fields = (name for name in type(find).model_fields if name not in _ELSEWHERE)
    row = {name: _value(getattr(find, name)) for name in fields}
    if isinstance(find, Section):
        row |= {"parent": _at(made["sections"], find.parent), "text": _under(find, text)}
    if isinstance(find, LegislationMention):
        row["antecedent"] = _at(made["legislation_mentions"], find.antecedent)
    if isinstance(find, Decision):
        row |= _counts(find)
    return row


def _value(value: object) -> Value:
    if isinstance(value, bool):
        return int(value)
    return value if value is None or isinstance(value, (str, int, float)) else json_text(value)


def _at(keys: list[str], index: int | None) -> str | None:
    return None if index is None else keys[index]


def _under(section: Section, text: str) -> str:
    start = section.quotes[-1].end if section.quotes else section.span.start
    return text[start : section.span.end].strip()


def _counts(decision: Decision) -> Row:
    told = decision.votes or Votes()
    return {
        "is_counted": int(decision.votes is not None),
        "votes_for": told.in_favour,
        "votes_against": told.against,
        "votes_abstain": told.abstain,
    }


def place(find: Mention, sections: list[str]) -> Row:
    """Where `find` stands, and which rule found it."""
    return {
        "span_start": find.span.start,
        "span_end": find.span.end,
        "quotes": _arrays(find.quotes),
        "page": find.page,
        "boxes": _arrays(find.boxes),
        "block": None if find.block is None else find.block.model_dump_json(exclude_none=True),
        "rule": find.rule,
        "confidence": find.confidence,
        "section": _at(sections, find.section),
    }


def _arrays(places: Iterable[Span | Box]) -> str:
    return _COMPACT.encode([_EDGES[type(place)](place) for place in places])


def owners(action: Action, key: str, attendances: list[str]) -> Iterator[Row]:
    """One row an owner, with the first reference to it."""
    refs = {ref.owner: (at, ref) for at, ref in reversed(list(enumerate(action.owner_refs)))}
    for position, owner in enumerate(action.owners):
        at, ref = refs.pop(owner, (None, OwnerRef(owner=owner)))
        yield {
            "action": key,
            "position": position,
            "owner": owner,
            "reference": at,
            "attendance": _at(attendances, ref.attendee),
            "organisation": ref.organisation,
        }
