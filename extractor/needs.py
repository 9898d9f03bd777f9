"""What an expression can't match without, as it is read off the expression itself.

The standard library's own syntax tree of an expression is not part of its public face: where it can't be had, nothing
is said to be needed, and an expression is tried everywhere, which is slower and nothing else.
"""

import importlib
import json
import re
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, NamedTuple

_FEWEST_LETTERS = 3
_MOST_SPELLINGS = 16
_MOST_SIGNS = 10
_OWN_FLAGS = re.compile(r"\(\?(?P<flags>[aimsx]+)\)")
# What tells something though it is short: capitals, figures, signs that few sentences have.
_TELLING = re.compile(r"[A-Z0-9]|[^\w\s,.'’]")


class Either(NamedTuple):
    """One at least of some words, or of needs that are more than a word."""

    words: frozenset[str]
    others: tuple["Need", ...]


class Both(NamedTuple):
    """Several needs at once, the most telling first."""

    of: tuple["Need", ...]


# A word is given in lower case, unless it stands in capitals in every match.
Need = str | Either | Both

# What the rules' expressions need, made by scripts/make_needs.py: reading it off takes as long as a small document.
KEPT = files("extractor") / "rules" / "needs.tsv"
_known: set[str] = set()


def words() -> frozenset[str]:
    """All words of the expressions that were asked about so far."""
    return _frozen(len(_known))


def know(more: Iterable[str]) -> None:
    """Count `more` among the words that are looked for."""
    _known.update(more)


@cache
def _frozen(_: int) -> frozenset[str]:
    return frozenset(_known)


@cache
def need(expression: str, flags: int = 0) -> Need | None:
    """What any match of `expression` has in it, or right behind it; None if nothing can be told."""
    kept = _kept().get(key(expression, flags))
    found = read_off(expression, flags) if kept is None else read_back(kept)
    _known.update(_words(found) if found is not None else ())
    return found


def read_off(expression: str, flags: int = 0) -> Need | None:
    """What any match of `expression` has in it, or right behind it, by its own syntax alone."""
    try:
        parser = importlib.import_module("re._parser")
    except ImportError:
        return None
    tree = parser.parse(expression, flags & ~re.UNICODE.value)
    return _of_sequence(tree, tree.state.flags)


def key(expression: str, flags: int = 0) -> str:
    """What an expression's need is kept under; flags that it gives itself ("(?i)") make no difference."""
    own = _OWN_FLAGS.match(expression)
    told = re.UNICODE.value | sum(re.RegexFlag[flag.upper()].value for flag in set(own["flags"] if own else ""))
    return sha256(f"{flags & ~told} {expression}".encode()).hexdigest()[:16]


def written(needed: Need | None) -> str:
    """A need as it is kept: JSON, of one line."""
    return json.dumps(_folded(needed), ensure_ascii=False, separators=(",", ":"))


def read_back(line: str) -> Need | None:
    """A need that was kept."""
    return _opened(json.loads(line))


@cache
def _kept() -> dict[str, str]:
    """The needs that are kept, as written, by their expressions' keys."""
    lines = KEPT.read_text("utf-8").splitlines() if KEPT.is_file() else []
    return dict(line.split("\t", 1) for line in lines)


def _folded(needed: Need | None) -> Any:
    if isinstance(needed, Either):
        return {"words": sorted(needed.words), "others": [_folded(one) for one in needed.others]}
    return [_folded(one) for one in needed.of] if isinstance(needed, Both) else needed


def _opened(kept: Any) -> Need | None:
    if isinstance(kept, dict):
        return Either(frozenset(kept["words"]), tuple(_opened(one) for one in kept["others"]))  # type: ignore[misc]
    return Both(tuple(_opened(one) for one in kept)) if isinstance(kept, list) else kept  # type: ignore[misc]


def _words(needed: Need) -> Iterable[str]:
    if isinstance(needed, str):
        return (needed,)
    inner = needed.of if isinstance(needed, Both) else (*needed.words, *needed.others)
    return (word for one in inner for word in _words(one))


