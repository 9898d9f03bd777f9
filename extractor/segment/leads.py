"""Where, in a paragraph, a heading ends and its text begins."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Literal, NamedTuple

from extractor import rules
from extractor.segment import wording
from extractor.segment.looks import Look, emphasised
from models import Document, Paragraph, Span

Way = Literal["look", "run-on", "capitals", "gap", "line", "sign"]

_AROUND = " \t\n:;,.–—-•*|_="
_SET_OFF = re.compile(r"\s*[:.–—]|\s+-|-\s|-(?=[A-Za-z])")
_COLON = re.compile(r"(?P<title>[^:;?!\n]{2,90}?)\s?:(?!//|[0-9])(?P<rest>.*)", re.DOTALL)
_DASH = re.compile(
    r"(?P<title>[^:;?!\n]{2,90}?)(?:\s+[–—-]{1,2}(?=\s|[A-Z])|[–—-](?=[A-Z][a-z])|-(?=\s)|\s?(?:\.{3}|…))(?P<rest>.*)",
    re.DOTALL,
)
_BRACKET = re.compile(r"(?P<title>[^:.;?!(\n]{2,90}?)\s+(?=\()(?P<rest>\((?:[^\s()]+\s+){7,}.*)", re.DOTALL)
_STOP = re.compile(r"(?P<title>[A-Z“\"(][^:.;?!–—\n]{1,60}?)\.\s+(?P<rest>(?=[A-Z0-9“\"£$(]).*)", re.DOTALL)
_SIGNS = {":": _COLON, "(": _BRACKET, "–": _DASH, ".": _STOP}
_LONG = 40
_CAPITALS = re.compile(
    r"(?P<title>[A-Z][A-Z&/'’,()0-9 -]{2,70}[A-Z)])"
    r"(?=\s*[:.–—]|\s+-\s|\s+[A-Z0-9£$][a-z0-9]|\s+[0-9]\s+[A-Z][a-z])(?P<rest>.*)",
    re.DOTALL,
)
_DATED = re.compile(r"(?:[A-Z][a-z]+day,?\s+)?[0-9]{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]{2}")
_WIDE = 2.2
_SHORT = 0.6


class Cut(NamedTuple):
    """A heading and what follows it in its paragraph; `way` is how they are told apart, None if nothing follows."""

    title: Span
    rest: Span
    way: Way | None


class Words(NamedTuple):
    """A paragraph's words after its number, which begin at `start`.

    `habits` are the signs with which the document's paragraphs part a heading from its text, one after another.
    """

    text: str
    paragraph: Paragraph
    start: int
    is_numbered: bool
    body: Look
    habits: frozenset[str]

    @property
    def end(self) -> int:
        """Where the paragraph ends."""
        return self.paragraph.span.end


def cut(words: Words) -> Cut:
    """The heading that a paragraph may open with, by the first way of telling it apart that applies."""
    ways: tuple[tuple[Way, Callable[[Words], tuple[int, int] | None]], ...] = (
        ("look", _by_look),
        ("run-on", _run_on),
        ("capitals", _by_capitals),
        ("line", _by_line),
        ("sign", _by_sign),
        ("gap", _by_gap),
    )
    for way, find in ways:
        found = find(words)
        if found is not None:
            title, rest = trimmed(words.text, words.start, found[0]), trimmed(words.text, found[1], words.end)
            return Cut(title, rest, way)
    return Cut(trimmed(words.text, words.start, words.end), Span(start=words.end, end=words.end), None)


def habits(document: Document) -> frozenset[str]:
    """The signs (: – .) after which most paragraphs that open with a few words go on with text of their own."""
    paragraphs = [p.span.of(document.text) for p in document.paragraphs]
    return frozenset(sign for sign, expression in _SIGNS.items() if _is_habit(expression, paragraphs))


def _is_habit(expression: re.Pattern[str], paragraphs: list[str]) -> bool:
    long = [words for words in paragraphs if len(words) > _LONG]
    found = [match for words in long if (match := expression.match(words)) and len(match["title"].split()) < 7]
    titles = {wording.fold(match["title"]) for match in found if wording.count("doing-words", match["title"]) == 0}
    return len(titles) > 3 and 2 * len(titles) > len(long)


def _by_look(words: Words) -> tuple[int, int] | None:
    """Words that stand out, if they end where a heading may: at a sign, at the end of a line, before a capital."""
    at = emphasised(words.text, words.paragraph, words.start, words.body)
    if not words.start < at < words.end:
        return None
    before, after = words.text[:at].rstrip()[-1:], words.text[at : words.end].lstrip()
    ends_line = any(line.span.end == at for line in words.paragraph.lines)
    is_set_off = before in ":.–—-" or _SET_OFF.match(words.text, at, words.end) is not None or ends_line
    return (at, at) if is_set_off or after[:1].isupper() or after[:1] in '(“"•' else None


def _run_on(words: Words) -> tuple[int, int] | None:
    """Words that stand out and could be a title, though the sentence goes on after them."""
    at = emphasised(words.text, words.paragraph, words.start, words.body)
    if not words.start < at < words.end:
        return None
    title = words.text[words.start : at]
    is_title = title[:1].isupper() and len(title.split()) < 8 and wording.count("doing-words", title) == 0
    return (at, at) if is_title else None


def _by_capitals(words: Words) -> tuple[int, int] | None:
    found = _CAPITALS.match(words.text, words.start, words.end)
    if found is None or not any(map(str.islower, found["rest"])) or _is_all_set_off(words):
        return None
    is_told = len(found["rest"].split()) > 3 or found["rest"].rstrip()[-1:] in ".!"
    if not is_told:
        return None
    letters = sum(map(str.isalpha, found["title"]))
    return (found.end("title"), found.start("rest")) if letters > 4 and " and " not in found["title"] else None


def _by_line(words: Words) -> tuple[int, int] | None:
    """A short first line over longer ones that begin with a capital: set close, but a line of its own."""
    lines = words.paragraph.lines
    if len(lines) < 2 or any(line.box is None for line in lines) or words.start >= lines[0].span.end:
        return None
    widths = [line.box.x1 - line.box.x0 for line in lines if line.box is not None]
    first, after = words.text[words.start : lines[0].span.end], words.text[lines[1].span.start : words.end]
    is_short = widths[0] < _SHORT * max(widths[1:]) and 0 < len(first.split()) < 9
    is_told = after[:1].isupper() and len(after.split()) > 8 and first.rstrip()[-1:] not in ",;.-"
    is_title = first[:1].isupper() and wording.count("doing-words", first) == 0
    return (lines[0].span.end, lines[1].span.start) if is_short and is_told and is_title else None


def _by_sign(words: Words) -> tuple[int, int] | None:
    """Words before a colon, a dash or a full stop, if what follows is text of its own or the document's habit."""
    for sign, expression in _SIGNS.items():
        found = expression.match(words.text, words.start, words.end)
        if found is None or (sign == "." and not words.is_numbered and sign not in words.habits):
            continue
        is_habit = sign in words.habits and len(found["title"].split()) < 7 and bool(found["rest"].strip())
        is_stopped = sign == "." and _is_stopped_word(found["title"])
        is_next = wording.kind_of(found["title"]) == "next_meeting" and _DATED.match(found["rest"].strip())
        if _is_all_set_off(words) and not (_is_value(found["rest"].strip()) or is_next):
            continue
        is_told = words.is_numbered and _is_said(found["rest"])
        if not is_stopped and (
            is_habit or is_told or _is_own_text(found, is_numbered=words.is_numbered or sign == ".")
        ):
            return found.end("title"), found.start("rest")
    return None


