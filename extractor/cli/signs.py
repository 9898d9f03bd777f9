r"""Text for a terminal: signs that it would obey are spelt out (\x1b), whatever file or name they come from."""

import re

import click

# What moves the cursor, changes colours or the direction of writing, or begins a line.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
# The same, but for what parts lines and columns; and what JSON need not spell out, though a terminal obeys it.
_ORDER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_UNSPELT = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def say(text: str, *, err: bool = False) -> None:
    """Write lines of text."""
    click.echo(harmless(text), err=err)


def harmless(text: str) -> str:
    """The text, its lines and tabs as they are."""
    return _ORDER.sub(_spelt, text)


def legible(path: str) -> str:
    r"""The name of a file on one line (\n)."""
    return _CONTROL.sub(_spelt, path)


def safe_json(text: str) -> str:
    """JSON that says the same."""
    return _UNSPELT.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _spelt(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode()
