"""Acts and public bodies, as data, with their source and licence in NOTICE.

The tables are tab-separated text, sorted by what they are looked up by, and read when first asked for. They are
made by `scripts/make_gazetteer.py`, all but `well_known.tsv` and `instruments.tsv`, which are kept by hand.
Jurisdictions are ISO 3166 codes ("GB", "GB-SCT", "IE", "US"), "EU" for the Union and "XX" for bodies of no one country.
"""

from functools import cache, lru_cache

from extractor.gazetteer.addresses import Address, address
from extractor.gazetteer.bodies import Body, bodies, is_body
from extractor.gazetteer.keys import loose, short_key, title_key, year_of
from extractor.gazetteer.tables import all_rows, rows_called, rows_of_year, rows_that_begin
from models import Work

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


def works(title: str, year: int | None = None) -> tuple[Work, ...]:
    """The Acts and instruments called `title`, oldest first; only those of `year`, if it is given.

    Case and punctuation are nothing.
    """
    return tuple(work for work in _works_called(title_key(title)) if year is None or work.year == year)


def works_like(title: str, year: int) -> tuple[Work, ...]:
    """The Acts of `year` whose title is `title` but for plurals, small words and where words are parted, by address."""
    return _works_of_year(year).get(loose(title_key(title)), ())


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


@lru_cache(maxsize=4096)
def _works_called(key: str) -> tuple[Work, ...]:
    registered = (_work(row) for row in rows_called("acts.tsv", key))
    found = sorted((*registered, *_instruments().get(key, ())), key=lambda work: (work.year or 0, work.uri))
    return tuple(found)


@lru_cache(maxsize=64)
def _works_of_year(year: int) -> dict[str, tuple[Work, ...]]:
    found: dict[str, tuple[Work, ...]] = {}
    for row in rows_of_year("acts.tsv", year):
        key = loose(row.partition("\t")[0])
        found[key] = (*found.get(key, ()), _work(row))
    return found


def _work(row: str) -> Work:
    _, title, year, number, uri = row.split("\t")
    return Work(title=title, year=int(year) if year else None, number=number or None, uri=uri)


@cache
def _instruments() -> dict[str, tuple[Work, ...]]:
    found: dict[str, tuple[Work, ...]] = {}
    for row in all_rows("instruments.tsv"):
        work = _work("\t" + row.rpartition("\t")[0])
        found[title_key(work.title)] = (*found.get(title_key(work.title), ()), work)
    return found
