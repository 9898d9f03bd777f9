"""Legislation that is named by the letters or the short name it is known by."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from extractor import gazetteer, needed, needs, rules
from extractor.find.legislation.found import Found
from extractor.find.legislation.kinds import type_of
from extractor.late import late
from models import Words

_YEAR = late(
    r"(?:,? (?:of )?)?(?P<year>(?:19|20)[0-9]{2})(?![0-9/-])| ?\((?P<in_brackets>(?:19|20)[0-9]{2})\)"
    r"| ['’]?(?P<last_two>[3-9][0-9])(?![\w/.:%-])"
)
_HAS_YEAR = late(r"[0-9]{2}")
_ANY_LETTERS = late(r"(?<![\w&/.-])(?P<letters>[A-Z][A-Z&()]{1,8}) (?P<year>(?:1[89]|20)[0-9]{2})(?![\w/-])")
_LETTERS_ALONE = "letters-registered"
# Letters with full stops: L.G.A. 1972.
_DOTTED = late(r"(?<![\w.])(?:[A-Z]\.){2,5}(?=,? (?:19|20)[0-9]{2}(?![0-9/-]))")
_NEXT_WORD = late(r"[ -](?P<word>[A-Za-z-]+)")
# Countries whose Acts have the same letters as British ones: LGA 2002 is one of New Zealand.
_SAME_LETTERS = frozenset({"NZ", "AU", "IE"})
# So few letters stand for many things.
_FEW = 4
_ENDS_IN_LAW = late(
    r"\b(?:Acts?|Bill|Regulations?|Order|Rules|Directive|Law|Ordinance|Code|Convention|Treaty|Statutes?)"
    r"(?: \([^)]*\))?(?: of)?(?: [0-9]{4})?$"
)


def short_named(text: str, expanded: Mapping[str, str], country: str | None) -> Iterator[Found]:
    """Laws by their letters, in order, but for those in `expanded`: the document says itself what these stand for.

    Few letters stand for many things: so short a name of another country's law than `country`'s is none.
    """
    made = needed.index(text)
    present = tuple(word for word in _entries() if (word in made.ends if word in made.looked else word in text))
    for found in _expression(present).finditer(text) if present else ():
        entry = _entry(found.group(), country)
        is_shared = entry.id == "letters-of-acts" and country in _SAME_LETTERS
        is_ours = is_shared or country is None or entry.gives.get("jurisdiction", country) in (country, "EU")
        if found.group() not in expanded and (is_ours or len(found.group()) > _FEW):
            yield from _short_name(text, found.start(), found.end(), entry, country)
    yield from _registered(text, expanded, country)
    for found in _DOTTED.finditer(text):
        letters = found.group().replace(".", "")
        if letters in _entries() and letters not in expanded:
            yield from _short_name(text, found.start(), found.end(), _entry(letters, country), country)


def _registered(text: str, expanded: Mapping[str, str], country: str | None) -> Iterator[Found]:
    """Letters and a year that only the register of Britain has: law only beside a section, "s.1 LGRA 1997"."""
    for found in _ANY_LETTERS.finditer(text) if country == "GB" else ():
        works = gazetteer.works_by_short_form(found.group()) if found["letters"] not in _entries() else ()
        if works and found["letters"] not in expanded:
            title = works[0].title if len(works) == 1 else found.group()
            yield Found(found.start(), found.end(), "act", _LETTERS_ALONE, title=title, year=int(found["year"]))


def _short_name(text: str, start: int, end: int, entry: Words, country: str | None) -> Iterator[Found]:
    printed_year = _YEAR.match(text, end)
    year_told = _year_told(printed_year)
    letters = text[start:end].replace(".", "")
    works = gazetteer.works_by_short_form(f"{letters}{year_told}") if year_told else ()
    if printed_year is not None and printed_year["last_two"] and not works:
        printed_year = year_told = None
    stop = printed_year.end() if printed_year else end
    follows = _NEXT_WORD.match(text, stop)
    if follows and follows["word"].casefold() in rules.words("short_names", "not-before").words:
        return
    if entry.id == "letters-of-acts" and printed_year and not works and country not in _SAME_LETTERS:
        return
    year = year_told or entry.gives.get("year")
    if not works and not year_told and entry.id == "letters-of-acts":
        works = gazetteer.works_by_letters(letters)
    yield Found(
        start=start,
        end=stop,
        type=type_of(entry.gives["type"]),
        rule=f"short-name-{entry.id}",
        title=works[0].title if len(works) == 1 else entry.gives.get("title"),
        year=int(year) if year else gazetteer.year_of(entry.gives.get("title", "")),
        jurisdiction=entry.gives.get("jurisdiction") if works or entry.id != "letters-of-acts" else None,
    )


def _year_told(printed: re.Match[str] | None) -> str | None:
    """The year that is printed behind letters; of "LGA 72" that of the last century."""
    if printed is None:
        return None
    return printed["year"] or printed["in_brackets"] or f"19{printed['last_two']}"


def needs_year(found: Found, text: str) -> bool:
    """Whether `found` is a short name that is law only with a year or a section beside it, and has no year."""
    if found.rule == _LETTERS_ALONE:
        return True
    if not found.rule.startswith("short-name-") or _HAS_YEAR.search(text[found.start : found.end]):
        return False
    return rules.words("short_names", found.rule.removeprefix("short-name-")).gives.get("needs_year") == "yes"


def is_law(long: str) -> bool:
    """Whether `long`, the long form of an abbreviation, is the title of a law."""
    return _ENDS_IN_LAW.search(long) is not None


def _entry(word: str, country: str | None) -> Words:
    """What a short name stands for: in `country` before others."""
    entries = _entries()[word]
    return next((entry for entry in entries if entry.gives.get("jurisdiction") == country), entries[0])


@cache
def _entries() -> dict[str, tuple[Words, ...]]:
    found: dict[str, tuple[Words, ...]] = {}
    for entry in (entry for entry in rules.table("short_names").words if "type" in entry.gives):
        for word in entry.words:
            found[word] = (*found.get(word, ()), entry)
    needs.know(found)
    return found


# What may be tied to a law's letters by a hyphen and leaves them the law's: "GDPR-compliant".
_TIED = r"(?!(?:complian(?:t|ce)|proof(?:ing|ed)?|related|ready)\b)[A-Za-z0-9]"


@lru_cache(maxsize=64)
def _expression(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    words = "|".join(map(re.escape, longest_first))
    with_year, apart = r"(?=(?:19|20)[0-9]{2}(?![\w/-]))", rf"(?![\w&]|[/.][A-Za-z0-9]|-{_TIED})"
    return late(rf"(?<![\w&/.-])(?:{words})(?:{with_year}|{apart})")
