"""Stage 3: who is known to a meeting: from its attendance, its heading, and what its text says of people and bodies."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from extractor import names, rules
from extractor.either import either
from extractor.late import late
from models import Attendee, Meeting

_LETTERS = late(r"[A-Z](?<![\w&].)[A-Za-z]?[A-Z]{1,5}(?![\w&])")
_BRACKETED = late(r"\(([A-Z][A-Za-z&]{1,9})\)")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SMALL_WORD = late(r"[a-z](?<![\w’'].)[a-zé-ü-]+")
_GIVEN = late(
    r"(?P<name>[A-Z](?<![\w’'.-].)(?<![A-Z]\w .)[a-zé-ü]{2,})"
    r"(?=\s+(?:to|will|would|shall|agreed|offered|volunteered|undertook|is|has|was|and|&)\s|\s?(?:,|/|:)\s|\s(?:-|–|—)\s)"
)
_DOES = late(
    r"(?<![\w’'.-])(?<![A-Z]\w )(?<![a-z] [A-Z])(?P<name>[A-Z][a-zé-ü]{2,})"
    r" (?:(?:will|would|agreed to) (?:also )?(?P<verb>[a-z]+)|has|is|was|had|can|should)\b"
)
_BODY_LETTERS = late(r"\b[Tt]he (?P<name>[A-Z]{2,3})\b")
_INNER = late(
    r"\b(?:[A-Z][\w’'-]+ (?:and |of |for |the |& )*){1,5}"
    r"(?:Committee|Sub-?[Cc]ommittee|Group|Team|Board|Panel|Secretariat|Council|Office)s? \((?P<letters>[A-Z]{2,6})s?\)"
)
_PAIR = late(
    r"(?<![\w’'.-])(?P<given>[A-Z][a-zé-ü]{2,}) (?:and|&) (?P<name>[A-Z][a-zé-ü]{2,})"
    r" (?:to|will|would|agreed|offered)\b"
)
_CALL_SIGN = late(r"\b[A-Z]{1,2}[0-9]([A-Z]{2,3})\b")  # of a radio amateur, who is called by its last letters
_NICK = late(r"\s*(?:[(\[]@?(?P<inner>[a-z][\w-]*[\w])[)\]]|[(\[]?@(?P<sign>[\w-]{2,}))")
_SEVERAL = 2  # names online in brackets; times that initials do something
_SHORTEST = 3  # letters of a surname that an initial may stand before
SMALL = frozenset({"of", "for", "and", "the", "on", "in", "to", "&"})


class Cast(NamedTuple):
    """Who is known to this meeting: names of people, of bodies, and the words of the bodies' names, in lower case."""

    people: frozenset[str]
    bodies: frozenset[str]
    body_words: frozenset[str]
    singles: frozenset[str] = frozenset()  # words that stand where names of people do, and nothing else tells


@cache
def listed(*ids: str) -> frozenset[str]:
    """The words of a list of the table `doers`, or of several."""
    return frozenset(word for id_ in ids for word in rules.words("doers", id_).words)


def cast(text: str, attendees: Iterable[Attendee] = (), meeting: Meeting | None = None) -> Cast:
    """Who is known from the attendance and the heading, in every form in which `text` may name them."""
    people: set[str] = set()
    attendees = tuple(attendees)
    bodies: set[str] = {name for name in (meeting.body, meeting.organisation) if name} if meeting else set()
    for attendee in attendees:
        (people if attendee.type == "person" else bodies).update(_forms(attendee))
        bodies.update(name for name in (attendee.organisation,) if name and name[:1].isupper())
    people |= {*_nicks(text, attendees), *_like_words(text, attendees)}
    small = frozenset(_SMALL_WORD.findall(text))
    people |= {*_speakers(text, small), *_given(text, small), *_letters(text), *_shortened(text, small, people)}
    bodies |= {found["letters"] for found in _INNER.finditer(text)} - listed("no-letters")
    used = set(_LETTERS.findall(text))
    bodies |= {letters for name in bodies for letters in short_forms(name) if letters in used}
    words = {word.casefold() for name in bodies for word in _WORD.findall(name)}
    singles = frozenset(_singles(text, small)) - people - bodies
    return Cast(frozenset(people), frozenset(b for b in bodies if len(b) > 1), frozenset(words), singles)


def _nicks(text: str, attendees: Iterable[Attendee]) -> set[str]:
    """The names online that stand right behind those of people in the list: "Ann Lee (annlee)", "Ann Lee @annlee".

    In brackets several people have one, each another, and none is a post or a way of taking part.
    """
    people = [attendee for attendee in attendees if attendee.type == "person"]
    found = [nick for one in people if (nick := _NICK.match(text, _end_of_name(text, one)))]
    signed = {nick["sign"] for nick in found if nick["sign"]}
    inner = [nick["inner"] for nick in found if nick["inner"] and nick["inner"] not in _asides()]
    return signed | (set(inner) if len(inner) == len(set(inner)) >= _SEVERAL else set())


def _like_words(text: str, attendees: Iterable[Attendee]) -> Iterator[str]:
    """The initials of people in the list that are words as well ("NO"), where `text` has them do things."""
    letters = ("".join(word[0] for word in one.name.split() if word[0].isupper()) for one in attendees)
    for form in {one for one in letters if one in listed("no-letters")}:
        if len(re.findall(rf"(?<![\w’']){form} (?:to|will|agreed|said|reported|has|is)(?= [a-z])", text)) >= _SEVERAL:
            yield form


def _end_of_name(text: str, one: Attendee) -> int:
    start = one.span.start
    return start + len(one.name if text.startswith(one.name, start) else one.as_printed)


