"""A list in one line, cut at its commas, semicolons and "and"s: brackets stay whole."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from extractor import names, rules
from extractor.find.attendees.stretch import Stretch
from extractor.late import late

_CUT = late(
    r"(?-i:(?:(?<=[a-zà-ÿ)\]]{2})|(?<=[)\]]))\s?\.\s+(?=[A-Z]))|[;•●▪◦|\n\f]\s*(?:and\s+|&\s*)?"
    r"|,(?!\s*(?:\(|(?:II|III|IV|(?-i:Jr|Sr|JR|Inc|LLC|Ltd|Corp|GmbH|PLC|LLP))\b))"
    r"\s*(?:(?:and|also)\b(?! others)\s*|&\s*|plus\s+)?"
    r"|\s+(?:and|&|\+|plus|together with|along with|as well as)\s+(?:also\s+)?"
    r"|(?<!plus)(?<!and)\s+(?=[0-9]{1,3}\s+(?:other\s+)?(?:members?|residents?|parishioners?|electors?|visitors?)\b)"
    r"|\s*<br\s*/?>\s*|\s+/\s+|\s+-\s+(?=and )|\s+(?=[☐☑☒✓✔✗✘□■✅❌](?!\s*(?:[,;]|$))|\[[xX ]?\])"
    r"|(?<![-–])\s+\(?[0-9]{1,2}[.)]\s+(?-i:(?=[A-Z]))|(?<=\))\s+(?=(?-i:[A-Z](?:[a-z]|\.?\s?[A-Z]\.?\s?[A-Z][a-z]|\.?\s?[A-Z][a-z])))"
    r"|(?<=\w)\s+(?=@(?-i:[A-Z][a-z]+\s[A-Z]))"
    r"|(?-i:(?<=[a-z])\s+(?=(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|Prof|Professor)\.?\s+[A-Z]))",
    re.IGNORECASE,
)
_BRACKET = late(
    r"<(?!br\b)[^<>]*>|(?<![\w@])@[A-Za-z0-9][\w-]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\]|\([^()]*$|\[[^\[\]]*$"
    r"|(?<=\s)(?i:(?:[–—-]\s*(?:for\s+)?|for\s+)(?:agenda\s+)?items?\s*:?\s+)"
    r"[0-9][0-9.]*(?:(?:[\s,&–-]|and|to)+[0-9][0-9.]*)*(?: only)?$"
)
# A sign without which there is no bracket, nor what counts as one: the items at the end for which somebody came.
_OPENS = re.compile(r"[<@(\[]|(?i:\bitems?\b)")
_FIRM = re.compile(
    r"(?i)\s*(?:(?:sons?|daughters?|co|company|partners|associates|brothers|bros)\b"
    r"|[^,;()\n]{2,40}\b(?:llp|ltd|limited|llc|inc|plc|solicitors|architects|accountants)\b)"
)
_PARTED = re.compile(r"[,;:\n]|(?<!\S)(?:and|&)(?!\S)|\.\s")
# A post with what it is over, up to where the stretch ends; and one word up to where a field ends.
_POST_OVER = re.compile(
    r"\b(?P<post>[^\W\d_]+)\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)?"
    r"(?P<more>(?:,\s[A-Z][\w’'-]+){0,3})$"
)
_ONE_WORD = re.compile(r"(?P<word>[A-Z][a-z’'-]+)\s*(?=[,;(\n]|$|(?i:for\s+(?:agenda\s+)?items?)\b)")
_LETTER = re.compile(r"[A-Z]\b(?!\.)")
_WORD_AND = re.compile(r"(?i)\b(?:and|plus|with|as)\b")


class Chunk(NamedTuple):
    """What stands between two separators.

    `joint` is the separator before it: "" (none), ",", ";", ".", "and", "&" or "/".
    """

    stretch: Stretch
    joint: str


def chunks(stretch: Stretch) -> list[Chunk]:
    """The parts of a list in order, empty ones left out."""
    closed = [(found.start(), found.end()) for found in _BRACKET.finditer(_balanced(stretch.text))]
    found: list[Chunk] = []
    start, joint = 0, ""
    for cut in _cuts(stretch.text, closed):
        _add(found, stretch.cut(start, cut.start() if cut else None), joint)
        start, joint = (cut.end(), _joint(cut.group())) if cut else (start, joint)
    return found


def brackets(stretch: Stretch) -> Iterator[Stretch]:
    """What stands in the stretch's brackets, without them; a bracket never closed runs to the end."""
    for found in _BRACKET.finditer(_balanced(stretch.text)) if _OPENS.search(stretch.text) else ():
        if found.group()[0] not in "([":
            tail = stretch.cut(found.start(), found.end()).bare(" –—-")
            yield from () if "@" in tail.text or tail.text[:1] == "<" else (tail,)
            continue
        inner = stretch.cut(found.start() + 1, found.end())
        yield Stretch(inner.text.rstrip(")] "), inner.start) if inner.text[-1:] in ")]" else inner


