"""Stage 3: the legislation that a text names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractor import language, rules
from extractor.find import abbreviations
from extractor.find.legislation.bare import bare
from extractor.find.legislation.bills import Progress, Told, progress, told
from extractor.find.legislation.citations import cited
from extractor.find.legislation.found import Found, folded, overlaps
from extractor.find.legislation.kinds import by_title
from extractor.find.legislation.names import is_law, needs_year, short_named
from extractor.find.legislation.oblique import explains, oblique, without_overlap
from extractor.find.legislation.provisions import provisions, with_provisions
from extractor.find.legislation.tails import with_tails
from extractor.jurisdiction import jurisdiction
from extractor.language import Doc
from models import Abbreviation, LegislationMention

# Countries that cite law in ways of their own.
_OWN_WAYS = {"US": "legislation_us", "CA": "legislation_ca", "AU": "legislation_au", "NZ": "legislation_au"}


def find(
    doc: Doc, expanded: Iterable[Abbreviation] | None = None, held: str | None = None
) -> Iterator[LegislationMention]:
    """Every mention of legislation in `doc`, in reading order; where two overlap, the longer wins.

    A short form that the document has expanded, and "the Act" after an Act was named, are oblique: `antecedent` is the
    index of the mention that they stand for. `expanded` are the document's abbreviations, looked for here if they are
    not given; `held` is the meeting's date, near which the day of a bill's stage lies that is told without a year.
    """
    text = doc.text
    longs = {a.short: a.long for a in (abbreviations.find(doc) if expanded is None else expanded)}
    chains = provisions(doc)
    named, alone = with_provisions(text, _named(doc, longs), chains)
    named = [f for f in named if f.provision is not None or not needs_year(f, text)]
    standing = list(without_overlap(list(oblique(text, named, longs)), named))
    standing, alone = with_provisions(text, standing, alone)
    unnamed = bare(text, alone, named, jurisdiction(text))
    everything = sorted([*named, *standing, *unnamed], key=lambda f: f.start)
    bills = [found for found in everything if _is_bill(found)]
    said = told(text, bills) if bills else Told()
    for found in everything:
        moved = progress(text, found, everything, said, held) if _is_bill(found) else Progress()
        yield _mention(text, found, everything, moved)


def _is_bill(found: Found) -> bool:
    return found.type == "bill" and not found.is_oblique


def _named(doc: Doc, expanded: Mapping[str, str]) -> list[Found]:
    """Laws by title, citation or letters, in order; of two that overlap the longer, of two as long the first found."""
    text = doc.text
    country = jurisdiction(text)
    finds: list[Found] = []
    tables = ["legislation", *_of_country(country)]
    for match in (match for table in tables for match in language.find(table, doc)):
        found = cited(text, match, country) if match.rule.gives["form"] == "citation" else by_title(text, match)
        if found is not None:
            finds.append(found)
    finds.extend(short_named(text, expanded, country))
    kept = list(_longest([found for found in finds if not _is_expanded(text, found, expanded)]))
    return list(with_tails(text, [found for found in kept if not _repeats(text, found, kept)]))


def _is_expanded(text: str, found: Found, expanded: Mapping[str, str]) -> bool:
    """Whether a find is a short form that the document explains by the title of a law: it stands for that law."""
    printed = folded(text[found.start : found.end])
    return printed in expanded and is_law(expanded[printed])


def _repeats(text: str, found: Found, named: Sequence[Found]) -> bool:
    """Whether a find is the short form in brackets of the title before it: Local Government Act 1972 (LGA 1972)."""
    if not found.rule.startswith("short-name-"):
        return False
    return any(other.year == found.year and explains(text, other.end, found.start) for other in named)


def _of_country(country: str | None) -> Iterator[str]:
    """The tables of ways to cite law that only one country has; all of them where the country is not known."""
    yield from dict.fromkeys(table for code, table in _OWN_WAYS.items() if country in (None, code))


def _longest(finds: Sequence[Found]) -> Iterator[Found]:
    """`finds` without those that overlap one of the user's own rules, or a longer one."""
    kept: list[Found] = []
    for found in sorted(finds, key=_standing):
        if not any(overlaps(found, other) for other in kept):
            kept.append(found)
    yield from sorted(kept, key=lambda f: f.start)


def _standing(found: Found) -> tuple[bool, int, bool, int]:
    is_general = found.rule in ("act", "act-with-year")
    return (found.rule not in rules.own_ids(), found.start - found.end, is_general, found.start)


def _mention(text: str, found: Found, everything: Sequence[Found], moved: Progress) -> LegislationMention:
    meant = found.antecedent
    return LegislationMention(
        span=found.span,
        rule=found.rule,
        text=folded(text[found.start : found.end]),
        type=found.type,
        provision=found.provision,
        stage=moved.stage,
        stage_date=moved.date,
        house=moved.house,
        title=found.title,
        year=found.year,
        number=found.number,
        jurisdiction=found.jurisdiction,
        uri=found.uri,
        candidates=found.candidates,
        inferred=found.is_inferred,
        oblique=found.is_oblique,
        antecedent=_index(everything, meant) if meant is not None else None,
    )


def _index(everything: Sequence[Found], meant: Found) -> int | None:
    """The index of the mention that `meant` became: the one that covers it."""
    return next((i for i, f in enumerate(everything) if f.start <= meant.start and meant.end <= f.end), None)
