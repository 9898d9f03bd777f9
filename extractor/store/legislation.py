"""Mentions -> legislation: which mentions are of the same Act, bill or instrument."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlite_utils import Database

from extractor.store.bodies import most
from extractor.store.columns import Row
from extractor.store.keys import fold_name, key
from extractor.store.writing import upsert

_JOINT = re.compile(r"^[\s,]*(?:(?:of|to|in|under)\b\s*)?(?:the\b\s*)?", re.IGNORECASE)
_YEAR_AT_END = re.compile(r"[ ,]+(?P<year>[12][0-9]{3})$")
_INSTRUMENT = re.compile(r"(?:Regulations|Order|Rules)$")
_STEPS = 20  # from "that Act" back to a title


class Cited(NamedTuple):
    """A mention of legislation, as far as it says what is mentioned."""

    key: str
    text: str
    type: str
    provision: str | None
    title: str | None
    year: int | None
    number: str | None
    jurisdiction: str | None
    uri: str | None
    oblique: int
    antecedent: str | None
    became: str | None = None


CITED = ", ".join(f"legislation_mentions.{name}" for name in Cited._fields)


def works(cited: Iterable[Cited]) -> dict[str, str]:
    """The key of the work that each mention is of; those of which it isn't known are left out.

    "The Bill" is of the work that its antecedent is of. A provision without a title ("Section 28") is of no work.
    """
    by_key = {one.key: one for one in cited}
    named = ((one.key, _named(one, by_key)) for one in by_key.values())
    return {mention: work_key(one) for mention, one in named if one is not None}


def work_key(cited: Cited) -> str:
    """The key of a work: its address in the register, else its title with year, number and jurisdiction.

    A bill is known by the Act that it became, so that it is one bill from meeting to meeting, however it is printed.
    """
    if cited.uri is not None:
        return key("legislation", cited.uri)
    if cited.type == "bill" and cited.became is not None:
        return key("legislation", "bill", str(json.loads(cited.became)["uri"]))
    title, year = _title(cited)
    return key("legislation", fold_name(title), str(year), str(cited.number), str(cited.jurisdiction))


def make_legislation(db: Database, touched: Iterable[str]) -> None:
    """Make the rows of the works with the keys `touched` anew from all mentions of them."""
    for one in sorted(touched):
        rows = [Cited(*row) for row in db.execute(f"SELECT {CITED} {_LINKED}", [one])]
        direct = [row for row in rows if is_direct(row)]
        if direct:
            upsert(db, "legislation", [_row(one, direct)])
        else:
            db.execute("DELETE FROM legislation WHERE key = ?", [one])


_LINKED = """
FROM legislation_mentions JOIN legislation_links ON legislation_links.mention = legislation_mentions.key
WHERE legislation_links.legislation = ?
"""


def _named(one: Cited, by_key: Mapping[str, Cited]) -> Cited | None:
    """The mention that says what `one` is of: itself, or what it goes back to."""
    for _ in range(_STEPS):
        if is_direct(one):
            return one
        if one.antecedent is None or one.antecedent not in by_key:
            return None
        one = by_key[one.antecedent]
    return None


def is_direct(cited: Cited) -> bool:
    """Whether the mention itself says which work it is of."""
    if cited.oblique and cited.uri is None:
        return False
    return cited.type != "provision" or cited.title is not None or cited.uri is not None


def _title(cited: Cited) -> tuple[str, int | None]:
    """The title and year, without the provision that is cited with them."""
    title = cited.title or _without_provision(cited)
    year = _YEAR_AT_END.search(title)
    if year is not None and cited.year in {None, int(year["year"])}:
        return title[: year.start()] or title, int(year["year"])
    return title, cited.year


def _without_provision(cited: Cited) -> str:
    if not cited.provision or cited.provision not in cited.text:
        return cited.text
    before, _, after = cited.text.partition(cited.provision)
    return f"{_JOINT.sub('', before)} {_JOINT.sub('', after)}".strip(" ,;") or cited.text


def _kind(provisions: Iterable[Cited]) -> str:
    """What a work is that only bare provisions name, by its title."""
    is_instrument = any(_INSTRUMENT.search(_title(one)[0]) for one in provisions)
    return "statutory_instrument" if is_instrument else "act"


def _row(of_key: str, direct: list[Cited]) -> Row:
    kinds = [one.type for one in direct if one.type != "provision"] or [_kind(direct)]
    first = min(direct, key=lambda one: (one.uri is None, one.number is None, one.key))
    told = [_title(one) for one in sorted(direct, key=lambda one: one.key)]
    return {
        "key": of_key,
        "type": most(kinds),
        "title": most(title for title, _ in told),
        "year": next((year for _, year in told if year is not None), None),
        "number": first.number,
        "jurisdiction": first.jurisdiction,
        "uri": first.uri,
    }
