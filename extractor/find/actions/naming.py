"""Stage 3, actions: owners named one after the other, in a cell, behind a mark or over a list."""

import re
from collections.abc import Iterator

from extractor import dates, names
from extractor.find import cast, doers
from extractor.find.actions import deeds, due, status
from extractor.find.actions.setting import Setting, listed
from extractor.late import late
from extractor.remembered import remembered
from models import Span

_PIECE = late(r"[^,;/&+\n\f|•]+")
_AND = late(r"\s+(?:and|with|or|then|plus|supported by|to support|assisted by)\s+", re.IGNORECASE)
_LEAD = late(
    r"^(?:(?:the|our|lead|actions?|owner|assigned to|by|for|and|also|plus|with|cc|all to|@)\b\s*[:–-]?\s*"
    r"|[@:–—\-*.]\s*)+",
    re.IGNORECASE,
)
_TAIL = late(
    r"\s*(?:\((?:lead|chair|support|cc|tbc|[a-z ]{2,20})\)|\s+to(?: lead| action)?|[:;.,*)–—-]|['’]s)+\s*$",
    re.IGNORECASE,
)
_BRACKETED = late(r"\s*\((?P<inside>[^()]{2,30})\)\s*$")
_NAME = late(
    r"(?:[A-Z][\w’'.-]*|[A-Z]\.?)"
    r"(?:\s+(?:de|van|von|der|den|la|le|du|di|of|the|for|[A-Z][\w’'.-]*|[A-Z]\.?|\([A-Za-z .&/-]{1,40}\)))*"
)
_LETTERS = late(r"[A-Z][A-Za-z]{0,2}[A-Z](?:\*|s)?|[A-Z]{2,5}s|[A-Z]{1,5}")
_NICK = late(r"[a-z][\w-]{1,19}")
_MADE = late(r"[a-z]+[A-Z0-9_]")  # what a name is given to be one of its kind: "ann_l", "annL"
_PLAIN = late(r"[\w’'&-]+")
_MODIFIERS = 4  # words before the noun of a group: "open data standards working group"
_ENDS = " \t,;(–—-"
_ARTICLES = frozenset({"a", "an", "the"})
_SHORT = 3  # words of a piece that is no more than a status


def cell(setting: Setting, span: Span) -> tuple[Span, ...]:
    """The owners that a cell of an owner column lists; a cell of prose lists none."""
    if len(span.of(setting.text).split()) > 24:
        return ()
    return tuple(piece for piece in _pieces(setting.text, span) if _may_own(setting, piece.of(setting.text)))


def only(setting: Setting, span: Span) -> tuple[Span, ...]:
    """The owners that `span` is made of, if it holds nothing else but perhaps a due date or a status."""
    pieces = tuple(_pieces(setting.text, without_end(setting, span)))
    if len(pieces) > 1:
        pieces = tuple(piece for piece in pieces if not _is_beside(piece.of(setting.text)))
    return pieces if pieces and all(_is_owner_at(setting, piece) for piece in pieces) else ()


def label(setting: Setting, span: Span) -> tuple[Span, ...]:
    """The owners that a label over several tasks names: known ones or initials, as a mere name may be a theme."""
    pieces = only(setting, span)
    known = all(
        _is_known(setting, piece.of(setting.text)) or _LETTERS.fullmatch(piece.of(setting.text)) for piece in pieces
    )
    return pieces if known else ()


def over(setting: Setting, span: Span) -> tuple[Span, ...]:
    """The owners that a label with a colon names over a list: known ones, all, or people by their given names."""
    pieces = only(setting, span)
    words = [piece.of(setting.text) for piece in pieces]
    named = all(form.casefold() in listed("actions_owners", "everybody") or is_given(form) for form in words)
    return label(setting, span) or (pieces if named else ())


def nicks(setting: Setting, span: Span) -> tuple[Span, ...]:
    """The owners in a stretch of names that a scribe typed without capitals: people known, or given names."""
    pieces = tuple(_pieces(setting.text, span))
    words = [piece.of(setting.text) for piece in pieces]
    are_typed = all(_NICK.fullmatch(form) and form not in listed("actions_prose", "deeds") for form in words)
    known = {part for name in setting.known.people for part in (name.casefold(), name.split()[0].casefold())}
    return pieces if are_typed and all(form in known or is_given(form) or _MADE.match(form) for form in words) else ()


def are_people(setting: Setting, span: Span) -> bool:
    """Whether `span` is nothing but people known to the meeting, or given names."""
    words = [piece.of(setting.text) for piece in only(setting, span)] if span.of(setting.text)[:1] != "@" else []
    return bool(words) and all(form in setting.known.people or is_given(form) for form in words)


def is_given(words: str) -> bool:
    """Whether a word is a given name and nothing else."""
    return names.is_given(words) and words.casefold() not in cast.listed("given-too")


