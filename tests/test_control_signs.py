"""What a file's name or text tells a terminal to do, no command passes on."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from extractor import store
from extractor.cli import main

RED, RIGHT_TO_LEFT = "\x1b[31m", "\u202e"
TEXT = f"""Ashton Parish Council (APC){RED}
Minutes of the meeting held on Monday 2 March 2020 at 7.30 pm in the Village Hall{RED}
Present: Cllr Jane{RED} Smith (Chair), Cllr Robert Ash
1. Apologies{RED}
None.
2. Minutes{RED}
The minutes of the last meeting were agreed.
3. Fence{RED}
Action: Robert Ash to obtain three{RED} quotes for the fence by 1 June 2020.
The Localism Act 2011{RED} applies, and the APC agreed.
RESOLVED: that the fence{RED} be painted.
"""
PAGE = (
    f"<html><head><title>Minutes{RED}{RIGHT_TO_LEFT}</title></head><body><h1>Fence{RED}</h1><p>{TEXT}</p></body></html>"
)
NAME = f"a{RED}\n{RIGHT_TO_LEFT}"
ASKED = (
    "list",
    "list fence",
    "search fence",
    "actions",
    "timeline",
    "people",
    "law",
    "unmatched",
    "unmatched --draft",
    "status",
    "status --closed",
    "status --format json",
    "list --format json",
    "show {document}",
    "show {action}",
    "show {minutes}",
    "verify",
    "import {folder} --again all",
    "import {folder} --again all --log-json",
    "import {folder} --dry-run",
    "import {folder} --dry-run --log-json",
    "convert {folder} --to jsonl --out {out}",
    "convert {folder} --to jsonl --out {out} --dry-run",
    "merge {other} {broken} --db {merged}",
    "extract {folder}/{name}.txt",
    "extract {folder}/{name}.txt {folder}/{name}.html {folder}/{name}.pdf",
    "extract {folder}/{name}.pdf",
    "extract {folder}/{name}.html --json",
    "extract {folder}/{name}.txt --why",
    "import {folder}/no-{name}",
    "list --db {folder}/no-{name}.db",
    "publish {folder}/no-{name}/out.db",
    "publish {out}-{name}.db",
    "import {folder} --catalogue {catalogue}",
    "import {folder} --files-from {folder}/no-{name}",
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What stands in the commands: a folder with files that give orders, a database of them, keys of its rows."""
    room = tmp_path_factory.mktemp("control")
    folder = room / f"in{RED}"
    folder.mkdir()
    for ending, content in (("txt", TEXT), ("html", PAGE), ("pdf", "%PDF-1.4 broken")):
        (folder / f"{NAME}.{ending}").write_text(content, "utf-8")
    catalogue = room / f"catalogue-{NAME}.csv"
    catalogue.write_text(f"file,ref\nno-{RED}such.txt,PC/{RED}1\n", "utf-8")
    done = asked(["import", str(folder), "--workers", "1"], room / "minutes.db")
    assert done.exit_code == 1, done.output
    shutil.copy(room / "minutes.db", room / f"other-{NAME}.db")
    (room / f"broken-{NAME}.db").write_text("none", "utf-8")
    with closing(store.open_to_read(room / "minutes.db")) as db:
        keys = {
            what: str(db.execute(f"SELECT {key} FROM {table} LIMIT 1").fetchone()[0])
            for what, key, table in (
                ("document", "sha256", "documents"),
                ("action", "key", "actions"),
                ("minutes", "key", "minutes"),
            )
        }
    return {
        **keys,
        "db": str(room / "minutes.db"),
        "folder": str(folder),
        "name": NAME,
        "out": str(room / "out"),
        "merged": str(room / "merged.db"),
        "other": str(room / f"other-{NAME}.db"),
        "broken": str(room / f"broken-{NAME}.db"),
        "catalogue": str(catalogue),
    }


def asked(arguments: list[str], db: Path | str):
    return CliRunner().invoke(main, arguments, env={"MINUTEBOOK_DB": str(db), "COLUMNS": "200"})


@pytest.mark.parametrize("command", ASKED)
def test_no_command_tells_the_terminal_what_a_file_tells_it(held: dict[str, str], command: str) -> None:
    done = asked([part.format(**held) for part in command.split()], held["db"])
    assert done.output.strip()
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    found = [line for line in done.output.split("\n") if RED[0] in line or RIGHT_TO_LEFT in line]
    assert found == []