@cache
def _asides() -> frozenset[str]:
    """Words that stand in brackets behind names and are no names themselves."""
    lists = (("names", "role"), ("names", "role-modifier"), ("names", "role-in-brackets"), ("attendance", "modes"))
    return frozenset(word for table, id_ in lists for word in rules.words(table, id_).words) | listed("no-names")


def _speakers(text: str, small: frozenset[str]) -> Iterator[str]:
    """The single names of those who say something in `text` ("Kit suggested"), if the word is never written small."""
    no_person = listed("no-names", "outer-bodies", "bodies", "offices")
    for found in _spoken().finditer(text):
        name = found["name"]
        if name.casefold() not in small and name.casefold() not in no_person:
            yield name


def _letters(text: str) -> set[str]:
    """The initials of those who say something in `text` ("KW reported"), if several do."""
    bodies = {match["name"] for match in _BODY_LETTERS.finditer(text)}
    found = {match["name"] for match in _spoken_by_letters().finditer(text)} - listed("no-letters") - bodies
    return found if len(found) > 1 else set()


def _singles(text: str, small: frozenset[str]) -> Iterator[str]:
    """Single words, never written small in `text`, that do several things there as people do ("Brisa will ring")."""
    words = (rules.words("actions_prose", id_).words for id_ in ("deeds", "deeds-of-two-words"))
    deeds = {word.split()[0] for each in words for word in each}
    done: dict[str, list[bool]] = {}
    for found in _DOES.finditer(text):
        done.setdefault(found["name"], []).append((found["verb"] or "") in deeds)
    no = (small, *(listed(id_) for id_ in ("no-names", "outer-bodies", "bodies", "offices", "given-too")))
    for name, does in done.items():
        if len(does) > 1 and any(does) and not any(name.casefold() in words for words in no):
            yield name


def _shortened(text: str, small: frozenset[str], people: set[str]) -> Iterator[str]:
    """The short forms of given names of `people` that do something in `text` ("Norm will ask", of Norman)."""
    whole = {name.split()[0] for name in people}
    for name in {found["name"] for found in _DOES.finditer(text)} - whole:
        if name.casefold() not in small | listed("no-names") and any(one.startswith(name) for one in whole):
            yield name


def _given(text: str, small: frozenset[str]) -> Iterator[str]:
    """The given names that stand alone in `text` like those of people ("Tristan to ask"), if never written small."""
    pairs = {found["name"] for found in _PAIR.finditer(text) if names.is_given(found["given"])}
    for name in {found["name"] for found in _GIVEN.finditer(text)} | pairs:
        lists = (small, listed("no-names"), listed("offices"), listed("given-too"))
        if (name in pairs or names.is_given(name)) and not any(name.casefold() in words for words in lists):
            yield name


@cache
def _spoken_by_letters() -> re.Pattern[str]:
    return late(rf"(?<![\w&./-])(?P<name>[A-Z]{{2,3}}) (?:{either(listed('saying'))})\b")


@cache
def _spoken() -> re.Pattern[str]:
    return late(
        rf"(?P<name>[A-Z](?<![\w’'.-].)(?<![A-Z]\w .)[a-zé-ü]+(?:-[A-Z][a-z]+)?) (?:{either(listed('saying'))})\b"
    )


def _forms(attendee: Attendee) -> Iterator[str]:
    words = attendee.name.split()
    yield attendee.name
    yield from (form for form in (attendee.initials, attendee.abbreviation) if form)
    yield from _CALL_SIGN.findall(attendee.name)
    if attendee.type != "person":
        return
    yield from (
        word
        for word in (words[0], words[-1])
        if len(word) > 2 and word[0].isupper() and word.casefold() not in listed("no-names")
    )
    yield from _with_initials(words)
    if len(words) > 2 and names.is_given(words[0]) and names.is_given(words[1]):
        yield from (" ".join(words[:2]), "".join(words[:2]), (words[0] + words[1]).capitalize())
    letters = "".join(word[0] for word in words if word[0].isupper())
    if len(letters) > 1 and letters not in listed("no-letters"):
        yield letters


def _with_initials(words: list[str]) -> Iterator[str]:
    """A name as minutes shorten it: "Kurt B. Hill" as "K. Hill", "K Hill", "K.B. Hill" and "Kurt Hill"."""
    given = [word for word in words[:-1] if word[:1].isupper()]
    surname = " ".join(words[len(given) :])
    if not given or len(surname) < _SHORTEST or not words[-1][:1].isupper():
        return
    letters = [part[0] for word in given for part in word.split("-")]
    for some in dict.fromkeys((tuple(letters[:1]), tuple(letters))):
        yield from ("".join(f"{letter}." for letter in some) + f" {surname}", "".join(some) + f" {surname}")
        yield from (" ".join(f"{letter}." for letter in some) + f" {surname}", "".join(f"{x}." for x in some) + surname)
    if len(given) > 1:
        yield f"{given[0]} {surname}"


def short_forms(name: str) -> Iterator[str]:
    """The letters by which a name may be called: those in brackets, its initials, and words of it that are letters."""
    yield from initials(name)
    yield from (word for word in name.split() if _LETTERS.fullmatch(word))


def initials(name: str) -> Iterator[str]:
    """The letters that stand in brackets in a name, and its initials with and without those of small words."""
    yield from _BRACKETED.findall(name)
    words = [word for word in _WORD.findall(re.sub(r"\(.*?\)", " ", name)) if word[:1].isupper() or word in SMALL]
    yield "".join(word[0] for word in words if word not in SMALL)
    yield "".join(word[0].upper() for word in words)
