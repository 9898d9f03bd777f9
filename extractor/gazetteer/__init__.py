"""Acts and public bodies, as data, with their source and licence in NOTICE.

The tables are tab-separated text, sorted by what they are looked up by, and read when first asked for. They are
made by `scripts/make_gazetteer.py`, all but `well_known.tsv` and `instruments.tsv`, which are kept by hand.
Jurisdictions are ISO 3166 codes ("GB", "GB-SCT", "IE", "US"), "EU" for the Union and "XX" for bodies of no one country.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from extractor.gazetteer.addresses import Address, address
from extractor.gazetteer.tables import all_rows, rows_called, rows_of_year, rows_that_begin
from models import Work

_WORDS = re.compile(r"[^\W_]+")
_SHORT_SIGNS = re.compile(r"[^\W_]|&")
_AND_SO_ON = re.compile(r"& ?c\b|\betc\b", re.IGNORECASE)
_YEAR_OF_TITLE = re.compile(
    r"(?P<noun>\b(?:acts?|measures?|statute of [a-z]+)\b[^0-9]*?(?:\(no\.? ?[0-9]+\))?)[ ,]*(?:of )?"
    r"(?P<year>\b1[0-9]{3}|\b20[0-9]{2})(?:-[0-9]{2,4})?\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?<=[a-z]{3})(?:ies|(?<!s)s)$")
_SMALL_WORDS = frozenset({"and", "of", "the", "to", "for", "in", "on", "etc"})
# Instruments have their year at the very end: the Education Act 2002 (School Lunches) Regulations 2014.
_YEAR_OF_INSTRUMENT = re.compile(
    r"(?P<noun>\b(?:regulations?|orders?|rules|scheme|code)(?: \([^()]+\))?)[ ,]+(?P<year>1[89][0-9]{2}|20[0-9]{2})$",
    re.IGNORECASE,
)
# Where a register's addresses begin, and whose law it holds.
_REGISTERS = {
    "http://data.europa.eu/eli/": "EU",
    "http://www.legislation.gov.uk/id/asp/": "GB-SCT",
    "http://www.legislation.gov.uk/id/nia/": "GB-NIR",
    "http://www.legislation.gov.uk/id/apni/": "GB-NIR",
    "http://www.legislation.gov.uk/id/mnia/": "GB-NIR",
    "http://www.legislation.gov.uk/id/anaw/": "GB-WLS",
    "http://www.legislation.gov.uk/id/asc/": "GB-WLS",
    "http://www.legislation.gov.uk/id/mwa/": "GB-WLS",
    "http://www.legislation.gov.uk/id/wsi/": "GB-WLS",
    "http://www.legislation.gov.uk/id/ssi/": "GB-SCT",
    "http://www.legislation.gov.uk/id/nisi/": "GB-NIR",
    "http://www.legislation.gov.uk/id/nisr/": "GB-NIR",
    "http://www.legislation.gov.uk/": "GB",
    "https://www.irishstatutebook.ie/": "IE",
    "https://www.legislation.govt.nz/": "NZ",
    "https://www.legislation.gov.au/": "AU",
    "https://laws-lois.justice.gc.ca/": "CA",
}


__all__ = [
    "Address",
    "Body",
    "address",
    "bodies",
    "is_body",
    "is_title",
    "jurisdiction",
    "short_key",
    "title_key",
    "works",
    "works_by_letters",
    "works_by_short_form",
    "works_like",
    "year_of",
]


class Body(NamedTuple):
    """A public or well-known body, its short form as it is registered, and the jurisdiction it belongs to."""

    short: str
    name: str
    jurisdiction: str


def title_key(title: str) -> str:
    """What `title` is looked up by: its words in lower case, without year, "the" in front and "etc."."""
    at_end = _YEAR_OF_INSTRUMENT.search(title)
    pattern = _YEAR_OF_INSTRUMENT if at_end else _YEAR_OF_TITLE
    without_year = pattern.sub(lambda found: found["noun"], _AND_SO_ON.sub(" ", title), count=1)
    words = _WORDS.findall(without_year.replace("&", " and ").replace("’", "'").casefold())
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def year_of(title: str) -> int | None:
    """The year that `title` ends with, if it does."""
    found = _YEAR_OF_INSTRUMENT.search(title) or _YEAR_OF_TITLE.search(title)
    return int(found["year"]) if found else None


def works(title: str, year: int | None = None) -> tuple[Work, ...]:
    """The Acts and instruments called `title`, oldest first; only those of `year`, if it is given.

    Case and punctuation are nothing.
    """
    return tuple(work for work in _works_called(title_key(title)) if year is None or work.year == year)


def works_like(title: str, year: int) -> tuple[Work, ...]:
    """The Acts of `year` whose title is `title` but for plurals, small words and where words are parted, by address."""
    return _works_of_year(year).get(_loose(title_key(title)), ())


def is_title(title: str) -> bool:
    """Whether some Act or instrument is called `title`, of whatever year."""
    return bool(_works_called(title_key(title)))


def works_by_short_form(short: str) -> tuple[Work, ...]:
    """The Acts of the United Kingdom that "LGA 1972" stands for; letters must be as registered, white space not."""
    entries = (row.split("\t") for row in rows_called("short_forms.tsv", "".join(short.split())))
    return tuple(work for _, key, uri in entries for work in _works_called(key) if work.uri == uri)


def jurisdiction(work: Work) -> str:
    """Whose law `work` is, as its address tells."""
    return next(code for start, code in _REGISTERS.items() if work.uri.startswith(start))


def works_by_letters(letters: str) -> tuple[Work, ...]:
    """The Acts of the United Kingdom that letters without a year stand for ("CJPOA"), by year."""
    rows = (row.split("\t") for row in rows_that_begin("short_forms.tsv", letters))
    named = [(key, uri) for short, key, uri in rows if short[len(letters) :].isdigit()]
    return tuple(work for key, uri in named for work in _works_called(key) if work.uri == uri)


def bodies(short: str) -> tuple[Body, ...]:
    """The bodies that `short` stands for, by name; upper and lower case don't matter ("MoJ", "MOJ")."""
    return _bodies_by_short(short_key(short))


