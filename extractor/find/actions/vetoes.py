"""Stage 3, actions: what is said of somebody's doing and yet is no task: rules, hopes, history, what meetings hear."""

import re

from extractor.find.actions import deeds, due, headings
from extractor.find.actions.setting import Setting, compiled, listed
from extractor.find.doers import Doer
from extractor.language import Match
from extractor.late import late
from models import Span

_BY_RULES = frozenset({"office", "body", "own", "outer"})  # those of whom rules of a body say what they do
_FOR_SURE = frozenset({"set", "promise", "order", "request", "offer"})  # forces that no "if" before them takes away
_TOLD = frozenset({"order", "report", "said", "promise"})  # forces that may be told of long ago
_MANY = 4  # times that "shall" stands in what lays down rules
_NEAR = 200  # letters behind a sentence within which its motion may come to nothing
_WORD = late(r"[^\s,;:.()\[\]“”\"]+")
_MOVED = late(r"\b(?:move[sd]?|motions?|propos(?:ed|es|al))\b", re.IGNORECASE)
_YEAR_FIRST = late(r"(?:In|During|Since|Back in)\s(?:[A-Z][a-z]+\s)?(?P<year>1[5-9][0-9]{2}|20[0-9]{2})\b")
_HAD = late(r"\bhad\s*$")  # "The Clerk had agreed to write": long ago
_HAS_FIRST = late(r"(?:also |now )*(?:has|have|had|with)\b")
_WAS_TO = late(r"\s*(?:was|were) to\b")
_WERE_TO = late(r"\s*were to\b")
_IF = late(r"(?:if|unless)\b", re.IGNORECASE)
_HAD_FIRST = late(r"\s*had\b")
_SHALL = late(r"\bshall\b")


def are_none(setting: Setting, sentence: Span, who: tuple[Doer, ...], match: Match) -> bool:
    """Whether what `match` says `who` will do is no task, by what else its sentence or its place says."""
    return (
        _is_conditional(setting, sentence, who[0], match)
        or _is_rule(setting, sentence, who[0], match)
        or _is_noun(setting, match)
        or _is_news(setting, who[0], match)
        or _is_history(setting, sentence, match)
        or _is_of_the_meeting(setting, sentence, who, match)
    )


def _is_conditional(setting: Setting, sentence: Span, doer: Doer, match: Match) -> bool:
    """Whether the clause is a condition, a hope, a question or an opinion rather than a plan."""
    if _WERE_TO.match(setting.text, match.start) and _IF.match(setting.text, sentence.start, doer.start):
        return True
    if match.rule.gives["force"] in _FOR_SURE:
        return False
    before = setting.text[sentence.start : doer.start]
    before = before if doer.sort in ("body", "own") else due.main_clause(before)
    words = {word.casefold() for word in _WORD.findall(before)}
    return bool(words & listed("actions_prose", "if-words"))


def _is_rule(setting: Setting, sentence: Span, doer: Doer, match: Match) -> bool:
    """Whether it is told what an office or a body does by law or by rules."""
    if match.rule.gives["force"] not in ("plan", "duty") or doer.sort not in _BY_RULES:
        return False
    if headings.are_rules(setting, match.start):
        return True
    if _SHALL.search(setting.text, match.start, match.end) and len(_SHALL.findall(setting.text)) >= _MANY:
        return True
    line = max(setting.text.rfind("\n", 0, sentence.start), setting.text.rfind("\f", 0, sentence.start)) + 1
    by_law = compiled("actions_vetoes", "by-law")
    return any(by_law.match(setting.text, at, match.start) for at in (line, sentence.start))


def _is_noun(setting: Setting, match: Match) -> bool:
    """Whether what looks like a verb of intent is a noun: "They have plans to build"."""
    return match.rule.gives["force"] == "intent" and _HAS_FIRST.match(setting.text, match.start) is not None


def _is_news(setting: Setting, doer: Doer, match: Match) -> bool:
    """Whether it is only told what a body was about to do: "The Department was to publish"."""
    return doer.sort in deeds.NOT_PEOPLE - {"name"} and _WAS_TO.match(setting.text, match.start) is not None


def _is_history(setting: Setting, sentence: Span, match: Match) -> bool:
    """Whether it was asked or promised long ago, or by a motion that came to nothing."""
    if match.rule.gives["force"] not in _TOLD:
        return False
    text = setting.text
    if _HAD.search(text, sentence.start, match.start) or _HAD_FIRST.match(text, match.start):
        return True
    if compiled("actions_vetoes", "told-of-old").search(text, sentence.start, match.start) or _is_of_a_year_before(
        setting, sentence, match
    ):
        return True
    ends = [at for at in (text.find("\n", sentence.end), text.find("\f", sentence.end)) if at >= 0]
    behind = min([*ends, sentence.end + _NEAR])
    is_motion = _MOVED.search(text, sentence.start, match.end) is not None
    return is_motion and compiled("actions_vetoes", "came-to-nothing").search(text, sentence.end, behind) is not None


def _is_of_a_year_before(setting: Setting, sentence: Span, match: Match) -> bool:
    """Whether the sentence opens with a year before the meeting's: "In 1954 the Secretary was asked"."""
    found = _YEAR_FIRST.match(setting.text, sentence.start, match.start)
    return found is not None and setting.date is not None and found["year"] < setting.date[:4]


def _is_of_the_meeting(setting: Setting, sentence: Span, who: tuple[Doer, ...], match: Match) -> bool:
    """Whether it is done at this meeting, or is what the next one, or one of a day to come, will hear or do."""
    text, verb = setting.text, match.end - len(match.groups.get("verb") or "")
    if compiled("actions_vetoes", "of-this-meeting").match(text, verb, sentence.end):
        return True
    if compiled("actions_vetoes", "of-procedure").search(text, sentence.start, sentence.end):
        return True
    if compiled("actions_vetoes", "of-a-programme").match(text, sentence.start, who[0].start):
        return True
    if any(d.sort not in deeds.NOT_PEOPLE for d in who):
        return False
    is_talk = match.rule.gives["force"] == "plan" and compiled("actions_vetoes", "own-talk").match(text, verb)
    return bool(is_talk or compiled("actions_vetoes", "of-the-next").search(text, match.start, sentence.end))
