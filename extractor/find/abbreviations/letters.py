"""Whether the letters of a short form stand for the words of a long one.

After the idea of Schwartz and Hearst (2003): the letters are looked for in the words, in order. Here whole words weigh
more than letters: each letter should begin a word, small words may be passed over, and what is passed over or found
inside a word costs, so that of several readings the plainest is taken.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extractor import rules
from extractor.late import late

_PIECE = late(r"&|[^\W_]+(?:['’][^\W_]+)*")
_REPEATED = late(r"(?P<letter>[A-Za-z])(?P<times>[2-4])")
# What a letter costs that does not begin a word, and a word that no letter stands for. A small letter that goes on
# where the last one ended costs little: ShEx for Shareholder Executive. A small word for a capital costs a little, so
# that "Terms of Reference" is TOR, but not where a longer word would do.
_INSIDE = 2.0
_AT_CAPITAL = 0.2
_NEXT_LETTER = 0.3
_PLAIN = 0.5
_PASSED = 3.0
_PASSED_SMALL = 0.1
_SMALL_FOR_CAPITAL = 0.2
# Signs that stand for how a word sounds or is written out: XML for Extensible, E2E for end to end.
_SPOKEN = (
    ("X", "ex"),
    ("n", "&"),
    ("n", "and"),
    ("1", "one"),
    ("2", "to"),
    ("2", "two"),
    ("3", "three"),
    ("4", "for"),
    ("4", "four"),
)
# How many words may lie between two letters.
_REACH = 5


class Word(NamedTuple):
    """A word of a possible long form, `[start, end)` in its text; parts of a hyphenated one count each."""

    start: int
    end: int
    text: str


class Fit(NamedTuple):
    """The words `[first, last]` that the letters stand for, and what the reading costs."""

    first: int
    last: int
    cost: float


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`, with their places in `text`."""
    return [
        Word(m.start(), m.end(), m.group()) for m in _PIECE.finditer(text, start, len(text) if end is None else end)
    ]


def singular(short: str) -> str:
    """`short` without possessive and plural ending: ICLs, ICL's and ICL are one; so are HoTs and HoT."""
    bare = re.sub(r"['’]s?$", "", short).rstrip(".")
    is_plural = len(bare) > 2 and bare.endswith("s") and bare[-2].isupper()
    return bare[:-1] if is_plural and sum(letter.isupper() for letter in bare) > 1 else bare


def is_short(short: str) -> bool:
    """Whether `short` looks like letters for something: two capitals or a capital and a digit, and not much else.

    A word with one capital ("Ofsted") is one for its letters to decide: see `fit`. Small letters behind a hyphen are a
    word of their own: TNF-alpha.
    """
    head, _, behind = short.partition("-")
    if behind.islower() and len(behind) > 2:
        return is_short(head)
    capitals = sum(letter.isupper() for letter in short)
    digits = sum(letter.isdigit() for letter in short)
    small = sum(letter.islower() for letter in short)
    return capitals + digits >= 2 and capitals >= 1 and small <= capitals + digits + 1 and len(short) <= 12


def contracts(short: str, word: str) -> bool:
    """Whether `short` is `word` with letters left out of its middle: Cllrs for Councillors."""
    ends_alike = short[-1].casefold() == word[-1].casefold()
    return ends_alike and is_within(short, word) and 3 <= len(short) <= 6 and len(word) >= len(short) + 4


def is_within(short: str, word: str) -> bool:
    """Whether `word` begins as `short` does and has its other letters in their order: FP for Footpath."""
    left = iter(word.casefold())
    return word[0].casefold() == short[0].casefold() and all(letter in left for letter in short.casefold())


def fit_to_end(short: str, candidates: Sequence[Word]) -> Fit | None:
    """The cheapest reading of `short` that begins at some word of `candidates` and runs to the last or nearly.

    Of two as cheap, the shorter. None if the letters don't fit.
    """
    found = [reading for first in range(len(candidates)) if (reading := fit(short, candidates, first)) is not None]
    found = [reading for reading in found if _trailing(candidates, reading) <= 1 or _is_of_more(candidates, reading)]
    found = [_to_its_noun(candidates, reading) for reading in found]
    return min(
        found,
        key=lambda reading: (reading.cost + _PASSED * _trailing(candidates, reading), -reading.first),
        default=None,
    )


