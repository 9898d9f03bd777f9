"""Headings parted from their text by a sign: a colon, a dash, a bracket, a full stop."""

import re

from extractor import rules
from extractor.dates import find_dates
from extractor.late import late
from extractor.segment import wording
from extractor.segment.paragraph_words import Words, is_all_set_off
from extractor.times import find_times
from models import Document
from models.minutes import SectionKind

_COLON = late(r"(?P<title>[^:;?!\n]{2,90}?)\s?:(?!//|[0-9])(?P<rest>.*)", re.DOTALL)
_DASH = late(
    r"(?P<title>[^:;?!\n]{2,90}?)(?:\s+[–—-]{1,2}(?=\s|[A-Z])|[–—](?=[A-Z][a-z]|\s+[^\s0-9])|(?<=\w{4})(?<!Vice)(?<!Post)(?<!Self)-(?=[A-Z][a-z])(?!\w+(?:[\s/]\w+){0,3}(?:\s*[:–—]|\s-\s))|-(?=\s)|\s?(?:\.{3}|…))(?P<rest>.*)",
    re.DOTALL,
)
_BRACKET = late(r"(?P<title>[^:.;?!(\n]{2,90}?)\s+(?=\()(?P<rest>\((?:[^\s()]+\s+){7,}.*)", re.DOTALL)
_STOP = late(r"(?P<title>[A-Z“\"(][^:.;?!–—\n]{1,60}?)\.\s+(?P<rest>(?=[A-Z0-9“\"£$(]|https?:).*)", re.DOTALL)
_SIGNS = {":": _COLON, "(": _BRACKET, "–": _DASH, ".": _STOP}
# The code points within which each sign stands, if it parts a title from its text, and what else the dash may be.
_REACH = 120
_DASHES = late(r"[–—…-]|\.{3}")
KNOWN = "item."  # among the habits: names of items, and no other titles, are parted from their text by a full stop
_SEVERAL, _NAME = 3, 5  # paragraphs, words
_ADDRESS = late(r"https?://|www\.")
_WORD = late(r"[^\W\d_]{3,}")
_REPORTED = late(r"[A-Z][a-z]*\b.*\b(?:was|were|is|are|has|have|had)\b", re.DOTALL)
_LONG = 40
_HOUSE = late(r"[0-9]{1,4}[A-Za-z]?\s+[A-Z][a-z]")
_DATED = late(
    r"(?:(?i:the)\s+)?(?:(?i:[a-z]+day),?\s+(?:(?i:the)\s+)?)?[0-9]{1,2}(?i:st|nd|rd|th)?\s+(?:(?i:of)\s+)?"
    r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)


def habits(document: Document) -> frozenset[str]:
    """The signs (: – .) after which most paragraphs that open with a few words go on with text of their own."""
    paragraphs = [p.span.of(document.text) for p in document.paragraphs]
    signs = frozenset(sign for sign in _SIGNS if _is_habit(sign, paragraphs))
    return signs | {KNOWN} if _are_items_stopped(paragraphs) else signs


def _are_items_stopped(paragraphs: list[str]) -> bool:
    """Whether several paragraphs open with the name of an item and a full stop: "Correspondence. A letter was read"."""
    found = (match for words in paragraphs if (match := _STOP.match(words)) and is_item_name(match["title"]))
    return len({wording.fold(match["title"]) for match in found}) >= _SEVERAL


def is_item_name(title: str) -> bool:
    """Whether a few words are what agenda items are called, and say nothing."""
    is_short = len(title.split()) <= _NAME and wording.is_known(title)
    return is_short and wording.count("doing-words", title) == 0


def _may_part(sign: str, opening: str) -> bool:
    """Whether what parts a title from its text stands in the first words of a paragraph."""
    return sign in opening if sign != "–" else _DASHES.search(opening) is not None


def _is_habit(sign: str, paragraphs: list[str]) -> bool:
    long = [words for words in paragraphs if len(words) > _LONG]
    near = [words for words in long if _may_part(sign, words[:_REACH])]
    found = [match for words in near if (match := _SIGNS[sign].match(words)) and len(match["title"].split()) < 7]
    titles = {wording.fold(match["title"]) for match in found if wording.count("doing-words", match["title"]) == 0}
    return len(titles) > 3 and 2 * len(titles) > len(long)


