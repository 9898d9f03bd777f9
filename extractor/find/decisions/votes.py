"""Stage 3, decisions: how many voted for and against, and who."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from extractor import needed, rules
from extractor.either import either
from extractor.late import late
from models import Ballot, Votes

Vote = Literal["for", "against", "abstain", "absent"]
_VOTES: tuple[Vote, ...] = ("for", "against", "abstain", "absent")
_NAME = late(r"[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*)*")


def count(text: str) -> Votes | None:
    """The numbers that `text` gives of a vote; None if it gives none."""
    found: dict[str, int] = {}
    for rule in rules.table("decisions_votes").rule:
        expression = _expression(rule.id)
        match = expression.search(text) if needed.is_possible(expression, text) else None
        if match is not None and rule.gives["side"] == "score":
            found = _score(match) | found if "for" not in found else found
        elif match is not None and rule.gives["side"] == "loss":
            few, many = sorted((_number(match["n"]), _number(match["other"])))
            found |= {"for": few, "against": many}
        elif match is not None:
            found.setdefault(rule.gives["side"], _number(match["n"]))
    if not found:
        return None
    return Votes(in_favour=found.get("for"), against=found.get("against"), abstain=found.get("abstain"))


def _score(match: re.Match[str]) -> dict[str, int]:
    told = {"for": match["ayes"], "against": match["nays"], "abstain": match["abstain"]}
    return {side: _number(value) for side, value in told.items() if value is not None}


def _number(word: str) -> int:
    low = word.casefold()
    if low.isdigit():
        return int(low)
    return 0 if low in _words("naught") else rules.words("decisions_votes", "numbers").words.index(low)


@cache
def _expression(id_: str) -> re.Pattern[str]:
    return late(rules.rule("decisions_votes", id_).regex or "(?!)")


def _words(id_: str) -> frozenset[str]:
    return frozenset(rules.words("decisions_votes", id_).words)


def ballots(text: str) -> Iterator[Ballot]:
    """How each member voted, where `text` names them by vote or by name."""
    pairs = list(_pair().finditer(text))
    if pairs:
        yield from (Ballot(name=pair["name"].strip(), vote=_vote(pair["vote"])) for pair in pairs)
        return
    for label in _label().finditer(text):
        for name in _NAME.finditer(label["names"]):
            words = name.group().strip(" .")
            if words.casefold() not in _none():
                yield Ballot(name=words, vote=_vote(label["label"]))


def is_label(title: str) -> bool:
    """Whether a heading is no more than the label of those who voted one way: "Absent", "Ayes"."""
    return any(" ".join(title.casefold().split()).strip(" :.") in _words(f"votes-{vote}") for vote in _VOTES)


def _none() -> frozenset[str]:
    return frozenset(rules.words("decisions_parties", "no-party").words) | _words("naught")


@cache
def _pair() -> re.Pattern[str]:
    labels = either(_words("votes-for") | _words("votes-against") | _words("votes-abstain") | _words("votes-absent"))
    return late(rf"(?P<name>{_NAME.pattern})\s*[-–—:,(]\s*(?P<vote>(?i:{labels}))\b(?=\s*(?:[;,.)]|$))")


@cache
def _label() -> re.Pattern[str]:
    labels = either(label for vote in _VOTES for label in _words(f"votes-{vote}"))
    return late(
        rf"(?:^|(?<=[.;:,\n] )|(?<=\s))(?P<label>(?i:{labels}))\s*(?:\([0-9]+\)\s*|[0-9]+\s*)?[:–—-]"
        rf"\s*(?P<names>[^:;\n]*?)"
        rf"(?=[;\n]|$|\.\s|\.$|\s(?i:{labels})\b)"
    )


def _vote(label: str) -> Vote:
    return next(vote for vote in _VOTES if " ".join(label.casefold().split()) in _words(f"votes-{vote}"))