def _of_sequence(nodes: Iterable[tuple[Any, Any]], flags: int) -> Need | None:
    """All that a sequence can't do without."""
    found: list[Need | None] = []
    run, lead = [""], ""
    for kind, held in nodes:
        signs = _spellings(str(kind), held)
        if signs and len(run) * len(signs) <= _MOST_SPELLINGS:
            run = [before + sign for before in run for sign in signs]
            continue
        again = "" if signs else _repeated(str(kind), held)
        found.append(_of_run(run, flags, lead, again))
        run, lead = list(signs) or [""], again
        found.append(None if signs else _of_node(str(kind), held, flags))
    return _both([*found, _of_run(run, flags, lead)])


def _repeated(kind: str, held: Any) -> str:
    """The one sign that stands at a place once or more, as a space between words may; empty if others may."""
    if not kind.endswith("_REPEAT") or held[0] < 1 or len(held[2]) != 1:
        return ""
    one, inner = held[2][0]
    signs = _spellings(str(one), inner)
    return signs[0] if len(signs) == 1 else ""


def _spellings(kind: str, held: Any) -> tuple[str, ...]:
    """The signs that may stand at a place, if they are few; one of punctuation may also be none."""
    if kind == "LITERAL":
        return (chr(held),)
    if kind.endswith("_REPEAT") and tuple(held[:2]) == (0, 1) and [str(one) for one, _ in held[2]] == ["LITERAL"]:
        sign = chr(held[2][0][1])
        return () if sign.isalnum() else ("", sign)
    if kind != "IN" or any(str(one) not in ("LITERAL", "RANGE") for one, _ in held):
        return ()
    ranges = [(range(of[0], of[1] + 1) if str(one) == "RANGE" else (of,)) for one, of in held]
    return tuple(chr(sign) for signs in ranges for sign in signs) if sum(map(len, ranges)) <= _MOST_SIGNS else ()


def _of_run(run: list[str], flags: int, lead: str = "", behind: str = "") -> Need | None:
    """The spellings of a run; those too short to tell anything have what stands before and behind with them."""
    is_folded = bool(flags & re.IGNORECASE.value)
    if min(map(len, run)) < _FEWEST_LETTERS and max(map(len, run)):
        run = [f"{lead}{signs}{behind}" for signs in run]
    spelt = dict.fromkeys(signs.lower() if is_folded else signs for signs in run)
    if not all(len(signs) >= _FEWEST_LETTERS or _TELLING.match(signs) for signs in spelt):
        return None
    return _either(list(spelt))


def _of_node(kind: str, held: Any, flags: int) -> Need | None:
    if kind == "SUBPATTERN":
        _, added, taken, inner = held
        return _of_sequence(inner, (flags | added) & ~taken)
    if kind == "ASSERT":  # what must come next is there as well; what stands before may be out of sight
        return _of_sequence(held[1], flags) if held[0] > 0 else None
    if kind == "ATOMIC_GROUP":
        return _of_sequence(held, flags)
    if kind.endswith("_REPEAT"):
        return _of_sequence(held[2], flags) if held[0] > 0 else None
    return _either([_of_sequence(way, flags) for way in held[1]]) if kind == "BRANCH" else None


def _either(ways: Iterable[Need | None]) -> Need | None:
    flat: dict[Need, None] = {}
    for way in ways:
        if way is None:
            return None
        flat.update(dict.fromkeys((*way.words, *way.others) if isinstance(way, Either) else (way,)))
    others = tuple(one for one in flat if not isinstance(one, str))
    return Either(frozenset(one for one in flat if isinstance(one, str)), others) if len(flat) > 1 else next(iter(flat))


def _both(parts: Iterable[Need | None]) -> Need | None:
    flat: dict[Need, None] = {}
    for part in parts:
        if part is not None:
            flat.update(dict.fromkeys(part.of if isinstance(part, Both) else (part,)))
    if len(flat) > 1:
        return Both(tuple(sorted(flat, key=lambda part: (-_shortest(part), _count(part)))))
    return next(iter(flat), None)


def _shortest(needed: Need) -> int:
    """The letters of the least telling word that can be enough for what is needed."""
    if isinstance(needed, str):
        return len(needed)
    if isinstance(needed, Both):
        return max(map(_shortest, needed.of))
    return min(map(_shortest, (*needed.words, *needed.others)))


def _count(needed: Need) -> int:
    return len(tuple(_words(needed)))
