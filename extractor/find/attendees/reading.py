"""Whether a row is people: names somebody, and little else."""

import re

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.groups import grouped
from extractor.find.attendees.listed import read
from extractor.find.attendees.rows import Row, Slot
from extractor.find.attendees.turned import is_turned
from extractor.late import late

LONG_FIELD = 60
_SENTENCE, _CLAUSE = 9, 6  # words
_TELLING = {"was", "were", "is", "are", "has", "had"}
_OF_LISTS = {"and", "of", "for", "the", "from", "de", "van", "von", "der", "den", "la"}
_NOBODY = re.compile(
    r"(?i)\s*[(\[]?(?:regrets|absent|vacant|vacancy|apologies|none|tbc|tba|n/a|empty|open|-+|–)?[)\]]?\s*"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_REMARK = late(
    r"(?<![A-Z] )\b(?!(?:and|from|for|the|representing|of|van|von|der|den|members?|public|also|plus)\b)"
    r"[a-z]{4,}\s+[a-z]{2,}"
)


def entries_of(row: Row) -> list[Entry]:
    """Everybody whom the row names, cell by cell."""
    return [entry for slot in row.slots for paragraph in slot.paragraphs for entry in read(paragraph).entries]


def is_surely_people(row: Row) -> bool:
    """Whether a row that is set as a heading is names for all that.

    Given names or forms of address, and nothing that is left unread.
    """
    is_named = False
    for found in (read(paragraph) for slot in row.slots for paragraph in slot.paragraphs):
        if found.unread or any(one.evidence != names.CERTAIN for one in found.entries):
            return False
        is_named = is_named or bool(found.entries)
    return is_named


def are_addressed(row: Row) -> bool:
    """Whether a row is people only, and begins with a form of address: "Bros. A Lee, T Reed"."""
    readings = [read(paragraph) for slot in row.slots for paragraph in slot.paragraphs]
    entries = [one for reading in readings for one in reading.entries]
    if not entries or any(reading.unread for reading in readings):
        return False
    return entries[0].title is not None and (len(entries) > 1 or len(row.first.text) <= LONG_FIELD)


def is_likely(row: Row) -> bool:
    """Whether a row is the name of one person, by its looks, and nothing else."""
    found = entries_of(row)
    return (
        len(found) == 1
        and found[0].type == "person"
        and found[0].evidence >= names.LIKELY
        and found[0].name == row.first.text
    )


def is_pure(row: Row) -> bool:
    """Whether a row is names and what belongs to them and nothing else: no sentence."""
    texts = [paragraph for slot in row.slots for paragraph in slot.paragraphs]
    return all(not _REMARK.search(_BRACKETS.sub(" ", text.text)) and not read(text).unread for text in texts)


def is_prose(row: Row) -> bool:
    """Whether a row is a sentence: half of its words, or nearly, are in lower case as no list of names has them."""
    words = _BRACKETS.sub(" ", row.first.text).split()
    small = [word for word in words if word.islower() and word not in _OF_LISTS]
    is_told = words[-1:] != [] and words[-1].endswith(".") and not _TELLING.isdisjoint(small)
    is_long = len(words) >= _SENTENCE and len(small) >= 0.35 * len(words)
    is_told = is_told or not kinds.words("attendance", "deeds-of-talk").isdisjoint(small)
    return len(row.slots) == 1 and (is_long or (is_told and len(words) >= _CLAUSE))


def _is_unfilled(text: str) -> bool:
    """Whether a line of a list gives a post and says that its holder is away, or that it has none."""
    post, colon, rest = text.partition(":")
    return bool(colon) and kinds.is_role(post) and _NOBODY.fullmatch(rest) is not None


def is_people(row: Row, *, is_first: bool) -> bool:
    """Whether the row is a part of a list: it names somebody, and little of it can't be read as such."""
    texts = [paragraph for slot in row.slots for paragraph in slot.paragraphs]
    if all(kinds.is_unnamed(text.text) for text in texts) or (not is_first and _is_unfilled(texts[0].text)):
        return True
    if len(texts) == 1 and len(texts[0].text) <= LONG_FIELD and is_turned(texts[0].text):
        return True
    if len(texts) == 1 and (group := grouped(texts[0])) is not None:
        return not group.rest.text or is_people(row._replace(slots=(Slot((group.rest,)),)), is_first=is_first)
    readings = [read(text) for text in texts]
    entries = [entry for reading in readings for entry in reading.entries]
    size = sum(len(text.text) for text in texts)
    unread = sum(
        reading.unread
        for reading, text in zip(readings, texts, strict=True)
        if len(texts) == 1 or len(text.text) > LONG_FIELD
    )
    people = [entry for entry in entries if entry.type == "person"]
    if not is_first and len(row.slots) == 1 and not people:
        is_post = kinds.folded(row.first.text) in kinds.words("attendance", "label-posts")
        return (row.table is not None or is_post) and bool(entries) and all(entry.type == "office" for entry in entries)
    return bool(entries) and unread <= 0.3 * size
