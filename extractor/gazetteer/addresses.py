"""The official address of what is cited by number: instruments, European law, American codes and public laws."""

import re
from collections.abc import Callable
from typing import NamedTuple

from extractor.late import late

_ID = "http://www.legislation.gov.uk/id"
# Series of instruments by the letters before the number, as legislation.gov.uk has them.
_SERIES = {"si": "uksi", "ssi": "ssi", "wsi": "wsi", "sr": "nisr", "srni": "nisr", "nisr": "nisr", "uksi": "uksi"}
_INSTRUMENT = late(
    r"(?P<series>S\.?R\.?(?: ?\(?N\.?I\.?\)?)?|(?:UK|[SW]\.?|N\.?I\.?)?S\.?[IR]\.?"
    r"|Statutory (?:Instrument|Rule)s?)[ .]*(?:[Nn]o\. ?|[Nn]o )?(?:(?P<year>(?:19|20)[0-9]{2})"
    r"(?:/| ?[Nn]o\.? ?)(?P<number>[0-9]{1,4})"
    r"|(?P<number_first>[0-9]{1,4})(?:/| of )(?P<year_last>(?:19|20)[0-9]{2}))(?P<welsh> \(W\. ?[0-9]+\))?"
    r"(?P<irish> \(N\.I\. ?[0-9]+\))?"
)
_IRISH_ACT = late(r"^(?:Act )?(?:No\.|Number) (?P<number>[0-9]{1,2}) of (?P<year>(?:19|20)[0-9]{2})$")
_EUROPEAN = late(
    r"(?P<manner>\b(?:Delegated|Implementing) )?(?P<kind>Regulation|Directive|Decision)s?,? "
    r"(?:\(?(?:EU|EC|EEC|Euratom|EU, Euratom)\)? ?)?(?P<no>[Nn]o\.? ?)?(?P<first>[0-9]{1,4})/(?P<second>[0-9]{1,4})"
    r"(?P<behind>/(?:EU|EC|EEC))?(?!/)"
)
_CELEX = late(r"CELEX[^0-9]{0,9}3(?P<year>[0-9]{4})(?P<kind>[RLD])(?P<number>[0-9]{4})")
_KINDS_OF_CELEX = {"R": "reg", "L": "dir", "D": "dec"}
_KINDS = {"Regulation": "reg", "Directive": "dir", "Decision": "dec"}
_MANNERS = {"Delegated ": "_del", "Implementing ": "_impl"}
_CODE = late(
    r"(?P<title>[0-9]{1,2}) (?P<code>U\.? ?S\.? ?C|C\.? ?F\.? ?R)(?:[.ode A]|\b)*(?:§§? ?|[Ss]ections? |[Ss]ec\. ?"
    r"|[Pp]arts? |[Pp]ts?\. ?)*(?P<section>[0-9]+[a-z]{0,2}(?:-[0-9]+[a-z]?)?)"
    r"(?:\.(?P<within>[0-9]+[a-z]?(?:-[0-9]+)?))?"
    r"(?P<more>(?:\([0-9A-Za-z]{1,4}\))*(?:, (?:and )?| and | through | to |-|–)(?:§§? ?)?[0-9])?"
)
_OF_TITLE = late(
    r"[Ss]ection (?P<section>[0-9]+[A-Za-z]{0,2}(?:-[0-9]+[a-z]?)?)(?:\([0-9A-Za-z]{1,5}\))*"
    r" of [Tt]itle (?P<title>[0-9]{1,2}),? (?:of the )?U(?:nited |\.)S(?:tates|\.) Code"
)
_PUBLIC_LAW = late(
    r"\bP(?:ub(?:lic|\.)?|\.)? ?L(?:aw|\.)?,? ?(?:[Nn]o\.? ?)?(?P<congress>[0-9]{2,3})[-–](?P<number>[0-9]{1,3})"
)
# Public laws are online from the 104th Congress on; it began in 1995, and each has two years.
_FIRST_CONGRESS, _FIRST_YEAR = 104, 1995
_CANADIAN = late(r"R\.?S\.?C\.?,? 1985,? ?\(?c\.? ?(?P<chapter>[A-Z]-[0-9]+(?:\.[0-9]+)?)")


# The communities began in 1952; what is no year since is a number.
_FIRST_EUROPEAN_YEAR, _LAST_YEAR = 1952, 2099


class Address(NamedTuple):
    """An official address, whose law it leads to, with year and number as far as the citation tells."""

    uri: str
    jurisdiction: str
    year: int | None = None
    number: str | None = None


