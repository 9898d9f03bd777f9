"""Stage 3, actions: owners on lines of their own, each below the paragraph that says what they are to do."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from extractor import language
from extractor.find.actions import naming, owners, task
from extractor.find.actions.setting import Setting
from extractor.late import late
from models import Action, Paragraph, Span

_FEWEST = 3  # such lines in a document that is kept so
_LINE = 8  # words of a line that is nothing but owners
_WORD = late(r"[A-Z][\w’'-]+")
_TALK = 6  # words of a paragraph of talk


class _Pair(NamedTuple):
    """The sentence that is to be done, and the line of owners below it."""

    said: Span
    who: tuple[Span, ...]
    is_named: bool


def find(setting: Setting) -> Iterator[Action]:
    """The actions so set, in order; none if few lines are so, or most of them do not own what stands above them."""
    pairs = list(_pairs(setting))
    if len(pairs) < _FEWEST or 2 * sum(pair.is_named for pair in pairs) < len(pairs):
        return
    for pair in pairs:
        found = task.action(setting, pair.said, "owners-below", task.Beside(who=pair.who))
        if found is not None:
            yield found


def _pairs(setting: Setting) -> Iterator[_Pair]:
    for above, line in pairwise(setting.document.paragraphs):
        is_alone = len(line.span.of(setting.text).split()) <= _LINE and line.first.cell is None
        who = naming.label(setting, line.span) if is_alone and _is_talk(setting.text, above) else ()
        if who:
            yield _pair(setting, above, who)


def _is_talk(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph is running text outside tables: sentences, not a name or a label."""
    words = paragraph.span.of(text)
    return paragraph.first.cell is None and len(words.split()) >= _TALK and words.rstrip()[-1:] in ".)!?;"


def _pair(setting: Setting, above: Paragraph, who: tuple[Span, ...]) -> _Pair:
    """The last sentence of `above` that gives the owners something, or else names them, or else the last."""
    spans = [
        Span(start=above.span.start + said.start, end=above.span.start + said.end)
        for said in language.sentences(above.span.of(setting.text))
    ]
    names = {word for span in who for word in _WORD.findall(span.of(setting.text))}
    rank, _, best = max((_rank(setting, said, names), at, said) for at, said in enumerate(spans))
    return _Pair(best, who, rank > 0)


def _rank(setting: Setting, said: Span, names: set[str]) -> int:
    """0 for a sentence in which none of `names` stands, 1 where one does, 2 where it is given something to do."""
    words = said.of(setting.text)
    is_named = bool(names & set(_WORD.findall(words)))
    given = {word for span in owners.of_task(setting, said).owners for word in _WORD.findall(span.of(setting.text))}
    return is_named + bool(names & given or task.is_to_be_done(words))