def _is_of_more(candidates: Sequence[Word], reading: Fit) -> bool:
    """Whether what is behind a plain reading says of whom it is, or that it is an Act: the Trade Body of the UN."""
    if reading.cost > _PLAIN or reading.last - reading.first < 2 or _trailing(candidates, reading) > _REACH:
        return False
    is_of = candidates[reading.last + 1].text == "of" and reading.cost <= _SMALL_FOR_CAPITAL
    return is_of or (candidates[-1].text == "Act" and _trailing(candidates, reading) <= 2)


def _to_its_noun(candidates: Sequence[Word], reading: Fit) -> Fit:
    """`reading` with the noun of the law that it is a title of, for which there is no letter: the MAP-21 Act."""
    is_act = 1 <= _trailing(candidates, reading) <= 2 and candidates[-1].text == "Act"
    return reading._replace(last=len(candidates) - 1) if is_act else reading


def _trailing(candidates: Sequence[Word], reading: Fit) -> int:
    return len(candidates) - 1 - reading.last


def fit(short: str, candidates: Sequence[Word], first: int = 0) -> Fit | None:
    """The cheapest reading of `short` in `candidates` that begins with the word `first`; None if it costs too much."""
    if first >= len(candidates) or _leads_up(candidates[first].text):
        return None
    readings = [_read(letters, candidates, first) for letters in _spellings(short)]
    best = min((reading for reading in readings if reading is not None), key=lambda r: r.cost, default=None)
    return best if best is not None and best.cost <= _affordable(short, best) else None


def _leads_up(word: str) -> bool:
    """Whether `word` is an article or preposition before a long form; "Her Majesty's" and "For Sale" begin one."""
    return word in _list("never-first") or word in ("The", "A", "An", "This", "Our")


def _affordable(short: str, reading: Fit) -> float:
    """What a reading may cost: two letters must both begin words, long forms may pass over a word."""
    letters = sum(letter.isalnum() for letter in short)
    if _has_small(short):
        return _INSIDE * letters if reading.last - reading.first >= 1 else 0
    if letters <= 2:
        return 0.7
    return _PASSED + 0.7 if letters <= 4 else _PASSED + _INSIDE + 0.7


def _has_small(short: str) -> bool:
    """Whether the short form is read as a word: Ofsted, Defra."""
    return sum(letter.islower() for letter in short) >= 3


def _spellings(short: str) -> list[str]:
    letters = "".join(sign for sign in short if sign.isalnum())
    repeated = _REPEATED.sub(lambda found: found["letter"] * int(found["times"]), letters)
    return list(dict.fromkeys((letters, repeated)))


def _read(letters: str, candidates: Sequence[Word], first: int) -> Fit | None:
    """The cheapest way to find all of `letters`, the first of them at the beginning of the word `first`."""
    if not _begins(candidates[first].text, letters[0]):
        return None
    inside = _INSIDE / 6 if _has_small(letters) else _INSIDE

    @cache
    def rest(at: int, word: int, place: int) -> tuple[float, int]:
        """The cost of the letters from `at` on, after `place` in `word`, and the last word they reach."""
        if at == len(letters):
            return 0.0, word
        options = [(float("inf"), word)]
        spot = candidates[word].text.casefold().find(letters[at].casefold(), place)
        if spot >= 0:
            price = _AT_CAPITAL if not candidates[word].text[spot].islower() else inside
            if spot == place and letters[at].islower():
                price = min(price, _NEXT_LETTER)
            cost, last = rest(at + 1, word, spot + 1)
            options.append((price + cost, last))
        for following, passed in _onwards(letters[at], candidates, word):
            cost, last = rest(at + 1, following, 1)
            options.append((passed + cost, last))
        return min(options)

    cost, last = rest(1, first, 1)
    return Fit(first, last, cost) if cost < float("inf") else None


def _onwards(letter: str, candidates: Sequence[Word], word: int) -> Iterator[tuple[int, float]]:
    """The words after `word` that begin with `letter`, with what it costs to go on to them."""
    passed = 0.0
    for following in range(word + 1, min(word + 1 + _REACH, len(candidates))):
        text = candidates[following].text
        is_small = text.casefold() in _list("skipped")
        if _begins(text, letter):
            yield following, passed + (_SMALL_FOR_CAPITAL if is_small and letter.isupper() else 0.0)
        passed += _PASSED_SMALL if is_small else _PASSED


def _begins(word: str, letter: str) -> bool:
    folded = word.casefold()
    return folded[0] == letter.casefold() or any(letter == sign and folded.startswith(start) for sign, start in _SPOKEN)


@cache
def _list(id_: str) -> frozenset[str]:
    return frozenset(rules.words("abbreviations", id_).words)
