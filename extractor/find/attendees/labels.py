"""Labels over and before lists of names ("Present", "Apologies:", "Officers in attendance"), and what they say."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple

from extractor import names, rules
from extractor.find.attendees import kinds
from extractor.find.attendees.entry import as_status
from extractor.find.attendees.stretch import Stretch
from extractor.late import late
from extractor.remembered import remembered
from models.minutes import Status

_NUMBER = late(
    r"^(?:(?:Attachment|Appendix|Annex|ATTACHMENT|APPENDIX|ANNEX)\s+\w{1,3}\s*[:.–—-]?\s+|[(\[]?(?:[0-9]{1,4}(?:\.[0-9]{1,2})*|[ivxIVX]{1,4}|[a-zA-Z])[.)\]:]\s*|[0-9]{1,3}\s+|#+\s*|[•●▪◦·*–—-]\s*)+"
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]?")
_MARK = late(r"\s*(?::|\s[–—-](?=\s)|(?<=[a-zA-Z]{4})-(?=[A-Z][a-z]+ [A-Z])|[–—]|\t|\.{3,})\s*-?\s*")
_INNER = late(r"(?:(?<=[.;,)\]])|(?<=\S))\s+(?P<label>[A-Z][\w'’/ -]{2,50}?)\s*:\s+")
_INNER_DASHED = late(r"(?<=[.;])\s+(?P<label>[A-Z][a-z]+(?: [a-z]+){0,3})\s+[–—-]\s+")
_FROM = re.compile(
    r"\s*(?:(?:were|was|have been|had been)\s+)?(?:(?:received|noted|accepted|given)(?:\s+and\s+\w+)?\s+)?"
    r"(?:from|by)\b\s*:?\s*",
    re.IGNORECASE,
)
_LINKS = {"of", "for", "to"}
_LINK = re.compile(r"\b(?:of|for|to|on)\b")
_DASH = re.compile(r"\s+[–—-]+\s+|\s*[–—]\s*|\.{3,}\s*|:\s+")
_CLAUSE = late(
    r"\s(?:via|through)\s|\s(?:for|who|during|throughout|until|by|via|through|representing|including)\s(?=[a-z])"
)
_STOP = late(
    r"(?P<label>[A-Z][A-Za-z ]{3,30})\.\s+(?=(?:[A-Z]\.?\s?)+[A-Z]?[a-z]+(?:[ ,.]|$))"
)  # "Present. A. Lee, T. Reed"
_WORD = re.compile(r"[\w'’+&-]+")
_SPACES = re.compile(r"\s+")
_PARTED = re.compile(r"[,;(]|\s(?:and|&)\s")
_GROUPS = {"committee", "board", "council", "executive", "team", "panel", "exec", "the committee", "the board"}
_MOST_WORDS, _MOST_UNKNOWN, _MOST_SIGNS, _LONG_WORD, _SHORTEST = 9, 3, 80, 40, 5
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


def label(stretch: Stretch, set_apart: int = 0) -> Label | None:
    """The label that `stretch` begins with, or is; None if it has none.

    `set_apart` is how much of its start is bold or underlined.
    """
    return _label_of(stretch, set_apart)


@remembered
def _label_of(stretch: Stretch, set_apart: int) -> Label | None:
    number = _NUMBER.match(stretch.text)
    lead = number.end() if number else 0
    if not _may_be_label(stretch.text[lead : lead + max(_MOST_SIGNS, set_apart) + _LONG_WORD]):
        return None
    for end, names_from in _ends(stretch.text, lead, set_apart):
        found = _read(stretch.cut(lead, end)) or _before_clause(stretch.cut(lead, end), is_marked=names_from > end)
        if found is not None and is_roll(stretch.text[lead:]):
            return None
        if found is not None and _is_set_off_as_label(found, stretch.text, lead, end, names_from):
            from_ = _FROM.match(stretch.text, names_from)
            return found._replace(names_from=from_.end() if from_ else names_from, stretch=stretch.cut(lead, end))
    return None


def _may_be_label(text: str) -> bool:
    """Whether a word that a label's phrase can start with stands in `text`, which few paragraphs have."""
    words = _WORD.findall(text.casefold().replace("’", "'"))
    return not _first_words().isdisjoint([*words, *(word.partition("-")[0] for word in words)])