def outside(stretch: Stretch) -> tuple[Stretch, Stretch]:
    """What stands before the first bracket and after the last one (empty if there is no bracket)."""
    found = list(_BRACKET.finditer(_balanced(stretch.text))) if _OPENS.search(stretch.text) else []
    if not found:
        return stretch, stretch.cut(len(stretch.text))
    return stretch.cut(0, found[0].start()).bare(" ([,-–—*†‡"), stretch.cut(found[-1].end()).bare(" -–—")


def between(stretch: Stretch) -> Iterator[Stretch]:
    """What stands between two brackets of the stretch: "Ann Lee (AL) Harbour Trust (chair)"."""
    found = list(_BRACKET.finditer(_balanced(stretch.text)))
    for one, other in pairwise(found):
        inner = stretch.cut(one.end(), other.start()).bare()
        if any(map(str.isalpha, inner.text)):
            yield inner


def _balanced(text: str) -> str:
    """`text` with a bracket that is never closed blanked out, if a comma follows it.

    It would swallow the rest of the list. One that holds another is closed by the other's end: "(DfB (item 2) Ann".
    """
    if text.count("(") <= text.count(")"):
        return text
    opened = _never_closed(text)
    inner = text.find("(", opened + 1)
    at = inner if 0 < inner < text.find(")", opened) else opened
    is_swallowing = at != opened or (")" not in text[opened:] and "," in text[opened:])
    return text[:at] + " " + text[at + 1 :] if is_swallowing else text


def _never_closed(text: str) -> int:
    """Where the first bracket opens that is not closed; the last one if all are."""
    opened: list[int] = []
    for at, sign in enumerate(text):
        if sign == "(":
            opened.append(at)
        elif sign == ")" and opened:
            opened.pop()
    return opened[0] if opened else text.rfind("(")


def _cuts(text: str, closed: list[tuple[int, int]]) -> Iterator[re.Match[str] | None]:
    for cut in _CUT.finditer(text):
        if not any(a < cut.start() < b for a, b in closed) and not _is_stopped(text, cut):
            yield cut
    yield None


def _is_stopped(text: str, cut: re.Match[str]) -> bool:
    """Whether the cut is none: it belongs to the word before it ("Cllr. Reed", "District Cllr Reed")."""
    word = names.fold((text[: cut.start()].split() or [""])[-1]).lstrip("(")
    if cut.group().strip() == "&" and (_FIRM.match(text, cut.end()) or _are_letters(word, text[cut.end() :])):
        return True
    if cut.group().strip() in ("&", "and") and _joins_topics(text[: cut.start()], word, text[cut.end() :]):
        return True
    if cut.group().lstrip()[:1] == ".":
        return word in rules.words("sentences", "stopped-words").words or _is_shortened(text, cut)
    if text[cut.start() - 1 : cut.start()] == ")" and not cut.group().strip():
        if not _is_another(re.split(r"[,;(\n]|\s(?:and|&)\s", text[cut.end() :])[0].strip()):
            return True
        return len(re.split(r"[,;]|\band\b", text[: text.rfind("(", 0, cut.start())])[-1].split()) < 2
    is_space = (
        not cut.group().strip()
        and text[cut.end() : cut.end() + 1].isalpha()
        and text[cut.start() - 1 : cut.start()] != ")"
    )
    return is_space and _goes_with(word)


