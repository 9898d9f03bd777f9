"""The headings of a catalogue -> what each of its columns says."""

import tomllib
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from extractor.errors import CatalogueError

# What a column says; every other name in words.toml is kept with the row alone.
NAMES = ("named", "sha256", "reference", "series", "title", "body", "date", "start", "end", "access", "closed_until")


def columns(headings: Sequence[str], where: str) -> dict[str, int]:
    """The place of the column that says each thing. Raises CatalogueError naming `where` and every heading at fault.

    A heading that nobody knows is refused: it may be access conditions misspelt.
    """
    found, wrong = dict[str, int](), list[str]()
    for at, heading in enumerate(headings):
        name = _known().get(squeezed(heading))
        if name is None and squeezed(heading):
            wrong.append(f"{heading!r} is no heading that is known{_meant(heading)}")
        elif name in found:
            wrong.append(f"{headings[found[name]]!r} and {heading!r} both say the {name}")
        elif name in NAMES:
            found[name] = at
    if not {"named", "sha256"} & found.keys():
        wrong.append(
            "there is no column that says which file a row is of: a path under `file`, or a digest under `sha256`"
        )
    if wrong:
        raise CatalogueError(f"{where}: {'; '.join(wrong)}")
    return found


def squeezed(heading: str) -> str:
    """A heading without case, spaces and punctuation."""
    return "".join(sign for sign in heading.casefold() if sign.isalnum())


def _meant(heading: str) -> str:
    near = get_close_matches(squeezed(heading), list(_known()), n=1)
    return f" (is it {_as_written()[near[0]]!r}?)" if near else "; take the column out, or call it a note"


@cache
def _known() -> dict[str, str]:
    """What each known heading, squeezed, says."""
    return {squeezed(written): name for name, all_ in words()["heading"].items() for written in all_}


@cache
def _as_written() -> dict[str, str]:
    return {squeezed(written): written for all_ in words()["heading"].values() for written in all_}


@cache
def words() -> dict[str, dict[str, list[str]]]:
    """The tables of words.toml."""
    found: dict[str, dict[str, list[str]]] = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    return found
