"""Roles printed elsewhere with a name that its list gives without one.

"the secretary, Ann Lee", "Ann Lee, Treasurer, reported".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractor import names
from extractor.either import either
from extractor.find.attendees import kinds
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.listed import read
from extractor.find.attendees.stretch import Stretch
from extractor.late import late

_TITLE = re.compile(r"(?<!\w)(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Cllr|Councillor|Rev)\.?[ ]+$")
_LONGEST_TITLE = 20
_GAP = re.compile(r"\s+")
_LETTER = re.compile(r"\w")
_BEFORE = late(
    r"(?P<lead>^|[.;:(\n\f]\s*|\b[a-z]+\s+|\b(?:The|Our)\s+)"
    r"(?P<role>(?:[A-Za-z][\w&/’'-]* +){0,4}[A-Za-z][\w&/’'-]*)(?P<mark> *[,:–-])?(?: +| \()$"
)
_AFTER = late(
    r"^\s*(?:,\s+(?:the\s+|our\s+)?(?P<role>[A-Za-z][\w&/’' -]{2,60}?)\s*(?=[,.;)\n\f]|$)|\((?P<bracket>[^()]{2,60})\))"
)
_DAY_BEHIND = late(r"\s+(?:(?:[A-Z][a-z]{2,8}\.? )?[0-9]{1,2}(?:st|nd|rd|th)?\b)")
_FIELD = late(
    r"(?m)^[\s•●*–-]*(?P<role>[A-Za-z][A-Za-z -]{2,30}?)\s*:\s*(?P<who>[A-Z][\w'’-]+|[a-z]{2,3})[^\S\n]*(?=\n|$|[;,(])"
)
_FIELD_OF_SEVERAL = late(
    r"(?m)^[\s•●*–-]*(?P<role>[A-Za-z][A-Za-z -]{2,30}?)[^\S\n]*:[^\S\n]*(?P<who>[A-Z][^\n:]{5,200})$"
)
_REACH, _HEAD = 80, 2500
_ARTICLES = {"the", "our", "a", "an"}
_OF_ANOTHER_TIME = {
    "former",
    "past",
    "outgoing",
    "incoming",
    "new",
    "next",
    "previous",
    "late",
    "ex",
    "elected",
    "for",
    "as",
    "of",
    "any",
    "in",
}


def with_role(entry: Entry, text: str) -> Entry:
    """`entry` with the role that stands beside its name at the first place of `text` that gives one.

    Unchanged if none does.
    """
    if entry.type != "person" or entry.role is not None or " " not in entry.name:
        return entry
    for start, end in _places(tuple(entry.name.split()), text):
        role = _before(text, start) or _after(text, end)
        if role is not None:
            return entry.with_field("role", role)
    return entry


def by_surnames(entries: Sequence[Entry], text: str) -> dict[int, Stretch]:
    """Which of `entries` the text calls by an office and a surname that one of them alone has: "Chair Reed"."""
    surnames = [one.name.split()[-1] if one.type == "person" else "" for one in entries]
    found: dict[int, Stretch] = {}
    for called in _offices().finditer(text):
        meant = [at for at, surname in enumerate(surnames) if surname == called["surname"]]
        if len(meant) == 1 and entries[meant[0]].role is None:
            found.setdefault(meant[0], Stretch(called["office"], called.start("office")))
    return found


@cache
def _offices() -> re.Pattern[str]:
    """An office of the body's own, set as a title before a surname; "Acting Chair" and "Past President" are others."""
    offices = either(kinds.words("attendance", "office-before-surname"), r"[ -]")
    before = "|".join(
        rf"(?<!{word} )" for word in ("[Pp]ast", "[Vv]ice", "[Aa]cting", "[Ff]ormer", "[Dd]eputy", "[Cc]o")
    )
    guards = before.replace("|", "")
    return late(rf"(?<![\w-]){guards}(?P<office>(?i:{offices})) (?P<surname>[A-Z][\w’'-]+)(?![\w’-])")


def by_fields(entries: Sequence[Entry], text: str) -> dict[int, Stretch]:
    """Which of `entries` have a role by a field of the head that names them in short ("Scribe: Ann", "Minutes: AL").

    Only where one of them alone can be meant, who has no role yet; the first field counts.
    """
    found: dict[int, Stretch] = {}
    for field in _FIELD.finditer(text, 0, _HEAD):
        if kinds.folded(field["role"]) not in kinds.words("attendance", "roles-in-head"):
            continue
        meant = [at for at, one in enumerate(entries) if one.type == "person" and _is_short_for(field["who"], one)]
        if len(meant) == 1 and entries[meant[0]].role is None:
            found.setdefault(meant[0], Stretch(field["role"], field.start("role")))
    return found


