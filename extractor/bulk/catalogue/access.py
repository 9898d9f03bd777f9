"""Access conditions as catalogues write them -> open, closed, or closed until a day."""

import re
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from extractor.bulk.catalogue.dates import dates
from extractor.bulk.catalogue.headings import words
from extractor.dates import days

_WHEN, _YEARS = r"(?P<when>\S.*)", r"(?P<years>[0-9]{1,3})"


class Access(NamedTuple):
    """Whether a file is open, and the day on which a closed one opens; None if that is not said."""

    access: Literal["open", "closed"]
    until: str | None = None


def access(text: str, until: str, covers: str | None) -> Access:
    """What the conditions `text` and the date `until`, either of which may be empty, come to; `covers` dates the file.

    What nothing is said of is open. "Closed until 2040" opens on the first day of 2040; "closed for 30 years" on the
    first day of the year after the thirtieth. Raises ValueError where they can't be understood: nothing is opened by a
    guess.
    """
    said = _said(" ".join(text.strip().rstrip(".").split()), covers)
    if not until.strip():
        return said or Access("open")
    day = _opening(until)
    if said is not None and said.access == "open" and day <= str(date.today()):  # noqa: DTZ011 - days are the archive's own
        return said
    if said is not None and (said.access == "open" or said.until not in {None, day}):
        raise ValueError(f"{text!r} and the day {until!r}, on which it opens, don't go together")
    return Access("closed", day)


def _said(text: str, covers: str | None) -> Access | None:
    if not text:
        return None
    plain = text.casefold()
    for kind in ("open", "closed"):
        if any(re.fullmatch(form, plain) for form in _forms()[kind]):
            return Access("open" if kind == "open" else "closed")
    for form in _forms()["years"]:
        if found := re.fullmatch(form, plain):
            return Access("closed", _after(int(found["years"]), text, covers))
    for form in _forms()["until"]:
        if found := re.fullmatch(form, text, re.IGNORECASE):
            return Access("closed", _opening(found["when"]))
    raise ValueError(
        f"{text!r} says neither that it is open nor that it is closed; write open, closed, or closed until YYYY-MM-DD"
    )


def _opening(text: str) -> str:
    found = dates(text)
    if found is None or found.last is not None:
        raise ValueError(f"{text!r} is no day on which it opens; write it as YYYY-MM-DD")
    return str(days(found.first)[0])


def _after(years: int, text: str, covers: str | None) -> str:
    if covers is None:
        raise ValueError(
            f"{text!r} needs the date from which the years count; give the row one, or say closed until when"
        )
    return f"{int(covers[:4]) + years + 1:04}-01-01"


@cache
def _forms() -> dict[str, list[str]]:
    return {
        kind: [form.replace("<when>", _WHEN).replace("<years>", _YEARS) for form in forms]
        for kind, forms in words()["access"].items()
    }
