"""What is printed behind a title and is no part of it: the number of the same law, or the state whose law it is."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractor import rules
from extractor.find.legislation.found import Found

_GAP = re.compile(r"(?:,| [-–])? ?[(\[]?")
_DASH = re.compile(r" [-–—] |: ")
_STATE = re.compile(r" ?\((?P<state>[A-Z][A-Za-z]{1,11})\)")


def with_tails(text: str, named: Sequence[Found]) -> Iterator[Found]:
    """`named`, in order, numbers that repeat the title before them taken into that: Order 2015 (SI 2015/596)."""
    held: Found | None = None
    for found in named:
        if held is not None and _is_number_of(text, held, found):
            held = _numbered(text, held, found)
            continue
        if held is not None and _is_number_before(text, held, found):
            held = _of_state(text, found._replace(number=held.number, uri=held.uri, jurisdiction=held.jurisdiction))
            continue
        if held is not None:
            yield held
        held = _of_state(text, found)
    if held is not None:
        yield held


def _is_number_of(text: str, title: Found, number: Found) -> bool:
    """Whether `number` is the citation of the law that `title` names: it is of its kind and stands right behind it."""
    is_number = number.rule in _numbers() and title.rule not in _numbers() and number.provision is None
    return is_number and title.type == number.type and _GAP.fullmatch(text, title.end, number.start) is not None


def _is_number_before(text: str, number: Found, title: Found) -> bool:
    """Whether `number` leads up to `title`, as in a list: S.I. No. 12 of 1999 - Local Meetings Regulations."""
    is_number = number.rule in _numbers() and title.rule not in _numbers() and title.type == number.type
    return is_number and _DASH.fullmatch(text, number.end, title.start) is not None


def _numbered(text: str, title: Found, number: Found) -> Found:
    is_bracketed = text[number.start - 1] in "([" and text[number.end : number.end + 1] in (")", "]")
    return title._replace(
        number=number.number,
        year=title.year or number.year,
        uri=number.uri,
        jurisdiction=number.jurisdiction,
        tail=number.end + is_bracketed,
    )


def _of_state(text: str, found: Found) -> Found:
    state = _STATE.match(text, found.end)
    code = _states().get(state["state"]) if state else None
    if state is None or code is None:
        return found
    return found._replace(jurisdiction=code, tail=state.end())


@cache
def _states() -> dict[str, str]:
    return rules.words("legislation", "state-in-brackets").gives


@cache
def _numbers() -> frozenset[str]:
    """The ids of the rules for numbers that a law has beside its title."""
    tables = ("legislation", "legislation_us", "legislation_ca", "legislation_au")
    found = (rule for table in tables for rule in rules.table(table).rule)
    return frozenset(rule.id for rule in found if rule.gives.get("beside") == "title")