def by_fields_of_several(entries: Sequence[Entry], text: str) -> dict[int, Stretch]:
    """Which of `entries` share a role by a field of the head that names several ("Chairs: Ann Lee & Tom Reed").

    Only those who have no role yet; the first field counts.
    """
    found: dict[int, Stretch] = {}
    for field in _FIELD_OF_SEVERAL.finditer(text, 0, _HEAD):
        role = _in_singular(Stretch(field["role"], field.start("role")))
        named = read(Stretch(field["who"], field.start("who"))) if role is not None else None
        if role is None or named is None or named.unread or len(named.entries) < 2:
            continue
        for at, one in enumerate(entries):
            is_named = any(names.same(one.name, other.name) for other in named.entries)
            if is_named and one.type == "person" and one.role is None:
                found.setdefault(at, role)
    return found


def _in_singular(role: Stretch) -> Stretch | None:
    """The role of the head that a field's label gives to each of several; None if it is none."""
    parts = kinds.words("attendance", "roles-in-head")
    single = role.cut(0, len(role.text) - 1) if role.text.casefold().endswith("s") else role
    if kinds.folded(single.text) in parts:
        return single
    return role if kinds.folded(role.text) in parts else None


def _is_short_for(who: str, one: Entry) -> bool:
    """Whether a word is the given name, the surname or the initials of a full name."""
    parts = one.name.split()
    is_part = len(parts) > 1 and who in (parts[0], parts[-1])
    return is_part or who in (one.initials, one.name) or (names.are_initials(who) and names.initials_fit(who, one.name))


def _places(words: tuple[str, ...], text: str) -> Iterator[tuple[int, int]]:
    """Where a name stands in `text`, with the form of address before it."""
    at = text.find(words[0])
    while at >= 0:
        end = _end(words, text, at)
        title = _TITLE.search(text, max(0, at - _LONGEST_TITLE), at) if end else None
        start = title.start() if title else at
        if end and not _LETTER.match(text[start - 1 : start]) and not _LETTER.match(text, end):
            yield start, end
        at = text.find(words[0], max(end, at + 1))


def _end(words: tuple[str, ...], text: str, at: int) -> int:
    """Where `words` end that begin at `at` with white space between them; 0 if others stand there."""
    end = at + len(words[0])
    for word in words[1:]:
        gap = _GAP.match(text, end)
        if gap is None or not text.startswith(word, gap.end()):
            return 0
        end = gap.end() + len(word)
    return end


def _before(text: str, at: int) -> Stretch | None:
    start = max(0, at - _REACH)
    found = _BEFORE.search(text[start:at])
    if (
        found is None
        or found["lead"].strip().casefold() in _OF_ANOTHER_TIME
        or re.match(r"(?i)(?:in )?the chair\b", found["role"])
    ):
        return None
    phrase = Stretch(found["role"], start + found.start("role"))
    for word in re.finditer(r"(?<!\S)\S", phrase.text):
        role = phrase.cut(word.start())
        if kinds.is_called(role.text):
            return None
        if _is_post(role.text) and not _is_over_several(found["mark"], role.text):
            is_led = found["mark"] is None or word.start() > 0 or found["lead"].strip() != ""
            is_led = is_led or (at < _HEAD and kinds.folded(role.text) in kinds.words("attendance", "roles-in-head"))
            return _with_topic(phrase, word.start()) if is_led else None
    return None


def _is_over_several(mark: str | None, role: str) -> bool:
    """Whether words before a colon are of all whom a list names: "the best players: Ann Lee"."""
    is_plural = role.endswith("s") and not role.endswith("ss")
    return (
        is_plural
        and (mark or "").strip() == ":"
        and kinds.folded(role) not in kinds.words("attendance", "roles-in-head")
    )


def _with_topic(phrase: Stretch, at: int) -> Stretch | None:
    """The role that begins at `at` of a phrase, with the capitalised words before it: "Spares Secretary".

    None if it is one of another time ("our new Spares Secretary").
    """
    before = phrase.text[:at].split()
    while before and before[-1][0].isupper() and before[-1].casefold() not in _ARTICLES:
        at = phrase.text.rfind(before.pop(), 0, at)
    if before and before[-1].casefold() in _OF_ANOTHER_TIME:
        return None
    return phrase.cut(at)


def _after(text: str, at: int) -> Stretch | None:
    found = _AFTER.match(text[at : at + _REACH])
    if found is None:
        return None
    part = "role" if found["role"] else "bracket"
    role = Stretch(found[part], at + found.start(part))
    signed = _DAY_BEHIND.search(role.text)
    role = role.cut(0, signed.start()) if signed is not None else role
    return role if _is_post(role.text) else None


def _is_post(words: str) -> bool:
    """Whether every word belongs to a post: no word of another sentence, no name."""
    first = kinds.folded(words).split()[:1]
    if not first or first[0] in _OF_ANOTHER_TIME or first[0] in ("the", "a", "an", "and") or kinds.is_group(words):
        return False
    if any(names.honorific(word) for word in words.split()):
        return False
    bare = " ".join(word for word in words.split() if not kinds.is_acronym(word))
    return bool(bare) and kinds.is_plain_role(bare) and len(words.split()) <= 6
