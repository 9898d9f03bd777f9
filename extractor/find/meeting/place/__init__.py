"""Where the meeting was held."""

from collections.abc import Iterator

from extractor.find.meeting.head import Found, Head, expression
from extractor.find.meeting.place.beside import NAMES
from extractor.find.meeting.place.fields import by_field
from extractor.find.meeting.place.lines import by_line
from extractor.find.meeting.place.sentences import by_opening, by_sentence
from extractor.find.meeting.place.words import found as _found
from models import Document, Section

__all__ = ["place"]


def place(document: Document, head: Head, sections: tuple[Section, ...]) -> Found | None:
    """The venue as printed, or the words used for an online meeting."""
    headings = {section.span.start for section in sections}
    plain = [paragraph for paragraph in head.paragraphs if paragraph.span.start not in headings]
    told = next(by_field(document, head, plain), None)
    if told is not None:
        return told
    lines = list(by_line(document, head, plain))
    said = next(by_sentence(document, head), None)
    if said is not None:
        return next((line for line in lines if _is_fuller(line.value, said.value)), said)
    return next(iter(lines), None) or next(by_opening(document), None) or next(_online(document, head), None)


def _is_fuller(line: str, said: str) -> bool:
    """Whether a line of the title gives the place of a sentence more fully, and is a name and nothing else."""
    return said.casefold() in line.casefold() and NAMES.fullmatch(line) is not None


def _online(document: Document, head: Head) -> Iterator[Found]:
    """The words for an online meeting in the head."""
    end = max((paragraph.span.end for paragraph in head.paragraphs), default=0)
    for rule in ("place-online", "place-via"):
        for match in expression(rule).finditer(document.text, 0, end):
            told = _found(document.text, match.start("place"), match.end("place"), rule)
            if told is not None:
                yield told
