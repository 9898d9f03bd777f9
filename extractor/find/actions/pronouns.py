"""Stage 3, actions: whom "she will" and "who will" mean."""

import re

from extractor.find import doers
from extractor.find.actions.setting import Setting
from extractor.find.doers import Doer
from extractor.language import Match
from models import Span

_PRONOUN = re.compile(r"(?:^|[\s,;:(“\"])(?P<word>[Hh]e|[Ss]he|[Tt]hey|who)\s*(?:both|each|all)?$")
_PEOPLE = frozenset({"known", "titled", "office", "name"})


def meant(setting: Setting, sentence: Span, match: Match) -> tuple[Doer, ...]:
    """The doers that a pronoun right before the find stands for: for "who" those right before it, else the subject nearest
    before it in its paragraph; none if no pronoun stands there.
    """
    found = _PRONOUN.search(setting.text[sentence.start : match.start])
    if found is None:
        return ()
    at = sentence.start + found.start("word")
    if found["word"] == "who":
        return _people(setting.doers.before(_without_comma(setting.text, at)))
    if not doers.opens_clause(setting.text, sentence.start, at):
        return ()
    return _nearest(setting, at, many=found["word"].casefold() == "they")


def _without_comma(text: str, at: int) -> int:
    return len(text[:at].rstrip(" ,"))


def _people(chain: tuple[Doer, ...]) -> tuple[Doer, ...]:
    return tuple(doer for doer in chain if doer.sort in _PEOPLE)


def _nearest(setting: Setting, at: int, *, many: bool) -> tuple[Doer, ...]:
    """The subjects nearest before `at` in its paragraph: several, or a body, for "they"."""
    begin = max(setting.text.rfind("\n", 0, at), setting.text.rfind("\f", 0, at)) + 1
    for doer in reversed(setting.doers.inside(begin, at)):
        chain = setting.doers.before(doer.end)
        if not chain or not _is_subject(setting, begin, chain[0]):
            continue
        fits = len(chain) > 1 or doer.sort in ("body", "own") if many else len(chain) == 1 and doer.sort in _PEOPLE
        if fits:
            return chain
    return ()


def _is_subject(setting: Setting, begin: int, doer: Doer) -> bool:
    sentence = max(setting.text.rfind(stop, begin, doer.start) + 2 for stop in (". ", "? ", "! "))
    return doers.opens_clause(setting.text, max(begin, sentence), doer.start)
