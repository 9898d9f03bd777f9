"""Stage 3: whether a document is minutes, an agenda or something else."""

import re
from collections import Counter, defaultdict
from functools import cache
from itertools import islice

from extractor import needed, rules
from models import Document, Rule, Section
from models.minutes import Kind

# Something else needs no proof: it is what neither minutes nor an agenda is proved to be.
_OTHER = 1.9
_HEAD = 1500


def find(document: Document, sections: tuple[Section, ...]) -> Kind:
    """What `document` is, by what its head calls it and by whether it reports or only announces.

    A document that calls itself minutes but has nothing reported in it is an agenda.
    """
    counts = _counts(document.text, _head(document, sections))
    weights = defaultdict(float, {"other": _OTHER})
    for rule in rules.table("kind").rule:
        weights[rule.gives["kind"]] += float(rule.gives["weight"]) * counts[rule.id]
    if counts["kind-minutes-title"] and not _reports(counts) and counts["kind-to-do-at-meeting"] > 2:
        return "agenda"
    minutes, agenda = weights["minutes"], weights["agenda"]
    if max(minutes, agenda) <= weights["other"]:
        return "other"
    return "minutes" if minutes >= agenda else "agenda"


def _reports(counts: Counter[str]) -> bool:
    return any(counts[name] for name in ("kind-opened-or-closed", "kind-decided", "kind-reported"))


def _counts(text: str, head: str) -> Counter[str]:
    """How often each rule finds something in its zone, up to the number of times that count."""
    counts: Counter[str] = Counter()
    for rule, expression in _expressions():
        found = expression.finditer(head) if rule.gives["zone"] == "head" else needed.matches(expression, text)
        counts[rule.id] = sum(1 for _ in islice(found, int(rule.gives["most"])))
    return counts


@cache
def _expressions() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.regex)) for rule in rules.table("kind").rule if rule.regex is not None)


def _head(document: Document, sections: tuple[Section, ...]) -> str:
    """The title of the file, the running heads, and the text before the first section that is no list of names."""
    first = next((s.span.start for s in sections if s.kind not in {"attendance", "apologies"}), _HEAD)
    heads = [marginal.text for marginal in document.marginalia if marginal.kind == "head"]
    end = max(min(first, _HEAD), 200)
    return "\n".join([document.source.title or "", *heads[:3], document.text[:end]])
