"""What `minutebook verify` finds, as it is read on a terminal or by other programs."""

import json
import time
from collections.abc import Mapping

import click
from rich.markup import escape

from extractor.bulk import WELL, Checked
from extractor.cli.answers import counted
from extractor.cli.screen import Console
from extractor.cli.signs import legible

_EVERY = 10.0  # seconds between two lines that say how far it is


class Told:
    """Names every file with which something is wrong, and says now and then how far it is."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json, self._files, self._last = as_json, 0, time.monotonic()
        self._console, self._progress = Console(highlight=False), Console(stderr=True, highlight=False)

    def tell(self, checked: Checked) -> None:
        """Say what checking a file came to."""
        self._files += 1
        if self._as_json:
            click.echo(json.dumps({"event": "file", **checked._asdict()}))
        elif checked.result != WELL:
            detail = f": {escape(checked.detail)}" if checked.detail else ""
            path = escape(legible(checked.path))
            self._console.print(f"[yellow]{checked.result}[/yellow]  {path}{detail}", soft_wrap=True)
        if time.monotonic() - self._last > _EVERY:
            self._last = time.monotonic()
            self._progress.print(f"{counted(self._files, 'file')} checked")

    def summarise(self, counts: Mapping[str, int], *, is_interrupted: bool) -> None:
        """Say how many files came to which result."""
        if self._as_json:
            click.echo(json.dumps({"event": "summary", "results": dict(counts), "is_interrupted": is_interrupted}))
            return
        found = ", ".join(f"{number} {result}" for result, number in sorted(counts.items()))
        self._console.print(f"{counted(self._files, 'file')} checked{': ' if found else ''}{found}.")
        if is_interrupted:
            self._console.print("Interrupted. What was checked is in the ledger.")
