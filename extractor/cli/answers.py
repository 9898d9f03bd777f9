"""Answers of the database, as they are read on a terminal or by other programs."""

import csv
import json
import re
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import PurePath
from typing import Any

import click
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from extractor.cli.screen import Console
from extractor.cli.signs import safe_json
from extractor.store.searching import END, START

Answer = Mapping[str, Any]

_MARK = re.compile(f"[{START}{END}]")
SHORT_KEY = 10  # digits of a key, which are nearly always enough for `show`


def write(rows: Sequence[Answer], form: str) -> None:
    """Write rows as CSV with a line of headings, or as one JSON array, in UTF-8 whatever the terminal has."""
    plain = [{name: _unmarked(value) for name, value in row.items()} for row in rows]
    text = _csv(plain) if form == "csv" else safe_json(json.dumps(plain, ensure_ascii=False, indent=1)) + "\n"
    click.echo(text.encode(), nl=False)


def _csv(rows: Sequence[Answer]) -> str:
    out = StringIO()
    if rows:
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return out.getvalue()


def hits(rows: Sequence[Answer]) -> None:
    """Places that were found: the meeting and the heading, the words, and where they stand."""
    console = Console(highlight=False)
    for row in rows:
        console.print(Text(row["date"] or "no date", style="bold"), Text(row["body"] or ""), marked(row["title"] or ""))
        if row["snippet"].strip():
            console.print(Padding(marked(" ".join(row["snippet"].split())), (0, 0, 0, 2)))
        kind = f"{row['kind']}, other version" if row["is_version"] else row["kind"]
        console.print(Text(f"  {kind}, {source(row)}  {row['key'][:SHORT_KEY]}\n", style="dim"))
    console.print(f"{counted(len(rows), 'place')}." if rows else "Nothing found.")


def tasks(rows: Sequence[Answer]) -> None:
    """Actions with what was heard of them."""
    console = Console(highlight=False)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", expand=True)
    table.add_column("Meeting", no_wrap=True)
    table.add_column("What is to be done", ratio=4)
    table.add_column("Who", ratio=1, min_width=10)
    table.add_column("State", no_wrap=True)
    for row in rows:
        words = Text(row["text"]).append(f"\n{_named(row)}{source(row)}  {row['key'][:SHORT_KEY]}\n", style="dim")
        table.add_row(row["date"] or "no date", words, Text(row["owners"] or ""), _state(row))
    if rows:
        console.print(table)
    console.print(f"{counted(len(rows), 'action')}." if rows else "Nothing found.")


def counted(number: int, what: str) -> str:
    """How many there are: "1 file", "2 files"."""
    return f"1 {what}" if number == 1 else f"{number} {what.removesuffix('y') + 'ie' if what.endswith('y') else what}s"


def span(seconds: float) -> str:
    """How long it is, as people say it."""
    if seconds < 90:
        return counted(max(1, round(seconds)), "second")
    return f"{seconds / 60:.0f} minutes" if seconds < 90 * 60 else f"{seconds / 3600:.1f} hours"


def holdings(totals: Answer) -> str:
    """What a database holds."""
    of_bodies = counted(totals["bodies"], "body")
    return f"{counted(totals['documents'], 'document')}, {counted(totals['meetings'], 'meeting')} of {of_bodies}"


def source(row: Answer) -> str:
    """The file and the page that a row was read from."""
    page = f", p. {row['page']}" if row["page"] is not None else ""
    return f"{PurePath(row['path']).name}{page}"


def marked(text: str) -> Text:
    """`text` with the words that were looked for set off."""
    shown, is_mark = Text(), False
    for part in _MARK.split(text):
        shown.append(part, style="bold yellow" if is_mark else "")
        is_mark = not is_mark
    return shown


def _unmarked(value: object) -> object:
    return _MARK.sub("", value) if isinstance(value, str) else value


def _named(row: Answer) -> str:
    return f"{row['body']}, " if row["body"] else ""


def _state(row: Answer) -> Text:
    """How a task stands; of one that isn't closed, when it was last heard of if that was later, and its date."""
    lines = [row["state"]]
    if row["due"]:
        lines.append(f"due {row['due']}")
    if row["last_heard"] != row["date"]:
        lines.append(f"told {row['last_heard']}")
    if row["silent"]:
        lines.append(counted(row["silent"], "later meeting"))
    return Text("\n".join(lines))
