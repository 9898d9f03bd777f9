"""Law named by what was said before: "the 1998 Act", "that Bill", a short form that the document has expanded."""

import re
from collections.abc import Iterator, Mapping, Sequence

from extractor.find.legislation.found import Found, folded, overlaps
from extractor.find.legislation.names import is_law
from extractor.late import late
from models.minutes import LegislationType

_OBLIQUE = late(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Ss]aid|[Tt]hese|[Tt]hose) "
    r"(?:(?P<year>(?:1[89]|20)[0-9]{2}) |(?:said|new|same|latter|draft) )?"
    r"(?P<noun>Acts?|Bill|Regulations?|Rules|Order|Measure|Directive|Convention|Treaty|Ordinance|Code)\b"
    r"(?: of (?P<year_behind>(?:1[89]|20)[0-9]{2})\b|(?! (?:of|[A-Z0-9])))"
)
# What stands between a title and the short form that it explains.
_BETWEEN = late(r" ?[(\[]?[\"“‘']?(?:(?:the|hereafter|or) ){0,2}[\"“‘']?")
_IN_BRACKETS = late(r"[\"”’']? ?[(\[][\"“‘']?(?:(?:the|hereafter|or) ){0,2}[\"“‘']?")
_MEANT: dict[str, tuple[LegislationType, ...]] = {
    "act": ("act", "eu"),
    "measure": ("act",),
    "bill": ("bill",),
    "regulation": ("statutory_instrument", "eu"),
    "rule": ("statutory_instrument",),
    "order": ("statutory_instrument",),
    "directive": ("eu",),
    "convention": ("treaty",),
    "treaty": ("treaty",),
    "ordinance": ("ordinance",),
    "code": ("code",),
}

# "The Act" is law as long as the document goes on; "the Rules", "the Order" may soon be the club's own.
_ALWAYS_LAW = frozenset({"act", "bill"})
_REACH = 2000


def oblique(text: str, named: Sequence[Found], expanded: Mapping[str, str]) -> Iterator[Found]:
    """Mentions that stand for one of `named`, in no order; "the 1998 Act" counts even if none of them has that year."""
    yield from _by_noun(text, named)
    yield from _by_short_form(text, named, expanded)


def explains(text: str, end: int, start: int) -> bool:
    """Whether what starts at `start` is the short form, in brackets, of the title that ends at `end`."""
    return end < start and _IN_BRACKETS.fullmatch(text, end, start) is not None


def _by_noun(text: str, named: Sequence[Found]) -> Iterator[Found]:
    for found in _OBLIQUE.finditer(text):
        noun = found["noun"].casefold().removesuffix("s")
        printed_year = found["year"] or found["year_behind"]
        year = int(printed_year) if printed_year else None
        reach = len(text) if noun in _ALWAYS_LAW else _REACH
        antecedent = _last_before(named, found.start(), _MEANT[noun], year, reach)
        if antecedent is None and year is not None:
            antecedent = _only_behind(named, found.end(), _MEANT[noun], year)
        is_dated_act = year is not None and noun == "act"
        start = found.start("year") if found["year"] else found.start("noun")
        if antecedent is not None or is_dated_act:
            printed = Found(start, found.end(), "act", "oblique", title=folded(text[start : found.end()]), year=year)
            yield _standing_for(printed, antecedent)


def _last_before(
    named: Sequence[Found], at: int, types: tuple[LegislationType, ...], year: int | None, reach: int
) -> Found | None:
    fitting = [f for f in named if f.end <= at <= f.end + reach and f.type in types and year in (None, f.year)]
    return max(fitting, key=lambda f: f.start, default=None)


def _only_behind(named: Sequence[Found], at: int, types: tuple[LegislationType, ...], year: int) -> Found | None:
    """The one law of `year` that is named further on: "the 1972 Act, that is the Local Government Act 1972"."""
    fitting = {f.title: f for f in reversed(named) if f.start >= at and f.type in types and f.year == year}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _by_short_form(text: str, named: Sequence[Found], expanded: Mapping[str, str]) -> Iterator[Found]:
    for short, long in expanded.items():
        if not is_law(long):
            continue
        meant = next((f for f in named if f.title is not None and _same(f.title, long)), None)
        if meant is None:
            continue
        for found in re.finditer(rf"(?<![\w&/.-]){re.escape(short)}(?![\w&/-])", text):
            if not _defines(text, found, named):
                yield _standing_for(Found(found.start(), found.end(), "act", "short-form-expanded"), meant)


def _same(title: str, long: str) -> bool:
    """Whether `long` is `title`, with or without its year."""
    a, b = (folded(value).casefold().removeprefix("the ") for value in (title, long))
    return a.startswith(b) or b.startswith(a)


def _defines(text: str, found: re.Match[str], named: Sequence[Found]) -> bool:
    """Whether the short form stands in brackets right beside the title, where it is explained and not used."""
    return any(
        (f.end <= found.start() and _BETWEEN.fullmatch(text, f.end, found.start()) is not None)
        or (found.end() <= f.start <= found.end() + 3 and "(" in text[found.end() : f.start])
        for f in named
    )


def _standing_for(printed: Found, meant: Found | None) -> Found:
    """`printed`, oblique, with the type, title and year of what it stands for."""
    if meant is None:
        return printed._replace(is_oblique=True)
    return printed._replace(
        is_oblique=True, antecedent=meant, type=meant.type, title=meant.title, year=meant.year or printed.year
    )


def without_overlap(oblique_finds: Sequence[Found], named: Sequence[Found]) -> Iterator[Found]:
    """The oblique mentions that are no part of a full one or of an earlier oblique one."""
    kept: list[Found] = []
    for find in sorted(oblique_finds, key=lambda f: (f.start, -f.end)):
        if not any(overlaps(find, other) for other in (*named, *kept)):
            kept.append(find)
            yield find
