"""What words beside a name are that no list has: a post in a list that gives posts, a body in one that gives bodies."""

import re
from collections.abc import Sequence

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.stretch import Stretch
from extractor.late import late

_FEWEST = 2  # posts in a list that make it one of posts
_MANY = 4  # people of whom some would say where they are from if one did
_LIST, _MOST = 3, 0.6  # people with surnames in capitals first, and their share
_LOUD_FIRST = late(
    r"(?P<surname>[^\W\da-z_]{2}[^\W\da-z_'’-]*(?:[ '’-][^\W\da-z_]{2,})*) "
    r"(?P<given>[A-Z][^\W\dA-Z_]+(?:[ -][A-Z][^\W\dA-Z_]*\.?)*)"
)
_WITH_MIDDLE = 3  # letters
_FOR_BODY = late(r"(?:the )?(?P<body>.{2,60}?)(?:'s|’s)? (?:representative|rep|delegate)\.?")
_SIGNS = "(,–—-"  # what parts a name from its body


def settled(lists: Sequence[list[Entry]], text: str) -> list[list[Entry]]:
    """The lists of a document, where words beside a name that may be a body are a post if the others' are posts.

    Words of one person alone that neither a sign nor anything known tells to be a body are none.
    """
    lists = _given_first(lists)
    entries = [one for of_list in lists for one in of_list if one.type == "person"]
    bodies = sum(one.organisation is not None and not one.is_guess for one in entries)
    has_posts = sum(map(_has_post, entries)) > bodies
    listed = {names.fold(one.name) for one in entries}
    told = [[_settled(one, has_posts, bodies == 0 and _are_posts(of_list)) for one in of_list] for of_list in lists]
    kept = [[_without_neighbour(one, listed) for one in of_list] for of_list in told]
    return [[_with_own_body(_without_strange(one, entries, text), text) for one in of_list] for of_list in kept]


def _given_first(lists: Sequence[list[Entry]]) -> Sequence[list[Entry]]:
    """The lists with given names first, where most names have surnames in capitals before them: "STENE Halvard"."""
    people = [one for of_list in lists for one in of_list if one.type == "person" and " " in one.name]
    loud = sum(_loud(one) is not None for one in people)
    is_sure = any(names.is_given(found["given"].split()[0]) for one in people if (found := _loud(one)))
    if loud < _LIST or loud < _MOST * len(people) or not is_sure:
        return lists
    return [[_turned(one) for one in of_list] for of_list in lists]


def _loud(one: Entry) -> re.Match[str] | None:
    return _LOUD_FIRST.fullmatch(one.name)


def _turned(one: Entry) -> Entry:
    found = _loud(one) if one.type == "person" else None
    return one._replace(name=f"{found['given']} {found['surname']}") if found else one


def _are_posts(entries: Sequence[Entry]) -> bool:
    """Whether a list gives posts more often than words that nobody knows."""
    guesses = [one for one in entries if one.is_guess and not kinds.is_topic(one.organisation or "")]
    return sum(map(_has_post, entries)) >= max(_FEWEST, len(guesses))


def _without_strange(one: Entry, others: Sequence[Entry], text: str) -> Entry:
    """The entry without what is no body beside its name: initials or honours, where nobody has other letters.

    So are strange words of one alone that no sign parts from the name.
    """
    held = [other for other in others if other.organisation is not None]
    if one.organisation is None:
        return one
    if _is_slip(one, others):
        return one.without("organisation")._replace(initials=one.initials or one.organisation)
    if _has_middle(one) and all(_has_middle(other) for other in held if kinds.is_acronym(other.organisation or "")):
        return one.without("organisation")._replace(initials=one.initials or one.organisation)
    are_honours = all(names.are_post_nominals(other.organisation or "") for other in held)
    is_alone = one.is_guess and len(others) >= _MANY and len(held) == 1 and not _is_parted(one, text)
    return one.without("organisation") if are_honours or is_alone else one


def _is_slip(one: Entry, others: Sequence[Entry]) -> bool:
    """Whether nearly everybody has initials in a bracket, and one has letters there that don't fit the name."""
    letters = one.organisation or ""
    is_short = letters.isalpha() and letters.isupper() and 1 < len(letters) <= _WITH_MIDDLE and one.initials is None
    lettered = sum(other.initials is not None for other in others)
    bodies = sum(other.organisation is not None for other in others)
    return is_short and bodies == 1 and lettered >= _MANY and lettered >= 0.8 * (len(others) - 1)


def _with_own_body(one: Entry, text: str) -> Entry:
    """The entry with the body that its post names: "BRT representative"."""
    found = _FOR_BODY.fullmatch(one.role or "")
    start = next((start for start, end in one.quotes if text[start:end] == one.role), None)
    if found is None or start is None or one.organisation is not None:
        return one
    body = Stretch(found["body"], start + found.start("body"))
    is_body = kinds.is_acronym(body.text) or kinds.is_organisation(body.text)
    return one.with_field("organisation", body) if is_body else one


def _without_neighbour(one: Entry, listed: set[str]) -> Entry:
    """The entry without a body that is somebody else of the lists: "Ann Lee, President, Bo Lund, Treasurer"."""
    is_somebody = " " in (one.organisation or "") and names.fold(one.organisation or "") in listed
    return one.without("organisation") if is_somebody else one


def _has_middle(one: Entry) -> bool:
    """Whether the letters beside a full name are its initials and one between that the name doesn't tell."""
    letters, words = one.organisation or "", one.name.split()
    is_one = len(letters) == _WITH_MIDDLE and letters.isalpha() and letters.isupper() and len(words) > 1
    return is_one and (letters[0], letters[-1]) == (words[0][0], words[-1][0])


def _is_parted(one: Entry, text: str) -> bool:
    """Whether a sign parts the body from the name."""
    places = [start for start, end in one.quotes if text[start:end] == one.organisation]
    return any(text[max(0, start - 3) : start].rstrip()[-1:] in _SIGNS for start in places)


def _has_post(one: Entry) -> bool:
    """Whether somebody has a post that not every meeting has: chairs and those who take notes are everywhere."""
    is_deed = kinds.folded(one.role or "") in kinds.words("names", "role-of-meeting")
    return one.role is not None and not kinds.is_chair(one.role) and not is_deed


def _settled(one: Entry, has_posts: bool, is_of_posts: bool) -> Entry:
    is_post = is_of_posts or (has_posts and kinds.is_topic(one.organisation or ""))
    if not one.is_guess or one.role is not None or not is_post:
        return one
    return one._replace(role=one.organisation, organisation=None)
