"""Questions to the catalogue: what there is, document by document, and how it is described."""

from collections.abc import Iterator

from sqlite_utils import Database

from extractor.store.asking import CATALOGUED, OF_BODY, WITHIN, Answer, Filter, add_functions


def holdings(db: Database, wanted: Filter, words: str | None = None) -> Iterator[Answer]:
    """The documents that fit, each meeting of a minute book by itself, by date: what they are, and their description.

    `words` are those of the reference code, the series, the title, the body and the file's path.
    """
    add_functions(db)
    db.conn.create_function("together", -1, lambda *names: " ".join(filter(None, names)), deterministic=True)
    yield from db.query(_HOLDINGS, {**wanted._asdict(), "states": None, "words": words})


_HOLDINGS = f"""
SELECT
  coalesce(meetings.date, minutes.date) AS date,
  coalesce(bodies.name, minutes.body) AS body,
  minutes.kind,
  catalogued.reference,
  catalogued.series,
  coalesce(catalogued.title, documents.title) AS title,
  catalogued.date || coalesce('/' || catalogued.date_end, '') AS catalogued_date,
  catalogued.conditions AS access,
  versions.rank AS version,
  documents.pages,
  document_paths.path,
  minutes.key
FROM minutes
JOIN documents ON documents.sha256 = minutes.document
JOIN document_paths ON document_paths.document = minutes.document
LEFT JOIN meeting_versions AS versions ON versions.minutes = minutes.key
LEFT JOIN meetings ON meetings.key = versions.meeting
LEFT JOIN bodies ON bodies.key = meetings.body
LEFT JOIN catalogued ON catalogued.document = minutes.document
WHERE {OF_BODY.format(body="meetings.body")}
  AND {WITHIN.format(date="coalesce(meetings.date, minutes.date)")}
  AND {CATALOGUED.format(document="minutes.document")}
  AND (:words IS NULL OR fits(:words, together(
    catalogued.reference, catalogued.series, catalogued.title, documents.title, bodies.name, minutes.body,
    document_paths.path
  )))
ORDER BY 1 IS NULL, 1, 2, catalogued.reference, document_paths.path, minutes.part, minutes.key
"""
