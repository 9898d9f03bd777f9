"""A provision without its law: whether it is one of a law at all, and which that is likely to be."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractor import gazetteer, rules
from extractor.find.legislation.found import Found, folded
from extractor.find.legislation.provisions import Provision
from extractor.find.legislation.surroundings import has_context, heads_line, is_high, is_of_own_paper, words_around
from extractor.jurisdiction import is_of, part
from extractor.late import late
from models import Words, Work

_NUMBER = late(r"[0-9]+[A-Z]{0,3}(?:\.[0-9]+)?|\b[IVX]+\b")
_SCHEDULE = late(r"\b[Ss]ch(?:ed(?:ule)?)?s?\.? ?(?P<number>[0-9]+[A-Z]{0,2})")
# No paper of a meeting has so many sections.
_HIGH = 50
_SMALL_S = late(r"[Ss]\.? ?[0-9]")
# Chapters of a state's laws: "Chapter 40B".
_LETTERED = late(r"[Cc]hapter [0-9]+[A-Z]\b")


def bare(text: str, chains: Sequence[Provision], titles: Sequence[Found], country: str | None) -> Iterator[Found]:
    """The provisions among `chains` that are law by the words around them or by being well known, in order.

    One that stands beside its law elsewhere in the text is law, and that law is its candidate.
    """
    cited = _cited(titles)
    for chain in chains:
        printed = folded(text[chain.start : chain.end])
        key = provision_key(printed, chain.words[0])
        if is_of_own_paper(text, chain):
            continue
        known, is_told = _known(text, chain, key, country)
        works = tuple(dict.fromkeys((*cited.get(key, ()), *(work for entry in known for work in _works(entry)))))
        if not known and key not in cited and not has_context(text, chain):
            continue
        is_sure = len(known) == len(works) == 1 and (is_told or key in cited or _is_sure(text, chain, known[0]))
        yield _found(chain, printed, known, works)._replace(uri=works[0].uri if is_sure else None)


def _is_sure(text: str, chain: Provision, entry: Words) -> bool:
    """Whether the words behind a provision make it a name that stands for this one alone: "Section 151 Officer"."""
    names = entry.gives.get("sure")
    return names is not None and re.match(rf"(?i)\W{{1,2}}(?:{names})\b", text[chain.end : chain.end + 40]) is not None


def _found(chain: Provision, printed: str, known: Sequence[Words], works: tuple[Work, ...]) -> Found:
    return Found(
        start=chain.start,
        end=chain.end,
        type="provision",
        rule=known[0].id if known else "bare-provision",
        title=known[0].gives["title"] if len(known) == 1 and len(works) < 2 else None,
        jurisdiction=known[0].gives["jurisdiction"] if known else None,
        provision=printed,
        candidates=works,
        is_inferred=bool(known or works),
    )


def provision_key(printed: str, word: str) -> str:
    """What a provision is compared by: its kind and first number, or that of its schedule.

    "s.106" and "Section 106(1)" are "section 106"; "paragraph 3 of Schedule 12A" is "schedule 12A".
    """
    outer = _SCHEDULE.search(printed)
    if outer is not None:
        return f"schedule {outer['number']}"
    number = _NUMBER.search(printed)
    kind = printed.split(maxsplit=1)[0].casefold() if word == "part" else word
    return f"{kind} {number.group()}" if number else printed.casefold()


def _cited(titles: Sequence[Found]) -> dict[str, tuple[Work, ...]]:
    """The provisions that stand beside the title of a registered Act, with that Act."""
    cited: dict[str, tuple[Work, ...]] = {}
    for title in titles:
        if title.provision is not None and title.title is not None:
            works = gazetteer.works(title.title, title.year)
            key = provision_key(title.provision, _kind(title.provision))
            cited.setdefault(key, works if len(works) == 1 else ())
    return cited


def _kind(printed: str) -> str:
    kinds = rules.words("provisions", "kinds")
    return next((kinds.gives[start] for start in kinds.words if printed.casefold().startswith(start)), "section")


def _known(text: str, chain: Provision, key: str, country: str | None) -> tuple[tuple[Words, ...], bool]:
    """The well-known provisions of this kind and number, of this country, whose words stand in the paragraph.

    With them whether both the words and the country tell that it is one of these; without, only the number does.
    """
    around = words_around(text, chain)
    ours = _of_place(_well_known().get(key.casefold(), ()), text, country)
    fitting = tuple(entry for entry in ours if any(f" {word} " in around for word in entry.words))
    if not fitting and country is not None and _is_telling(text, chain):
        return ours, False
    return fitting, country is not None


def _of_place(entries: Sequence[Words], text: str, country: str | None) -> tuple[Words, ...]:
    """Those of `entries` that are law in the country of the document, those of its part of it before others."""
    if country is None:
        return tuple(entries)
    of_part = tuple(entry for entry in entries if entry.gives["jurisdiction"] == part(text))
    return of_part or tuple(entry for entry in entries if entry.gives["jurisdiction"] in (country, "EU"))


def _is_telling(text: str, chain: Provision) -> bool:
    """Whether a provision is one that no paper of a meeting has of its own: a high number, "S137", "Title IX"."""
    if text.startswith("Title", chain.start) or _SMALL_S.match(text, chain.start) or _LETTERED.match(text, chain.start):
        return True
    return is_high(text, chain, _HIGH) and not heads_line(text, chain)


def _works(entry: Words) -> tuple[Work, ...]:
    """The registered works that an entry is of, in its own country: Ireland has a Housing Act 1988 too.

    European law may also be the law that Britain kept of it.
    """
    works = gazetteer.works(entry.gives["title"], gazetteer.year_of(entry.gives["title"]))
    country = entry.gives["jurisdiction"].partition("-")[0]
    return works if country == "EU" else tuple(work for work in works if is_of(gazetteer.jurisdiction(work), country))


@cache
def _well_known() -> dict[str, tuple[Words, ...]]:
    found: dict[str, tuple[Words, ...]] = {}
    for entry in rules.table("provisions").words:
        if "provision" in entry.gives:
            key = entry.gives["provision"].casefold()
            found[key] = (*found.get(key, ()), entry)
    return found
