"""The place that a sentence gives: where the body met, or was called to order."""

import re
from collections.abc import Iterator

from extractor.find.meeting.head import Found, Head, expression, said
from extractor.find.meeting.place.words import NOT_PLACE, found, marked
from extractor.late import late
from models import Document

MET = late(
    r"\b(?:held|holden|assembled|met|gathered|took place|convened|to order|meeting (?:at|in|via))\b", re.IGNORECASE
)
# A sentence on another meeting, or on what is to come.
_OTHER = late(
    r"\b(?:the|our|date of)\s+next\s+(?:\w+\s+){0,3}(?:meeting|call)\b|\b(?:will|shall)\s+"
    r"(?:next\s+|again\s+)?(?:be|meet|take)\b|\badjourned\s+(?:to|until|till)\b|\btakes\s+place\b",
    re.IGNORECASE,
)
_NEXT = late(r"\W*(?:date of )?next\b", re.IGNORECASE)
_SENTENCE = 40
_FIRST = 8


def by_sentence(document: Document, head: Head) -> Iterator[Found]:
    """The place in a title with day or time, or in a sentence that says where the body met."""
    for at, paragraph in enumerate(head.paragraphs):
        words = paragraph.span.of(document.text)
        if _NEXT.match(words) or _OTHER.search(words):
            continue
        seen, places = marked(words)
        is_short = len(words.split()) <= _SENTENCE
        is_line = "⟨" in seen and is_short and (at < min(_FIRST, head.listed) or paragraph in head.title)
        if not is_line and MET.search(words) is None:
            continue
        for rule in ("place-held", "place-between"):
            for match in expression(rule).finditer(seen):
                start, end = places[match.start("place")], places[match.end("place") - 1] + 1
                told = found(document.text, paragraph.span.start + start, paragraph.span.start + end, rule)
                if told is not None and NOT_PLACE.search(told.value) is None:
                    yield told


def by_opening(document: Document) -> Iterator[Found]:
    """The place in the sentence that tells of the call to order, in the first third of the text."""
    for at, rule, match in said(document, "place-opened", "place-rooms-of"):
        start = document.paragraphs[at].span.start
        told = found(document.text, start + match.start("place"), start + match.end("place"), rule)
        if told is not None and start < len(document.text) // 3 and NOT_PLACE.search(told.value) is None:
            yield told