def is_body(name: str) -> bool:
    """Whether `name` is that of a registered or well-known body."""
    key = title_key(name)
    return key in _well_known_names() or any(True for _ in rows_called("body_names.tsv", key))


def short_key(short: str) -> str:
    """What a short form is looked up by: its letters, digits and "&" in lower case."""
    return "".join(_SHORT_SIGNS.findall(short.casefold()))


@lru_cache(maxsize=4096)
def _works_called(key: str) -> tuple[Work, ...]:
    registered = (_work(row) for row in rows_called("acts.tsv", key))
    found = sorted((*registered, *_instruments().get(key, ())), key=lambda work: (work.year or 0, work.uri))
    return tuple(found)


@lru_cache(maxsize=64)
def _works_of_year(year: int) -> dict[str, tuple[Work, ...]]:
    found: dict[str, tuple[Work, ...]] = {}
    for row in rows_of_year("acts.tsv", year):
        key = _loose(row.partition("\t")[0])
        found[key] = (*found.get(key, ()), _work(row))
    return found


def _loose(key: str) -> str:
    """A key without small words, plurals and spaces: "Admissions to Meetings" is "Admission to Meetings"."""
    words = (_PLURAL.sub(lambda end: "y" if end.group() == "ies" else "", word) for word in key.split())
    return "".join(word for word in words if word not in _SMALL_WORDS)


def _work(row: str) -> Work:
    _, title, year, number, uri = row.split("\t")
    return Work(title=title, year=int(year) if year else None, number=number or None, uri=uri)


@cache
def _instruments() -> dict[str, tuple[Work, ...]]:
    found: dict[str, tuple[Work, ...]] = {}
    for row in all_rows("instruments.tsv"):
        work = _work(f"\t{row}")
        found[title_key(work.title)] = (*found.get(title_key(work.title), ()), work)
    return found


@lru_cache(maxsize=4096)
def _bodies_by_short(key: str) -> tuple[Body, ...]:
    found: dict[str, Body] = {}
    registered = (Body(*row.split("\t")[1:4]) for row in (rows_called("bodies.tsv", key) if key else ()))
    for body in (*registered, *_well_known_by_short().get(key, ())):
        found.setdefault(title_key(body.name), body)
    return tuple(sorted(found.values(), key=lambda body: body.name))


@cache
def _well_known() -> tuple[Body, ...]:
    return tuple(Body(*row.split("\t")[:3]) for row in all_rows("well_known.tsv"))


@cache
def _well_known_by_short() -> dict[str, tuple[Body, ...]]:
    found: dict[str, tuple[Body, ...]] = {}
    for body in (body for body in _well_known() if body.short):
        found[short_key(body.short)] = (*found.get(short_key(body.short), ()), body)
    return found


@cache
def _well_known_names() -> frozenset[str]:
    return frozenset(title_key(body.name) for body in _well_known())
