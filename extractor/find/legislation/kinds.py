"""What makes a title with its noun law: an Act is no turn on a stage, a Bill no invoice and nobody's name."""

import re
from collections.abc import Callable
from functools import cache

from extractor import gazetteer, rules
from extractor.find.legislation.found import Found, folded, paragraph
from extractor.find.legislation.states import state_behind
from extractor.find.legislation.titles import Title, title_before, title_in_small_letters, year_before
from extractor.language import Match
from extractor.late import late
from models.minutes import LegislationType

_NEXT_WORD = late(r"\s*(?P<word>[^\s.,;:)]+)")
_DETERMINED = late(
    r"\b(?:the|a|an|this|that|so-called|new|draft|proposed|potential|government[’']s|of|under)\s$", re.IGNORECASE
)
_WORD = late(r"[^\W\d_][\w’'.-]*|[£$€]")


def by_title(text: str, match: Match) -> Found | None:
    """The law whose title ends with the noun that `match` found; None if it is none."""
    noun = match.groups["noun"] or ""
    printed_year = match.groups.get("year") or match.groups.get("year_in_brackets")
    year = int(printed_year) if printed_year else None
    type_ = match.rule.gives["type"]
    title = title_before(text, match.start, _registered_as(type_, noun), year)
    if title is None and noun.islower() and year is not None:
        title = title_in_small_letters(text, match.start, year)
    if title is None or not _TESTS[type_](text, match, title):
        return None
    start = title.words[0].start
    before = year_before(text, start) if year is None else None
    end = match.end if year is not None else match.start + len(noun)
    return Found(
        start=start if before is None else start - 5,
        end=end,
        type=_TYPES[type_],
        rule=match.rule.id,
        title=folded(text[start:end]) if before is None else f"{folded(text[start:end])} {before}",
        year=year or before,
        jurisdiction=match.rule.gives.get("jurisdiction"),
    )


def _has_year(match: Match) -> bool:
    return any(match.groups.get(name) is not None for name in ("year", "year_in_brackets"))


def _registered_as(type_: str, noun: str) -> str | None:
    """The noun under which a register of Acts would have the title."""
    if noun.casefold().startswith("measure"):
        return "Measure"
    return "Act" if type_ in ("act", "bill") else None


def _is_act(text: str, match: Match, title: Title) -> bool:
    noun, has_year = match.groups["noun"] or "", _has_year(match)
    if title.is_known and (noun[0].isupper() or has_year):
        return True
    if noun[0].islower() and not has_year:
        return title.is_known and len(title.words) > 1 and _next_word(text, match.end) not in _list("act-as-verb")
    if noun[0].islower() or noun.isupper():
        return has_year and len(title.words) > 1
    if (noun.endswith("s") and not has_year) or (noun.casefold() == "measure" and len(title.words) < 3):
        return False
    if (title.last in _list("no-act") and not has_year) or title.words[0].text.isdigit():
        return False
    return has_year or _next_word(text, match.end) not in _list("act-as-verb")


def _is_bill(text: str, match: Match, title: Title) -> bool:
    noun = match.groups["noun"] or ""
    is_plural = noun.casefold() == "bills"
    around = _words_around(text, match)
    if noun.islower() and not _has(around, "parliament"):
        return False
    if title.last in _list("called-bill"):
        return False
    if title.last in _list("no-bill"):
        return _has(around, "parliament") and not _has(around, "payment") and not is_plural
    if title.is_known:
        return not is_plural
    if is_plural or _is_called_bill(text, match, title):
        return False
    is_evident = _has_year(match) or _has(around, "parliament")
    return is_evident or _DETERMINED.search(text[: title.words[0].start]) is not None


def _is_called_bill(text: str, match: Match, title: Title) -> bool:
    """Whether "Bill" is somebody: a single name before him, or a surname behind him."""
    follows = _NEXT_WORD.match(text, match.end)
    is_named = follows is not None and follows["word"][:1].isupper() and text[match.end : match.end + 1] == " "
    return is_named and len(title.words) < 3 and not _has_year(match)


def _is_instrument(text: str, match: Match, title: Title) -> bool:
    if _has_year(match) and gazetteer.is_title(text[title.words[0].start : match.end]):
        return True
    is_of_state = _has_year(match) and state_behind(text, match.end) is not None
    if is_of_state or any(word.text.startswith("(") for word in title.words) or match.groups.get("bracket"):
        return True
    noun = match.groups["noun"] or ""
    if title.last in _list("own-rules") or noun.isupper():
        return False
    return len(title.words) > 1 or not noun.casefold().startswith(("order", "rule"))


def _is_ordinance(_text: str, match: Match, title: Title) -> bool:
    return title.last not in _list("own-ordinance") and not (match.groups["noun"] or "").isupper()


def _is_directive(_text: str, _match: Match, title: Title) -> bool:
    return title.last not in _list("no-directive")


_TESTS: dict[str, Callable[[str, Match, Title], bool]] = {
    "act": _is_act,
    "bill": _is_bill,
    "statutory_instrument": _is_instrument,
    "ordinance": _is_ordinance,
    "eu": _is_directive,
}
_TYPES: dict[str, LegislationType] = {
    "act": "act",
    "bill": "bill",
    "statutory_instrument": "statutory_instrument",
    "ordinance": "ordinance",
    "code": "code",
    "treaty": "treaty",
    "eu": "eu",
    "provision": "provision",
}


def type_of(value: str) -> LegislationType:
    """A table's word for a type, as the record has it. Raises KeyError for any other."""
    return _TYPES[value]


def _next_word(text: str, at: int) -> str:
    found = _NEXT_WORD.match(text, at)
    return found["word"].casefold() if found else ""


def _words_around(text: str, match: Match) -> str:
    """The paragraph around a find in lower case, words parted by single spaces, one at either end."""
    stretch = paragraph(text, match.start, match.end).of(text).casefold()
    return f" {' '.join(_WORD.findall(stretch))} "


def _has(around: str, id_: str) -> bool:
    return any(f" {word} " in around for word in _list(id_))


@cache
def _list(id_: str) -> frozenset[str]:
    return frozenset(rules.words("legislation", id_).words)
