"""Words that are told to be a name by the others of their list."""

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.chunks import Chunk, brackets, outside
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.stretch import Stretch

# How many others make a list of full names; the lists of words that no name has.
_MANY, _NO_NAMES = 4, ("not-name", "role", "organisation")


def as_others_are(parts: list[Chunk], at: int) -> Entry | None:
    """Two words among many full names, of which one is no name elsewhere: "Micheal Page", "dede Marsh"."""
    text = parts[at].stretch.text
    words = text.split()
    others = [part.stretch.text for number, part in enumerate(parts) if number != at]
    sure = sum(
        " " in outside(Stretch(other, 0))[0].text and names.evidence(outside(Stretch(other, 0))[0].text) >= names.LIKELY
        for other in others
    )
    if len(words) != 2 or not text.replace(" ", "").isalpha() or len(others) < _MANY or sure < 0.7 * len(others):
        return None
    listed = [any(names.fold(word) in kinds.words("names", id_) for id_ in _NO_NAMES) for word in words]
    is_other = all(listed) or kinds.is_role(text) or kinds.is_unnamed(text)
    is_name = any(word[0].isupper() for word in words) and not is_other
    return Entry(text, (parts[at].stretch.place,), evidence=names.LIKELY) if is_name else None


def by_own_initials(parts: list[Chunk], at: int) -> Entry | None:
    """Two words with their own initials in a bracket, where another of the list is surely a person with theirs."""
    before, inner = _with_initials(parts[at])
    others = [_with_initials(part) for number, part in enumerate(parts) if number != at]
    sure = any(initials and names.evidence(name.text) >= names.LIKELY for name, initials in others)
    if inner is None or not sure or kinds.is_organisation(before.text):
        return None
    return Entry(before.text, (before.place,), evidence=names.LIKELY).with_field("initials", inner)


def _with_initials(part: Chunk) -> tuple[Stretch, Stretch | None]:
    """What stands before a chunk's only bracket, and the bracket if it holds the initials of those two words."""
    before, after = outside(part.stretch)
    found = list(brackets(part.stretch))
    own = "".join(word[0] for word in before.text.split())
    fits = len(found) == 1 and len(own) == 2 and own.isupper() and found[0].text == own and not after.text
    return before, found[0] if fits else None
