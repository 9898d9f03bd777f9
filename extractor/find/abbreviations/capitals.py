"""Which capitals in a text are short forms: not words that are shouted, not Roman numbers, not initials of people."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extractor import names, rules
from extractor.find.abbreviations.letters import fit_to_end, is_short, singular, words
from extractor.find.abbreviations.people import is_person
from extractor.late import late

_TOKEN = late(
    r"(?<![\w@/#.&’'-])(?P<short>[A-Z](?=[A-Za-z&-]*[A-Z])[A-Za-z]*(?:[&-][A-Z][A-Za-z]*)*)"
    r"(?:['’]?s)?(?![\w@&]|[-.][A-Za-z0-9]|://)"
)
# The second of two with a slash between them: DA/SV. The first stands for itself.
_PART = late(r"(?<![\w.:/-])[A-Za-z]+/(?P<short>[A-Z][A-Za-z&]{1,7})(?![\w/.-])")
_ROMAN = late(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_SURNAME = late(r"(?:Mc|Mac|O)[A-Z][a-z]+")
_SMALL = late(r"(?<![A-Za-z])[A-Za-z][a-z]+(?![A-Za-z])")
_INITIALS = late(r"\((?P<letters>[A-Z][A-Za-z]{0,2}[A-Z][A-Za-z]{0,2})\)")
_BRACKETS_BEHIND = late(r"\s*\([^()]*\)\s*$")
_CAPITALS_BEFORE = late(r"(?<![\w&])(?P<word>[A-Z][A-Z'’-]+|[A-Z](?=\.))\.? $")
_CAPITALS_AFTER = late(r" (?P<word>[A-Z][A-Z'’-]+)\b(?!&)")
_LINE = late(r"[^\n\f]+")
# A line with no word in small letters and one long word is shouted.
_SMALL_WORD = late(r"[a-z]{3}")
_LONG_WORD = late(r"\b[A-Z'’-]{5,}\b.*?\b[A-Z]|\b[A-Z]\w*\b.*\b[A-Z'’-]{5,}\b")


class Use(NamedTuple):
    """Letters at `[start, end)` that look like a short form; `short` is without plural ending."""

    short: str
    start: int
    end: int


def unexplained(text: str) -> Iterator[Use]:
    """The stretches of `text` that look like short forms, in no order, whether the document expands them or not."""
    shouted = [line.span() for line in _LINE.finditer(text) if _is_shouted(line.group())]
    ordinary = _ordinary() | {word.upper() for word in _SMALL.findall(text) if len(word) > 2} | _initials(text)
    for found in (*_TOKEN.finditer(text), *_PART.finditer(text)):
        use = Use(singular(found["short"]), found.start("short"), found.end())
        is_word = use.short.upper() in ordinary or use.short in ordinary or use.short.casefold() in _things()
        if is_word or not _looks_like_one(use.short) or _is_among_capitals(text, use.start, use.end):
            continue
        if not any(start <= use.start < end for start, end in shouted):
            yield use


def _looks_like_one(short: str) -> bool:
    if not is_short(short) or not 2 <= len(short) <= 8:
        return False
    return _ROMAN.fullmatch(short) is None and _SURNAME.fullmatch(short) is None


def _is_shouted(line: str) -> bool:
    return _SMALL_WORD.search(line) is None and _LONG_WORD.search(line) is not None


def _is_among_capitals(text: str, start: int, end: int) -> bool:
    """Whether a word in capitals that is no short form stands right beside it: "JANE SMITH", "PLEASE NOTE"."""
    before = _CAPITALS_BEFORE.search(text, max(0, start - 20), start)
    after = _CAPITALS_AFTER.match(text, end)
    return any(found is not None and _is_word_or_name(found["word"]) for found in (before, after))


def _is_word_or_name(word: str) -> bool:
    return len(word) > 4 or len(word) == 1 or names.is_given(word)


def _initials(text: str) -> set[str]:
    """The letters in brackets that are the initials of the person named before them."""
    found = set()
    for match in _INITIALS.finditer(text):
        line_start = max(text.rfind("\n", 0, match.start()) + 1, match.start() - 60)
        before = _BRACKETS_BEHIND.sub("", text[line_start : match.start()])
        candidates = words(before)[-4:]
        reading = fit_to_end(match["letters"], candidates)
        if reading and is_person(before[candidates[reading.first].start : candidates[reading.last].end]):
            found.add(match["letters"])
    return found


@cache
def _ordinary() -> set[str]:
    return set(rules.words("abbreviations", "ordinary").words)


@cache
def _things() -> frozenset[str]:
    """Words that stand in capitals where minutes shout them, alone on a line: FINANCE, COSTS."""
    things = {*rules.words("abbreviations", "things").words, *rules.words("names", "not-name").words}
    return frozenset(things | {f"{thing}s" for thing in things})
