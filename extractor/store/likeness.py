"""Two tellings of a task, at different meetings: how much speaks for their being of the same one."""

import re
from collections import Counter
from functools import cache, lru_cache
from typing import NamedTuple

from extractor import rules
from extractor.store.keys import fold

# A number that is given out once: letters and digits (LW07), or a year with a number (2021/14). Plain numbers and
# those of items begin anew at each meeting.
_LASTING = re.compile(r"^(?=.*[0-9])(?=.*[^\W\d_])[\w./-]+$|^(?:19|20)[0-9]{2}[/.-][0-9]+$")
# By how much the words must agree. ALIKE and COVERED are for tasks of which nothing else is known; the others where a
# telling says that the task is an old one, or both have the same number.
_SAME, _ALIKE, _COVERED, _OLD, _OLD_COVERED, _NUMBERED = 0.9, 0.8, 0.9, 0.5, 0.75, 0.3
_ENOUGH, _SOME = 4, 3  # words without which agreement says little


class Heard(NamedTuple):
    """An action as one meeting tells it.

    `owners` is whom it names: the keys of people and organisations, and the folded words printed. `is_old` says that
    it tells of a task set before: with how far it is, or as carried over. `due_text` are the words of its date.
    """

    key: str
    meeting: str
    text: str
    due: str | None = None
    status: str | None = None
    owners: frozenset[str] = frozenset()
    ref: str | None = None
    due_text: str | None = None
    is_old: bool = False


def likeness(a: Heard, b: Heard, *, is_over: bool) -> tuple[int, int, float] | None:
    """How much speaks for `b`, told later, being the task of `a`; None if too little does.

    First whether both have the same lasting number, then whether they name the same owners, then the share of words in
    common. A task that `is_over` is told of again only by its number, or by words that say that it is closed.
    """
    by_number, by_owner, (words, covered) = _same_number(a, b), _same_owner(a, b), _agreement(a, b)
    if (by_number is False and words < _SAME) or (is_over and not _may_follow_end(b, words, by_number=by_number)):
        return None
    is_like = (
        _are_like_of_others(a, b, words, by_number=by_number)
        if by_owner is False
        else _are_like(a, b, words, covered, by_number=by_number is True)
    )
    return (int(by_number is True), int(by_owner is True), round(words, 6)) if is_like else None


def at_least(later: Heard) -> tuple[float, float]:
    """The shares of words in common, of both and of the shorter: with less of both, and another number, none is like.

    They are those that `likeness` asks for at the least of a telling that `later` may be of the task of.
    """
    return (_OLD, _OLD_COVERED) if later.is_old else (min(_SAME, _ALIKE), _COVERED)


def content(heard: Heard) -> Counter[str]:
    """The words of the task itself, without endings: not those of its owners, its date, and small words."""
    return _content(heard.text, frozenset(heard.owners), heard.due_text)


def forget() -> None:
    """Give back what was kept of the words of a body's tellings: the next body has others."""
    _content.cache_clear()


def _are_like(a: Heard, b: Heard, words: float, covered: float, *, by_number: bool) -> bool:
    fewest = min(content(a).total(), content(b).total())
    if by_number:
        return words >= _NUMBERED
    if b.is_old and (words >= _OLD or covered >= _OLD_COVERED) and _common(content(a), content(b)) >= _SOME:
        return True
    return words >= _SAME or (fewest >= _SOME and words >= _ALIKE) or (fewest >= _ENOUGH and covered >= _COVERED)


def _are_like_of_others(a: Heard, b: Heard, words: float, *, by_number: bool | None) -> bool:
    """Whether a task has changed hands: other owners are another task unless its number or many words say otherwise."""
    if by_number is not None:
        return by_number and words >= _OLD
    fewest = min(content(a).total(), content(b).total())
    return words >= _ALIKE and fewest >= (_SOME if b.is_old else _ENOUGH)


def _may_follow_end(b: Heard, words: float, *, by_number: bool | None) -> bool:
    return by_number is True or (b.status == "closed" and words >= _ALIKE)


def _same_number(a: Heard, b: Heard) -> bool | None:
    """Whether both have one lasting number; None if one of them has none."""
    if not (_is_lasting(a.ref) and _is_lasting(b.ref)):
        return None
    return fold(a.ref or "") == fold(b.ref or "")


def _is_lasting(ref: str | None) -> bool:
    return ref is not None and _LASTING.match(ref.strip()) is not None


def _same_owner(a: Heard, b: Heard) -> bool | None:
    """Whether somebody is named in both; None if one of them names nobody."""
    return not a.owners.isdisjoint(b.owners) if a.owners and b.owners else None


def _agreement(a: Heard, b: Heard) -> tuple[float, float]:
    """The share of words in common, of both and of the shorter."""
    x, y = content(a), content(b)
    if not x or not y:
        return (1.0, 1.0) if fold(a.text) == fold(b.text) else (0.0, 0.0)
    common, of_x, of_y = _common(x, y), sum(x.values()), sum(y.values())
    return 2 * common / (of_x + of_y), common / min(of_x, of_y)


def _common(x: Counter[str], y: Counter[str]) -> int:
    """How many words both have: as (x & y).total(), which takes four times as long."""
    return sum(min(times, y[word]) for word, times in x.items() if word in y)


@lru_cache(maxsize=1 << 16)
def _content(text: str, owners: frozenset[str], due_text: str | None) -> Counter[str]:
    passed_over = {word for owner in owners for word in owner.split()} | set(fold(due_text or "").split())
    words = (word for word in fold(text).split() if word not in passed_over and word not in _listed("small-words"))
    return Counter(_stem(word) for word in words)


def _stem(word: str) -> str:
    for ending in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= _SOME:
            return word.removesuffix(ending)
    return word


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(_listed("endings"), key=len, reverse=True))


@cache
def _listed(id_: str) -> frozenset[str]:
    return frozenset(rules.words("same_task", id_).words)