def by_sign(words: Words) -> tuple[int, int] | None:
    """Words before a colon, a dash or a full stop, if what follows is text of its own or the document's habit."""
    opening = words.text[words.start : min(words.end, words.start + _REACH)]
    for sign in (sign for sign in _SIGNS if _may_part(sign, opening)):
        found = _SIGNS[sign].match(words.text, words.start, words.end)
        if found is None or (sign == "." and not _may_stop(words, found["title"])):
            continue
        if found["title"].count("(") > found["title"].count(")"):
            continue
        is_habit = sign in words.habits and len(found["title"].split()) < 7 and bool(found["rest"].strip())
        is_stopped = sign == "." and _is_stopped_word(found["title"])
        kind = wording.kind_of(found["title"])
        is_next = kind == "next_meeting" and _DATED.match(found["rest"].strip().title())
        is_item = words.is_numbered and wording.is_known(found["title"]) and not found["rest"].isupper()
        is_value = _is_value(found["rest"].strip()) and not _belongs(found, sign, kind)
        is_parted = is_value or is_next or (is_item and _is_reported(found["rest"]))
        if is_all_set_off(words) and not is_parted:
            continue
        is_told = words.is_numbered and _is_said(found["rest"])
        if not is_stopped and (
            is_habit or is_told or _is_own_text(found, is_numbered=words.is_numbered or sign == ".")
        ):
            return found.end("title"), found.start("rest")
    return None


def _may_stop(words: Words, title: str) -> bool:
    """Whether a full stop may part a title from its text: behind a number, or by the document's habit."""
    return words.is_numbered or "." in words.habits or (KNOWN in words.habits and is_item_name(title))


def _is_own_text(found: re.Match[str], *, is_numbered: bool) -> bool:
    rest = found["rest"].strip()
    if not rest or ". " in found["title"]:
        return False
    if wording.is_over_names(found["title"]):
        return True
    if _DATED.match(rest):
        return is_numbered or wording.kind_of(found["title"]) == "next_meeting"
    is_told = rest[-1:] in (".!?:" if is_numbered else ".!?") and len(rest.split()) > 3
    return is_told or len(rest.split()) > 12 or _is_value(rest)


def _is_said(rest: str) -> bool:
    """Whether what follows a numbered title says something, though no full stop ends it."""
    return len(rest.split()) > 4 and wording.count("doing-words", rest) > 0


def _is_reported(rest: str) -> bool:
    """Whether what follows a title is a sentence of its own, as set off as the title: "The accounts were passed"."""
    return _REPORTED.match(rest.strip()) is not None and _is_said(rest)


def _is_value(rest: str) -> bool:
    """Whether what follows is a time, a number or a word for nothing, and no part of a title."""
    is_name = rest.isupper() and len(_WORD.findall(rest)) > 1
    return (
        wording.says("nothing", rest)
        or _ADDRESS.match(rest) is not None
        or (rest[:1].isdigit() and len(rest.split()) < 4 and not is_name and not _is_house(rest))
    )


def _belongs(found: re.Match[str], sign: str, kind: SectionKind | None) -> bool:
    """Whether a day, an hour or a length is part of a title that stands out with it: "Budget – 10 mins".

    Behind the name of a field it is its value, and behind that of the next meeting its day.
    """
    is_figure = found["rest"].strip()[:1].isdigit() and kind != "next_meeting"
    is_joined = (sign == "–" and not any(find_times(found["title"]))) or kind == "minutes_of_last_meeting"
    return is_figure and is_joined and wording.said(found["title"]).isdisjoint(("labels", "fields"))


def _is_house(words: str) -> bool:
    """Whether a number is that of a house, or of a thing, whose name stands behind it, and no day: "3 Elm Lane"."""
    return _HOUSE.match(words) is not None and _DATED.match(words) is None and not any(find_dates(words))


def _is_stopped_word(title: str) -> bool:
    """Whether the full stop belongs to the last word of `title`: St, no, Mr."""
    last = title.rsplit(maxsplit=1)[-1].casefold().strip("(“\"'")
    return last in rules.words("sentences", "stopped-words").words or len(last) == 1
