"""Who typed an entry of a meeting's log, and when: what a log's minutes print in brackets behind each entry."""

import re

from extractor.late import late
from models import Span

_STAMP = late(r"\s*\((?:[^\s(),;]{1,30},\s[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?|link|full logs?)\)[\s.]*$")
_LABELLED = late(r"\W*(?:[A-Z]{3,12}:\s|https?://)")


def without_stamp(text: str, span: Span) -> Span:
    """`span` of `text` without the stamp at its end; whole if it is nothing else."""
    found = stamp(span.of(text))
    return Span(start=span.start, end=span.start + found.start()) if found is not None and found.start() else span


def stamp(words: str) -> re.Match[str] | None:
    """The stamp at the end of `words`, if they end in one: "(ada, 16:31:30)"."""
    return _STAMP.search(words) if words.rstrip(" .").endswith(")") else None


def is_topic(words: str) -> bool:
    """Whether `words` are a topic of a log: stamped, and without the label of what was noted under one ("INFO: ")."""
    found = stamp(words)
    return found is not None and found.start() > 0 and ":" in found.group() and _LABELLED.match(words) is None
