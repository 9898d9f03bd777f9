"""Short forms that the running text, or a line of a glossary, puts beside their long forms."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractor import language, rules
from extractor.find.abbreviations.found import Pair, Source
from extractor.find.abbreviations.letters import (
    Word,
    fit,
    is_short,
    is_within,
    singular,
    words,
)
from extractor.find.abbreviations.people import is_person
from extractor.find.abbreviations.readings import PLAIN, fitting, is_word, over_line
from extractor.language import Doc, Match
from extractor.late import late

# How many letters back a long form may begin.
_REACH = 160
# What no long form crosses: the end of a sentence, a bracket, a quote, a dash between spaces.
_STOP = late(r"[.!?](?=\s|$)|[;:()\[\]\n\f\"“”•▪|]|\s[-–—]\s")
_INNER_STOP = late(r"(?<![A-Z])(?<!\bSt)\.(?=\s)")
_BRACKETED_END = late(r"\s*\([^()\n\f]{1,60}\)\s*$")
_QUOTE_END = late(r"(?<=[\w.])[\"”]\s?$")
_YEAR = late(r"(?:1[89]|20)[0-9]{2}")
_POSSESSIVE = late(r"[^s]['’]s$")
_SECOND = late(r"^\s?(?:/|,|;| or | and )\s?(?P<short>[A-Z][A-Za-z0-9&]{1,9})\s*$")
_CLAUSE_END = late(r"\s?(?:[;:]|\s[-–—]\s|, (?:the|a|an|which|who|where|see|part|based|formerly|also)\b)")


def inline(doc: Doc) -> Iterator[Pair]:
    """Every short form of `doc` that stands beside its long form, in order; initials of people are left out."""
    text = doc.text
    for match in language.find("abbreviations", doc):
        short = match.groups["short"] or ""
        if not is_short(short) and not is_word(short):
            continue
        pair = _long_first(text, match) if match.rule.gives["order"] == "long-first" else _short_first(text, match)
        if pair is None or _is_of_person(text, pair) or _is_own_word(pair):
            continue
        yield pair
        yield from _second(text, match, pair)


def _is_of_person(text: str, pair: Pair) -> bool:
    """Whether a pair is a person and initials; nobody is spoken of as "the JS"."""
    before = text[max(0, pair.long_start - 12) : pair.long_start]
    return is_person(pair.long, before) and re.search(rf"\b[Tt]he {re.escape(pair.short)}\b", text) is None


def _is_own_word(pair: Pair) -> bool:
    """Whether the short form is a word of the long one, which is only shortened: Board of Directors (the "Board")."""
    return not pair.short.isupper() and pair.short.casefold() in pair.long.casefold().split()


def _long_first(text: str, match: Match) -> Pair | None:
    """The pair of a short form and the words before it, at need those of the line before."""
    end = _before_brackets(text, match.start)
    start = _sentence_start(text, end)
    short = match.groups["short"] or ""
    candidates = words(text, start, end)[-16:]
    found = fitting(short, candidates) or (fitting(short, candidates[:-1]) if _ends_in_year(candidates) else None)
    if found is None and text[start - 1 : start] == "\n":
        on_line = len(words(text, start, end))
        candidates = words(text, _sentence_start(text, start - 1), end)[-16:]
        found = over_line(short, candidates, on_line)
    return None if found is None else _pair(text, match, candidates[found.first], candidates[found.last], "inline")


def _ends_in_year(candidates: Sequence[Word]) -> bool:
    """Whether the last word is a year, which letters leave out: the Value Added Tax Act 1994 ("the VAT Act")."""
    return len(candidates) > 1 and _YEAR.fullmatch(candidates[-1].text) is not None


def _before_brackets(text: str, end: int) -> int:
    """Where the words before `end` end if brackets or a quotation mark stand between: "Ed Lee (Treasury) (EL)"."""
    while found := _BRACKETED_END.search(text, max(0, end - 64), end):
        end = found.start()
    quote = _QUOTE_END.search(text, max(0, end - 3), end)
    return quote.start() if quote else end


def _sentence_start(text: str, end: int) -> int:
    begin = max(0, end - _REACH)
    stops = [found.end() for found in _STOP.finditer(text, begin, end) if not _is_initial(text, found)]
    return max(stops, default=begin)


def _is_initial(text: str, found: re.Match[str]) -> bool:
    return found.group() == "." and _INNER_STOP.match(text, found.start()) is None


def _short_first(text: str, match: Match) -> Pair | None:
    """The pair of two groups of a find: the long form begins its group, and fills it where the rule wants that."""
    short, long = match.groups["short"] or "", match.groups["long"] or ""
    start = text.index(long, match.start, match.end)
    clause = _CLAUSE_END.search(long)
    candidates = words(text, start, start + (clause.start() if clause else len(long)))
    while candidates and candidates[0].text.casefold() in _leading():
        candidates = candidates[1:]
    if "single" in match.rule.gives and len(candidates) == 1 and is_within(short, candidates[0].text):
        return _pair(text, match, candidates[0], candidates[0], "list")
    found = fit(singular(short), candidates)
    fewest = 2 if is_word(short) else 1
    if found is None or found.last - found.first < fewest or ("plain" in match.rule.gives and found.cost > PLAIN):
        return None
    left = len(candidates) - 1 - found.last
    is_whole = match.rule.gives.get("whole") == "yes" or match.rule.id == "short-then-brackets"
    if left > 2 and is_whole:
        return None
    last = candidates[-1] if is_whole and left <= 2 else candidates[found.last]
    source: Source = "list" if match.rule.id.startswith(("glossary", "key")) else "inline"
    return _pair(text, match, candidates[0], last, source)


@cache
def _leading() -> frozenset[str]:
    return frozenset(rules.words("abbreviations", "leads-to-long-form").words)


def _pair(text: str, match: Match, first: Word, last: Word, source: Source) -> Pair:
    short = match.groups["short"] or ""
    at = text.index(short, match.start, match.end)
    if match.rule.id.startswith("glossary-long"):
        at = match.end - len(short)
    end = last.end - (2 if _POSSESSIVE.search(last.text) and last.end < at else 0)
    is_plural_word = first is last and short.endswith("s") and last.text.endswith("s")
    return Pair(
        short=short[:-1] if is_plural_word else singular(short),
        short_start=at,
        short_end=at + len(short),
        long=" ".join(text[first.start : end].split()),
        long_start=first.start,
        long_end=end,
        source=source,
        rule=match.rule.id,
    )


def _second(text: str, match: Match, pair: Pair) -> Iterator[Pair]:
    """A second short form in the same brackets: (VS/LVWS), (VS or LVWS)."""
    found = _SECOND.match(match.groups.get("rest") or "")
    if found is None or not is_short(found["short"]):
        return
    at = text.index(found["short"], pair.short_end, match.end)
    yield pair._replace(short=singular(found["short"]), short_start=at, short_end=at + len(found["short"]))
