"""Stage 3, decisions: who moved and who seconded."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from extractor import gates, names, rules
from extractor.either import either
from extractor.find import cast, items
from extractor.late import late
from models import Rule, Span

Part = Literal["mover", "seconder"]

_CAP = r"(?:(?:de|d[ui]|la|le|van|von|ver|ter)(?=[A-Z]))?[A-Z][\w’'\-]*\w"
_GIVEN = r"(?:Wm|Jos|Thos|Jas|Geo|Chas|Edwd?|Robt|Saml|Benj|Danl|Fredk|Jno|Richd|Alexr?|Nathl)\.(?=\s[A-Z])"
_CUT = late(rf"\bby\s+{_GIVEN}")
_LABEL = late(r"(?i:motion)\s*:\s*")
_OWN_NUMBER = late(r"(?:(?i:resolution|res|motion|no)\.?\s+)?#?[0-9]{1,4}(?:[-/.][0-9]{1,4}){0,2}\.?\s+")
# A title of both before the first of them: "Aldermen Ives and Oduya".
_PLURAL = late(
    r"(?:Aldermen|Councill?ors|Cllrs|Crs|Trustees|Commissioners|Directors|Supervisors|Members|Senators|Representatives"
    r"|Selectmen|Governors|Brothers|Bros|Messrs)\.?\s+(?=\S)"
)
_LABELLED = 6  # words


class Party(NamedTuple):
    """A mover or seconder, with where the name stands."""

    part: Part
    span: Span


def find(text: str, span: Span) -> Iterator[Party]:
    """Those who moved and seconded in the stretch `span`, in order."""
    found = list(_found(text, span))
    ends = {(one.part, one.span.end) for one in found}
    yield from (one for one in found if (one.part, _before_bracket(text, one.span.start)) not in ends)


def _found(text: str, span: Span) -> Iterator[Party]:
    for number in gates.possible(_gate(), span.of(text)):
        rule = _sided()[number]
        for cue in _cue(rule.id).finditer(text, span.start, span.end):
            yield from _read(text, span, cue, rule.gives)


def _before_bracket(text: str, at: int) -> int | None:
    """Where what stands before the bracket ends that opens right before `at`: a name there has its post in it."""
    return len(text[: at - 1].rstrip()) if text[at - 1 : at] == "(" else None


def _read(text: str, span: Span, cue: re.Match[str], gives: dict[str, str]) -> Iterator[Party]:
    if gives["side"] == "word":
        yield from (
            _named(gives["part"], word) for word in filter(None, [_SMALL_NAME.match(text, cue.end(), span.end)])
        )
    elif gives["side"] == "after":
        yield from _behind(text, span, cue.end(), gives)
    else:
        named = _ending(text, span.start, cue.start())
        is_led = gives["side"] == "line"
        first = items.without_mark(text, span).start
        label = _LABEL.match(text, first, span.end)
        number = _OWN_NUMBER.match(text, first, span.end)
        firsts = (span.start, first, label.end() if label else first, number.end() if number else first)
        yield from (_named(gives["part"], one) for one in named if not is_led or one.start() in firsts)


def _behind(text: str, span: Span, at: int, gives: dict[str, str]) -> Iterator[Party]:
    """Who is named at `at`, and in a pair the other behind; a name behind a post, between commas, is its holder's."""
    name = _party().match(text, at, span.end)
    other = _OTHER.match(text, name.end(), span.end) if name and gives.get("pair") else None
    second = _party().match(text, other.end(), span.end) if other else None
    if name and second and other and _THEN_SECONDED.match(text, second.end(), span.end):
        name, second = (second, None) if _is_office(name["name"]) else (name, None)
    if name:
        first = _named(gives["part"], name)
        plural = _PLURAL.match(text, first.span.start, first.span.end) if second else None
        yield first if plural is None else first._replace(span=Span(start=plural.end(), end=first.span.end))
    if second:
        yield _named("seconder", second)


def is_label(text: str, span: Span) -> bool:
    """Whether a sentence is nothing but a label that asks for a name: "Moved by:"."""
    return _cue("label-alone").search(span.of(text)) is not None


def is_labelled(text: str, span: Span) -> bool:
    """Whether a line is a label that asks for a name, and what was written behind it: "Moved by: ana ives"."""
    words = span.of(text)
    return _cue("label-and-name").match(words) is not None and len(words.split()) <= _LABELLED


def is_cut(text: str, span: Span) -> bool:
    """Whether a sentence breaks off after a given name cut short, with the rest of the name behind it."""
    if text[span.end - 1] != ".":
        return False
    found = _CUT.search(text, max(span.start, span.end - 14), span.end + 3)
    return found is not None and found.end() == span.end


