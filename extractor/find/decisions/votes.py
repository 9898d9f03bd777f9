"""Stage 3, decisions: how many voted for and against, and who."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from extractor import rules
from models import Ballot, Votes

Side = Literal["for", "against", "abstain"]
Vote = Literal["for", "against", "abstain", "absent"]
_NUMBERS = {
    word: number
    for number, word in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
} | {"no": 0, "none": 0, "nil": 0}
_NUMBER = r"(?:[0-9]{1,3}|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none|nil|no)"
_SIDES = {
    "for": r"(?:ayes?|yeas?|yays?|yes(?:es)?|for|in\s+favou?r|votes?\s+for|votes?\s+in\s+favou?r|votes?\s+to\s+(?:approve|accept|adopt|pass)|affirmative)",
    "against": r"(?:nays?|noes|nos?|against|opposed|in\s+opposition|negative|objections?|dissenting)",
    "abstain": r"(?:abstain(?:ed|ing|s)?|abstentions?|recused)",
}
_BEFORE = {
    side: re.compile(
        rf"(?<![\w$£/.-])(?P<n>{_NUMBER})\s+(?:votes?\s+|members?\s+|voting\s+|voted\s+|were\s+)*{name}\b",
        re.IGNORECASE,
    )
    for side, name in _SIDES.items()
}
_BEHIND = {
    side: re.compile(rf"\b{name}(?:\s*[:=]\s*|\s*[(–-]\s*)(?P<n>{_NUMBER})\b(?<!\bno)", re.IGNORECASE)
    for side, name in _SIDES.items()
}
_SCORE = re.compile(
    r"(?:\b(?:carried|passed|approved|adopted|defeated|failed|lost|agreed|votes?|voted|voting|motion|resolved|by|of|was|count|unanimously|accepted)\b[^.;\n\f0-9$£]{0,25}|\(\s*|^\s*)"
    r"\(?(?P<for>[0-9]{1,2})\s?(?:[-–/]|\bto\b|\bvotes to\b)\s?(?P<against>[0-9]{1,2})(?:\s?[-–/]\s?(?P<abstain>[0-9]{1,2}))?\)?(?![\w/-]|\.[0-9]|\s?(?:%|years?|days?|pm|am|weeks?|months?))",
    re.IGNORECASE,
)
_VOTE_WORDS = re.compile(
    r"\b(?:votes?|voted|voting|ayes?|yeas?|in favou?r|carried|passed|motion|affirmative)\b", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?:^|(?<=[.;:,\n]\s)|(?<=\s))(?P<label>voting (?:aye|yes|no|nay|for|against)|ayes?|yeas?|yes|nays?|noes|no|for|in favou?r|against|opposed|abstain(?:ed|ing)?|abstentions?|absent|not voting)"
    r"\s*(?:\([0-9]+\)\s*|[0-9]+\s*)?[:–—-]\s*(?P<names>[^:;.\n]*)",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?P<name>[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*){0,3})\s*[-–—:,(]\s*(?P<vote>aye|nay|yea|yes|no|abstain(?:ed)?|absent|present)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][\w’'.-]*(?:\s+(?:[A-Z][\w’'.-]*))*")


def count(text: str) -> Votes | None:
    """The numbers that `text` gives of a vote; None if it gives none."""
    found = {side: number for side in _SIDES if (number := _number(side, text)) is not None}
    if found.keys() <= {"for"} and not _VOTE_WORDS.search(text):
        found = {}
    score = _SCORE.search(text)
    if score and "for" not in found:
        found = {side: int(value) for side, value in score.groupdict().items() if value is not None} | found
    return (
        Votes(in_favour=found.get("for"), against=found.get("against"), abstain=found.get("abstain")) if found else None
    )


def _number(side: str, text: str) -> int | None:
    if side == "against" and re.search(r"\bno objections?\b", text, re.IGNORECASE):
        text = re.sub(r"\bno objections?\b", " ", text, flags=re.IGNORECASE)
    found = _BEHIND[side].search(text) or _BEFORE[side].search(text)
    if found is None:
        return None
    word = found["n"].casefold()
    return int(word) if word.isdigit() else _NUMBERS[word]


def ballots(text: str) -> Iterator[Ballot]:
    """How each member voted, where `text` names them."""
    pairs = [found for found in _PAIR.finditer(text) if _vote(found["vote"])]
    if pairs:
        for found in pairs:
            yield Ballot(name=found["name"].strip(), vote=_vote(found["vote"]) or "for")
        return
    for label in _LABEL.finditer(text):
        vote = _vote(label["label"])
        names = [name.group().strip(" .") for name in _NAME.finditer(label["names"])]
        for name in names:
            if vote and name.casefold() not in rules.words("decisions_parties", "no-party").words:
                yield Ballot(name=name, vote=vote)


@cache
def _votes() -> dict[str, Vote]:
    sides: dict[Vote, str] = {
        "for": "aye ayes yea yeas yes for in favour in favor voting aye voting yes voting for",
        "against": "nay nays no noes against opposed voting no voting nay voting against",
        "abstain": "abstain abstained abstaining abstention abstentions",
        "absent": "absent not voting",
    }
    return {word: vote for vote, words in sides.items() for word in _phrases(words)}


def _phrases(words: str) -> Iterator[str]:
    yield from re.findall(r"voting \w+|in favou?r|not voting|\w+", words)


def _vote(label: str) -> Vote | None:
    return _votes().get(label.casefold())
