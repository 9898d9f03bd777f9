"""What a PDF file says of itself."""

import re
from typing import Any

_DATE = re.compile(
    r"^(?:D:)?(?P<date>[0-9]{4}(?:[0-9]{2}){0,2})(?P<time>(?:[0-9]{2}){0,3})"
    r"(?:(?P<sign>[-+Z])(?P<hours>[0-9]{2})?'?(?P<minutes>[0-9]{2})?)?"
)


def properties(metadata: dict[str, Any]) -> dict[str, str | None]:
    """The file's title, author and times, as `models.Source` has them."""
    said = {key: _said(metadata.get(key)) for key in ("Title", "Author", "CreationDate", "ModDate")}
    return {
        "title": said["Title"],
        "author": said["Author"],
        "created": _iso(said["CreationDate"]),
        "modified": _iso(said["ModDate"]),
    }


def _said(value: object) -> str | None:
    """A property as text, on one line; None if there is nothing in it."""
    text = "".join(sign if sign.isprintable() else " " for sign in value) if isinstance(value, str) else ""
    return " ".join(text.split()) or None


def _iso(date: str | None) -> str | None:
    """A date as PDF writes it (PDF 32000-1, 7.9.4), in ISO 8601, as exact as it is; another one as it is."""
    found = _DATE.match(date) if date else None
    if found is None:
        return date
    day = "-".join(filter(None, (found["date"][:4], found["date"][4:6], found["date"][6:])))
    if len(found["time"]) < 4 or len(found["date"]) < 8:
        return day
    time = ":".join(re.findall("..", found["time"]))
    zone = "Z" if found["sign"] == "Z" else f"{found['sign'] or ''}{found['hours'] or ''}"
    return f"{day}T{time}{zone}" + (f":{found['minutes'] or '00'}" if found["hours"] and found["sign"] != "Z" else "")
