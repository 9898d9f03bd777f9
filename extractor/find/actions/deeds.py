"""Stage 3, actions: whether a verb is one of doing, and what it says a task of the one who is to do it."""

from extractor import names
from extractor.find import cast
from extractor.find.actions.setting import Setting, compiled, listed
from extractor.find.doers import Doer
from extractor.language import Match
from extractor.late import late

NOT_PEOPLE = frozenset({"body", "own", "outer", "name", "letters"})  # sorts of doers of whom less is a task
# Forces that make a task of nothing but a deed of one of these sorts of doers.
_DEEDS_OF = dict.fromkeys(("advice", "intent", "offer"), ("known", "titled")) | {
    "request": ("known", "titled", "office"),
    "passive": ("titled", "office"),
}
_SINGLE = frozenset({"known", "titled", "office"})  # sorts of doers who may be one person
_NEXT_WORD = late(r" (?P<word>[A-Za-z]+)")


def are_for(setting: Setting, doer: Doer, match: Match) -> bool:
    """Whether what the find says is a deed, and of somebody of whom it is a task."""
    printed = match.groups.get("verb") or ""
    verb = forms(printed)
    is_deed = bool(verb & listed("actions_prose", "deeds")) or _is_deed_of_two_words(setting.text, verb, match)
    is_deed = is_deed or _has_it_done(setting.text, match)
    if printed[:1].isupper() and not (is_deed and doer.sort not in NOT_PEOPLE):
        return False
    if verb & _no_deeds(match) and not is_deed:
        return False
    return _takes(setting, doer, match.rule.gives["force"], is_deed=is_deed)


def _takes(setting: Setting, doer: Doer, force: str, *, is_deed: bool) -> bool:
    """Whether what is said with `force` is a task of the doer: of the meeting itself, of outsiders less is."""
    is_ours, is_all = doer.sort not in NOT_PEOPLE, is_meeting(setting, doer)
    if doer.sort in ("letters", "outer") and force not in ("set", "order"):
        return False
    if force in _DEEDS_OF or force == "bare":
        return is_deed and _does(setting, doer, force)
    if force == "duty":
        return not is_all and doer.sort != "own" and (is_deed or is_ours)
    if force == "promise" or (not is_ours and force == "order"):
        return not is_all or (force == "order" and setting.doers.printed(doer).endswith("s"))
    if force == "set" and doer.sort in ("own", "body"):
        return True
    return is_deed or (force != "report" and (is_ours or (doer.sort == "body" and not is_all)))


def _does(setting: Setting, doer: Doer, force: str) -> bool:
    """Whether the doer is of those of whom a deed is a task though less than that is said of it."""
    if force == "bare":
        return doer.sort in _SINGLE and (doer.sort != "office" or not _is_plural(setting, doer))
    return doer.sort in _DEEDS_OF[force] or (force == "request" and is_given(setting, doer))


def _is_deed_of_two_words(text: str, verb: frozenset[str], match: Match) -> bool:
    following = _NEXT_WORD.match(text, match.end)
    return following is not None and any(
        f"{form} {following['word'].casefold()}" in listed("actions_prose", "deeds-of-two-words") for form in verb
    )


def _has_it_done(text: str, match: Match) -> bool:
    at = match.end - len(match.groups.get("verb") or "")
    return bool(compiled("actions_vetoes", "has-it-done").match(text, at))


def _no_deeds(match: Match) -> frozenset[str]:
    """The verbs that are no task: few where the minutes set it ("JS to include"), more where they tell what will be."""
    return listed("actions_prose", "no-verbs" if match.rule.gives["force"] == "set" else "no-deeds-of-people")


def is_given(setting: Setting, doer: Doer) -> bool:
    """Whether the doer is called by a given name."""
    return doer.sort == "name" and names.is_given(setting.doers.printed(doer).split()[0])


def _is_plural(setting: Setting, doer: Doer) -> bool:
    return setting.doers.printed(doer).casefold().endswith(("s", "men", "women"))


def is_meeting(setting: Setting, doer: Doer) -> bool:
    """Whether the doer is the meeting itself in a general word: the Board, members."""
    return setting.doers.printed(doer).casefold() in cast.listed("collectives")


def is_present(word: str, *, are_sure: bool) -> bool:
    """Whether a word is a verb of doing as a note has it ("JS check"), or, of those who are sure, "JS checks"."""
    low = word.casefold()
    base = forms(low) if are_sure and low.endswith("s") else {low}
    return bool(base & listed("actions_prose", "deeds"))


def forms(verb: str) -> frozenset[str]:
    """The forms a verb may stand for: "visiting" for visit, "writing" for write, "setting" for set."""
    low = verb.casefold()
    found = {low}
    for ending in ("ing", "ed", "s", "d"):
        if low.endswith(ending) and len(low) > len(ending) + 1:
            stem = low[: -len(ending)]
            found |= {stem, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem}
            found |= {stem[:-1] + "y"} if stem.endswith("i") else set()
    return frozenset(found | _IRREGULAR.get(low, frozenset()))


_IRREGULAR = {
    form: frozenset({base})
    for base, forms in {
        "send": "sent",
        "write": "written",
        "draw": "drawn",
        "put": "put",
        "bring": "brought",
        "buy": "bought",
        "take": "taken",
        "give": "given",
        "build": "built",
        "find": "found",
        "lead": "led",
        "read": "read",
        "run": "run",
        "set": "set",
        "speak": "spoken",
        "undertake": "undertaken",
        "oversee": "overseen",
        "seek": "sought",
        "make": "made",
    }.items()
    for form in forms.split()
}
