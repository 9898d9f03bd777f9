"""The place where no form tells it: all that the head has beside day and hour, weighed by what speaks for it."""

import re
from collections.abc import Iterator

from extractor import names
from extractor.dates import find_dates
from extractor.find.meeting.group.names import blanked
from extractor.find.meeting.head import Found, Head, expression
from extractor.find.meeting.place.addresses import is_of_house
from extractor.find.meeting.place.words import EDGES, NOT_PLACE, found, is_group, marked
from extractor.find.meeting.weighing import likeliest
from extractor.late import late
from models import Document, Span

_LINES, _LONGEST, _SHORT = 10, 12, 25  # lines of the head; words of a place, of a line that may hold one
_PIECE = late(r"(?:(?!\s[-–—|]\s)[^⟨⟩\n])+")
_LED = late(r"^[\s,;:–—@-]*(?:(?:was\s)?held\s)?(?:at|in|via|@)\s(?:the\s)?(?=\w)|^[\s,;:–—-]*@\s*", re.IGNORECASE)
_PART = r"(?:[A-ZÀ-Þ0-9(#][\w.’'&#/-]*\)?|of|and|at|de|la|du|the|upstairs|&|-|–)"
_NAME = late(rf"{_PART}(?:,?\s{_PART})*")
_WORD = late(r"\b(?![A-Z]{4}\b)[^\W\d_]{4}")  # no zone of time and no number has so many letters
_SMALL = late(r"(?:the\s)?[a-z]+(?:\s[a-z]+){0,2}")


def weighed(document: Document, head: Head) -> Found | None:
    """What the head has beside day and hour that is likelier the place than all else there; None if none is."""
    told = dict(_candidates(document, head))
    best = likeliest(told, "place")
    return found(document.text, best.start, best.end, "place-weighed") if best is not None else None


def _candidates(document: Document, head: Head) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """The stretches of the head that may be the place, each with its evidence."""
    text = document.text
    lines = head.paragraphs[: min(head.listed, _LINES)]
    days = [any(find_dates(line.span.of(text))) for line in lines]
    for at, line in enumerate(lines):
        words = line.span.of(text)
        is_beside = any(days[max(0, at - 1) : at + 2]) and not days[at]
        for span, where in _pieces(words) if len(words.split()) <= _SHORT else ():
            told = span.of(words)
            if days[at] or is_beside:
                place = Span(start=line.span.start + span.start, end=line.span.start + span.end)
                yield place, (*where, *(("beside-line",) if is_beside else ()), *_of_words(told))


def _pieces(words: str) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """What a line holds besides days and hours, without the signs and small words at its edges, and where it stands."""
    seen, places = marked(words)
    for piece in _PIECE.finditer(seen):
        led = _LED.match(piece.group())
        start = piece.start() + (led.end() if led is not None else 0)
        end = piece.start() + len(piece.group().rstrip(EDGES + "@"))
        start += len(seen[start:end]) - len(seen[start:end].lstrip(EDGES + "@"))
        told = seen[start:end]
        is_name = _NAME.fullmatch(told) is not None or (led is not None and _SMALL.fullmatch(told) is not None)
        if _WORD.search(told) is None or not is_name or len(told.split()) > _LONGEST:
            continue
        side = () if "⟨" not in seen else ("behind-day",) if "⟨" in seen[:start] else ("before-day",)
        yield Span(start=places[start], end=places[end - 1] + 1), (*side, *(("led",) if led is not None else ()))


def _of_words(words: str) -> Iterator[str]:
    """Evidence by the words themselves."""
    is_venue = expression("place-line").search(words) is not None
    if is_venue:
        yield "venue"
    if any(map(str.isdigit, words)):
        yield "number"
    if ", " in words:
        yield "comma"
    if is_group(words) and not is_venue:
        yield "group"
    if is_of_house(words):
        yield "house"
    if names.evidence(words) >= names.LIKELY and not is_venue:
        yield "person"
    if "".join(filter(str.isalpha, blanked(words))) != "".join(filter(str.isalpha, words)):
        yield "kind"
    if NOT_PLACE.search(words) is not None:
        yield "not-place"
