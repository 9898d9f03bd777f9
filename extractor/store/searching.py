"""Words -> the places where minutes say them, best first."""

import re
from typing import Any

from sqlite_utils import Database

from extractor.store.asking import CATALOGUED, OF_BODY, WITHIN, Filter, add_functions

# Around the words that were looked for in a snippet.
START, END = "\x02", "\x03"
_TERM = re.compile(r'"(?P<phrase>[^"]*)"|(?P<word>\S+)')


def search(db: Database, words: str, wanted: Filter, limit: int) -> list[dict[str, Any]]:
    """The sections, heads of minutes, actions and decisions that have all the words, best first; at most `limit`.

    Words are found in all their forms ("meet" finds "meetings"). "Two words" in quotes stand together; a word ending in
    * is the beginning of words; OR between two finds either. What the record of a meeting says comes before what its
    other versions say.
    """
    asked = expression(words)
    if not asked:
        return []
    add_functions(db)
    values = {**wanted._asdict(), "states": None, "words": asked, "limit": limit, "start": START, "end": END}
    found = [row for kind in _KINDS for row in db.query(_query(kind), {**values, "kind": kind})]
    return sorted(found, key=lambda row: (row["is_version"], round(row["rank"], 6), row["date"] or "~", row["key"]))[
        :limit
    ]


def expression(words: str) -> str:
    """What a person typed, as FTS5 understands it; nothing typed is a mistake."""
    terms: list[str] = []
    for found in _TERM.finditer(words):
        if found["word"] == "OR" and terms and terms[-1] != "OR":
            terms.append("OR")
        elif any(sign.isalnum() for sign in found.group()):
            terms.append(_term(found))
    if terms and terms[-1] == "OR":
        terms.pop()
    return " ".join(terms)


def _term(found: re.Match[str]) -> str:
    text = found["phrase"] if found["phrase"] is not None else found["word"]
    is_beginning = found["word"] is not None and text.endswith("*")
    return '"{}"{}'.format(text.rstrip("*").replace('"', '""'), "*" if is_beginning else "")


# Each table with its heading, which column of its index holds the words, and what a find in each column counts.
_SECTION = "(SELECT coalesce(number || ' ', '') || title FROM sections WHERE key = found.section)"
_KINDS = {
    "section": (
        "sections",
        "coalesce(found.number || ' ', '') || highlight(sections_fts, 0, :start, :end)",
        1,
        "5.0, 1.0",
    ),
    "head": ("minutes", "NULL", 0, "1.0"),
    "action": ("actions", _SECTION, 0, "1.0"),
    "decision": ("decisions", _SECTION, 0, "1.0"),
}


def _query(kind: str) -> str:
    table, title, column, weights = _KINDS[kind]
    minutes = "found.key" if table == "minutes" else "found.minutes"
    page = "NULL" if table == "minutes" else "found.page"
    return f"""
SELECT
  :kind AS kind, meetings.date, coalesce(bodies.name, minutes.body) AS body, {title} AS title,
  snippet({table}_fts, {column}, :start, :end, '…', 30) AS snippet,
  bm25({table}_fts, {weights}) AS rank,
  coalesce(versions.rank, 1) > 1 AS is_version,
  document_paths.path, {page} AS page, found.key
FROM {table}_fts
JOIN {table} AS found ON found.id = {table}_fts.rowid
JOIN minutes ON minutes.key = {minutes}
JOIN document_paths ON document_paths.document = minutes.document
LEFT JOIN meeting_versions AS versions ON versions.minutes = minutes.key
LEFT JOIN meetings ON meetings.key = versions.meeting
LEFT JOIN bodies ON bodies.key = meetings.body
WHERE {table}_fts MATCH :words AND {OF_BODY.format(body="meetings.body")} AND {WITHIN.format(date="meetings.date")}
  AND {CATALOGUED.format(document="minutes.document")}
ORDER BY is_version, rank LIMIT :limit
"""
