"""What is wrong with the form of an entry, in the words of whoever wrote it."""

from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel

from models import OwnAbbreviation, OwnName, OwnRule, OwnRules, OwnWords

_ENTRIES: dict[str, type[BaseModel]] = {
    "rule": OwnRule,
    "words": OwnWords,
    "abbreviation": OwnAbbreviation,
    "person": OwnName,
    "body": OwnName,
    "organisation": OwnName,
}
# What to write into a field that is missing or empty.
_NEEDED = {
    "id": 'a name of its own in small letters and hyphens, such as id = "byelaws"',
    "why": "a sentence that says what it is for, of ten letters at least",
    "table": 'the table it belongs to, such as table = "legislation"; docs/own-rules.md has them',
    "matches": "at least one text in which the rule must find something",
    "not_matches": "at least one text in which the rule must find nothing",
    "words": "at least one word",
    "short": "the letters, at least two",
    "long": "what the letters stand for",
    "name": "the name under which it is to be shown",
    "also": 'a list of the other names, such as also = ["T. Brown"]',
}
_FORMS = {
    "string_type": "must be a text in quotes",
    "tuple_type": "must be a list in brackets",
    "dict_type": 'must be a table, such as {{ type = "act" }}',
}


def said(error: Any) -> str:
    """A sentence on one of pydantic's errors: what is wrong, and what to write."""
    kind, field = str(error["loc"][0]) if error["loc"] else "", str(error["loc"][-1]) if error["loc"] else ""
    if error["type"] == "extra_forbidden":
        return _unknown(kind, field, is_entry=len(error["loc"]) == 1)
    named = next((str(part) for part in reversed(error["loc"]) if isinstance(part, str)), field)
    if named in _NEEDED and error["type"] in {"missing", "too_short", "string_too_short", "string_pattern_mismatch"}:
        return f"`{named}` is missing or too short: write {_NEEDED[named]}"
    if error["type"] in _FORMS:
        return f"`{named}` {_FORMS[error['type']]}"
    return f"`{named}`: {error['msg'].removeprefix('Value error, ')}"


def _unknown(kind: str, field: str, *, is_entry: bool) -> str:
    known = list(OwnRules.model_fields if is_entry else _ENTRIES[kind].model_fields)
    near = get_close_matches(field, known, 1)
    what = "no kind of entry" if is_entry else f"no field of [[{kind}]]"
    return f"`{field}` is {what}; " + (f"did you mean `{near[0]}`?" if near else f"there are {', '.join(known)}")
