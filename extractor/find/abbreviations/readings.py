"""What a short form stands for among the words in front of it, on its own line or the one before."""

from collections.abc import Sequence
from functools import cache

from extractor import rules
from extractor.find.abbreviations.letters import Fit, Word, contracts, fit_to_end, singular

# A reading whose letters begin words, one each, small words passed over.
PLAIN = 0.5
# So few letters begin the words of any line.
_FEW = 3


def is_word(short: str) -> bool:
    """Whether `short` is a word like Ofsted, which its letters may show to stand for others."""
    return short.istitle() and 4 <= len(short) <= 9 and short.casefold() not in _common()


@cache
def _common() -> frozenset[str]:
    return frozenset((*rules.words("names", "not-name").words, *rules.words("names", "role").words))


def fitting(short: str, candidates: Sequence[Word]) -> Fit | None:
    """The words at the end of `candidates` that `short` stands for; a second word must be theirs: CA 2006, VAT Act."""
    head, _, tail = short.partition(" ")
    if tail:
        found = fit_to_end(head, candidates[:-1]) if candidates and candidates[-1].text == tail else None
        return found._replace(last=found.last + 1) if found and found.last == len(candidates) - 2 else None
    if candidates and is_word(short) and contracts(short, candidates[-1].text):
        return Fit(len(candidates) - 1, len(candidates) - 1, 0.0)
    found = fit_to_end(singular(short), candidates)
    return found if found is not None and found.last - found.first >= (2 if is_word(short) else 1) else None


def over_line(short: str, candidates: Sequence[Word], on_line: int) -> Fit | None:
    """The plain reading of `short` that begins on the line before its own, of whose words there are `on_line`."""
    found = fitting(short, candidates)
    if found is None or found.cost > PLAIN or len(candidates) - found.first <= on_line or len(short) < _FEW:
        return None
    return found
