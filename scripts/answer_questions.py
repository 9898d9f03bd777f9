"""Ask the questions of docs/questions.md of a database made from corpus/, and write the answers under them.

docs/own-rules.md is answered as well, by its own commands in order; what it has as `toml` is the file my.toml.

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
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE, OWN_RULES = ROOT / "docs" / "questions.md", ROOT / "docs" / "own-rules.md"
_COMMAND = re.compile(r"^```console\n\$ (?P<command>(?:.*\\\n)*.*)\n(?P<answer>(?:(?!```).*\n)*)```$", re.MULTILINE)
# The modules behind the commands that the page may use.
_MODULES = {"minutebook": "extractor", "sqlite-utils": "sqlite_utils"}
_TOOK = re.compile(r"(?<= failed), in [^.,\n]+(?=[.,])")  # how long an import took differs from run to run
_TOML = re.compile(r"^```toml\n(?P<toml>(?:(?!```).*\n)+)```$", re.MULTILINE)
_QUERY = re.compile(r"^```sql\n(?P<query>(?:(?!```).*\n)+)```\n(?P<answer>(?:\n(?:\|.*\n)+)?)", re.MULTILINE)


def main() -> int:
    """Write the page anew, or say what would change; 0 if nothing did."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if an answer has changed")
    given = parser.parse_args()
    return sum([put(page, answered, is_check=given.check) for page, answered in answers()])


def answers() -> Iterator[tuple[Path, str]]:
    """Each page with its text as it is answered now."""
    with tempfile.TemporaryDirectory() as folder:
        yield PAGE, answer(PAGE.read_text("utf-8"), Path(folder) / "minutes.db")
        yield OWN_RULES, worked_through(OWN_RULES.read_text("utf-8"), Path(folder))


def put(page: Path, answered: str, *, is_check: bool) -> int:
    """Write `page`, or say what would change; 1 if something would."""
    before = page.read_text("utf-8")
    if not is_check:
        page.write_text(answered, "utf-8")
        return 0
    lines = (text.splitlines(keepends=True) for text in (before, answered))
    sys.stdout.writelines(difflib.unified_diff(*lines, page.name, "answers"))
    return int(answered != before)


def worked_through(page: str, folder: Path) -> str:
    """The page with what its commands print, given in a folder that has the corpus and the page's my.toml."""
    folder = folder / "own"
    folder.mkdir()
    (folder / "corpus").symlink_to(ROOT / "corpus")
    (folder / "my.toml").write_text("\n".join(found["toml"] for found in _TOML.finditer(page)), "utf-8")
    return _COMMAND.sub(lambda found: f"```console\n$ {found['command']}\n{asked(found['command'], folder)}```", page)


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
    """What `command` prints, of the database `db`, or in the folder `db` of a database of its own."""
    tool, *words = shlex.split(command.replace("\\\n", " "))
    words = [str(db) if word == "minutes.db" else word for word in words]
    lines = run([sys.executable, "-P", "-m", _MODULES[tool], *words], db).splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def run(command: list[str], db: Path) -> str:
    """What `command` prints but how long it took, with `db` as its database and a terminal 100 columns wide."""
    room, name = (db, "minutes.db") if db.is_dir() else (ROOT, str(db))
    there = {**os.environ, "MINUTEBOOK_DB": name, "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=room, env=there, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{shlex.join(command[2:6])} ...: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return _TOOK.sub("", done.stdout)


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
