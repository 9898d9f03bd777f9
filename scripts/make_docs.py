"""Write what in docs/ is made from the code: the record's schema, the database's, and the help of the commands.

python scripts/make_docs.py            write them
python scripts/make_docs.py --check    end with 1 if one of them is not as it would be written
"""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner
from sqlite_utils import Database

from extractor.cli import main
from extractor.store import open_database
from extractor.store.database import schema
from models import Minutes

DOCS = Path(__file__).parent.parent / "docs"
HEADINGS = {
    "ledger": "The ledger",
    "found": "Found rows",
    "joined": "Joined rows",
    "search": "Full text",
    "views": "Views",
}
CHOICE = re.compile(r"\bIN \((?P<values>'[^)]*)\)")
CREATED = re.compile(r"^CREATE (?:TABLE|VIEW) (?P<name>\w+)", re.MULTILINE)


def record_schema() -> str:
    """The JSON schema of a record, as `minutebook extract --json` prints it."""
    made = Minutes.model_json_schema(mode="serialization", by_alias=True)
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def database_schema() -> str:
    """The tables and views, with what the schema says of each and of its columns."""
    with TemporaryDirectory() as folder, closing(open_database(Path(folder) / "minutes.db")) as db:
        return "\n\n".join(_database(db)) + "\n"


def _database(db: Database) -> Iterator[str]:
    yield "# The database"
    yield "Every table says what it holds; the same words stand in the database itself (`sqlite3 minutes.db .schema`)."
    for name, sql in schema().items():
        yield f"## {HEADINGS[name]}"
        yield _paragraphs(line.removeprefix("--").strip() for line in _opening(sql, "--"))
        for found in CREATED.finditer(sql):
            yield from _table(db, found["name"])


def _table(db: Database, name: str) -> Iterator[str]:
    sql = str(db.execute("SELECT sql FROM sqlite_master WHERE name = ?", [name]).fetchone()[0])
    yield f"### {name}"
    yield _paragraphs(line.strip().removeprefix("--").strip() for line in _opening(sql.partition("\n")[2], "  --"))
    columns = db.execute(f"PRAGMA table_info({name})").fetchall()
    if sql.startswith("CREATE VIEW"):
        yield f"Columns: {', '.join(f'`{column}`' for _, column, *_ in columns)}."
        return
    refers = {row[3]: f"{row[2]}.{row[4]}" for row in db.execute(f"PRAGMA foreign_key_list({name})")}
    rows = ["| column | type | |", "|---|---|---|"]
    for _, column, type_, *_ in columns:
        said = [_said(sql, column), f"refers to `{refers[column]}`" if column in refers else ""]
        rows.append(f"| `{column}` | {type_.lower()} | {'; '.join(part for part in said if part)} |")
    yield "\n".join(rows)


def _said(sql: str, column: str) -> str:
    """What the comment beside a column says, or else what it may hold."""
    line = re.search(rf"^  \"?{column}\"? [A-Z].*$", sql, re.MULTILINE)
    if line is None:
        return ""
    words = line.group().partition("-- ")[2]
    choice = CHOICE.search(line.group().partition("--")[0])
    values = choice["values"].replace("'", "`") if choice else ""
    return "; ".join(part for part in (words, values) if part)


def _opening(text: str, mark: str) -> list[str]:
    lines = text.splitlines()
    end = next(at for at, line in enumerate(lines) if not line.startswith(mark))
    return lines[:end]


def _paragraphs(lines: Iterator[str]) -> str:
    return "\n\n".join(part.replace("\n", " ") for part in "\n".join(lines).split("\n\n"))


def commands() -> str:
    """The help of every command."""
    parts = ["# Commands", _help([])]
    for name in main.commands:
        parts += [f"## minutebook {name}", _help([name])]
    return "\n\n".join(parts) + "\n"


def _help(arguments: list[str]) -> str:
    done = CliRunner().invoke(main, [*arguments, "--help"], prog_name="minutebook", env={"COLUMNS": "100"})
    return f"```text\n{done.output.strip()}\n```"


made = {"record.schema.json": record_schema(), "schema.md": database_schema(), "commands.md": commands()}
if "--check" in sys.argv:
    stale = [
        name for name, text in made.items() if not (DOCS / name).exists() or (DOCS / name).read_text("utf-8") != text
    ]
    sys.exit(f"not current, run scripts/make_docs.py: {', '.join(stale)}" if stale else 0)
for name, text in made.items():
    (DOCS / name).write_text(text, "utf-8")
