"""Stage 3, actions: what running prose gives somebody to do."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby

import re

from spacy.tokens import Doc

from extractor import language
from extractor.find import doers
from extractor.find.actions import due
from extractor.find.actions.setting import Setting, compiled, listed
from extractor.find.doers import Doer
from extractor.language import Match
from models import Action, Span

_WORD = re.compile(r"[^\s,;:.()\[\]“”\"]+")


def find(doc: Doc, setting: Setting) -> Iterator[Action]:
    """One action for each sentence that gives somebody named a task, in order."""
    spans = list(language.sentences(setting.text))
    starts = [span.start for span in spans]
    found = ((spans[max(0, bisect_right(starts, _hinge(m)) - 1)], m) for m in language.find("actions_prose", doc))
    for span, pairs in groupby(sorted(found, key=lambda pair: (pair[0].start, pair[1].start)), key=lambda pair: pair[0]):
        action = _action(setting, span, [match for _, match in pairs])
        if action is not None:
            yield action


def _hinge(match: Match) -> int:
    return match.end - 1


def _action(setting: Setting, span: Span, matches: list[Match]) -> Action | None:
    owners: dict[str, Span] = {}
    rule = ""
    for match in matches:
        who = takers(setting, span, match)
        rule = rule or (match.rule.id if who else "")
        owners.update({setting.doers.printed(d): Span(start=d.start, end=d.end) for d in who})
    if not owners:
        return None
    when = due.find(setting.text, span, setting.date)
    return Action(
        span=span,
        rule=rule,
        text=span.of(setting.text),
        owners=tuple(owners),
        due=when.value if when else None,
        due_text=when.span.of(setting.text) if when else None,
        marked=False,
    )


def takers(setting: Setting, sentence: Span, match: Match) -> tuple[Doer, ...]:
    """Those to whom `match` gives a task in `sentence`; none if it gives none."""
    if match.start < sentence.start or match.end > sentence.end:
        return ()
    who = _who(setting, sentence, match)
    if not who or any(not _does(setting, d, match) for d in who) or _is_conditional(setting, sentence, who[0], match):
        return ()
    return who


def _who(setting: Setting, sentence: Span, match: Match) -> tuple[Doer, ...]:
    side = match.rule.gives["who"]
    if side == "after":
        return setting.doers.after(match.end)
    if side == "inside":
        found = setting.doers.inside(match.start, match.end)
        chain = setting.doers.after(found[0].start) if found else ()
        return chain if chain and _fills(setting, match, chain) else ()
    chain = setting.doers.before(match.start)
    return chain if chain and chain[0].start >= sentence.start and doers.opens_clause(setting.text, sentence.start, chain[0].start) else ()


def _fills(setting: Setting, match: Match, chain: tuple[Doer, ...]) -> bool:
    """Whether the doers are all that stands between the verb of asking and the task."""
    who = match.groups.get("who") or ""
    named = sum(d.end - d.start for d in chain)
    return len(who) - named <= 12 * len(chain) + 6


def _does(setting: Setting, doer: Doer, match: Match) -> bool:
    """Whether what the find says is a deed, and of somebody of whom it is a task."""
    verb, force = _stem(match.groups.get("verb") or ""), match.rule.gives["force"]
    is_deed = any(form in listed("actions_prose", "deeds") for form in verb)
    if verb & listed("actions_prose", "no-deeds-of-people") and not is_deed:
        return False
    if doer.sort == "letters":
        return is_deed and force in ("set", "order")
    if doer.sort in ("body", "own", "name") or force == "report":
        return is_deed and not (force == "promise" and is_meeting(setting, doer))
    return True


def is_meeting(setting: Setting, doer: Doer) -> bool:
    """Whether the doer is the meeting itself in a general word: the Board, members."""
    return doer.sort == "body" and setting.doers.printed(doer).casefold() in doers.listed("collectives")


def _stem(verb: str) -> frozenset[str]:
    """The forms a verb may stand for: "visiting" for visit, "writing" for write, "setting" for set."""
    low = verb.casefold()
    forms = {low}
    for ending in ("ing", "ed", "s", "d"):
        if low.endswith(ending) and len(low) > len(ending) + 1:
            stem = low[: -len(ending)]
            forms |= {stem, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem}
            forms |= {stem[:-1] + "y"} if stem.endswith("i") else set()
    return frozenset(forms | _IRREGULAR.get(low, frozenset()))


_IRREGULAR = {
    form: frozenset({base})
    for base, forms in {
        "send": "sent", "write": "written", "draw": "drawn", "put": "put", "bring": "brought", "buy": "bought", "take": "taken", "give": "given", "build": "built", "find": "found",
        "lead": "led", "read": "read", "run": "run", "set": "set", "speak": "spoken", "undertake": "undertaken", "oversee": "overseen", "seek": "sought", "make": "made",
    }.items()
    for form in forms.split()
}


def _is_conditional(setting: Setting, sentence: Span, doer: Doer, match: Match) -> bool:
    """Whether the clause is a condition, a hope or an opinion rather than a plan."""
    if match.rule.gives["force"] in ("set", "promise", "order"):
        return False
    before = setting.text[sentence.start : doer.start]
    words = {word.casefold() for word in _WORD.findall(before)}
    return bool(words & listed("actions_prose", "if-words"))
