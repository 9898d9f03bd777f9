"""Stage 3, actions: one action told twice is one entry, the marked one, in its fullest words."""

from collections import Counter
from collections.abc import Iterable

from extractor.find.actions.setting import listed
from extractor.late import late
from extractor.remembered import remembered
from models import Action, Span

_WORD = late(r"[^\W_]+")
_ALIKE = 0.9
_REF = late(r"[A-Za-z].*[0-9]")  # a number that is given out once
_SOME = 0.3
_FEW = 3
_REPORT = 12  # words of a cell that tells how far its row's task is
_OF_LOGS = "action-table"


def merged(text: str, marked: Iterable[Action], told: Iterable[Action]) -> list[Action]:
    """`marked` and those `told` in prose, all read from `text`, in reading order, without what is said twice."""
    kept: list[Action] = []
    apart = sorted(marked, key=lambda a: (a.span.start, -a.span.end))
    for action in apart:
        _add(kept, action)
    taken = [stretch for action in (*apart, *kept) for stretch in _words_of(text, action)]
    for action in told:
        if not any(span.touches(action.span) for span in taken):
            _add(kept, action)
    return sorted(kept, key=lambda action: (action.span.start, action.span.end))


def _words_of(text: str, action: Action) -> tuple[Span, ...]:
    """The stretches that hold the task's own words, not its owner; of a log's row, what shortly reports of it, too.

    A longer report is talk, which may set tasks of its own.
    """
    return tuple(
        s
        for s in action.stretches()
        if action.text in s.of(text)
        or (len(s.of(text).split()) > _FEW and s.of(text) in action.text)
        or (action.rule == _OF_LOGS and len(s.of(text).split()) <= _REPORT)
    )


def _add(kept: list[Action], action: Action) -> None:
    for at, other in enumerate(kept):
        if _same_place(other, action) or _same_task(other, action):
            kept[at] = _one(other, action)
            return
    kept.append(action)


def _same_place(one: Action, other: Action) -> bool:
    """Whether two finds read the same words, or one mark beside words that are a part of the other's."""
    if not (one.marked and other.marked and one.span.touches(other.span)):
        return False
    is_part = one.text in other.text or other.text in one.text
    return one.text == other.text or (is_part and not set(one.quotes).isdisjoint(other.quotes))


def _same_task(one: Action, other: Action) -> bool:
    if one.status and other.status and one.status != other.status:
        return False
    a, b = _content(one.text), _content(other.text)
    fewest = min(len(a), len(b))
    if fewest < _FEW:
        is_apart = one.marked and other.marked and one.rule == other.rule
        return a == b and one.owners == other.owners and not is_apart
    if one.rule == other.rule == _OF_LOGS and one.ref != other.ref:
        return a == b and (not one.owners or not other.owners or _share(one, other))
    common = len(a & b)
    if one.ref and one.ref == other.ref and _REF.search(one.ref):
        return common >= _SOME * fewest
    if one.owners and other.owners and not _share(one, other):
        return False
    return common == fewest or 2 * common / (len(a) + len(b)) >= _ALIKE


def _share(one: Action, other: Action) -> bool:
    return not _names(one.owners).isdisjoint(_names(other.owners))


@remembered
def _names(owners: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for owner in owners for word in _WORD.findall(owner.casefold()))


@remembered
def _content(text: str) -> frozenset[tuple[str, int]]:
    """The words of `text` but small ones, each with how often it stood before."""
    seen: Counter[str] = Counter()
    found = set[tuple[str, int]]()
    for word in _WORD.findall(text.casefold()):
        if word not in listed("actions_prose", "small-words"):
            found.add((word, seen[word]))
            seen[word] += 1
    return frozenset(found)


def _one(one: Action, other: Action) -> Action:
    """Two tellings of one action as one: the marked words, the fullest of them, with what either says besides."""
    main, spare = sorted((one, other), key=lambda a: (not a.marked, -len(a.text), a.span.start))
    quotes = tuple(sorted({*main.stretches(), *spare.stretches()}, key=lambda span: (span.start, span.end)))
    return main.model_copy(
        update={
            "span": Span(start=min(q.start for q in quotes), end=max(q.end for q in quotes)),
            "quotes": quotes,
            "owners": spare.owners if set(main.owners) < set(spare.owners) else main.owners,
            "due": main.due or spare.due,
            "due_text": main.due_text or spare.due_text,
            "status": main.status or spare.status,
            "ref": main.ref or spare.ref,
            "carried_from": main.carried_from or spare.carried_from,
        }
    )
