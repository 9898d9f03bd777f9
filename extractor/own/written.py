"""Where in a TOML file an entry or one of its fields is written."""

import re

_HEADER = re.compile(r"^\s*\[\[?\s*(?P<name>[\w.\"-]+)\s*\]\]?\s*(?:#.*)?$")

Place = tuple[str | int, ...]


def line_of(text: str, place: Place) -> int:
    """The line, from 1, of the field at `place`: kind of entry, its number among those from 0, the field's name.

    That of the entry where the field isn't written, the first where the entry isn't.
    """
    lines = text.splitlines()
    kind, number, field = (*place, None, None, None)[:3]
    if not isinstance(number, int):
        return _first(lines, rf"^\s*\[*\s*{re.escape(str(kind))}\b", 0, len(lines)) or 1
    headers = [at for at, line in enumerate(lines) if (found := _HEADER.match(line)) and found["name"] == kind]
    if number >= len(headers):
        return _first(lines, rf"^\s*{re.escape(str(kind))}\s*=", 0, len(lines)) or 1
    start = headers[number]
    others = (at for at in range(start + 1, len(lines)) if lines[at].lstrip().startswith("[["))
    end = next(others, len(lines))
    return _first(lines, rf"^\s*(?:\[{kind}\.)?{re.escape(str(field))}\b", start + 1, end) or start + 1


def _first(lines: list[str], expression: str, start: int, end: int) -> int | None:
    """The number, from 1, of the first line in `[start, end)`, counted from 0, that begins so."""
    return next((at + 1 for at in range(start, end) if re.match(expression, lines[at])), None)
