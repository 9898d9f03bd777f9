"""A short form found beside its long form, before it is made a record."""

from functools import cache
from typing import Literal, NamedTuple

from extractor import gazetteer, rules
from models import Abbreviation, Span

Source = Literal["inline", "table", "list"]


class Pair(NamedTuple):
    """A short form `[short_start, short_end)` and its long form `[long_start, long_end)` in the text."""

    short: str
    short_start: int
    short_end: int
    long: str
    long_start: int
    long_end: int
    source: Source
    rule: str
    is_body: bool = False


def record(pair: Pair, raw: str | None = None) -> Abbreviation:
    """The record of `pair`; `raw` is what the file has for the short form, where that was repaired."""
    short, long = Span(start=pair.short_start, end=pair.short_end), Span(start=pair.long_start, end=pair.long_end)
    first, second = sorted((short, long), key=lambda span: span.start)
    return Abbreviation(
        span=Span(start=first.start, end=max(first.end, second.end)),
        quotes=(first, second) if first.end < second.start else (),
        rule=pair.rule,
        short=pair.short,
        long=pair.long,
        source=pair.source,
        raw=raw,
        organisation=pair.long if pair.is_body or is_body(pair.long) else None,
    )


def is_body(long: str) -> bool:
    """Whether `long` names a body: one that is registered, or one whose chief word only bodies have."""
    words = [word.strip(",.'’").casefold() for word in long.split()]
    heads = [
        word for word, following in zip(words, [*words[1:], "of"], strict=True) if following in ("of", "for", "on")
    ]
    return any(word in _body_words() for word in heads) or gazetteer.is_body(long)


@cache
def _body_words() -> frozenset[str]:
    return frozenset((*rules.words("names", "organisation").words, *rules.words("abbreviations", "bodies").words))