def is_name(text: str, span: Span) -> bool:
    """Whether a sentence is nothing but the name of somebody who may have moved, with who seconded it or without."""
    words = span.of(text).rstrip(" .,;")
    return _party().fullmatch(_SECONDED.split(words, maxsplit=1)[0]) is not None


def end_of_names(text: str, one: Span, end: int) -> int:
    """Where a list of names that begins with `one` ends: "T. Russell, E. Riordan"."""
    at = one.end
    while (comma := _COMMA.match(text, at, end)) is not None and (name := _party().match(text, comma.end(), end)):
        at = name.end()
    return at


_SECONDED = late(r",?\s+(?i:seconded|second|2nd)\b")
_THEN_SECONDED = late(r"\s*[,;.]?\s+(?:and\s+|was\s+)*(?i:seconded|seconder|2nd(?:ed)?|sec)\b")
_COMMA = late(r",\s+(?:and\s+)?")
_SMALL_NAME = late(r"(?P<name>[a-z]+)")
_OTHER = late(r"\s*(?:(?:/|,|;|-|–|&|\band\b)\s*(?:S\s*[:/–-]|2nd:?)?|\(?S\)?\s*[:/–-])\s*")


def _named(part: str, name: re.Match[str]) -> Party:
    return Party("mover" if part == "mover" else "seconder", Span(start=name.start("name"), end=name.end("name")))


def _ending(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The name that ends right before `end`: before brackets, or in them where an office or nothing stands before."""
    bracket = _BRACKET.search(text, max(start, end - 70), end)
    name = _up_to(text, start, bracket.start() if bracket else end)
    if bracket and (name is None or _is_office(name["name"])):
        name = _up_to(text, start, bracket.end("inside")) or name
    if name is not None:
        yield name


def _up_to(text: str, start: int, end: int) -> re.Match[str] | None:
    for at in (found.start() for found in _WORD_START.finditer(text, max(start, end - 70), end)):
        name = _party().match(text, at, end)
        if name and not text[name.end() : end].strip():
            return name
    return None


def _is_office(words: str) -> bool:
    return words.rsplit(maxsplit=1)[-1].casefold() in cast.listed("offices")


_WORD_START = late(r"(?<![\w’'.])(?=[\w@])")
_BRACKET = late(r"\s*[(\[](?P<inside>[^()\[\]]{1,40})[)\]]\s*$")


@cache
def _sided() -> tuple[Rule, ...]:
    """The rules beside which a name may stand."""
    return tuple(one for one in rules.table("decisions_parties").rule if one.gives["side"] != "none")


@cache
def _gate() -> gates.Gate:
    return gates.gate(_cue(rule.id) for rule in _sided())


@cache
def _cue(id_: str) -> re.Pattern[str]:
    return late(rules.rule("decisions_parties", id_).regex or "(?!)")


@cache
def _party() -> re.Pattern[str]:
    """A name as movers are printed: with or without title, or an office."""
    small = rf"(?:{names.small_words()}|O[’'])"
    titles, offices, short = (either(cast.listed(name)) for name in ("titles", "offices", "titles-cut-short"))
    listed = rules.words("decisions_parties", "no-party").words
    letters = "".join(word + word.upper() for word in listed if len(word) == 1)
    initials = r"(?!NO,?\s+(?:and\s+)?[Ss]econd)"  # a name's, not the word
    stop = rf"{initials}(?:(?i:{either(word for word in listed if len(word) > 1)})\b|[{letters}]\b(?!\.?\s+{_CAP}))"
    return late(
        rf"""(?:(?i:the|by)\s+)?\[?(?P<name>
            @\w[\w.-]*\w
          | [A-Z]{{2,3}}(?=,?\s+(?i:seconded|second|2nd)\b)
          | (?!(?i:{offices})\s+and\s)
                (?:(?i:{short})\.\s+|(?i:{titles})\.?\s+(?:and\s+(?i:{titles})\.?\s+)?)*(?:{small}\s+)*(?!{stop})
                (?:{_GIVEN}|(?:[A-Z]\.){{1,3}}{_CAP}|(?:[A-Z]\.){{2,4}}(?=\s+[A-Z])|{_CAP}|[A-Z]\.|[A-Z]{{1,3}}\b)
                (?:\s+(?:{small}\s+)*(?!{stop})(?:{_CAP}|(?:[A-Z]\.){{1,3}}|[A-Z]\b))*(?:,?\s+(?:Jr|Sr|II|III|IV)\b\.?)?
          | (?:(?:(?!{stop}){_CAP}\s+|(?i:vice|deputy|acting|parish|town)[\s-])*(?i:{offices}))
        )(?=$|[^\w])""",
        re.VERBOSE,
    )
