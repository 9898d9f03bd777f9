"""Couples in a list: "Steve & Emma Reed", "Mr and Mrs D Reed"."""

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.chunks import Chunk
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.single import entry
from extractor.find.attendees.stretch import Stretch

_SECOND_GIVEN = {
    "ann",
    "anne",
    "jo",
    "lou",
    "jane",
    "beth",
    "kay",
    "sue",
    "lynn",
    "ellen",
    "jean",
    "marie",
    "louise",
    "kate",
    "alice",
    "rose",
    "pat",
}


def couple(parts: list[Chunk], at: int) -> tuple[Entry, ...]:
    """The two of "Steve & Emma Reed" or "Mr and Mrs D Reed"; nothing if the chunk and the next are no couple."""
    if at + 1 == len(parts) or parts[at + 1].joint not in ("&", "and"):
        return ()
    first, second = parts[at].stretch, entry(parts[at + 1].stretch)
    title = names.honorific(first.text)
    if second is None or (" " not in second.name and not second.title) or len(second.quotes) > 1:
        return ()
    if title == len(first.text):
        return second._replace(quotes=(first.place, *second.quotes), title=first.text), second
    given = first.cut(title)
    if not _is_half(given.text, parts[at + 1].joint, parts) or " " not in second.name:
        return ()
    surname = Stretch(second.name, second.quotes[0][0]).cut(len(second.name.split()[0]))
    half = Entry(f"{given.text} {surname.text}", (given.place, surname.place), evidence=names.CERTAIN)
    return half._replace(title=first.text[:title] or None), second


def _is_half(given: str, joint: str, parts: list[Chunk]) -> bool:
    """Whether a given name stands without its surname: alone, or as two names often joined ("Mary Ann")."""
    words = given.split()
    if len(words) == 2:
        return names.is_given(words[0]) and words[1].casefold() in _SECOND_GIVEN
    if len(words) != 1 or not names.read(given) or (kinds.is_acronym(given) and len(given) > 2):
        return False
    singles = [part for part in parts if " " not in part.stretch.text and not names.honorific(part.stretch.text)]
    is_one = names.is_given(given) or len(given.rstrip(".")) == 1 or given.isalpha()
    return joint == "&" or (len(singles) == 1 and len(parts) > 2 and is_one) or (len(singles) == 1 and _is_sure(given))


def _is_sure(given: str) -> bool:
    return names.is_given(given) or len(given.rstrip(".")) == 1
