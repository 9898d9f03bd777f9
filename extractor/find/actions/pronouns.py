"""Stage 3, actions: whom "she will" and "who will" mean."""

from collections.abc import Iterator

from extractor.find import doers
from extractor.find.actions.setting import Setting
from extractor.find.doers import Doer
from extractor.language import Match
from extractor.late import late
from models import Span

_PRONOUN = late(r"(?:^|[\s,;:(“\"])(?P<word>[Hh]e|[Ss]he|[Tt]hey|who)\s*(?:both|each|all|also|now|then)?$")
_LEADING = late(r"(?P<word>He|She|They)\b")
_PEOPLE = frozenset({"known", "titled", "office", "name"})


def meant(setting: Setting, sentence: Span, match: Match) -> tuple[Doer, ...]:
    """The doers that a pronoun right before the find stands for; none if no pronoun stands there.

    "Who" means those right before it, "she" and "they" the subject nearest before it in its paragraph.
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


def leading(setting: Setting, sentence: Span) -> tuple[Doer, ...]:
    """The doers that a pronoun with which the sentence begins stands for: "She knew it and will ask"."""
    found = _LEADING.match(setting.text, sentence.start)
    return _nearest(setting, found.start(), many=found["word"] == "They") if found else ()


def _without_comma(text: str, at: int) -> int:
    return len(text[:at].rstrip(" ,"))


def _people(chain: tuple[Doer, ...]) -> tuple[Doer, ...]:
    return tuple(doer for doer in chain if doer.sort in _PEOPLE)


def _nearest(setting: Setting, at: int, *, many: bool) -> tuple[Doer, ...]:
    """The subjects nearest before `at` in its paragraph; a mere name only if there is no better."""
    begin = max(setting.text.rfind("\n", 0, at), setting.text.rfind("\f", 0, at)) + 1
    fits = [chain for chain in _subjects(setting, begin, at) if _fits(chain, many=many)]
    return next((chain for chain in fits if chain[0].sort != "name"), fits[0] if fits else ())


def _subjects(setting: Setting, begin: int, at: int) -> Iterator[tuple[Doer, ...]]:
    """The subjects between `begin` and `at`, the nearest to `at` first."""
    for doer in reversed(setting.doers.inside(begin, at)):
        chain = setting.doers.before(doer.end)
        if chain and _is_subject(setting, begin, chain[0]):
            yield setting.doers.with_partners(chain, begin)


def _fits(chain: tuple[Doer, ...], *, many: bool) -> bool:
    if many:
        return len(chain) > 1 or chain[0].sort in ("body", "own")
    return len(chain) == 1 and chain[0].sort in _PEOPLE


def _is_subject(setting: Setting, begin: int, doer: Doer) -> bool:
    sentence = max(setting.text.rfind(stop, begin, doer.start) + 2 for stop in (". ", "? ", "! "))
    return doers.opens_clause(setting.text, max(begin, sentence), doer.start)
