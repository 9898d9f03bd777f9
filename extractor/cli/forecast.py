"""`--dry-run`: what a run would read, as it is read on a terminal or by other programs."""

import json
from contextlib import closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click
from rich.markup import escape
from rich.table import Table

from extractor.bulk import Forecast, Outputs, Paths, root_of
from extractor.bulk.forecast import Meant, forecast
from extractor.bulk.keeping import InTables, Keeping
from extractor.bulk.walk import files
from extractor.cli.answers import counted, span
from extractor.cli.options import cores
from extractor.cli.running import Asked
from extractor.cli.screen import Console
from extractor.cli.signs import legible

if TYPE_CHECKING:
    from sqlite_utils import Database

    from extractor.bulk.forms import Form

_MOST_NAMED = 20  # files; --log-json names all
_WHYS = {"new": "new", "changed": "changed", "again": "to be read again"}


class Converted(NamedTuple):
    """Where outputs would go, and in which form."""

    folder: str
    form: "Form"


def foretold(paths: Paths, asked: Asked, ledger: Path, *, as_json: bool, converted: Converted | None = None) -> None:
    """Print what reading `paths` would come to, by what the database `ledger` says, if it is there.

    If files were to be `converted`, the last line on standard output is JSON.
    """
    from extractor.store import open_to_read

    named = _Named(as_json=as_json, console=Console(stderr=converted is not None, highlight=False))
    with closing(open_to_read(ledger)) if ledger.exists() else nullcontext() as db:
        _use_rules(db, asked, is_kept=converted is None)
        met = files(paths, asked.choice(), leave_out=ledger if converted is None else converted.folder)
        found = forecast(met, db, asked.wanted(), _keeping(db, paths, converted), named.tell)
    workers = asked.workers or cores()
    named.summarise(found, workers)
    if as_json or converted is not None:
        kinds = {kind: of_kind._asdict() for kind, of_kind in found.kinds.items()}
        about = {"seconds": round(found.seconds / workers, 1), "workers": workers}
        click.echo(json.dumps({"event": "forecast", **found._asdict(), "kinds": kinds, **about}))


def _use_rules(db: "Database | None", asked: Asked, *, is_kept: bool) -> None:
    """Let the rules be those of the run: what other rules have read is read again. A database keeps the user's own."""
    from extractor.rules import use
    from extractor.store import own_rules
    from models import OwnRules

    kept = own_rules(db) if is_kept and db is not None else OwnRules()
    use(asked.rules() or kept)


def _keeping(db: "Database | None", paths: Paths, converted: Converted | None) -> Keeping:
    if converted is None or db is None:
        return InTables()
    return Outputs(converted.folder, root_of(db, converted.folder, paths), converted.form)


class _Named:
    """Names the first files that would be read, or, in JSON, all."""

    def __init__(self, *, as_json: bool, console: Console) -> None:
        self._as_json, self._console, self._files = as_json, console, 0

    def tell(self, meant: Meant) -> None:
        """Name a file."""
        self._files += 1
        if self._as_json:
            click.echo(json.dumps({"event": "would read", **meant._asdict()}), err=True)
        elif self._files <= _MOST_NAMED:
            self._console.print(f"[dim]{meant.why:8}[/dim] {escape(legible(meant.path))}", soft_wrap=True)

    def summarise(self, found: Forecast, workers: int) -> None:
        """Say how many there are, and about how long they would take."""
        if self._as_json:
            return
        if self._files > _MOST_NAMED:
            self._console.print(f"... and {self._files - _MOST_NAMED:,} more; --log-json names all.")
        whys = ", ".join(f"{number:,} {_WHYS[why]}" for why, number in found.whys.items())
        self._console.print(
            f"Would read {counted(self._files, 'file')}{f' ({whys})' if whys else ''}; {found.unchanged:,} unchanged"
            f"{f', {found.unreadable:,} that can not be opened' if found.unreadable else ''}."
        )
        if found.kinds:
            self._console.print(_table(found))
        self._console.print(f"About {span(found.seconds / workers)} with {counted(workers, 'worker')}.")


def _table(found: Forecast) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("Kind")
    for heading in ("Files", "MB", "Seconds each"):
        table.add_column(heading, justify="right")
    table.add_column("")
    for kind, of in sorted(found.kinds.items(), key=lambda item: -item[1].seconds):
        each = f"{of.seconds / of.files:.2f}"
        whence = "as measured here" if of.is_measured else "as usual; scans take 3 a page and more"
        table.add_row(kind or "none", f"{of.files:,}", f"{of.bytes / 1e6:,.1f}", each, f"[dim]{whence}[/dim]")
    return table
