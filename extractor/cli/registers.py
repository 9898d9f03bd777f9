"""People, legislation, tasks with their history, and what matched nothing, as they are read on a terminal."""

import json
from collections.abc import Iterator, Mapping, Sequence

from rich.table import Table
from rich.text import Text

from extractor.cli.answers import SHORT_KEY, Answer, counted, source
from extractor.cli.screen import Console
from extractor.cli.showing import place_of
from extractor.store.listing import Timeline

_EVENTS = {
    "opened": "set",
    "carried": "told again",
    "updated": "changed",
    "closed": "closed",
    "listed": "listed as closed",
    "reopened": "opened again",
}
_CHANGES = {"owner": "other hands", "due": "other date", "words": "other words"}


def people(rows: Sequence[Answer]) -> None:
    """Who came how often, by body."""
    console = Console(highlight=False)
    body: object = None
    for at, row in enumerate(rows):
        if not at or row["body"] != body:
            body = row["body"]
            table = _people_table()
            of_body = [one for one in rows[at:] if one["body"] == body]
            for one in of_body:
                table.add_row(*_person(one))
            console.print(Text(f"{body or 'Body not known'}", style="bold"), table, "")
    console.print(f"{counted(len(rows), 'attendee')}." if rows else "Nobody found.")


def _people_table() -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", expand=True)
    table.add_column("Name", ratio=1)
    for heading in ("Came", "Apologies", "Absent"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("From, until", no_wrap=True)
    table.add_column("Actions", no_wrap=True)
    table.add_column("", no_wrap=True, style="dim")
    return table


def _person(row: Answer) -> Iterator[Text]:
    beside = "; ".join(part for part in (row["role"], row["also"] and f"also {row['also']}") if part)
    yield Text(row["name"]).append(f"\n{beside}" if beside else "", style="dim")
    yield from (Text(str(row[name] or "")) for name in ("came", "apologies", "absent"))
    yield Text(_days(row))
    yield Text(f"{row['actions']}, {row['not_closed'] or 'none'} not closed" if row["actions"] else "")
    yield Text(row["key"][:SHORT_KEY])


def _days(row: Answer) -> str:
    first, last = row["first"] or "no date", row["last"] or "no date"
    return first if first == last else f"{first}\n{last}"


def law(rows: Sequence[Answer], progress: Mapping[str, Sequence[Answer]]) -> None:
    """Which legislation was spoken of; of a bill, how far it was, by the keys of `progress`."""
    console = Console(highlight=False)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", expand=True)
    table.add_column("Legislation", ratio=1)
    table.add_column("Meetings", justify="right", no_wrap=True)
    table.add_column("First, last", no_wrap=True)
    table.add_column("", no_wrap=True, style="dim")
    for row in rows:
        words = Text(_title(row)).append("".join(f"\n{line}" for line in _about(row, progress)), style="dim")
        table.add_row(words.append("\n"), str(row["meetings"]), _days(row), row["key"][:SHORT_KEY])
    if rows:
        console.print(table)
    console.print(f"{counted(len(rows), 'piece')} of legislation." if rows else "Nothing found.")


def _title(row: Answer) -> str:
    year = str(row["year"] or "")
    return row["title"] if not year or year in row["title"] else f"{row['title']} {year}"


def _about(row: Answer, progress: Mapping[str, Sequence[Answer]]) -> Iterator[str]:
    yield " · ".join(part for part in (row["type"].replace("_", " "), row["bodies"]) if part)
    if row["provisions"]:
        yield row["provisions"]
    for step in progress.get(row["key"], ()):
        house = f", {step['house']}" if step["house"] else ""
        on = f" ({step['stage_date']})" if step["stage_date"] else ""
        yield f"  {step['date'] or 'no date'}  {step['stage']}{house}{on}"
    if row["became"]:
        yield f"  became the {row['became']}"
    if row["uri"]:
        yield row["uri"]


def timelines(found: Sequence[Timeline]) -> None:
    """Tasks, each with what every meeting says of it and where that stands."""
    console = Console(highlight=False)
    for one in found:
        task = one.task
        console.print(Text(task["text"], style="bold"))
        told = [part for part in (task["body"], task["state"], task["due"] and f"due {task['due']}") if part]
        console.print(Text(f"{', '.join(told)}  {task['key'][:SHORT_KEY]}", style="dim"))
        console.print(_steps(one))
    console.print(f"{counted(len(found), 'action')}." if found else "Nothing found.")


def _steps(one: Timeline) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 2), pad_edge=False, show_header=False, expand=True)
    table.add_column(width=len("2021-06-12"))
    table.add_column(width=len("listed as closed"))
    table.add_column(width=18)
    table.add_column(ratio=1)
    for step in one.history:
        if step["silent_before"]:
            table.add_row("", "", "", Text(f"{counted(step['silent_before'], 'meeting')} silent", style="dim"))
        table.add_row(step["date"] or "no date", Text(_EVENTS[step["event"]]), _who(step), _words(step))
    if one.task["silent"]:
        silent = f"{counted(one.task['silent'], 'later meeting')} silent"
        table.add_row("", "", "", Text(silent, style="dim"))
    table.add_row("", "", "", "")
    return table


