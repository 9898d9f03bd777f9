"""The number at the start of a paragraph, and the ways in which it can be counted."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extractor import rules
from extractor.remembered import remembered
from models import Rule

# Forms of numbers with a word before them: "Item 3", "Part 2".
LABELLED = ("number-labelled", "number-part", "number-motion")
_STOPPED = re.compile(r"[0-9]+(?:[.)]|\.[0-9])")  # "1." or "2.1", as numbers of headings are
_DIGITS = re.compile(r"[0-9]+")
_PIECES = re.compile(r"[0-9]+|[a-z]+", re.IGNORECASE)
_CAPITAL = re.compile(r"[A-Z]")
_SMALL_ROMAN = re.compile(r"[ivx]+")
_SPELT = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Reading(NamedTuple):
    """One way to count a number: numbers of one `form` make a sequence; `path` is 97, 1 for 97.1."""

    form: str
    path: tuple[int, ...]


class Number(NamedTuple):
    """A number as printed, where the words after it begin, and the ways to count it; bullets and marks have none."""

    printed: str
    end: int
    kind: str
    readings: tuple[Reading, ...]

    @property
    def is_shown(self) -> bool:
        """Whether it numbers what follows."""
        return self.kind not in {"bullet", "mark"}

    @property
    def is_bullet(self) -> bool:
        """Whether it is no number, only the sign of an entry in a list."""
        return self.kind == "bullet"


@remembered
def number_at(text: str) -> Number | None:
    """The number or bullet that `text` begins with; what can be a letter or a Roman number has both readings."""
    found = [(rule, match) for rule, expression in _expressions() if (match := expression.match(text))]
    if not found:
        return None
    rule, match = found[0]
    kind = rule.gives["form"]
    inner = number_at(text[match.end() :]) if kind in ("bullet", "mark") else None
    is_whole = kind == "mark" and inner is not None and _STOPPED.match(text, match.end()) is not None
    if inner is not None and (is_whole or any(reading.form.startswith(LABELLED) for reading in inner.readings)):
        return inner._replace(end=match.end() + inner.end)
    readings = tuple(reading for r, m in found if m.end() == match.end() for reading in _readings(r, m))
    return Number("" if kind == "bullet" else match["number"].strip(), match.end(), kind, readings)


@cache
def _expressions() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.regex)) for rule in rules.table("numbering").rule if rule.regex is not None)


def _readings(rule: Rule, match: re.Match[str]) -> Iterator[Reading]:
    kind = rule.gives["form"]
    if kind in {"bullet", "mark"}:
        return
    printed = match["number"]
    form = rule.id + ("(" if match.group()[0] in "([" else "") + (match.groupdict().get("close") or "").strip()
    if kind == "decimal":
        yield from _decimal(form, printed)
    elif kind in {"letter", "roman"}:
        value = _roman(printed) if kind == "roman" else _place(printed)
        yield Reading(form + "A" * printed.isupper(), (value,))
    elif kind == "annex":
        yield Reading(printed.split()[0].casefold(), (_letters(printed.split()[-1]),))
    else:
        yield from _code(printed)


def _code(printed: str) -> Iterator[Reading]:
    """A minute number counts in its last part (12/034), or in its first, before the year (034/12)."""
    parts = list(_DIGITS.finditer(printed))
    for part in dict.fromkeys((parts[-1], parts[0])):
        yield Reading(f"{printed[: part.start()]}#{printed[part.end() :]}", (int(part.group()),))


def _decimal(form: str, printed: str) -> Iterator[Reading]:
    """The path of a decimal number; N.0 counts as N, and a letter or a small Roman number after it is one deeper.

    A capital after the first part is a letter, also if it could be a Roman number: 4.C.
    """
    pieces = _PIECES.findall(printed)
    path = tuple(
        _place(piece) if at and _CAPITAL.fullmatch(piece) else _letters(piece) for at, piece in enumerate(pieces)
    )
    if len(path) > 1 and _SMALL_ROMAN.fullmatch(pieces[-1]):
        yield Reading("decimal" + ".1" * (len(path) - 1) + "i", (*path[:-1], _roman(pieces[-1])))
    if len(path) == 2 and path[1] == 0:
        yield Reading(form + ".0", path[:1])
    elif len(path) == 1:
        yield Reading(form, path)
    else:
        yield Reading("decimal" + ".1" * (len(path) - 1), path)


def _letters(piece: str) -> int:
    """The value of digits, of a letter by its place in the alphabet, of a number's word or of a Roman number."""
    if piece.isdigit():
        return int(piece)
    if piece.casefold() in _SPELT:
        return _SPELT.index(piece.casefold()) + 1
    return _place(piece) if len(piece) == 1 and piece not in "IVX" else _roman(piece)


def _place(letter: str) -> int:
    return ord(letter.casefold()) - ord("a") + 1


def _roman(printed: str) -> int:
    values = [_ROMAN.get(letter, 0) for letter in printed.casefold()]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
