"""What the words of a heading say, by the table `headings`."""

import re
from functools import cache
from typing import get_args

from extractor import rules
from extractor.dates import find_dates
from extractor.either import either
from extractor.remembered import remembered
from models.minutes import SectionKind

_WORD = re.compile(r"[^\W_]+")
_REMARK = re.compile(r"(?<=\w)\s+\([^()]{3,}\)$")
# Words of a question that may be a title, with its mark and without.
_LONG_QUESTION = 13
_SHORT_QUESTION = 5
# Words of a label over a list of names at most.
_LABEL = 5
_KINDS: tuple[str, ...] = (
    "apologies",
    "minutes-of-last-meeting",
    "minutes-alone",
    "matters-arising",
    "any-other-business",
    "next-meeting",
    "actions",
    "actions-of",
    "closed-session",
    "attendance",
    "report",
    "report-of",
)


@remembered
def fold(text: str) -> str:
    """The words of `text` in lower case, one space between, nothing else."""
    return " ".join(_WORD.findall(text.casefold()))


def says(list_: str, text: str) -> bool:
    """Whether `text`, dates left out, says one of the words of `list_`, in the place that the list wants.

    What stands over the agenda may have a remark in brackets: "Agenda (please add to it)".
    """
    return list_ in said(_REMARK.sub("", text) if list_ == "of-agenda-list" else text)


@remembered
def said(text: str) -> frozenset[str]:
    """The lists of which `text`, dates left out, says a word in the place that the list wants."""
    words, longest, phrases = undated(text), _longest(), _lists()
    found: set[str] = set()
    for start in (start for start, word in enumerate(words) if word in longest):
        for length in range(1, min(longest[words[start]], len(words) - start) + 1):
            lists = phrases.get(" ".join(words[start : start + length]))
            if lists is None:
                continue
            places = {"part", "first" * (start == 0), "last" * (start + length == len(words))}
            found.update(list_ for list_, place in lists if place in places or length == len(words))
    return frozenset(found)


@cache
def _lists() -> dict[str, tuple[tuple[str, str], ...]]:
    """The lists that have a phrase, each with the place where it wants it; those that want none are left out."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for entry in (entry for entry in rules.table("headings").words if "match" in entry.gives):
        for phrase in dict.fromkeys(map(fold, entry.words)):
            found[phrase] = (*found.get(phrase, ()), (entry.id, entry.gives["match"]))
    return found


@cache
def _longest() -> dict[str, int]:
    """How many words the longest phrase has that begins with a word."""
    found: dict[str, int] = {}
    for words in (phrase.split(" ") for phrase in _lists()):
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


def undated(text: str) -> list[str]:
    """The words of `text` without those of dates."""
    for date in reversed(list(find_dates(text))):
        text = f"{text[: date.start]} {text[date.end :]}"
    return fold(text).split()


@cache
def _first_words(list_: str) -> frozenset[str]:
    return frozenset(fold(word).split(" ")[0] for word in rules.words("headings", list_).words)


def count(list_: str, text: str) -> int:
    """How many words of `list_` stand in `text`."""
    bare = fold(text)
    return 0 if _first_words(list_).isdisjoint(bare.split(" ")) else len(_expression(list_).findall(bare))


@remembered
def doing_words(title: str) -> int:
    """How many verbs stand in `title`; its last word may be a noun as well: "Committee reports"."""
    last = rules.words("headings", "nouns-too").words
    words = _expression("participles").sub(" ", fold(title)).split()
    return count("doing-words", " ".join(words[:-1] if words[-1:] and words[-1] in last else words))


def is_row_of(list_: str, text: str) -> bool:
    """Whether `text` is nothing but two or more words of `list_`, one after another."""
    bare = fold(text)
    if not bare or bare.split(" ")[0] not in _first_words(list_):
        return False
    left, count_ = _expression(list_, "part").subn(" ", bare)
    return count_ > 1 and not left.strip()


@remembered
def kind_of(title: str) -> SectionKind | None:
    """The kind of section that `title` names, None if it is no common one."""
    found = said(title)
    return next((_kinds().get(name) for name in _KINDS if name in found), None) if found else None


@cache
def _kinds() -> dict[str, SectionKind]:
    """The kind of section that each list of words names."""
    kinds: tuple[SectionKind, ...] = get_args(SectionKind)
    given = {name: rules.words("headings", name).gives["kind"] for name in _KINDS}
    return {name: kind for name, of in given.items() for kind in kinds if kind == of}


@remembered
def is_over_names(label: str) -> bool:
    """Whether `label` stands over or before a list of names: "Present", "Members not attending"."""
    is_short = len(label.split()) <= _LABEL and count("doing-words", label) == 0
    return says("attendance-labels", label) or (is_short and says("attendance-endings", label))


def is_action_or_decision(title: str) -> bool:
    """Whether `title` is a marked task, a decision or the hour of the end: "ACTION AR: ring", "RESOLVED that it be"."""
    labels = (rules.rule("headings", id_).regex or "(?!)" for id_ in ("label-action", "label-decision", "label-hours"))
    return any(re.search(label, title) is not None for label in labels)


def is_question(title: str) -> bool:
    """Whether `title` asks, or names what was asked: "What went well?", "Where we are"."""
    words = fold(title).split()
    is_asked = bool(words) and words[0] in rules.words("headings", "question-words").words
    return (title.endswith("?") and len(words) < _LONG_QUESTION) or (is_asked and len(words) <= _SHORT_QUESTION)


@remembered
def is_known(title: str) -> bool:
    """Whether agenda items are called so."""
    return kind_of(title) is not None or not said(title).isdisjoint(("items", "items-alone"))


@cache
def _expression(list_: str, match: str | None = None) -> re.Pattern[str]:
    entry = rules.words("headings", list_)
    words = either(map(fold, entry.words), " ")
    before, after = {"whole": ("^", "$"), "first": ("^", r"\b"), "last": (r"\b", "$"), "part": (r"\b", r"\b")}[
        match or entry.gives["match"]
    ]
    return re.compile(f"{before}(?:{words}){after}")
