"""In which country a body meets, as far as its words tell."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ahocorasick import Automaton

from extractor import rules
from extractor.dates import day_order

# A country is taken when its words stand this many times over those of the next.
_AHEAD = 2
_TOKEN = re.compile(r"\w+")


@lru_cache(maxsize=8)
def jurisdiction(text: str) -> str | None:
    """The ISO 3166 code of the country whose words `text` uses, or None if none, or no one country, stands out.

    Different words count, not how often each is used.
    """
    counts = sorted(_counts(text), reverse=True)
    if not counts or counts[0][0] == 0:
        return None
    runner_up = counts[1][0] if len(counts) > 1 else 0
    return counts[0][1] if counts[0][0] >= _AHEAD * runner_up and counts[0][0] > runner_up else None


@lru_cache(maxsize=8)
def part(text: str) -> str | None:
    """The part of its country that `text` is of ("GB-SCT", "AU-WA"), or None if none or no one part stands out.

    England has no words of its own here: what is of no other part is taken for English law, if for any.
    """
    country = jurisdiction(text)
    counts = sorted(_counts(text, of=country), reverse=True) if country is not None else []
    if not counts or counts[0][0] == 0:
        return None
    return counts[0][1] if len(counts) == 1 or counts[0][0] >= _AHEAD * counts[1][0] else None


@lru_cache(maxsize=8)
def puts_day_first(text: str) -> bool | None:
    """Whether "3/4/2021" is 3 April in `text`: by its other dates, else by its country; None if neither tells."""
    order = day_order(text)
    return _ORDERS.get(jurisdiction(text) or "") if order is None else order


_ORDERS = {"US": False, "GB": True, "IE": True, "AU": True, "NZ": True}


def is_of(code: str, country: str) -> bool:
    """Whether law of `code` ("GB-SCT") is law in `country` ("GB"): it is the country's own or of one of its parts."""
    return code == country or code.startswith(f"{country}-")


def _counts(text: str, of: str | None = None) -> Iterator[tuple[int, str]]:
    tokens, phrases = _tokens(text), _phrases_in(text, of)
    for code, single, of_code in _evidence(of):
        yield len(single & tokens) + len(of_code & phrases), code


@lru_cache(maxsize=2)
def _tokens(text: str) -> frozenset[str]:
    return frozenset(_TOKEN.findall(_without_names_within(text)))


def _without_names_within(text: str) -> str:
    """`text` without names of places in which that of another country stands: Northern Ireland."""
    for name in rules.words("jurisdictions", "names-within-names").words:
        text = text.replace(name, " ")
    return text


def _phrases_in(text: str, of: str | None) -> frozenset[str]:
    """The phrases that stand in `text` as whole words, all looked for in one go."""
    sought = _automaton(of)
    found = {phrase for _, phrase in sought.iter(text)} if len(sought) else set()
    return frozenset(phrase for phrase in found if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text))


@cache
def _automaton(of: str | None) -> Automaton:
    made = Automaton()
    for _, _, phrases in _evidence(of):
        for phrase in phrases:
            made.add_word(phrase, phrase)
    if len(made):
        made.make_automaton()
    return made


@cache
def _evidence(of: str | None) -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    return tuple(
        (
            entry.gives["code"],
            frozenset(word for word in entry.words if _TOKEN.fullmatch(word)),
            frozenset(word for word in entry.words if not _TOKEN.fullmatch(word)),
        )
        for entry in rules.table("jurisdictions").words
        if "code" in entry.gives and entry.gives.get("part_of") == of
    )
