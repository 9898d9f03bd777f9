"""Stage 3, decisions: minutes whose paragraphs stand below a verb on a line of its own: AGREED, NOTED, REPORTED."""

from collections.abc import Iterator
from typing import NamedTuple

from extractor import rules
from extractor.find import items
from extractor.find.items import Item
from models import Decision, Document, Section, Span

_FEWEST = 2  # verbs that stand alone
_BEGUN = 0.6  # of them are followed by what belongs to them
_WORDS = 3  # of what was decided
_OPENINGS = ("that ", "to ", "the ", "a ", "an ", "from ")


class Labelled(NamedTuple):
    """What stands below such verbs: the `decisions`, the `labels` themselves and what was only `told`."""

    decisions: tuple[Decision, ...] = ()
    labels: tuple[Span, ...] = ()
    told: tuple[Span, ...] = ()


def find(document: Document, sections: tuple[Section, ...]) -> Labelled:
    """What stands below the verbs of minutes that are set so; nothing of other minutes.

    In those some verbs tell and others decide, and most have a clause below them ("That ...", "The report ...").
    """
    paragraphs = list(items.items(document))
    verbs = {at: _verb(document.text, item) for at, item in enumerate(paragraphs)}
    labels = [at for at, verb in verbs.items() if verb is not None]
    telling = {at for at in labels if verbs[at] in _words("verbs-that-tell")}
    begun = [at for at in labels if at + 1 < len(paragraphs) and _is_clause(document.text, paragraphs[at + 1])]
    if len(labels) < _FEWEST or len(begun) < _BEGUN * len(labels) or not telling:
        return Labelled()
    heads = {section.stretches()[0].start for section in sections}
    below = {at: list(_below(paragraphs, verbs, heads, at)) for at in labels}
    return Labelled(
        tuple(one for at in labels if at not in telling for one in _decided(document.text, below[at])),
        tuple(paragraphs[at].span for at in labels),
        tuple(item.span for at in telling for item in below[at]),
    )


def _decided(text: str, below: list[Item]) -> Iterator[Decision]:
    for item in below:
        words = " ".join(item.span.of(text).split())
        if len(words.split()) >= _WORDS:
            yield Decision(span=item.span, rule="below-verb", text=words, outcome="agreed")


def _words(id_: str) -> tuple[str, ...]:
    return rules.words("decisions", id_).words


def _verb(text: str, item: Item) -> str | None:
    """The verb that is all there is of a paragraph, set in capitals, bold or underlined; else None."""
    words = item.span.of(text).strip(" .:–-")
    is_set = words.isupper() or item.line.is_bold or item.line.is_underlined
    folded = words.casefold()
    return folded if is_set and folded in (*_words("verbs-that-tell"), *_words("verbs-that-decide")) else None


def _is_clause(text: str, item: Item) -> bool:
    return item.span.of(text).casefold().startswith(_OPENINGS)


def _below(paragraphs: list[Item], verbs: dict[int, str | None], heads: set[int], at: int) -> Iterator[Item]:
    """The paragraphs from one verb to the next, or to the next heading."""
    for below in range(at + 1, len(paragraphs)):
        item = paragraphs[below]
        if verbs[below] is not None or heads & {item.whole.start, item.span.start}:
            return
        yield item
