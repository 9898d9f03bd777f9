"""Labels over and before lists of names ("Present", "Apologies:", "Officers in attendance"), and what they say."""

import re
from collections.abc import Iterator

from extractor import names
from extractor.find.attendees import kinds
from extractor.find.attendees.ending import LONG_WORD, MOST_SIGNS, blanked, ends
from extractor.find.attendees.stretch import Stretch
from extractor.find.attendees.wording import POSTS, WORD, Label, are_of, deciding, first_words, read
from extractor.late import late
from extractor.remembered import remembered
from models.minutes import Status

_NUMBER = late(
    r"^(?:(?:Attachment|Appendix|Annex|ATTACHMENT|APPENDIX|ANNEX)\s+\w{1,3}\s*[:.–—-]?\s+|[(\[]?(?:[0-9]{1,4}(?:\.[0-9]{1,2})*|[ivxIVX]{1,4}|[a-zA-Z])[.)\]:]\s*|[0-9]{1,3}\s+|#+\s*|[•●▪◦·*–—-]\s*)+"
)
_INNER = late(r"(?:(?<=[.;,)\]])|(?<=\S))\s+(?P<label>[A-Z][\w'’/ -]{2,50}?)\s*:\s+")
_INNER_DASHED = late(r"(?<=[.;])\s+(?P<label>[A-Z][a-z]+(?: [a-z]+){0,3})(?:\s+[–—-]\s+|—\s?)")
_INNER_GUESTS = late(
    r"(?:,|;|\s)\s*(?:and|plus|with|also|together with|along with)\s+(?:the\s+)?"
    r"(?P<label>(?:invited\s+)?(?:guests?|visitors?|observers?|invitees|staff|officers))\s*:\s+(?=[A-Z])"
)
_FROM = re.compile(
    r"\s*(?:(?:were|was|have been|had been)\s+)?(?:(?:received|noted|accepted|given)(?:\s+and\s+\w+)?\s+)?"
    r"(?:from|by)\b\s*:?\s*",
    re.IGNORECASE,
)
_LINK = re.compile(r"\b(?:of|for|to|on)\b")
_DASH = re.compile(r"\s+[–—-]+\s+|\s*[–—]\s*|\.{3,}\s*|:\s+")
_CLAUSE = late(
    r"\s(?:via|through)\s|\s(?:for|who|during|throughout|until|by|via|through|representing|including)\s(?=[a-z])"
)
_GROUPS = {"committee", "board", "council", "executive", "team", "panel", "exec", "the committee", "the board"}


def label(stretch: Stretch, set_apart: int = 0) -> Label | None:
    """The label that `stretch` begins with, or is; None if it has none.

    `set_apart` is how much of its start is bold or underlined.
    """
    return _label_of(stretch, set_apart)


@remembered
def _label_of(stretch: Stretch, set_apart: int) -> Label | None:
    number = _NUMBER.match(stretch.text)
    lead = number.end() if number else 0
    if not _may_be_label(stretch.text[lead : lead + max(MOST_SIGNS, set_apart) + LONG_WORD]):
        return None
    for end, names_from in ends(stretch.text, lead, set_apart):
        found = read(stretch.cut(lead, end)) or _before_clause(stretch.cut(lead, end), is_marked=names_from > end)
        if found is not None and is_roll(stretch.text[lead:]):
            return None
        if found is not None and _is_set_off_as_label(found, stretch.text, lead, end, names_from):
            from_ = _FROM.match(stretch.text, names_from)
            return found._replace(names_from=from_.end() if from_ else names_from, stretch=stretch.cut(lead, end))
    return None


def _may_be_label(text: str) -> bool:
    """Whether a word that a label's phrase can start with stands in `text`, which few paragraphs have."""
    words = WORD.findall(text.casefold().replace("’", "'"))
    return not first_words().isdisjoint([*words, *(word.partition("-")[0] for word in words)])


def is_roll(text: str) -> bool:
    """Whether a line is of a roll call: somebody, a dash or a colon, and whether they came ("Mr Doyle - absent")."""
    return rolled(Stretch(text, 0)) is not None


def rolled(line: Stretch) -> tuple[Stretch, Status] | None:
    """Who is called on a line of a roll call, and whether they came; None if it is another line."""
    parts = list(Stretch(blanked(line.text), line.start).split(_DASH))
    found = read(Stretch(parts[1].text.capitalize(), 0), unknown=0) if len(parts) == 2 else None
    if found is None or not found.is_strong:
        return None
    is_somebody = bool(kinds.role_length(parts[0].text)) or names.evidence(parts[0].text) >= names.LIKELY
    is_somebody = is_somebody or _is_somebody(parts[0].text)
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
    guests = _INNER_GUESTS.search(stretch.text, own.names_from) if own is not None else None
    cuts = [(start, start) for start in starts[1:]]
    if guests is not None:
        cuts = sorted([*cuts, (guests.start(), guests.start("label"))])
    start = 0
    for end, following in [*cuts, (len(stretch.text), 0)]:
        yield stretch.cut(start, end)
        start = following


def _tail_label(words: Stretch) -> int | None:
    """Where in the words before a colon a label starts that takes in the last of them; None if none does.

    It is a strong one, one of a standing ("Ex officio"), or behind a name ("Cllr Reed Councillors").
    """
    for word in re.finditer(r"(?<!\S)[A-Z]", words.text):
        if _LINK.search(words.text[: word.start()]):
            continue
        own = words.cut(word.start())
        found = read(own, unknown=0)
        is_standing = kinds.folded(own.text) in kinds.words("attendance", "label-of-standing")
        is_behind_name = names.evidence(words.text[: word.start()].strip()) >= names.LIKELY
        if is_standing or (found is not None and (found.is_strong or is_behind_name)):
            return words.start + word.start()
    return None


def _before_clause(words: Stretch, *, is_marked: bool) -> Label | None:
    """The strong label before a clause on time or means: "Directors present for part of the time:"."""
    clause = _CLAUSE.search(words.text)
    found = read(words.cut(0, clause.start()), unknown=1) if clause and is_marked else None
    return found if found is not None and found.is_strong else None


def _is_set_off_as_label(found: Label, text: str, lead: int, end: int, names_from: int) -> bool:
    """Whether a label that may be something else is set as one.

    A post with a mark and names behind it, others with a colon or alone.
    """
    is_marked = ":" in text[end:names_from] or (found.rule in POSTS and bool(text[end:names_from].strip()))
    if found.rule in POSTS:
        return is_marked and bool(text[names_from:].strip()) and not _is_somebody(text[lead:end])
    if found.is_strong:
        return True
    words = names.fold(text[lead:end].rstrip(" :"))
    is_of_many = words.endswith(("s", "staff", "public", "press", "media", "secretariat")) or words in _GROUPS
    is_title = len(text[lead:end].split()) <= 4 and all(word[0].isupper() for word in text[lead:end].split())
    is_known = _is_plain(text[lead:end]) or are_of(WORD.findall(text[lead:end]))
    return (is_marked and is_known) or (is_of_many and (is_marked or is_title or _is_plain(text[lead:end])))


def _is_somebody(text: str) -> bool:
    """Whether words are a full name and, behind a comma, a post: "Ann Lee, Secretary"."""
    name, comma, _ = text.partition(",")
    return bool(comma) and " " in name.strip() and names.evidence(name) >= names.LIKELY


def _is_plain(text: str) -> bool:
    """Whether a weak label without a colon has no word that the lists don't have.

    "Officials", not "Customer Support".
    """
    return not deciding(WORD.findall(text))[1]