def address(citation: str, country: str | None) -> Address | None:
    """Where what `citation` names by number is to be read; None if it has no number that says so.

    The same letters stand for Irish instruments in Ireland, whose number comes before the year.
    """
    for expression, read in _READERS:
        found = expression.search(citation)
        if found is not None:
            return read(found, country)
    return None


def _instrument(found: re.Match[str], country: str | None) -> Address | None:
    if found["number_first"] is not None:
        return _irish(int(found["year_last"]), found["number_first"]) if country in (None, "IE") else None
    if country not in (None, "GB"):
        return None
    letters = "".join(re.findall(r"[A-Za-z]", found["series"])).casefold()
    series = "wsi" if found["welsh"] else "nisi" if found["irish"] else _SERIES.get(letters, "uksi")
    whose = {"ssi": "GB-SCT", "wsi": "GB-WLS", "nisr": "GB-NIR", "nisi": "GB-NIR"}.get(series, "GB")
    uri = f"{_ID}/{series}/{found['year']}/{found['number']}"
    return Address(uri, whose, int(found["year"]), found["number"])


def _irish_act(found: re.Match[str], country: str | None) -> Address | None:
    if country != "IE":
        return None
    year, number = int(found["year"]), found["number"]
    uri = f"https://www.irishstatutebook.ie/eli/{year}/act/{number}/enacted/en/html"
    return Address(uri, "IE", year, number)


def _irish(year: int, number: str) -> Address:
    return Address(f"https://www.irishstatutebook.ie/eli/{year}/si/{number}/made/en/html", "IE", year, number)


def _european(found: re.Match[str], _country: str | None) -> Address | None:
    """Directives, and from 2015 on all, have the year first; older regulations have it last, behind "No"."""
    first, second = found["first"], found["second"]
    is_year_first = found["no"] is None and _FIRST_EUROPEAN_YEAR <= _year(first) <= _LAST_YEAR
    year, number = (first, second) if is_year_first else (second, first)
    whole = _year(year)
    if not _FIRST_EUROPEAN_YEAR <= whole <= _LAST_YEAR:
        return None
    kind = _KINDS[found["kind"]] + _MANNERS.get(found["manner"] or "", "")
    return Address(f"http://data.europa.eu/eli/{kind}/{whole}/{int(number)}/oj", "EU", whole, number)


def _celex(found: re.Match[str], _country: str | None) -> Address:
    year, number = int(found["year"]), int(found["number"])
    kind = _KINDS_OF_CELEX[found["kind"]]
    return Address(f"http://data.europa.eu/eli/{kind}/{year}/{number}/oj", "EU", year, str(number))


def _year(printed: str) -> int:
    return int(printed) if len(printed) != 2 else 1900 + int(printed)


def _code(found: re.Match[str], _country: str | None) -> Address | None:
    """A section of the United States Code, a section or part of the federal regulations; none if there are several."""
    if found["more"] or "§§" in found.group():
        return None
    title, section, within = int(found["title"]), found["section"], found["within"]
    if found["code"].startswith("U"):
        return Address(f"https://www.govinfo.gov/link/uscode/{title}/{section}", "US")
    inner = f"sectionnum={within}&" if within else ""
    return Address(f"https://www.govinfo.gov/link/cfr/{title}/{section}?{inner}year=mostrecent", "US")


def _of_title(found: re.Match[str], _country: str | None) -> Address:
    return Address(f"https://www.govinfo.gov/link/uscode/{found['title']}/{found['section']}", "US")


def _public_law(found: re.Match[str], _country: str | None) -> Address | None:
    congress, number = int(found["congress"]), found["number"]
    if congress < _FIRST_CONGRESS:
        return None
    year = _FIRST_YEAR + 2 * (congress - _FIRST_CONGRESS)
    return Address(
        f"https://www.govinfo.gov/link/plaw/{congress}/public/{int(number)}", "US", year, f"{congress}-{number}"
    )


def _canadian(found: re.Match[str], _country: str | None) -> Address:
    chapter = found["chapter"]
    return Address(f"https://laws-lois.justice.gc.ca/eng/acts/{chapter}/", "CA", None, chapter)


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str | None], Address | None]], ...] = (
    (_EUROPEAN, _european),
    (_CELEX, _celex),
    (_CODE, _code),
    (_OF_TITLE, _of_title),
    (_PUBLIC_LAW, _public_law),
    (_CANADIAN, _canadian),
    (_INSTRUMENT, _instrument),
    (_IRISH_ACT, _irish_act),
)
