"""Stage 3: the short forms that a document expands, and every use of a short form."""

import re
from collections.abc import Iterator, Sequence

from extractor.find.abbreviations.found import Pair, record
from extractor.find.abbreviations.inline import inline
from extractor.find.abbreviations.tables import in_tables
from extractor.find.abbreviations.uses import uses
from extractor.language import Doc
from models import Abbreviation, Document, Repair

__all__ = ["find", "uses"]


def find(doc: Doc, document: Document | None = None) -> Iterator[Abbreviation]:
    """Every short form that `doc` expands, each long form once, in reading order.

    `document` adds what its tables and lists of lines hold, and the letters as they were before they were put right.
    """
    pairs = [*(in_tables(document) if document is not None else ()), *inline(doc)]
    repairs = document.repairs if document is not None else ()
    seen: set[tuple[str, str]] = set()
    for pair in sorted(pairs, key=lambda p: (min(p.short_start, p.long_start), p.short_start)):
        key = (pair.short.casefold(), _without_plurals(pair.long))
        if key not in seen:
            seen.add(key)
            yield record(pair, _raw(pair, doc.text, repairs))


def _without_plurals(long: str) -> str:
    """A long form by which "Victims Reference Group" and "Victim Reference Group" are one."""
    return " ".join(word.removesuffix("s") for word in re.findall(r"[^\W_]+", long.casefold()))


def _raw(pair: Pair, text: str, repairs: Sequence[Repair]) -> str | None:
    """The short form as the file has it, if letters in it were put right, else None."""
    raw, changed = text[pair.short_start : pair.short_end], False
    for repair in reversed(repairs):
        if repair.kind == "look_alike" and pair.short_start <= repair.span.start and repair.span.end <= pair.short_end:
            start, end = repair.span.start - pair.short_start, repair.span.end - pair.short_start
            raw, changed = raw[:start] + repair.raw + raw[end:], True
    return raw if changed else None
