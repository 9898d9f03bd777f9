"""`minutebook search`, `actions`, `show` and `status`: questions to the database."""

import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from extractor.cli.options import closed, database, narrowing


@click.command(short_help="Find where minutes say something.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@narrowing
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many places to show.")
@database
def search(words: tuple[str, ...], limit: int, form: str, closed: bool, db: Path, **wanted: Any) -> None:
    """Find the places where minutes say WORDS, best first.

    Words are found in all their forms: "meet" finds "meetings". Words in quotes are found as they stand; a word ending
    in * is the beginning of words; OR between two words finds either.

    \b
    Examples:
      minutebook search defibrillator
      minutebook search "planning application" hedge OR fence --body parish
    """  # noqa: D301 - click keeps the lines below a backspace as they are
    from extractor import store
    from extractor.cli.answers import hits, write

    asked = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    with closing(store.open_to_read(db, closed=closed)) as opened:
        found = store.search(opened, asked, store.Filter(**wanted), limit)
    if form == "table":
        hits(found)
    else:
        write(found, form)


@click.command(short_help="List what was to be done, and by whom.")
@click.option("--owner", metavar="NAME", help="Only those of this person, post or organisation: a name, or initials.")
@narrowing
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(["open", "ongoing", "unreported", "closed"]),
    help="Only those that stand so; may be given several times.",
)
@database
def actions(form: str, closed: bool, db: Path, **wanted: Any) -> None:
    """List what was to be done, by whom, and what was heard of it.

    An action is unreported if no meeting after the one that set it says anything of it: it may be done or not.
    Each stands with its meeting, file and page, and with its key for `minutebook show`.

    \b
    Examples:
      minutebook actions --owner clerk --state open --state unreported
      minutebook actions --body "finance committee" --format csv > actions.csv
    """  # noqa: D301 - click keeps the lines below a backspace as they are
    from extractor import store
    from extractor.cli.answers import tasks, write

    with closing(store.open_to_read(db, closed=closed)) as opened:
        found = list(store.actions(opened, store.Filter(**wanted)))
    if form == "table":
        tasks(found)
    else:
        write(found, form)


@click.command(short_help="Show one row and the words it was read from.")
@click.argument("key")
@closed
@database
def show(key: str, closed: bool, db: Path) -> None:
    """Show what has the KEY, with the words on the page that it was read from.

    The first digits of a key are enough if nothing else begins with them.
    """
    from extractor import store
    from extractor.cli.showing import choices, shown

    with closing(store.open_to_read(db, closed=closed)) as opened:
        found = store.find_keys(opened, key.casefold())
        if len(found) == 1:
            shown(store.show(opened, *found[0]))
            return
    choices(key, found)
    sys.exit(2 if found else 1)


@click.command(short_help="Say what is in the database, and what failed.")
@click.option("--faults", is_flag=True, help="Print where Minutebook itself failed, to report it.")
@closed
@database
def status(faults: bool, closed: bool, db: Path) -> None:
    """Say what is in the database, and which files could not be read and why."""
    from extractor import store
    from extractor.cli.signs import legible, say
    from extractor.cli.standing import standing

    with closing(store.open_to_read(db, closed=closed)) as opened:
        failed = list(store.failures(opened))
        if not faults:
            of = store.totals(opened), store.kinds(opened), failed, store.last_run(opened)
            standing(*of, is_running=store.is_written_to(db))
    if faults:
        say("\n".join(f"{legible(row['path'])}\n{row['traceback']}" for row in failed if row["traceback"]))