def _joins_topics(before: str, word: str, after: str) -> bool:
    """Whether two departments are joined, or the last of several things that a post is over."""
    return _joins_departments(word, after) or _ends_topics(before, after)


def _ends_topics(before: str, after: str) -> bool:
    """Whether one word, no given name and no post, goes on with what a post is over: "Head of Pools and Beaches"."""
    post, last = _POST_OVER.search(before), _ONE_WORD.match(after)
    if post is None or last is None or any(map(names.is_given, [last["word"], *post["more"].split(", ")])):
        return False
    posts = rules.words("names", "role").words
    return post["post"].casefold() in posts and last["word"].casefold() not in posts


def _are_letters(before: str, after: str) -> bool:
    """Whether single letters are joined: "L & D Manager"."""
    return len(before) == 1 and _LETTER.match(after) is not None


def _joins_departments(before: str, after: str) -> bool:
    """Whether a post is over two things: "Director of Planning & Inspection Ann Lee"."""
    departments = rules.words("doers", "departments").words
    following = names.fold((after.split() or [""])[0])
    return before in departments and following in departments


def _is_shortened(text: str, cut: re.Match[str]) -> bool:
    """Whether a given name is written short, and one surname follows its full stop: "Alex. Reed"."""
    given, surname = _PARTED.split(text[: cut.start()])[-1].strip(), _PARTED.split(text[cut.end() :])[0].strip(" .")
    return names.is_given(given) and " " not in surname and surname.isalpha()


def _is_another(words: str) -> bool:
    """Whether what follows a bracket is the next name of the list, not what else is said of the one before it."""
    return names.evidence(words) >= names.LIKELY or bool(names.honorific(words)) or names.is_given(words)


def _goes_with(word: str) -> bool:
    """Whether a word before a form of address belongs to it or to what it says.

    "District Cllr", "and Mr", "clerk Mrs".
    """
    lists = ("role", "role-modifier", "organisation", "not-name", "honorific", "particle")
    is_known = any(word in rules.words("names", id_).words for id_ in lists)
    return word.islower() and (is_known or word in _first_of_titles())


@cache
def _first_of_titles() -> frozenset[str]:
    """The words with which forms of address of several words begin: "Distinguished Professor"."""
    return frozenset(words.split()[0] for words in rules.words("names", "honorific").words if " " in words)


def _joint(cut: str) -> str:
    bare = cut.strip()
    if not bare or bare[-1:] in ".)":
        return ";"
    if bare[:1] == ",":
        return "and" if _WORD_AND.search(bare) else "&" if "&" in bare else ","
    if _WORD_AND.search(bare):
        return "and"
    return bare[:1] if bare[:1] in "&+/." else ";"


def _add(found: list[Chunk], stretch: Stretch, joint: str) -> None:
    bare = _without_stop(stretch.bare())
    if bare.text:
        found.append(Chunk(bare, joint))


def _without_stop(stretch: Stretch) -> Stretch:
    """The chunk without the full stop of its sentence.

    One that belongs to its last word stays ("Acme Inc.", "Bob G.").
    """
    if stretch.text.endswith(" ."):
        return Stretch(stretch.text[:-1].rstrip(), stretch.start)
    last = (stretch.text.split() or [""])[-1]
    is_own = (
        len(last) < 3
        or (len(last) < 4 and not last[:-1].isupper())
        or "." in last[:-1]
        or names.fold(last) in rules.words("sentences", "stopped-words").words
    )
    return stretch if is_own or not last.endswith(".") else Stretch(stretch.text[:-1], stretch.start)
