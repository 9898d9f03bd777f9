"""How an import is shown while it runs, and what is said when it is over."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from extractor.bulk import Done, Summary
from extractor.bulk.importer import Tell
from extractor.cli.answers import counted, holdings
from extractor.errors import cures

_EVERY = 10.0  # seconds between two lines that say how far it is, where there is no terminal


@contextmanager
def progress(total: int) -> Iterator[Tell]:
    """What to tell of each file that is done: a bar moves on a terminal; elsewhere a line is written now and then.

    Files that could not be read are named as they come.
    """
    console = Console(stderr=True, highlight=False)
    if console.is_terminal:
        with _bar(console, total) as tell:
            yield tell
    else:
        yield _lines(console, total)


@contextmanager
def _bar(console: Console, total: int) -> Iterator[Tell]:
    columns = (
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[name]}"),
    )
    with Progress(*columns, console=console, transient=True) as shown:
        task = shown.add_task("", total=total, name="")

        def tell(done: Done) -> None:
            if done.class_ is not None:
                shown.console.print(_failure(done))
            shown.update(task, advance=1, name=PurePath(done.path).name[:40])

        yield tell


def _lines(console: Console, total: int) -> Tell:
    told, last = 0, time.monotonic()

    def tell(done: Done) -> None:
        nonlocal told, last
        told += 1
        if done.class_ is not None:
            console.print(_failure(done), soft_wrap=True)
        if time.monotonic() - last > _EVERY:
            last = time.monotonic()
            console.print(f"{told} of {total} files")

    return tell


def _failure(done: Done) -> str:
    return f"[yellow]{done.class_}[/yellow]  {escape(done.path)}: {escape(done.message or '')}"


def summarise(summary: Summary, totals: Mapping[str, Any], db: Path) -> None:
    """Say what a run did, what is in the database now, and what can be done about files that failed."""
    console = Console(highlight=False)
    console.print(
        f"{counted(summary.imported, 'file')} imported, {summary.unchanged} unchanged, {summary.failed} failed. "
        f"{escape(str(db))} holds {holdings(totals)}."
    )
    if summary.classes:
        console.print(_cures(summary.classes))
    if summary.is_interrupted:
        console.print("Interrupted. What was read is kept: the same command goes on from here.")


def _cures(classes: Mapping[str, int]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for heading, justify in (("Failed", "left"), ("Files", "right"), ("What to do", "left")):
        table.add_column(heading, justify=justify)  # type: ignore[arg-type]
    for class_, number in sorted(classes.items()):
        table.add_row(class_, str(number), cures().get(class_, ""))
    return table
