"""`minutebook people`, `law`, `timeline` and `unmatched`: what the documents say together."""

from contextlib import closing
from pathlib import Path
from typing import Any

import click

from extractor.cli.options import database, narrowing

_STATES = ("open", "ongoing", "unreported", "closed")


@click.command(short_help="List who came to meetings, and how often.")
@click.argument("name", nargs=-1)
@narrowing
@database
def people(name: tuple[str, ...], form: str, closed: bool, db: Path, **wanted: Any) -> None:
    """List who came to meetings, how often, and how many actions they were given; only those called NAME, if given.

    NAME may be any form of a name, or initials. Forms of a name that are one person's stand together.

    \b
    Examples:
      minutebook people --body "parish council" --since 2019
      minutebook people smith
    """  # noqa: D301 - click keeps the lines below a backspace as they are
    from extractor import store
    from extractor.cli import registers
    from extractor.cli.answers import write

    with closing(store.open_to_read(db, closed=closed)) as opened:
        found = list(store.people(opened, store.Filter(**wanted), " ".join(name) or None))
    if form == "table":
        registers.people(found)
    else:
        write(found, form)


@click.command(short_help="List the legislation that was spoken of.")
@click.argument("words", nargs=-1)
@narrowing
@database
def law(words: tuple[str, ...], form: str, closed: bool, db: Path, **wanted: Any) -> None:
    """List the Acts, bills and other legislation that meetings spoke of; only those that have all WORDS in a name.

    The most spoken of come first, with the provisions named; of a bill, the stage it had reached from meeting to
    meeting and the Act it became. `minutebook show` with its key tells which meetings those are.

    \b
    Examples:
      minutebook law --body council --until 2020
      minutebook law neighbourhood planning
    """  # noqa: D301 - click keeps the lines below a backspace as they are
    from extractor import store
    from extractor.cli import registers
    from extractor.cli.answers import write

    with closing(store.open_to_read(db, closed=closed)) as opened:
        found = list(store.law(opened, store.Filter(**wanted), " ".join(words) or None))
        progress = {row["key"]: store.bill_progress(opened, row["key"]) for row in found if row["type"] == "bill"}
    if form == "table":
        registers.law(found, progress)
    else:
        write(found, form)


@click.command(short_help="Tell what became of actions, meeting by meeting.")
@click.argument("words", nargs=-1)
@click.option("--owner", metavar="NAME", help="Only those of this person, post or organisation: a name, or initials.")
@narrowing
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice(_STATES),
    help="Only those that stand so; several may be given.",
)
@database
def timeline(words: tuple[str, ...], form: str, closed: bool, db: Path, **wanted: Any) -> None:
    """Tell what became of actions: when each was set, told again, handed on, closed or opened again, and by whom.

    WORDS are words of the action, or the first digits of its key; without them all are told. Each meeting's own words
    stand with their document and page. Meetings that say nothing are counted: silence doesn't say that it is open.

    \b
    Examples:
      minutebook timeline ferry path
      minutebook timeline --owner clerk --state open --format csv > history.csv
    """  # noqa: D301 - click keeps the lines below a backspace as they are
    from extractor import store
    from extractor.cli import registers
    from extractor.cli.answers import write

    with closing(store.open_to_read(db, closed=closed)) as opened:
        found = list(store.timelines(opened, store.Filter(**wanted), " ".join(words) or None))
    if form == "table":
        registers.timelines(found)
    else:
        write([{"thread": one.task["key"], **_flat(step)} for one in found for step in one.history], form)


def _flat(step: dict[str, Any]) -> dict[str, Any]:
    return {**step, "changes": ", ".join(step["changes"])}


@click.command(short_help="List the names that matched nothing.")
@narrowing
@click.option("--draft", is_flag=True, help="Write a file of rules to fill in instead, for `import --rules`.")
@database
def unmatched(form: str, draft: bool, closed: bool, db: Path, **wanted: Any) -> None:
    """List what matched nothing: whom actions name and nobody listed is, and letters that nobody explains.

    Names and abbreviations of your own rules that no minutes print are listed, too.

    \b
    Examples:
      minutebook unmatched --body council
      minutebook unmatched --draft > my.toml
    """  # noqa: D301 - click keeps the lines below a backspace as they are
    from extractor import store
    from extractor.cli import registers
    from extractor.cli.answers import write

    with closing(store.open_to_read(db, closed=closed)) as opened:
        found = list(store.unmatched(opened, store.Filter(**wanted)))
    if draft:
        click.echo(registers.draft(found).encode(), nl=False)
    elif form == "table":
        registers.unmatched(found)
    else:
        write(found, form)
