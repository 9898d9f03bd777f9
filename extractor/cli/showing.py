"""One row, and the ledger, as they are read on a terminal."""

import json
from collections.abc import Sequence

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from extractor.cli.answers import SHORT_KEY, Answer
from extractor.cli.page import day
from extractor.cli.screen import Console
from extractor.store.showing import Place, Shown

_ONE = {
    "actions": "action",
    "decisions": "decision",
    "sections": "section",
    "attendances": "attendance",
    "legislation_mentions": "mention of legislation",
    "abbreviations": "abbreviation",
    "abbreviation_uses": "use of an abbreviation",
    "evidence": "evidence",
    "action_owners": "owner of an action",
    "votes": "vote",
    "minutes": "minutes",
    "pages": "page",
    "meetings": "meeting",
    "bodies": "body",
    "people": "person",
    "organisations": "organisation",
    "legislation": "legislation",
}
# Columns that say where a row stands, which is shown, and those that only programs need.
_WHERE = {"minutes", "position", "span_start", "span_end", "quotes", "boxes", "block", "section"}
_UNSEEN = _WHERE | {"id", "key", "series", "head"}


def shown(found: Shown) -> None:
    """A row: the words it was read from, what it says, and what else is known."""
    console = Console(highlight=False)
    console.print(Text(f"{_ONE[found.table]} {found.row['key']}", style="bold"))
    if found.place is not None:
        _print_place(console, found.place, found.row)
    values = _values(found.row, found.place)
    if values.row_count:
        console.print(values)
    for heading, rows in found.more.items():
        console.print(Text(f"\n{heading[0].upper()}{heading[1:]}", style="bold"))
        console.print(_rows(rows))


def choices(beginning: str, found: Sequence[tuple[str, str]]) -> None:
    """What a key that isn't whole may stand for."""
    console = Console(stderr=True, highlight=False)
    if not found:
        console.print(f"Nothing has a key that begins with {beginning!r} (at least four digits are needed).")
        return
    console.print(f"More than one key begins with {beginning!r}; give more of its digits:")
    for table, key in found:
        console.print(f"  {key}  {_ONE[table]}")


def _print_place(console: Console, place: Place, row: Answer) -> None:
    console.print(Text(", ".join(part for part in (place.body, day(place.date)) if part)))
    if place.text:
        words = Text(place.text.replace("\f", "\n"))
        for span in place.marked:
            words.stylize("bold yellow", span.start, span.end)
        console.print(Padding(words, (1, 0, 1, 4)))
    at = place_of(row)
    console.print(Text(f"{place.path}{at and f', {at}'}", style="dim"))


def place_of(row: Answer) -> str:
    """Where on the page, or in the Word file."""
    if row.get("page") is not None:
        return f"page {row['page']}"
    block = json.loads(row.get("block") or "{}")
    if "table" in block:
        return f"table {block['table'] + 1}, row {block.get('row', 0) + 1}"
    return f"paragraph {block['paragraph'] + 1}" if "paragraph" in block else ""


def _values(row: Answer, place: Place | None) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    unseen = _UNSEEN | ({"text", "page"} if place is not None and place.text else set())
    for name, value in row.items():
        if name not in unseen and value not in (None, "[]"):
            table.add_row(name.replace("_", " "), Text(str(value)))
    return table


def _rows(rows: Sequence[Answer]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for name in rows[0]:
        is_key = name == "key"
        table.add_column("" if is_key else name.replace("_", " "), style="dim" if is_key else "", overflow="fold")
    for row in rows:
        table.add_row(*(_cell(name, value) for name, value in row.items()))
    return table


def _cell(name: str, value: object) -> Text:
    text = "" if value is None else str(value)
    return Text(text[:SHORT_KEY] if name == "key" else text)