def is_roll(text: str) -> bool:
    """Whether a line is of a roll call: somebody, a dash or a colon, and whether they came ("Mr Doyle - absent")."""
    return rolled(Stretch(text, 0)) is not None


def rolled(line: Stretch) -> tuple[Stretch, Status] | None:
    """Who is called on a line of a roll call, and whether they came; None if it is another line."""
    parts = list(Stretch(_blanked(line.text), line.start).split(_DASH))
    found = _read(Stretch(parts[1].text.capitalize(), 0), unknown=0) if len(parts) == 2 else None
    if found is None or not found.is_strong:
        return None
    is_somebody = bool(kinds.role_length(parts[0].text)) or names.evidence(parts[0].text) >= names.LIKELY
    return (parts[0], found.status) if is_somebody else None


def split(stretch: Stretch) -> Iterator[Stretch]:
    """`stretch` cut before each label that stands within it: "Present: A, B. Apologies: C" gives two.

    A dash makes a label only behind a stop: "Present: A, B. Apologies – C".
    """
    own = label(stretch)
    starts = [0]
    inner_labels = [*_INNER.finditer(stretch.text), *_INNER_DASHED.finditer(stretch.text)]
    for inner in sorted(inner_labels, key=re.Match.start):
        if own is not None and inner.end() <= own.names_from:
            continue
        found = _tail_label(stretch.cut(inner.start("label"), inner.end("label")))
        if found is not None:
            starts.append(found - stretch.start)
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        yield stretch.cut(start, end)


def _tail_label(words: Stretch) -> int | None:
    """Where in the words before a colon a strong label starts that takes in the last of them; None if none does."""
    for word in re.finditer(r"(?<!\S)[A-Z]", words.text):
        if _LINK.search(words.text[: word.start()]):
            continue
        found = _read(words.cut(word.start()), unknown=0)
        if found is not None and found.is_strong:
            return words.start + word.start()
    return None


def _before_clause(words: Stretch, *, is_marked: bool) -> Label | None:
    """The strong label before a clause on time or means: "Directors present for part of the time:"."""
    clause = _CLAUSE.search(words.text)
    found = _read(words.cut(0, clause.start()), unknown=1) if clause and is_marked else None
    return found if found is not None and found.is_strong else None


def _is_set_off_as_label(found: Label, text: str, lead: int, end: int, names_from: int) -> bool:
    """Whether a label that may be something else is set as one.

    A post with a mark and names behind it, others with a colon or alone.
    """
    is_marked = ":" in text[end:names_from] or (found.rule in POSTS and bool(text[end:names_from].strip()))
    if found.rule in POSTS:
        return is_marked and bool(text[names_from:].strip())
    if found.is_strong:
        return True
    words = names.fold(text[lead:end].rstrip(" :"))
    is_of_many = words.endswith(("s", "staff", "public", "press", "media", "secretariat")) or words in _GROUPS
    is_title = len(text[lead:end].split()) <= 4 and all(word[0].isupper() for word in text[lead:end].split())
    return (is_marked and _is_plain(text[lead:end])) or (
        is_of_many and (is_marked or is_title or _is_plain(text[lead:end]))
    )


def _is_plain(text: str) -> bool:
    """Whether a weak label without a colon has no word that the lists don't have.

    "Officials", not "Customer Support".
    """
    return not _deciding(_WORD.findall(text))[1]


def _ends(text: str, lead: int, set_apart: int) -> Iterator[tuple[int, int]]:
    """Where the label may end and where what it labels may start.

    At a colon, at a dash, where its look ends, before a name, at the end.
    """
    bare = _blanked(text) if "(" in text or "[" in text else text
    for mark in islice(_MARK.finditer(bare, lead, lead + _MOST_SIGNS + _LONG_WORD), 2):
        if lead < mark.start() <= lead + _MOST_SIGNS:
            yield mark.start(), mark.end()
    if lead < set_apart < len(text):
        yield set_apart, set_apart
    stop = _STOP.match(bare, lead)
    if stop is not None and stop["label"].casefold() in _phrases():
        yield stop.end("label"), stop.end()
    yield from _before_name(bare, lead)
    if len(text) - lead <= _MOST_SIGNS and ":" not in bare[lead:].rstrip(" :"):
        yield len(text), len(text)


