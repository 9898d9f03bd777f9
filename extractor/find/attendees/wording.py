"""What the words of a label mean: which lists of words they are in, and what is said of those under it."""

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from extractor import names, rules
from extractor.find.attendees import kinds
from extractor.find.attendees.entry import as_status
from extractor.find.attendees.stretch import Stretch
from models.minutes import Status

BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]?")
WORD = re.compile(r"[\w'’+&-]+")
_LINKS = {"of", "for", "to"}
_MOST_WORDS, _MOST_UNKNOWN = 9, 3
# The first of these lists that has a word in the label says what the list under it means.
_LISTS = (
    "label-apologies",
    "label-absent",
    "label-outsiders",
    "label-attendance",
    "label-posts",
    "label-officers",
    "label-chair",
    "label-present",
    "label-members",
)
# Lists whose words are about attendance by themselves.
_STRONG = {"label-apologies", "label-absent", "label-attendance", "label-present"}
POSTS = ("label-posts", "label-officers", "label-chair")


class Label(NamedTuple):
    """A label and what it says.

    `status` is that of those under it; `is_strong` says that its words are about attendance by themselves.

    `alone` is the status if no other list tells members and others apart; `names_from` is where, in the stretch
    it was read from, the words after it start; `rule` is the word list that decided; `group` the body or post it names.
    """

    status: Status
    is_strong: bool
    alone: Status
    names_from: int
    rule: str
    stretch: Stretch


def read(words: Stretch, unknown: int = _MOST_UNKNOWN) -> Label | None:
    """The label that the words are; None if they are none, or more than `unknown` of them are in no list."""
    text = " ".join(BRACKETS.sub(" ", words.text).split()).rstrip(" .:-–—")
    tokens = WORD.findall(text)
    is_small = text[:1].islower() and text not in kinds.words("attendance", "label-in-small-letters")
    if not tokens or len(tokens) > _MOST_WORDS or is_small or names.fold(tokens[-1]) in ("vote", "votes"):
        return None
    if any(phrase in " ".join(map(names.fold, tokens)) for phrase in kinds.words("attendance", "no-label")):
        return None
    found, strange = deciding(tokens)
    if strange and not (deciding(tokens[:1])[0] or deciding(tokens[-1:])[0] or deciding(tokens[-2:])[0]):
        return None
    strange = [token for token in strange if not token.isdigit()]
    if not found or len(strange) > unknown or any(token[0].islower() for token in strange):
        return None
    is_known = are_of(tokens) or (_may_be_strange(strange, tokens) and _is_of_body(strange, tokens, found))
    return _label(found, words) if is_known else None


def _is_of_body(strange: list[str], tokens: list[str], found: set[str]) -> bool:
    """Whether the words that no list has stand as the body's name does: not behind a weak label, nor before an "of"."""
    is_behind = bool(strange) and tokens[-1] == strange[-1] and not _STRONG & found
    return not is_behind and not any(one in strange and names.fold(link) in _LINKS for one, link in pairwise(tokens))


def are_of(tokens: list[str]) -> bool:
    """Whether the words are "members of" a body that its last word tells to be one: "Members of the Path Group"."""
    first, *others = map(names.fold, tokens)
    is_of = len(others) > 1 and others[0] == "of" and first in kinds.words("attendance", "label-members")
    return is_of and kinds.is_organisation(others[-1])


def _may_be_strange(strange: list[str], tokens: list[str]) -> bool:
    """Whether the words that no list has may be the body's name: none that starts a sentence or another heading."""
    not_name, fields = kinds.words("names", "not-name"), kinds.words("attendance", "head-fields")
    if any(names.is_given(token) or names.honorific(token) for token in strange):
        return False
    folded = [names.fold(token) for token in strange]
    return len(strange) < len(tokens) and not any(word in not_name or word in fields for word in folded)


def _label(found: set[str], words: Stretch) -> Label:
    id_, text = next(id_ for id_ in _LISTS if id_ in found), words.text
    if (id_ == "label-apologies" and "label-present" in found) or (
        id_ == "label-attendance" and "label-members" in found
    ):
        id_ = "label-present"
    if id_ == "label-outsiders" and "label-present" in found and (_are_other_members(text) or _are_members_too(text)):
        id_ = "label-present"
    gives = rules.words("attendance", id_).gives
    is_strong = any(rules.words("attendance", other).gives["strength"] == "strong" for other in found)
    status = as_status(gives["status"])
    is_staff = id_ == "label-outsiders" and names.fold(words.text.split()[0]) in ("officers", "staff", "executive")
    alone: Status = "present" if id_ == "label-attendance" or is_staff else status
    return Label(status, is_strong, alone, 0, id_, words)


def _are_other_members(words: str) -> bool:
    """Whether a label is of the rest of the members: "Other board members present", not "Other attendees"."""
    folded = names.fold(words).split()
    others, members = kinds.words("attendance", "label-of-others"), kinds.words("attendance", "label-members")
    return folded[0] in others and any(" ".join(folded[1:end]) in members for end in (2, 3))


def _are_members_too(words: str) -> bool:
    """Whether a label is of members and others in one list, which nothing divides: "Members and officers present"."""
    folded, members = names.fold(words).split(), kinds.words("attendance", "label-members")
    return any(" ".join(folded[:end]) in members and folded[end : end + 1] in (["and"], ["&"]) for end in (1, 2, 3))


def deciding(tokens: list[str]) -> tuple[set[str], list[str]]:
    """Which lists the words of a label are in, and the words that are in none."""
    folded = [names.fold(token) for token in tokens]
    found: set[str] = set()
    strange: list[str] = []
    at = 0
    while at < len(folded):
        length, lists = _longest(folded, at)
        found |= lists
        strange.extend([] if length else [tokens[at]])
        at += max(length, 1)
    return found, strange


def _longest(folded: list[str], at: int) -> tuple[int, set[str]]:
    """How many words from `at` on make the longest phrase that a list has, and the deciding lists that have it."""
    for length in range(min(5, len(folded) - at), 0, -1):
        lists = phrases().get(" ".join(folded[at : at + length]))
        if lists is not None:
            return length, {id_ for id_ in lists if id_ != "label-filler"}
    return 0, set()


@cache
def first_words() -> frozenset[str]:
    """The words with which a phrase of the deciding lists begins."""
    return frozenset(phrase.split()[0] for id_ in _LISTS for phrase in rules.words("attendance", id_).words)


@cache
def phrases() -> dict[str, set[str]]:
    """Which lists have each phrase."""
    found: dict[str, set[str]] = {}
    for id_ in (*_LISTS, "label-filler"):
        for phrase in rules.words("attendance", id_).words:
            found.setdefault(phrase, set()).add(id_)
    return found
