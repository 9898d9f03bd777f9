"""Offices and bodies that stand in a list for themselves."""

import re

from extractor.find.attendees import kinds
from extractor.find.attendees.chunks import brackets, outside
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.notes import with_note
from extractor.find.attendees.stretch import Stretch

_ARTICLE = re.compile(r"(?i)(?:the|our|a|an)\s+")


def nameless(stretch: Stretch, *, is_body: bool = False, is_alone: bool = False) -> Entry | None:
    """The office or body that stands in a list for itself ("the Clerk", "Harbour Trust (HT)"); None if neither.

    `is_body` says that the list is one of bodies and offices: then this is one, whatever its words look like.
    `is_alone` says that it has a line to itself: then any post is one ("Trust observer").
    """
    before, _ = outside(stretch)
    bare = without_article(Stretch(before.text.rstrip("."), before.start))
    is_alone = (
        is_alone and " " in bare.text and not any(word.islower() and len(word) > 3 for word in bare.text.split()[:-1])
    )
    is_office = kinds.is_role(bare.text) if is_body or is_alone else kinds.is_plain_role(bare.text)
    if not bare.text or _is_told(bare.text) or not (is_body or is_office or kinds.is_organisation(bare.text)):
        return None
    found = Entry(bare.text, (bare.place,), type="office" if is_office else "organisation")
    for inner in brackets(stretch):
        found = _with_short(found, inner) if kinds.is_acronym(inner.text) else with_note(found, inner)
    return found


def _is_told(text: str) -> bool:
    """Whether words are a piece of a sentence: a post or a body has none that tell or refer."""
    return not kinds.words("attendance", "telling-words").isdisjoint(text.split())


def _with_short(found: Entry, inner: Stretch) -> Entry:
    return found.with_field("abbreviation", inner) if len(inner.text) <= 8 else found


def without_article(stretch: Stretch) -> Stretch:
    """The words without "the" or the like before them."""
    article = _ARTICLE.match(stretch.text)
    return stretch.cut(article.end()) if article else stretch
