"""What is printed behind a title and is no part of it: the number of the same law, or the state whose law it is."""

from collections.abc import Iterator, Sequence
from functools import cache

from extractor import rules
from extractor.find.legislation.found import Found
from extractor.find.legislation.states import state_behind
from extractor.late import late

_GAP = late(r"(?:,| [-–])? ?[(\[]?")
_DASH = late(r" [-–—] |: ")


def with_tails(text: str, named: Sequence[Found]) -> Iterator[Found]:
    """`named`, in order, numbers that repeat the title before them taken into that: Order 2015 (SI 2015/596)."""
    yield from (found for found in _joined(text, named) if found.rule not in _beside("only"))


def _joined(text: str, named: Sequence[Found]) -> Iterator[Found]:
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
    is_number = number.rule in _numbers() and number.provision is None
    is_title = title.rule not in _numbers() or number.rule in _beside("number")
    is_of_kind = title.type == number.type or (title.type, number.type) == ("code", "act")
    return (
        is_number
        and is_title
        and is_of_kind
        and _GAP.fullmatch(text, title.tail or title.end, number.start) is not None
    )


def _is_number_before(text: str, number: Found, title: Found) -> bool:
    """Whether `number` leads up to `title`, as in a list: S.I. No. 12 of 1999 - Local Meetings Regulations."""
    is_number = number.rule in _numbers() and title.rule not in _numbers() and title.type == number.type
    return is_number and _DASH.fullmatch(text, number.end, title.start) is not None


def _numbered(text: str, title: Found, number: Found) -> Found:
    is_bracketed = text[number.start - 1] in "([" and text[number.end : number.end + 1] in (")", "]")
    return title._replace(
        number=title.number or (None if number.rule in _beside("only") else number.number),
        year=title.year or number.year,
        uri=title.uri or number.uri,
        jurisdiction=number.jurisdiction,
        tail=number.end + is_bracketed,
    )


def _of_state(text: str, found: Found) -> Found:
    state = state_behind(text, found.end)
    return found if state is None else found._replace(jurisdiction=state[0], tail=state[1])


@cache
def _beside(what: str) -> frozenset[str]:
    """The ids of the rules for what a law has beside `what`: its "title", its "number"; "only" is nothing by itself."""
    tables = ("legislation", "legislation_us", "legislation_ca", "legislation_au")
    found = (rule for table in tables for rule in rules.table(table).rule)
    return frozenset(rule.id for rule in found if rule.gives.get("beside") == what)


@cache
def _numbers() -> frozenset[str]:
    return _beside("title") | _beside("number") | _beside("only")
