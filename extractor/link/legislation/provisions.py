"""Provisions as printed -> single ones: "ss. 18-19(2)(a)" are section 18 and section 19(2)(a)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor import rules
from extractor.late import late

_PART = late(
    r"(?P<joined>\b(?:of|to|in|under|and|or)\b|[,&/-])?\s*(?:the\s+)?"
    r"(?P<kind>§§?|[A-Za-z-]+\.?)\s*"
    r"(?P<numbers>(?:[0-9]+[A-Z]{0,3}|[IVXLC]+\b)(?:[.-][0-9]+[A-Za-z]?)*(?:\s?\([0-9A-Za-z]{1,4}\))*"
    r"(?:(?:\s?[-–]\s?|,\s?(?:and |or )?|\s?&\s?|\s(?:and|or|to|through)\s|/|\s)(?:ss?\.?\s?|[Ss]ections?\s)?"
    r"(?:[0-9]+[A-Z]{0,3}(?:\.[0-9]+)*(?:\s?\([0-9A-Za-z]{1,4}\))*|(?:\([0-9A-Za-z]{1,4}\))+))*)"
)
_NUMBER = late(
    r"(?P<sign>^|\s?[-–]\s?|\sto\s|\sthrough\s|[^0-9A-Za-z(]+(?:and\s|or\s)?(?:ss?\.?\s?|[Ss]ections?\s)?|\s?(?:and|or)\s)"
    r"(?P<base>[0-9]+[A-Z]{0,3}(?:\.[0-9]+)*|[IVXLC]+\b)?(?P<inner>(?:\s?\([0-9A-Za-z]{1,4}\))*)"
)
_IS_RANGE = late(r"[-–]|to|through")
_BRACKET = late(r"\([^()]*\)")
# A range that would open to more than this is left as it is printed.
_LONGEST_RANGE = 60


class _Part(NamedTuple):
    """One kind of provision with its numbers, and the word that joins it to the part before."""

    joined: str
    kind: str
    numbers: tuple[str, ...]


def opened(provision: str | None) -> tuple[str, ...]:
    """The single provisions that `provision` prints, in order: "section 19(2)(a)", "schedule 12A paragraph 3"."""
    if provision is None:
        return ()
    held: list[tuple[str, ...]] = []
    for part in _parts(provision):
        names = tuple(f"{part.kind} {number}" for number in part.numbers)
        if not held or part.joined in ("and", "or", "&", "/"):
            held.append(names)
        elif part.joined in ("of", "to", "in", "under"):
            held[-1] = tuple(f"{outer} {inner}" for outer in names for inner in held[-1])
        else:
            held[-1] = tuple(f"{outer} {inner}" for outer in held[-1] for inner in names)
    return tuple(name for names in held for name in names)


def _parts(provision: str) -> Iterator[_Part]:
    for found in _PART.finditer(provision):
        kind = _kind(found["kind"])
        if kind is not None:
            yield _Part(found["joined"] or "", kind, tuple(_numbers(found["numbers"])))


def _kind(printed: str) -> str | None:
    kinds = rules.words("provisions", "kinds")
    return next((kinds.gives[start] for start in kinds.words if printed.casefold().startswith(start)), None)


def _numbers(printed: str) -> Iterator[str]:
    """The numbers of a list, ranges opened: "1(2) and (3)" are 1(2) and 1(3)."""
    last = ""
    for found in _NUMBER.finditer(printed):
        base, inner = found["base"], "".join((found["inner"] or "").split())
        if base is None and not inner:
            continue
        if base is not None and last and _IS_RANGE.search(found["sign"]):
            yield from _between(last, base)
        last = base + inner if base is not None else _beside(last, inner)
        yield last


def _beside(last: str, inner: str) -> str:
    """`last` with its brackets from the first of the kind of `inner`'s on put as `inner`: 2(1)(a), (b) is 2(1)(b)."""
    kept = last
    for bracket in reversed(list(_BRACKET.finditer(last))):
        kept = last[: bracket.start()]
        if bracket.group()[1].isdigit() == inner[1].isdigit():
            break
    return kept + inner


def _between(first: str, last: str) -> Iterator[str]:
    if first.isdigit() and last.isdigit() and int(last) - int(first) <= _LONGEST_RANGE:
        yield from map(str, range(int(first) + 1, int(last)))


_STEP = late(r"(?P<kind>[a-z]+) (?P<number>[0-9A-Z.]+)(?P<inner>(?:\([0-9A-Za-z]{1,4}\))*)")
_ADDRESSED = frozenset({"section", "schedule", "paragraph", "part", "chapter", "article", "regulation", "rule"})


def provision_uri(uri: str | None, provisions: tuple[str, ...]) -> str | None:
    """The address of the one provision of an Act on legislation.gov.uk; None elsewhere, or if there are several."""
    if uri is None or len(provisions) != 1 or "legislation.gov.uk" not in uri:
        return None
    steps = list(_STEP.finditer(provisions[0]))
    if not steps or any(step["kind"] not in _ADDRESSED for step in steps):
        return None
    inner = [mark for step in steps for mark in re.findall(r"[0-9A-Za-z]+", step["inner"])]
    return "/".join([uri, *(f"{step['kind']}/{step['number']}" for step in steps), *inner])
