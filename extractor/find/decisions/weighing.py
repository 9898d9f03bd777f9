"""Stage 3, decisions: sentences in which no rule has found a decision, found by the weight of many signs together.

Rules know forms that somebody has written down. What their words have in common (a verb of decision in the past behind
the name of a body, nothing of plans or reports around it) tells a decision in forms that nobody has: less surely, so
each find has a confidence of its own, and all of them count only where the rules have found little beside them.
"""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby, islice
from math import exp

from extractor.find import items
from extractor.find.decisions import parties, tables, votes
from extractor.find.decisions.cues import Said
from extractor.find.decisions.draft import is_elsewhere
from extractor.find.decisions.signs import has_verb, signs
from models import Decision, Section, Span

_LEAST = 0.65  # of 1: how sure a sentence must be
_FEWEST = 4  # words: fewer say only that something was decided
_SHARE = 0.5  # of the rules' finds: fewer are chance in a document whose form the rules know


def find(
    text: str, sections: tuple[Section, ...], sentences: list[Said], known: list[Decision], inside: list[Span]
) -> Iterator[Decision]:
    """The decisions that sentences tell by their signs; none if they are few beside the `known` ones.

    Passed over are sentences of known ones, those `inside` tables of decisions, those that only name who moved, and
    those that a rule vetoes.
    """
    taken = [*inside, *(one.span for one in known), *(span for one in known for span in one.stretches())]
    sure = [
        (at, one, told)
        for at, one in enumerate(sentences)
        if not (one.is_vetoed or (one.is_bare and one.parties))
        and (told := sureness(text, sections, one)) >= _LEAST
        and not any(span.touches(one.span) for span in taken)
        and not is_elsewhere(sections, one.section)
    ]
    runs = groupby(enumerate(sure), key=lambda each: (each[1][1].paragraph, each[1][0] - each[0]))
    found = [_decision(text, [(one, told) for _, (_, one, told) in run]) for _, run in runs]
    yield from found if len(found) >= _SHARE * len(known) else ()


def sureness(text: str, sections: tuple[Section, ...], sentence: Said) -> float:
    """How likely it is that a sentence tells a decision, 0 to 1."""
    words = sentence.span.of(text)
    if len(words.split()) < _FEWEST or not has_verb(words):
        return 0.0
    section = sections[sentence.section] if sentence.section >= 0 else None
    weight = weights()["always"] + sum(weights().get(sign, 0.0) for sign in signs(words, section))
    return 1 / (1 + exp(-weight))


def _decision(text: str, told: list[tuple[Said, float]]) -> Decision:
    """One decision of a paragraph's sentences."""
    spans = [items.without_mark(text, sentence.span) for sentence, _ in told]
    words = " ".join(" ".join(span.of(text) for span in spans).split())
    named = [party for span in spans for party in parties.find(text, span)]
    mover, seconder = (
        next((party.span.of(text) for party in named if party.part == part), None) for part in ("mover", "seconder")
    )
    count = votes.count(words)
    return Decision(
        span=Span(start=spans[0].start, end=spans[-1].end),
        quotes=tuple(spans) if len(spans) > 1 else (),
        rule="weighed",
        confidence=round(max(sure for _, sure in told), 2),
        text=words,
        mover=mover,
        seconder=seconder,
        outcome=tables.outcome(words, voted=bool(mover or seconder or count)),
        votes=count,
    )


@cache
def weights() -> dict[str, float]:
    """What each sign weighs, by its name, as scripts/weigh_decisions.py measures; `always` is in each sentence."""
    table = files("extractor.rules").joinpath("decisions_weights.csv").read_text("utf-8")
    return {sign: float(weight) for sign, weight in islice(csv.reader(table.splitlines()), 1, None)}
