"""Ask the questions of docs/questions.md of a database made from corpus/, and write the answers under them.

`--check` writes nothing, and fails with a diff if an answer has changed. A command stands in a `console` fence after
`$ `, a query in an `sql` fence; what follows, up to the fence's end or as a table, is the answer.
"""

import argparse
import difflib
import os
import re
import shlex
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "questions.md"
_COMMAND = re.compile(r"^```console\n\$ (?P<command>(?:.*\\\n)*.*)\n(?P<answer>(?:(?!```).*\n)*)```$", re.MULTILINE)
# The modules behind the commands that the page may use.
_MODULES = {"minutebook": "extractor", "sqlite-utils": "sqlite_utils"}
_QUERY = re.compile(r"^```sql\n(?P<query>(?:(?!```).*\n)+)```\n(?P<answer>(?:\n(?:\|.*\n)+)?)", re.MULTILINE)


def main() -> int:
    """Write the page anew, or say what would change; 0 if nothing did."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if an answer has changed")
    given = parser.parse_args()
    page = PAGE.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        answered = answer(page, Path(folder) / "minutes.db")
    if not given.check:
        PAGE.write_text(answered, "utf-8")
        return 0
    sys.stdout.writelines(
        difflib.unified_diff(page.splitlines(keepends=True), answered.splitlines(keepends=True), "page", "answers")
    )
    return int(answered != page)


def answer(page: str, db: Path) -> str:
    """The page with every answer as a database made from corpus/ gives it."""
    documents = [
        str(path.relative_to(ROOT))
        for ending in ("pdf", "docx")
        for path in sorted((ROOT / "corpus").glob(f"*.{ending}"))
    ]
    run([sys.executable, "-m", "extractor", "import", *documents], db)
    page = _COMMAND.sub(lambda found: f"```console\n$ {found['command']}\n{asked(found['command'], db)}```", page)
    with closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as opened:
        return _QUERY.sub(lambda found: f"```sql\n{found['query']}```\n\n{table(opened, found['query'])}", page)


def asked(command: str, db: Path) -> str:
    """What `command` prints."""
    tool, *words = shlex.split(command.replace("\\\n", " "))
    words = [str(db) if word == "minutes.db" else word for word in words]
    lines = run([sys.executable, "-m", _MODULES[tool], *words], db).splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def run(command: list[str], db: Path) -> str:
    """What `command` prints, with `db` as its database and a terminal 100 columns wide."""
    there = {**os.environ, "MINUTEBOOK_DB": str(db), "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=ROOT, env=there, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{shlex.join(command[2:6])} ...: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def table(opened: sqlite3.Connection, query: str) -> str:
    """The rows that `query` gives, as a table in Markdown."""
    rows = opened.execute(query)
    heads = [column for column, *_ in rows.description]
    body = [
        ["" if value is None else str(value).replace("|", "\\|").replace("\n", " ") for value in row] for row in rows
    ]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in [heads, ["---"] * len(heads), *body])


if __name__ == "__main__":
    sys.exit(main())
