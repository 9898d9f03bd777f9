"""Stage 3: whether a document is minutes, an agenda or something else."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice

from extractor import needed, rules
from extractor.late import late
from models import Document, Rule, Section
from models.minutes import Kind

# Something else needs no proof: it is what neither minutes nor an agenda is proved to be.
_OTHER = 1.9
_HEAD = 1500
_SPEAKS_FOR = {"meeting": ("minutes", "agenda")}  # what minutes and an agenda have in common
# What is found in no agenda, even if it calls itself minutes.
_REPORTING = ("kind-opened-or-closed", "kind-decided", "kind-reported", "kind-present-by-name", "kind-tallies")
_TITLES, _FIRST = 12, 4  # lines of the head that may say what the document is; of them those that say it of anything
_TOP = 4000
_PER = 1500  # code points, by which is counted what every long text has some of
_LONGEST_TITLE, _LONGEST_SENTENCE = 14, 8  # words, unless they begin by saying what it is
_CALLED = late(r"(?i)\W*(?:\w+\s+){0,2}(?:minutes|notes|conclusions|record|proceedings|journal|report) of\b")
_OPENING = late(r"(?:[^.\n]{1,60}\.\s+){1,2}(?=[A-Z])")  # short sentences at the start: "3 May 1871. Board met."
_ITEM = late(
    r"\s*(?:[•●*–-]\s|[0-9]{1,2}[:.][0-9]{2}\s"
    r"|\(?[0-9]{1,3}(?:[.:/][0-9]{1,3})*[.):]?\s+(?=\D)(?!(?:[a-z]{3,9} )?[A-Z][a-z]+,?\s+[0-9]{4}))"
)


def find(document: Document, sections: tuple[Section, ...]) -> Kind:
    """What `document` is, by what its head calls it and by whether it reports or only announces.

    A document that calls itself minutes but has nothing reported in it is an agenda, and so is one for which no more
    speaks than for an agenda, and that has items.
    """
    counts = _counts(document, sections)
    weighed = _weighed(counts)
    if counts["kind-minutes-title"] and not _reports(counts) and counts["kind-to-do-at-meeting"] > 2:
        return "agenda"
    minutes, agenda, other = (weighed[kind] for kind in ("minutes", "agenda", "other"))
    if max(minutes, agenda) <= other:
        return "other"
    return "agenda" if agenda > minutes or (agenda == minutes and _has_items(counts)) else "minutes"


def _weighed(counts: Mapping[str, float]) -> Mapping[str, float]:
    """How much speaks for each kind."""
    weighed = defaultdict(float, {"other": _OTHER})
    for rule in rules.table("kind").rule:
        for kind in _SPEAKS_FOR.get(rule.gives["kind"], (rule.gives["kind"],)):
            weighed[kind] += float(rule.gives["weight"]) * counts[rule.id]
    return weighed


def _has_items(counts: Mapping[str, float]) -> bool:
    return counts["kind-usual-items"] > 1 or counts["kind-to-do-at-meeting"] > 1


def _reports(counts: Mapping[str, float]) -> bool:
    return any(counts[name] for name in _REPORTING)


def _counts(document: Document, sections: tuple[Section, ...]) -> dict[str, float]:
    """How often each rule finds something in its zone, up to the number of times that count.

    What rules `spread` find is counted by the page, since every long text has some of it.
    """
    head, text = _head(document, sections), document.text
    titles = _titles(head)
    zones = {"head": head, "title": "\n".join(titles), "first": "\n".join(titles[:_FIRST]), "top": text[:_TOP]}
    counts: dict[str, float] = {}
    for rule, expression in _expressions():
        zone, most = zones.get(rule.gives["zone"]), int(rule.gives["most"])
        found = needed.matches(expression, text) if zone is None else _within(expression, zone)
        if rule.gives.get("counted") == "spread":
            counts[rule.id] = min(most, sum(1 for _ in found) / max(1, len(text) / _PER))
        else:
            counts[rule.id] = sum(1 for _ in islice(found, most))
    counts["kind-index"] *= counts["kind-index"] > 1  # one line alone is a title
    return counts


def _within(expression: re.Pattern[str], zone: str) -> Iterator[re.Match[str]]:
    return expression.finditer(zone) if needed.is_possible(expression, zone) else iter(())


def _titles(head: str) -> list[str]:
    """The lines of the head that may say what the document is: short ones, no items and no sentences."""
    lines = [line.strip() for line in head.split("\n") if line.strip()]
    opening = [found.group() for line in lines[:1] if (found := _OPENING.match(line))]
    return [*opening, *islice(filter(_may_be_title, lines), _TITLES)]


def _may_be_title(line: str) -> bool:
    words = len(line.split())
    is_short = words <= (_LONGEST_SENTENCE if line.endswith(".") else _LONGEST_TITLE)
    return (is_short or _CALLED.match(line) is not None) and not _ITEM.match(line) and " | " not in line


@cache
def _expressions() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, late(rule.regex)) for rule in rules.table("kind").rule if rule.regex is not None)


def _head(document: Document, sections: tuple[Section, ...]) -> str:
    """The title of the file, the running heads, and the text before the first section that is no list of names."""
    first = next((s.span.start for s in sections if s.kind not in {"attendance", "apologies"}), _HEAD)
    heads = [marginal.text for marginal in document.marginalia if marginal.kind == "head"]
    end = max(min(first, _HEAD), 200)
    return "\n".join([document.source.title or "", *heads[:3], document.text[:end]])