def _who(step: Answer) -> Text:
    words = Text(step["owners"] or "")
    due = f"\ndue {step['due']}" if step["due"] else ""
    changed = ", ".join(_CHANGES[change] for change in step["changes"])
    return words.append(due).append(f"\n{changed}" if changed else "", style="dim")


def _words(step: Answer) -> Text:
    """The meeting's own words, and where they stand."""
    at = source(step) if step["page"] is not None else ", ".join(filter(None, (source(step), place_of(step))))
    ref = f"{step['ref']}  " if step["ref"] else ""
    return Text(f"{ref}{step['text']}").append(f"\n{at}  {step['key'][:SHORT_KEY]}", style="dim")


def unmatched(rows: Sequence[Answer]) -> None:
    """What matched nothing, with how often it stands and where first."""
    console = Console(highlight=False)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", expand=True)
    table.add_column("Name", ratio=1)
    table.add_column("What it is", ratio=1)
    table.add_column("Times", justify="right", no_wrap=True)
    table.add_column("First, last", no_wrap=True)
    table.add_column("", no_wrap=True, style="dim")
    for row in rows:
        may = "; ".join(json.loads(row["candidates"]))
        what = Text(row["what"]).append(f"\n{may or row['body'] or ''}".rstrip(), style="dim")
        days = _days(row) if row["uses"] else "in no minutes"
        table.add_row(Text(row["name"]), what, str(row["uses"] or ""), days, (row["key"] or "")[:SHORT_KEY])
    if rows:
        console.print(table)
    console.print(f"{counted(len(rows), 'name')} matched nothing." if rows else "Everything matched.")


def draft(rows: Sequence[Answer]) -> str:
    """The rules that would match what matched nothing, to be filled in: TOML of which every line is a comment."""
    entries = [entry for row in rows if row["uses"] for entry in _draft_of(row)]
    head = "# What matched nothing. Take the # off what you know, fill it in, and give the file to --rules.\n"
    return "\n".join([head, *dict.fromkeys(entries)])


def _draft_of(row: Answer) -> Iterator[str]:
    name = json.dumps(row["name"], ensure_ascii=False)
    where = f"# {counted(row['uses'], 'time')}, {row['body'] or 'body not known'}, first {row['first'] or 'no date'}\n"
    if row["what"] == "letters":
        may = "".join(f"# it may be {sense}\n" for sense in json.loads(row["candidates"]))
        yield f'{where}{may}#[[abbreviation]]\n#short = {name}\n#long = ""\n'
    else:
        yield f'{where}#[[person]]\n#name = ""\n#also = [{name}]\n'


def holdings(rows: Sequence[Answer]) -> None:
    """Documents, with their reference code and series."""
    console = Console(highlight=False)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim", expand=True)
    table.add_column("Date", no_wrap=True)
    table.add_column("Document", ratio=3)
    table.add_column("Reference", ratio=1)
    table.add_column("Series", ratio=1)
    for row in rows:
        what = ", ".join(dict.fromkeys(filter(None, (row["body"], row["title"], row["access"]))))
        words = Text(what).append(f"\n{source({**row, 'page': None})}  {row['key'][:SHORT_KEY]}", style="dim")
        table.add_row(row["date"] or "no date", words, Text(row["reference"] or ""), Text(row["series"] or ""))
    if rows:
        console.print(table)
    console.print(f"{counted(len(rows), 'document')}." if rows else "Nothing found.")