def in_capitals(setting: Setting, span: Span) -> tuple[Span, ...]:
    """The owners that a stretch in capitals lists, if each is known, or an office, in ordinary letters."""
    pieces = tuple(_pieces(setting.text, span))
    words = (piece.of(setting.text) for piece in pieces)
    are_known = all(_is_known(setting, form) or _is_known(setting, form.title()) for form in words)
    return pieces if are_known else ()


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """The pieces of a list of names, each without what stands around the name."""
    for part in _PIECE.finditer(text, span.start, span.end):
        at = part.start()
        for joint in [*_AND.finditer(text, part.start(), part.end()), None]:
            end = joint.start() if joint else part.end()
            piece = _trimmed(text, at, end)
            if piece is not None:
                yield piece
            at = joint.end() if joint else end


def _trimmed(text: str, start: int, end: int) -> Span | None:
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    lead = _LEAD.match(text[start:end])
    rest = text[start + lead.end() : end] if lead else ""
    if lead and rest.strip():
        start += lead.end()
    tail = _TAIL.search(text[start:end])
    if tail and tail.start():
        end = start + tail.start()
    end = start + len(text[start:end].rstrip(" \t\n("))
    return Span(start=start, end=end) if any(sign.isalpha() for sign in text[start:end]) else None


def without_end(setting: Setting, span: Span) -> Span:
    """`span` without a due date or a report at its end."""
    span = status.behind(setting.text, span)[0]
    when = due.find(setting, span)
    ends = when is not None and not setting.text[when.span.end : span.end].strip(" .") and when.span.start > span.start
    if when is None or not ends:
        return span
    words = setting.text[span.start : when.span.start].rstrip(_ENDS)
    return Span(start=span.start, end=span.start + len(words)) if words else span


def _is_beside(words: str) -> bool:
    """Whether a piece beside a name tells when it is to be done, or how far it is."""
    dated = next(dates.find_dates(words), None)
    is_date = dated is not None and dated.start == 0 and dated.end == len(words)
    return is_date or (words[:1].islower() and status.of_cell(words) is not None and len(words.split()) <= _SHORT)


def _may_own(setting: Setting, words: str) -> bool:
    """Whether a piece of an owner's cell names somebody: anything but dates, states and sentences.

    Somebody's initials may look like a word that names nobody ("NO").
    """
    if words in setting.known.people:
        return True
    low = words.casefold().strip(" .:()")
    if low in listed("actions_owners", "nobody") or len(words.split()) > 8:
        return False
    return not any(True for _ in dates.find_dates(words))


def _is_owner_at(setting: Setting, piece: Span) -> bool:
    """Whether a piece names an owner; behind an "@" any word does."""
    is_handle = setting.text[max(0, piece.start - 1) : piece.start] == "@" and " " not in piece.of(setting.text)
    return is_handle or _is_owner(setting, piece.of(setting.text))


def _is_owner(setting: Setting, words: str) -> bool:
    """Whether a piece of text is a name, initials, an office or a group of people, and nothing else."""
    low = words.casefold().strip(" .:")
    if low in listed("actions_owners", "everybody") or words in setting.known.people:
        return True
    if low in listed("actions_owners", "nobody") or low in cast.listed("no-names"):
        return False
    if _is_known(setting, words):
        return True
    is_letters = bool(_LETTERS.fullmatch(words)) and words not in cast.listed("no-letters")
    return is_letters or _is_name(words) or _is_group(low)


def _is_group(low: str) -> bool:
    """Whether the words, in lower case, name a group by its work: "open standards team", "hall committee"."""
    *modifiers, head = low.split()
    if modifiers and modifiers[0] in ("all", "each", "every") and head in listed("actions_owners", "people-nouns"):
        return True
    if not modifiers or len(modifiers) > _MODIFIERS or head not in listed("actions_owners", "group-nouns"):
        return False
    is_led = modifiers[0] in cast.listed("no-names") or modifiers[0] in listed("actions_prose", "deeds")
    is_led = is_led or not _ARTICLES.isdisjoint(modifiers)
    return not is_led and all(_PLAIN.fullmatch(word) is not None for word in modifiers)


def _is_known(setting: Setting, words: str) -> bool:
    """Whether the words are doers known by more than their looks, and nothing else."""
    return _are_doers(words, setting.known)


@remembered
def _are_doers(words: str, known: cast.Cast) -> bool:
    for form in dict.fromkeys((words, _BRACKETED.sub("", words))):
        found = doers.find(form, known)
        chain = found.before(len(form.rstrip(" .")))
        if chain and chain == found.after(0) and all(doer.sort not in ("letters", "name") for doer in chain):
            return True
    return False


def _is_name(words: str) -> bool:
    parts = words.split()
    if len(parts) > 5 or not _NAME.fullmatch(words):
        return False
    return not _is_verb(parts[0].casefold()) and parts[0].casefold() not in cast.listed("no-names")


def _is_verb(word: str) -> bool:
    """Whether a word, in lower case, is a verb of doing in any form, or one that may open a sentence before "to"."""
    return word in listed("actions_owners", "no-owners") or bool(deeds.forms(word) & listed("actions_prose", "deeds"))
