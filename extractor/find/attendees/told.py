"""Sentences that tell of attendance: who sent apologies, was absent, was present, joined, left, took the chair."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor import names, rules
from extractor.find.attendees import kinds
from extractor.find.attendees.chunks import chunks
from extractor.find.attendees.entry import Entry
from extractor.find.attendees.labels import label
from extractor.find.attendees.listed import read
from extractor.find.attendees.stretch import Stretch
from extractor.language import Doc, Match, find, sentences
from extractor.late import late
from models import Rule, Section, Span

# A sentence that lists more than this is a list without full stops; the head of a document without sections.
_LONGEST, _HEAD, _ASIDE = 1500, 3000, 5
_SEVERAL = 2  # names that make a sentence a list
_SUFFIX = late(r"(?<=[a-z,] )(?:[A-Z][\w.'’-]*\s+){0,5}[A-Z][\w.'’-]*$")
_LETTER = late(r"\s*[A-Z][.)]\s+(?=[A-Z])")
_FOLLOWING = re.compile(r"(?i)\bthe\s+following\b(?![^.;:]*:)")  # who were there stands behind it
_TELLS = re.compile(r"(?i)\b(?:were|was|present|attend(?:ed|ing|ance)|apologies|absent)\b")
_ADVERBS = re.compile(
    r"(?i)(?:\s|\b(?:also|then|had|has|have|again|later|subsequently|who|both|all|and|only|briefly|now|being)\b|[(),.])*"
)


class Telling(NamedTuple):
    """A sentence of attendance: whom it names, what it says of them (`gives.status` of its rule), and where it stands.

    Where the names are to follow in lines of their own ("The following were present:") there are no entries.
    """

    rule: Rule
    entries: tuple[Entry, ...]
    sentence: Span
    words: Span


def tellings(doc: Doc, sections: tuple[Section, ...]) -> Iterator[Telling]:
    """All sentences of attendance, in reading order."""
    matches = list(find("attendance", doc, giving="who"))
    if not matches:
        return
    text = doc.text
    held = list(sentences(text))
    at = 0
    for match in matches:
        while at < len(held) - 1 and held[at].end <= match.start:
            at += 1
        if _is_of_another_meeting(_clause(held[at].of(text), match.start - held[at].start)) or not _is_in_place(
            match, sections
        ):
            continue
        whole = _with_names_behind(held, at, text) if match.rule.gives["status"] == "apologies" else held[at]
        telling = _telling(match, whole, text)
        if telling is not None:
            yield telling


def _with_names_behind(held: list[Span], at: int, text: str) -> Span:
    """The sentence with those behind it in its paragraph that are nothing but names: apologies by groups."""
    end = held[at].end
    for following in held[at + 1 :]:
        if "\n" in text[end : following.start] or "\f" in text[end : following.start]:
            break
        found = read(Stretch(following.of(text), following.start))
        people = [one for one in found.entries if one.type == "person" and one.evidence >= names.LIKELY]
        if found.unread or len(people) < len(found.entries) or len(people) < _SEVERAL:
            break
        end = following.end
    return Span(start=held[at].start, end=end)


def _clause(sentence: str, at: int) -> str:
    """The sentence from behind the colon before `at`: what stands before that heads what is told."""
    return sentence[sentence.rfind(": ", 0, max(at, 0)) + 1 :]


def _is_of_another_meeting(sentence: str) -> bool:
    return bool(re.search(rules.rule("attendance", "other-meeting").regex or "(?!)", sentence))


def _is_in_place(match: Match, sections: tuple[Section, ...]) -> bool:
    """Whether words that can speak of anything stand where attendance is told.

    Before the business, or under a heading about it.
    """
    where = match.rule.gives.get("where")
    if where is None:
        return True
    before = [section for section in sections if section.span.start <= match.start]
    if where == "apologies":
        return bool(before) and _is_of_apologies(before[-1])
    if len(before) <= 1:
        return bool(before) or match.start < _HEAD
    section = before[-1]
    return (
        section.kind in ("apologies", "attendance") or len(before) == 2 or label(Stretch(section.title, 0)) is not None
    )


def _is_of_apologies(section: Section) -> bool:
    found = label(Stretch(section.title, 0))
    return section.kind == "apologies" or (found is not None and found.status == "apologies")


def _telling(match: Match, sentence: Span, text: str) -> Telling | None:
    end = max(sentence.end, match.end)
    span = Span(start=sentence.start, end=end)
    if match.rule.gives["who"] == "before":
        if _FOLLOWING.search(text, sentence.start, match.start):
            return None
        found = _trailing(_unlettered(Stretch(text[sentence.start : match.start], sentence.start)))
        found = found[-1:] if text[: match.start].rstrip().endswith("(") else found
        return Telling(match.rule, tuple(found), span, match.span) if found else None
    rest = Stretch(text[match.end : min(end, match.end + _LONGEST)], match.end)
    found = _leading(rest)
    is_list = match.rule.gives.get("list") is not None
    is_ended = text[: match.end].rstrip().endswith((":", ".") if is_list else ":")
    is_opening = not rest.text.strip() and (is_ended or (is_list and "\n" in text[match.end - 1 : match.end + 1]))
    return Telling(match.rule, tuple(found), span, match.span) if found or is_opening else None


def _unlettered(stretch: Stretch) -> Stretch:
    """The stretch without the letter of an item before a post or a form of address: "A. Senators Lee and Reed"."""
    letter = _LETTER.match(stretch.text)
    rest = stretch.cut(letter.end()) if letter is not None else stretch
    first = chunks(rest)[0].stretch.text if letter is not None and chunks(rest) else ""
    is_item = kinds.role_length(first) > 0 or names.honorific(first) > 0
    return rest if is_item else stretch


def _last_clause(stretch: Stretch) -> Stretch:
    """What stands behind the last colon, or the last semicolon if what stands before it tells of attendance too."""
    colon = stretch.text.rfind(": ")
    if colon >= 0 and any(map(str.isalpha, stretch.text[colon:])):
        return stretch.cut(colon + 1)
    at = stretch.text.rfind(";")
    return stretch.cut(at + 1) if at > 0 and _TELLS.search(stretch.text[:at]) else stretch


def _leading(stretch: Stretch) -> list[Entry]:
    """The names that the stretch begins with, up to the first chunk that is none and says nothing of one."""
    end = 0
    parts = chunks(stretch)
    for at, part in enumerate(parts):
        following = parts[at + 1] if at + 1 < len(parts) else None
        is_aside = (
            following is not None and len(part.stretch.text.split()) <= _ASIDE and bool(read(following.stretch).entries)
        )
        if following is not None and names.honorific(part.stretch.text) == len(part.stretch.text):
            continue  # "Dr. and Mrs. Reed"
        if read(part.stretch).unread and not (end and is_aside):
            break
        if end and part.joint == ";" and _TELLS.search(part.stretch.text):
            break
        end = part.stretch.end - stretch.start
    return list(read(stretch.cut(0, end)).entries) if end else []


def _trailing(stretch: Stretch) -> list[Entry]:
    """The names that the stretch ends with; the first of them may follow other words ("It was said that Ann Lee")."""
    stretch = _last_clause(stretch).bare("([ ")
    begin = len(stretch.text)
    for part in reversed(chunks(stretch)):
        found = read(part.stretch)
        if found.unread or not found.entries:
            suffix = _SUFFIX.search(part.stretch.text)
            if suffix and (names.evidence(suffix.group()) >= names.LIKELY or kinds.role_length(suffix.group())):
                begin = part.stretch.start + suffix.start() - stretch.start
            break
        begin = part.stretch.start - stretch.start
    entries = list(read(stretch.cut(begin)).entries)
    if not entries or not _ADVERBS.fullmatch(stretch.text[entries[-1].span.end - stretch.start :]):
        return []
    return entries
