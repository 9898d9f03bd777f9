"""Which Act of a register a title means, in the country and at the time of a meeting."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extractor import gazetteer, rules
from extractor.jurisdiction import is_of
from extractor.late import late
from models import Work

# A bill is passed in the year in which a meeting speaks of it, or in one of so many after.
_YEARS_TO_PASS = 3
_BILL = late(r"\bBill\b.*$", re.DOTALL)
_WORD = late(r"[^\W_]+\.?")
# Its letters within a title: "Freedom of Information (FOI) Act", but not the bracket of "(NI)".
_LETTERS = late(r" \((?!NI\))[A-Z][A-Za-z]?[A-Z]{1,5}\)")
_US_STYLE = late(r"\bAct of [0-9]{4}$")


_PARTS = {"Scotland": "GB-SCT", "Wales": "GB-WLS", "Northern Ireland": "GB-NIR", "England": None}
_OF_PART = late(r"\((?P<part>England|Scotland|Wales|Northern Ireland)\)")


class Setting(NamedTuple):
    """Where and in which year a meeting was held, as far as known; `part` is that of the country ("GB-SCT")."""

    country: str | None
    year: int | None
    part: str | None = None

    def is_in_time(self, work: Work) -> bool:
        """Whether `work` is not later than the meeting."""
        return self.year is None or work.year is None or work.year <= self.year

    def is_in_force(self, work: Work) -> bool:
        """Whether `work` may be law in this part of the country: an (England) order is none in Wales."""
        found = _OF_PART.search(work.title)
        return found is None or self.country != "GB" or _PARTS[found["part"]] == self.part


class Choice(NamedTuple):
    """The one Act that is meant, and whose law it is."""

    work: Work
    jurisdiction: str


def acts_called(title: str, year: int | None, setting: Setting) -> tuple[Work, ...]:
    """The Acts called `title`, of `year` if given, that are of the time; those of the country alone, if there are any.

    Titles are opened before they are looked up: "LG (Misc Provisions) Act". One with its year may be misprinted in its
    plurals and small words; Canada's register has no years.
    """
    title = _LETTERS.sub("", title)
    works = gazetteer.works(_opened(title), year) or gazetteer.works_by_short_form(title)
    if not works and year is not None:
        undated = tuple(work for work in gazetteer.works(_opened(title)) if work.year is None)
        works = gazetteer.works_like(_opened(title), year) or undated
    in_time = tuple(work for work in works if setting.is_in_time(work))
    if _US_STYLE.search(title):
        return ()
    ours = tuple(work for work in in_time if setting.country and is_of(gazetteer.jurisdiction(work), setting.country))
    if not _OF_PART.search(title):
        ours = tuple(work for work in ours if setting.is_in_force(work))
    return ours or tuple(work for work in in_time if gazetteer.jurisdiction(work) == "EU") or in_time


def choose(works: Sequence[Work], year: int | None, setting: Setting) -> Choice | None:
    """The one of `works` that must be meant, or None.

    In a known country an Act of another is never taken, unless its title says of which it is; in an unknown one, only
    an Act named with its year. The law of the European Union is cited everywhere.
    """
    if len(works) != 1:
        return None
    whose = gazetteer.jurisdiction(works[0])
    names_its_country = year is not None and _OF_PART.search(works[0].title) is not None
    is_ours = whose == "EU" or (is_of(whose, setting.country) if setting.country is not None else year is not None)
    is_ours = is_ours or names_its_country
    return Choice(works[0], whose) if is_ours else None


def became(title: str, setting: Setting) -> Work | None:
    """The Act that the bill `title` was passed as: of its name, from the meeting's year on, if there is exactly one."""
    if setting.year is None or not _BILL.search(title):
        return None
    passed = gazetteer.works(_BILL.sub("Act", title))
    found = [work for work in passed if work.year and 0 <= work.year - setting.year <= _YEARS_TO_PASS]
    if setting.country is not None:
        found = [work for work in found if is_of(gazetteer.jurisdiction(work), setting.country)]
    return found[0] if len(found) == 1 else None


def _opened(title: str) -> str:
    """`title` with the words that minutes shorten written out."""
    return " ".join(_words_opened(title))


def _words_opened(title: str) -> Iterator[str]:
    for word in title.split():
        found = _WORD.search(word)
        short = found.group().rstrip(".") if found else word
        full = _shortened().get(short.casefold()) if short else None
        yield word.replace(found.group(), full) if found and full else word


@cache
def _shortened() -> dict[str, str]:
    return rules.words("legislation", "shortened").gives
