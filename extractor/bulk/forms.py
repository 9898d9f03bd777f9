"""The records of a file -> what is written of them: JSON lines, one JSON array, or a CSV file for each table."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Literal

from extractor.store.columns import Row
from extractor.store.rows import document_row, rows
from models import Minutes

Form = Literal["jsonl", "json", "csv"]
# The tables of which CSV is written, under the names that they and their columns have in the database.
TABLES = (
    "documents",
    "minutes",
    "sections",
    "attendances",
    "abbreviations",
    "abbreviation_uses",
    "legislation_mentions",
    "actions",
    "action_owners",
    "decisions",
    "votes",
)
# What CSV leaves out of a document: its text, and lists for which JSON is the better form.
_NOT_OF_DOCUMENT = {"text", "repairs", "marginalia", "links", "outline", "ocr"}


def whole(records: Sequence[bytes], path: str) -> list[bytes]:
    """The records of the file at `path`, each of which can stand alone.

    Of `records`, which are JSON, only the first has the document's text, and they may have been read from a copy.
    """
    if len(records) == 1 and records[0].startswith(f'{{"document":{{"path":{_quoted(path)},'.encode()):
        return list(records)
    return [record.model_dump_json().encode() for record in _minutes(records, path)]


def json_lines(records: Sequence[bytes]) -> bytes:
    """One record a line."""
    return b"".join(record + b"\n" for record in records)


def json_array(records: Sequence[bytes]) -> bytes:
    """All records in one array, set out to be read."""
    return json.dumps([json.loads(record) for record in records], ensure_ascii=False, indent=1).encode() + b"\n"


def csv_files(records: Sequence[bytes], path: str, columns: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, bytes]]:
    """The name and content of a CSV file for each of TABLES; `columns` says which columns the database has for each.

    A table of which nothing was found has its line of headings alone.
    """
    read = _minutes(records, path)
    about = document_row(read[0].document, read[0].kind)
    document: Row = {"path": path}
    document |= {name: value for name, value in about.items() if name not in _NOT_OF_DOCUMENT}
    yield "documents.csv", _csv(list(document), [document])
    found = rows(read)
    for table in TABLES[1:]:
        yield f"{table}.csv", _csv([name for name in columns[table] if name != "id"], found[table])


def _minutes(records: Sequence[bytes], path: str) -> list[Minutes]:
    read = [Minutes.model_validate_json(record) for record in records]
    document = read[0].document.model_copy(update={"path": path})
    return [record.model_copy(update={"document": document}) for record in read]


def _csv(names: Sequence[str], found: Sequence[Row]) -> bytes:
    out = StringIO()
    writer = csv.DictWriter(out, names, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue().encode()


def _quoted(path: str) -> str:
    return json.dumps(path, ensure_ascii=False)
