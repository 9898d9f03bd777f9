"""Sections, schedules, articles: as they are printed, one after another, and beside the title they belong to."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, repeat
from typing import NamedTuple

from extractor import language
from extractor.find.legislation.found import Found, folded
from extractor.language import Doc, Match
from extractor.late import late

# What joins the parts of one provision: "paragraph 3 of Schedule 12A", "Schedule 12A, Part 1, paragraph 3".
_WITHIN = late(r"(?:,? (?:of|to|in|under)(?: the)?|,| -)? ?(?:Part [IVX0-9]+ (?:of|to) )?")
_BESIDE = late(r"(?:,? (?:and|or|&)|,) ")
_BEFORE_TITLE = late(
    r"(?:,? (?:of|to|in|under|from|within|at|on)(?: (?:the|The|that|this))?"
    r"(?: (?:UK|federal|Federal|state|State|amended|new))?|,)? ?[(\"“‘]?"
)
_AFTER_TITLE = late(r"(?:,|:| [-–])? ?(?:\((?:under )?|under |in )?")
_LEADS_TO_TITLE = late(r",? (?:of|to|in|under)(?: the)? ")
_ALSO = late(r",? (?:and|&) ")
_PLURAL = late(r"(?:[A-Za-z-]+s\b|[Ss][Ss]\b|[Ss]ecs|§§|[Pp]aras|[Rr]egs|[Aa]rts)", re.IGNORECASE)
_MARKED = late(r"(?:[Ss]ections?|[Ss][Ss]?\.?) ?[0-9]")
_PRINTED_KIND = late(r"[A-Za-z]+")
_BRACKETS = late(r"(?: ?(?:-|–|,|and|&|or|to) ?\([0-9A-Za-z]{1,4}\))+|(?: ?[-–] ?|/)[0-9].*", re.DOTALL)


class Provision(NamedTuple):
    """One or several provisions printed as one, `[start, end)` in the text; `words` are their kinds in the table.

    `last` is the kind of the last as it is printed, in small letters: "division" is a part of another name.
    """

    start: int
    end: int
    words: tuple[str, ...]
    last: str


def provisions(doc: Doc) -> tuple[Provision, ...]:
    """All provisions printed in `doc`, in order, those that belong together joined."""
    text = doc.text
    single = sorted(map(_single, language.find("provisions", doc), repeat(text)), key=lambda p: (p.start, -p.end))
    chains: list[Provision] = []
    for each in single:
        if chains and each.start < chains[-1].end:
            continue
        if chains and _WITHIN.fullmatch(text, chains[-1].end, each.start) and chains[-1].last != each.last:
            chains[-1] = Provision(chains[-1].start, each.end, chains[-1].words + each.words, each.last)
        else:
            chains.append(each)
    return tuple(chains)


def _single(match: Match, text: str) -> Provision:
    more = match.groups["more"] or ""
    kept = match.end - len(more) + _kept(text, match, more)
    word = match.rule.gives["word"]
    printed = _PRINTED_KIND.match(text, match.start) if word == "part" else None
    return Provision(match.start, kept, (word,), printed.group().casefold().rstrip("s") if printed else word)


def _kept(text: str, match: Match, more: str) -> int:
    """How much of `more`, the list behind the first number, is part of it.

    "Section 5, 12 members" is one section, unless a title follows; "sections 5 and 12" are two, as "s.5 and s.12".
    """
    if _PLURAL.match(text, match.start) or _MARKED.search(more) or _LEADS_TO_TITLE.match(text, match.end):
        return len(more)
    inner = _BRACKETS.match(more)
    return inner.end() if inner else 0


def with_provisions(
    text: str, titles: Sequence[Found], chains: Sequence[Provision]
) -> tuple[list[Found], list[Provision]]:
    """`titles` grown by the provisions printed next to them, and the provisions that stand alone."""
    if not titles:
        return [], list(chains)
    free = [chain for chain in chains if not any(t.start < chain.end and chain.start < t.end for t in titles)]
    grown: list[Found] = []
    for title in titles:
        before = _before(text, free, title, titles)
        free = [chain for chain in free if chain not in before]
        grown.append(_grown(text, title, before))
    after: list[Found] = []
    for title, stop in zip(grown, [*(t.start for t in grown[1:]), len(text)], strict=True):
        behind = _after(text, free, title, stop)
        free = [other for other in free if other not in behind]
        after.append(_grown_after(text, title, behind) if behind else title)
    return after, free


def _before(text: str, free: Iterable[Provision], title: Found, titles: Sequence[Found]) -> list[Provision]:
    """The provisions that lead up to `title`, the nearest last: "section 5, or section 7, of the Act".

    In "Licensing Act 2003 s.17, Gambling Act 2005" the section is that of the Act before it.
    """
    near = [chain for chain in free if chain.end <= title.start]
    if not near or not _BEFORE_TITLE.fullmatch(text, near[-1].end, title.start):
        return []
    if _is_behind(text, near[-1], titles) and text[near[-1].end] == ",":
        return []
    kept = [near[-1]]
    for earlier, later in pairwise(reversed(near)):
        if not _BESIDE.fullmatch(text, later.end, earlier.start):
            break
        kept.insert(0, later)
    return kept


def _is_behind(text: str, chain: Provision, titles: Sequence[Found]) -> bool:
    """Whether `chain` stands right behind one of `titles`."""
    return any(_AFTER_TITLE.fullmatch(text, title.end, chain.start) for title in titles if title.end <= chain.start)


def _grown(text: str, title: Found, before: Sequence[Provision]) -> Found:
    if not before:
        return title
    printed = folded(text[before[0].start : before[-1].end])
    is_bracketed = "(" in text[before[-1].end : title.start] and text[title.end : title.end + 1] == ")"
    return title._replace(start=before[0].start, end=title.end + is_bracketed, provision=printed)


def _after(text: str, free: Sequence[Provision], title: Found, stop: int) -> list[Provision]:
    """The provisions right behind `title` that lead up to no other title at `stop`: "Act 2006, s.75 and sch 15"."""
    if title.provision is not None or title.type in ("bill", "ordinance"):
        return []
    end, kept = title.tail or title.end, list[Provision]()
    for chain in (chain for chain in free if title.end <= chain.start and chain.end <= stop):
        joins = _ALSO if kept else _AFTER_TITLE
        if not joins.fullmatch(text, end, chain.start) or _leads_on(text, chain, stop):
            break
        kept, end = [*kept, chain], chain.end
    return kept


def _leads_on(text: str, chain: Provision, stop: int) -> bool:
    """Whether `chain` belongs to the title that begins at `stop`: "Act 2003, and section 5 of the Theft Act"."""
    return _LEADS_TO_TITLE.fullmatch(text, chain.end, stop) is not None


def _grown_after(text: str, title: Found, behind: Sequence[Provision]) -> Found:
    first, last = behind[0], behind[-1]
    is_bracketed = "(" in text[title.tail or title.end : first.start] and text[last.end : last.end + 1] == ")"
    return title._replace(end=last.end + is_bracketed, provision=folded(text[first.start : last.end]))