def _is_own_text(found: re.Match[str], *, is_numbered: bool) -> bool:
    rest = found["rest"].strip()
    if not rest or ". " in found["title"]:
        return False
    if wording.says("attendance-labels", found["title"]):
        return True
    if _DATED.match(rest):
        return is_numbered or wording.kind_of(found["title"]) == "next_meeting"
    is_told = rest[-1:] in (".!?:" if is_numbered else ".!?") and len(rest.split()) > 3
    return is_told or len(rest.split()) > 12 or _is_value(rest)


def _is_said(rest: str) -> bool:
    """Whether what follows a numbered title says something, though no full stop ends it."""
    return len(rest.split()) > 4 and wording.count("doing-words", rest) > 0


def _is_value(rest: str) -> bool:
    """Whether what follows is a time, a number or a word for nothing, and no part of a title."""
    return wording.says("nothing", rest) or (rest[:1].isdigit() and len(rest.split()) < 4)


def _is_all_set_off(words: Words) -> bool:
    """Whether the whole paragraph stands out, so that a sign in it parts no title from its text."""
    return emphasised(words.text, words.paragraph, words.start, words.body) >= words.end


def _is_stopped_word(title: str) -> bool:
    """Whether the full stop belongs to the last word of `title`: St, no, Mr."""
    last = title.rsplit(maxsplit=1)[-1].casefold().strip("(“\"'")
    return last in rules.words("sentences", "stopped-words").words or len(last) == 1


def _by_gap(words: Words) -> tuple[int, int] | None:
    """Words before a wide gap in a printed line: what stands far to the right is a column of its own."""
    line = words.paragraph.first
    if line.cell is not None:
        return None
    places = [place for place in line.places if place[0] >= words.start]
    size = line.size or 10.0
    for (_, _, x1), (at, x0, _) in pairwise(places):
        if x0 - x1 > _WIDE * size:
            return at, at
    return None


def trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without the signs and spaces around it."""
    while start < end and text[start] in _AROUND:
        start += 1
    while end > start and text[end - 1] in _AROUND:
        end -= 1
    return Span(start=start, end=end)
