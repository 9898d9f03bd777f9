"""How the database stands, as it is read on a Monday: what was done, what failed and why, and what is to be done."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby

from rich.text import Text

from extractor.cli.answers import Answer, counted, holdings, span
from extractor.cli.page import day
from extractor.cli.screen import Console
from extractor.cli.signs import legible
from extractor.errors import cures

_MOST_FILES = 10  # of one class of failures that are named
_COUNTS = ("imported", "unchanged", "failed", "gone")


def standing(
    totals: Answer, kinds: Mapping[str, int], failed: Sequence[Answer], run: Answer | None, *, is_running: bool
) -> None:
    """What is in the database, what the last run did, and which files could not be read; `is_running` if one is."""
    console = Console(highlight=False, soft_wrap=True)
    console.print(_held(totals, is_converted=run is not None and run["command"] == "convert"))
    if kinds:
        console.print("Documents: " + ", ".join(f"{many} {kind.replace('_', ' ')}" for kind, many in kinds.items()))
    if run is not None:
        console.print(_run(run, is_running=is_running))
    for said in _to_be_done(totals, is_running=is_running):
        console.print(said)
    for class_, rows in groupby(failed, key=lambda row: str(row["class"])):
        _print_failed(console, class_, list(rows))


def _held(totals: Answer, *, is_converted: bool) -> str:
    if is_converted:
        return f"{counted(totals['files'], 'file')}: {counted(totals['documents'], 'document')} converted."
    days = f", {day(totals['first'])} to {day(totals['last'])}" if totals["first"] else ""
    return f"{counted(totals['files'], 'file')}: {holdings(totals)}{days}; {counted(totals['actions'], 'action')}"


def _run(run: Answer, *, is_running: bool) -> str:
    """When the run was, how it ended, and what it did."""
    began = f"{_moment(run['started'])} UTC"
    if run["ended"] is None:
        how = "is running" if is_running else "did not come to its end: it was killed, or the disk was full"
        return f"The last {run['command']} began {began} and {how}."
    seconds = (datetime.fromisoformat(run["ended"]) - datetime.fromisoformat(run["started"])).total_seconds()
    words = {"imported": "converted"} if run["command"] == "convert" else {}
    did = ", ".join(f"{run[name]} {words.get(name, name)}" for name in _COUNTS if run[name] or name != "gone")
    return f"Last {run['command']} {began}, {run['outcome']} after {span(seconds)}: {did}."


def _moment(said: str) -> str:
    return said.replace("T", " ").removesuffix("+00:00")[:16]


def _to_be_done(totals: Answer, *, is_running: bool) -> list[str]:
    said = []
    if totals["gone"]:
        said.append(f"{counted(totals['gone'], 'file')} no longer there: what was read from them stands.")
    if totals["checked"]:
        said.append(f"Every digest was taken or checked since {totals['checked']} (`minutebook verify`).")
    if totals["waiting"]:
        on = "" if is_running else ": the same command goes on with them"
        said.append(f"{counted(totals['waiting'], 'file')} still to be read{on}.")
    if totals["to_join"] and not is_running:
        said.append("An import did not come to its end. Import again, to make meetings, people and actions anew.")
    return said


def _print_failed(console: Console, class_: str, rows: Sequence[Answer]) -> None:
    said = Text(f"\n{class_}: {counted(len(rows), 'file')}. ", style="bold yellow")
    console.print(said.append(cures().get(class_, ""), style="not bold default"))
    for row in rows[:_MOST_FILES]:
        tries = f" (tried {row['attempts']} times)" if row["attempts"] > 1 else ""
        console.print(Text(f"  {legible(str(row['path']))}: {row['message']}{tries}"))
    if len(rows) > _MOST_FILES:
        console.print(f"  and {len(rows) - _MOST_FILES} more, in the view `ledger`")
