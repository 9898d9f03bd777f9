"""Stage 4: uses of short forms -> what they stand for, as far as the rest of the record tells."""

from collections.abc import Iterator, Mapping

from models import AbbreviationUse, Attendee, Minutes


def link(minutes: Minutes) -> Iterator[AbbreviationUse]:
    """The uses of short forms in order, each with its long form where exactly one is left.

    What the attendance says a short form stands for is the document's own word. Of several bodies, the one that the
    text also names in full is meant. Initials of attendees are nobody's abbreviation and are left out.
    """
    initials = {letters for attendee in minutes.attendees for letters in _initials(attendee)}
    attending = {a.abbreviation: a.name for a in minutes.attendees if a.abbreviation and a.name != a.abbreviation}
    for use in minutes.abbreviation_uses:
        if use.sense is None and use.short in initials:
            continue
        yield _linked(use, attending, minutes.document.text)


def _initials(attendee: Attendee) -> Iterator[str]:
    """The letters that stand for a person: those the document gives, and the first letters of the names."""
    if attendee.initials:
        yield attendee.initials
    if attendee.type == "person":
        yield "".join(word[0] for word in attendee.name.replace("-", " ").split()).upper()


def _linked(use: AbbreviationUse, attending: Mapping[str, str], text: str) -> AbbreviationUse:
    if use.long is not None:
        return use
    if use.short in attending:
        return _meaning(use, attending[use.short], "document")
    named = [name for name in use.candidates if name in text]
    return _meaning(use, named[0], "gazetteer") if len(named) == 1 else use


def _meaning(use: AbbreviationUse, long: str, sense: str) -> AbbreviationUse:
    return AbbreviationUse.model_validate({**use.model_dump(), "long": long, "sense": sense, "candidates": ()})
