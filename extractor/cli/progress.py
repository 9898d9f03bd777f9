"""How an import is shown while it runs: a bar on a terminal, lines elsewhere, or JSON for other programs."""

import json
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Any, Protocol

from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from extractor.bulk import Done, Summary
from extractor.cli.answers import counted, holdings, span
from extractor.cli.screen import Console
from extractor.cli.signs import legible
from extractor.errors import cures

_EVERY = 10.0  # seconds between two lines that say how far it is, where there is no terminal
_STOPPING = "Stopping: the documents in hand are finished first. Ctrl-C again ends at once."


class Reporter(Protocol):
    """What is told of a run."""

    def tell(self, done: Done) -> None:
        """Say what became of one file."""

    def say_stopping(self) -> None:
        """Say that the run was asked to stop."""

    def summarise(self, summary: Summary, totals: Mapping[str, Any], db: Path) -> None:
        """Say what the run did, and what the database `db` holds now."""

    def conclude(self, summary: Summary) -> None:
        """Say what is to be done about what failed, and how to go on."""


@contextmanager
def reporter(*, as_json: bool) -> Iterator[Reporter]:
    """Whom to tell of each file that is done, and of the end."""
    if as_json:
        yield _Json()
        return
    lines = _Lines(Console(stderr=True, highlight=False))
    if not lines.console.is_terminal:
        yield lines
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}"),
    )
    with Progress(*columns, console=lines.console, transient=True) as shown:
        yield _Bar(lines.console, shown)


class _Tally:
    """How far a run is: files, pages and failures, and how many files a minute were read."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.files = self.of = self.read = self.pages = self.failed = 0

    def add(self, done: Done) -> None:
        self.files += 1
        self.of = done.of
        self.read += done.seconds > 0
        self.pages += done.pages
        self.failed += done.class_ is not None

    def said(self) -> str:
        rate = self.read / max(time.monotonic() - self.started, 1e-3)
        failed = f", {self.failed} failed" if self.failed else ""
        done, pages = f"{self.files} of {counted(self.of, 'file')}", counted(self.pages, "page")
        return f"{done}, {pages}, {rate:.1f} read a second{failed}"


class _Lines:
    """Writes a line now and then, and names files that could not be read as they come."""

    def __init__(self, console: Console) -> None:
        self.console, self.tally, self._last = console, _Tally(), time.monotonic()

    def tell(self, done: Done) -> None:
        self.tally.add(done)
        if done.class_ is not None:
            self.console.print(_failure(done), soft_wrap=True)
        if time.monotonic() - self._last > _EVERY:
            self._last = time.monotonic()
            self.console.print(self.tally.said(), soft_wrap=True)

    def say_stopping(self) -> None:
        self.console.print(_STOPPING)

    def summarise(self, summary: Summary, totals: Mapping[str, Any], db: Path) -> None:
        console = Console(highlight=False, soft_wrap=True)
        gone = f", {summary.gone} gone" if summary.gone else ""
        console.print(
            f"{counted(summary.imported, 'file')} imported, {summary.unchanged} unchanged, {summary.failed} failed"
            f"{gone}, in {span(time.monotonic() - self.tally.started)}. {escape(str(db))} holds {holdings(totals)}."
        )
        _conclude(console, summary)

    def conclude(self, summary: Summary) -> None:
        _conclude(self.console, summary)


class _Bar(_Lines):
    """Moves a line at the bottom of a terminal."""

    def __init__(self, console: Console, shown: Progress) -> None:
        super().__init__(console)
        self._shown, self._task = shown, shown.add_task("", total=None, name="")

    def tell(self, done: Done) -> None:
        self.tally.add(done)
        if done.class_ is not None:
            self.console.print(_failure(done), soft_wrap=True)
        name = legible(PurePath(done.path).name[:40])
        if time.monotonic() - self._last > 0.1:
            self._last = time.monotonic()
            self._shown.update(self._task, description=self.tally.said(), name=name)


class _Json:
    """Writes one object of JSON a line."""

    def tell(self, done: Done) -> None:
        said = {"event": "file", **done._asdict()}
        said["class"] = said.pop("class_")
        _write(said, sys.stderr)

    def say_stopping(self) -> None:
        _write({"event": "stopping"}, sys.stderr)

    def summarise(self, summary: Summary, totals: Mapping[str, Any], db: Path) -> None:
        _write({"event": "summary", **summary._asdict(), "database": str(db), "holds": dict(totals)}, sys.stdout)

    def conclude(self, summary: Summary) -> None:
        pass


def _conclude(console: Console, summary: Summary) -> None:
    if summary.classes:
        console.print(_cures(summary.classes))
        console.print("`minutebook status` names the files, and says why.")
    if summary.undescribed:
        lines = ", ".join(map(str, summary.undescribed))
        console.print(f"No file has the digest that the catalogue gives on line {lines}.")
    if summary.is_interrupted:
        console.print("Interrupted. What was read is kept: the same command goes on from here.")


def _write(said: Mapping[str, Any], stream: Any) -> None:
    stream.write(json.dumps(said) + "\n")
    stream.flush()


def _failure(done: Done) -> str:
    return f"[yellow]{done.class_}[/yellow]  {escape(legible(done.path))}: {escape(done.message or '')}"


def _cures(classes: Mapping[str, int]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for heading, justify in (("Failed", "left"), ("Files", "right"), ("What to do", "left")):
        table.add_column(heading, justify=justify)  # type: ignore[arg-type]
    for class_, number in sorted(classes.items()):
        table.add_row(class_, str(number), cures().get(class_, ""))
    return table