def _blanked(text: str) -> str:
    """`text` with spaces for what stands in brackets."""
    return _BRACKETS.sub(lambda found: " " * len(found.group()), text)


def _before_name(text: str, lead: int) -> Iterator[tuple[int, int]]:
    """As in "PRESENT Cllr Reed": a label and a name with nothing between them but a space."""
    for word in islice(_SPACES.finditer(text[lead : lead + 40]), 4):
        rest = text[lead + word.end() :]
        if names.honorific(rest) or _is_before_sure_name(text[lead : lead + word.start()], rest):
            yield lead + word.start(), lead + word.end()


def _is_before_sure_name(words: str, rest: str) -> bool:
    """Whether the words are in capitals or a usual label, and what follows them is surely a name."""
    is_usual = words.casefold() in _phrases()
    if len(words) < _SHORTEST or not (is_usual or words.isupper()):
        return False
    first = _PARTED.split(rest, maxsplit=1)[0]
    is_list = "," in rest or first == rest
    given = [part.strip(" .") for part in _PARTED.split(rest)]
    if len(given) > 2 and all(map(names.is_given, given)):
        return True
    return (words.isupper() or is_list) and names.evidence(first) == names.CERTAIN


def _read(words: Stretch, unknown: int = _MOST_UNKNOWN) -> Label | None:
    text = " ".join(_BRACKETS.sub(" ", words.text).split()).rstrip(" .:-–—")
    tokens = _WORD.findall(text)
    is_small = text[:1].islower() and text not in kinds.words("attendance", "label-in-small-letters")
    if not tokens or len(tokens) > _MOST_WORDS or is_small or names.fold(tokens[-1]) in ("vote", "votes"):
        return None
    if any(phrase in " ".join(map(names.fold, tokens)) for phrase in kinds.words("attendance", "no-label")):
        return None
    found, strange = _deciding(tokens)
    if strange and not (_deciding(tokens[:1])[0] or _deciding(tokens[-1:])[0] or _deciding(tokens[-2:])[0]):
        return None
    strange = [token for token in strange if not token.isdigit()]
    if not found or len(strange) > unknown or any(token[0].islower() for token in strange):
        return None
    return _label(found, words) if _may_be_strange(strange, tokens) and _is_of_body(strange, tokens, found) else None


def _is_of_body(strange: list[str], tokens: list[str], found: set[str]) -> bool:
    """Whether the words that no list has stand as the body's name does: not behind a weak label, nor before an "of"."""
    is_behind = bool(strange) and tokens[-1] == strange[-1] and not _STRONG & found
    return not is_behind and not any(one in strange and names.fold(link) in _LINKS for one, link in pairwise(tokens))


def _may_be_strange(strange: list[str], tokens: list[str]) -> bool:
    """Whether the words that no list has may be the body's name: none that starts a sentence or another heading."""
    not_name, fields = kinds.words("names", "not-name"), kinds.words("attendance", "head-fields")
    if any(names.is_given(token) or names.honorific(token) for token in strange):
        return False
    folded = [names.fold(token) for token in strange]
    return len(strange) < len(tokens) and not any(word in not_name or word in fields for word in folded)


def _label(found: set[str], words: Stretch) -> Label:
    id_ = next(id_ for id_ in _LISTS if id_ in found)
    if (id_ == "label-apologies" and "label-present" in found) or (
        id_ == "label-attendance" and "label-members" in found
    ):
        id_ = "label-present"
    if id_ == "label-outsiders" and "label-present" in found and _are_other_members(words.text):
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


def _deciding(tokens: list[str]) -> tuple[set[str], list[str]]:
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
        lists = _phrases().get(" ".join(folded[at : at + length]))
        if lists is not None:
            return length, {id_ for id_ in lists if id_ != "label-filler"}
    return 0, set()


@cache
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for id_ in _LISTS for phrase in rules.words("attendance", id_).words)


@cache
def _phrases() -> dict[str, set[str]]:
    phrases: dict[str, set[str]] = {}
    for id_ in (*_LISTS, "label-filler"):
        for phrase in rules.words("attendance", id_).words:
            phrases.setdefault(phrase, set()).add(id_)
    return phrases
